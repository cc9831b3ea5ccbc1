#include "core/extract/quantities/quantity_context.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace claimgraph::detail {

namespace {

struct Hedge {
  std::string_view words;  ///< the last word stands right before the quantity
  Approximation meaning;
};
// Longer ones first: "no more than" before "more than".
constexpr std::array kHedges{Hedge{"no more than", Approximation::under},
                             Hedge{"not more than", Approximation::under},
                             Hedge{"no fewer than", Approximation::over},
                             Hedge{"no less than", Approximation::over},
                             Hedge{"not less than", Approximation::over},
                             Hedge{"in excess of", Approximation::over},
                             Hedge{"or equal to", Approximation::exact},
                             Hedge{"more than", Approximation::over},
                             Hedge{"greater than", Approximation::over},
                             Hedge{"higher than", Approximation::over},
                             Hedge{"larger than", Approximation::over},
                             Hedge{"bigger than", Approximation::over},
                             Hedge{"at least", Approximation::over},
                             Hedge{"a minimum of", Approximation::over},
                             Hedge{"upwards of", Approximation::over},
                             Hedge{"upward of", Approximation::over},
                             Hedge{"well over", Approximation::over},
                             Hedge{"just over", Approximation::over},
                             Hedge{"over", Approximation::over},
                             Hedge{"above", Approximation::over},
                             Hedge{"exceeding", Approximation::over},
                             Hedge{"exceeds", Approximation::over},
                             Hedge{"exceeded", Approximation::over},
                             Hedge{"exceed", Approximation::over},
                             Hedge{"topped", Approximation::over},
                             Hedge{"topping", Approximation::over},
                             Hedge{"surpass", Approximation::over},
                             Hedge{"surpassed", Approximation::over},
                             Hedge{"less than", Approximation::under},
                             Hedge{"fewer than", Approximation::under},
                             Hedge{"lower than", Approximation::under},
                             Hedge{"smaller than", Approximation::under},
                             Hedge{"at most", Approximation::under},
                             Hedge{"a maximum of", Approximation::under},
                             Hedge{"up to", Approximation::under},
                             Hedge{"as much as", Approximation::under},
                             Hedge{"as many as", Approximation::under},
                             Hedge{"as high as", Approximation::under},
                             Hedge{"just under", Approximation::under},
                             Hedge{"well under", Approximation::under},
                             Hedge{"just below", Approximation::under},
                             Hedge{"under", Approximation::under},
                             Hedge{"below", Approximation::under},
                             Hedge{"close to", Approximation::about},
                             Hedge{"just about", Approximation::about},
                             Hedge{"in the region of", Approximation::about},
                             Hedge{"on the order of", Approximation::about},
                             Hedge{"some", Approximation::about},
                             Hedge{"about", Approximation::about},
                             Hedge{"around", Approximation::about},
                             Hedge{"nearly", Approximation::about},
                             Hedge{"almost", Approximation::about},
                             Hedge{"approximately", Approximation::about},
                             Hedge{"approx", Approximation::about},
                             Hedge{"roughly", Approximation::about},
                             Hedge{"circa", Approximation::about},
                             Hedge{"estimated", Approximation::about},
                             Hedge{"virtually", Approximation::about},
                             Hedge{"near", Approximation::about},
                             Hedge{"approaching", Approximation::about},
                             Hedge{"nearing", Approximation::about},
                             Hedge{"maybe", Approximation::about},
                             Hedge{"perhaps", Approximation::about}};

/// Do the words of `phrase` end right before token `first`?
bool ends_before(const Segment& segment, std::size_t first, std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t space = phrase.rfind(' ');
    const std::string_view last = space == std::string_view::npos ? phrase : phrase.substr(space + 1);
    if (first == 0 || !segment.is_word(first - 1, last)) return false;
    --first;
    phrase = space == std::string_view::npos ? std::string_view{} : phrase.substr(0, space);
  }
  return true;
}

bool one_of(std::string_view word, std::string_view spaced_list) {
  std::size_t at = 0;
  while ((at = spaced_list.find(word, at)) != std::string_view::npos) {
    const bool left = at == 0 || spaced_list[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (left && (end == spaced_list.size() || spaced_list[end] == ' ')) return true;
    ++at;
  }
  return false;
}

bool word_in(const Segment& segment, std::size_t token, std::string_view list) {
  return token < segment.tokens.size() && segment.tokens[token].kind == TokenKind::word &&
         one_of(segment.lower_of(token), list);
}

/// One of the listed words within `reach` tokens before `first`, in the same sentence.
bool word_before(const Segment& segment, std::size_t first, std::size_t reach, std::string_view list) {
  for (std::size_t i = 1; i <= reach && i <= first; ++i) {
    if (segment.is_symbol(first - i, U'.')) return false;
    if (word_in(segment, first - i, list)) return true;
  }
  return false;
}

constexpr std::string_view kPaying =
    "cost costs costing pay pays paid paying fined fine price priced prices worth earn earned earns earning "
    "spend "
    "spends spent spending charge charged charges sold sell bought buy save saved lost owe owed raise raised "
    "salary "
    "bill debt budget fee loan bonus deposit bet cash donate donated grant profit turnover";
constexpr std::string_view kTurning =
    "rotate rotated rotates rotating turn turned turns turning tilt tilted tilts spin spun angle "
    "angled swivel latitude longitude north south east west";
constexpr std::string_view kChanging =
    "from rose fell dropped climbed increased decreased declined jumped slipped down up lower "
    "higher raised cut";

}  // namespace

const char* kind_of(const Unit* unit) {
  if (unit == nullptr) return "number";
  switch (unit->kind) {
    case UnitKind::currency:
      return "currency";
    case UnitKind::percent:
      return "percent";
    case UnitKind::temperature:
      return "temperature";
    case UnitKind::age:
      return "age";
    case UnitKind::dimension:
      break;
  }
  return "dimension";
}

Approximation hedge_around(const Segment& segment, std::size_t first, std::size_t next) {
  if (segment.is_symbol(next, U'+') && segment.glued(next)) return Approximation::over;
  if (segment.is_word(next, "or") || segment.is_word(next, "and")) {
    if (word_in(segment, next + 1, "more over above higher greater")) return Approximation::over;
    if (word_in(segment, next + 1, "less fewer under below lower")) return Approximation::under;
    if (segment.is_word(next, "or") && segment.is_word(next + 1, "so")) return Approximation::about;
  }
  if (segment.is_symbol(next, U'-') && segment.is_word(next + 1, "plus")) return Approximation::over;
  if (first == 0) return Approximation::exact;
  const std::size_t before = first - 1;
  if (segment.tokens[before].kind == TokenKind::symbol) {
    const char32_t sign = segment.tokens[before].symbol;
    const bool equal = before > 0 && sign == U'=';
    const char32_t outer = equal ? segment.tokens[before - 1].symbol : sign;
    if (outer == U'<' || outer == 0x2264) return Approximation::under;
    if (outer == U'>' || outer == 0x2265) return Approximation::over;
    if (sign == U'~' || sign == 0x2248) return Approximation::about;
    if (segment.is_symbol(before, U'.') && before > 0 && word_in(segment, before - 1, "approx ca c")) {
      return Approximation::about;
    }
    return Approximation::exact;
  }
  // "a", "an" and "the" may stand between: "nearly a third" is read as one number already, "an estimated"
  // not.
  for (const Hedge& hedge : kHedges) {
    if (ends_before(segment, first, hedge.words)) return hedge.meaning;
  }
  return Approximation::exact;
}

const Unit* settle_unit(const Segment& segment, std::size_t first, const NumberMatch& number,
                        UnitMatch unit) {
  const std::string_view name = unit.unit->name;
  if (name == "Pound" && unit.unit->kind == UnitKind::dimension &&
      word_in(segment, unit.next - 1, "pound pounds")) {
    static const Unit sterling{"Pound", UnitKind::currency, "GBP", 0, 0};
    const bool weight = segment.is_word(unit.next, "of") ||
                        word_before(segment, first, 4, "weigh weighs weighed weighing weight");
    const bool behind = word_in(segment, unit.next, "a per") &&
                        word_in(segment, unit.next + 1, "share head person month week year");
    if (!weight && (number.scale_power >= 6 || behind || word_before(segment, first, 6, kPaying)))
      return &sterling;
  }
  if (name == "Degree" && unit.unit->kind == UnitKind::temperature) {
    static const Unit angle{"Degree", UnitKind::dimension, "", 0, 0};
    if (word_before(segment, first, 4, kTurning) ||
        word_in(segment, unit.next, "angle angles north south east west turn")) {
      return &angle;
    }
  }
  return unit.unit;
}

UnitMatch accept_hyphen_unit(const Segment& segment, std::size_t hyphen, UnitMatch unit) {
  if (!unit) return unit;
  const LexToken& word = segment.tokens[hyphen + 1];
  if (word.kind == TokenKind::word && word.end - word.begin == 1) return {};
  return unit;
}

bool counts_things(const Segment& segment, std::size_t next) {
  if (next >= segment.tokens.size() || segment.tokens[next].kind != TokenKind::word ||
      !segment.tokens[next].gap)
    return false;
  if (word_in(segment, next, "people children men women")) return true;
  const std::string_view word = segment.lower_of(next);
  if (word.size() < 4 || word.back() != 's' || word[word.size() - 2] == 's') return false;
  return !word_in(segment, next, "this does across versus towards upwards downwards thus always hurdles");
}

bool change_before(const Segment& segment, std::size_t first) {
  return word_in(segment, first == 0 ? segment.tokens.size() : first - 1, kChanging) &&
         !word_in(segment, first - 1, "up down");
}

bool word_number_stands_alone(const Segment& segment, const NumberMatch& number) {
  const std::size_t first = number.first;
  const std::size_t next = number.next;
  const WordInfo& info = segment.tokens[first].word;
  const bool hyphen_behind = segment.is_symbol(next, U'-') && segment.glued(next) &&
                             segment.glued(next + 1) && next + 1 < segment.tokens.size() &&
                             segment.tokens[next + 1].kind == TokenKind::word;
  if (next - first != 1) return true;
  if (info.kind == WordClass::half) {
    if (hyphen_behind) return false;
    if (word_in(segment, next, "a an time hour hearted brother sister way past year")) return false;
    return !(first > 0 &&
             word_in(segment, first - 1,
                     "first second other latter better last each this that opening former early late"));
  }
  if (info.kind == WordClass::unit && info.value == 1) {
    if (hyphen_behind) return false;
    if (word_in(segment, next, "of another who that which day side thing way s by")) return false;
    if (segment.is_symbol(next, 0x2019) || segment.is_symbol(next, U'\'')) return false;
    return !(first > 0 &&
             word_in(segment, first - 1,
                     "the this that which each every no any some another other only last next first "
                     "new big good bad right wrong same loved little"));
  }
  return true;
}

}  // namespace claimgraph::detail
