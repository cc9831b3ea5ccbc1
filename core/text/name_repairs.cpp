#include "core/text/name_repairs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace claimgraph {

namespace {

// Sorted. Legal forms, and words that close a company's name far more often than anything else.
constexpr std::array<std::string_view, 65> kCompanyWords{"AG",           "AI",
                                                         "Aerospace",    "Airlines",
                                                         "Airways",      "Albion",
                                                         "Analytics",    "Athletic",
                                                         "Automotive",   "Bancorp",
                                                         "Biologics",    "Biosciences",
                                                         "Biotech",      "Brewing",
                                                         "Capital",      "Chemicals",
                                                         "Co",           "Co.",
                                                         "Corp",         "Corp.",
                                                         "Data",         "Electronics",
                                                         "Energy",       "Entertainment",
                                                         "Foods",        "GmbH",
                                                         "Group",        "Holdings",
                                                         "Hotspur",      "Inc",
                                                         "Inc.",         "Industries",
                                                         "Insurance",    "LLC",
                                                         "LLP",          "Labs",
                                                         "Logistics",    "Ltd",
                                                         "Ltd.",         "Media",
                                                         "Minerals",     "Mining",
                                                         "Motors",       "NV",
                                                         "Networks",     "PLC",
                                                         "Partners",     "Petroleum",
                                                         "Pharma",       "Pharmaceuticals",
                                                         "Robotics",     "Rovers",
                                                         "SA",           "SE",
                                                         "Shipping",     "Software",
                                                         "Studios",      "Systems",
                                                         "Technologies", "Telecom",
                                                         "Textiles",     "Therapeutics",
                                                         "Ventures",     "Wanderers",
                                                         "plc"};
static_assert(std::is_sorted(kCompanyWords.begin(), kCompanyWords.end()));

// Sorted. Capitals by which news call governments; not those that are given names as well ("Sofia").
constexpr std::array<std::string_view, 78> kCapitals{
    "Abuja",    "Accra",     "Algiers",  "Amman",    "Ankara",     "Athens",     "Baghdad",  "Baku",
    "Bangkok",  "Beijing",   "Beirut",   "Belgrade", "Berlin",     "Bratislava", "Brussels", "Bucharest",
    "Budapest", "Cairo",     "Canberra", "Caracas",  "Copenhagen", "Damascus",   "Dhaka",    "Doha",
    "Dublin",   "Hanoi",     "Harare",   "Havana",   "Helsinki",   "Islamabad",  "Jakarta",  "Jerusalem",
    "Kabul",    "Kathmandu", "Khartoum", "Kigali",   "Kinshasa",   "Kyiv",       "Lisbon",   "Ljubljana",
    "London",   "Madrid",    "Manila",   "Minsk",    "Mogadishu",  "Montevideo", "Moscow",   "Nairobi",
    "Nicosia",  "Oslo",      "Ottawa",   "Prague",   "Pretoria",   "Pyongyang",  "Quito",    "Reykjavik",
    "Riga",     "Riyadh",    "Rome",     "Santiago", "Sarajevo",   "Seoul",      "Skopje",   "Stockholm",
    "Taipei",   "Tallinn",   "Tashkent", "Tbilisi",  "Tehran",     "Tirana",     "Tokyo",    "Tripoli",
    "Tunis",    "Vienna",    "Vilnius",  "Warsaw",   "Yerevan",    "Zagreb"};
static_assert(std::is_sorted(kCapitals.begin(), kCapitals.end()));

bool is_company_word(std::string_view form) {
  return std::binary_search(kCompanyWords.begin(), kCompanyWords.end(), form);
}

bool is_capitalised(std::string_view form) {
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
}

/// A word that can start a company's name: a proper noun that is no country and no adjective of one.
bool can_precede(const AnnotatedText& doc, const NameSpan& name) {
  return name.type != NameType::place && doc.tokens[name.last - 1].upos == Upos::PROPN;
}

bool is_proper(const Token& token) {
  return token.upos == Upos::PROPN && is_capitalised(token.form);
}

/// Adds [first, at] when `at` is a company word that no name holds and proper nouns stand before it.
void add_unnamed(const AnnotatedText& doc, const std::vector<bool>& named, std::uint32_t at,
                 std::vector<NameSpan>& out) {
  if (named[at] || !is_proper(doc.tokens[at]) || !is_company_word(doc.tokens[at].form)) return;
  std::uint32_t first = at;
  while (first > 0 && !named[first - 1] && is_proper(doc.tokens[first - 1]) &&
         doc.tokens[first - 1].sentence == doc.tokens[at].sentence) {
    --first;
  }
  if (first < at) out.push_back({first, at + 1, NameType::organization, 0.5F});
}

/// Climbing from `from` towards the root, is `to` met?
bool hangs_under(const AnnotatedText& doc, std::uint32_t from, std::uint32_t to) {
  const Sentence& sentence = doc.sentences[doc.tokens[from].sentence];
  std::int32_t at = doc.tokens[from].head;
  for (std::uint32_t steps = 0; at != kRoot && steps < sentence.last - sentence.first; ++steps) {
    if (static_cast<std::uint32_t>(at) == to) return true;
    at = doc.tokens[static_cast<std::size_t>(at)].head;
  }
  return false;
}

}  // namespace

void type_transcript_speakers(AnnotatedText& doc) {
  std::vector<NameSpan*> labels;
  for (NameSpan& name : doc.names) {
    if (name.type == NameType::organization || name.last >= doc.tokens.size() ||
        doc.tokens[name.last].form != ":")
      continue;
    const Sentence& sentence = doc.sentences[doc.tokens[name.first].sentence];
    const bool opens = doc.paragraphs[sentence.paragraph].span.begin == doc.tokens[name.first].span.begin;
    if (opens) labels.push_back(&name);
  }
  // A single "LIMA:" among several paragraphs tells where the report was written.
  const bool dateline = labels.size() == 1 && doc.paragraphs.size() > 1;
  for (NameSpan* name : labels)
    if (!dateline || name->type != NameType::place) name->type = NameType::person;
}

namespace {

/// "Tarn | AI's chief executive": the first word over the noun that the last one belongs to. That noun takes
/// the place of the word, with all that hung on it.
void put_under(AnnotatedText& doc, const NameSpan& name, std::uint32_t top, std::uint32_t word) {
  auto between = static_cast<std::uint32_t>(doc.tokens[top].head);
  while (doc.tokens[between].head != static_cast<std::int32_t>(word))
    between = static_cast<std::uint32_t>(doc.tokens[between].head);
  const Sentence& sentence = doc.sentences[doc.tokens[word].sentence];
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const bool inside = t >= name.first && t < name.last;
    if (doc.tokens[t].head == static_cast<std::int32_t>(word) && t != between && !inside)
      doc.tokens[t].head = static_cast<std::int32_t>(between);
  }
  doc.tokens[between].head = doc.tokens[word].head;
  doc.tokens[between].deprel = doc.tokens[word].deprel;
}

}  // namespace

void attach_name_tokens(AnnotatedText& doc) {
  const DeprelId flat = deprel_id("flat"), compound = deprel_id("compound");
  const XposId possessive = xpos_id("POS");
  for (const NameSpan& name : doc.names) {
    std::vector<std::uint32_t> heads;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      const std::int32_t head = doc.tokens[i].head;
      const bool outside = head == kRoot || head < static_cast<std::int32_t>(name.first) ||
                           head >= static_cast<std::int32_t>(name.last);
      if (outside && doc.tokens[i].upos != Upos::PUNCT) heads.push_back(i);
    }
    if (heads.size() < 2) continue;
    const bool person = name.type == NameType::person;
    const std::uint32_t top = person ? heads.front() : heads.back();
    for (const std::uint32_t i : heads) {
      if (i == top) continue;
      if (hangs_under(doc, top, i)) {
        const bool owner = name.last < doc.tokens.size() && doc.tokens[name.last].xpos == possessive;
        if (!owner) continue;
        put_under(doc, name, top, i);
      }
      doc.tokens[i].head = static_cast<std::int32_t>(top);
      doc.tokens[i].deprel = person ? flat : compound;
    }
  }
}

namespace {

/// "Marks | & | Hale": one company, unless the second part is a whole name of its own ("Bill & Ada Roe").
void join_ampersands(AnnotatedText& doc) {
  std::vector<NameSpan> joined;
  const auto size = static_cast<std::uint32_t>(doc.tokens.size());
  for (std::size_t i = 0; i < doc.names.size(); ++i) {
    NameSpan name = doc.names[i];
    if (!joined.empty() && name.first < joined.back().last) continue;  // swallowed by the one before
    const std::uint32_t mark = name.last;
    const bool single = name.last - name.first == 1 && mark + 1 < size && doc.tokens[mark].form == "&" &&
                        doc.tokens[mark].sentence == doc.tokens[name.first].sentence &&
                        is_capitalised(doc.tokens[mark + 1].form);
    if (single) {
      const bool next_is_name = i + 1 < doc.names.size() && doc.names[i + 1].first == mark + 1;
      if (!next_is_name || doc.names[i + 1].last == mark + 2) {
        name.last = mark + 2;
        name.type = NameType::organization;
      }
    }
    joined.push_back(name);
  }
  doc.names = std::move(joined);
}

/// "Eva|-|Marie Lund", "Ana Lund|-|Roe": one person, where the tagger saw two names. Not "Lund-Roe talks".
void join_hyphenated_persons(AnnotatedText& doc) {
  std::vector<NameSpan> joined;
  for (const NameSpan& name : doc.names) {
    const bool glued = !joined.empty() && joined.back().last + 1 == name.first &&
                       doc.tokens[name.first - 1].form == "-" &&
                       doc.tokens[name.first - 1].span.begin == doc.tokens[name.first - 2].span.end &&
                       doc.tokens[name.first - 1].span.end == doc.tokens[name.first].span.begin;
    if (glued) {
      NameSpan& before = joined.back();
      const bool given =
          before.last == before.first + 1 && name.type == NameType::person && name.last - name.first > 1;
      const bool noun_behind = name.last < doc.tokens.size() && doc.tokens[name.last].upos == Upos::NOUN;
      const bool surname = before.type == NameType::person && before.last - before.first > 1 &&
                           name.last == name.first + 1 && !noun_behind;
      if (given || surname) {
        before.last = name.last;
        before.type = NameType::person;
        continue;
      }
    }
    joined.push_back(name);
  }
  doc.names = std::move(joined);
}

/// "Min|-|seo| Kang": a given name of two syllables, of which the tagger saw what follows.
void join_hyphenated_given_names(AnnotatedText& doc) {
  const auto small = [](std::string_view form) {
    return form.size() >= 2 && form.size() <= 6 &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  for (std::size_t i = 0; i < doc.names.size(); ++i) {
    NameSpan& name = doc.names[i];
    const std::uint32_t before = i == 0 ? 0 : doc.names[i - 1].last;
    if (name.last - name.first != 1 || name.first < before + 3) continue;
    const Token &given = doc.tokens[name.first - 3], &hyphen = doc.tokens[name.first - 2];
    const Token& second = doc.tokens[name.first - 1];
    const bool glued =
        hyphen.form == "-" && given.span.end == hyphen.span.begin && hyphen.span.end == second.span.begin;
    if (!glued || !is_capitalised(given.form) || given.form.size() > 6 || !small(second.form) ||
        !is_capitalised(doc.tokens[name.first].form) || given.sentence != second.sentence ||
        second.upos == Upos::ADP || second.upos == Upos::VERB)
      continue;
    name.first -= 3;
    name.type = NameType::person;
  }
}

/// "Fjell|-2": the number belongs to the name, and a person has none.
void join_glued_numbers(AnnotatedText& doc) {
  const auto size = static_cast<std::uint32_t>(doc.tokens.size());
  for (std::size_t i = 0; i < doc.names.size(); ++i) {
    NameSpan& name = doc.names[i];
    const std::uint32_t next = i + 1 < doc.names.size() ? doc.names[i + 1].first : size;
    std::uint32_t hyphen = name.last;
    if (name.last > name.first + 1 && doc.tokens[name.last - 1].form == "-") --hyphen;
    if (hyphen + 1 >= next || doc.tokens[hyphen].form != "-" || doc.tokens[hyphen + 1].upos != Upos::NUM)
      continue;
    const bool glued = doc.tokens[hyphen - 1].span.end == doc.tokens[hyphen].span.begin &&
                       doc.tokens[hyphen].span.end == doc.tokens[hyphen + 1].span.begin;
    const std::string_view number = doc.tokens[hyphen + 1].form;
    const bool digits =
        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!glued || !digits || number.size() > 3) continue;
    name.last = hyphen + 2;
    if (name.type == NameType::person) name.type = NameType::other;
  }
}

/// "US$", "€3", "R4bn", "A$7.5m"
bool is_amount(std::string_view form) {
  for (const std::string_view sign : {"$", "€", "£", "¥", "₹"}) {
    if (form.find(sign) != std::string_view::npos) return true;
  }
  std::size_t digit = 0;
  while (digit < form.size() && is_capitalised(form.substr(digit))) ++digit;
  if (digit == 0 || digit > 3 || digit == form.size()) return false;
  std::size_t end = digit;
  while (end < form.size() &&
         ((form[end] >= '0' && form[end] <= '9') || form[end] == '.' || form[end] == ','))
    ++end;
  const std::string_view scale = form.substr(end);
  return end > digit && (scale == "bn" || scale == "mn" || scale == "m" || scale == "tn" || scale == "k");
}

// Sorted.
constexpr std::array<std::string_view, 18> kUnits{"GB",  "GHz", "GW",  "GWh", "Hz", "MHz",
                                                  "MW",  "MWh", "TB",  "TWh", "W",  "fps",
                                                  "kHz", "kW",  "kWh", "kg",  "km", "mph"};
static_assert(std::is_sorted(kUnits.begin(), kUnits.end()));
constexpr std::array<std::string_view, 22> kDays{
    "Apr.",  "Aug.",     "Dec.", "Feb.",    "Friday",   "Jan.",     "Jul.",  "Jun.",
    "Mar.",  "Monday",   "Nov.", "Oct.",    "Saturday", "Sep.",     "Sept.", "Sunday",
    "Thurs", "Thursday", "Tues", "Tuesday", "Wed",      "Wednesday"};
static_assert(std::is_sorted(kDays.begin(), kDays.end()));

}  // namespace

void drop_amounts(AnnotatedText& doc) {
  std::erase_if(doc.names, [&](const NameSpan& name) {
    if (name.last - name.first != 1) return false;
    const std::string_view form = doc.tokens[name.first].form;
    if (is_amount(form) || std::binary_search(kDays.begin(), kDays.end(), form)) return true;
    return name.first > 0 && doc.tokens[name.first - 1].upos == Upos::NUM &&
           std::binary_search(kUnits.begin(), kUnits.end(), form);
  });
}

void join_company_names(AnnotatedText& doc) {
  join_hyphenated_persons(doc);
  join_hyphenated_given_names(doc);
  join_glued_numbers(doc);
  join_ampersands(doc);
  std::vector<NameSpan> joined;
  joined.reserve(doc.names.size());
  for (NameSpan name : doc.names) {
    const bool lone = name.last - name.first == 1 && is_company_word(doc.tokens[name.first].form);
    if (lone && !joined.empty() && joined.back().last == name.first &&
        doc.tokens[name.first].sentence == doc.tokens[joined.back().first].sentence &&
        can_precede(doc, joined.back())) {
      joined.back().last = name.last;
      joined.back().type = NameType::organization;
      continue;
    }
    if (lone && name.first > 0) {  // "Tarn AI" of which only "AI" was found
      const Token& before = doc.tokens[name.first - 1];
      const bool free = joined.empty() || joined.back().last < name.first;
      if (free && before.sentence == doc.tokens[name.first].sentence && before.upos == Upos::PROPN &&
          is_capitalised(before.form)) {
        --name.first;
        name.type = NameType::organization;
      }
    }
    const std::uint32_t next = name.last;  // "Tarn AI" of which only "Tarn" was found
    if (next < doc.tokens.size() && doc.tokens[next].sentence == doc.tokens[name.first].sentence &&
        is_company_word(doc.tokens[next].form) && can_precede(doc, name)) {
      ++name.last;
    }
    if (name.last - name.first > 1 && is_company_word(doc.tokens[name.last - 1].form))
      name.type = NameType::organization;
    if (!joined.empty() && joined.back().last > name.first) continue;  // swallowed by the one before
    joined.push_back(name);
  }
  std::vector<bool> named(doc.tokens.size(), false);
  for (const NameSpan& name : joined) std::fill(named.begin() + name.first, named.begin() + name.last, true);
  for (std::uint32_t at = 1; at < doc.tokens.size(); ++at) add_unnamed(doc, named, at, joined);
  for (std::uint32_t at = 0; at < doc.tokens.size(); ++at) {  // "Brussels warned"
    if (!named[at] && std::binary_search(kCapitals.begin(), kCapitals.end(), doc.tokens[at].form))
      joined.push_back({at, at + 1, NameType::place, 0.5F});
  }
  std::sort(joined.begin(), joined.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  doc.names.clear();
  for (const NameSpan& name : joined) {
    if (doc.names.empty() || doc.names.back().last <= name.first) doc.names.push_back(name);
  }
}

}  // namespace claimgraph
