// Left-to-right coreference over the mentions of one text. Names go by fixed sieves (exact name, last name,
// acronym, country names); everything else is ranked against the entities seen so far, by a small linear
// model when there is one and by hand-set weights otherwise. Raghunathan et al. 2010; Lee et al. 2013;
// Durrett and Klein 2013 for the ranking features.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/extract/coreference/coref_confidence.hpp"
#include "core/extract/coreference/mentions.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// An entity while it grows: indices of its mentions, in text order, and what is known about it.
struct CorefCluster {
  std::vector<std::uint32_t> mentions;
  EntityType type = EntityType::other;
  Gender gender = Gender::unknown;
  GrammaticalNumber number = GrammaticalNumber::unknown;
  Animacy animacy = Animacy::unknown;
  bool has_name = false;
  std::vector<std::string> heads;      ///< head words of its phrases, also of appositions and predicates
  std::vector<std::string> modifiers;  ///< adjectives and nouns before its heads
  std::vector<std::string> countries;  ///< of its nationality adjectives
  std::vector<std::string> name_words;
  std::vector<std::string> phrases;                   ///< folded phrases without their determiner
  std::uint32_t first_person = 0, second_person = 0;  ///< pronoun counts outside quotations
};

/// One thing a mention may be linked to; cluster kNone stands for "a new entity".
struct CorefCandidate {
  std::uint32_t cluster = kNone;
  std::vector<std::uint32_t> features;
  float rule_score = 0;
  float heard = 0;  ///< the encoder's log-odds against a new entity; 0 without one
  float score = 0;  ///< set by who chooses, for the link's margin
};

class CorefResolver {
 public:
  /// Returns the index of the chosen candidate; may set their scores.
  using Chooser = std::function<std::size_t(std::uint32_t mention, std::vector<CorefCandidate>&)>;

  CorefResolver(const AnnotatedText& doc, const std::vector<CorefMention>& mentions,
                const std::vector<AttributionSpans>& attributions);

  /// Links every mention; call once.
  void run(const Chooser& choose);

  const std::vector<CorefCluster>& clusters() const { return m_clusters; }
  std::uint32_t cluster_of(std::uint32_t mention) const { return m_cluster_of[mention]; }
  /// How the mention came to its cluster.
  const CorefLink& link_of(std::uint32_t mention) const { return m_links[mention]; }
  /// Token of the speaker's head word for a quotation, or kNone.
  std::uint32_t quotation_speaker(std::int32_t quotation) const;

 private:
  friend class CorefFeatures;
  std::uint32_t name_sieve(std::uint32_t mention) const;
  std::uint32_t role_sieve(std::uint32_t mention) const;
  std::uint32_t only_person_near(std::uint32_t mention) const;
  std::uint32_t alias_sieve(std::uint32_t mention) const;
  std::uint32_t last_name_sieve(std::uint32_t mention, const std::vector<std::string>& words) const;
  std::uint32_t relative_sieve(std::uint32_t mention) const;
  std::uint32_t said_sieve(std::uint32_t mention) const;
  std::uint32_t subject_sieve(std::uint32_t mention) const;
  std::uint32_t subject_of_fronted_clause(std::uint32_t mention) const;
  std::uint32_t speaker_before(std::uint32_t i) const;
  std::uint32_t narrated_between(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t by_sieve(std::uint32_t mention, LinkRule& rule) const;
  bool agrees(std::uint32_t mention, std::uint32_t cluster) const;
  void note_link(std::uint32_t mention, std::uint32_t cluster, const std::vector<CorefCandidate>& candidates);
  void note_role_rivals(std::uint32_t mention, std::uint32_t cluster);
  void link_first_persons(const std::vector<std::uint32_t>& waiting);
  std::uint32_t speaker_mention(std::uint32_t mention) const;
  bool spoken_of(std::uint32_t mention, std::uint32_t cluster) const;
  std::uint32_t title_sieve(std::uint32_t mention) const;
  void candidates_of(std::uint32_t mention, std::vector<CorefCandidate>& out);
  bool is_object_of_same_verb(const CorefMention& mention, const CorefCluster& cluster) const;
  bool nested(std::uint32_t mention, std::uint32_t cluster) const;
  bool is_proper_description(std::uint32_t mention) const;
  bool is_other_description(std::uint32_t mention, const CorefCluster& cluster) const;
  bool blocked(std::uint32_t mention, std::uint32_t cluster) const;
  void score_features(std::uint32_t mention, std::vector<CorefCandidate>& candidates) const;
  void add(std::uint32_t mention, std::uint32_t cluster);
  void index_name(std::uint32_t mention, std::uint32_t cluster);
  void find_speakers(const std::vector<AttributionSpans>& attributions);
  void find_said(const std::vector<AttributionSpans>& attributions);
  void find_direct();
  std::uint32_t source_mention(const AttributionSpans& attribution) const;
  void describe(std::uint32_t mention, CorefCluster& cluster) const;

  const AnnotatedText& m_doc;
  const std::vector<CorefMention>& m_mentions;
  std::vector<CorefCluster> m_clusters;
  std::vector<std::uint32_t> m_cluster_of;
  std::vector<std::uint32_t> m_speaker_token;           ///< by quotation
  std::vector<std::uint32_t> m_mention_at;              ///< head token → mention (not coordinations)
  std::vector<char> m_question;                         ///< by sentence
  std::vector<std::string> m_name_key;                  ///< by mention
  std::vector<std::string> m_phrase;                    ///< by mention
  std::vector<std::vector<std::string>> m_mods;         ///< by mention
  std::vector<std::vector<std::string>> m_owner_words;  ///< by mention: proper nouns of "Acme's"
  std::vector<std::vector<std::string>> m_countries;    ///< by mention: of "French", "France's"
  std::vector<CorefLink> m_links;                       ///< by mention
  std::vector<std::uint32_t> m_said_by;  ///< by mention: the source whose words it is subject of
  std::vector<std::int32_t> m_speaks;    ///< by mention: the last direct quotation it speaks
  std::vector<char> m_is_source;         ///< by mention
  std::vector<char> m_direct;            ///< by quotation: sentences, not a few words
  std::unordered_map<std::string, std::vector<std::uint32_t>> m_by_name, m_by_head;
  std::vector<std::uint32_t> m_speaker_clusters;
  bool m_settle_speakers = false;  ///< there are attributions: who speaks is known
};

}  // namespace claimgraph
