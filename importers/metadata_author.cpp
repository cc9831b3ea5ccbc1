#include "importers/metadata_author.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>

#include "claimgraph/utf8.hpp"
#include "importers/blocks.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::clean {
namespace {

std::string lower(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    if (blank > at) out.push_back(text.substr(at, blank - at));
    at = blank + 1;
  }
  return out;
}

bool is_particle(std::string_view word) {
  static constexpr std::string_view kParticles[] = {
      "de",  "del", "della", "der", "den", "di", "da",  "dos", "do", "du", "la", "le", "van",
      "von", "zu",  "bin",   "ibn", "al",  "el", "ter", "ten", "af", "av", "y",  "e"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// A capitalised word of letters, apostrophes, hyphens and dots; `ideographs` names are taken as they are.
bool is_name_word(std::string_view word) {
  std::size_t at = 0;
  const auto first = static_cast<UChar32>(next_code_point(word, at));
  if (!u_isupper(first) && !(u_isalpha(first) && !u_islower(first))) return false;
  std::size_t letters = 1;
  bool low = false;
  while (at < word.size()) {
    const auto c = static_cast<UChar32>(next_code_point(word, at));
    // "DeArdo", "MacLeod" are names; "HelselPhil" is two elements of a page.
    if (low && u_isupper(c) && letters >= 4) return false;
    low = u_islower(c);
    if (u_isalpha(c))
      ++letters;
    else if (c != '\'' && c != 0x2019 && c != '-' && c != '.')
      return false;
  }
  return letters <= 20;
}

constexpr std::string_view kRoles[] = {
    "staff",     "writer",      "reporter",      "editor",    "correspondent",
    "columnist", "contributor", "journalist",    "team",      "desk",
    "news",      "newsroom",    "bureau",        "chief",     "senior",
    "press",     "agency",      "redaktion",     "admin",     "administrator",
    "guest",     "author",      "autor",         "editorial", "media",
    "magazine",  "times",       "post",          "daily",     "online",
    "service",   "network",     "group",         "inc",       "ltd",
    "llc",       "board",       "freelance",     "special",   "producer",
    "associate", "analyst",     "director",      "professor", "business",
    "opinion",   "sports",      "technology",    "photo",     "photos",
    "video",     "the",         "for",           "with",      "of",
    "at",        "http",        "https",         "www",       "redakteur",
    "autorin",   "redakteurin", "chefredakteur", "dpa",       "afp",
    "reuters",   "ap",          "published",     "updated",   "read",
    "share",     "unknown",     "anonymous",     "website",   "blog",
    "company",   "university",  "institute",     "wire",      "report",
    "reports",   "live",        "world",         "today",     "politics",
    "science",   "user"};

bool is_role(std::string_view word) {
  return std::find(std::begin(kRoles), std::end(kRoles), word) != std::end(kRoles);
}

// Not names even in a field that holds only authors.
bool is_placeholder(std::string_view word) {
  static constexpr std::string_view kPlaceholders[] = {"admin",   "administrator", "user",   "guest",
                                                       "unknown", "anonymous",     "author", "autor",
                                                       "autorin", "http",          "https",  "www"};
  return std::find(std::begin(kPlaceholders), std::end(kPlaceholders), word) != std::end(kPlaceholders);
}

bool all_caps(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    if (u_islower(c)) return false;
    any = any || u_isupper(c);
  }
  return any;
}

std::string title_case(std::string_view text) {
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    append_utf8(out, static_cast<char32_t>(inside ? u_tolower(c) : c));
    inside = u_isalpha(c) && c != '\'' && c != '-';
  }
  return out;
}

std::string_view trim(std::string_view text, std::string_view marks = " \t\n\r,;:|/•·–—-()[]\"") {
  bool again = true;
  while (again && !text.empty()) {
    again = false;
    for (std::size_t at = 0; at < marks.size();) {
      const std::size_t from = at;
      next_code_point(marks, at);
      const std::string_view mark = marks.substr(from, at - from);
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
    }
  }
  return text;
}

/// "Ada Example on" (12 March 2012).
std::string_view without_preposition(std::string_view text) {
  for (const std::string_view word :
       {" am", " on", " op", " le", " il", " el", " den", " vom", " at", " em", " på", " the"}) {
    if (text.ends_with(word)) return trim(text.substr(0, text.size() - word.size()));
  }
  return text;
}

/// Where, from `from` on, a capital follows a small letter inside a word, four letters or more into it
/// ("ExampleStaff", not "DeArdo"); npos when nowhere.
std::size_t glued_at(std::string_view text, std::size_t from) {
  std::size_t word = from;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == ' ') word = i + 1;
    const bool capital = text[i] >= 'A' && text[i] <= 'Z';
    if (capital && i >= word + 4 && text[i - 1] >= 'a' && text[i - 1] <= 'z') return i;
  }
  return std::string_view::npos;
}

/// "Ada Example, Photos: Bo Sample" → "Ada Example": up to the next label.
std::string_view before_label(std::string_view text) {
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    if (colon == 0 || (text[colon - 1] >= '0' && text[colon - 1] <= '9')) continue;  // a clock
    // "Translated by:" is a label of two words.
    std::size_t blank = text.substr(0, colon).rfind(' ');
    while (blank != std::string_view::npos && blank > 0 && text[blank + 1] >= 'a' && text[blank + 1] <= 'z')
      blank = text.substr(0, blank).rfind(' ');
    if (blank == std::string_view::npos) return text;
    // "EditorsCategory:", two elements of a page: only the second is the label.
    const std::size_t seam = glued_at(text.substr(0, colon), blank + 1);
    return trim(text.substr(0, seam == std::string_view::npos ? blank : seam));
  }
  return text;
}

/// "Ada Example Monday," (in front of a date that was cut off), also glued: "Ada ExampleMonday".
std::string_view without_weekday(std::string_view text) {
  for (const std::string_view day :
       {"Monday", "Tuesday",  "Wednesday", "Thursday",   "Friday",   "Saturday", "Sunday",
        "Mon",    "Tue",      "Wed",       "Thu",        "Fri",      "Sat",      "Sun",
        "Montag", "Dienstag", "Mittwoch",  "Donnerstag", "Freitag",  "Samstag",  "Sonntag",
        "lundi",  "mardi",    "mercredi",  "jeudi",      "vendredi", "samedi",   "dimanche",
        "lunes",  "martes",   "jueves",    "viernes",    "domingo"}) {
    if (text.size() > day.size() && text.ends_with(day) &&
        (day.size() > 3 || text[text.size() - day.size() - 1] == ' '))
      return trim(text.substr(0, text.size() - day.size()));
  }
  return text;
}

bool is_occupation(std::string_view word) {
  static constexpr std::string_view kOccupations[] = {
      "staff",       "writer",     "reporter",   "editor",        "correspondent", "columnist",
      "contributor", "journalist", "chief",      "senior",        "producer",      "analyst",
      "director",    "professor",  "redakteur",  "redakteurin",   "autor",         "autorin",
      "associate",   "special",    "freelance",  "chefredakteur", "critic",        "author",
      "blogger",     "redactor",   "periodista", "journaliste",   "volontär",      "volontärin"};
  return std::find(std::begin(kOccupations), std::end(kOccupations), word) != std::end(kOccupations);
}
bool is_collective(std::string_view word) {
  static constexpr std::string_view kCollectives[] = {"staff",    "team",   "desk",  "redaktion",
                                                      "newsroom", "bureau", "board", "reports"};
  return std::find(std::begin(kCollectives), std::end(kCollectives), word) != std::end(kCollectives);
}

/// "Ada Example" of "Ada Example Staff Writer", "Ada ExampleStaff Writer", "Ada Example Education editor",
/// "Ada Example ada@paper.example" and "Ada ExampleAda Example": what pages set beside or below a name.
std::string without_appendix(std::string_view part) {
  std::string text(part);
  const std::size_t seam = glued_at(text, text.find(' ') == std::string::npos ? text.size() : text.find(' '));
  if (seam != std::string_view::npos) text.resize(seam);
  const auto words = words_of(text);
  std::size_t keep = words.size();
  for (std::size_t i = 2; i < words.size() && keep == words.size(); ++i) {
    if (words[i].find('@') != std::string_view::npos) keep = i;
    if (!is_occupation(lower(words[i]))) continue;
    // "Ada Example Education editor", but "Ada B. Example editor".
    const std::string middle = lower(words[1]);
    keep = i == 3 && !is_particle(middle) && middle.size() > 2 ? 2 : i;
  }
  // A team or an organisation is no person with an occupation.
  if (keep < words.size() && !is_collective(lower(words.back())))
    text.resize(static_cast<std::size_t>(words[keep].data() - text.data()));
  return std::string(trim(text));
}

/// Behind a name and a comma stands a role or an outlet: "CNN", "CNN Editor-at-large".
bool is_outlet(std::string_view part) {
  const auto words = words_of(part);
  if (words.size() == 1) return part.size() <= 6 && all_caps(part);
  for (const std::string_view word : words) {
    const std::string low = lower(word);
    if (is_role(low.substr(0, low.find('-')))) return true;
  }
  return false;
}

// Cuts leading "By", "Written by", "Von", "Author:", "Posted by" … ; true when there was one.
bool cut_lead(std::string_view& text) {
  static constexpr std::string_view kLeads[] = {"by ",
                                                "by:",
                                                "von ",
                                                "von:",
                                                "par ",
                                                "por ",
                                                "di ",
                                                "door ",
                                                "written by ",
                                                "veröffentlicht von ",
                                                "geschrieben von ",
                                                "verfasst von ",
                                                "alle beiträge von ",
                                                "zeige alle beiträge von ",
                                                "posts by ",
                                                "view all posts by ",
                                                "more by ",
                                                "posted by ",
                                                "published by ",
                                                "story by ",
                                                "words by ",
                                                "text by ",
                                                "reported by ",
                                                "reporting by ",
                                                "author:",
                                                "author ",
                                                "authors:",
                                                "autor:",
                                                "autorin:",
                                                "text:",
                                                "ein artikel von ",
                                                "ein beitrag von ",
                                                "submitted by ",
                                                "escrito por ",
                                                "ein gastbeitrag von ",
                                                "eine kolumne von ",
                                                "ein kommentar von ",
                                                "ein interview von ",
                                                "gastbeitrag von ",
                                                "erstellt von ",
                                                "publicado por ",
                                                "écrit par ",
                                                "rédigé par ",
                                                "scritto da ",
                                                "pubblicato da ",
                                                "geschreven door ",
                                                "article by ",
                                                "a column by ",
                                                "publié par ",
                                                "posté par ",
                                                "edited by ",
                                                "interview by ",
                                                "analysis by ",
                                                "review by ",
                                                "opinion by ",
                                                "interview:",
                                                "words:",
                                                "story:",
                                                "reporting:",
                                                "protokoll:",
                                                "bericht:",
                                                "kommentar:"};
  bool any = false;
  for (bool again = true; again;) {
    again = false;
    const std::string low = lower(utf8_prefix(text, 40));
    for (const std::string_view lead : kLeads) {
      if (!low.starts_with(lead) || text.size() <= lead.size()) continue;
      text = trim(text.substr(lead.size()));
      any = again = true;
      break;
    }
  }
  return any;
}

bool shape_of_name(std::string_view text, std::size_t least_words, bool roles_allowed = false) {
  const auto words = words_of(text);
  if (words.size() < least_words || words.size() > 5 || text.size() > 60) return false;
  std::size_t names = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string low = lower(words[i]);
    if (roles_allowed ? is_placeholder(low) : is_role(low)) return false;
    if (i > 0 && is_particle(low) && i + 1 < words.size()) continue;
    if (!is_name_word(words[i])) return false;
    ++names;
  }
  return names >= std::min<std::size_t>(least_words, words.size()) && is_name_word(words.back());
}

/// "Example, Ada" and "van Example, Ada B." → "Ada Example"; "" for anything else, also for a list of people
/// and for a name with an outlet behind it.
std::string turned_name(std::string_view text) {
  while (!text.empty() && (text.back() == ';' || text.back() == ' ')) text.remove_suffix(1);
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find_first_of(",;/&", comma + 1) != std::string_view::npos)
    return {};
  const std::string_view family = trim(text.substr(0, comma));
  const std::string_view given = trim(text.substr(comma + 1));
  const auto families = words_of(family);
  const auto givens = words_of(given);
  if (families.empty() || givens.empty() || givens.size() > 2 || all_caps(given)) return {};
  if (givens.size() == 2 && givens[1].size() > 2) return {};  // "Example, Bo Sample": two people
  for (std::size_t i = 0; i + 1 < families.size(); ++i) {
    if (!is_particle(lower(families[i]))) return {};
  }
  std::string name = std::string(given) + ' ' + std::string(family);
  return shape_of_name(name, 2) && looks_like_name(name) ? name : std::string();
}

}  // namespace

bool looks_like_name(std::string_view text) {
  if (!shape_of_name(text, 2)) return false;
  for (const std::string_view word : words_of(text)) {
    const std::uint32_t bits = word_classes(lower(word));
    if (word.data() == text.data() && (bits & (1U << kFunction)) != 0) return false;
    if ((bits & (1U << kFunction)) != 0 && !is_particle(lower(word)) && word.size() > 2) return false;
    if ((bits & (1U << kMenu | 1U << kSubscribe | 1U << kShare | 1U << kLegal | 1U << kRelated |
                 1U << kAdvert | 1U << kComment | 1U << kCall | 1U << kReporting)) != 0)
      return false;
  }
  return true;
}

std::vector<std::string> author_names(std::string_view raw, bool trusted) {
  std::vector<std::string> out;
  const std::string flat = collapsed(utf8_prefix(raw, 600));
  std::string_view rest = trim(flat);
  const bool declared = trusted;  // "Redaktion" may be the author when a field says so
  if (cut_lead(rest)) trusted = true;
  if (rest.find("://") != std::string_view::npos) return out;
  if (!declared) rest = before_label(rest);
  const auto dates = find_dates(rest);
  if (!dates.empty())
    rest =
        trim(dates.front().begin < 3 ? rest.substr(dates.front().end) : rest.substr(0, dates.front().begin));
  // A title or outlet behind a bar, bullet or bracket.
  for (const std::string_view bar : {" | ", " • ", " · ", " – ", " — ", " - ", " (", " @", "\n"}) {
    const std::size_t at = rest.find(bar);
    if (at != std::string_view::npos && at > 0) rest = rest.substr(0, at);
  }
  if (!dates.empty()) rest = without_weekday(without_preposition(rest));
  const std::string turned = declared ? turned_name(rest) : std::string();
  if (!turned.empty()) rest = turned;
  while (!rest.empty()) {
    std::size_t cut = rest.size();
    std::size_t width = 0;
    for (const std::string_view separator :
         {", ", ";", " and ", " And ", " AND ", " und ", " & ", " et ", " y ", " with ", " mit ", "/", ","}) {
      const std::size_t at = rest.find(separator);
      if (at < cut) cut = at, width = separator.size();
    }
    std::string_view part = trim(rest.substr(0, cut));
    rest = cut + width < rest.size() ? rest.substr(cut + width) : std::string_view();
    cut_lead(part);
    for (const std::string_view in : {" in ", " at ", " for ", " of ", " is "}) {
      const std::size_t at = part.find(in);
      if (at != std::string_view::npos) part = trim(part.substr(0, at));
    }
    if (part.empty() || (!out.empty() && is_outlet(part))) continue;
    std::string own;
    if (!declared) part = own = without_appendix(part);
    if (part.empty() || part.find('@') != std::string_view::npos) continue;
    if (!shape_of_name(part, trusted ? 1 : 2, declared && out.empty())) {
      if (!out.empty()) continue;  // a role behind the name
      if (!declared) return out;
      continue;
    }
    std::string name(part);
    if (name.back() == '.' && name.size() > 4) name.pop_back();
    if (all_caps(name) && name.size() > 4) name = title_case(name);
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
    if (out.size() >= 12) break;
  }
  return out;
}

std::string account_name(std::string_view raw) {
  const std::string flat = collapsed(utf8_prefix(raw, 200));
  std::string_view rest = trim(flat);
  cut_lead(rest);
  while (!rest.empty() && rest.back() == ';') rest = trim(rest.substr(0, rest.size() - 1));
  const auto words = words_of(rest);
  if (words.empty() || words.size() > 3 || rest.size() < 3 || rest.size() > 40) return {};
  if (rest.size() <= 4 && lower(rest) == rest) return {};  // the initials of an editor or agency
  for (const std::string_view word : words) {
    if (is_placeholder(lower(word)) || lower(word).find("admin") != std::string::npos) return {};
    bool letter = false;
    for (std::size_t at = 0; at < word.size();) {
      const auto c = static_cast<UChar32>(next_code_point(word, at));
      letter = letter || u_isalpha(c);
      if (!u_isalnum(c) && c != '-' && c != '_' && c != '.' && c != '\'') return {};
    }
    if (!letter ||
        (word_classes(lower(word)) & (1U << kMenu | 1U << kShare | 1U << kSubscribe | 1U << kComment)) != 0)
      return {};
  }
  return std::string(rest);
}

bool has_byline_lead(std::string_view text) {
  const std::string flat = collapsed(utf8_prefix(text, 100));
  std::string_view rest = trim(flat);
  return cut_lead(rest);
}

std::vector<std::string> names_inside(std::string_view line) {
  for (const std::string_view lead :
       {" by ", " By ", " von ", " Von ", " par ", " por ", " door ", " przez ", " di ", " av ", " af ",
        " Autor: ", " Author: ", " Autorin: ", " Text: "}) {
    const std::size_t at = line.find(lead);
    if (at == std::string_view::npos) continue;
    std::vector<std::string> names =
        author_names("by " + std::string(line.substr(at + lead.size(), 200)), false);
    if (names.empty()) continue;
    // A single word only in a line that is surely a byline.
    const bool word = names.size() == 1 && names[0].find(' ') == std::string::npos;
    const std::uint32_t classes = word ? word_classes(lower(names[0])) : 0;
    if (looks_like_name(names.front()) || (word && classes == 0 && !find_dates(line).empty())) return names;
  }
  return {};
}

bool split_placed_name(std::string_view line, PlacedName& out) {
  std::string_view rest = trim(line);
  cut_lead(rest);
  const std::size_t split = rest.find(" in ");
  if (split != std::string_view::npos) {
    out = {std::string(rest.substr(0, split)), std::string(trim(rest.substr(split + 4))), false};
    return looks_like_name(out.name) && shape_of_name(out.place, 1) && words_of(out.place).size() <= 3;
  }
  const auto words = words_of(rest);
  if (words.size() < 3 || words.size() > 6) return false;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (!words[i].ends_with("in") || words[i].size() < 4) continue;
    std::string name;
    for (std::size_t k = 0; k < i; ++k) name.append(words[k]).push_back(' ');
    name.append(words[i].substr(0, words[i].size() - 2));
    out = {name, std::string(rest.substr(static_cast<std::size_t>(words[i + 1].data() - rest.data()))), true};
    if (looks_like_name(out.name) && shape_of_name(out.place, 1)) return true;
  }
  return false;
}

}  // namespace claimgraph::clean
