#include "core/link/claim_match.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/link/claim_words.hpp"
#include "core/link/figures.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

using WordSet = std::set<std::string, std::less<>>;

/// Words that every claim has: nothing is known from sharing them, or from lacking one.
bool says_little(const std::string& word) {
  static const WordSet kWords{
      "i",       "you",     "he",      "she",     "we",      "they",          "me",      "him",     "her",
      "them",    "my",      "your",    "his",     "our",     "their",         "who",     "whom",    "whose",
      "which",   "what",    "where",   "when",    "while",   "there",         "here",    "these",   "those",
      "such",    "so",      "but",     "also",    "too",     "very",          "do",      "done",    "being",
      "am",      "were",    "having",  "into",    "onto",    "upon",          "against", "between", "among",
      "during",  "within",  "through", "at",      "any",     "each",          "both",    "other",   "own",
      "same",    "nearly",  "almost",  "roughly", "around",  "approximately", "some",    "even",    "still",
      "now",     "then",    "because", "since",   "out",     "off",           "if",      "whether", "unless",
      "may",     "might",   "could",   "can",     "should",  "must",          "never",   "nobody",  "none",
      "nothing", "neither", "nor",     "cannot",  "without", "every",         "all",     "don't",   "doesn't",
      "didn't",  "won't",   "wasn't",  "isn't",   "aren't",  "can't",         "it's",    "that's",  "mr",
      "mrs",     "ms",      "dr",      "shall",   "ever"};
  return is_empty_word(word) || kWords.contains(word);
}

bool is_light_verb(const std::string& stem) {
  static const WordSet kVerbs{"mak", "tak",    "get",     "got",   "giv",    "receiv", "go",
                              "com", "find",   "develop", "becom", "remain", "put",    "set",
                              "us",  "includ", "show",    "see",   "hav"};
  return kVerbs.contains(stem);
}

/// "the company": in another article its name may stand there.
bool stands_in(const std::string& stem) {
  static const WordSet kNouns{"compani",  "club",     "firm",      "group",  "bank",     "agenci", "offic",
                              "ministri", "govern",   "univers",   "team",   "airlin",   "city",   "citi",
                              "countri",  "union",    "parti",     "board",  "operator", "retail", "maker",
                              "start-up", "startup",  "president", "minist", "man",      "woman",  "senator",
                              "judg",     "chairman", "inspector", "author"};
  return kNouns.contains(stem);
}

bool is_pronoun(const std::string& word) {
  static const WordSet kWords{"he",  "she",   "it",  "they", "we", "i",    "his",
                              "her", "their", "its", "our",  "my", "them", "him"};
  return kWords.contains(word);
}

/// The words of one group mean one thing; two claims that have different groups are different claims.
const char* critical_group(const std::string& stem) {
  static const std::map<std::string, const char*, std::less<>> kGroups{
      {"mai", "may"},        {"might", "may"},     {"could", "may"},     {"can", "may"},
      {"perhap", "may"},     {"should", "must"},   {"must", "must"},     {"ought", "must"},
      {"ne", "must"},        {"if", "if"},         {"unless", "if"},     {"whether", "if"},
      {"befor", "before"},   {"after", "after"},   {"until", "until"},   {"sinc", "since"},
      {"all", "all"},        {"everi", "all"},     {"alwai", "all"},     {"most", "most"},
      {"half", "half"},      {"few", "few"},       {"mani", "many"},     {"first", "first"},
      {"second", "second"},  {"former", "former"}, {"former", "former"}, {"more", "more"},
      {"less", "less"},      {"fewer", "less"},    {"up", "up"},         {"ris", "up"},
      {"increas", "up"},     {"grow", "up"},       {"climb", "up"},      {"jump", "up"},
      {"higher", "up"},      {"rais", "up"},       {"down", "down"},     {"fall", "down"},
      {"decreas", "down"},   {"declin", "down"},   {"drop", "down"},     {"lower", "down"},
      {"cut", "down"},       {"reduc", "down"},    {"start", "start"},   {"begin", "start"},
      {"open", "start"},     {"stop", "stop"},     {"end", "stop"},      {"halt", "stop"},
      {"clos", "stop"},      {"win", "win"},       {"los", "lose"},      {"accept", "accept"},
      {"approv", "accept"},  {"reject", "reject"}, {"refus", "reject"},  {"guilti", "guilty"},
      {"innoc", "innocent"}, {"buy", "buy"},       {"sell", "sell"},     {"allow", "allow"},
      {"ban", "ban"},        {"want", "want"},     {"hop", "want"},      {"plan", "want"},
      {"tri", "want"},       {"fail", "fail"},     {"sai", "say"},       {"said", "say"},
      {"tell", "say"},       {"report", "say"},    {"announc", "say"}};
  const auto found = kGroups.find(stem);
  return found == kGroups.end() ? nullptr : found->second;
}

bool is_negation(const std::string& word) {
  static const WordSet kWords{"not",     "no",  "never",  "nobody",  "none",  "nothing",
                              "neither", "nor", "cannot", "without", "hardly"};
  return kWords.contains(word) || (word.size() > 3 && word.ends_with("n't"));
}

std::string number_word(const std::string& word) {
  static const std::map<std::string, const char*, std::less<>> kNumbers{
      {"two", "2"},        {"three", "3"},     {"four", "4"},      {"five", "5"},     {"six", "6"},
      {"seven", "7"},      {"eight", "8"},     {"nine", "9"},      {"ten", "10"},     {"eleven", "11"},
      {"twelve", "12"},    {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"}, {"sixteen", "16"},
      {"seventeen", "17"}, {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"},  {"thirty", "30"},
      {"forty", "40"},     {"fifty", "50"},    {"sixty", "60"},    {"seventy", "70"}, {"eighty", "80"},
      {"ninety", "90"}};
  const auto found = kNumbers.find(word);
  return found == kNumbers.end() ? std::string() : found->second;
}

struct RawWord {
  std::string text;
  bool inserted = false;
};

std::vector<RawWord> raw_words(const std::string& text) {
  std::vector<RawWord> out;
  std::string word;
  bool inserted = false;
  const auto flush = [&] {
    while (!word.empty() && std::string_view(".,'").find(word.back()) != std::string_view::npos)
      word.pop_back();
    if (!word.empty()) out.push_back({word, inserted});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool digit_follows = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    const bool figure = !word.empty() && word.back() >= '0' && word.back() <= '9' && digit_follows;
    if (text.compare(i, 3, "’") == 0) {
      word += '\'';
      i += 2;
    } else if (byte == 0xE2 && i + 2 < text.size()) {  // dashes, quotation marks, the ellipsis
      flush();
      i += 2;
    } else if ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' && byte < 0x80) {
      word += c;
    } else if ((c >= '0' && c <= '9') || byte >= 0x80 || c == '\'' || ((c == '.' || c == ',') && figure)) {
      word += c;
    } else {
      flush();
      inserted = c == '[' || (inserted && c != ']');
    }
  }
  flush();
  return out;
}

bool is_capital(const std::string& word) {
  return word.front() >= 'A' && word.front() <= 'Z';
}

/// `opens_name`: the claim opens with it, and another capital follows.
void take_word(ClaimWording& out, const RawWord& raw, const std::string& before, bool opens_name) {
  std::string word = normalise_name(raw.text);
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  if (word.empty()) return;
  if (word.find_first_of("0123456789") != std::string::npos) {
    out.digits.insert(word);
    return;
  }
  if (const std::string number = number_word(word); !number.empty()) {
    out.digits.insert(number);
    return;
  }
  if (is_negation(word)) ++out.negations;
  ClaimWord one;
  one.stem = stem(word);
  one.inserted = raw.inserted;
  one.after_article = before == "the" || before == "The";
  one.name = is_capital(raw.text) && raw.text.size() > 1 && (!out.words.empty() || opens_name);
  if (const char* group = one.name ? nullptr : critical_group(one.stem); group && !raw.inserted)
    out.critical.insert(group);
  if (says_little(word)) {
    one.weight = 0;
    one.name = false;
    if (is_pronoun(word)) out.stands_for_name = true;
  } else if (!one.name && stands_in(one.stem) && one.after_article) {
    one.weight = 0.2;
    out.stands_for_name = true;
  } else if (!one.name && is_light_verb(one.stem)) {
    one.weight = 0.3;
  }
  if (raw.inserted) one.weight = 0;
  out.words.push_back(std::move(one));
}

bool periods_agree(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
}

bool includes(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool is_rejected(const ClaimFacts& claim, std::size_t figure) {
  return figure < claim.figure_words.size() && claim.figure_words[figure].rejected;
}

/// A figure of `a` that `b` gives otherwise.
bool figure_differs(const ClaimFacts& a, const ClaimFacts& b) {
  for (std::size_t i = 0; i < a.quantities.size(); ++i) {
    const Quantity& p = a.quantities[i];
    if (is_rejected(a, i)) continue;
    bool any = false, equal = false;
    for (std::size_t k = 0; k < b.quantities.size(); ++k) {
      const Quantity& q = b.quantities[k];
      if (is_rejected(b, k) || !comparable(p, q)) continue;
      any = true;
      const bool sides = p.approximate != q.approximate && p.approximate != Approximation::exact &&
                         q.approximate != Approximation::exact && p.approximate != Approximation::about &&
                         q.approximate != Approximation::about;  // "under 20" and "over 20"
      equal = equal || (equal_figures(p, q) && !sides);
    }
    if (any && !equal) return true;
  }
  return false;
}

bool names_missing(const ClaimWording& a, const ClaimWording& b) {
  return std::any_of(a.words.begin(), a.words.end(), [&](const ClaimWord& word) {
    return word.name && std::none_of(b.words.begin(), b.words.end(),
                                     [&](const ClaimWord& other) { return other.stem == word.stem; });
  });
}

/// Figures of `a` that `b` has too, and those that it has not.
struct FigureCount {
  int shared = 0, extra = 0;
};
FigureCount count_figures(const ClaimWording& mine, const ClaimWording& theirs) {
  const ClaimFacts& a = *mine.facts;
  const ClaimFacts& b = *theirs.facts;
  FigureCount out;
  if (a.quantities.empty() != b.quantities.empty() && mine.digits == theirs.digits) {
    out.shared = static_cast<int>(mine.digits.size());  // those of one were not read
    return out;
  }
  for (std::size_t i = 0; i < a.quantities.size(); ++i) {
    if (is_rejected(a, i)) continue;
    const Quantity& p = a.quantities[i];
    const bool there = std::any_of(b.quantities.begin(), b.quantities.end(), [&](const Quantity& q) {
      return equal_figures(p, q) && (comparable(p, q) || p.unit.empty() || q.unit.empty());
    });
    ++(there ? out.shared : out.extra);
  }
  return out;
}

struct Alignment {
  double shared = 0, extra_a = 0, extra_b = 0;
  double written = 0;        // of the shared words those that neither has in brackets
  double plain = 0;          // of these those that are no names
  double added = 0;          // of the extra words those that are no names, on the side that has more
  double order = 1;          // of the shared words, the part that stands in the same order
  bool known = false;        // something says that "the company" or "he" may be whom the other names
  std::size_t verbatim = 0;  // words, when all are the same in the same order, else 0
  bool a_opens_b = false, b_opens_a = false;  // all of one's words open the other's
};

/// What is left over of a claim's words, given which of them the other has; `added`: of those that are no
/// names.
double left_over(const ClaimWording& own, const ClaimWording& other, const std::vector<bool>& matched,
                 bool names_free, double& added) {
  constexpr double kName = 4;  // words; more is a headline in capitals
  double out = 0;
  double plain = 0;
  double free = 0;
  for (std::size_t i = 0; i < own.words.size(); ++i) {
    const ClaimWord& word = own.words[i];
    if (matched[i] || word.weight == 0) continue;
    if (word.name && names_free && ++free <= kName) continue;
    // "the Tarsa Lock" against "the lock": the end of the name stands there.
    std::size_t end = i;
    while (end < own.words.size() && own.words[end].name && !matched[end]) ++end;
    const bool short_form = word.name && end < own.words.size() && matched[end] &&
                            std::any_of(other.words.begin(), other.words.end(), [&](const ClaimWord& w) {
                              return w.stem == own.words[end].stem && w.after_article && !w.name;
                            });
    out += short_form ? 0.2 : word.weight;
    if (!word.name) plain += word.weight;
  }
  added = std::max(added, plain);
  return out;
}

/// `b` has a name put in for a pronoun that `a` has not, where `a` has a word of its own: "Norrel has shown"
/// and
/// "[Ada Sands] has shown".
bool inserted_name_differs(const ClaimWording& a, const ClaimWording& b, double extra_a) {
  if (extra_a < 1) return false;
  return std::any_of(b.words.begin(), b.words.end(), [&](const ClaimWord& word) {
    return word.inserted && word.name &&
           std::none_of(a.words.begin(), a.words.end(),
                        [&](const ClaimWord& other) { return other.stem == word.stem; });
  });
}

bool opens(const ClaimWording& part, const ClaimWording& whole) {
  std::size_t at = 0;
  for (const ClaimWord& word : part.words) {
    if (word.weight == 0) continue;
    while (at < whole.words.size() && whole.words[at].weight == 0) ++at;
    if (at == whole.words.size() || whole.words[at].stem != word.stem) return false;
    ++at;
  }
  return true;
}

/// How many words both have, when they are the same in the same order, what is inserted left out; else 0.
std::size_t same_words(const ClaimWording& a, const ClaimWording& b) {
  std::size_t i = 0, k = 0, count = 0;
  while (true) {
    while (i < a.words.size() && a.words[i].inserted) ++i;
    while (k < b.words.size() && b.words[k].inserted) ++k;
    if (i == a.words.size() || k == b.words.size()) break;
    if (a.words[i++].stem != b.words[k++].stem) return 0;
    ++count;
  }
  return i == a.words.size() && k == b.words.size() && a.digits == b.digits ? count : 0;
}

Alignment align(const ClaimWording& a, const ClaimWording& b, const MatchSigns& signs) {
  Alignment out;
  std::vector<bool> in_a(a.words.size()), in_b(b.words.size());
  std::vector<std::size_t> places;  // in b, of a's words
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    for (std::size_t k = 0; k < b.words.size(); ++k) {
      if (in_b[k] || a.words[i].stem != b.words[k].stem) continue;
      in_a[i] = in_b[k] = true;
      const double weight = std::max(a.words[i].weight, b.words[k].weight);
      out.shared += weight;
      const double written = std::min(a.words[i].weight, b.words[k].weight);
      out.written += written;
      if (!a.words[i].name) out.plain += written;
      if (weight > 0) places.push_back(k);
      break;
    }
  }
  std::vector<std::size_t> run;  // longest increasing one
  for (const std::size_t place : places) {
    const auto at = std::lower_bound(run.begin(), run.end(), place);
    if (at == run.end()) {
      run.push_back(place);
    } else {
      *at = place;
    }
  }
  if (!places.empty()) out.order = static_cast<double>(run.size()) / static_cast<double>(places.size());
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  const bool about_one = (!x.subject.empty() && x.subject == y.subject) ||
                         std::any_of(x.about.begin(), x.about.end(), [&](const std::string& entity) {
                           return std::find(y.about.begin(), y.about.end(), entity) != y.about.end();
                         });
  out.known = signs.company && (about_one || signs.same_speaker || signs.copied);
  out.extra_a = left_over(a, b, in_a, out.known && b.stands_for_name, out.added);
  out.extra_b = left_over(b, a, in_b, out.known && a.stands_for_name, out.added);
  out.verbatim = same_words(a, b);
  out.a_opens_b = opens(a, b);
  out.b_opens_a = opens(b, a);
  return out;
}

/// What follows does not take back or narrow what came before.
bool has_more(const ClaimWording& fuller, const ClaimWording& other, double extra) {
  static const std::set<std::string> kTurning{"may", "must", "if", "until", "before", "say", "want", "fail"};
  const auto turns = [](const ClaimWording& claim, const std::string& group) {
    return claim.critical.contains(group);
  };
  return extra >= 1 && fuller.negations == other.negations &&
         std::none_of(kTurning.begin(), kTurning.end(),
                      [&](const std::string& group) { return turns(fuller, group) != turns(other, group); });
}

}  // namespace

ClaimWording wording_of(const ClaimFacts& facts) {
  ClaimWording out;
  out.facts = &facts;
  out.periods = periods_in(facts.text);
  std::string before;
  const std::vector<RawWord> words = raw_words(facts.text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool opens_name =
        i == 0 && words.size() > 1 && is_capital(words[0].text) && is_capital(words[1].text);
    take_word(out, words[i], before, opens_name && !says_little(normalise_name(words[0].text)));
    before = words[i].text;
  }
  return out;
}

bool forbids_same(const ClaimWording& a, const ClaimWording& b) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  const auto unsure = [](Modality m) { return m == Modality::possible || m == Modality::counterfactual; };
  if (x.form != y.form || x.polarity != y.polarity || (a.negations - b.negations) % 2 != 0) return true;
  if (unsure(x.modality) != unsure(y.modality)) return true;
  if (figure_differs(x, y) || figure_differs(y, x)) return true;
  if ((x.quantities.empty() || y.quantities.empty()) && a.digits != b.digits) return true;
  if (!periods_agree(x.valid_time, y.valid_time)) return true;
  if (!includes(a.periods, b.periods) && !includes(b.periods, a.periods)) return true;
  return names_missing(a, b) && names_missing(b, a);
}

ClaimMatch match_claims(const ClaimWording& a, const ClaimWording& b, const MatchSigns& signs) {
  constexpr double kLongTopic = 6;  // a topic of so many words says something
  constexpr double kFewWords = 3;   // below that the same words may be said of many things
  constexpr std::int64_t kRecent = 30 * 86400;
  ClaimMatch out;
  if (forbids_same(a, b)) return out;
  const Alignment found = align(a, b, signs);
  const FigureCount mine = count_figures(a, b);
  const FigureCount theirs = count_figures(b, a);
  const double shared = found.shared + mine.shared;
  const double extra_a = found.extra_a + mine.extra;
  const double extra_b = found.extra_b + theirs.extra;
  if (found.written + mine.shared < 2) return out;
  if (inserted_name_differs(a, b, extra_a) || inserted_name_differs(b, a, extra_b)) return out;

  constexpr double kClause = 2.5;  // so many words more say something more
  if (a.critical == b.critical && found.added < kClause) {
    double distance = 1 - 0.5 * shared / (shared + extra_a) - 0.5 * shared / (shared + extra_b);
    if (extra_a >= 1 && extra_b >= 1) distance += 0.1;  // one word for another
    distance += 0.4 * (1 - found.order);
    double allowed = 0.1;
    if (signs.same_speaker) allowed += 0.05;
    if (mine.shared > 0) allowed += 0.1;
    if (signs.copied) allowed += 0.08;
    const std::int64_t x = a.facts->when;
    const std::int64_t y = b.facts->when;
    if (x != INT64_MAX && y != INT64_MAX && std::max(x, y) - std::min(x, y) > kRecent) allowed -= 0.05;
    if (a.facts->form != ClaimForm::proposition) allowed = shared < kLongTopic ? -1 : 0.05;
    if (shared < kFewWords) allowed = signs.same_speaker || signs.copied ? allowed / 2 : -1;
    // "The company will close its works" may be said of any company: few words, and nothing else in common.
    constexpr double kManyWords = 5;
    constexpr std::size_t kQuotation = 9;  // nobody says so many the same by chance
    if (found.verbatim >= kQuotation) {
      allowed = std::max(allowed, 0.1);
    } else if (shared < kManyWords && !found.known && (a.stands_for_name || b.stands_for_name)) {
      allowed = -1;
    }
    if (distance <= allowed) out.same = 1 - 0.05 * distance / allowed;
  }
  constexpr double kWholeClaim = 4;  // shared words
  if (out.same == 0 && shared >= kWholeClaim && found.plain >= 2) {
    if (found.a_opens_b && mine.extra == 0 && has_more(b, a, extra_b)) out.fuller = b.facts;
    if (found.b_opens_a && theirs.extra == 0 && has_more(a, b, extra_a)) out.fuller = a.facts;
  }
  return out;
}

}  // namespace claimgraph
