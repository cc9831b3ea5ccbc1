// In the languages of news pages.
#include "importers/metadata_months.hpp"

#include <string_view>
#include <unordered_map>

namespace claimgraph::clean {
namespace {

// Lower case, twelve a row; "-" where a row has no name of its own. Words that mean something else in a
// language of the table are harmless: a month only counts between a day and a year.
constexpr std::string_view kRows[] = {
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "- febr - - - - - - sept - - -",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber mrz - - - - - - okt - dez",
    "- feb mär - - - - - - - - -",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr - avr - - juil aoû - - - déc",
    "- fevrier - - - - - aout - - - decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene - - abr - - - ago setiembre - - dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "- fev marco - - - - - set out - -",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen - - - mag giu lug - - ott - -",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "- - mrt - - - - - - - - -",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
    "lokakuuta "
    "marraskuuta joulukuuta",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "január február március április május június július augusztus szeptember október november december",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
};

const std::unordered_map<std::string_view, int>& table() {
  static const auto months = [] {
    std::unordered_map<std::string_view, int> map;
    for (std::string_view row : kRows) {
      for (int month = 1; month <= 12; ++month) {
        const std::size_t blank = row.find(' ');
        const std::string_view name = row.substr(0, blank);
        if (name != "-") map.emplace(name, month);
        row.remove_prefix(blank == std::string_view::npos ? row.size() : blank + 1);
      }
    }
    return map;
  }();
  return months;
}

}  // namespace

int month_number(std::string_view word) {
  const auto found = table().find(word);
  return found == table().end() ? 0 : found->second;
}

}  // namespace claimgraph::clean
