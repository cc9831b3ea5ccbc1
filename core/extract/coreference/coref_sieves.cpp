// The fixed sieves of coreference: links that a form alone decides, tried before the ranker is asked.
#include <algorithm>

#include "core/extract/coreference/coref_names.hpp"
#include "core/extract/coreference/coref_resolver.hpp"
#include "core/extract/coreference/gender_names.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

using namespace coref;
using lexicon::NounClass;

namespace {

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
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
  // "Roe-Sorel" after "Ana Roe-Sorel": all of the one ends the other.
  const auto& shorter = a.size() < b.size() ? a : b;
  const auto& longer = a.size() < b.size() ? b : a;
  if (shorter.size() < longer.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin()))
    return true;
  return compatible_given_names(a.front(), b.front());
}

}  // namespace

/// Names are linked by their form alone; kNone when no known entity bears the name.
std::uint32_t CorefResolver::name_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  const std::string& key = m_name_key[i];
  if (key.empty() || (mention.name_last - mention.name_first == 0)) return kNone;
  const std::vector<std::string> words = words_of(key);
  const auto look = [&](const std::string& name, auto accept) {
    const auto it = m_by_name.find(name);
    if (it == m_by_name.end()) return kNone;
    std::size_t looked = 0;
    for (auto c = it->second.rbegin(); c != it->second.rend() && looked < kIndexDepth; ++c, ++looked)
      if (accept(m_clusters[*c])) return *c;
    return kNone;
  };
  const auto same_kind = [&](const CorefCluster& cluster) {
    return !named_types_conflict(cluster.type, mention.type);
  };
  std::uint32_t found = look(key, same_kind);
  if (found != kNone) return found;
  if (mention.type == EntityType::person || mention.type == EntityType::other) {
    found = last_name_sieve(i, words);
    if (found != kNone) return found;
    if (words.size() == 1 && mention.type == EntityType::person)
      found = look("#first " + key,
                   [&](const CorefCluster& cluster) { return cluster.type == EntityType::person; });
    if (found != kNone) return found;
  }
  // "Norra" after "Norra Group", whatever the tagger takes the one word for.
  if (words.size() == 1 && key.size() >= 3) {
    const auto organization = [&](const CorefCluster& cluster) {
      return cluster.type == EntityType::organization;
    };
    found = look("#short " + key, organization);
    if (found == kNone) found = look("#tail " + key, organization);
    if (found == kNone) found = look(key, organization);
  }
  if (found != kNone) return found;
  if (mention.type == EntityType::place) {
    const std::string town = town_key(m_doc, mention);
    if (!town.empty()) found = look(town, same_kind);
    if (found != kNone) return found;
  }
  if (mention.type != EntityType::person) {
    if (words.size() == 1 && key.size() >= 2 && key.size() <= 6)
      found = look("#acronym " + key,
                   [&](const CorefCluster& cluster) { return cluster.type != EntityType::person; });
    if (found == kNone && words.size() > 1) {
      const std::string acronym = acronym_of(words);
      if (acronym.size() >= 2)
        found = look(acronym, [&](const CorefCluster& cluster) {
          return cluster.type != EntityType::person && cluster.name_words.size() == 1;
        });
    }
  }
  return found;
}

/// "Brandt" after "Erik Brandt", "Mrs Brandt" after "Lena Brandt". With two of the name the one that is
/// talked about more; kNone, which leaves the words of the text, when neither is, or when the text tells
/// them apart by other words ("the elder Brandt").
std::uint32_t CorefResolver::last_name_sieve(std::uint32_t i, const std::vector<std::string>& words) const {
  const CorefMention& mention = m_mentions[i];
  const auto fits = [&](const CorefCluster& cluster) {
    // A lone "Roe" before "Ana Roe" may have been taken for anything.
    const bool bare =
        cluster.type == EntityType::other && mention.type == EntityType::person && words.size() > 1;
    if (cluster.type != EntityType::person && !bare) return false;
    if (mention.gender != Gender::unknown && cluster.gender != Gender::unknown &&
        mention.gender != cluster.gender)
      return false;
    std::size_t seen = 0;
    for (const std::uint32_t m : cluster.mentions) {
      if (++seen > kKeep) break;
      if (m_name_key[m].empty()) continue;
      const std::vector<std::string> other = words_of(m_name_key[m]);
      if (!same_person_name(words, other)) return false;
      if (other.size() > 1) break;
    }
    return true;
  };
  const auto list = m_by_name.find("#last " + words.back());
  if (list == m_by_name.end()) return kNone;
  std::uint32_t best = kNone, second = kNone;
  std::size_t looked = 0;
  for (auto c = list->second.rbegin(); c != list->second.rend() && looked < kIndexDepth; ++c, ++looked) {
    if (!fits(m_clusters[*c]) || *c == best || *c == second) continue;
    (best == kNone ? best : second) = *c;
  }
  if (second == kNone || words.size() > 1) return best;
  for (std::uint32_t t = mention.first; t < mention.name_first; ++t)
    if (in_list(" elder younger older senior junior other first second late ",
                fold_case(m_doc.tokens[t].form)))
      return kNone;
  // A gender that only one of them has was looked at above; one that is known of one alone decides, too.
  if (mention.gender != Gender::unknown) {
    const bool first_known = m_clusters[best].gender == mention.gender;
    const bool second_known = m_clusters[second].gender == mention.gender;
    if (first_known != second_known) return first_known ? best : second;
  }
  const std::size_t a = m_clusters[best].mentions.size(), b = m_clusters[second].mentions.size();
  if (a >= 2 * b && a > 2) return best;
  if (b >= 2 * a && b > 2) return second;
  return kNone;
}

/// "Boreal Bank, formerly known as Northern Savings", "X, now Y", "X was renamed Y": one thing with two
/// names.
std::uint32_t CorefResolver::alias_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  const std::uint32_t begin = m_doc.sentences[mention.sentence].first;
  std::uint32_t t = mention.name_first;
  bool renamed = false;
  while (t > begin && mention.name_first - t < 8) {
    const std::string word = fold_case(m_doc.tokens[t - 1].form);
    const bool naming = in_list(
        " formerly previously once now originally known called named renamed rebranded nicknamed dubbed aka "
        "alias nee née ",
        word);
    renamed = renamed || naming;
    if (!naming && !in_list(" , ( as also is was been be has which itself its name changed to better then "
                            "until - – the \" “ ",
                            word))
      break;
    if (word == "changed") renamed = true;
    --t;
  }
  if (!renamed || t == mention.name_first) return kNone;
  // The name before ends where the naming words begin.
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 12; ++looked) {
    --j;
    const CorefMention& other = m_mentions[j];
    if (other.has_name() && other.name_last == t && other.sentence == mention.sentence &&
        m_cluster_of[j] != kNone)
      return m_cluster_of[j];
  }
  return kNone;
}

/// "The president": the person last called so. kNone when nobody was or the phrase says more.
std::uint32_t CorefResolver::title_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.kind != MentionKind::nominal || mention.coordination || mention.last != mention.core_last ||
      mention.number == GrammaticalNumber::plural || mention.noun_class != NounClass::person)
    return kNone;
  // "Salesforce's CEO": the person who was called CEO beside that name, however far back.
  const bool owned = mention.definiteness == Definiteness::possessive && !m_owner_words[i].empty();
  if (mention.definiteness != Definiteness::definite && !owned) return kNone;
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < (owned ? 600U : 120U); ++looked) {
    --j;
    if (!owned && mention.sentence - m_mentions[j].sentence > 8) break;
    const std::uint32_t c = m_cluster_of[j];
    if (c == kNone) continue;
    const CorefCluster& cluster = m_clusters[c];
    if (!cluster.has_name || cluster.type != EntityType::person || nested(i, c)) continue;
    if (!has(cluster.heads, mention.head_word)) continue;
    const auto known = [&](const std::string& word) {
      return has(cluster.modifiers, word) || has(cluster.heads, word) || has(cluster.name_words, word);
    };
    if (std::all_of(m_mods[i].begin(), m_mods[i].end(), known) &&
        std::all_of(m_owner_words[i].begin(), m_owner_words[i].end(), known))
      return c;
  }
  return owned ? kNone : only_person_near(i);
}

/// "The actor": the one named person of the last sentences, when there is no other. Only for what people are
/// by themselves; "the judge" is somebody new more often than not.
std::uint32_t CorefResolver::only_person_near(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  if (!m_mods[i].empty() ||
      !in_list(
          " actor actress singer guitarist drummer rapper musician pianist star comedian author novelist "
          "filmmaker athlete striker footballer golfer boxer entrepreneur billionaire tycoon mogul lawmaker "
          "senator congressman congresswoman politician democrat republican artist ",
          mention.head_word))
    return kNone;
  std::uint32_t only = kNone;
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 90; ++looked) {
    --j;
    if (mention.sentence - m_mentions[j].sentence > 3) break;
    const std::uint32_t c = m_cluster_of[j];
    if (c == kNone || c == only || !m_clusters[c].has_name || m_clusters[c].type != EntityType::person ||
        blocked(i, c))
      continue;
    if (only != kNone) return kNone;
    only = c;
  }
  return only;
}

namespace {

/// "Harbour Courier": by the last word of a name of two or more.
bool is_newspaper(const CorefCluster& cluster) {
  return cluster.name_words.size() > 1 &&
         in_list(" courier times post herald gazette tribune journal chronicle telegraph observer examiner ",
                 cluster.name_words.back());
}
bool means_newspaper(const std::string& noun) {
  return in_list(" newspaper paper outlet publication daily company firm group publisher ", noun);
}

}  // namespace

/// "The Commission", "the Union": written like a name, it names itself; "the Company" is whose report this
/// is.
bool CorefResolver::is_proper_description(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.kind != MentionKind::nominal || mention.head == mention.core_first) return false;
  const std::string_view form = m_doc.tokens[mention.head].form;
  const bool capital = !form.empty() && form.front() >= 'A' && form.front() <= 'Z';
  return capital && !in_list(" company corporation firm group ", mention.head_word);
}

/// "The company", "the US start-up": the most prominent named organisation nearby whose nationality does not
/// speak against it. kNone when the phrase says more than that or nothing fits.
std::uint32_t CorefResolver::role_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  const bool country_noun =
      in_list(" country nation kingdom republic state city town island ", mention.head_word);
  const EntityType kind = country_noun ? EntityType::place : EntityType::organization;
  if (mention.kind != MentionKind::nominal || mention.coordination || mention.last != mention.core_last ||
      mention.number == GrammaticalNumber::plural ||
      (!country_noun && !lexicon::is_company_noun(mention.head_word)) ||
      (mention.definiteness != Definiteness::definite &&
       mention.definiteness != Definiteness::demonstrative) ||
      is_proper_description(i))
    return kNone;
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
  std::uint32_t best = kNone;
  double best_score = 0;
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 90; ++looked) {
    --j;
    const std::uint32_t distance = mention.sentence - m_mentions[j].sentence;
    if (distance > 3) break;
    const std::uint32_t c = m_cluster_of[j];
    if (c == kNone) continue;
    const CorefCluster& cluster = m_clusters[c];
    if (!cluster.has_name || cluster.type != kind || nested(i, c)) continue;
    if (is_newspaper(cluster) && !means_newspaper(mention.head_word)) continue;
    if (country_noun && mention.definiteness != Definiteness::definite)
      continue;  // "this country": the speaker's
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
    if (best == kNone || score > best_score) best = c, best_score = score;
  }
  return best;
}

/// "X, who said", "the officer who said": the noun before; the parse decides where it fits, else what stands
/// beside the pronoun. kNone for other mentions.
std::uint32_t CorefResolver::relative_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  const bool who = mention.head_word == "who";
  if (mention.kind != MentionKind::pronoun ||
      (!who && mention.head_word != "which" && mention.head_word != "that"))
    return kNone;
  const auto fits = [&](std::uint32_t j) {
    if (j == kNone || j == i || m_cluster_of[j] == kNone) return false;
    const CorefMention& other = m_mentions[j];
    if (other.kind == MentionKind::pronoun) return other.demonstrative;                 // "those who"
    if (lexicon::is_time_word(fold_case(m_doc.tokens[other.head].form))) return false;  // "in March, which"
    if (!who) return mention.head_word == "that" || other.animacy != Animacy::animate;
    return other.animacy != Animacy::inanimate && other.type != EntityType::place;
  };
  const Syntax syntax(m_doc);
  std::uint32_t t = mention.head;
  for (int step = 0; step < 6 && !syntax.is_sentence_root(t); ++step) {
    const bool relative = syntax.is_relation(t, {"acl:relcl"});
    t = *syntax.head(t);
    if (!relative) continue;
    if (fits(m_mention_at[t])) return m_cluster_of[m_mention_at[t]];
    break;
  }
  std::uint32_t end = mention.head;
  while (end > 0 && m_doc.tokens[end - 1].upos == Upos::PUNCT) --end;
  std::uint32_t best = kNone;
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 12; ++looked) {
    --j;
    const CorefMention& other = m_mentions[j];
    const bool beside =
        other.last == end || other.core_last == end || (other.has_name() && other.name_last == end);
    if (!beside || other.sentence != mention.sentence || !fits(j)) continue;
    best = j;
    if (other.has_name()) break;  // the innermost name, else the whole phrase
  }
  return best == kNone ? kNone : m_cluster_of[best];
}

/// "X said it would …", "X said its sales …": X, when number, gender and kind allow it.
std::uint32_t CorefResolver::said_sieve(std::uint32_t i) const {
  const std::uint32_t source = m_said_by[i];
  if (source == kNone || m_cluster_of[source] == kNone) return kNone;
  const CorefMention& mention = m_mentions[i];
  const std::uint32_t c = m_cluster_of[source];
  const CorefCluster& cluster = m_clusters[c];
  if (nested(i, c)) return kNone;
  if (mention.gender != Gender::unknown) {
    const bool person = cluster.animacy == Animacy::animate || cluster.type == EntityType::person;
    const bool gender = cluster.gender == Gender::unknown || cluster.gender == mention.gender;
    return person && gender && cluster.number != GrammaticalNumber::plural ? c : kNone;
  }
  if (mention.animacy == Animacy::inanimate) {
    const bool person = cluster.animacy == Animacy::animate || cluster.type == EntityType::person ||
                        cluster.gender != Gender::unknown;
    return person || cluster.number == GrammaticalNumber::plural ? kNone : c;
  }
  return cluster.number == GrammaticalNumber::plural ? c : kNone;
}

/// "Though Acme has said that …, it has admitted": the named organisation or place that is the subject of the
/// clause in front.
std::uint32_t CorefResolver::subject_of_fronted_clause(std::uint32_t i) const {
  const Syntax syntax(m_doc);
  const CorefMention& mention = m_mentions[i];
  const auto verb = syntax.head(mention.head);
  for (std::uint32_t j = i, looked = 0; verb && j > 0 && looked < 40; ++looked) {
    --j;
    const CorefMention& other = m_mentions[j];
    if (other.sentence != mention.sentence) break;
    const std::uint32_t c = m_cluster_of[j];
    if (other.role != SyntacticRole::subject || other.quotation >= 0 || c == kNone) continue;
    const auto clause = syntax.head(other.head);
    if (!clause || syntax.base_relation(*clause) != "advcl" || syntax.head(*clause) != verb) continue;
    const EntityType type = m_clusters[c].type;
    if ((type == EntityType::organization || type == EntityType::place) && !blocked(i, c)) return c;
  }
  return kNone;
}

/// "The army said …. A day later it said …": the organisation or place that spoke last in the paragraph.
std::uint32_t CorefResolver::speaker_before(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  const std::uint32_t paragraph = m_doc.sentences[mention.sentence].paragraph;
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 60; ++looked) {
    --j;
    const CorefMention& other = m_mentions[j];
    if (m_doc.sentences[other.sentence].paragraph != paragraph ||
        narrated_between(other.sentence, mention.sentence) > 1)
      break;
    const std::uint32_t c = m_cluster_of[j];
    if (m_is_source[j] == 0 || other.quotation >= 0 || c == kNone || other.sentence == mention.sentence)
      continue;
    const EntityType type = m_clusters[c].type;
    const bool thing = type == EntityType::organization || type == EntityType::place;
    return thing && m_clusters[c].has_name && !blocked(i, c) ? c : kNone;
  }
  return kNone;
}

/// Sentences of the narrator between two sentences; those in marks do not count.
std::uint32_t CorefResolver::narrated_between(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t kFar = 64;  // as far as anybody looks back
  if (last - first > kFar) return kFar;
  std::uint32_t out = 0;
  for (std::uint32_t s = first + 1; s < last; ++s) {
    const Sentence& sentence = m_doc.sentences[s];
    const bool quoted =
        m_doc.tokens[sentence.first].quotation >= 0 && m_doc.tokens[sentence.last - 1].quotation >= 0;
    out += quoted ? 0 : 1;
  }
  return out;
}

/// "Roe opened the meeting. “…,” she said": who speaks is the subject of the sentence before, not a noun in
/// between. For "he" and "she" as sources only; kNone when the ranker should decide.
std::uint32_t CorefResolver::subject_sieve(std::uint32_t i) const {
  const CorefMention& mention = m_mentions[i];
  if (m_is_source[i] == 0 || mention.quotation >= 0 || mention.role != SyntacticRole::subject) return kNone;
  if (mention.head_word == "it") {
    const std::uint32_t fronted = subject_of_fronted_clause(i);
    return fronted != kNone ? fronted : speaker_before(i);
  }
  if (mention.gender == Gender::unknown) return kNone;
  std::uint32_t best = kNone, sentence = kNone;
  bool rival = false;
  std::uint32_t near = kNone;  // sentence of a nameless rival
  for (std::uint32_t j = i, looked = 0; j > 0 && looked < 90; ++looked) {
    --j;
    const CorefMention& other = m_mentions[j];
    if (narrated_between(other.sentence, mention.sentence) > 2 ||
        (best != kNone && other.sentence != sentence))
      break;
    const std::uint32_t c = m_cluster_of[j];
    if (other.quotation >= 0 || c == kNone || blocked(i, c)) continue;
    const CorefCluster& cluster = m_clusters[c];
    if (cluster.type != EntityType::person || cluster.number == GrammaticalNumber::plural) continue;
    const bool same_gender = cluster.gender == mention.gender;
    if (other.role != SyntacticRole::subject) {
      // "Roe spoke of her aunt": words without a name in the subject's own sentence are no match for it.
      const bool weak = !other.has_name() && (near == kNone || near == other.sentence);
      if (same_gender && weak) near = other.sentence;
      rival = rival || (same_gender && !weak);
      continue;
    }
    // Of several subjects in one sentence the first, which is the main clause's most often.
    if (best != kNone && best != c && m_clusters[best].gender == mention.gender && !same_gender) continue;
    if (best != kNone && best != c) rival = rival || m_clusters[best].gender == mention.gender;
    best = c;
    sentence = other.sentence;
  }
  rival = rival || (near != kNone && near != sentence);
  if (best == kNone || (rival && m_clusters[best].gender != mention.gender)) return kNone;
  return best;
}

}  // namespace claimgraph
