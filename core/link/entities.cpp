#include "core/link/entities.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "core/link/names.hpp"

namespace claimgraph {

namespace {

constexpr const char* kBy = "rule:same-entity/1";
using Numbers = std::vector<std::uint32_t>;

/// A group of entities under one full name.
struct Named {
  const EntityFacts* facts = nullptr;
  NameWords name;                     // the fullest form
  std::string acronym;                // when the name is one
  std::set<std::string> aliases;      // acronyms that an article gives beside the name
  std::set<std::string> short_names;  // what articles that have the name call it too
  std::set<std::string> articles;
  std::map<EntityType, std::size_t> votes;
  bool legal = false;

  std::size_t votes_for(EntityType type) const {
    const auto found = votes.find(type);
    return found == votes.end() ? 0 : found->second;
  }
  bool is(EntityType type) const { return votes_for(type) > 0; }
};

Named named(const EntityFacts& facts) {
  Named out;
  out.facts = &facts;
  std::string longest;
  for (const EntityUse& use : facts.uses) {
    out.articles.insert(use.article);
    ++out.votes[use.type];
    if (std::tuple(use.name.size(), use.name) > std::tuple(longest.size(), longest)) longest = use.name;
    for (const std::string& other : use.other_names) {
      out.legal = out.legal || name_words(other).legal;
      out.short_names.insert(name_words(other).key());
    }
  }
  out.name = name_words(longest);
  out.legal = out.legal || out.name.legal;
  out.acronym = acronym_letters(longest);
  for (const EntityUse& use : facts.uses) {
    for (const std::string& other : use.other_names) {
      const std::string letters = acronym_letters(other);
      if (!letters.empty() && !out.name.words.empty() && letters.front() == out.name.words.front().front())
        out.aliases.insert(letters);
    }
  }
  return out;
}

bool ends_with(const std::vector<std::string>& words, const std::vector<std::string>& end) {
  return end.size() < words.size() && std::equal(end.rbegin(), end.rend(), words.rbegin());
}
bool starts_with(const std::vector<std::string>& words, const std::vector<std::string>& start) {
  return start.size() < words.size() && std::equal(start.begin(), start.end(), words.begin());
}

class Joiner {
 public:
  Joiner(const std::vector<EntityFacts>& entities, const LinkRules& rules) {
    for (const EntityFacts& facts : entities) {
      m_place.emplace(facts.id, static_cast<std::uint32_t>(m_all.size()));
      m_all.push_back(named(facts));
    }
    m_parent.resize(m_all.size());
    std::iota(m_parent.begin(), m_parent.end(), 0U);
    index();
    keep_to(rules);
  }

  EntityLinks links(const std::vector<std::pair<std::string, std::string>>& copies) {
    same_words();
    for (std::uint32_t i = 0; i < m_all.size(); ++i) {
      if (!m_all[i].facts->anonymous) middle_names(i);
    }
    // Decided together, then joined: a short form that is joined first must not make another one fit.
    std::vector<std::tuple<std::uint32_t, std::uint32_t, const char*>> found;
    for (std::uint32_t i = 0; i < m_all.size(); ++i) {
      if (m_all[i].facts->anonymous) continue;
      if (const auto full = full_name_of(i)) found.emplace_back(i, full->first, full->second);
    }
    for (const auto& [one, other, detail] : found) join(one, other, detail, 0.95);
    for (const auto& [one, other] : copies) {
      const auto a = m_place.find(one);
      const auto b = m_place.find(other);
      if (a != m_place.end() && b != m_place.end()) join(a->second, b->second, "copy", 0.95);
    }
    return result();
  }

 private:
  void keep_to(const LinkRules& rules) {
    for (const LinkRules::Joined& group : rules.joined) {
      std::optional<std::uint32_t> first;
      for (const std::string& id : group.ids) {
        const auto place = m_place.find(id);
        if (place == m_place.end()) continue;
        if (first) join(*first, place->second, "decided", 1, group.by);
        first = place->second;
      }
    }
    for (const auto& [one, other] : rules.apart) {
      const auto a = m_place.find(one);
      const auto b = m_place.find(other);
      if (a != m_place.end() && b != m_place.end()) m_apart.emplace_back(a->second, b->second);
    }
  }

  /// A person said that somebody of the one family is nobody of the other.
  bool kept_apart(std::uint32_t a, std::uint32_t b) const {
    return std::any_of(m_apart.begin(), m_apart.end(), [&](const auto& pair) {
      const std::uint32_t one = root(pair.first);
      const std::uint32_t other = root(pair.second);
      return (one == a && other == b) || (one == b && other == a);
    });
  }

  void index() {
    for (std::uint32_t i = 0; i < m_all.size(); ++i) {
      const Named& one = m_all[i];
      if (one.facts->anonymous || one.name.words.empty()) continue;
      m_by_key[one.name.key()].push_back(i);
      if (one.name.words.size() > 1) {
        m_by_last[one.name.words.back()].push_back(i);
        m_by_first[one.name.words.front()].push_back(i);
        for (const std::string& alias : one.aliases) m_by_alias[alias].push_back(i);
        for (const std::string& letters : initials(one.name)) m_by_initials[letters].push_back(i);
        if (!one.is(EntityType::place)) {
          for (const std::string& article : one.articles) m_company[article].insert(one.name.key());
        }
      }
    }
  }

  std::uint32_t root(std::uint32_t i) const {
    while (m_parent[i] != i) i = m_parent[i];
    return i;
  }

  void join(std::uint32_t one, std::uint32_t other, const char* detail, double confidence,
            const std::string& by = kBy) {
    const std::uint32_t a = root(one);
    const std::uint32_t b = root(other);
    if (a == b || kept_apart(a, b)) return;
    m_parent[std::max(a, b)] = std::min(a, b);
    const auto [source, target] = std::minmax(m_all[one].facts->id, m_all[other].facts->id);
    m_out.relations.push_back({source, target, detail, confidence, by});
  }

  /// They stand in one article, or their articles name a third one, and not just a place.
  bool keep_company(const Named& a, const Named& b) const {
    std::set<std::string> met;
    for (const std::string& article : a.articles) {
      if (b.articles.contains(article)) return true;
      const auto found = m_company.find(article);
      if (found != m_company.end()) met.insert(found->second.begin(), found->second.end());
    }
    for (const std::string& article : b.articles) {
      const auto found = m_company.find(article);
      if (found == m_company.end()) continue;
      for (const std::string& third : found->second) {
        if (third != a.name.key() && third != b.name.key() && met.contains(third)) return true;
      }
    }
    return false;
  }

  /// The same words: of two types, or with a legal form. Persons and what is no person need a second sign.
  void same_words() {
    for (const auto& [key, all] : m_by_key) {
      Numbers list = all;
      std::erase_if(list, [&](std::uint32_t i) {
        return m_all[i].name.words.size() < 2 && m_all[i].is(EntityType::person);
      });
      for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t k = i + 1; k < list.size(); ++k) {
          const Named& a = m_all[list[i]];
          const Named& b = m_all[list[k]];
          const bool one_word = a.name.words.size() < 2;
          const bool mixed = a.is(EntityType::person) != b.is(EntityType::person);
          const bool place = a.is(EntityType::place) != b.is(EntityType::place);
          if (one_word && place && !keep_company(a, b)) continue;
          if (mixed && (place || !keep_company(a, b))) continue;
          const bool typed = a.facts->uses.front().type != b.facts->uses.front().type;
          join(list[i], list[k], typed ? "type" : "legal-form", mixed ? 0.9 : 0.97);
        }
      }
    }
  }

  void middle_names(std::uint32_t i) {
    const Named& one = m_all[i];
    if (!one.is(EntityType::person) || one.name.words.size() < 2) return;
    std::set<std::uint32_t> fit;
    for (const std::uint32_t k : m_by_last.at(one.name.words.back())) {
      if (k != i && m_all[k].is(EntityType::person) && same_person_names(one.name, m_all[k].name))
        fit.insert(root(k));
    }
    fit.erase(root(i));
    if (fit.size() == 1 && keep_company(one, m_all[*fit.begin()])) join(i, *fit.begin(), "middle-name", 0.93);
  }

  /// What `names` lists, when it is one family only, and one that `fits`.
  template <typename Fits>
  std::optional<std::uint32_t> only_one(const std::map<std::string, Numbers>& names, const std::string& word,
                                        std::uint32_t self, Fits&& fits) const {
    const auto list = names.find(word);
    if (list == names.end()) return std::nullopt;
    std::optional<std::uint32_t> first;
    for (const std::uint32_t k : list->second) {
      if (k == self || !fits(m_all[k])) continue;
      if (first && root(*first) != root(k)) return std::nullopt;
      if (!first) first = k;
    }
    return first;
  }

  using Full = std::pair<std::uint32_t, const char*>;

  std::optional<Full> full_name_of(std::uint32_t i) const {
    const Named& one = m_all[i];
    if (one.name.words.empty()) return std::nullopt;
    if (!one.acronym.empty() && !one.is(EntityType::person)) {
      if (const auto full = of_acronym(i)) return Full{*full, "acronym"};
      return std::nullopt;
    }
    if (const auto full = one.is(EntityType::person) ? of_last_name(i) : std::nullopt)
      return Full{*full, "short-form"};
    if (const auto full = of_short_form(i)) return Full{*full, "short-form"};
    return std::nullopt;
  }

  std::optional<std::uint32_t> of_acronym(std::uint32_t i) const {
    const Named& one = m_all[i];
    const auto organization = [](const Named& k) { return !k.is(EntityType::person); };
    if (const auto told = only_one(m_by_alias, one.acronym, i, organization)) return told;
    constexpr std::size_t kLetters = 3;  // two letters stand for too much
    if (one.acronym.size() < kLetters || m_by_alias.contains(one.acronym)) return std::nullopt;
    const auto first = only_one(m_by_initials, one.acronym, i, organization);
    return first && keep_company(one, m_all[*first]) ? first : std::nullopt;
  }

  /// "Trump" where the store knows one Trump.
  std::optional<std::uint32_t> of_last_name(std::uint32_t i) const {
    const Named& one = m_all[i];
    if (one.name.words.size() != 1) return std::nullopt;
    return only_one(m_by_last, one.name.words[0], i, [](const Named& k) {
      return k.is(EntityType::person) && k.name.words.front() != "st" && k.name.words.front() != "saint";
    });
  }

  /// "Quarrel" for "Quarrel Biologics" when an article calls it both, "Lakers" for "Los Angeles Lakers",
  /// "Lock Bridges" for "Tarsa Lock Bridges": in company, and when nothing else is called so.
  std::optional<std::uint32_t> of_short_form(std::uint32_t i) const {
    const Named& one = m_all[i];
    const std::vector<std::string>& words = one.name.words;
    if (is_ambiguous(i) || is_general(words.front())) return std::nullopt;
    auto first = only_one(m_by_first, words.front(), i, [&](const Named& k) {
      return k.is(EntityType::organization) && starts_with(k.name.words, words);
    });
    if (first && !m_all[*first].short_names.contains(one.name.key()) &&
        !only_adds(m_all[*first].name.words, words))
      first.reset();
    const auto last = only_one(m_by_last, words.back(), i, [&](const Named& k) {
      return k.is(EntityType::organization) && ends_with(k.name.words, words) && !has_number(k.name.words);
    });
    if (first && last && root(*first) != root(*last)) return std::nullopt;
    const auto found = first ? first : last;
    if (!found) return std::nullopt;
    const Named& full = m_all[*found];
    if (words.size() > 1 && one.is(EntityType::person)) return std::nullopt;
    if (words.size() > 1 || (first && one.is(EntityType::organization)))
      return keep_company(one, full) ? found : std::nullopt;
    // A single word that only ends the name, or that was not taken for an organisation: in the same article,
    // and behind a place ("Los Angeles Lakers", not "Blue Moon").
    const bool together = std::any_of(one.articles.begin(), one.articles.end(),
                                      [&](const std::string& a) { return full.articles.contains(a); });
    const bool weak =
        first ? one.is(EntityType::other) : !opens_with_place(full) && !one.is(EntityType::person);
    return together && !weak && !several_fit(words, *found) ? found : std::nullopt;
  }

  static bool has_number(const std::vector<std::string>& words) {
    static const std::set<std::string, std::less<>> kNumbers{"one", "two", "three", "four", "five", "first"};
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return kNumbers.contains(word) || word.find_first_of("0123456789") != std::string::npos;
    });
  }

  /// What stands behind the short form says only what it is: "Islamic State group", not "United Nations
  /// Environment Programme".
  static bool only_adds(const std::vector<std::string>& full, const std::vector<std::string>& words) {
    static const std::set<std::string, std::less<>> kKinds{
        "group", "holding",     "holdings",     "bank",         "agency",
        "club",  "association", "organization", "organisation", "party"};
    return std::all_of(full.begin() + static_cast<std::ptrdiff_t>(words.size()), full.end(),
                       [](const std::string& word) { return kKinds.contains(word); });
  }

  /// Begins many names.
  static bool is_general(const std::string& word) {
    static const std::set<std::string, std::less<>> kWords{
        "united",  "national", "american", "international", "world",  "general",    "royal",      "federal",
        "central", "global",   "public",   "state",         "bank",   "university", "department", "ministry",
        "british", "european", "chinese",  "german",        "french", "new",        "great",      "north",
        "south",   "east",     "west",     "house",         "office"};
    return kWords.contains(word);
  }

  bool opens_with_place(const Named& full) const {
    std::string place;
    for (std::size_t i = 0; i + 1 < full.name.words.size(); ++i)
      place += (i == 0 ? "" : " ") + full.name.words[i];
    const auto list = m_by_key.find(place);
    return list != m_by_key.end() &&
           std::any_of(list->second.begin(), list->second.end(),
                       [&](std::uint32_t k) { return m_all[k].is(EntityType::place); });
  }

  /// Somebody else's full name begins or ends so too.
  bool several_fit(const std::vector<std::string>& words, std::uint32_t full) const {
    for (const auto* names : {&m_by_first, &m_by_last}) {
      const auto list = names->find(words[0]);
      if (list == names->end()) continue;
      for (const std::uint32_t k : list->second) {
        if (root(k) != root(full)) return true;
      }
    }
    return false;
  }

  /// A place or a person has just this name, in this store.
  bool is_ambiguous(std::uint32_t i) const {
    const Named& one = m_all[i];
    if (one.is(EntityType::place) || one.is(EntityType::group)) return true;
    const auto list = m_by_key.find(one.name.key());
    if (list == m_by_key.end()) return false;
    return std::any_of(list->second.begin(), list->second.end(),
                       [&](std::uint32_t k) { return k != i && m_all[k].is(EntityType::place); });
  }

  EntityLinks result() {
    std::map<std::uint32_t, Numbers> members;
    for (std::uint32_t i = 0; i < m_all.size(); ++i) members[root(i)].push_back(i);
    for (const auto& [top, list] : members) {
      if (list.size() < 2) continue;
      std::string least = m_all[list[0]].facts->id;
      std::map<EntityType, std::size_t> votes;  // halves: "other" says little, a legal form much
      for (const std::uint32_t i : list) {
        least = std::min(least, m_all[i].facts->id);
        for (const auto& [type, count] : m_all[i].votes)
          votes[type] += count * (type == EntityType::other ? 1 : 2);
        if (m_all[i].legal) votes[EntityType::organization] += 4 * m_all[i].facts->uses.size();
      }
      const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
        return std::pair(a.second, -static_cast<int>(a.first)) <
               std::pair(b.second, -static_cast<int>(b.first));
      });
      for (const std::uint32_t i : list) {
        m_out.family.emplace(m_all[i].facts->id, least);
        m_out.families.push_back({m_all[i].facts->id, least, most->first});
      }
    }
    std::sort(m_out.families.begin(), m_out.families.end(),
              [](const EntityFamily& a, const EntityFamily& b) { return a.entity < b.entity; });
    std::sort(m_out.relations.begin(), m_out.relations.end(),
              [](const EntityRelation& a, const EntityRelation& b) {
                return std::tie(a.source, a.target) < std::tie(b.source, b.target);
              });
    return std::move(m_out);
  }

  std::vector<Named> m_all;
  std::map<std::string, std::uint32_t> m_place;
  std::map<std::string, Numbers> m_by_key, m_by_first, m_by_last, m_by_alias, m_by_initials;
  std::map<std::string, std::set<std::string>> m_company;  // of each article: full names of what is no place
  mutable Numbers m_parent;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_apart;  // by decision
  EntityLinks m_out;
};

}  // namespace

const std::string& EntityLinks::family_of(const std::string& entity) const {
  const auto found = family.find(entity);
  return found == family.end() ? entity : found->second;
}

EntityLinks link_entities(const std::vector<EntityFacts>& entities,
                          const std::vector<std::pair<std::string, std::string>>& copies,
                          const LinkRules& rules) {
  return Joiner(entities, rules).links(copies);
}

}  // namespace claimgraph
