// The numbers behind tag and relation names. Append only: models store the numbers.
#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/annotated_text.hpp"

namespace claimgraph {

namespace {

using namespace std::string_view_literals;

constexpr std::array kUposNames = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                   "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array kXposNames = {
    "#"sv,   "$"sv,   "''"sv, ","sv,   "-LRB-"sv, "-RRB-"sv, "."sv,   ":"sv,   "ADD"sv, "AFX"sv,  "CC"sv,
    "CD"sv,  "DT"sv,  "EX"sv, "FW"sv,  "GW"sv,    "HYPH"sv,  "IN"sv,  "JJ"sv,  "JJR"sv, "JJS"sv,  "LS"sv,
    "MD"sv,  "NFP"sv, "NN"sv, "NNP"sv, "NNPS"sv,  "NNS"sv,   "PDT"sv, "POS"sv, "PRP"sv, "PRP$"sv, "RB"sv,
    "RBR"sv, "RBS"sv, "RP"sv, "SYM"sv, "TO"sv,    "UH"sv,    "VB"sv,  "VBD"sv, "VBG"sv, "VBN"sv,  "VBP"sv,
    "VBZ"sv, "WDT"sv, "WP"sv, "WP$"sv, "WRB"sv,   "XX"sv,    "``"sv};

constexpr std::array kDeprelNames = {
    "acl"sv,         "acl:relcl"sv,    "advcl"sv,        "advcl:relcl"sv, "advmod"sv,     "amod"sv,
    "appos"sv,       "aux"sv,          "aux:pass"sv,     "case"sv,        "cc"sv,         "cc:preconj"sv,
    "ccomp"sv,       "compound"sv,     "compound:prt"sv, "conj"sv,        "cop"sv,        "csubj"sv,
    "csubj:outer"sv, "csubj:pass"sv,   "dep"sv,          "det"sv,         "det:predet"sv, "discourse"sv,
    "dislocated"sv,  "expl"sv,         "fixed"sv,        "flat"sv,        "goeswith"sv,   "iobj"sv,
    "list"sv,        "mark"sv,         "nmod"sv,         "nmod:desc"sv,   "nmod:poss"sv,  "nmod:unmarked"sv,
    "nsubj"sv,       "nsubj:outer"sv,  "nsubj:pass"sv,   "nummod"sv,      "obj"sv,        "obl"sv,
    "obl:agent"sv,   "obl:unmarked"sv, "orphan"sv,       "parataxis"sv,   "punct"sv,      "reparandum"sv,
    "root"sv,        "vocative"sv,     "xcomp"sv};

template <std::size_t N>
std::uint8_t find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? std::uint8_t{255} : static_cast<std::uint8_t>(at - names.begin());
}

}  // namespace

const char* upos_name(Upos upos) {
  const auto at = static_cast<std::size_t>(upos);
  return at < kUposNames.size() ? kUposNames[at] : "X";
}

Upos upos_from(std::string_view name) {
  const auto at = std::find(kUposNames.begin(), kUposNames.end(), name);
  return at == kUposNames.end() ? Upos::X : static_cast<Upos>(at - kUposNames.begin());
}

std::string_view xpos_name(XposId id) {
  return id < kXposNames.size() ? kXposNames[id] : "_"sv;
}
std::string_view deprel_name(DeprelId id) {
  return id < kDeprelNames.size() ? kDeprelNames[id] : "_"sv;
}
XposId xpos_id(std::string_view name) {
  return find(kXposNames, name);
}
DeprelId deprel_id(std::string_view name) {
  return find(kDeprelNames, name);
}

}  // namespace claimgraph
