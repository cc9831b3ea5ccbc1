#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "claimgraph/model_file.hpp"
#include "core/text/binary_io.hpp"
#include "core/text/characters.hpp"
#include "core/text/lemmatizer.hpp"
#include "training/trainers.hpp"
#include "training/treebank.hpp"

namespace claimgraph::training {

namespace {

std::string lower_of(std::string_view form) {
  std::string lower;
  append_normalized_lower(lower, form);
  return lower;
}

struct Change {
  std::size_t cut = 0;
  std::string add;
  auto operator<=>(const Change&) const = default;
};

Change change_between(std::string_view base, std::string_view lemma) {
  std::size_t common = 0;
  while (common < base.size() && common < lemma.size() && base[common] == lemma[common]) ++common;
  return {base.size() - common, std::string(lemma.substr(common))};
}

using Key = std::pair<std::string, XposId>;

template <typename T>
const T& commonest(const std::map<T, std::size_t>& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Both kinds of key in one open-addressing table.
class Table {
 public:
  explicit Table(std::size_t entries) {
    std::size_t size = 64;
    while (size < entries * 2) size *= 2;
    m_keys.resize(size);
    m_rules.resize(size);
  }
  void put(std::uint64_t key, std::size_t cut, const std::string& add) {
    std::size_t at = (key >> 20U) & (m_keys.size() - 1);
    while (m_keys[at] != 0) at = (at + 1) & (m_keys.size() - 1);
    m_keys[at] = key;
    std::size_t place = m_pool.find(add);
    if (place == std::string::npos) {
      place = m_pool.size();
      m_pool += add;
    }
    m_rules[at] = {static_cast<std::uint32_t>(place), static_cast<std::uint16_t>(add.size()),
                   static_cast<std::uint16_t>(cut)};
  }
  std::string section() const {
    SectionWriter out;
    out.number(std::uint32_t{1});
    out.array(m_keys);
    out.array(m_rules);
    out.array(std::span<const char>(m_pool));
    return out.take();
  }

 private:
  std::vector<std::uint64_t> m_keys;
  std::vector<LemmaRule> m_rules;
  std::string m_pool;
};

struct Lexicon {
  std::map<Key, std::string> lemma;  // by lower-case form
  std::map<Key, std::size_t> seen;   // how often
};

Lexicon collect(const Treebank& bank) {
  std::map<Key, std::map<std::string, std::size_t>> counts;
  Lexicon lexicon;
  for (const TreeSentence& sentence : bank.sentences) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const JointTag tag = sentence.gold_tag[i];
      if (tag.upos == Upos::PROPN || sentence.lemma[i] == "_") continue;
      const Key key{lower_of(sentence.form[i]), tag.xpos};
      ++counts[key][lower_of(sentence.lemma[i])];
      ++lexicon.seen[key];
    }
  }
  for (const auto& [key, lemmas] : counts) lexicon.lemma[key] = commonest(lemmas);
  return lexicon;
}

// Commonest change for each suffix of up to five bytes, kept only where it differs from the next shorter
// suffix's.
std::map<Key, Change> suffix_rules(const Lexicon& lexicon) {
  std::map<Key, std::map<Change, std::size_t>> counts;
  for (const auto& [key, lemma] : lexicon.lemma) {
    const auto& [form, xpos] = key;
    const Change change = change_between(form, lemma);
    for (std::size_t size = 0; size <= std::min(kLongestLemmaSuffix, form.size()); ++size) {
      if (change.cut <= std::max<std::size_t>(size, 3))
        ++counts[{form.substr(form.size() - size), xpos}][change];
    }
  }
  std::map<Key, Change> rules;
  for (std::size_t size = 0; size <= kLongestLemmaSuffix; ++size) {
    for (const auto& [key, changes] : counts) {
      if (key.first.size() != size) continue;
      const Change& best = commonest(changes);
      const Change* inherited = nullptr;
      for (std::size_t shorter = size; shorter-- > 0 && inherited == nullptr;) {
        const auto at = rules.find({key.first.substr(size - shorter), key.second});
        if (at != rules.end()) inherited = &at->second;
      }
      const bool sure = size < 2 || changes.at(best) > 1;
      if (sure && (inherited == nullptr || *inherited != best)) rules[key] = best;
    }
  }
  return rules;
}

std::string by_rules(const std::map<Key, Change>& rules, const std::string& form, XposId xpos) {
  for (std::size_t size = std::min(kLongestLemmaSuffix, form.size()) + 1; size-- > 0;) {
    const auto at = rules.find({form.substr(form.size() - size), xpos});
    if (at == rules.end()) continue;
    if (at->second.cut >= form.size()) return form;
    return form.substr(0, form.size() - at->second.cut) + at->second.add;
  }
  return form;
}

void measure(const TrainOptions& options) {
  const auto models = ModelFile::open(options.model_path());
  const Lemmatizer lemmatizer(*models);
  for (const char* name : {"ewt", "gum"}) {
    const Treebank bank = dev_treebank(options, name);
    std::size_t right = 0, all = 0;
    for (const TreeSentence& sentence : bank.sentences) {
      AnnotatedText doc;
      doc.tokens.resize(sentence.size());
      for (std::size_t i = 0; i < sentence.size(); ++i) {
        doc.tokens[i].form = sentence.form[i];
        doc.tokens[i].upos = sentence.gold_tag[i].upos;
        doc.tokens[i].xpos = sentence.gold_tag[i].xpos;
      }
      lemmatizer.lemmatize(doc);
      for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence.lemma[i] == "_") continue;
        ++all;
        right += lower_of(doc.tokens[i].lemma) == lower_of(sentence.lemma[i]);
      }
    }
    say(fmt::format("lemmas on {} dev, gold tags, case ignored: {:.2f}", name,
                    100.0 * static_cast<double>(right) / static_cast<double>(all)));
  }
}

}  // namespace

void train_lemmas(const TrainOptions& options) {
  const Lexicon lexicon = collect(training_treebank(options));
  std::map<Key, Change> rules = suffix_rules(lexicon);
  // Plural names lose their s; all others stay as they are written.
  rules[{"s", xpos_id("NNPS")}] = {1, ""};
  rules[{"ies", xpos_id("NNPS")}] = {3, "y"};
  std::vector<const std::pair<const Key, std::string>*> exceptions;
  for (const auto& entry : lexicon.lemma) {
    if (by_rules(rules, entry.first.first, entry.first.second) != entry.second) exceptions.push_back(&entry);
  }
  say(fmt::format("lemmas: {} suffix rules, {} exceptions of {} pairs of form and tag", rules.size(),
                  exceptions.size(), lexicon.lemma.size()));
  Table table(rules.size() + exceptions.size());
  for (const auto& [key, change] : rules)
    table.put(lemma_suffix_key(key.first, key.second), change.cut, change.add);
  for (const auto* entry : exceptions) {
    table.put(lemma_form_key(entry->first.first, entry->first.second), entry->first.first.size(),
              entry->second);
  }
  save_section(options, "lemmas", table.section());
  if (options.measure && std::filesystem::exists(options.part_path("tagger"))) measure(options);
}

}  // namespace claimgraph::training
