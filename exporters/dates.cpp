#include "exporters/dates.hpp"

#include <chrono>

namespace claimgraph::detail {

namespace {

/// Reads the digits of `s` where `form` has a '0' and demands the other characters of it.
bool has_form(std::string_view s, std::string_view form) {
  if (s.size() != form.size()) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (form[i] == '0' ? s[i] < '0' || s[i] > '9' : s[i] != form[i]) return false;
  }
  return true;
}

int number(std::string_view s, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (s[i] - '0');
  return value;
}

bool is_day(std::string_view s) {
  using namespace std::chrono;
  if (!has_form(s, "0000-00-00") || number(s, 0, 4) == 0) return false;
  return year_month_day{year{number(s, 0, 4)}, month{static_cast<unsigned>(number(s, 5, 2))},
                        day{static_cast<unsigned>(number(s, 8, 2))}}
      .ok();
}

/// "14:05:00", with a fraction and a zone or not.
bool is_time(std::string_view s) {
  if (s.size() < 8 || !has_form(s.substr(0, 8), "00:00:00")) return false;
  if (number(s, 0, 2) > 23 || number(s, 3, 2) > 59 || number(s, 6, 2) > 59) return false;
  s.remove_prefix(8);
  if (s.starts_with('.')) {
    std::size_t end = 1;
    while (end < s.size() && s[end] >= '0' && s[end] <= '9') ++end;
    if (end == 1) return false;
    s.remove_prefix(end);
  }
  if (s.empty() || s == "Z") return true;
  return (has_form(s, "+00:00") || has_form(s, "-00:00")) && number(s, 1, 2) < 14 && number(s, 4, 2) < 60;
}

}  // namespace

std::string iso_day(std::string_view value) {
  const bool instant = value.size() > 10 && value[10] == 'T';
  if ((value.size() == 10 || instant) && is_day(value.substr(0, 10))) return std::string(value.substr(0, 10));
  return {};
}

const char* xsd_date_type(std::string_view value) {
  if (is_day(value)) return "date";
  if (value.size() > 11 && value[10] == 'T' && is_day(value.substr(0, 10)) && is_time(value.substr(11)))
    return "dateTime";
  if (has_form(value, "0000-00") && is_day(std::string(value) + "-01")) return "gYearMonth";
  if (has_form(value, "0000") && is_day(std::string(value) + "-01-01")) return "gYear";
  return "";
}

}  // namespace claimgraph::detail
