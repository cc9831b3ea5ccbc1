#include "core/extract/coreference/source_speakers.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/extract/coreference/descriptions.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

using lexicon::NounClass;

std::vector<std::uint32_t> segment_heads(const AnnotatedText& doc, const TokenSegment& segment) {
  std::vector<std::uint32_t> out;
  const std::uint32_t last =
      std::min<std::uint32_t>(segment.last, static_cast<std::uint32_t>(doc.tokens.size()));
  for (std::uint32_t t = segment.first; t < last; ++t) {
    const std::int32_t head = doc.tokens[t].head;
    const bool outside =
        head < static_cast<std::int32_t>(segment.first) || head >= static_cast<std::int32_t>(last);
    if (outside && doc.tokens[t].upos != Upos::PUNCT && doc.tokens[t].upos != Upos::ADP) out.push_back(t);
  }
  // "the city's police", where the parser hung both on a word behind them: police.
  const Syntax syntax(doc);
  for (std::size_t i = 0; i + 1 < out.size();) {
    if (syntax.is_relation(out[i], {"nmod:poss", "compound", "det", "amod"})) {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return out;
}

namespace {

/// "its medical officer, Ruth Keller," and "Ruth Keller, its medical officer,": one speaker, the name. Heads
/// that a comma alone parts, one a proper noun and one a common noun, lose the common noun.
void drop_roles_of_names(const AnnotatedText& doc, std::vector<std::uint32_t>& heads) {
  for (std::size_t i = 0; i + 1 < heads.size();) {
    const Token& a = doc.tokens[heads[i]];
    const Token& b = doc.tokens[heads[i + 1]];
    const bool pair =
        (a.upos == Upos::NOUN && b.upos == Upos::PROPN) || (a.upos == Upos::PROPN && b.upos == Upos::NOUN);
    bool comma = false, joined = false;
    for (std::uint32_t t = heads[i] + 1; t < heads[i + 1]; ++t) {
      comma |= doc.tokens[t].form == ",";
      joined |= doc.tokens[t].upos == Upos::CCONJ;
    }
    if (pair && comma && !joined) {
      heads.erase(heads.begin() + static_cast<std::ptrdiff_t>(a.upos == Upos::NOUN ? i : i + 1));
    } else {
      ++i;
    }
  }
}

/// "Ana Ruiz, chair and founder of Norra, said": the roles behind a comma are hers, no second speakers.
void drop_roles_behind_name(const AnnotatedText& doc, std::vector<std::uint32_t>& heads) {
  if (heads.size() < 2 || doc.tokens[heads.front()].upos != Upos::PROPN) return;
  std::uint32_t comma = heads.front() + 1;
  while (comma < heads[1] && doc.tokens[comma].upos == Upos::PROPN) ++comma;
  if (comma >= heads[1] || doc.tokens[comma].form != ",") return;
  for (std::size_t i = 1; i < heads.size(); ++i) {
    const Token& token = doc.tokens[heads[i]];
    const bool role = (token.upos == Upos::NOUN || token.upos == Upos::PROPN) &&
                      xpos_name(token.xpos) != "NNS" && xpos_name(token.xpos) != "NNPS" &&
                      lexicon::noun_class(fold_case(token.lemma)) == NounClass::person;
    if (!role) return;
  }
  heads.erase(heads.begin() + 1, heads.end());
}

/// "the singer and guitarist said": one person with two roles when only the first noun has an article.
void drop_second_roles(const AnnotatedText& doc, std::vector<std::uint32_t>& heads) {
  const Syntax syntax(doc);
  const auto introduced = [&](std::uint32_t t) {
    return syntax.has_child(t, {"det", "nmod:poss", "nummod"});
  };
  const auto is_role = [&](std::uint32_t t) {
    return doc.tokens[t].upos == Upos::NOUN && xpos_name(doc.tokens[t].xpos) != "NNS" &&
           lexicon::noun_class(fold_case(doc.tokens[t].lemma)) == NounClass::person;
  };
  if (heads.size() != 2 || !syntax.is_parsed()) return;
  if (is_role(heads[0]) && is_role(heads[1]) && introduced(heads[0]) && !introduced(heads[1]))
    heads.pop_back();
}

/// "The two states with a treaty - Egypt and Jordan -": the names that a dash or a colon adds to a plural
/// noun.
std::vector<std::uint32_t> listed_members(const AnnotatedText& doc, const TokenSegment& segment,
                                          const Analysis& analysis) {
  std::vector<std::uint32_t> out;
  std::uint32_t mark = segment.first;
  bool plural = false;
  for (; mark < segment.last && mark < doc.tokens.size(); ++mark) {
    const std::string_view form = doc.tokens[mark].form;
    plural = plural || xpos_name(doc.tokens[mark].xpos) == "NNS";
    const bool spaced = mark > segment.first && doc.tokens[mark - 1].span.end < doc.tokens[mark].span.begin;
    if (plural && (form == ":" || form == "—" || form == "–" || form == "--" || (form == "-" && spaced)))
      break;
  }
  for (std::uint32_t t = mark + 1; t < segment.last && t < doc.tokens.size(); ++t) {
    const Token& token = doc.tokens[t];
    if (token.upos == Upos::VERB || token.upos == Upos::NOUN) return {};
    const std::uint32_t begin = token.span.begin;
    const auto at = std::lower_bound(analysis.mentions.begin(), analysis.mentions.end(), begin,
                                     [](const Mention& m, std::uint32_t b) { return m.span.begin < b; });
    for (auto m = at; m != analysis.mentions.end() && m->span.begin == begin; ++m)
      if (m->kind == MentionKind::name && m->head.begin == begin) {
        out.push_back(t);
        break;
      }
  }
  return out.size() >= 2 ? out : std::vector<std::uint32_t>{};
}

/// Smallest mention whose span holds the token; its index or kNone.
std::uint32_t mention_around(const Analysis& analysis, Span token) {
  const auto end = std::upper_bound(analysis.mentions.begin(), analysis.mentions.end(), token.begin,
                                    [](std::uint32_t at, const Mention& m) { return at < m.span.begin; });
  std::uint32_t best = kNone;
  std::size_t looked = 0;
  for (auto m = end; m != analysis.mentions.begin() && looked < 64; ++looked) {
    --m;
    if (m->span.begin > token.begin || m->span.end < token.end) continue;
    const auto index = static_cast<std::uint32_t>(m - analysis.mentions.begin());
    if (best == kNone || m->span.size() < analysis.mentions[best].span.size()) best = index;
  }
  return best;
}

/// "Critics from A to B", "figures ranging from A to B": the tokens that head A and B when both are named.
std::vector<std::uint32_t> range_members(const AnnotatedText& doc, const TokenSegment& segment,
                                         const Analysis& analysis) {
  std::vector<std::uint32_t> out;
  bool from = false;
  for (std::uint32_t t = segment.first; t + 1 < segment.last && t + 1 < doc.tokens.size(); ++t) {
    const std::string lower = fold_case(doc.tokens[t].form);
    if (lower == "from") from = true;
    if ((lower != "from" && lower != "to") || !from) continue;
    const std::uint32_t begin = doc.tokens[t + 1].span.begin;
    const auto at = std::lower_bound(analysis.mentions.begin(), analysis.mentions.end(), begin,
                                     [](const Mention& m, std::uint32_t b) { return m.span.begin < b; });
    std::uint32_t found = kNone;
    for (auto m = at; m != analysis.mentions.end() && m->span.begin < begin + 80 && found == kNone; ++m) {
      const bool person = analysis.entities[m->entity].type == EntityType::person;
      if (m->kind == MentionKind::name && person) found = doc.token_at(m->head.begin);
    }
    const bool again = !out.empty() && out.back() == found;  // "chair from 1995 to 1997 under Ann Lee"
    if (found != kNone && found < segment.last && !again) out.push_back(found);
  }
  return out.size() >= 2 ? out : std::vector<std::uint32_t>{};
}

/// "as my statements said": what the speaker has written is the speaker's word.
bool is_own_document(const Syntax& syntax, const TokenSegment& segment) {
  if (segment.last - segment.first < 2 || !syntax.is_word(segment.first, "my")) return false;
  return in_list(" statement report letter tweet post book article testimony column message memo ",
                 syntax.lemma(segment.last - 1));
}

/// "Many in Hong Kong", "some at the ministry": unnamed people, not the place or the body that they belong
/// to.
bool is_some_of_them(const Syntax& syntax, const TokenSegment& segment) {
  return in_list(" many some most few several others all those both half none more ",
                 fold_case(syntax.token(segment.first).form));
}

}  // namespace

std::vector<std::uint32_t> speakers_of(const AnnotatedText& doc, const AttributionSpans& attribution,
                                       const Analysis& analysis) {
  std::vector<std::uint32_t> out;
  const auto put = [&](std::uint32_t token) {
    const std::uint32_t m = mention_around(analysis, doc.tokens[token].span);
    if (m == kNone) return;
    const std::uint32_t entity = analysis.mentions[m].entity;
    if (std::find(out.begin(), out.end(), entity) == out.end()) out.push_back(entity);
  };
  const Syntax syntax(doc);
  for (const TokenSegment& segment : attribution.source) {
    if (is_own_document(syntax, segment)) {
      put(segment.first);
      continue;
    }
    if (const auto name = name_behind_role(doc, segment)) {
      put(*name);
      continue;
    }
    std::vector<std::uint32_t> heads = range_members(doc, segment, analysis);
    if (heads.empty()) heads = listed_members(doc, segment, analysis);
    if (heads.empty()) {
      heads = segment_heads(doc, segment);
      for (std::size_t k = 0; k < heads.size() && heads.size() < 64; ++k)
        for (const std::uint32_t c : syntax.children(heads[k])) {
          if (syntax.has_relation(c, {"conj"}) && c >= segment.first && c < segment.last) heads.push_back(c);
        }
      std::sort(heads.begin(), heads.end());
    }
    drop_roles_of_names(doc, heads);
    drop_roles_behind_name(doc, heads);
    drop_second_roles(doc, heads);
    for (const std::uint32_t head : heads) put(head);
    if (out.empty() && !is_some_of_them(syntax, segment))
      for (std::uint32_t t = segment.first; t < segment.last && out.empty() && t < doc.tokens.size(); ++t)
        if (syntax.xpos(t) != "PRP$" && !syntax.is_relation(t, {"nmod:poss"}))
          put(t);  // "his", "Norra's" is whose, not who
  }
  return out;
}

}  // namespace claimgraph
