// NITF documents, alone or inside NewsML.
#pragma once

#include <pugixml.hpp>

#include "claimgraph/article.hpp"

namespace claimgraph::structured {

/// Fills what `article` does not have yet from an <nitf> element: headline, byline, dateline, dates,
/// abstract, body text, captions, links.
void read_nitf(pugi::xml_node nitf, Article& article);

}  // namespace claimgraph::structured
