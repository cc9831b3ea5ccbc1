// Hand-parsed sentences for tests: one word a line, "form lemma UPOS XPOS head relation", an empty line
// between sentences. Heads count within the sentence from 1, 0 is the root.
#pragma once

#include <boost/test/unit_test.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/attribution/attribution_finder.hpp"
#include "core/extract/coreference/mention_index.hpp"
#include "core/extract/syntax/syntax.hpp"
#include "core/text/annotator.hpp"

namespace claimgraph::testing {

class ParsedDoc {
 public:
  ParsedDoc(const std::string& words, const std::string& rows) : text(words) {
    doc = tokenize(text);
    read(rows);
    link();
  }

  /// Tokens of the first place where `words` stands.
  std::vector<TokenSegment> segment(const std::string& words) const {
    const std::size_t at = text.find(words);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, words);
    const auto begin = static_cast<std::uint32_t>(at);
    TokenSegment out{doc.token_at(begin), 0};
    out.last = out.first;
    while (out.last < doc.tokens.size() && doc.tokens[out.last].span.begin < begin + words.size()) ++out.last;
    return {out};
  }
  Span span(const std::string& words) const {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  std::uint32_t token(const std::string& word) const { return segment(word)[0].first; }

  AttributionSpans attribution(const std::string& source, const std::string& cue, const std::string& content,
                               const std::string& cue_head = {}) const {
    AttributionSpans a;
    if (!source.empty()) a.source = segment(source);
    if (!cue.empty()) a.cue = segment(cue);
    a.content = segment(content);
    if (!cue.empty()) a.cue_head = token(cue_head.empty() ? cue : cue_head);
    a.by = "test/1";
    return a;
  }

  std::uint32_t entity(EntityType type, const std::string& name, bool anonymous = false) {
    Entity e;
    e.id = "ent-" + name;
    e.type = type;
    e.name = name;
    e.anonymous = anonymous;
    found.entities.push_back(e);
    // The name itself stands somewhere outside the sentences of a test: an empty mention at the start.
    if (!anonymous)
      found.mentions.insert(
          found.mentions.begin(),
          {{0, 0}, {0, 0}, static_cast<std::uint32_t>(found.entities.size() - 1), MentionKind::name});
    return static_cast<std::uint32_t>(found.entities.size() - 1);
  }
  /// Mentions must be added in text order.
  void mention(const std::string& words, std::uint32_t entity, MentionKind kind,
               const std::string& head = {}) {
    const std::size_t from = found.mentions.empty() ? 0 : found.mentions.back().span.begin;
    const std::size_t at = text.find(words, from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, words);
    const auto begin = static_cast<std::uint32_t>(at);
    const Span whole{begin, begin + static_cast<std::uint32_t>(words.size())};
    Span inner = whole;
    if (!head.empty()) {
      inner.begin = static_cast<std::uint32_t>(text.find(head, at));
      inner.end = inner.begin + static_cast<std::uint32_t>(head.size());
    }
    found.mentions.push_back({whole, inner, entity, kind});
  }
  void time(const std::string& words, const std::string& value, bool anchored = true) {
    found.times.push_back({span(words), "DATE", value, anchored});
  }
  void quantity(const std::string& words, double value, const std::string& kind,
                const std::string& currency = {}) {
    Quantity q;
    q.span = span(words);
    q.value = value;
    q.kind = kind;
    q.currency = currency;
    found.quantities.push_back(q);
  }

  std::string text;
  AnnotatedText doc;
  Analysis found;

 private:
  void read(const std::string& rows) {
    std::istringstream in(rows);
    std::string line;
    std::uint32_t t = 0, start = 0;
    while (std::getline(in, line)) {
      std::istringstream fields(line);
      std::string form, lemma, upos, xpos, relation;
      int head = 0;
      if (!(fields >> form)) {
        start = t;
        continue;
      }
      fields >> lemma >> upos >> xpos >> head >> relation;
      BOOST_REQUIRE_MESSAGE(t < doc.tokens.size(), form);
      Token& token = doc.tokens[t];
      BOOST_REQUIRE_EQUAL(std::string(token.form), form);
      doc.owned_strings.push_back(std::make_unique<std::string>(lemma));
      token.lemma = *doc.owned_strings.back();
      for (int u = 0; u <= static_cast<int>(Upos::X); ++u) {
        if (upos == upos_name(static_cast<Upos>(u))) token.upos = static_cast<Upos>(u);
      }
      token.xpos = xpos_id(xpos);
      token.deprel = deprel_id(relation);
      BOOST_REQUIRE_MESSAGE(token.deprel != 255, relation);
      token.head = head == 0 ? kRoot : static_cast<std::int32_t>(start) + head - 1;
      ++t;
    }
    BOOST_REQUIRE_EQUAL(t, doc.tokens.size());
  }

  void link() {
    doc.child_start.assign(doc.tokens.size() + 1, 0);
    doc.child_list.clear();
    for (std::size_t t = 0; t < doc.tokens.size(); ++t) {
      doc.child_start[t] = static_cast<std::uint32_t>(doc.child_list.size());
      for (std::size_t c = 0; c < doc.tokens.size(); ++c) {
        if (doc.tokens[c].head == static_cast<std::int32_t>(t))
          doc.child_list.push_back(static_cast<std::uint32_t>(c));
      }
    }
    doc.child_start.back() = static_cast<std::uint32_t>(doc.child_list.size());
  }
};

}  // namespace claimgraph::testing
