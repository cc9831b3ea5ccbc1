#include "core/extract/coreference/entities.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/extract/coreference/affiliations.hpp"
#include "core/extract/coreference/coref_resolver.hpp"
#include "core/extract/coreference/descriptions.hpp"
#include "core/extract/coreference/name_match.hpp"
#include "core/extract/coreference/source_phrases.hpp"
#include "core/extract/coreference/source_speakers.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {
namespace {

using lexicon::NounClass;

class EntityBuilder {
 public:
  EntityBuilder(const Article& article, const AnnotatedText& doc,
                const std::vector<AttributionSpans>& attributions, const CorefModel* model, Analysis& out)
      : m_article(article),
        m_doc(doc),
        m_attributions(attributions),
        m_sources(doc, attributions),
        m_model(model),
        m_out(out) {}

  void run() {
    m_mentions = find_mentions(m_doc);
    add_source_mentions();
    link();
    find_facts();
    build_entities();
    emit_mentions();
    add_affiliations();
  }

 private:
  std::string words(std::uint32_t first, std::uint32_t last) const {
    return first < last ? std::string(m_doc.text_of(m_doc.span_of(first, last))) : std::string{};
  }

  void index_tokens() {
    m_at.assign(m_doc.tokens.size(), kNone);
    for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
      const CorefMention& mention = m_mentions[i];
      if (mention.coordination) continue;
      for (std::uint32_t t = mention.name_first; t < mention.name_last; ++t) m_at[t] = i;
      m_at[mention.head] = i;
    }
  }

  bool is_quantifier(std::uint32_t t) const {
    return m_doc.tokens[t].upos == Upos::NUM ||
           in_list(" one some many most several few both none half another each any either neither all ",
                   fold_case(m_doc.tokens[t].form));
  }

  /// Every source gets at least one mention; sources that are no noun phrase get one of their own.
  void add_source_mentions() {
    index_tokens();
    std::vector<CorefMention> extra;
    for (const AttributionSpans& attribution : m_attributions)
      for (const TokenSegment& segment : attribution.source) {
        auto mention = mention_of_source(segment);
        if (!mention) continue;
        m_at[mention->head] = static_cast<std::uint32_t>(m_mentions.size() + extra.size());
        extra.push_back(std::move(*mention));
      }
    if (!extra.empty()) {
      m_mentions.insert(m_mentions.end(), extra.begin(), extra.end());
      std::stable_sort(m_mentions.begin(), m_mentions.end(),
                       [](const CorefMention& a, const CorefMention& b) {
                         return a.first != b.first ? a.first < b.first : a.last > b.last;
                       });
      index_tokens();
    }
    mark_sources();
  }

  /// A mention for a source that no mention covers, or that says less than the one that does.
  std::optional<CorefMention> mention_of_source(const TokenSegment& segment) const {
    if (segment.first >= segment.last || segment.last > m_doc.tokens.size()) return std::nullopt;
    bool covered = false;
    for (std::uint32_t t = segment.first; t < segment.last; ++t) covered = covered || m_at[t] != kNone;
    const std::vector<std::uint32_t> heads = segment_heads(m_doc, segment);
    const bool unknown = heads.size() == 1 && m_at[heads.front()] == kNone;
    // "the Russian and Syrian ministries" are not Syria.
    const bool headless = unknown && segment.last - segment.first > 1 &&
                          m_doc.tokens[heads.front()].upos == Upos::NOUN && !name_behind_role(m_doc, segment);
    // "One of the people" is not the people.
    const bool some = unknown && heads.front() + 1 < segment.last &&
                      fold_case(m_doc.tokens[heads.front() + 1].form) == "of" && is_quantifier(heads.front());
    if (covered && !headless && !some) return std::nullopt;
    CorefMention mention;
    std::uint32_t first = segment.first;
    while (first + 1 < segment.last && m_doc.tokens[first].upos == Upos::PUNCT) ++first;
    mention.first = mention.core_first = first;
    mention.last = mention.core_last = segment.last;
    mention.head = heads.empty() ? segment.last - 1 : heads.front();
    mention.head_word = fold_case(m_doc.tokens[mention.head].form);
    mention.sentence = m_doc.tokens[mention.head].sentence;
    mention.quotation = m_doc.tokens[mention.head].quotation;
    mention.definiteness = Definiteness::quantified;
    mention.role = SyntacticRole::subject;
    mention.type = EntityType::group;
    if (headless) {
      const bool plural = xpos_name(m_doc.tokens[mention.head].xpos) == "NNS";
      mention.noun_class = lexicon::noun_class(fold_case(m_doc.tokens[mention.head].lemma));
      mention.number = plural ? GrammaticalNumber::plural : GrammaticalNumber::singular;
      if (!plural) mention.type = EntityType::other;
    }
    if (some && in_list(" one another each either neither ", mention.head_word)) {
      mention.noun_class = NounClass::person;
      mention.type = EntityType::person;
      mention.number = GrammaticalNumber::singular;
    }
    if (mention.head_word == "who" || mention.head_word == "which" || mention.head_word == "that") {
      mention.kind = MentionKind::pronoun;
      mention.type = EntityType::other;
    }
    return mention;
  }

  void mark_sources() {
    m_is_source.assign(m_mentions.size(), 0);
    for (const AttributionSpans& attribution : m_attributions)
      for (const TokenSegment& segment : attribution.source) {
        const auto name = name_behind_role(m_doc, segment);
        if (name && m_at[*name] != kNone) {
          m_is_source[m_at[*name]] = 1;
          continue;
        }
        for (const std::uint32_t t : segment_heads(m_doc, segment))
          if (m_at[t] != kNone) m_is_source[m_at[t]] = 1;
      }
    // Conjuncts speak as well.
    const Syntax syntax(m_doc);
    for (const CorefMention& mention : m_mentions) {
      const auto head = syntax.head(mention.head);
      if (!head || !syntax.has_relation(mention.head, {"conj"}) || m_at[mention.head] == kNone) continue;
      const std::uint32_t first = m_at[*head];
      if (first != kNone && m_is_source[first] != 0) m_is_source[m_at[mention.head]] = 1;
    }
  }

  static bool can_speak(const CorefCluster& cluster) {
    if (cluster.has_name || cluster.type != EntityType::other || cluster.animacy == Animacy::animate)
      return true;
    return std::any_of(cluster.heads.begin(), cluster.heads.end(), [](const std::string& head) {
      return is_speech_noun(head) ||
             in_list(" study survey poll paper letter document memo analysis book film lawsuit suit ruling ",
                     head);
    });
  }

  /// Nobody but those who are quoted speaks of it: "“I don't own a computer,” he said."
  bool is_only_quoted(const CorefCluster& cluster) const {
    return !cluster.has_name && std::all_of(cluster.mentions.begin(), cluster.mentions.end(),
                                            [this](std::uint32_t m) { return m_mentions[m].quotation >= 0; });
  }

  void link() {
    m_resolver.emplace(m_doc, m_mentions, m_attributions);
    const auto score = [this](const CorefCandidate& candidate) {
      return m_model != nullptr ? m_model->score(candidate.features) : candidate.rule_score;
    };
    m_resolver->run([&](std::uint32_t i, std::vector<CorefCandidate>& candidates) {
      const CorefMention& mention = m_mentions[i];
      std::size_t best = 0, speaker = 0;
      for (std::size_t k = 0; k < candidates.size(); ++k) {
        candidates[k].score = score(candidates[k]);
        if (candidates[k].score > candidates[best].score) best = k;
        if (k == 0 || !can_speak(m_resolver->clusters()[candidates[k].cluster])) continue;
        if (mention.quotation < 0 && is_only_quoted(m_resolver->clusters()[candidates[k].cluster])) continue;
        if (speaker == 0 || candidates[k].score > candidates[speaker].score) speaker = k;
      }
      // A speaker called "he", "it" or "they" has been named before, outside of quotations, and can speak.
      const bool personal =
          mention.kind == MentionKind::pronoun && mention.person == 3 && !mention.demonstrative;
      if (!personal || m_is_source[i] == 0) return best;
      // "he" who speaks is no example and no situation, even where nobody else is there.
      return speaker > 0 || mention.gender != Gender::unknown ? speaker : best;
    });
  }

  static EntityType unnamed_type(const CorefMention& mention) {
    const bool plural = mention.number == GrammaticalNumber::plural;
    switch (mention.noun_class) {
      case NounClass::person:
        return plural ? EntityType::group : EntityType::person;
      case NounClass::organization:
        return plural ? EntityType::group : EntityType::organization;
      case NounClass::group:
        return EntityType::group;
      case NounClass::place:
        return EntityType::place;
      default:
        break;
    }
    if (mention.kind == MentionKind::pronoun && mention.person != 3)
      return plural ? EntityType::group : EntityType::person;
    if (mention.kind == MentionKind::pronoun && mention.gender != Gender::unknown) return EntityType::person;
    if (mention.coordination || mention.type == EntityType::group) return EntityType::group;
    return EntityType::other;
  }

  bool is_alias(std::uint32_t mention) const { return m_resolver->link_of(mention).rule == LinkRule::alias; }

  EntityType cluster_type(const CorefCluster& cluster) const {
    // "X, formerly known as Y" is what X is, whatever the name tagger takes Y for.
    if (std::any_of(cluster.mentions.begin(), cluster.mentions.end(),
                    [this](std::uint32_t m) { return is_alias(m); }))
      for (const std::uint32_t m : cluster.mentions)
        if (m_mentions[m].has_name() && m_mentions[m].type != EntityType::other) return m_mentions[m].type;
    std::size_t votes[5] = {0, 0, 0, 0, 0};
    for (const std::uint32_t m : cluster.mentions)
      if (m_mentions[m].has_name()) ++votes[static_cast<std::size_t>(m_mentions[m].type)];
    votes[static_cast<std::size_t>(EntityType::other)] = 0;
    const auto best = std::max_element(std::begin(votes), std::end(votes));
    if (*best > 0) return static_cast<EntityType>(best - std::begin(votes));
    if (cluster.has_name) return EntityType::other;
    for (const std::uint32_t m : cluster.mentions) {
      const EntityType type = unnamed_type(m_mentions[m]);
      if (type != EntityType::other) return type;
    }
    return EntityType::other;
  }

  Gender cluster_gender(const CorefCluster& cluster) const {
    int male = 0, female = 0;
    for (const std::uint32_t m : cluster.mentions) {
      const int weight = m_mentions[m].kind == MentionKind::pronoun ? 2 : 1;
      male += weight * (m_mentions[m].gender == Gender::male);
      female += weight * (m_mentions[m].gender == Gender::female);
    }
    return male > female ? Gender::male : female > male ? Gender::female : Gender::unknown;
  }

  /// The fullest name first, then the others by length and spelling.
  std::vector<std::string> names_of(const CorefCluster& cluster, EntityType type) const {
    struct Candidate {
      std::string text;
      std::size_t words, order;
    };
    std::vector<Candidate> found;
    const auto put = [&](std::uint32_t first, std::uint32_t last) {
      while (first + 1 < last && fold_case(m_doc.tokens[first].form) == "the") ++first;
      while (last > first + 1 &&
             (m_doc.tokens[last - 1].upos == Upos::PUNCT || m_doc.tokens[last - 1].form == "'s" ||
              m_doc.tokens[last - 1].form == "’s")) {
        if (m_doc.tokens[last - 1].form == "." || m_doc.tokens[last - 1].form == "!") break;
        --last;
      }
      std::string text = words(first, last);
      std::replace(text.begin(), text.end(), '\n', ' ');
      for (const Candidate& c : found)
        if (c.text == text) return;
      if (found.size() < 24) found.push_back({text, name_tokens(text).size(), found.size()});
    };
    for (const std::uint32_t m : cluster.mentions) {
      const CorefMention& mention = m_mentions[m];
      if (mention.has_name() && (mention.type == type || mention.type == EntityType::other ||
                                 type == EntityType::other || is_alias(m)))
        put(mention.name_first, mention.name_last);
    }
    for (const std::uint32_t m : cluster.mentions)
      if (m_mentions[m].alias_first < m_mentions[m].alias_last)
        put(m_mentions[m].alias_first, m_mentions[m].alias_last);
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      if (a.words != b.words) return a.words > b.words;
      if (a.text.size() != b.text.size() && a.words == 1) return a.text.size() > b.text.size();
      return a.order < b.order;
    });
    std::vector<std::string> out;
    for (const Candidate& c : found) out.push_back(c.text);
    return out;
  }

  std::string description_text(const CorefCluster& cluster, EntityType type) const {
    for (const std::uint32_t m : cluster.mentions) {
      if (m_mentions[m].has_name() && m_mentions[m].type != type && m_mentions[m].type != EntityType::other)
        continue;
      std::string text = description_of(m_doc, m_mentions[m]);
      if (!text.empty()) return text;
    }
    return {};
  }

  /// The phrase that says most about somebody without a name: a noun before a pronoun, the earliest.
  std::uint32_t representative(const CorefCluster& cluster) const {
    for (const std::uint32_t m : cluster.mentions)
      if (m_mentions[m].kind != MentionKind::pronoun) return m;
    for (const std::uint32_t m : cluster.mentions)
      if (m_is_source[m] != 0) return m;  // "he" who says it rather than "his"
    return cluster.mentions.front();
  }

  bool cluster_speaks(const CorefCluster& cluster) const {
    return std::any_of(cluster.mentions.begin(), cluster.mentions.end(),
                       [this](std::uint32_t m) { return m_is_source[m] != 0; });
  }

  Entity named_entity(const CorefCluster& cluster, EntityType type) const {
    Entity entity;
    entity.type = type;
    std::vector<std::string> names = names_of(cluster, type);
    entity.name = names.empty() ? words(m_mentions[cluster.mentions.front()].first,
                                        m_mentions[cluster.mentions.front()].last)
                                : names.front();
    if (!names.empty()) entity.alternate_names.assign(names.begin() + 1, names.end());
    const std::string key = name_key(entity.name, type);
    const bool one_word = type == EntityType::person && key.find(' ') == std::string::npos;
    entity.id = one_word ? anonymous_entity_id(type, key, m_article.id) : entity_id(type, key);
    entity.description = description_text(cluster, type);
    return entity;
  }

  Entity unnamed_entity(const CorefCluster& cluster, EntityType type) const {
    Entity entity;
    entity.type = type;
    entity.anonymous = true;
    const CorefMention& mention = m_mentions[representative(cluster)];
    if (mention.kind == MentionKind::pronoun && mention.person == 1 &&
        mention.number == GrammaticalNumber::singular && mention.quotation < 0 &&
        m_article.authors.size() == 1) {  // the author speaks
      entity.anonymous = false;
      entity.type = EntityType::person;
      entity.name = m_article.authors.front();
      entity.id = entity_id(EntityType::person, name_key(entity.name, EntityType::person));
      return entity;
    }
    const TokenSegment shown = m_sources.shown_of(mention);
    entity.anonymous = !(cluster_speaks(cluster) && is_untagged_name(m_doc, shown));
    entity.name = words(shown.first, shown.last);
    std::replace(entity.name.begin(), entity.name.end(), '\n', ' ');
    // The place in the text tells two unnamed sources with the same words apart ("a spokesman" … "a
    // spokesman").
    entity.id = anonymous_entity_id(
        type, entity.name + " @" + std::to_string(m_doc.tokens[mention.first].span.begin), m_article.id);
    return entity;
  }

  void build_entities() {
    const std::vector<CorefCluster>& clusters = m_resolver->clusters();
    m_entity_of.assign(clusters.size(), kNone);
    std::unordered_map<std::string, std::uint32_t> by_id;
    for (std::uint32_t c = 0; c < clusters.size(); ++c) {
      const CorefCluster& cluster = clusters[c];
      if (!cluster.has_name && cluster.mentions.size() < 2 && !cluster_speaks(cluster) && !employs(cluster))
        continue;
      const EntityType type = cluster_type(cluster);
      Entity entity = cluster.has_name ? named_entity(cluster, type) : unnamed_entity(cluster, type);
      entity.gender = cluster_gender(cluster);
      const auto [at, fresh] = by_id.emplace(entity.id, static_cast<std::uint32_t>(m_out.entities.size()));
      m_entity_of[c] = at->second;
      if (fresh) {
        m_out.entities.push_back(std::move(entity));
        continue;
      }
      Entity& known = m_out.entities[at->second];
      for (std::string& name : entity.alternate_names)
        if (name != known.name && std::find(known.alternate_names.begin(), known.alternate_names.end(),
                                            name) == known.alternate_names.end())
          known.alternate_names.push_back(std::move(name));
      if (known.description.empty()) known.description = std::move(entity.description);
      if (known.gender == Gender::unknown) known.gender = entity.gender;
    }
  }

  void find_facts() {
    m_facts = find_affiliations(m_doc, m_mentions, m_at);
    m_employer.assign(m_mentions.size(), 0);
    for (const AffiliationFact& fact : m_facts) {
      const CorefCluster& person = m_resolver->clusters()[m_resolver->cluster_of(fact.person)];
      if (person.has_name || cluster_speaks(person)) m_employer[fact.organization] = 1;
    }
  }

  /// Unnamed organisations that somebody speaks for are worth an entity ("a spokeswoman for the ministry").
  bool employs(const CorefCluster& cluster) const {
    return std::any_of(cluster.mentions.begin(), cluster.mentions.end(),
                       [this](std::uint32_t m) { return m_employer[m] != 0; });
  }

  /// That each mention belongs to its entity: sure of its own link and of the mention that it is linked to.
  std::vector<double> confidences() const {
    std::vector<double> out(m_mentions.size(), 1);
    for (const CorefCluster& cluster : m_resolver->clusters()) {
      double before = 1;  // of the entity's last mention before
      for (const std::uint32_t m : cluster.mentions) {
        const CorefLink& link = m_resolver->link_of(m);
        const double own = link_confidence(m_mentions[m], link);
        before = link.rule == LinkRule::fresh || link.rule == LinkRule::name ? 1 : own * before;
        out[m] = before;
      }
    }
    return out;
  }

  void emit_mentions() {
    const std::vector<double> confidence = confidences();
    for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
      const std::uint32_t entity = m_entity_of[m_resolver->cluster_of(i)];
      if (entity == kNone) continue;
      const CorefMention& mention = m_mentions[i];
      Mention out;
      out.span = m_doc.span_of(mention.first, mention.last);
      out.head = mention.has_name() ? m_doc.span_of(mention.name_first, mention.name_last)
                                    : m_doc.span_of(mention.head, mention.head + 1);
      out.entity = entity;
      out.kind = mention.kind;
      out.confidence = confidence[i];
      m_out.mentions.push_back(out);
    }
    std::stable_sort(m_out.mentions.begin(), m_out.mentions.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
  }

  void add_affiliations() {
    for (const AffiliationFact& fact : m_facts) {
      const std::uint32_t person = m_entity_of[m_resolver->cluster_of(fact.person)];
      const std::uint32_t organization = m_entity_of[m_resolver->cluster_of(fact.organization)];
      if (person == kNone || organization == kNone || person == organization) continue;
      const Entity& employer = m_out.entities[organization];
      if (employer.type == EntityType::person || (employer.anonymous && employer.type == EntityType::other))
        continue;
      Entity& entity = m_out.entities[person];
      if (entity.type != EntityType::person && entity.type != EntityType::group) continue;
      bool known = false;
      for (const Affiliation& other : entity.affiliations)
        known = known ||
                (other.organization == organization && (other.title == fact.title || fact.title.empty()));
      if (known || entity.affiliations.size() >= 16) continue;
      Affiliation affiliation;
      affiliation.organization = organization;
      affiliation.title = fact.title;
      affiliation.former = fact.former;
      affiliation.evidence = m_doc.span_of(fact.first, fact.last);
      entity.affiliations.push_back(std::move(affiliation));
    }
  }

  const Article& m_article;
  const AnnotatedText& m_doc;
  const std::vector<AttributionSpans>& m_attributions;
  const SourcePhrases m_sources;
  const CorefModel* m_model;
  Analysis& m_out;
  std::vector<CorefMention> m_mentions;
  std::vector<std::uint32_t> m_at;  ///< token → mention
  std::vector<char> m_is_source, m_employer;
  std::optional<CorefResolver> m_resolver;
  std::vector<std::uint32_t> m_entity_of;  ///< cluster → entity
  std::vector<AffiliationFact> m_facts;
};

}  // namespace

void resolve_entities(const Article& article, const AnnotatedText& doc,
                      const std::vector<AttributionSpans>& attributions, const CorefModel* model,
                      Analysis& out) {
  if (!Syntax(doc).is_parsed()) return;
  EntityBuilder(article, doc, attributions, model, out).run();
}

}  // namespace claimgraph
