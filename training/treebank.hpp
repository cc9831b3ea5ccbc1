// Treebanks of Universal Dependencies as training data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/text/annotated_text.hpp"
#include "core/text/tagger.hpp"
#include "core/text/word_features.hpp"
#include "training/options.hpp"

namespace claimgraph::training {

struct TreeSentence {
  std::uint32_t document = 0;
  std::vector<std::string> form, lemma, misc;
  std::vector<JointTag> gold_tag;
  std::vector<JointTag> tag;       ///< what a tagger that never saw the document gives; empty until then
  std::vector<std::int32_t> head;  ///< -1 for the root
  std::vector<DeprelId> deprel;
  std::vector<WordFeatures> words;

  std::size_t size() const { return form.size(); }
};

struct Treebank {
  std::vector<TreeSentence> sentences;
  std::vector<std::string> documents;  ///< ids

  std::size_t tokens() const;
};

/// Appends a CoNLL-U file. `keep` says by the document's id whether to take it.
void read_treebank(Treebank& bank, const std::filesystem::path& path,
                   const std::function<bool(const std::string&)>& keep = {});

/// The training treebanks of the set: EWT and GUM; `open` leaves out the genres of GUM that its licence file
/// does not list (speech, textbook, vlog).
Treebank training_treebank(const TrainOptions& options);
Treebank dev_treebank(const TrainOptions& options, const char* name);

/// Up to `most` sentences of plain news text (forms and words only), in a fixed order: Worldwide Newswire and
/// PolNeAR for `news`; none for `open`.
Treebank plain_text(const TrainOptions& options, std::size_t most);

/// SplitMix64: the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next();
  std::uint64_t below(std::uint64_t limit) { return (next() >> 11U) % limit; }
  float uniform() { return static_cast<float>(next() >> 40U) * 0x1p-24F; }
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t m_state;
};

}  // namespace claimgraph::training
