// The linguistic chain: tokenizer → sentences → quotations → tagger → lemmatizer → parser → names.
#pragma once

#include <memory>
#include <string_view>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/model_file.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

struct AnnotateOptions {
  bool parse = true;
  bool names = true;
  std::uint32_t max_sentence_tokens = 400;  ///< longer ones are cut, with a diagnostic: time stays linear
};

/// Tokens and sentences only; needs no model. Linear time. Line breaks end paragraphs.
AnnotatedText tokenize(std::string_view text, const AnnotateOptions& options = {},
                       Diagnostics* diagnostics = nullptr);

/// Immutable after construction; annotate() may be called from any number of threads. Throws DataError when
/// the model set lacks a section.
class Annotator {
 public:
  explicit Annotator(std::shared_ptr<const ModelFile> models);
  ~Annotator();
  Annotator(const Annotator&) = delete;
  Annotator& operator=(const Annotator&) = delete;

  AnnotatedText annotate(std::string_view text, const AnnotateOptions& options = {},
                         Diagnostics* diagnostics = nullptr) const;

  /// Runs tagger, lemmatizer, parser and names on a text whose tokens and sentences are already set
  /// (treebanks).
  void annotate_tokens(AnnotatedText& doc, const AnnotateOptions& options = {}) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> m_impl;
};

}  // namespace claimgraph
