// The writers behind the table in exporters.cpp, one file each. All are deterministic: the same graph gives
// the same bytes.
#pragma once

#include "exporters/exporter.hpp"

namespace claimgraph {

void write_graphml(const GraphData&, const ExportOptions&, std::ostream&, Diagnostics&);
void write_dot(const GraphData&, const ExportOptions&, std::ostream&, Diagnostics&);
/// DOT laid out by the program `dot` (`sfdp` above 500 nodes); throws Error when that is missing or fails.
void write_svg(const GraphData&, const ExportOptions&, std::ostream&, Diagnostics&);
void write_json(const GraphData&, const ExportOptions&, std::ostream&, Diagnostics&);
void write_jsonld(const GraphData&, const ExportOptions&, std::ostream&, Diagnostics&);
void write_csv(const GraphData&, const ExportOptions&, std::ostream&, Diagnostics&);

}  // namespace claimgraph
