// How the unit tables are filled; private to quantity_units.cpp and the two files of rows.
#pragma once

#include <deque>
#include <string>

#include "core/base/word_table.hpp"
#include "core/extract/quantities/quantity_units.hpp"

namespace claimgraph::detail {

struct UnitTables {
  std::deque<Unit> units;             ///< stable addresses
  std::deque<std::string> names;      ///< storage for composed names ("Meter per second")
  WordTable<const Unit*> keys;        ///< lower-case words joined by one space
  WordTable<const Unit*> exact_keys;  ///< written exactly so: "MB", "Mb", "p"
  WordTable<const Unit*> glued_keys;  ///< only directly behind the number: "m", "p", "c"
  WordTable<const Unit*> prefixes;    ///< lower-case words before "$", or alone before a number
  WordTable<const Unit*> codes;       ///< upper-case ISO codes
  WordTable<const Unit*> signs;       ///< UTF-8 of one currency sign

  const Unit* add_unit(Unit unit) {
    units.push_back(unit);
    return &units.back();
  }
};

const UnitTables& unit_tables();

}  // namespace claimgraph::detail
