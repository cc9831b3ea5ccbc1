#include "core/link/relate.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "core/link/claim_index.hpp"
#include "core/link/figures.hpp"

namespace claimgraph {

namespace {

constexpr double kSameClaim = 0.5;  // shared words, of the longer claim, of a contradiction
constexpr double kSameWords = 0.8;  // likewise, where nothing names what they are about

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

/// "2031" and "2031-03-11" may be the same period; "2030" and "2031" are not.
bool periods_agree(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
}

bool is_subset(const Strings& a, const Strings& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// A claim with its names and periods.
struct Topic {
  const ClaimFacts* facts = nullptr;
  const WordNumbers* words = nullptr;
  Strings names, periods;
};

/// Those of the claims of an index, each made when it is first needed: most claims are compared with none.
class Topics {
 public:
  explicit Topics(const ClaimIndex& index) : m_index(index), m_made(index.claims().size()) {}
  const Topic& of(std::uint32_t i) {
    if (!m_made[i]) {
      const PreparedClaim& claim = m_index.claims()[i];
      const std::string& text = claim.facts->text;
      m_made[i] = std::make_unique<Topic>(Topic{claim.facts, &claim.words, names_in(text), periods_in(text)});
    }
    return *m_made[i];
  }

 private:
  const ClaimIndex& m_index;
  std::vector<std::unique_ptr<Topic>> m_made;
};

/// Whether two claims may speak of the same thing at the same time. `hard`: as sure as a contradiction asks.
bool same_matter(const Topic& a, const Topic& b, bool hard) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  if (!x.subject.empty() && !y.subject.empty() && x.subject != y.subject) return false;
  if (!periods_agree(x.valid_time, y.valid_time)) return false;
  if (hard ? a.periods != b.periods : !is_subset(a.periods, b.periods) && !is_subset(b.periods, a.periods))
    return false;
  return is_subset(a.names, b.names) || is_subset(b.names, a.names);
}

bool is_rejected(const ClaimFacts& claim, std::size_t figure) {
  return figure < claim.figure_words.size() && claim.figure_words[figure].rejected;
}

/// The figures of two claims side by side.
struct AlignedFigures {
  std::optional<std::pair<std::size_t, std::size_t>>
      changed;        ///< the one of each that the other gives otherwise
  bool equal = true;  ///< neither has one that the other lacks
};

/// Equal figures answer each other, each once; of those left over one pair of one kind has changed. With two
/// such pairs it is not clear which.
AlignedFigures align_figures(const ClaimFacts& x, const ClaimFacts& y) {
  AlignedFigures out;
  std::vector<std::size_t> left, right;
  std::vector<bool> answered(y.quantities.size(), false);
  for (std::size_t i = 0; i < x.quantities.size(); ++i) {
    if (is_rejected(x, i)) continue;
    bool found = false;
    for (std::size_t k = 0; k < y.quantities.size() && !found; ++k) {
      found = !answered[k] && !is_rejected(y, k) && comparable(x.quantities[i], y.quantities[k]) &&
              equal_figures(x.quantities[i], y.quantities[k]);
      if (found) answered[k] = true;
    }
    if (!found) left.push_back(i);
  }
  for (std::size_t k = 0; k < y.quantities.size(); ++k) {
    if (!answered[k] && !is_rejected(y, k)) right.push_back(k);
  }
  out.equal = left.empty() && right.empty();
  for (const std::size_t i : left) {
    for (const std::size_t k : right) {
      if (!comparable(x.quantities[i], y.quantities[k])) continue;
      if (out.changed) return {std::nullopt, false};
      out.changed = {i, k};
    }
  }
  return out;
}

/// "900 jobs" and "200 new jobs", not "12 schools hit" and "12 shops hit".
bool count_the_same(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  return std::find(b.begin(), b.end(), a.front()) != b.end() ||
         std::find(a.begin(), a.end(), b.front()) != a.end();
}

/// Both figures stand among the same words, and a bare number counts the same things.
bool figures_do_the_same(const ClaimFacts& x, std::size_t i, const ClaimFacts& y, std::size_t k) {
  if (i >= x.figure_words.size() || k >= y.figure_words.size()) return true;  // not known
  const FigureWords& a = x.figure_words[i];
  const FigureWords& b = y.figure_words[k];
  const Quantity& figure = x.quantities[i];
  const bool bare = figure.unit.empty() && figure.currency.empty();
  return share(a.around, b.around) && (!bare || count_the_same(a.counted, b.counted));
}

/// Something says that both are about one thing: whom or what they are about, a name, or nearly all words.
bool same_subject(const Topic& a, const Topic& b) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  return (!x.subject.empty() && x.subject == y.subject) || share(x.about, y.about) ||
         share(a.names, b.names) ||
         (overlap(*a.words, *b.words, true) >= kSameWords && share_sorted(x.company, y.company));
}

/// More than a day lies between the first appearances of two claims.
bool apart(const ClaimFacts& x, const ClaimFacts& y) {
  constexpr std::int64_t kDay = 86400;
  return x.when != INT64_MAX && y.when != INT64_MAX &&
         std::max(x.when, y.when) - std::min(x.when, y.when) > kDay;
}

std::optional<ClaimRelation> relation_of_figures(const Topic& a, const Topic& b, std::size_t i, std::size_t k,
                                                 ClaimRelation out) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  const auto figures = compare_figures(x.quantities[i], y.quantities[k]);
  if (!figures || x.polarity != y.polarity || !figures_do_the_same(x, i, y, k)) return std::nullopt;
  // "about 5.6 million" for "5.58 million" is a matter of words; all else must speak of one thing at one
  // time.
  const int digits = std::min(x.quantities[i].significant_digits, y.quantities[k].significant_digits);
  const bool wording = (figures->detail == "rounds-to" || figures->detail == "truncates-to") && digits > 1;
  // Prices fall every day: of a change that has no date of its own the articles must be of one.
  if (!wording && tells_change(x.text) && a.periods.empty() && apart(x, y)) return std::nullopt;
  if (!same_matter(a, b, !wording) || !(wording || same_subject(a, b))) return std::nullopt;
  out.kind = figures->kind;
  out.label = figures->label;
  if (figures->turned) std::swap(out.source, out.target);
  out.detail = figures->detail;
  if (out.kind != EdgeKind::contradicts) return out;
  if (share(x.speakers, y.speakers)) {
    // The same source with a later figure has changed it; at one time it speaks of two things.
    if (x.when >= y.when) return std::nullopt;
    out.kind = EdgeKind::variant_of;
    out.detail = "supersedes";
    return out;
  }
  // A short claim may be part of many long ones.
  return overlap(*a.words, *b.words, true) < kSameClaim ? std::nullopt : std::optional(out);
}

/// The relation of two claims on one topic, `a` the earlier one.
std::optional<ClaimRelation> relation_of(const Topic& a, const Topic& b) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  if (!x.about.empty() && !y.about.empty() && !share(x.about, y.about) && !share(a.names, b.names))
    return std::nullopt;
  const double likeness = overlap(*a.words, *b.words, false);
  if (likeness < kSameTopic) return std::nullopt;
  ClaimRelation out;
  out.source = x.id;
  out.target = y.id;
  out.confidence = likeness;
  out.by = "rule:figures/2";
  const AlignedFigures figures = align_figures(x, y);
  if (figures.changed) return relation_of_figures(a, b, figures.changed->first, figures.changed->second, out);
  if (x.polarity == y.polarity || *a.words != *b.words || !figures.equal) return std::nullopt;
  if (!same_matter(a, b, true) || share(x.speakers, y.speakers)) return std::nullopt;
  out.kind = EdgeKind::contradicts;
  out.label = "contradicts";
  out.detail = "polarity";
  out.by = "rule:polarity/2";
  return out;
}

}  // namespace

std::vector<ClaimRelation> relate_claims(const ClaimIndex& index) {
  const std::vector<PreparedClaim>& prepared = index.claims();
  Topics topics(index);
  std::vector<ClaimRelation> out;
  for (std::uint32_t i = 0; i < prepared.size(); ++i) {
    const ClaimFacts& x = *prepared[i].facts;
    for (const std::uint32_t j : index.later_alike(i)) {
      const ClaimFacts& y = *prepared[j].facts;
      if (x.polarity == y.polarity && (x.quantities.empty() || y.quantities.empty())) continue;
      if (auto relation = relation_of(topics.of(i), topics.of(j))) out.push_back(std::move(*relation));
    }
  }
  return out;
}

std::vector<ClaimRelation> relate_claims(const std::vector<ClaimFacts>& claims) {
  return relate_claims(ClaimIndex(claims));
}

}  // namespace claimgraph
