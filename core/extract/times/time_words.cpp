#include "core/extract/times/time_words.hpp"

#include <string>

#include "core/base/word_table.hpp"
#include "core/base/words.hpp"

namespace claimgraph::detail {

namespace {

using Kind = TimeWordKind;

void add_names(WordTable<TimeWord>& table) {
  const char* short_days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (int i = 0; i < 7; ++i) {
    const std::string day(kWeekdays.at(static_cast<std::size_t>(i)));
    table.add(day, {Kind::weekday, "", i + 1, false, true});
    table.add(day + "s", {Kind::weekday, "", i + 1, true, true});
    table.add(short_days[i], {Kind::weekday, "abbr", i + 1, false, true});
  }
  for (const char* word : {"tues"}) table.add(word, {Kind::weekday, "abbr", 2, false, true});
  for (const char* word : {"thur", "thurs"}) table.add(word, {Kind::weekday, "abbr", 4, false, true});
  const char* short_months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                "jul", "aug", "sep", "oct", "nov", "dec"};
  for (int i = 0; i < 12; ++i) {
    const bool ambiguous = i == 2 || i == 4 || i == 7;  // march, may, august are words as well
    table.add(std::string(kMonths.at(static_cast<std::size_t>(i))),
              {Kind::month, ambiguous ? "word" : "", i + 1, false, true});
    table.add(short_months[i], {Kind::month, "abbr", i + 1, false, true});
  }
  table.add("sept", {Kind::month, "abbr", 9, false, true});
}

void add_units(WordTable<TimeWord>& table) {
  struct Row {
    const char* word;
    const char* code;
  };
  for (const Row& row :
       {Row{"second", "S"}, Row{"minute", "M"}, Row{"hour", "H"}, Row{"day", "D"}, Row{"week", "W"},
        Row{"month", "O"}, Row{"quarter", "Q"}, Row{"year", "Y"}, Row{"decade", "E"}, Row{"fortnight", "F"},
        Row{"weekend", "K"}, Row{"hr", "H"}, Row{"min", "M"}, Row{"sec", "S"}, Row{"yr", "Y"}}) {
    table.add(row.word, {Kind::unit, row.code, 0, false, false});
    table.add(std::string(row.word) + "s", {Kind::unit, row.code, 0, true, false});
  }
  table.add("century", {Kind::unit, "C", 0, false, false});
  table.add("centuries", {Kind::unit, "C", 0, true, false});
  for (const Row& row : {Row{"daily", "D"}, Row{"weekly", "W"}, Row{"monthly", "O"}, Row{"quarterly", "Q"},
                         Row{"yearly", "Y"}, Row{"annual", "Y"}, Row{"annually", "Y"}, Row{"hourly", "H"},
                         Row{"nightly", "D"}, Row{"fortnightly", "F"}}) {
    table.add(row.word, {Kind::frequency, row.code, 0, false, false});
  }
  for (const Row& row :
       {Row{"spring", "SP"}, Row{"summer", "SU"}, Row{"autumn", "FA"}, Row{"winter", "WI"}}) {
    table.add(row.word, {Kind::season, row.code, 0, false, false});
  }
  for (const Row& row : {Row{"morning", "MO"}, Row{"afternoon", "AF"}, Row{"evening", "EV"},
                         Row{"night", "NI"}, Row{"midday", "MI"}, Row{"overnight", "NI"}}) {
    table.add(row.word, {Kind::part, row.code, 0, false, false});
  }
}

void add_references(WordTable<TimeWord>& table) {
  table.add("today", {Kind::day, "", 0, false, false});
  table.add("yesterday", {Kind::day, "", -1, false, false});
  table.add("tomorrow", {Kind::day, "", 1, false, false});
  table.add("tonight", {Kind::day, "NI", 0, false, false});
  struct Row {
    const char* word;
    const char* code;
    int value;
  };
  for (const Row& row : {Row{"last", "last", -1}, Row{"past", "past", -1}, Row{"previous", "previous", -1},
                         Row{"preceding", "previous", -1}, Row{"prior", "previous", -1},
                         Row{"this", "this", 0}, Row{"current", "this", 0}, Row{"next", "next", 1},
                         Row{"coming", "coming", 1}, Row{"upcoming", "coming", 1},
                         Row{"following", "following", 1}, Row{"same", "same", 0}, Row{"that", "that", 0}}) {
    table.add(row.word, {Kind::reference, row.code, row.value, false, false});
  }
  for (const char* word : {"now", "currently", "nowadays", "presently"}) {
    table.add(word, {Kind::vague, "PRESENT_REF", 0, false, false});
  }
  for (const char* word : {"recently", "recent", "lately", "previously", "formerly"}) {
    table.add(word, {Kind::vague, "PAST_REF", 0, false, false});
  }
  table.add("ago", {Kind::shift, "ago", -1, false, false});
  for (const char* word : {"earlier", "previously", "before", "prior"})
    table.add(word, {Kind::shift, "earlier", -1, false, false});
  for (const char* word : {"later", "after", "hence"})
    table.add(word, {Kind::shift, "later", 1, false, false});
  for (const char* word : {"early", "mid", "late"}) table.add(word, {Kind::modifier, "", 0, false, false});
  for (const char* word : {"beginning", "start", "end", "middle", "rest", "remainder", "turn", "close"}) {
    table.add(word, {Kind::edge, "", 0, false, false});
  }
  table.add("noon", {Kind::clock, "", 12, false, false});
  table.add("midnight", {Kind::clock, "", 0, false, false});
  const char* decades[] = {"twenties", "thirties",  "forties",  "fifties",
                           "sixties",  "seventies", "eighties", "nineties"};
  for (int i = 0; i < 8; ++i) table.add(decades[i], {Kind::decade, "", i + 2, false, false});
}

void add_zones_and_holidays(WordTable<TimeWord>& table) {
  struct Row {
    const char* word;
    int quarters;
  };
  for (const Row& row :
       {Row{"utc", 0},   Row{"gmt", 0},   Row{"bst", 4},   Row{"cet", 4},   Row{"cest", 8},  Row{"eet", 8},
        Row{"eest", 12}, Row{"msk", 12},  Row{"est", -20}, Row{"edt", -16}, Row{"cst", -24}, Row{"cdt", -20},
        Row{"mst", -28}, Row{"mdt", -24}, Row{"pst", -32}, Row{"pdt", -28}, Row{"jst", 36},  Row{"hkt", 32},
        Row{"sgt", 32},  Row{"aest", 40}, Row{"aedt", 44}}) {
    table.add(row.word, {Kind::zone, "", row.quarters, false, false});
  }
  table.add("christmas", {Kind::holiday, "", 12 * 32 + 25, false, true});
  table.add("halloween", {Kind::holiday, "", 10 * 32 + 31, false, true});
}

WordTable<TimeWord> make_table() {
  WordTable<TimeWord> table;
  add_names(table);
  add_units(table);
  add_references(table);
  add_zones_and_holidays(table);
  return table;
}

}  // namespace

const TimeWord* find_time_word(std::string_view lower) {
  static const WordTable<TimeWord> table = make_table();
  return table.find(lower);
}

}  // namespace claimgraph::detail
