#include "core/extract/coreference/coref_resolver.hpp"

#include <algorithm>

#include "core/extract/coreference/coref_names.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

using namespace coref;
using lexicon::NounClass;

namespace {

void remember(std::vector<std::string>& list, const std::string& value) {
  if (value.empty() || list.size() >= kKeep) return;
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

}  // namespace

CorefResolver::CorefResolver(const AnnotatedText& doc, const std::vector<CorefMention>& mentions,
                             const std::vector<AttributionSpans>& attributions)
    : m_doc(doc),
      m_mentions(mentions),
      m_cluster_of(mentions.size(), kNone),
      m_mention_at(doc.tokens.size(), kNone),
      m_question(doc.sentences.size(), 0),
      m_name_key(mentions.size()),
      m_phrase(mentions.size()),
      m_mods(mentions.size()),
      m_owner_words(mentions.size()),
      m_countries(mentions.size()),
      m_links(mentions.size()),
      m_said_by(mentions.size(), kNone),
      m_speaks(mentions.size(), -1),
      m_is_source(mentions.size(), 0),
      m_direct(doc.quotations.size(), 0) {
  for (std::size_t s = 0; s < doc.sentences.size(); ++s)
    for (std::uint32_t t = doc.sentences[s].last; t > doc.sentences[s].first && t + 3 > doc.sentences[s].last;
         --t)
      if (doc.tokens[t - 1].form == "?") m_question[s] = 1;
  const Syntax syntax(doc);
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const CorefMention& mention = mentions[i];
    if (!mention.coordination) m_mention_at[mention.head] = i;
    if (mention.has_name())
      m_name_key[i] = name_key(doc.text_of(doc.span_of(mention.name_first, mention.name_last)), mention.type);
    std::uint32_t first = mention.core_first;
    while (first < mention.head &&
           (syntax.is_relation(first, {"det"}) || doc.tokens[first].upos == Upos::DET))
      ++first;
    const std::uint32_t last = std::min(mention.core_last, first + 12);
    for (std::uint32_t t = first; t < last; ++t) {
      const Token& token = doc.tokens[t];
      if (token.upos == Upos::PUNCT) continue;
      if (!m_phrase[i].empty()) m_phrase[i] += ' ';
      m_phrase[i] += fold_case(token.form);
      if (t < mention.head && token.upos != Upos::DET && !syntax.is_relation(t, {"nmod:poss", "case", "det"}))
        m_mods[i].push_back(fold_case(token.lemma.empty() ? token.form : token.lemma));
      if (t < mention.head && token.upos == Upos::PROPN && mention.definiteness == Definiteness::possessive)
        m_owner_words[i].push_back(fold_case(token.form));
    }
    for (const std::string& word : m_mods[i])
      remember(m_countries[i], std::string(lexicon::demonym_country(word)));
    for (const std::string& word : m_owner_words[i])
      remember(m_countries[i], std::string(lexicon::country_name(word)));
  }
  find_speakers(attributions);
  find_said(attributions);
  find_direct();
  m_settle_speakers = !attributions.empty();
}

void CorefResolver::describe(std::uint32_t i, CorefCluster& cluster) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.kind == MentionKind::pronoun || mention.coordination) return;
  remember(cluster.heads, mention.head_word);
  for (const std::uint32_t a : mention.appositions) {
    const Token& token = m_doc.tokens[a];
    remember(cluster.heads, fold_case(token.lemma.empty() ? token.form : token.lemma));
    const TokenRange range = subtree_range(m_doc, a);
    for (std::uint32_t t = range.first; t < std::min(range.last, range.first + 8); ++t)
      if (m_doc.tokens[t].upos == Upos::PROPN)
        remember(cluster.modifiers, fold_case(m_doc.tokens[t].form));  // "…, the head of Acme"
  }
  if (mention.has_name()) {  // "Chinese start-up DeepSeek", "OpenAI CEO Sam Altman"
    const std::uint32_t from =
        mention.first + 6 < mention.name_first ? mention.name_first - 6 : mention.first;
    for (std::uint32_t t = from; t < mention.name_first; ++t) {
      const std::string word = fold_case(m_doc.tokens[t].lemma);
      if (m_doc.tokens[t].upos == Upos::NOUN || lexicon::noun_class(word) == NounClass::person)
        remember(cluster.heads, word);
    }
    for (const std::string& word : words_of(m_name_key[i])) remember(cluster.name_words, word);
  }
  for (const std::string& word : m_mods[i]) remember(cluster.modifiers, word);
  for (const std::string& country : m_countries[i]) remember(cluster.countries, country);
  remember(cluster.phrases, m_phrase[i]);
}

void CorefResolver::index_name(std::uint32_t i, std::uint32_t cluster) {
  const CorefMention& mention = m_mentions[i];
  const std::string& key = m_name_key[i];
  if (key.empty()) return;
  const auto put = [&](const std::string& name) {
    if (name.empty()) return;
    auto& list = m_by_name[name];
    if (list.empty() || list.back() != cluster) list.push_back(cluster);
  };
  put(key);
  const std::vector<std::string> words = words_of(key);
  if (words.size() > 1) {
    if (mention.type == EntityType::person) {
      put("#last " + words.back());
      put("#first " + words.front());
    } else {
      put("#acronym " + acronym_of(words));
      if (mention.type == EntityType::organization) put("#short " + words.front());
      // "Athletic" after "Harbour Athletic"
      if (mention.type == EntityType::organization && !lexicon::is_organization_word(words.back()) &&
          !lexicon::is_legal_form(words.back()))
        put("#tail " + words.back());
    }
  } else if (mention.type == EntityType::person || mention.type == EntityType::other) {
    put("#last " + key);
  }
  if (mention.type == EntityType::place) put(town_key(m_doc, mention));
  if (mention.alias_first < mention.alias_last) {
    const std::string alias =
        name_key(m_doc.text_of(m_doc.span_of(mention.alias_first, mention.alias_last)), mention.type);
    if (!alias.empty()) put(alias);
  }
}

void CorefResolver::add(std::uint32_t i, std::uint32_t c) {
  if (c == kNone) {
    c = static_cast<std::uint32_t>(m_clusters.size());
    m_clusters.emplace_back();
  }
  const CorefMention& mention = m_mentions[i];
  CorefCluster& cluster = m_clusters[c];
  m_cluster_of[i] = c;
  cluster.mentions.push_back(i);
  const bool name_decides = mention.has_name() && !cluster.has_name;
  if (cluster.type == EntityType::other || name_decides)
    if (mention.type != EntityType::other) cluster.type = mention.type;
  if (cluster.gender == Gender::unknown) cluster.gender = mention.gender;
  // A second name says nothing new: "Acme, formerly known as Northern Savings", is no plural.
  if ((cluster.number == GrammaticalNumber::unknown && !(mention.has_name() && cluster.has_name)) ||
      name_decides)
    cluster.number = mention.number;
  if (cluster.animacy == Animacy::unknown || (name_decides && mention.animacy != Animacy::unknown))
    cluster.animacy = mention.animacy;
  cluster.has_name = cluster.has_name || mention.has_name();
  if (mention.kind == MentionKind::pronoun && mention.quotation < 0) {
    cluster.first_person += mention.person == 1;
    cluster.second_person += mention.person == 2;
  }
  describe(i, cluster);
  index_name(i, c);
  if (mention.kind != MentionKind::pronoun && !mention.coordination) {
    const auto put = [&](const std::string& word) {
      auto& list = m_by_head[word];
      if (list.empty() || list.back() != c) list.push_back(c);
    };
    put(mention.head_word);
    if (mention.has_name() && name_decides)
      for (const std::string& head : cluster.heads)
        if (head != mention.head_word) put(head);
  }
}

/// One phrase inside the other.
bool CorefResolver::nested(std::uint32_t i, std::uint32_t c) const {
  const CorefMention& mention = m_mentions[i];
  const CorefCluster& cluster = m_clusters[c];
  std::size_t looked = 0;
  for (auto m = cluster.mentions.rbegin(); m != cluster.mentions.rend() && looked < 8; ++m, ++looked) {
    const CorefMention& other = m_mentions[*m];
    if (other.sentence != mention.sentence) break;
    if (other.first < mention.last && mention.first < other.last) return true;  // one inside the other
  }
  return false;
}

/// "he told Cook": subject and object of one verb are two people (principle B of binding theory).
bool CorefResolver::is_object_of_same_verb(const CorefMention& mention, const CorefCluster& cluster) const {
  if (mention.reflexive || mention.role != SyntacticRole::subject) return false;
  const Syntax syntax(m_doc);
  const auto verb = syntax.head(mention.head);
  const auto object = verb ? syntax.child(*verb, {"obj", "iobj"}) : std::nullopt;
  if (!object || m_doc.tokens[*object].upos != Upos::PROPN) return false;
  const std::string_view name = m_doc.tokens[*object].form;
  std::size_t looked = 0;
  for (auto m = cluster.mentions.rbegin(); m != cluster.mentions.rend() && looked < 32; ++m, ++looked) {
    const CorefMention& other = m_mentions[*m];
    if (other.has_name() && m_doc.tokens[other.name_last - 1].form == name) return true;
  }
  return false;
}

/// A description that says itself whom it means, or names another kind of thing.
bool CorefResolver::is_other_description(std::uint32_t i, const CorefCluster& cluster) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.kind != MentionKind::nominal || mention.coordination) return false;
  const auto has = [](const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  if (has(cluster.heads, mention.head_word)) return false;
  // "the officials" are not "the deportees".
  const bool people = mention.noun_class == NounClass::person && mention.number == GrammaticalNumber::plural;
  if (people && m_is_source[i] != 0 && !cluster.has_name && !cluster.heads.empty()) return true;
  if (is_proper_description(i) && !has(cluster.name_words, mention.head_word)) return true;
  if (!cluster.has_name) return false;
  // "the staff member who reported the call", "the prosecutor's office": nobody named elsewhere.
  const Syntax syntax(m_doc);
  for (const std::uint32_t c : syntax.children(mention.head)) {
    if (c > mention.head && syntax.is_relation(c, {"acl:relcl"}) &&
        m_doc.tokens[mention.head + 1].upos != Upos::PUNCT)
      return true;
    const bool owner = syntax.is_relation(c, {"nmod:poss"}) && m_doc.tokens[c].upos == Upos::NOUN;
    if (owner && !has(cluster.modifiers, fold_case(m_doc.tokens[c].lemma))) return true;
  }
  return false;
}

bool CorefResolver::blocked(std::uint32_t i, std::uint32_t c) const {
  const CorefMention& mention = m_mentions[i];
  const CorefCluster& cluster = m_clusters[c];
  if (nested(i, c) || spoken_of(i, c) || is_other_description(i, cluster)) return true;
  // "Russia's foreign ministry" and "the French foreign ministry".
  if (mention.kind == MentionKind::nominal && !m_countries[i].empty() && !cluster.countries.empty() &&
      std::none_of(m_countries[i].begin(), m_countries[i].end(), [&](const std::string& country) {
        return std::find(cluster.countries.begin(), cluster.countries.end(), country) !=
               cluster.countries.end();
      }))
    return true;
  // "Salesforce's CEO" is no chief executive of whom the article says nothing of the kind.
  if (mention.kind == MentionKind::nominal && mention.definiteness == Definiteness::possessive &&
      mention.noun_class == NounClass::person && cluster.has_name && cluster.type == EntityType::person) {
    const auto known = [&](const std::string& word) {
      const auto in = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), word) != list.end();
      };
      return in(cluster.modifiers) || in(cluster.name_words) || in(cluster.heads);
    };
    const std::vector<std::string>& owner = m_owner_words[i];
    if (!owner.empty() && std::none_of(owner.begin(), owner.end(), known)) return true;
  }
  // "Its chief economist": only an organisation or a place has people.
  if (mention.kind == MentionKind::pronoun && mention.role == SyntacticRole::possessor &&
      mention.animacy == Animacy::inanimate && !cluster.has_name && cluster.type == EntityType::other) {
    const std::int32_t owned = m_doc.tokens[mention.head].head;
    if (owned >= 0 &&
        lexicon::noun_class(m_doc.tokens[static_cast<std::size_t>(owned)].lemma) == NounClass::person)
      return true;
  }
  // "Roe told Reuters. … the company said": who was only spoken to is no candidate.
  if (mention.kind == MentionKind::nominal && cluster.mentions.size() == 1) {
    const Syntax syntax(m_doc);
    const std::uint32_t token = m_mentions[cluster.mentions.front()].head;
    const auto verb = syntax.head(token);
    if (verb && syntax.lemma(*verb) == "tell" && syntax.has_relation(token, {"obj", "iobj"})) return true;
  }
  // "the staff member …. Carlineo's attorney, Ann Zoghlin, said": a name with its own role is somebody new.
  if (mention.kind == MentionKind::name && !cluster.has_name && mention.type == EntityType::person &&
      !cluster.heads.empty()) {
    CorefCluster own;
    describe(i, own);
    if (std::none_of(own.heads.begin(), own.heads.end(), [&](const std::string& head) {
          return std::find(cluster.heads.begin(), cluster.heads.end(), head) != cluster.heads.end();
        }))
      return true;
  }
  if (mention.kind == MentionKind::name && cluster.has_name) {
    if (named_types_conflict(mention.type, cluster.type)) return true;
    if (mention.type == EntityType::person) return true;  // the name sieve has decided
  }
  if (mention.kind == MentionKind::pronoun && is_object_of_same_verb(mention, cluster)) return true;
  if (mention.kind == MentionKind::pronoun) {
    if (mention.gender != Gender::unknown &&
        (cluster.animacy == Animacy::inanimate ||
         (cluster.gender != Gender::unknown && cluster.gender != mention.gender)))
      return true;
    if (mention.gender != Gender::unknown && cluster.number == GrammaticalNumber::plural) return true;
    // "Many in Hong Kong …. They note": who speaks is no place that was named by the way.
    if (mention.head_word == "they" && m_is_source[i] != 0 && cluster.type == EntityType::place &&
        m_mentions[cluster.mentions.back()].role != SyntacticRole::subject)
      return true;
    // "They" are no single named person; who prefers "they" is lost here.
    if (mention.person == 3 && mention.number == GrammaticalNumber::plural && !mention.demonstrative &&
        cluster.has_name && cluster.type == EntityType::person &&
        cluster.number == GrammaticalNumber::singular)
      return true;
    if (mention.animacy == Animacy::inanimate &&
        (cluster.animacy == Animacy::animate || cluster.gender != Gender::unknown) && !mention.demonstrative)
      return true;
    if (mention.animacy == Animacy::inanimate && !mention.demonstrative &&
        mention.number == GrammaticalNumber::singular && cluster.number == GrammaticalNumber::plural)
      return true;
  }
  return false;
}

void CorefResolver::candidates_of(std::uint32_t i, std::vector<CorefCandidate>& out) {
  const CorefMention& mention = m_mentions[i];
  out.clear();
  out.emplace_back();  // a new entity
  std::vector<std::uint32_t> seen;
  const auto offer = [&](std::uint32_t c) {
    if (std::find(seen.begin(), seen.end(), c) != seen.end()) return;
    seen.push_back(c);
    if (blocked(i, c)) return;
    out.emplace_back();
    out.back().cluster = c;
  };
  const bool pronoun = mention.kind == MentionKind::pronoun;
  const std::uint32_t sentences = pronoun ? (mention.person == 3 ? 4 : 12) : 6;
  const std::size_t window = mention.kind == MentionKind::name ? 40 : 90;
  for (std::uint32_t j = i; j > 0 && i - j < window;) {
    --j;
    if (mention.sentence - m_mentions[j].sentence > sentences) break;
    if (m_cluster_of[j] != kNone) offer(m_cluster_of[j]);
  }
  if (!pronoun && !mention.coordination) {
    const auto it = m_by_head.find(mention.head_word);
    if (it != m_by_head.end()) {
      std::size_t looked = 0;
      for (auto c = it->second.rbegin(); c != it->second.rend() && looked < kIndexDepth; ++c, ++looked)
        offer(*c);
    }
  }
  if (pronoun && mention.person != 3) {
    for (auto c = m_speaker_clusters.rbegin(); c != m_speaker_clusters.rend(); ++c) offer(*c);
    const std::uint32_t head = quotation_speaker(mention.quotation);
    if (head != kNone && m_mention_at[head] != kNone && m_cluster_of[m_mention_at[head]] != kNone)
      offer(m_cluster_of[m_mention_at[head]]);
  }
}

std::uint32_t CorefResolver::by_sieve(std::uint32_t i, LinkRule& rule) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.coordination) return kNone;
  const auto decided = [&](LinkRule by, std::uint32_t c) {
    if (c != kNone) rule = by;
    return c;
  };
  if (mention.has_name()) {
    const std::uint32_t c = decided(LinkRule::name, name_sieve(i));
    return c != kNone ? c : decided(LinkRule::alias, alias_sieve(i));
  }
  if (mention.kind == MentionKind::pronoun) {
    std::uint32_t c = decided(LinkRule::relative, relative_sieve(i));
    if (c == kNone) c = decided(LinkRule::said, said_sieve(i));
    return c != kNone ? c : decided(LinkRule::subject, subject_sieve(i));
  }
  if (mention.noun_class == NounClass::person) return decided(LinkRule::title, title_sieve(i));
  return decided(LinkRule::role, role_sieve(i));
}

/// Number, gender and animacy do not speak against it.
bool CorefResolver::agrees(std::uint32_t i, std::uint32_t c) const {
  const CorefMention& mention = m_mentions[i];
  const CorefCluster& cluster = m_clusters[c];
  const auto clash = [](auto a, auto b, auto unknown) { return a != unknown && b != unknown && a != b; };
  return !clash(mention.gender, cluster.gender, Gender::unknown) &&
         !clash(mention.number, cluster.number, GrammaticalNumber::unknown) &&
         !clash(mention.animacy, cluster.animacy, Animacy::unknown);
}

/// Other organisations (places) of the last sentences that "the company" ("the country") could mean.
void CorefResolver::note_role_rivals(std::uint32_t i, std::uint32_t c) {
  CorefLink& link = m_links[i];
  const auto share = [&](const CorefCluster& cluster) {
    return std::any_of(m_countries[i].begin(), m_countries[i].end(), [&](const std::string& country) {
      return std::find(cluster.countries.begin(), cluster.countries.end(), country) !=
             cluster.countries.end();
    });
  };
  const CorefCluster& chosen = m_clusters[c];
  link.agrees = !m_countries[i].empty() && (share(chosen) || chosen.countries.empty());
  // "Tolmar closed its border": the subject counts, not its pronoun.
  for (auto m = chosen.mentions.rbegin(); m != chosen.mentions.rend(); ++m) {
    if (m_mentions[i].sentence - std::min(m_mentions[i].sentence, m_mentions[*m].sentence) > 1) break;
    link.subject = link.subject || m_mentions[*m].role == SyntacticRole::subject;
  }
  std::vector<std::uint32_t> seen{c};
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 90; ++looked) {
    --j;
    const std::uint32_t distance = m_mentions[i].sentence - m_mentions[j].sentence;
    if (distance > 3) break;
    // Beside a subject what is named by the way is no rival.
    if ((distance > 1 || link.subject) && m_mentions[j].role != SyntacticRole::subject) continue;
    const std::uint32_t other = m_cluster_of[j];
    if (other == kNone || std::find(seen.begin(), seen.end(), other) != seen.end()) continue;
    seen.push_back(other);
    const CorefCluster& cluster = m_clusters[other];
    if (!cluster.has_name || cluster.type != chosen.type) continue;
    // "Chip supplier Ostrava" is not what "the start-up" means.
    const bool called = std::any_of(cluster.heads.begin(), cluster.heads.end(), [](const std::string& head) {
      return lexicon::noun_class(head) == NounClass::organization;
    });
    const bool so =
        std::find(cluster.heads.begin(), cluster.heads.end(), m_mentions[i].head_word) != cluster.heads.end();
    if (called && !so) continue;
    link.rivals += m_countries[i].empty() || cluster.countries.empty() || share(cluster);
  }
}

void CorefResolver::note_link(std::uint32_t i, std::uint32_t c,
                              const std::vector<CorefCandidate>& candidates) {
  CorefLink& link = m_links[i];
  if (c == kNone) {
    link.rule = LinkRule::fresh;
    return;
  }
  const CorefMention& mention = m_mentions[i];
  const CorefCluster& cluster = m_clusters[c];
  const CorefMention& last = m_mentions[cluster.mentions.back()];
  link.sentences = mention.sentence - std::min(mention.sentence, last.sentence);
  link.subject = last.role == SyntacticRole::subject;
  link.quoted = mention.quotation >= 0 && last.quotation != mention.quotation;
  link.agrees = (mention.gender != Gender::unknown && mention.gender == cluster.gender) ||
                (mention.animacy == Animacy::inanimate && cluster.animacy == Animacy::inanimate);
  if (link.rule == LinkRule::role) note_role_rivals(i, c);
  float chosen = 0, other = -1e9F;
  for (const CorefCandidate& candidate : candidates) {
    if (candidate.cluster == c) {
      chosen = candidate.score;
      continue;
    }
    other = std::max(other, candidate.score);
    if (candidate.cluster == kNone) continue;
    const CorefMention& rival = m_mentions[m_clusters[candidate.cluster].mentions.back()];
    const bool near = mention.sentence - std::min(mention.sentence, rival.sentence) < 3;
    const CorefCluster& other_cluster = m_clusters[candidate.cluster];
    const bool person = other_cluster.type == EntityType::person || other_cluster.animacy == Animacy::animate;
    const bool kind = mention.gender != Gender::unknown ? person
                      : mention.animacy == Animacy::inanimate
                          ? !person && (other_cluster.has_name || other_cluster.mentions.size() > 1)
                          : true;
    link.rivals += near && kind && agrees(i, candidate.cluster);
  }
  link.margin = candidates.empty() ? 0 : chosen - other;
}

/// "I" in a quotation is who speaks it, also when the speaker is named behind it.
void CorefResolver::link_first_persons(const std::vector<std::uint32_t>& waiting) {
  for (const std::uint32_t i : waiting) {
    m_links[i].rule = LinkRule::speaker;
    add(i, m_cluster_of[speaker_mention(i)]);
  }
}

namespace {

/// "X, who said …", "X, formerly known as Y": the mention stands inside a phrase of its own entity.
bool is_inside_its_own(LinkRule rule) {
  return rule == LinkRule::alias || rule == LinkRule::relative;
}

}  // namespace

void CorefResolver::run(const Chooser& choose) {
  std::vector<CorefCandidate> candidates;
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
    const CorefMention& mention = m_mentions[i];
    if (m_settle_speakers && mention.kind == MentionKind::pronoun && mention.person == 1 &&
        mention.number == GrammaticalNumber::singular && speaker_mention(i) != kNone &&
        m_mentions[speaker_mention(i)].quotation < 0) {
      waiting.push_back(i);
      continue;
    }
    std::uint32_t chosen = by_sieve(i, m_links[i].rule);
    candidates.clear();
    if (chosen == kNone || (!is_inside_its_own(m_links[i].rule) && nested(i, chosen))) {
      candidates_of(i, candidates);
      score_features(i, candidates);
      chosen = candidates[choose(i, candidates)].cluster;
      m_links[i].rule = LinkRule::ranked;
    }
    note_link(i, chosen, candidates);
    add(i, chosen);
    const std::uint32_t c = m_cluster_of[i];
    const bool speaks = (mention.kind == MentionKind::pronoun && mention.person != 3) ||
                        (mention.has_name() && mention.type == EntityType::person);
    if (speaks &&
        std::find(m_speaker_clusters.begin(), m_speaker_clusters.end(), c) == m_speaker_clusters.end()) {
      if (m_speaker_clusters.size() >= 12) m_speaker_clusters.erase(m_speaker_clusters.begin() + 4);
      m_speaker_clusters.push_back(c);
    }
  }
  link_first_persons(waiting);
}

}  // namespace claimgraph
