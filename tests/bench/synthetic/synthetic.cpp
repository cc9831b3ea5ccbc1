#include "tests/bench/synthetic/synthetic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "core/base/hash.hpp"
#include "core/model/identity.hpp"

namespace claimgraph::bench {

namespace {

/// Whole numbers only come from the generator's bits: the library's distributions differ between machines.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : m_random(seed) {}
  std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(m_random() % count); }
  bool chance(int percent) { return below(100) < static_cast<std::uint32_t>(percent); }
  /// From 0 to most - 1, each number about as likely as those before it together with their tenth part
  /// (Zipf).
  std::uint32_t skewed(std::uint32_t most) {
    const double part = static_cast<double>(m_random()) / 4294967296.0;
    return std::min(most - 1, static_cast<std::uint32_t>(std::pow(most, part)) - 1);
  }

 private:
  std::mt19937 m_random;
};

/// A word for each number: "ba", "be", … "tarvelo".
std::string word(std::uint32_t number) {
  static const char* const kParts[] = {"ba", "den", "ki", "lor", "mu",  "nal", "pe",  "ros", "sit", "tar",
                                       "ve", "wim", "zo", "fen", "gal", "hu",  "jin", "cor", "dal", "es"};
  std::string out;
  for (std::uint32_t rest = number + 20; rest > 0; rest /= 20) out += kParts[rest % 20];
  return out;
}

std::string name(std::uint32_t number, const char* tail) {
  std::string out = word(number * 7 + 3);
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + tail;
}

struct Party {
  std::string text;
  EntityType type = EntityType::person;
};

/// A sentence with what is said in it.
struct Sentence {
  std::uint32_t speaker = 0;  ///< Party; kNone: the article itself
  bool unnamed = false;
  std::uint32_t about = 0;
  StanceKind stance = StanceKind::asserts;
  std::string claim;
  std::string figure;  ///< "4.2", in the claim as "$4.2 million"
  double worth = 0, confidence = 1;
  bool target_only = false;  ///< its own words are others than those of the claim that it is against
  std::string against;       ///< id of that claim
  std::string said_at;
  bool relayed = false;  ///< by the sentence before it
};

struct Story {
  std::vector<Sentence> sentences;
  std::string root, headline;  ///< article id of the wire's text
  std::uint32_t number = 0;
};

constexpr int kParagraph = 4;  // sentences

}  // namespace

struct SyntheticArchive::Impl {
  explicit Impl(std::uint32_t seed) : dice(seed) {}

  SyntheticArticle next() {
    const std::uint32_t kind = dice.below(100);
    ++count;
    if (kind < 45 || stories.size() < 3) return original();
    const std::uint32_t story = story_of_article[dice.below(story_of_article.size())];
    if (kind < 75) return copy(story);
    if (kind < 98 || last_versions.empty()) return report(story);
    return version();
  }

  // ---- parties ----

  /// The more often somebody was heard, the likelier again.
  std::uint32_t heard() {
    if (sayers.empty() || dice.chance(22)) {
      const auto number = static_cast<std::uint32_t>(parties.size());
      if (dice.chance(60)) {
        parties.push_back({name(number, "") + ' ' + name(number / 3 + 11, "son"), EntityType::person});
      } else {
        parties.push_back({name(number, " Group"), EntityType::organization});
      }
      employers.push_back(number > 4 && dice.chance(50) ? organizations[dice.below(organizations.size())]
                                                        : kNone);
      if (parties.back().type == EntityType::organization || organizations.empty())
        organizations.push_back(number);
      sayers.push_back(number);
      return number;
    }
    const std::uint32_t again = sayers[dice.below(sayers.size())];
    sayers.push_back(again);
    return again;
  }

  // ---- sentences ----

  std::string figure() { return fmt::format("{}.{}", 1 + dice.below(90), dice.below(10)); }

  Sentence sentence() {
    Sentence s;
    s.speaker = dice.chance(12) ? kNone : heard();
    s.unnamed = s.speaker == kNone && dice.chance(40);
    s.about = dice.chance(70) || parties.size() < 3 ? (s.speaker == kNone ? heard() : s.speaker)
                                                    : sayers[dice.below(sayers.size())];
    static const StanceKind kStances[] = {StanceKind::predicts, StanceKind::supports, StanceKind::questions,
                                          StanceKind::concedes, StanceKind::denies,   StanceKind::doubts};
    if (dice.chance(12)) s.stance = kStances[dice.below(6)];
    const std::string& who = parties[s.about].text;
    s.claim =
        fmt::format("the {} {} of {} {} the {} {}", word(dice.skewed(40000)), word(dice.skewed(40000)), who,
                    dice.chance(50) ? "needs" : "stops", word(dice.skewed(40000)), word(dice.skewed(40000)));
    if (dice.chance(30)) {
      s.figure = figure();
      s.claim += " for $" + s.figure + " million";
    }
    s.worth = dice.below(10000) / 10000.0;
    s.confidence = 0.3 + dice.below(700) / 1000.0;
    if (dice.chance(10)) s.said_at = dice.chance(50) ? "last week" : day(count + dice.below(400));
    return s;
  }

  static std::string day(std::uint32_t number) {
    const std::uint32_t days = number / 40;
    return fmt::format("{:04}-{:02}-{:02}", 2000 + days / 336, 1 + days / 28 % 12, 1 + days % 28);
  }

  std::string claim_of(const Sentence& s) const {
    std::vector<Quantity> quantities;
    if (!s.figure.empty()) quantities.push_back(amount(s.figure, {}));
    return claim_id(s.claim, quantities, Polarity::positive);
  }

  static Quantity amount(const std::string& figure, Span span) {
    Quantity q;
    q.span = q.number = span;
    q.value = std::stod(figure) * 1e6;
    q.value_text = fmt::format("{}", q.value);
    q.kind = "currency";
    q.unit = "Dollar";
    q.currency = "USD";
    q.significant_digits = static_cast<int>(figure.size()) - 1;
    return q;
  }

  // ---- articles ----

  SyntheticArticle original() {
    Story story;
    story.number = static_cast<std::uint32_t>(stories.size());
    const std::uint32_t size = 4 + dice.below(8);
    for (std::uint32_t i = 0; i < size; ++i) {
      story.sentences.push_back(sentence());
      story.sentences.back().relayed = i > 0 && dice.chance(6);
    }
    story.headline = headline();
    SyntheticArticle out = write(story.sentences, story.headline, dice.below(6));
    story.root = out.article.id;
    stories.push_back(std::move(story));
    story_of_article.push_back(static_cast<std::uint32_t>(stories.size() - 1));
    review(out);
    return out;
  }

  std::string headline() {
    std::string out = name(dice.skewed(40000), "");
    for (int i = 0; i < 6; ++i) out += ' ' + word(dice.skewed(40000));
    return out;
  }

  /// The wire's text with a cut at its end, or a sentence of the outlet's own.
  SyntheticArticle copy(std::uint32_t story) {
    std::vector<Sentence> sentences = stories[story].sentences;
    if (dice.chance(40)) sentences.resize(std::max<std::size_t>(2, sentences.size() - dice.below(4)));
    if (dice.chance(30)) sentences.push_back(sentence());
    SyntheticArticle out = write(sentences, stories[story].headline, outlet());
    story_of_article.push_back(story);
    ArticleRelation from{EdgeKind::derived_from,
                         out.article.id,
                         stories[story].root,
                         {},
                         "copied text",
                         "containment 0.90",
                         {},
                         {},
                         0.9,
                         "rule:shingles/2"};
    from.passage = from.target_passage = {0, static_cast<std::uint32_t>(out.article.text.size() / 2)};
    relations.articles.push_back(from);
    if (dice.chance(10)) {
      relations.articles.push_back({EdgeKind::cites,
                                    out.article.id,
                                    {},
                                    outlet_name(dice.below(6)),
                                    "told the wire",
                                    "addressee",
                                    {0, 5},
                                    {},
                                    1,
                                    "rule:told/1"});
    }
    return out;
  }

  /// Another article on it: some of its claims in the same words, some disputed, some in other figures or
  /// words.
  SyntheticArticle report(std::uint32_t story) {
    std::vector<Sentence> sentences;
    const std::vector<Sentence>& known = stories[story].sentences;
    for (const Sentence& one : known) {
      if (!dice.chance(40)) continue;
      Sentence s = one;
      s.relayed = false;
      s.confidence = 0.3 + dice.below(700) / 1000.0;
      const std::uint32_t what = dice.below(100);
      if (what < 25) {
        s.speaker = heard();
        s.unnamed = false;
        s.stance = what < 15 ? StanceKind::denies : StanceKind::doubts;
        s.target_only = what % 2 == 0;
        s.against = claim_of(one);
        if (s.target_only) s.claim = "the talk of " + word(dice.skewed(40000)) + " is false";
        if (s.target_only) s.figure.clear();
      } else if (what < 40) {
        change(one, s);
      }
      sentences.push_back(s);
    }
    while (sentences.size() < 4) sentences.push_back(sentence());
    SyntheticArticle out = write(sentences, headline(), outlet());
    story_of_article.push_back(story);
    return out;
  }

  /// Another figure, or other words for the same.
  void change(const Sentence& one, Sentence& s) {
    if (!one.figure.empty()) {
      const auto at = s.claim.find(s.figure);
      s.figure = figure();
      if (s.figure == one.figure) return;
      s.claim.replace(at, one.figure.size(), s.figure);
      const bool contradicts = dice.chance(40);
      link(contradicts ? EdgeKind::contradicts : EdgeKind::variant_of, claim_of(one), claim_of(s),
           one.figure + "M → " + s.figure + "M",
           contradicts       ? "disjoint"
           : dice.chance(30) ? "rounds-to"
                             : "near",
           "rule:figures/2");
      return;
    }
    s.claim += " again";
    link(EdgeKind::same_claim, claim_of(one), claim_of(s), {}, "words", "rule:same-claim/1");
    const std::string family = std::min(claim_of(one), claim_of(s));
    relations.claim_families.push_back({claim_of(one), family});
    relations.claim_families.push_back({claim_of(s), family});
  }

  void link(EdgeKind kind, std::string source, std::string target, const std::string& label,
            const char* detail, const char* by) {
    if (source == target) return;
    if (kind != EdgeKind::variant_of && target < source) std::swap(source, target);
    relations.claims.push_back({kind, source, target, label, detail, 0.9, by});
  }

  SyntheticArticle version() {
    const SyntheticArticle& before = last_versions[dice.below(last_versions.size())];
    std::vector<Sentence> sentences = stories[story_of_version].sentences;
    sentences.push_back(sentence());
    std::string url = before.article.url;
    SyntheticArticle out = write(sentences, before.article.headline, outlet(), url);
    story_of_article.push_back(story_of_version);
    return out;
  }

  void review(SyntheticArticle& out) {
    if (!dice.chance(1) || stories.size() < 2) return;
    const Story& about = stories[dice.below(stories.size())];
    ClaimReviewRecord r;
    r.claim_reviewed = about.sentences[0].claim;
    r.claimant = parties[about.sentences[0].about].text;
    r.reviewer = "Checkers";
    r.rating_text = "False";
    r.rating_value = "1";
    r.date_published = day(count);
    out.article.claim_reviews.push_back(r);
    relations.reviews.push_back({out.article.id, 0, claim_of(about.sentences[0]), 0.95, "rule:review/1"});
  }

  std::uint32_t outlet() { return 6 + dice.skewed(400); }
  static std::string outlet_name(std::uint32_t number) {
    return name(number * 13 + 5, number < 6 ? " Wire" : " Post");
  }

  SyntheticArticle write(const std::vector<Sentence>& sentences, const std::string& headline,
                         std::uint32_t outlet, std::string url = {});

  Dice dice;
  std::uint32_t count = 0;
  std::vector<Party> parties;
  std::vector<std::uint32_t> employers, organizations;  ///< of each party; those that are one
  std::vector<std::uint32_t> sayers;                    ///< a party for each time that it was heard
  std::vector<Story> stories;
  std::vector<std::uint32_t> story_of_article;
  std::vector<SyntheticArticle> last_versions;  ///< some that may come again
  std::uint32_t story_of_version = 0;
  Relations relations;
};

namespace {

/// Text and analysis of one article, growing together.
class Page {
 public:
  Page(const std::vector<Party>& parties, const std::vector<std::uint32_t>& employers)
      : m_parties(parties), m_employers(employers) {}

  Span add(const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(m_text.size());
    m_text += words;
    return {begin, static_cast<std::uint32_t>(m_text.size())};
  }

  std::uint32_t entity(std::uint32_t party) {
    const auto [it, fresh] = m_known.try_emplace(party, static_cast<std::uint32_t>(out.entities.size()));
    if (!fresh) return it->second;
    Entity e;
    e.type = m_parties[party].type;
    e.name = m_parties[party].text;
    e.id = entity_id(e.type, e.name);
    if (party % 5 == 0) e.description = party % 2 == 0 ? "chief executive" : "company";
    if (party % 4 == 0) e.alternate_names = {e.name.substr(0, e.name.find(' '))};
    out.entities.push_back(e);
    return it->second;
  }

  void mention(std::uint32_t party, Span span) {
    out.mentions.push_back({span, span, entity(party), MentionKind::name});
  }

  /// "Xson, of the Y Group,": a place in an organisation.
  void place(std::uint32_t party) {
    const std::uint32_t employer = m_employers[party];
    if (employer == kNone || employer == party || !m_placed.emplace(party, true).second) return;
    add(", of ");
    const Span where = add(m_parties[employer].text);
    add(",");
    mention(employer, where);
    const std::uint32_t organization = entity(employer);
    out.entities[entity(party)].affiliations.push_back(
        {organization, party % 3 == 0 ? "chief executive" : "", party % 11 == 0, where});
  }

  std::string& text() { return m_text; }
  Analysis out;

 private:
  const std::vector<Party>& m_parties;
  const std::vector<std::uint32_t>& m_employers;
  std::string m_text;
  std::map<std::uint32_t, std::uint32_t> m_known;
  std::map<std::uint32_t, bool> m_placed;
};

/// What write() decides of a sentence before its article has an id.
struct Planned {
  const Sentence* sentence;
  Attribution attribution;
  Claim claim;
};

}  // namespace

SyntheticArticle SyntheticArchive::Impl::write(const std::vector<Sentence>& sentences,
                                               const std::string& headline, std::uint32_t outlet,
                                               std::string url) {
  Page page(parties, employers);
  std::vector<Planned> planned;
  for (const Sentence& s : sentences) {
    Planned p{&s, {}, {}};
    Attribution& a = p.attribution;
    a.by = "model:news/1";
    a.stance = s.stance;
    a.confidence = s.confidence;
    a.said_at = s.said_at;
    if (!planned.empty() && planned.size() % kParagraph == 0) page.add("\n\n");
    if (s.speaker != kNone) {
      a.source = {page.add(parties[s.speaker].text)};
      page.mention(s.speaker, a.source[0]);
      a.speakers = {page.entity(s.speaker)};
      page.place(s.speaker);
      page.add(" ");
    } else if (s.unnamed) {
      a.source = {page.add("an analyst")};
      page.add(" ");
    }
    a.kind = s.speaker == kNone && !s.unnamed ? AttributionKind::narration : AttributionKind::indirect;
    if (a.kind == AttributionKind::indirect) {
      a.cue_lemma = s.stance == StanceKind::denies   ? "deny"
                    : s.stance == StanceKind::doubts ? "doubt"
                                                     : "say";
      a.cue = {page.add(s.stance == StanceKind::denies   ? "denied"
                        : s.stance == StanceKind::doubts ? "doubted"
                                                         : "said")};
      page.add(" that ");
    }
    const Span content = page.add(s.claim);
    a.content = {content};
    p.claim.text = s.claim;
    p.claim.label = s.claim.substr(0, 90);
    p.claim.content = a.content;
    p.claim.worth = s.worth;
    if (const auto at = s.claim.find(parties[s.about].text); at != std::string::npos) {
      const auto begin = content.begin + static_cast<std::uint32_t>(at);
      page.mention(s.about, {begin, begin + static_cast<std::uint32_t>(parties[s.about].text.size())});
      p.claim.about = {page.entity(s.about)};
      p.claim.subject = p.claim.about[0];
    }
    if (!s.figure.empty()) {
      const auto at = content.begin + static_cast<std::uint32_t>(s.claim.find('$'));
      p.claim.quantities = {static_cast<std::uint32_t>(page.out.quantities.size())};
      page.out.quantities.push_back(amount(s.figure, {at, content.end}));
    }
    page.add(". ");
    page.add(fmt::format("The {} {} was {} by the {}. ", word(dice.skewed(40000)), word(dice.skewed(40000)),
                         word(dice.skewed(40000)), word(dice.skewed(40000))));
    planned.push_back(std::move(p));
  }
  SyntheticArticle out;
  Article& article = out.article;
  article.text = std::move(page.text());
  article.publisher.name = outlet_name(outlet);
  article.headline = headline;
  article.language = "en";
  const bool again = !url.empty();
  article.url = again ? url : fmt::format("https://{}.example/{}", word(outlet + 3), count);
  article.doc = fmt::format("{}.html", count);
  article.date_published = day(count);
  if (dice.chance(30))
    article.date_published += fmt::format("T{:02}:{:02}:00+01:00", dice.below(24), dice.below(60));
  if (dice.chance(1)) article.date_published.clear();
  article.importer = "synthetic";
  seal_article(article);
  for (std::size_t i = 0; i < planned.size(); ++i) {
    Planned& p = planned[i];
    p.claim.id = claim_of(*p.sentence);
    p.attribution.claims = {{static_cast<std::uint32_t>(page.out.claims.size()), p.attribution.content}};
    page.out.claims.push_back(p.claim);
    if (p.sentence->unnamed) {
      Entity e;
      e.type = EntityType::group;
      e.name = "an analyst";
      e.anonymous = true;
      e.id = anonymous_entity_id(e.type, e.name, article.id);
      const auto same = [&](const Entity& one) { return one.id == e.id; };
      auto known = std::find_if(page.out.entities.begin(), page.out.entities.end(), same);
      if (known == page.out.entities.end()) known = page.out.entities.insert(known, e);
      p.attribution.speakers = {static_cast<std::uint32_t>(known - page.out.entities.begin())};
    }
    p.attribution.id = content_id("att", {article.id, std::to_string(i), p.claim.id});
    if (p.sentence->relayed && i > 0) planned[i - 1].attribution.relays = static_cast<std::uint32_t>(i);
    if (p.sentence->relayed) p.attribution.nesting = 1;
    if (p.sentence->target_only)
      relations.stances.push_back(
          {p.attribution.id, p.sentence->against, "overlap", 0.8, "rule:stance-target/1"});
  }
  for (Planned& p : planned) page.out.attributions.push_back(std::move(p.attribution));
  out.analysis = std::move(page.out);
  if (!again && dice.chance(4)) {
    if (last_versions.size() >= 50) last_versions.erase(last_versions.begin());
    last_versions.push_back(out);
    story_of_version = dice.below(std::max<std::size_t>(1, stories.size()));
  }
  return out;
}

SyntheticArchive::SyntheticArchive(std::uint32_t seed) : m_impl(std::make_unique<Impl>(seed)) {}
SyntheticArchive::~SyntheticArchive() = default;

SyntheticArticle SyntheticArchive::next() {
  return m_impl->next();
}

const Relations& SyntheticArchive::relations() const {
  return m_impl->relations;
}

}  // namespace claimgraph::bench
