#include "core/extract/coreference/coref_resolver.hpp"

#include <algorithm>

#include "core/extract/coreference/gender_names.hpp"
#include "core/extract/coreference/name_match.hpp"

namespace claimgraph {
namespace {

using lexicon::NounClass;

constexpr std::size_t kKeep = 16;       // entries kept in each list of a cluster
constexpr std::size_t kIndexDepth = 6;  // entities looked at for one name or head word

void remember(std::vector<std::string>& list, const std::string& value) {
  if (value.empty() || list.size() >= kKeep) return;
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) out.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool compatible_given_names(const std::string& a, const std::string& b) {
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
  return same_given_name(a, b);
}

/// Two person names that can be one person: equal, one the other's last name, or same last name and given
/// names that agree.
bool same_person_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty() || a.back() != b.back()) return false;
  if (a.size() == 1 || b.size() == 1) return true;
  return compatible_given_names(a.front(), b.front());
}

/// "Springfield, Ohio" → the key of "Springfield"; empty when there is no comma.
std::string town_key(const AnnotatedText& doc, const CorefMention& mention) {
  for (std::uint32_t t = mention.name_first + 1; t < mention.name_last; ++t)
    if (doc.tokens[t].form == ",")
      return name_key(doc.text_of(doc.span_of(mention.name_first, t)), EntityType::place);
  return {};
}

bool named_types_conflict(EntityType a, EntityType b) {
  if (a == b || a == EntityType::other || b == EntityType::other) return false;
  return a == EntityType::person || b == EntityType::person;
}

}  // namespace

CorefResolver::CorefResolver(const AnnotatedText& doc, const std::vector<CorefMention>& mentions,
                             const std::vector<AttributionSpans>& attributions)
    : m_doc(doc),
      m_mentions(mentions),
      m_cluster_of(mentions.size(), UINT32_MAX),
      m_mention_at(doc.tokens.size(), UINT32_MAX),
      m_question(doc.sentences.size(), 0),
      m_name_key(mentions.size()),
      m_phrase(mentions.size()),
      m_mods(mentions.size()) {
  for (std::size_t s = 0; s < doc.sentences.size(); ++s)
    for (std::uint32_t t = doc.sentences[s].last; t > doc.sentences[s].first && t + 3 > doc.sentences[s].last;
         --t)
      if (doc.tokens[t - 1].form == "?") m_question[s] = 1;
  const RelationIds& r = relation_ids();
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const CorefMention& mention = mentions[i];
    if (!mention.coordination) m_mention_at[mention.head] = i;
    if (mention.has_name())
      m_name_key[i] = name_key(doc.text_of(doc.span_of(mention.name_first, mention.name_last)), mention.type);
    std::uint32_t first = mention.core_first;
    while (first < mention.head && (doc.tokens[first].deprel == r.det || doc.tokens[first].upos == Upos::DET))
      ++first;
    const std::uint32_t last = std::min(mention.core_last, first + 12);
    for (std::uint32_t t = first; t < last; ++t) {
      const Token& token = doc.tokens[t];
      if (token.upos == Upos::PUNCT) continue;
      if (!m_phrase[i].empty()) m_phrase[i] += ' ';
      m_phrase[i] += fold_case(token.form);
      if (t < mention.head && token.upos != Upos::DET && token.deprel != r.nmod_poss &&
          token.deprel != r.case_ && token.deprel != r.det)
        m_mods[i].push_back(fold_case(token.lemma.empty() ? token.form : token.lemma));
    }
  }
  find_speakers(attributions);
}

std::uint32_t CorefResolver::quotation_speaker(std::int32_t quotation) const {
  while (quotation >= 0) {
    if (m_speaker_token[static_cast<std::size_t>(quotation)] != UINT32_MAX)
      return m_speaker_token[static_cast<std::size_t>(quotation)];
    quotation = m_doc.quotations[static_cast<std::size_t>(quotation)].parent;
  }
  return UINT32_MAX;
}

/// Speaker of each quotation: the source of an attribution that covers it; else the subject of a verb of
/// saying in the same sentence outside the quotation; else the speaker of the previous quotation of the
/// paragraph.
void CorefResolver::find_speakers(const std::vector<AttributionSpans>& attributions) {
  const RelationIds& r = relation_ids();
  m_speaker_token.assign(m_doc.quotations.size(), UINT32_MAX);
  const auto source_head = [&](const AttributionSpans& attribution) {
    for (const TokenSegment& segment : attribution.source)
      for (std::uint32_t t = segment.first; t < segment.last && t < m_doc.tokens.size(); ++t)
        if (m_mention_at[t] != UINT32_MAX) {
          const std::int32_t head = m_doc.tokens[t].head;
          if (head < static_cast<std::int32_t>(segment.first) ||
              head >= static_cast<std::int32_t>(segment.last))
            return t;
        }
    return UINT32_MAX;
  };
  for (const AttributionSpans& attribution : attributions) {
    const std::uint32_t head = source_head(attribution);
    if (head == UINT32_MAX) continue;
    for (const TokenSegment& segment : attribution.content)
      for (std::uint32_t t = segment.first; t < segment.last && t < m_doc.tokens.size(); ++t) {
        const std::int32_t q = m_doc.tokens[t].quotation;
        if (q < 0 || m_speaker_token[static_cast<std::size_t>(q)] != UINT32_MAX) continue;
        const Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(q)];
        if (head >= quotation.first && head < quotation.last) continue;
        m_speaker_token[static_cast<std::size_t>(q)] = head;
      }
  }
  std::uint32_t previous = UINT32_MAX, paragraph = UINT32_MAX;
  bool continued = false;
  for (std::size_t q = 0; q < m_doc.quotations.size(); ++q) {
    const Quotation& quotation = m_doc.quotations[q];
    if (quotation.first >= quotation.last) continue;
    const std::uint32_t here = m_doc.sentences[m_doc.tokens[quotation.first].sentence].paragraph;
    if (m_speaker_token[q] == UINT32_MAX) {
      const auto scan = [&](std::uint32_t s) {
        const Sentence& sentence = m_doc.sentences[s];
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
          if (t >= quotation.first && t < quotation.last) continue;
          if (m_doc.tokens[t].quotation >= 0 || !lexicon::is_speech_verb(m_doc.tokens[t].lemma)) continue;
          for (std::uint32_t i = m_doc.child_start[t]; i < m_doc.child_start[t + 1]; ++i) {
            const std::uint32_t c = m_doc.child_list[i];
            if (m_doc.tokens[c].deprel == r.nsubj && m_mention_at[c] != UINT32_MAX) return c;
          }
        }
        return UINT32_MAX;
      };
      m_speaker_token[q] = scan(m_doc.tokens[quotation.first].sentence);
      if (m_speaker_token[q] == UINT32_MAX)
        m_speaker_token[q] = scan(m_doc.tokens[quotation.last - 1].sentence);
      if (m_speaker_token[q] == UINT32_MAX && (here == paragraph || continued)) m_speaker_token[q] = previous;
    }
    if (quotation.parent < 0) {
      previous = m_speaker_token[q];
      paragraph = here;
      continued = quotation.continued;
    }
  }
}

void CorefResolver::describe(std::uint32_t i, CorefCluster& cluster) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.kind == MentionKind::pronoun || mention.coordination) return;
  remember(cluster.heads, mention.head_word);
  for (const std::uint32_t a : mention.appositions) {
    const Token& token = m_doc.tokens[a];
    remember(cluster.heads, fold_case(token.lemma.empty() ? token.form : token.lemma));
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
  for (const std::string& word : m_mods[i]) {
    remember(cluster.modifiers, word);
    remember(cluster.countries, std::string(lexicon::demonym_country(word)));
  }
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
    }
  } else if (mention.type == EntityType::person) {
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
  if (c == UINT32_MAX) {
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
  if (cluster.number == GrammaticalNumber::unknown || name_decides) cluster.number = mention.number;
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

/// Names are linked by their form alone; UINT32_MAX when no known entity bears the name.
std::uint32_t CorefResolver::name_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  const std::string& key = m_name_key[i];
  if (key.empty() || (mention.name_last - mention.name_first == 0)) return UINT32_MAX;
  const std::vector<std::string> words = words_of(key);
  const auto look = [&](const std::string& name, auto accept) {
    const auto it = m_by_name.find(name);
    if (it == m_by_name.end()) return UINT32_MAX;
    std::size_t looked = 0;
    for (auto c = it->second.rbegin(); c != it->second.rend() && looked < kIndexDepth; ++c, ++looked)
      if (accept(m_clusters[*c])) return *c;
    return UINT32_MAX;
  };
  const auto same_kind = [&](const CorefCluster& cluster) {
    return !named_types_conflict(cluster.type, mention.type);
  };
  std::uint32_t found = look(key, same_kind);
  if (found != UINT32_MAX) return found;
  if (mention.type == EntityType::person || mention.type == EntityType::other) {
    const auto person = [&](const CorefCluster& cluster) {
      if (cluster.type != EntityType::person) return false;
      if (mention.gender != Gender::unknown && cluster.gender != Gender::unknown &&
          mention.gender != cluster.gender)
        return false;
      std::size_t seen = 0;
      for (const std::uint32_t m : cluster.mentions) {
        if (++seen > kKeep) break;
        if (!m_name_key[m].empty()) {
          const std::vector<std::string> other = words_of(m_name_key[m]);
          if (!same_person_name(words, other)) return false;
          if (other.size() > 1) break;
        }
      }
      return true;
    };
    found = look("#last " + words.back(), person);
    if (found != UINT32_MAX) return found;
    if (words.size() == 1 && mention.type == EntityType::person)
      found = look("#first " + key,
                   [&](const CorefCluster& cluster) { return cluster.type == EntityType::person; });
    if (found != UINT32_MAX) return found;
  }
  // "Norra" after "Norra Group", whatever the tagger takes the one word for.
  if (words.size() == 1 && key.size() >= 3) {
    const auto organization = [&](const CorefCluster& cluster) {
      return cluster.type == EntityType::organization;
    };
    found = look("#short " + key, organization);
    if (found == UINT32_MAX) found = look(key, organization);
  }
  if (found != UINT32_MAX) return found;
  if (mention.type == EntityType::place) {
    const std::string town = town_key(m_doc, mention);
    if (!town.empty()) found = look(town, same_kind);
    if (found != UINT32_MAX) return found;
  }
  if (mention.type != EntityType::person) {
    if (words.size() == 1 && key.size() >= 2 && key.size() <= 6)
      found = look("#acronym " + key,
                   [&](const CorefCluster& cluster) { return cluster.type != EntityType::person; });
    if (found == UINT32_MAX && words.size() > 1) {
      const std::string acronym = acronym_of(words);
      if (acronym.size() >= 2)
        found = look(acronym, [&](const CorefCluster& cluster) {
          return cluster.type != EntityType::person && cluster.name_words.size() == 1;
        });
    }
  }
  return found;
}

/// "The president": the person last called so. UINT32_MAX when nobody was or the phrase says more.
std::uint32_t CorefResolver::title_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.kind != MentionKind::nominal || mention.coordination || mention.last != mention.core_last ||
      mention.number == GrammaticalNumber::plural || mention.noun_class != NounClass::person ||
      mention.definiteness != Definiteness::definite)
    return UINT32_MAX;
  const auto has = [](const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 120; ++looked) {
    --j;
    if (mention.sentence - m_mentions[j].sentence > 8) break;
    const std::uint32_t c = m_cluster_of[j];
    const CorefCluster& cluster = m_clusters[c];
    if (!cluster.has_name || cluster.type != EntityType::person || nested(i, c)) continue;
    if (!has(cluster.heads, mention.head_word)) continue;
    if (std::all_of(m_mods[i].begin(), m_mods[i].end(), [&](const std::string& word) {
          return has(cluster.modifiers, word) || has(cluster.heads, word) || has(cluster.name_words, word);
        }))
      return c;
  }
  return UINT32_MAX;
}

/// "The company", "the US start-up": the most prominent named organisation nearby whose nationality does not
/// speak against it. UINT32_MAX when the phrase says more than that or nothing fits.
std::uint32_t CorefResolver::role_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.kind != MentionKind::nominal || mention.coordination || mention.last != mention.core_last ||
      mention.number == GrammaticalNumber::plural || !lexicon::is_company_noun(mention.head_word) ||
      (mention.definiteness != Definiteness::definite && mention.definiteness != Definiteness::demonstrative))
    return UINT32_MAX;
  std::string_view country;
  std::vector<std::string_view> others;
  for (const std::string& word : m_mods[i]) {
    if (mention.head_word.compare(0, word.size(), word) == 0) continue;  // "start" of "start-up"
    const std::string_view found = lexicon::demonym_country(word);
    if (found.empty())
      others.push_back(word);
    else
      country = found;
  }
  const auto has = [](const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  std::uint32_t best = UINT32_MAX;
  double best_score = 0;
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 90; ++looked) {
    --j;
    const std::uint32_t distance = mention.sentence - m_mentions[j].sentence;
    if (distance > 3) break;
    const std::uint32_t c = m_cluster_of[j];
    const CorefCluster& cluster = m_clusters[c];
    if (!cluster.has_name || cluster.type != EntityType::organization || nested(i, c)) continue;
    if (!country.empty() && !cluster.countries.empty() && !has(cluster.countries, country)) continue;
    if (!std::all_of(others.begin(), others.end(), [&](std::string_view word) {
          return has(cluster.modifiers, word) || has(cluster.name_words, word) || has(cluster.heads, word);
        }))
      continue;
    double score =
        3.0 - distance + 0.2 * static_cast<double>(std::min<std::size_t>(cluster.mentions.size(), 5));
    if (m_mentions[j].role == SyntacticRole::subject) score += 0.8;
    if (has(cluster.heads, mention.head_word)) score += 2;
    if (!country.empty() && has(cluster.countries, country)) score += 2;
    if (best == UINT32_MAX || score > best_score) best = c, best_score = score;
  }
  return best;
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

bool CorefResolver::blocked(std::uint32_t i, std::uint32_t c) const {
  const CorefMention& mention = m_mentions[i];
  const CorefCluster& cluster = m_clusters[c];
  if (nested(i, c)) return true;
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
    const RelationIds& r = relation_ids();
    const Token& token = m_doc.tokens[m_mentions[cluster.mentions.front()].head];
    const bool object = token.deprel == r.obj || token.deprel == r.iobj;
    if (object && token.head >= 0 && m_doc.tokens[static_cast<std::size_t>(token.head)].lemma == "tell")
      return true;
  }
  if (mention.kind == MentionKind::name && cluster.has_name) {
    if (named_types_conflict(mention.type, cluster.type)) return true;
    if (mention.type == EntityType::person) return true;  // the name sieve has decided
  }
  if (mention.kind == MentionKind::pronoun) {
    if (mention.gender != Gender::unknown &&
        (cluster.animacy == Animacy::inanimate ||
         (cluster.gender != Gender::unknown && cluster.gender != mention.gender)))
      return true;
    if (mention.gender != Gender::unknown && cluster.number == GrammaticalNumber::plural) return true;
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
    if (m_cluster_of[j] != UINT32_MAX) offer(m_cluster_of[j]);
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
    if (head != UINT32_MAX && m_mention_at[head] != UINT32_MAX &&
        m_cluster_of[m_mention_at[head]] != UINT32_MAX)
      offer(m_cluster_of[m_mention_at[head]]);
  }
}

void CorefResolver::run(const Chooser& choose) {
  std::vector<CorefCandidate> candidates;
  for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
    const std::uint32_t by_name = m_mentions[i].coordination                      ? UINT32_MAX
                                  : m_mentions[i].has_name()                      ? name_sieve(i)
                                  : m_mentions[i].noun_class == NounClass::person ? title_sieve(i)
                                                                                  : role_sieve(i);
    std::uint32_t chosen = by_name;
    if (by_name == UINT32_MAX || nested(i, by_name)) {
      candidates_of(i, candidates);
      score_features(i, candidates);
      chosen = candidates[choose(i, candidates)].cluster;
    }
    add(i, chosen);
    const CorefMention& mention = m_mentions[i];
    const std::uint32_t c = m_cluster_of[i];
    const bool speaks = (mention.kind == MentionKind::pronoun && mention.person != 3) ||
                        (mention.has_name() && mention.type == EntityType::person);
    if (speaks &&
        std::find(m_speaker_clusters.begin(), m_speaker_clusters.end(), c) == m_speaker_clusters.end()) {
      if (m_speaker_clusters.size() >= 12) m_speaker_clusters.erase(m_speaker_clusters.begin() + 4);
      m_speaker_clusters.push_back(c);
    }
  }
}

void CorefResolver::run(const CorefModel* model) {
  run([model](std::uint32_t, const std::vector<CorefCandidate>& candidates) {
    std::size_t best = 0;
    float best_score = 0;
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      const float score = model != nullptr ? model->score(candidates[k].features) : candidates[k].rule_score;
      if (k == 0 || score > best_score) best = k, best_score = score;
    }
    return best;
  });
}

}  // namespace claimgraph
