#include "core/extract/coreference/pronouns.hpp"

namespace claimgraph {
namespace {

constexpr auto kSg = GrammaticalNumber::singular;
constexpr auto kPl = GrammaticalNumber::plural;
constexpr auto kAny = GrammaticalNumber::unknown;
constexpr PronounFacts kPronouns[] = {
    {"i", 1, kSg, Gender::unknown, Animacy::animate, false, false},
    {"me", 1, kSg, Gender::unknown, Animacy::animate, false, false},
    {"my", 1, kSg, Gender::unknown, Animacy::animate, true, false},
    {"mine", 1, kSg, Gender::unknown, Animacy::animate, true, false},
    {"myself", 1, kSg, Gender::unknown, Animacy::animate, false, true},
    {"we", 1, kPl, Gender::unknown, Animacy::animate, false, false},
    {"us", 1, kPl, Gender::unknown, Animacy::animate, false, false},
    {"our", 1, kPl, Gender::unknown, Animacy::animate, true, false},
    {"ours", 1, kPl, Gender::unknown, Animacy::animate, true, false},
    {"ourselves", 1, kPl, Gender::unknown, Animacy::animate, false, true},
    {"you", 2, kAny, Gender::unknown, Animacy::animate, false, false},
    {"your", 2, kAny, Gender::unknown, Animacy::animate, true, false},
    {"yours", 2, kAny, Gender::unknown, Animacy::animate, true, false},
    {"yourself", 2, kSg, Gender::unknown, Animacy::animate, false, true},
    {"yourselves", 2, kPl, Gender::unknown, Animacy::animate, false, true},
    {"he", 3, kSg, Gender::male, Animacy::animate, false, false},
    {"him", 3, kSg, Gender::male, Animacy::animate, false, false},
    {"his", 3, kSg, Gender::male, Animacy::animate, true, false},
    {"himself", 3, kSg, Gender::male, Animacy::animate, false, true},
    {"she", 3, kSg, Gender::female, Animacy::animate, false, false},
    {"her", 3, kSg, Gender::female, Animacy::animate, false, false},
    {"hers", 3, kSg, Gender::female, Animacy::animate, true, false},
    {"herself", 3, kSg, Gender::female, Animacy::animate, false, true},
    {"it", 3, kSg, Gender::unknown, Animacy::inanimate, false, false},
    {"its", 3, kSg, Gender::unknown, Animacy::inanimate, true, false},
    {"itself", 3, kSg, Gender::unknown, Animacy::inanimate, false, true},
    {"they", 3, kPl, Gender::unknown, Animacy::unknown, false, false},
    {"them", 3, kPl, Gender::unknown, Animacy::unknown, false, false},
    {"their", 3, kPl, Gender::unknown, Animacy::unknown, true, false},
    {"theirs", 3, kPl, Gender::unknown, Animacy::unknown, true, false},
    {"themselves", 3, kPl, Gender::unknown, Animacy::unknown, false, true},
    {"'em", 3, kPl, Gender::unknown, Animacy::unknown, false, false},
};

}  // namespace

const PronounFacts* pronoun_facts(std::string_view lower) {
  for (const PronounFacts& facts : kPronouns)
    if (facts.form == lower) return &facts;
  return nullptr;
}

}  // namespace claimgraph
