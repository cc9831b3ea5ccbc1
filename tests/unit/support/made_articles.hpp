// Articles with their analyses, made and not written by anybody, for measuring: number i is always the same
// one, whatever was made before it. Like an archive of news they come in stories of power-law size; a story's
// articles name the same people, repeat claims, change a figure or deny it; one in five is a copy of an
// earlier one, most often of the first.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "core/base/hash.hpp"
#include "core/model/identity.hpp"

namespace claimgraph::test {

/// splitmix64: small, and the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  double real() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
  bool chance(double part) { return real() < part; }
  /// Small numbers often, great ones seldom: about 1 / (rank + 40), as words of a language without the
  /// smallest.
  std::uint64_t zipf(std::uint64_t limit) {
    constexpr double kShift = 40;
    return static_cast<std::uint64_t>(kShift * std::pow(static_cast<double>(limit) / kShift + 1, real()) -
                                      kShift);
  }

 private:
  std::uint64_t m_state;
};

struct MadeArticle {
  Article article;
  Analysis analysis;
};

class MadeArticles {
 public:
  explicit MadeArticles(std::uint64_t seed = 1) : m_seed(seed) {}

  MadeArticle article(std::uint64_t number) const {
    Random random(m_seed * 1000003 + number);
    const std::uint64_t story = story_of(number);
    Maker maker(number, story, cast_of(story));
    if (random.chance(0.2)) {
      // A copy: the body of the story's first article, or of another one, under an opening of its own.
      const std::uint64_t first = story * kStory;
      const std::uint64_t of = random.chance(0.7) ? first : first + random.below(kStory);
      if (of < number) {
        Random again(m_seed * 1000003 + of);
        again.chance(0.2);
        maker.sentence(random, 12);
        maker.body(again);
        return maker.done(random);
      }
    }
    maker.body(random);
    return maker.done(random);
  }

 private:
  static constexpr std::uint64_t kStory = 12;  // articles

  static std::uint64_t story_of(std::uint64_t number) { return number / kStory; }

  static std::string word(std::uint64_t rank) {
    static const char* const kSyllables[] = {"ba",  "ke",  "li",  "mo",  "nu",  "ra",  "se",  "ti",
                                             "vo",  "da",  "fen", "gor", "hal", "jin", "lor", "mar",
                                             "nel", "por", "ras", "sul", "tam", "ver", "wil", "zan"};
    Random random(rank + 77);
    std::string out;
    for (std::uint64_t i = 2 + random.below(2); i > 0; --i) out += kSyllables[random.below(24)];
    return out;
  }
  static std::string capital(std::string word) {
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }
  static std::string person(Random& random) {
    const std::string first = capital(word(900000 + random.zipf(400)));
    return first + ' ' + capital(word(800000 + random.zipf(20000)));
  }
  static std::string organization(Random& random) {
    static const char* const kKinds[] = {"Group", "Bank", "Institute", "Council", "Holdings", "Union"};
    return capital(word(700000 + random.zipf(30000))) + ' ' + kKinds[random.below(6)];
  }

  struct Cast {
    std::vector<std::string> people, organizations;
  };
  Cast cast_of(std::uint64_t story) const {
    Random random(m_seed * 7919 + story);
    Cast out;
    for (int i = 0; i < 5; ++i) out.people.push_back(person(random));
    for (int i = 0; i < 4; ++i) out.organizations.push_back(organization(random));
    return out;
  }

  /// Builds the text and what an extraction would find in it.
  class Maker {
   public:
    Maker(std::uint64_t number, std::uint64_t story, Cast cast)
        : m_number(number), m_story(story), m_cast(std::move(cast)) {}

    void sentence(Random& random, int words) {
      for (int i = 0; i < words; ++i)
        m_text += (i == 0 ? capital(next_word(random)) : ' ' + next_word(random));
      m_text += ". ";
    }

    void body(Random& random) {
      for (int i = 0; i < 30; ++i) {
        if (i % 3 == 0) {
          saying(random);
        } else {
          sentence(random, 10 + static_cast<int>(random.below(14)));
        }
        if (i % 6 == 5) m_text += '\n';
      }
    }

    MadeArticle done(Random& random) {
      Article& a = m_out.article;
      a.text = m_text;
      a.headline = m_text.substr(0, m_text.find('.'));
      a.publisher.name = "Paper " + capital(word(600000 + random.zipf(300)));
      const std::uint64_t day = m_story / 3 % 3650;
      a.date_published = date(day + random.below(3));
      a.url = "https://" + word(m_number % 300) + ".example/" + std::to_string(m_number);
      a.doc = std::to_string(m_number) + ".html";
      a.language = "en";
      a.importer = "made";
      seal_article(a);
      for (Entity& e : m_out.analysis.entities) {
        if (e.anonymous) e.id = anonymous_entity_id(e.type, e.name, a.id);
      }
      for (Attribution& one : m_out.analysis.attributions)
        one.id = content_id("att", {a.id, std::to_string(one.content[0].begin), one.cue_lemma});
      return std::move(m_out);
    }

   private:
    static std::string date(std::uint64_t day) {
      const std::uint64_t year = 2015 + day / 360;
      const std::uint64_t month = day % 360 / 30 + 1;
      const std::uint64_t of_month = day % 28 + 1;
      const auto two = [](std::uint64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
      return std::to_string(year) + '-' + two(month) + '-' + two(of_month);
    }

    std::string next_word(Random& random) const {
      static const char* const kSmall[] = {"the", "of", "a", "in", "to", "and", "for", "on", "at", "by"};
      if (random.chance(0.42)) return kSmall[random.below(10)];
      // A story has words of its own.
      if (random.chance(0.25)) return word(100 + Random(m_story * 31 + random.below(60)).zipf(40000));
      return word(random.zipf(40000));
    }

    Span append(const std::string& words) {
      const auto begin = static_cast<std::uint32_t>(m_text.size());
      m_text += words;
      return {begin, static_cast<std::uint32_t>(m_text.size())};
    }

    std::uint32_t entity(EntityType type, const std::string& name, Span where, bool anonymous = false) {
      Analysis& out = m_out.analysis;
      std::uint32_t index = 0;
      while (index < out.entities.size() && out.entities[index].name != name) ++index;
      if (index == out.entities.size()) {
        Entity one;
        one.type = type;
        one.name = name;
        one.anonymous = anonymous;
        if (!anonymous) one.id = entity_id(type, name);
        out.entities.push_back(one);
      }
      out.mentions.push_back({where, where, index, MentionKind::name});
      return index;
    }

    /// "NAME said CLAIM." Claims of a story come from a small stock, with a figure that may be another one.
    void saying(Random& random) {
      static const char* const kCues[] = {"said", "claimed", "told reporters", "denied", "announced"};
      Attribution a;
      const bool unnamed = random.chance(0.1);
      const bool is_person = random.chance(0.6);
      const std::string name = unnamed              ? "An official"
                               : random.chance(0.2) ? person(random)
                               : is_person          ? m_cast.people[random.below(5)]
                                                    : m_cast.organizations[random.below(4)];
      a.source = {append(name)};
      a.speakers = {entity(is_person || unnamed ? EntityType::person : EntityType::organization, name,
                           a.source[0], unnamed)};
      const std::uint64_t cue = random.below(5);
      m_text += ' ';
      a.cue = {append(kCues[cue])};
      a.cue_lemma = kCues[cue];
      a.stance = cue == 3 ? StanceKind::denies : StanceKind::asserts;
      a.kind = AttributionKind::indirect;
      a.by = "made";
      a.confidence = 0.9;
      m_text += ' ';
      const std::uint64_t which = random.below(200);
      Random claim(m_story * 101 + which);
      const std::uint32_t index = proposition(claim, random);
      a.content = m_out.analysis.claims[index].content;
      a.claims = {{index, a.content}};
      m_out.analysis.attributions.push_back(a);
      m_text += ". ";
    }

    std::uint32_t proposition(Random& claim, Random& random) {
      Claim out;
      const auto begin = static_cast<std::uint32_t>(m_text.size());
      const std::string about = m_cast.organizations[claim.below(4)];
      const Span name = append(about);
      out.subject = entity(EntityType::organization, about, name);
      out.about = {out.subject};
      std::vector<Quantity> quantities;
      const int words = 6 + static_cast<int>(claim.below(10));
      const bool figure = claim.chance(0.35);
      const int left_out = random.chance(0.1) ? static_cast<int>(random.below(6)) : -1;
      for (int i = 0; i < words; ++i) {
        const std::string word = next_word(claim);
        if (i != left_out) m_text += ' ' + word;
        if (figure && i == 3) {
          const std::uint64_t value = 2 + claim.below(90) + (random.chance(0.15) ? 1 : 0);
          m_text += ' ';
          Quantity q;
          q.span = append(std::to_string(value) + " percent");
          q.value = static_cast<double>(value) / 100;
          q.value_text = "0." + std::to_string(value);
          q.kind = "percentage";
          q.unit = "percent";
          q.significant_digits = value < 10 ? 1 : 2;
          out.quantities = {static_cast<std::uint32_t>(m_out.analysis.quantities.size())};
          m_out.analysis.quantities.push_back(q);
          quantities.push_back(q);
        }
      }
      out.content = {Span{begin, static_cast<std::uint32_t>(m_text.size())}};
      out.text = m_text.substr(begin);
      out.label = out.text.substr(0, 30);
      out.worth = 0.5;
      out.id = claim_id(out.text, quantities, out.polarity);
      m_out.analysis.claims.push_back(out);
      return static_cast<std::uint32_t>(m_out.analysis.claims.size() - 1);
    }

    std::uint64_t m_number, m_story;
    Cast m_cast;
    std::string m_text;
    MadeArticle m_out;
  };

  std::uint64_t m_seed;
};

}  // namespace claimgraph::test
