// Ranking features of coreference and the hand-set score that stands in when no model is loaded.
#include <algorithm>
#include <cmath>

#include "core/extract/coreference/coref_resolver.hpp"

namespace claimgraph {
namespace {

using lexicon::NounClass;

std::uint32_t mix(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  h ^= h >> 33;
  return static_cast<std::uint32_t>(h);
}

std::uint64_t word_hash(std::string_view word) {
  std::uint64_t h = 1469598103934665603ULL;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return h;
}

std::uint32_t distance_bucket(std::uint32_t d) {
  if (d < 4) return d;
  if (d < 6) return 4;
  if (d < 9) return 5;
  if (d < 14) return 6;
  if (d < 22) return 7;
  if (d < 40) return 8;
  return 9;
}

template <typename T>
std::uint32_t num(T value) {
  return static_cast<std::uint32_t>(value);
}

constexpr std::size_t kHeard = 8;  // last mentions of an entity that the encoder is asked about

enum PronounClass : std::uint32_t {
  kName = 1,
  kNominal,
  kFirst,
  kFirstPlural,
  kSecond,
  kHe,
  kIt,
  kThey,
  kThis,
  kBoth
};

std::uint32_t coarse_kind(const CorefMention& m) {
  if (m.coordination) return kBoth;
  if (m.kind == MentionKind::name) return kName;
  if (m.kind == MentionKind::nominal) return kNominal;
  if (m.demonstrative) return kThis;
  if (m.person == 1) return m.number == GrammaticalNumber::plural ? kFirstPlural : kFirst;
  if (m.person == 2) return kSecond;
  if (m.gender != Gender::unknown) return kHe;
  return m.animacy == Animacy::inanimate ? kIt : kThey;
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

class CorefFeatures {
 public:
  CorefFeatures(const CorefResolver& resolver, std::uint32_t mention)
      : m_r(resolver),
        m_doc(resolver.m_doc),
        m_i(mention),
        m_m(resolver.m_mentions[mention]),
        m_kind(coarse_kind(m_m)) {
    m_fine = m_kind == kName      ? 20 + num(m_m.type)
             : m_kind == kNominal ? 30 + num(m_m.definiteness)
                                  : 10 + m_kind;
    if (m_m.kind == MentionKind::pronoun) m_fine = 100 + num(word_hash(m_m.head_word) & 0xffffU);
    m_speaker = resolver.quotation_speaker(m_m.quotation);
  }

  void fill(std::vector<CorefCandidate>& candidates) {
    std::uint32_t rank = 0, compatible_rank = 0;
    bool head_seen = false;
    listen(candidates);
    for (std::size_t k = 1; k < candidates.size(); ++k) {
      pair(candidates[k], rank++, compatible_rank);
      head_seen = head_seen || m_head_match;
    }
    fresh(candidates[0], head_seen, candidates.size());
  }

 private:
  void put(std::uint32_t id, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0) {
    m_out->push_back(
        mix((((id * 0x9E3779B97F4A7C15ULL) ^ a) * 0xD6E8FEB86659FD93ULL ^ b) * 0xCA5A826395121157ULL ^ c));
  }
  /// The feature alone with the coarse kind and with the fine kind of the mention.
  void both(std::uint32_t id, std::uint64_t a = 0, std::uint64_t b = 0) {
    put(id, m_kind, a, b);
    put(id + 1000, m_fine, a, b);
  }

  /// What the encoder says of the candidates, by itself and beside the best of them.
  void listen(std::vector<CorefCandidate>& candidates) {
    const ReferenceScores& references = m_doc.references;
    if (references.empty() || !references.knows(m_m.head)) return;
    float best = 0;  // of "something new"
    for (std::size_t k = 1; k < candidates.size(); ++k) {
      candidates[k].heard = heard(m_r.clusters()[candidates[k].cluster]);
      best = std::max(best, candidates[k].heard);
    }
    for (CorefCandidate& candidate : candidates) {
      m_out = &candidate.features;
      const int own = std::clamp(static_cast<int>(std::floor(candidate.heard)), -8, 8);
      const int behind = std::clamp(static_cast<int>(std::floor((best - candidate.heard) * 2)), 0, 12);
      both(80, num(own + 8));
      both(81, num(behind));
      both(82, num(own + 8), num(std::min(behind, 3)));
    }
  }

  float heard(const CorefCluster& cluster) const {
    float best = -20;
    std::size_t looked = 0;
    for (auto m = cluster.mentions.rbegin(); m != cluster.mentions.rend() && looked < kHeard; ++m, ++looked) {
      const std::uint32_t head = m_r.m_mentions[*m].head;
      if (head < m_m.head && m_doc.references.knows(head))
        best = std::max(best, m_doc.references.score(m_m.head, head));
    }
    return best;
  }

  std::uint64_t word_at(std::int64_t t) const {
    if (t < 0 || t >= static_cast<std::int64_t>(m_doc.tokens.size())) return 1;
    const Token& token = m_doc.tokens[static_cast<std::size_t>(t)];
    if (token.sentence != m_m.sentence) return 2;
    return word_hash(fold_case(token.form));
  }

  void fresh(CorefCandidate& candidate, bool head_seen, std::size_t count) {
    m_out = &candidate.features;
    const std::uint32_t length = std::min<std::uint32_t>(m_m.last - m_m.first, 8);
    both(1);
    both(2, num(m_m.role));
    both(3, num(m_m.definiteness), length);
    both(4, word_hash(m_m.head_word));
    both(5, head_seen, num(m_m.definiteness));
    both(6, std::min<std::uint32_t>(m_m.sentence, 3));
    both(7, word_at(m_m.first));
    both(8, word_at(static_cast<std::int64_t>(m_m.first) - 1));
    both(9, word_at(m_m.last));
    both(10, num(m_m.noun_class), num(m_m.number));
    both(11, m_m.core_last < m_m.last, m_m.appositions.empty());
    both(12, m_m.core_last - m_m.core_first > 3 ? 3 : m_m.core_last - m_m.core_first, head_seen);
    both(13, distance_bucket(num(count)));
    both(14, m_m.quotation >= 0, m_speaker != kNone);
    both(15, m_r.m_question[m_m.sentence]);
    if (m_m.kind == MentionKind::pronoun) {
      const std::int32_t head = m_doc.tokens[m_m.head].head;
      if (head >= 0) {
        both(16, word_hash(m_doc.tokens[num(head)].lemma), num(m_m.role));
        both(17, num(m_doc.tokens[num(head)].upos), num(m_m.role));
      }
      both(18, word_at(m_m.last), word_at(static_cast<std::int64_t>(m_m.last) + 1));
    }
    candidate.rule_score = rule_fresh();
  }

  float rule_fresh() const {
    if (m_m.kind != MentionKind::pronoun) return 0;
    return m_m.demonstrative ? 0.5F : m_m.person == 3 ? -2.0F : m_m.person == 2 ? -0.5F : -1.0F;
  }

  struct Match {
    bool phrase = false, head = false, head_in_name = false, modifiers = false, conflict = false,
         known_head = false;
    bool country = false, country_conflict = false, name_words = false;
  };

  Match match(const CorefCluster& cluster) const {
    Match out;
    if (m_m.kind == MentionKind::pronoun || m_m.coordination) return out;
    const std::string& phrase = m_r.m_phrase[m_i];
    out.phrase = !phrase.empty() && contains(cluster.phrases, phrase);
    out.known_head = contains(cluster.heads, m_m.head_word);
    out.head_in_name = contains(cluster.name_words, m_m.head_word);
    bool some = false, all = true;
    for (const std::string& word : m_r.m_mods[m_i]) {
      const std::string_view country = lexicon::demonym_country(word);
      if (!country.empty()) {
        out.country = contains(cluster.countries, country);
        out.country_conflict = !out.country && !cluster.countries.empty();
        if (out.country) continue;
      }
      const bool known = contains(cluster.modifiers, word) || contains(cluster.name_words, word);
      some = some || known;
      all = all && known;
    }
    out.modifiers = all;
    out.conflict = !all && !cluster.modifiers.empty() && !some;
    // The entity's first phrase; its other heads are `known_head`. The weights were learnt so.
    const CorefMention& first = m_r.m_mentions[cluster.mentions.front()];
    out.head = first.kind != MentionKind::pronoun && first.head_word == m_m.head_word;
    if (m_m.has_name() && !cluster.name_words.empty()) {
      const std::string& key = m_r.m_name_key[m_i];
      for (const std::string& word : cluster.name_words)
        if (word.size() > 3 && key.find(word) != std::string::npos) out.name_words = true;
    }
    return out;
  }

  /// 0 unknown, 1 agree, 2 clash.
  template <typename T>
  static std::uint32_t agree(T a, T b, T unknown) {
    return a == unknown || b == unknown ? 0 : a == b ? 1 : 2;
  }

  void pair(CorefCandidate& candidate, std::uint32_t rank, std::uint32_t& compatible_rank) {
    const CorefCluster& cluster = m_r.m_clusters[candidate.cluster];
    const std::uint32_t j = cluster.mentions.back();
    const CorefMention& other = m_r.m_mentions[j];
    const std::uint32_t other_kind = coarse_kind(other);
    m_out = &candidate.features;
    m_out->reserve(96);
    const std::uint32_t sentences = distance_bucket(m_m.sentence - other.sentence);
    const std::uint32_t gender = agree(m_m.gender, cluster.gender, Gender::unknown);
    const std::uint32_t number = agree(m_m.number, cluster.number, GrammaticalNumber::unknown);
    const std::uint32_t animacy = agree(m_m.animacy, cluster.animacy, Animacy::unknown);
    const std::uint32_t type = num(cluster.type);
    const std::uint32_t size = std::min<std::uint32_t>(num(cluster.mentions.size()), 6);
    const bool compatible = gender != 2 && number != 2 && animacy != 2;
    if (compatible) ++compatible_rank;
    both(101, other_kind);
    both(102, sentences, other_kind);
    both(103, distance_bucket(m_i - j), sentences == 0);
    both(104, std::min<std::uint32_t>(rank, 12));
    both(105, compatible ? std::min<std::uint32_t>(compatible_rank, 8) : 15, sentences == 0);
    both(106, num(other.role), sentences);
    both(107, num(other.role), num(m_m.role) * 2 + (sentences == 0));
    both(108, gender * 9 + number * 3 + animacy);
    both(109, type, num(m_m.type));
    both(110, size, cluster.has_name);
    both(111, num(other.definiteness), other_kind);
    both(112, cluster.has_name, type);
    both(113, recent(cluster), sentences == 0);
    if (m_m.sentence == 0 || cluster.mentions.front() < 12)
      both(114, cluster.mentions.front() < 4, cluster.has_name);
    const Match same = match(cluster);
    m_head_match = same.head;
    if (m_m.kind != MentionKind::pronoun && !m_m.coordination) {
      const std::uint32_t bits = same.phrase + 2U * same.head + 4U * same.modifiers + 8U * same.conflict;
      both(120, bits);
      both(121, same.known_head * 2U + same.head_in_name, same.modifiers * 2U + same.conflict);
      both(122, same.country * 2U + same.country_conflict, same.known_head);
      both(123, same.head, sentences);
      both(124, same.phrase, num(m_m.noun_class));
      both(125, same.name_words, same.head);
      both(126, num(m_m.noun_class) * 8U + type, same.head);
      put(127, word_hash(m_m.head_word), same.head, m_kind);
      if (!same.head) put(128, num(m_m.definiteness), num(m_m.noun_class), type * 64U + other_kind);
      put(129, m_fine, bits, sentences);
    } else {
      put(130, word_hash(other.head_word), m_kind);
      put(131, num(other.noun_class), m_fine, num(other.number));
    }
    if (m_m.kind == MentionKind::pronoun && m_m.role == SyntacticRole::possessor) {
      const std::int32_t owned = m_doc.tokens[m_m.head].head;
      if (owned >= 0) {
        const std::string_view lemma = m_doc.tokens[num(owned)].lemma;
        put(160, m_kind, num(lexicon::noun_class(lemma)), type);
      }
    }
    same_clause(other);
    speakers(cluster, candidate.cluster, other, other_kind, size);
    candidate.rule_score = rule_pair(cluster, same, compatible, sentences, rank, other);
  }

  std::uint32_t recent(const CorefCluster& cluster) const {
    std::uint32_t count = 0;
    for (auto m = cluster.mentions.rbegin(); m != cluster.mentions.rend() && count < 4; ++m) {
      if (m_m.sentence - m_r.m_mentions[*m].sentence > 2) break;
      ++count;
    }
    return count;
  }

  void same_clause(const CorefMention& other) {
    if (other.sentence != m_m.sentence) return;
    const std::int32_t a = m_doc.tokens[m_m.head].head, b = m_doc.tokens[other.head].head;
    both(140, a == b && a >= 0, m_m.reflexive);
    both(141, a >= 0 && num(a) == other.head, b >= 0 && num(b) == m_m.head);
    const std::int32_t up = a >= 0 ? m_doc.tokens[num(a)].head : -1;
    both(142, up >= 0 && up == b, num(other.role));
  }

  void speakers(const CorefCluster& cluster, std::uint32_t index, const CorefMention& other,
                std::uint32_t other_kind, std::uint32_t size) {
    const bool is_speaker = m_speaker != kNone && m_r.m_mention_at[m_speaker] != kNone &&
                            m_r.m_cluster_of[m_r.m_mention_at[m_speaker]] == index;
    const bool same_quotation = m_m.quotation >= 0 && m_m.quotation == other.quotation;
    both(150, is_speaker, m_m.quotation >= 0);
    both(151, same_quotation, (m_m.quotation >= 0) * 2U + (other.quotation >= 0));
    if (m_m.kind != MentionKind::pronoun) return;
    const std::uint32_t question = m_r.m_question[m_m.sentence] * 2U + m_r.m_question[other.sentence];
    both(152, question, other_kind);
    both(153, std::min(cluster.first_person, 4U) * 8U + std::min(cluster.second_person, 4U),
         m_m.quotation >= 0);
    both(154, num(cluster.type) * 8U + size, cluster.has_name * 2U + (m_m.quotation >= 0));
    both(155,
         m_r.m_question[m_m.sentence] * 4U + (cluster.first_person > 0) * 2U + (cluster.second_person > 0),
         cluster.has_name);
    if (m_m.quotation >= 0 && other.quotation >= 0 && !same_quotation) {
      const std::uint32_t their = m_r.quotation_speaker(other.quotation);
      const auto cluster_at = [&](std::uint32_t t) {
        return t == kNone || m_r.m_mention_at[t] == kNone ? kNone : m_r.m_cluster_of[m_r.m_mention_at[t]];
      };
      const std::uint32_t a = cluster_at(m_speaker), b = cluster_at(their);
      both(156, a == kNone || b == kNone ? 2 : a == b, other_kind);
    }
  }

  float rule_pair(const CorefCluster& cluster, const Match& same, bool compatible, std::uint32_t sentences,
                  std::uint32_t rank, const CorefMention& other) const {
    if (m_m.kind == MentionKind::pronoun) {
      if (m_m.person != 3) {
        // The speaker may stand behind the quotation: then it has no cluster yet.
        const std::uint32_t speaker = m_speaker == kNone ? kNone : m_r.m_mention_at[m_speaker];
        const std::uint32_t spoken = speaker == kNone ? kNone : m_r.m_cluster_of[speaker];
        const bool is_speaker = spoken < m_r.m_clusters.size() && &m_r.m_clusters[spoken] == &cluster;
        if (m_m.person == 1 && is_speaker) return 3;
        return other.kind == MentionKind::pronoun && other.head_word == m_m.head_word &&
                       other.quotation == m_m.quotation
                   ? 2.0F
                   : -5.0F;
      }
      if (!compatible || sentences > 3) return -5;
      if (m_m.number == GrammaticalNumber::plural && cluster.number == GrammaticalNumber::singular) return -5;
      float score = 0.5F - 0.6F * static_cast<float>(sentences) - 0.03F * static_cast<float>(rank);
      if (other.role == SyntacticRole::subject) score += 0.6F;
      if (m_m.gender != Gender::unknown) {
        score += cluster.type == EntityType::person ? 1.0F : -2.0F;
        if (cluster.gender == m_m.gender) score += 0.7F;
      }
      if (m_m.animacy == Animacy::inanimate && cluster.type == EntityType::organization) score += 0.4F;
      return score + 0.15F * static_cast<float>(std::min<std::size_t>(cluster.mentions.size(), 4));
    }
    if (m_m.coordination) return same.phrase ? 1.0F : -5.0F;
    if (m_m.kind == MentionKind::name) return same.phrase ? 1.0F : -5.0F;
    if (m_m.definiteness == Definiteness::indefinite || m_m.definiteness == Definiteness::quantified)
      return -5;
    if (same.country_conflict || !compatible) return -5;
    if (same.phrase && m_m.definiteness != Definiteness::bare) return 2;
    if (same.known_head && same.modifiers) return 1.5F - 0.1F * static_cast<float>(sentences);
    if (same.head && !same.conflict) return 0.8F - 0.1F * static_cast<float>(sentences);
    const bool light = m_m.last == m_m.core_last && m_m.core_last - m_m.core_first <= 3;
    if (light && cluster.has_name && m_m.type != EntityType::other && cluster.type == m_m.type &&
        sentences < 3 &&
        (m_m.definiteness == Definiteness::definite || m_m.definiteness == Definiteness::demonstrative))
      return 0.5F - 0.1F * static_cast<float>(sentences);
    return -5;
  }

  const CorefResolver& m_r;
  const AnnotatedText& m_doc;
  const std::uint32_t m_i;
  const CorefMention& m_m;
  std::uint32_t m_kind, m_fine = 0;
  std::uint32_t m_speaker = kNone;
  bool m_head_match = false;
  std::vector<std::uint32_t>* m_out = nullptr;
};

void CorefResolver::score_features(std::uint32_t mention, std::vector<CorefCandidate>& candidates) const {
  CorefFeatures(*this, mention).fill(candidates);
}

}  // namespace claimgraph
