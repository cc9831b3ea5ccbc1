// Corpora of names, tagged for part of speech.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/text/annotated_text.hpp"
#include "core/text/word_features.hpp"
#include "training/options.hpp"

namespace claimgraph::training {

struct NameDocument {
  std::vector<std::string> forms;
  std::vector<Token> tokens;  ///< form, upos and xpos
  std::vector<WordFeatures> words;
  std::vector<Sentence> sentences;
  std::vector<std::uint8_t> gold;  ///< name_label numbers
};

/// `news`: Worldwide Newswire. `open`: GUM's entities that are names, and MEANTIME.
std::vector<NameDocument> training_names(const TrainOptions& options);
/// "wwn" or "uner".
std::vector<NameDocument> dev_names(const TrainOptions& options, const char* name);
std::size_t token_count(const std::vector<NameDocument>& documents);

}  // namespace claimgraph::training
