#include "training/name_corpus.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "claimgraph/error.hpp"
#include "claimgraph/model_file.hpp"
#include "claimgraph/utf8.hpp"
#include "core/text/annotator.hpp"
#include "core/text/names.hpp"
#include "core/text/tagger.hpp"
#include "training/treebank.hpp"

namespace claimgraph::training {

namespace {

using namespace name_label;

void add_sentence(NameDocument& document, const std::vector<std::string>& forms,
                  const std::vector<std::uint8_t>& labels) {
  if (forms.empty()) return;
  const auto first = static_cast<std::uint32_t>(document.forms.size());
  document.forms.insert(document.forms.end(), forms.begin(), forms.end());
  document.gold.insert(document.gold.end(), labels.begin(), labels.end());
  document.sentences.push_back({first, static_cast<std::uint32_t>(document.forms.size()), 0, {}});
}

// Tokens point into `forms`, so this comes when the document will not grow or move any more.
void finish(std::vector<NameDocument>& documents, const Tagger& tagger) {
  WordFeaturizer featurize;
  for (NameDocument& document : documents) {
    document.tokens.resize(document.forms.size());
    for (std::size_t t = 0; t < document.forms.size(); ++t) {
      document.tokens[t].form = document.forms[t];
      document.words.push_back(featurize(document.forms[t]));
    }
    for (const Sentence& s : document.sentences) {
      tagger.tag(std::span(document.words).subspan(s.first, s.last - s.first),
                 std::span(document.tokens).subspan(s.first, s.last - s.first));
    }
  }
}

// Marks [first, last) as a name.
void mark(std::vector<std::uint8_t>& labels, std::size_t first, std::size_t last, NameType type) {
  if (last - first == 1) {
    labels[first] = make(unit, type);
    return;
  }
  for (std::size_t t = first; t < last; ++t) labels[t] = make(inside, type);
  labels[first] = make(begin, type);
  labels[last - 1] = make(name_label::last, type);
}

NameType type_named(std::string_view name) {
  if (name == "PER") return NameType::person;
  if (name == "ORG") return NameType::organization;
  return name == "LOC" ? NameType::place : NameType::other;
}

std::vector<std::uint8_t> from_bio(const std::vector<std::string>& bio) {
  std::vector<std::uint8_t> labels(bio.size(), kOutside);
  for (std::size_t t = 0; t < bio.size();) {
    if (bio[t] == "O") {
      ++t;
      continue;
    }
    std::size_t end = t + 1;
    while (end < bio.size() && bio[end][0] == 'I' && bio[end].substr(2) == bio[t].substr(2)) ++end;
    mark(labels, t, end, type_named(std::string_view(bio[t]).substr(2)));
    t = end;
  }
  return labels;
}

std::vector<NameDocument> read_two_columns(const std::filesystem::path& path) {
  const std::string bytes = read_file(path);
  std::vector<NameDocument> documents;
  std::vector<std::string> forms, bio;
  const auto end_sentence = [&] {
    if (!documents.empty()) add_sentence(documents.back(), forms, from_bio(bio));
    forms.clear();
    bio.clear();
  };
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with("#DOC ")) {
      end_sentence();
      documents.emplace_back();
    } else if (line.empty()) {
      end_sentence();
    } else if (tab != std::string_view::npos) {
      forms.emplace_back(line.substr(0, tab));
      bio.emplace_back(line.substr(tab + 1));
    }
  }
  end_sentence();
  return documents;
}

// ---- GUM: Entity=(12-person-new-…-Wikipedia_title … 12) in MISC ------------------------------------------
struct OpenEntity {
  std::string id;
  NameType type;
  std::size_t first;
};

NameType gum_type(std::string_view type) {
  if (type == "person") return NameType::person;
  if (type == "organization") return NameType::organization;
  return type == "place" ? NameType::place : NameType::other;
}

// An entity is taken for a name when its words are the proper nouns and what stands between them: its head,
// at least, is a proper noun, and no common word opens or ends it.
bool is_name(const TreeSentence& sentence, std::size_t& first, std::size_t& last) {
  const auto proper = [&](std::size_t t) { return sentence.gold_tag[t].upos == Upos::PROPN; };
  while (first < last && sentence.form[first] == "the") ++first;
  while (last > first && !proper(last - 1) && sentence.form[last - 1] == "'s") --last;
  if (first >= last || !proper(first) || !proper(last - 1)) return false;
  std::size_t names = 0;
  for (std::size_t t = first; t < last; ++t) names += proper(t);
  if (last - first > 8 || names * 2 < last - first) return false;
  // "Smith, who…" or "London and Paris" is no single name.
  for (std::size_t t = first; t < last; ++t) {
    const Upos upos = sentence.gold_tag[t].upos;
    if (upos == Upos::VERB || upos == Upos::PRON || sentence.form[t] == ",") return false;
  }
  return true;
}

std::vector<std::uint8_t> gum_labels(const TreeSentence& sentence) {
  std::vector<std::uint8_t> labels(sentence.size(), kOutside);
  std::vector<OpenEntity> open;
  struct Found {
    std::size_t first, last;
    NameType type;
  };
  std::vector<Found> names;
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    const std::string& misc = sentence.misc[t];
    const std::size_t start = misc.find("Entity=");
    if (start == std::string::npos) continue;
    std::string_view rest(misc);
    rest = rest.substr(start + 7);
    rest = rest.substr(0, rest.find('|'));
    while (!rest.empty()) {
      std::size_t end = rest.find_first_of("()", 1);
      std::string_view item;
      bool closes = false;
      if (rest[0] == '(') {
        item = rest.substr(1, std::min(end, rest.size()) - 1);
        closes = end != std::string_view::npos && rest[end] == ')';
        const std::size_t dash = item.find('-');
        const std::string_view behind = dash == std::string_view::npos ? "" : item.substr(dash + 1);
        open.push_back({std::string(item.substr(0, dash)), gum_type(behind.substr(0, behind.find('-'))), t});
        if (closes) names.push_back({t, t + 1, open.back().type});
        if (closes) open.pop_back();
      } else {
        item = rest.substr(0, std::min(rest.find(')'), rest.size()));
        end = rest.find(')');
        for (std::size_t o = open.size(); o-- > 0;) {
          if (open[o].id != item) continue;
          names.push_back({open[o].first, t + 1, open[o].type});
          open.erase(open.begin() + static_cast<std::ptrdiff_t>(o));
          break;
        }
        closes = end != std::string_view::npos;
      }
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + (closes ? 1 : 0));
    }
  }
  // Longest first; nested ones inside are dropped.
  std::stable_sort(names.begin(), names.end(),
                   [](const Found& a, const Found& b) { return a.last - a.first > b.last - b.first; });
  for (Found& name : names) {
    if (!is_name(sentence, name.first, name.last)) continue;
    const bool free = std::all_of(labels.begin() + static_cast<std::ptrdiff_t>(name.first),
                                  labels.begin() + static_cast<std::ptrdiff_t>(name.last),
                                  [](std::uint8_t label) { return label == kOutside; });
    if (free) mark(labels, name.first, name.last, name.type);
  }
  // Adjectives of nations and the like are names of the fourth kind in newswire.
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    const bool capital = (sentence.words[t].flags & WordFeatures::initial_capital) != 0;
    if (labels[t] == kOutside && t > 0 && capital && sentence.gold_tag[t].upos == Upos::ADJ) {
      labels[t] = make(unit, NameType::other);
    }
  }
  return labels;
}

std::vector<NameDocument> gum_names(const TrainOptions& options) {
  Treebank bank;
  read_treebank(bank, options.corpora / "ud-english" / "gum-train.conllu.gz", [](const std::string& id) {
    return !id.starts_with("GUM_speech") && !id.starts_with("GUM_textbook") && !id.starts_with("GUM_vlog");
  });
  std::vector<NameDocument> documents;
  std::uint32_t current = ~0U;
  for (const TreeSentence& sentence : bank.sentences) {
    if (sentence.document != current) documents.emplace_back();
    current = sentence.document;
    add_sentence(documents.back(), sentence.form, gum_labels(sentence));
  }
  return documents;
}

// ---- MEANTIME -------------------------------------------------------------------------------------------
NameType meantime_type(std::string_view type) {
  if (type.starts_with("PER")) return NameType::person;
  if (type.starts_with("ORG")) return NameType::organization;
  return type.starts_with("LOC") ? NameType::place : NameType::other;
}

void add_meantime_document(std::vector<NameDocument>& documents, const rapidjson::Document& json) {
  const std::string text = json["text"].GetString();
  const AnnotatedText doc = tokenize(text);
  const CodePointIndex index(text);
  std::vector<std::uint8_t> labels(doc.tokens.size(), kOutside);
  const auto& instances = json["instances"];
  for (const auto& member : json["mentions"].GetObject()) {
    const auto& mention = member.value;
    if (!mention.HasMember("syn") || !mention["syn"].IsString() ||
        std::string_view(mention["syn"].GetString()) != "NAM") {
      continue;
    }
    NameType type = NameType::other;
    if (mention.HasMember("to") && mention["to"].IsString() &&
        instances.HasMember(mention["to"].GetString())) {
      const auto& instance = instances[mention["to"].GetString()];
      if (instance.HasMember("type") && instance["type"].IsString())
        type = meantime_type(instance["type"].GetString());
    }
    const Span span{index.to_bytes(mention["span"][0].GetUint()),
                    index.to_bytes(mention["span"][1].GetUint())};
    const std::uint32_t first = doc.token_at(span.begin);
    std::uint32_t last = first;
    while (last < doc.tokens.size() && doc.tokens[last].span.begin < span.end) ++last;
    bool free = first < last && doc.tokens[first].sentence == doc.tokens[last - 1].sentence;
    for (std::uint32_t t = first; t < last; ++t) free = free && labels[t] == kOutside;
    if (free) mark(labels, first, last, type);
  }
  documents.emplace_back();
  for (const Sentence& sentence : doc.sentences) {
    std::vector<std::string> forms;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) forms.emplace_back(doc.tokens[t].form);
    add_sentence(documents.back(), forms,
                 {labels.begin() + static_cast<std::ptrdiff_t>(sentence.first),
                  labels.begin() + static_cast<std::ptrdiff_t>(sentence.last)});
  }
}

void add_meantime(std::vector<NameDocument>& documents, const TrainOptions& options) {
  const std::string bytes = read_file(options.corpora / "meantime" / "dev.jsonl");
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    rapidjson::Document json;
    json.Parse(rest.data(), end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!json.HasParseError() && json.IsObject()) add_meantime_document(documents, json);
  }
}

void finish(std::vector<NameDocument>& documents, const TrainOptions& options) {
  const auto models = ModelFile::open(options.model_path());
  finish(documents, Tagger(*models));
}

}  // namespace

std::vector<NameDocument> training_names(const TrainOptions& options) {
  std::vector<NameDocument> documents;
  if (options.set == ModelSet::news) {
    documents = read_two_columns(options.corpora / "newswire-names" / "wwn-train.ner.gz");
  } else {
    documents = gum_names(options);
    add_meantime(documents, options);
  }
  finish(documents, options);
  return documents;
}

std::vector<NameDocument> dev_names(const TrainOptions& options, const char* name) {
  std::vector<NameDocument> documents =
      read_two_columns(options.corpora / "newswire-names" / (std::string(name) + "-dev.ner.gz"));
  finish(documents, options);
  return documents;
}

std::size_t token_count(const std::vector<NameDocument>& documents) {
  std::size_t count = 0;
  for (const NameDocument& document : documents) count += document.forms.size();
  return count;
}

}  // namespace claimgraph::training
