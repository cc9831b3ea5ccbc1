#include "training/treebank.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include <array>
#include <charconv>
#include <string_view>

#include "claimgraph/error.hpp"
#include "core/text/annotator.hpp"

namespace claimgraph::training {

namespace {

std::int32_t number(std::string_view digits) {
  std::int32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void add_word(TreeSentence& sentence, std::string_view line) {
  std::array<std::string_view, 10> columns;
  for (auto& column : columns) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    column = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  if (columns[0].find_first_of("-.") != std::string_view::npos) return;
  sentence.form.emplace_back(columns[1]);
  sentence.lemma.emplace_back(columns[2]);
  sentence.misc.emplace_back(columns[9]);
  sentence.gold_tag.push_back({upos_from(columns[3]), xpos_id(columns[4])});
  sentence.head.push_back(number(columns[6]) - 1);
  sentence.deprel.push_back(deprel_id(columns[7]));
  if (sentence.deprel.back() == 255) {
    throw DataError(fmt::format("unknown relation '{}': append it to text/tag_tables.cpp", columns[7]));
  }
}

}  // namespace

std::size_t Treebank::tokens() const {
  std::size_t count = 0;
  for (const TreeSentence& sentence : sentences) count += sentence.size();
  return count;
}

void read_treebank(Treebank& bank, const std::filesystem::path& path,
                   const std::function<bool(const std::string&)>& keep) {
  const std::string bytes = read_file(path);
  std::string_view rest = bytes;
  TreeSentence sentence;
  WordFeaturizer featurize;
  bool wanted = true;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("# newdoc")) {
      std::string id(line.substr(std::min(line.find('=') + 2, line.size())));
      wanted = !keep || keep(id);
      bank.documents.push_back(std::move(id));
    } else if (line.empty()) {
      if (wanted && sentence.size() > 0) {
        sentence.document = static_cast<std::uint32_t>(bank.documents.size());
        for (const std::string& form : sentence.form) sentence.words.push_back(featurize(form));
        bank.sentences.push_back(std::move(sentence));
      }
      sentence = {};
    } else if (line[0] != '#' || line.find('\t') != std::string_view::npos) {
      add_word(sentence, line);
    }
  }
}

Treebank training_treebank(const TrainOptions& options) {
  Treebank bank;
  const std::filesystem::path folder = options.corpora / "ud-english";
  read_treebank(bank, folder / "ewt-train.conllu.gz");
  read_treebank(bank, folder / "gum-train.conllu.gz", [&options](const std::string& id) {
    const bool unlisted =
        id.starts_with("GUM_speech") || id.starts_with("GUM_textbook") || id.starts_with("GUM_vlog");
    return options.set != ModelSet::open || !unlisted;
  });
  return bank;
}

Treebank dev_treebank(const TrainOptions& options, const char* name) {
  Treebank bank;
  read_treebank(bank, options.corpora / "ud-english" / (std::string(name) + "-dev.conllu.gz"));
  return bank;
}

namespace {

// Neither headlines of two words nor lists.
bool is_plain_sentence(const TreeSentence& sentence) {
  return sentence.size() >= 5 && sentence.size() <= 60;
}

void add_plain(Treebank& bank, TreeSentence& sentence) {
  WordFeaturizer featurize;
  if (is_plain_sentence(sentence)) {
    sentence.document = static_cast<std::uint32_t>(bank.documents.size());
    for (const std::string& form : sentence.form) sentence.words.push_back(featurize(form));
    bank.sentences.push_back(std::move(sentence));
  }
  sentence = {};
}

void add_newswire(Treebank& bank, const TrainOptions& options) {
  const std::string bytes = read_file(options.corpora / "newswire-names" / "wwn-train.ner.gz");
  std::string_view rest = bytes;
  TreeSentence sentence;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos) {
      sentence.form.emplace_back(line.substr(0, tab));
    } else {
      add_plain(bank, sentence);
    }
  }
}

void add_articles(Treebank& bank, const TrainOptions& options) {
  const std::string bytes = read_file(options.corpora / "polnear-text" / "polnear.train.jsonl.gz");
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    rapidjson::Document json;
    json.Parse(rest.data(), end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (json.HasParseError() || !json.IsObject()) continue;
    const AnnotatedText doc = tokenize(json["text"].GetString());
    for (const Sentence& s : doc.sentences) {
      TreeSentence sentence;
      for (std::uint32_t t = s.first; t < s.last; ++t) sentence.form.emplace_back(doc.tokens[t].form);
      add_plain(bank, sentence);
    }
  }
}

}  // namespace

Treebank plain_text(const TrainOptions& options, std::size_t most) {
  Treebank bank;
  if (options.set == ModelSet::open) return bank;
  add_newswire(bank, options);
  add_articles(bank, options);
  Random random(17);
  random.shuffle(bank.sentences);
  if (bank.sentences.size() > most) bank.sentences.resize(most);
  return bank;
}

std::uint64_t Random::next() {
  m_state += kHashFactor;
  std::uint64_t z = m_state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

}  // namespace claimgraph::training
