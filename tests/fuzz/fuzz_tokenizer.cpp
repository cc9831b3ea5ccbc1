// Any bytes: tokens are in order and cover exactly their spans, every token has one sentence, every sentence
// one paragraph, quotations nest inside their paragraph.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text/annotator.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph;
  AnnotateOptions options;
  options.max_sentence_tokens = 50;
  const AnnotatedText doc = tokenize({reinterpret_cast<const char*>(data), size}, options);
  std::uint32_t end = 0;
  for (const Token& token : doc.tokens) {
    require(token.span.begin >= end && token.span.end > token.span.begin && token.span.end <= size);
    require(doc.text_of(token.span) == token.form);
    end = token.span.end;
  }
  std::uint32_t next = 0;
  for (const Paragraph& paragraph : doc.paragraphs) {
    require(paragraph.first < paragraph.last && paragraph.last <= doc.sentences.size());
    for (std::uint32_t s = paragraph.first; s < paragraph.last; ++s) {
      const Sentence& sentence = doc.sentences[s];
      require(sentence.first == next && sentence.last > next && sentence.last - sentence.first <= 50);
      next = sentence.last;
    }
  }
  require(next == doc.tokens.size());
  for (const Quotation& quotation : doc.quotations) {
    require(quotation.first < quotation.last && quotation.last <= doc.tokens.size());
    const Sentence& first = doc.sentences[doc.tokens[quotation.first].sentence];
    const Sentence& last = doc.sentences[doc.tokens[quotation.last - 1].sentence];
    require(first.paragraph == last.paragraph);
    if (quotation.parent >= 0) {
      const Quotation& parent = doc.quotations[static_cast<std::size_t>(quotation.parent)];
      require(parent.first <= quotation.first && quotation.last <= parent.last);
    }
  }
  return 0;
}
