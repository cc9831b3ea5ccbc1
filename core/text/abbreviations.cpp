#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/tokenizer.hpp"

namespace claimgraph {

namespace {

using namespace std::string_view_literals;

// Both lists are sorted; the unit test holds that.
constexpr std::array kTitles = {"adm"sv,    "amb"sv,  "assoc"sv, "asst"sv, "atty"sv, "brig"sv, "capt"sv,
                                "cllr"sv,   "cmdr"sv, "col"sv,   "cpl"sv,  "det"sv,  "dr"sv,   "fr"sv,
                                "ft"sv,     "gen"sv,  "gov"sv,   "hon"sv,  "insp"sv, "lt"sv,   "maj"sv,
                                "messrs"sv, "mr"sv,   "mrs"sv,   "ms"sv,   "mt"sv,   "mx"sv,   "pfc"sv,
                                "pres"sv,   "prof"sv, "pvt"sv,   "rep"sv,  "reps"sv, "rev"sv,  "rt"sv,
                                "sen"sv,    "sens"sv, "sgt"sv,   "sr"sv,   "st"sv,   "supt"sv, "vs"sv};

constexpr std::array kAbbreviations = {
    "admin"sv, "al"sv,   "apr"sv, "approx"sv, "apt"sv,  "aug"sv, "ave"sv,  "bldg"sv,  "blvd"sv, "bros"sv,
    "ca"sv,    "cf"sv,   "cit"sv, "co"sv,     "corp"sv, "ct"sv,  "dec"sv,  "dept"sv,  "dist"sv, "div"sv,
    "ed"sv,    "eds"sv,  "eg"sv,  "esp"sv,    "est"sv,  "etc"sv, "ext"sv,  "feb"sv,   "fig"sv,  "figs"sv,
    "fri"sv,   "ie"sv,   "inc"sv, "jan"sv,    "jr"sv,   "jul"sv, "jun"sv,  "ltd"sv,   "mfg"sv,  "mon"sv,
    "no"sv,    "nos"sv,  "nov"sv, "oct"sv,    "op"sv,   "pp"sv,  "pt"sv,   "rd"sv,    "sat"sv,  "sec"sv,
    "sep"sv,   "sept"sv, "seq"sv, "sun"sv,    "tel"sv,  "thu"sv, "thur"sv, "thurs"sv, "tue"sv,  "tues"sv,
    "univ"sv,  "viz"sv,  "vol"sv, "vols"sv,   "wed"sv,  "yr"sv};

}  // namespace

bool is_title_abbreviation(std::string_view lower) {
  return std::binary_search(kTitles.begin(), kTitles.end(), lower);
}

bool is_abbreviation(std::string_view lower) {
  return std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), lower) ||
         is_title_abbreviation(lower);
}

}  // namespace claimgraph
