#include "core/link/same_claims.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "core/link/claim_match.hpp"

namespace claimgraph {

namespace {

constexpr const char* kBy = "rule:same-claim/1";

bool share_any(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

bool share_speaker(const ClaimFacts& a, const ClaimFacts& b) {
  return std::any_of(a.speakers.begin(), a.speakers.end(), [&](const std::string& one) {
    return !one.starts_with("publisher ") &&
           std::find(b.speakers.begin(), b.speakers.end(), one) != b.speakers.end();
  });
}

struct Pair {
  double sure = 0;
  std::uint32_t one = 0, other = 0;  // claims by time
};

/// The claims of an index taken apart, each when it is first needed: most claims are compared with none.
class Wordings {
 public:
  explicit Wordings(const ClaimIndex& index) : m_index(index), m_made(index.claims().size()) {}
  std::size_t size() const { return m_made.size(); }
  const ClaimFacts& facts(std::uint32_t i) const { return *m_index.claims()[i].facts; }
  const ClaimWording& of(std::uint32_t i) {
    if (!m_made[i]) m_made[i] = std::make_unique<ClaimWording>(wording_of(facts(i)));
    return *m_made[i];
  }

 private:
  const ClaimIndex& m_index;
  std::vector<std::unique_ptr<ClaimWording>> m_made;
};

/// Joins pairs, the surest first, unless two of the families' members forbid each other.
class Families {
 public:
  explicit Families(Wordings& claims) : m_claims(claims), m_members(claims.size()) {
    m_top.resize(claims.size());
    std::iota(m_top.begin(), m_top.end(), 0U);
    for (std::uint32_t i = 0; i < claims.size(); ++i) m_members[i] = {i};
  }

  /// Joins and splits by people, before all pairs; the edges of the joins.
  void keep_to(const LinkRules& rules, std::vector<ClaimRelation>& out) {
    if (rules.joined.empty() && rules.apart.empty()) return;
    std::map<std::string_view, std::uint32_t> place;
    for (std::uint32_t i = 0; i < m_claims.size(); ++i) place.emplace(m_claims.facts(i).id, i);
    for (const LinkRules::Joined& group : rules.joined) {
      std::optional<std::uint32_t> first;
      for (const std::string& id : group.ids) {
        const auto found = place.find(id);
        if (found == place.end()) continue;
        if (first) {
          unite(m_top[*first], m_top[found->second]);
          const auto [source, target] = std::minmax(m_claims.facts(*first).id, id);
          out.push_back({EdgeKind::same_claim, source, target, "", "decided", 1, group.by});
        }
        first = found->second;
      }
    }
    for (const auto& [one, other] : rules.apart) {
      const auto a = place.find(one);
      const auto b = place.find(other);
      if (a == place.end() || b == place.end()) continue;
      m_apart.emplace(a->second, b->second);
      m_apart.emplace(b->second, a->second);
    }
  }

  bool join(std::uint32_t one, std::uint32_t other) {
    const std::uint32_t a = m_top[one];
    const std::uint32_t b = m_top[other];
    if (a == b) return true;
    for (const std::uint32_t x : m_members[a]) {
      for (const std::uint32_t y : m_members[b]) {
        if (forbids_same(m_claims.of(x), m_claims.of(y)) || m_apart.contains({x, y})) return false;
      }
    }
    unite(a, b);
    return true;
  }

  std::vector<ClaimFamily> families() const {
    std::vector<ClaimFamily> out;
    for (const auto& members : m_members) {
      if (members.size() < 2) continue;
      std::string least = m_claims.facts(members[0]).id;
      for (const std::uint32_t i : members) least = std::min(least, m_claims.facts(i).id);
      for (const std::uint32_t i : members) out.push_back({m_claims.facts(i).id, least});
    }
    std::sort(out.begin(), out.end(),
              [](const ClaimFamily& a, const ClaimFamily& b) { return a.claim < b.claim; });
    return out;
  }

 private:
  void unite(std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    if (m_members[a].size() < m_members[b].size()) std::swap(a, b);
    for (const std::uint32_t y : m_members[b]) m_top[y] = a;
    m_members[a].insert(m_members[a].end(), m_members[b].begin(), m_members[b].end());
    m_members[b].clear();
  }

  Wordings& m_claims;
  std::vector<std::vector<std::uint32_t>> m_members;
  std::vector<std::uint32_t> m_top;
  std::set<std::pair<std::uint32_t, std::uint32_t>> m_apart;  // by decision, both ways
};

}  // namespace

SameClaims same_claims(const std::vector<ClaimFacts>& claims,
                       const std::vector<std::pair<std::string, std::string>>& copies,
                       const LinkRules& rules) {
  return same_claims(ClaimIndex(claims), copies, rules);
}

SameClaims same_claims(const ClaimIndex& index,
                       const std::vector<std::pair<std::string, std::string>>& copies,
                       const LinkRules& rules) {
  Wordings wordings(index);
  const auto copied = [&](const ClaimFacts& a, const ClaimFacts& b) {
    for (const std::string& x : a.articles) {
      for (const std::string& y : b.articles) {
        if (std::binary_search(copies.begin(), copies.end(), std::pair(std::min(x, y), std::max(x, y))))
          return true;
      }
    }
    return false;
  };
  SameClaims out;
  std::vector<Pair> pairs;
  for (std::uint32_t i = 0; i < wordings.size(); ++i) {
    const ClaimFacts& mine = wordings.facts(i);
    if (mine.form == ClaimForm::question) continue;
    for (const std::uint32_t k : index.later_alike(i)) {
      const ClaimFacts& theirs = wordings.facts(k);
      // Inside one article a sentence and the saying of it, or one claim and its twin in the next sentence.
      if (!mine.only_article.empty() && mine.only_article == theirs.only_article) continue;
      const bool one_article = share_any(mine.articles, theirs.articles);
      MatchSigns signs{share_speaker(mine, theirs), false, share_sorted(mine.company, theirs.company)};
      if (one_article) signs.same_speaker = false;  // he says two things, more often than one twice
      if (!copies.empty()) signs.copied = copied(mine, theirs);
      const ClaimMatch match = match_claims(wordings.of(i), wordings.of(k), signs);
      if (match.same > 0) {
        pairs.push_back({match.same, i, k});
      } else if (match.fuller && !one_article) {
        const ClaimFacts& part = match.fuller == &mine ? theirs : mine;
        out.relations.push_back(
            {EdgeKind::narrower, match.fuller->id, part.id, "", "words", 0.9, "rule:narrower/1"});
      }
    }
  }
  const auto key = [&](const Pair& pair) {
    return std::tuple(-pair.sure, wordings.facts(pair.one).id, wordings.facts(pair.other).id);
  };
  std::sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) { return key(a) < key(b); });
  Families families(wordings);
  families.keep_to(rules, out.relations);
  for (const Pair& pair : pairs) {
    if (!families.join(pair.one, pair.other)) continue;
    const auto [source, target] = std::minmax(wordings.facts(pair.one).id, wordings.facts(pair.other).id);
    out.relations.push_back({EdgeKind::same_claim, source, target, "", "words", pair.sure, kBy});
  }
  out.families = families.families();
  return out;
}

std::vector<const ClaimFacts*> repeated_claims(const std::vector<ClaimFacts>& claims,
                                               const std::vector<std::string>& texts) {
  return repeated_claims(ClaimIndex(claims), texts);
}

std::vector<const ClaimFacts*> repeated_claims(const ClaimIndex& index,
                                               const std::vector<std::string>& texts) {
  std::vector<const ClaimFacts*> out(texts.size(), nullptr);
  std::vector<std::uint32_t> others;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ClaimFacts text;
    text.text = texts[i];
    const ClaimWording mine = wording_of(text);
    index.alike(index.numbers(content_words(text.text)), 0, others);
    double surest = 0;
    for (const std::uint32_t k : others) {
      const ClaimFacts& claim = *index.claims()[k].facts;
      if (claim.form != ClaimForm::proposition) continue;
      const double sure = match_claims(mine, wording_of(claim), {}).same;
      if (sure <= surest) continue;
      surest = sure;
      out[i] = &claim;
    }
  }
  return out;
}

}  // namespace claimgraph
