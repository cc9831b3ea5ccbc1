#include "importers/metadata_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "importers/metadata_date_tokens.hpp"
#include "importers/metadata_months.hpp"

namespace claimgraph::clean {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool plausible(int y, int m, int d) {
  if (y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1) return false;
  static constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (m == 2 && d == 29) return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
  return d <= kDays[m - 1];
}

int weekday(int y, int m, int d) {  // 0 = Sunday (Sakamoto)
  static constexpr int kShift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (m < 3) --y;
  return (y + y / 4 - y / 100 + y / 400 + kShift[m - 1] + d) % 7;
}

bool us_summer_time(int y, int m, int d) {
  if (m < 3 || m > 11) return false;
  if (m > 3 && m < 11) return true;
  const int first = weekday(y, m, 1);
  const int sunday = first == 0 ? 1 : 8 - first;
  return m == 3 ? d >= sunday + 7 : d < sunday;
}

struct Moment {
  int y = 0, m = 0, d = 0;
  int hour = -1, minute = 0, second = -1;
  std::string zone;
  std::string iso() const {
    std::string out = fmt::format("{:04}-{:02}-{:02}", y, m, d);
    if (hour < 0) return out;
    out += fmt::format("T{:02}:{:02}", hour, minute);
    if (second >= 0) out += fmt::format(":{:02}", second);
    return out + zone;
  }
};

/// Only zones that mean one thing everywhere; "" for the rest.
std::string zone_of(const std::string& word, const Moment& at) {
  static constexpr struct {
    const char* name;
    const char* offset;
  } kZones[] = {
      {"utc", "Z"},       {"gmt", "Z"},       {"z", "Z"},         {"est", "-05:00"},  {"edt", "-04:00"},
      {"cdt", "-05:00"},  {"mst", "-07:00"},  {"mdt", "-06:00"},  {"pst", "-08:00"},  {"pdt", "-07:00"},
      {"cet", "+01:00"},  {"cest", "+02:00"}, {"mez", "+01:00"},  {"mesz", "+02:00"}, {"eet", "+02:00"},
      {"msk", "+03:00"},  {"hkt", "+08:00"},  {"sgt", "+08:00"},  {"jst", "+09:00"},  {"kst", "+09:00"},
      {"aest", "+10:00"}, {"aedt", "+11:00"}, {"nzst", "+12:00"}, {"nzdt", "+13:00"}, {"wib", "+07:00"}};
  for (const auto& z : kZones) {
    if (word == z.name) return z.offset;
  }
  if (word == "et" || word == "pt") {
    const int hours = (word == "et" ? 5 : 8) - (us_summer_time(at.y, at.m, at.d) ? 1 : 0);
    return fmt::format("-{:02}:00", hours);
  }
  return {};
}

class Finder {
 public:
  Finder(std::string_view text, int day_first) : m_t(date_tokens(text)), m_day_first(day_first) {}

  std::vector<FoundDate> run() {
    std::vector<FoundDate> out;
    std::size_t out_end = 0;  // the token behind the date before: its clock is not the next one's
    for (std::size_t i = 0; i < m_t.size();) {
      Moment moment;
      std::size_t next = i;
      if (!date_at(i, moment, next)) {
        ++i;
        continue;
      }
      std::size_t begin = i;
      std::size_t end = next;
      if (!time_after(next, moment, end)) time_before(i, out_end, moment, begin);
      out.push_back({moment.iso(), m_t[begin].begin, m_t[end - 1].end, moment.hour >= 0});
      i = out_end = end;
    }
    return out;
  }

 private:
  bool number(std::size_t i, int max_digits) const {
    return i < m_t.size() && m_t[i].kind == DateToken::Kind::number && m_t[i].digits <= max_digits;
  }
  bool year(std::size_t i) const {
    return i < m_t.size() && m_t[i].kind == DateToken::Kind::number && m_t[i].digits == 4;
  }
  bool mark(std::size_t i, char c) const {
    return i < m_t.size() && m_t[i].kind == DateToken::Kind::mark && m_t[i].mark == c;
  }
  int month(std::size_t i) const {
    return i < m_t.size() && m_t[i].kind == DateToken::Kind::word ? month_number(m_t[i].word) : 0;
  }
  bool word(std::size_t i, std::initializer_list<const char*> any) const {
    if (i >= m_t.size() || m_t[i].kind != DateToken::Kind::word) return false;
    return std::any_of(any.begin(), any.end(), [&](const char* w) { return m_t[i].word == w; });
  }

  bool date_at(std::size_t i, Moment& out, std::size_t& next) const {
    return numeric(i, out, next) || month_first(i, out, next) || day_first(i, out, next) ||
           ideographs(i, out, next);
  }

  bool two_digits(std::size_t i) const { return number(i, 2) && m_t[i].digits == 2; }

  bool numeric(std::size_t i, Moment& out, std::size_t& next) const {
    if (i > 0 && m_t[i].glued &&
        (m_t[i - 1].mark == '.' || m_t[i - 1].mark == '-' || m_t[i - 1].mark == '/' ||
         m_t[i - 1].kind != DateToken::Kind::mark))
      return false;
    if (!number(i, 4) || i + 4 >= m_t.size()) return false;
    const char sep = m_t[i + 1].mark;
    if (sep != '-' && sep != '/' && sep != '.') return false;
    if (!mark(i + 3, sep) || !number(i + 2, 2)) return false;
    int y = 0;
    int m = 0;
    int d = 0;
    if (year(i) && number(i + 4, 2)) {
      y = m_t[i].value, m = m_t[i + 2].value, d = m_t[i + 4].value;
    } else if (m_t[i].digits <= 2 && year(i + 4)) {
      const int a = m_t[i].value;
      const int b = m_t[i + 2].value;
      y = m_t[i + 4].value;
      const bool day = sep == '.' || a > 12 || a == b || m_day_first == 1;
      if (!day && b <= 12 && m_day_first != 0) return false;
      d = day ? a : b;
      m = day ? b : a;
    } else if (sep == '.' && m_t[i].digits <= 2 && m_t[i + 4].digits == 2 &&
               m_t[i + 4].kind == DateToken::Kind::number && m_t[i + 2].digits == 2) {
      d = m_t[i].value, m = m_t[i + 2].value, y = 2000 + m_t[i + 4].value;
    } else if (sep == '/' && two_digits(i) && two_digits(i + 2) && two_digits(i + 4)) {
      // 11/19/19: only where one of the two can be no month.
      const bool day = m_t[i].value > 12;
      if (day == (m_t[i + 2].value > 12)) return false;
      d = m_t[day ? i : i + 2].value, m = m_t[day ? i + 2 : i].value, y = 2000 + m_t[i + 4].value;
    } else {
      return false;
    }
    if (!plausible(y, m, d)) return false;
    out.y = y, out.m = m, out.d = d;
    next = i + 5;
    return true;
  }

  // "November 18, 2019", "Nov. 18th 2019"
  bool month_first(std::size_t i, Moment& out, std::size_t& next) const {
    const int m = month(i);
    if (m == 0) return false;
    std::size_t k = i + 1;
    if (mark(k, '.')) ++k;
    if (glued_day_and_year(k, m, out)) {
      next = k + 1;
      return true;
    }
    if (!number(k, 2)) return false;
    const int d = m_t[k].value;
    ++k;
    if (k < m_t.size() && m_t[k].glued && word(k, {"st", "nd", "rd", "th"})) ++k;
    if (mark(k, ',') || mark(k, '.')) ++k;
    if (!year(k) || !plausible(m_t[k].value, m, d)) return false;
    out.y = m_t[k].value, out.m = m, out.d = d;
    next = k + 1;
    return true;
  }

  // "Feb 182009": three elements of a calendar sheet, without a blank between them.
  bool glued_day_and_year(std::size_t k, int m, Moment& out) const {
    if (k >= m_t.size() || m_t[k].kind != DateToken::Kind::number ||
        (m_t[k].digits != 5 && m_t[k].digits != 6))
      return false;
    const int y = m_t[k].value % 10000;
    const int d = m_t[k].value / 10000;
    if (!plausible(y, m, d)) return false;
    out.y = y, out.m = m, out.d = d;
    return true;
  }

  // "18 November 2019", "18. November 2019", "22 de outubro de 2010", "18-Nov-2019", "1er mars 2020"
  bool day_first(std::size_t i, Moment& out, std::size_t& next) const {
    if (!number(i, 2)) return false;
    std::size_t k = i + 1;
    if (k < m_t.size() && m_t[k].glued && word(k, {"st", "nd", "rd", "th", "er", "º", "ª"})) ++k;
    for (int skipped = 0;
         skipped < 2 && (mark(k, '.') || mark(k, '-') || mark(k, '/') || word(k, {"de", "of", "di"}));
         ++skipped)
      ++k;
    const int m = month(k);
    if (m == 0) return false;
    ++k;
    for (int skipped = 0; skipped < 2 && (mark(k, '.') || mark(k, ',') || mark(k, '-') || mark(k, '/') ||
                                          word(k, {"de", "del"}));
         ++skipped)
      ++k;
    if (!year(k) || !plausible(m_t[k].value, m, m_t[i].value)) return false;
    out.y = m_t[k].value, out.m = m, out.d = m_t[i].value;
    next = k + 1;
    return true;
  }

  // 2019年11月18日, 2019년 11월 18일
  bool ideographs(std::size_t i, Moment& out, std::size_t& next) const {
    if (!year(i) || i + 5 >= m_t.size()) return false;
    if (!word(i + 1, {"年", "년"}) || !number(i + 2, 2) || !word(i + 3, {"月", "월"}) || !number(i + 4, 2))
      return false;
    if (!plausible(m_t[i].value, m_t[i + 2].value, m_t[i + 4].value)) return false;
    out.y = m_t[i].value, out.m = m_t[i + 2].value, out.d = m_t[i + 4].value;
    next = i + 6;
    return true;
  }

  // h:mm[:ss] [am|pm] [zone] at token i
  bool clock(std::size_t i, Moment& out, std::size_t& next) const {
    if (!number(i, 2) || m_t[i].value > 24) {
      // 0339 GMT
      if (number(i, 4) && m_t[i].digits == 4 && word(i + 1, {"gmt", "utc"}) && m_t[i].value / 100 < 24 &&
          m_t[i].value % 100 < 60) {
        out.hour = m_t[i].value / 100, out.minute = m_t[i].value % 100, out.zone = std::string(1, 'Z');
        next = i + 2;
        return true;
      }
      return false;
    }
    int hour = m_t[i].value;
    int minute = 0;
    int second = -1;
    std::size_t k = i + 1;
    const bool colon = mark(k, ':') && number(k + 1, 2) && m_t[k + 1].digits == 2;
    const bool dot = (mark(k, '.') || word(k, {"h"})) && number(k + 1, 2) && m_t[k + 1].digits == 2 &&
                     m_t[k].glued && m_t[k + 1].glued;
    if (colon || dot) {
      minute = m_t[k + 1].value;
      k += 2;
      if (mark(k, ':') && number(k + 1, 2)) {
        second = m_t[k + 1].value;
        k += 2;
        if (mark(k, '.') && k + 1 < m_t.size() && m_t[k + 1].kind == DateToken::Kind::number &&
            m_t[k + 1].glued)
          k += 2;
      }
    }
    bool half = false;
    if (word(k, {"am", "pm"})) {
      half = true;
      hour = hour % 12 + (m_t[k].word == "pm" ? 12 : 0);
      ++k;
    } else if (word(k, {"a", "p"}) && mark(k + 1, '.') && word(k + 2, {"m"})) {
      half = true;
      hour = hour % 12 + (m_t[k].word == "p" ? 12 : 0);
      k += mark(k + 3, '.') ? 4 : 3;
    }
    const bool uhr = word(k, {"uhr"});
    if (!colon && !half && !(dot && (uhr || word(i + 1, {"h"})))) return false;
    if (hour > 23 || minute > 59 || second > 60) return false;
    out.hour = hour, out.minute = minute, out.second = second;
    if (uhr) ++k;
    next = zone(k, out);
    return true;
  }

  std::size_t zone(std::size_t k, Moment& out) const {
    if ((mark(k, '+') || mark(k, '-')) && k + 1 < m_t.size() && m_t[k + 1].kind == DateToken::Kind::number &&
        (m_t[k].glued || m_t[k + 1].digits == 4)) {
      const DateToken& n = m_t[k + 1];
      if (n.digits == 4 && n.value / 100 < 15 && n.value % 100 < 60) {
        out.zone = fmt::format("{}{:02}:{:02}", m_t[k].mark, n.value / 100, n.value % 100);
        return k + 2;
      }
      if (n.digits == 2 && n.value < 15) {
        const bool minutes = mark(k + 2, ':') && number(k + 3, 2);
        out.zone = fmt::format("{}{:02}:{:02}", m_t[k].mark, n.value, minutes ? m_t[k + 3].value : 0);
        return minutes ? k + 4 : k + 2;
      }
    }
    const bool bracket = mark(k, '(');
    const std::size_t w = bracket ? k + 1 : k;
    if (w < m_t.size() && m_t[w].kind == DateToken::Kind::word) {
      const std::string found = zone_of(m_t[w].word, out);
      if (!found.empty()) {
        out.zone = found;
        return w + 1;
      }
    }
    return k;
  }

  bool time_after(std::size_t next, Moment& moment, std::size_t& end) const {
    for (std::size_t k = next; k < m_t.size() && k < next + 4; ++k) {
      if (clock(k, moment, end)) return true;
      const DateToken& t = m_t[k];
      if (t.kind == DateToken::Kind::number) return false;
      if (t.kind == DateToken::Kind::word && t.word != "t" && t.word.size() > 3 &&
          t.word.find("day") == std::string::npos)
        return false;
    }
    return false;
  }

  bool time_before(std::size_t i, std::size_t floor, Moment& moment, std::size_t& begin) const {
    for (std::size_t back = 2; back <= 12 && back <= i - floor; ++back) {
      std::size_t end = 0;
      Moment trial = moment;
      const std::size_t k = i - back;
      if (k > 0 && m_t[k - 1].kind == DateToken::Kind::number) continue;
      if (k > 1 && mark(k - 1, ':') && m_t[k - 2].kind == DateToken::Kind::number) continue;
      if (!clock(k, trial, end) || end > i) continue;
      std::size_t words = 0;
      for (std::size_t w = end; w < i; ++w) words += m_t[w].kind != DateToken::Kind::mark;
      if (words > 4) return false;
      moment = trial;
      begin = k;
      return true;
    }
    return false;
  }

  std::vector<DateToken> m_t;
  int m_day_first;
};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool says_updated(std::string_view lead) {
  std::string low(lead.size() > 60 ? lead.substr(lead.size() - 60) : lead);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const char* word :
       {"updat",     "modif",      "aktualisier", "geändert",   "änderung",  "bearbeitet",  "edited",
        "revised",   "mis à jour", "mise à jour", "actualiza",  "atualiza",  "aggiorna",    "bijgewerkt",
        "gewijzigd", "обновлен",   "oppdatert",   "uppdaterad", "opdateret", "aktualizacja"}) {
    if (low.find(word) != std::string::npos) return true;
  }
  // "Stand: 4. März 2022" as its own word.
  return low.starts_with("stand:") || low.starts_with("stand ") || low.find(" stand:") != std::string::npos;
}

/// "Valid since", "until": the date of something else.
bool says_other(std::string_view lead) {
  while (!lead.empty() && (lead.back() == ' ' || lead.back() == ':')) lead.remove_suffix(1);
  for (const char* word :
       {"seit", "bis", "ab", "since", "until", "till", "from", "jusqu'au", "depuis", "hasta", "desde"}) {
    if (!lead.ends_with(word)) continue;
    const std::size_t rest = lead.size() - std::string_view(word).size();
    if (rest == 0 || lead[rest - 1] == ' ' || lead[rest - 1] == '(') return true;
  }
  return false;
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, int day_first) {
  return Finder(text, day_first).run();
}

std::string normalise_date(std::string_view value, int day_first) {
  while (!value.empty() && (value.front() == ' ' || value.front() == '\n' || value.front() == '\t'))
    value.remove_prefix(1);
  if (value.size() > 200) return {};
  // Compact forms: 20191118, 20191118T101500Z, seconds or milliseconds since 1970 are too doubtful and left
  // out.
  if (value.size() >= 8 && all_digits(value.substr(0, 8)) && (value.size() == 8 || value[8] == 'T')) {
    const auto number = [&](std::size_t at, std::size_t n) {
      int v = 0;
      for (std::size_t i = at; i < at + n && i < value.size(); ++i) v = v * 10 + (value[i] - '0');
      return v;
    };
    if (!plausible(number(0, 4), number(4, 2), number(6, 2))) return {};
    std::string out = fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6, 2));
    if (value.size() >= 15 && all_digits(value.substr(9, 6))) {
      out += fmt::format("T{}:{}:{}", value.substr(9, 2), value.substr(11, 2), value.substr(13, 2));
      return normalise_date(out + std::string(value.substr(15)));
    }
    return out;
  }
  const auto found = find_dates(value, day_first);
  return found.empty() ? std::string() : found.front().iso;
}

DateRole date_role(std::string_view lead) {
  if (lead.size() > 60) lead.remove_prefix(lead.size() - 60);
  if (says_updated(lead)) return DateRole::modified;
  return says_other(lead) ? DateRole::other : DateRole::published;
}

std::string date_in_url(std::string_view url) {
  for (std::size_t at = url.find("//") == std::string_view::npos ? 0 : url.find('/', url.find("//") + 2);
       at != std::string_view::npos && at < url.size(); ++at) {
    if (url[at] != '/' && url[at] != '-' && url[at] != '_' && url[at] != '.') continue;
    const std::string_view rest = url.substr(at + 1);
    const auto digits = [&](std::size_t from, std::size_t n) {
      return from + n <= rest.size() && all_digits(rest.substr(from, n));
    };
    const auto value = [&](std::size_t from, std::size_t n) {
      int v = 0;
      for (std::size_t i = from; i < from + n; ++i) v = v * 10 + (rest[i] - '0');
      return v;
    };
    if (!digits(0, 4)) continue;
    int y = value(0, 4), m = 0, d = 0;
    std::size_t end = 0;
    if (rest.size() >= 10 && (rest[4] == '/' || rest[4] == '-' || rest[4] == '_') && digits(5, 2) &&
        rest[7] == rest[4] && digits(8, 2)) {
      m = value(5, 2), d = value(8, 2), end = 10;
    } else if (digits(4, 4)) {
      m = value(4, 2), d = value(6, 2), end = 8;
    } else {
      continue;
    }
    if (end < rest.size() && is_digit(rest[end])) continue;
    if (y >= 1990 && plausible(y, m, d)) return fmt::format("{:04}-{:02}-{:02}", y, m, d);
  }
  return {};
}

}  // namespace claimgraph::clean
