// A feed that is no XML as a whole: its items, one by one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::structured {

struct MendedFeed {
  std::string text;                  ///< well-formed: the feed's own fields and the items that could be read
  std::size_t items = 0;             ///< in `text`
  std::vector<std::size_t> damaged;  ///< where an item begins that could not be read (bytes of the input)
  bool cut = false;                  ///< the last item of the input has no end
};

/// Takes every item of RSS or Atom for itself. One that is no XML is read once more with markup in its title
/// and description taken as HTML that nobody escaped; what is then no XML either is left out. Linear.
MendedFeed mend_feed(std::string_view text);

}  // namespace claimgraph::structured
