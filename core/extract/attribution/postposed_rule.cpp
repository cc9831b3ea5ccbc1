#include "core/extract/attribution/postposed_rule.hpp"

#include <optional>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

constexpr std::uint32_t kMaxTail = 7;     // tokens behind the verb: "on Monday", "in a statement"
constexpr std::uint32_t kMaxSource = 14;  // tokens of the speaker's phrase
constexpr std::uint32_t kMinContent = 4;

bool is_saying(const Token& token) {
  const std::string_view tag = xpos_name(token.xpos);
  if (tag != "VBD" && tag != "VBZ" && tag != "VBP") return false;
  return closes_sentence(token.lemma);
}

bool may_stand_in_source(const Token& token) {
  switch (token.upos) {
    case Upos::ADJ:
    case Upos::ADP:
    case Upos::DET:
    case Upos::NOUN:
    case Upos::NUM:
    case Upos::PART:
    case Upos::PRON:
    case Upos::PROPN:
      return token.quotation < 0;
    case Upos::PUNCT:
      return (token.form == "," || token.form == "-" || token.form == ".") && token.quotation < 0;
    default:
      return false;
  }
}

/// The saying near the end of the sentence with nothing but a short phrase behind it.
std::optional<std::uint32_t> last_saying(const AnnotatedText& doc, const Sentence& sentence) {
  for (std::uint32_t t = sentence.last; t-- > sentence.first;) {
    const Token& token = doc.tokens[t];
    if (sentence.last - t > kMaxTail) return std::nullopt;
    if (is_saying(token)) return t;
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::SCONJ ||
        token.quotation >= 0) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// The speaker's phrase in front of `verb`, behind the first comma of the stretch that can be one; a clause
/// with a finite verb stands before that comma.
std::optional<TokenSegment> speaker_before(const AnnotatedText& doc, const Sentence& sentence,
                                           std::uint32_t verb) {
  std::uint32_t first = verb;
  while (first > sentence.first && verb - first < kMaxSource && may_stand_in_source(doc.tokens[first - 1]))
    --first;
  while (first < verb && doc.tokens[first].form != ",") ++first;
  if (first + 1 >= verb || first == sentence.first || first - sentence.first < kMinContent)
    return std::nullopt;
  std::uint32_t last = verb;
  if (doc.tokens[last - 1].form == ",") --last;
  bool named = false, clause = false;
  for (std::uint32_t t = first + 1; t < last; ++t) {
    named |= doc.tokens[t].upos == Upos::PROPN || doc.tokens[t].upos == Upos::NOUN ||
             doc.tokens[t].upos == Upos::PRON;
  }
  for (std::uint32_t t = sentence.first; t < first; ++t) {
    const std::string_view tag = xpos_name(doc.tokens[t].xpos);
    clause |= is_finite_tag(tag);
    if (doc.tokens[t].quotation >= 0) return std::nullopt;
  }
  if (!named || !clause) return std::nullopt;
  return TokenSegment{first + 1, last};
}

std::optional<AttributionSpans> read(const AnnotatedText& doc, const Sentence& sentence) {
  const auto verb = last_saying(doc, sentence);
  if (!verb || *verb < sentence.first + kMinContent + 2) return std::nullopt;
  const auto speaker = speaker_before(doc, sentence, *verb);
  if (!speaker) return std::nullopt;
  AttributionSpans found;
  found.source = {*speaker};
  found.cue = {{*verb, *verb + 1}};
  found.content = {{sentence.first, speaker->first - 1}};
  found.cue_head = *verb;
  found.confidence = 0.6;
  found.by = "rule:postposed/1";
  return found;
}

}  // namespace

std::vector<AttributionSpans> find_postposed(const AnnotatedText& doc) {
  std::vector<AttributionSpans> out;
  for (const Sentence& sentence : doc.sentences) {
    if (auto found = read(doc, sentence)) out.push_back(std::move(*found));
  }
  return out;
}

void take_speakers_out_of_contents(const AnnotatedText& doc, std::vector<AttributionSpans>& found) {
  for (AttributionSpans& a : found) {
    if (!a.source.empty() || a.content.size() != 1 || a.cue_head >= doc.tokens.size()) continue;
    const std::uint32_t verb = a.cue_head;
    TokenSegment& content = a.content.front();
    const Sentence& sentence = doc.sentences[doc.tokens[verb].sentence];
    const bool before = content.first >= sentence.first && content.last <= verb && verb - content.last <= 1;
    if (!before || !is_saying(doc.tokens[verb])) continue;
    const auto speaker = speaker_before(doc, sentence, verb);
    if (!speaker || speaker->first <= content.first + kMinContent || speaker->last > content.last) continue;
    content.last = speaker->first - 1;
    a.source = {*speaker};
  }
}

}  // namespace claimgraph
