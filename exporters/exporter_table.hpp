// The formats, in the order in which they are listed. Each exporter_NAME.cpp defines one of these; to add a
// format, write that file and a row here.
#pragma once

#include "claimgraph/exporter.hpp"

#define CG_EXPORTERS(ROW) \
  ROW(kGraphmlExporter)   \
  ROW(kDotExporter)       \
  ROW(kSvgExporter)       \
  ROW(kHtmlExporter)      \
  ROW(kJsonExporter)      \
  ROW(kCytoscapeExporter) \
  ROW(kGexfExporter)      \
  ROW(kCsvExporter)       \
  ROW(kMermaidExporter)   \
  ROW(kObsidianExporter)  \
  ROW(kFtmExporter)       \
  ROW(kJsonldExporter)    \
  ROW(kTurtleExporter)    \
  ROW(kNquadsExporter)

namespace claimgraph {

#define CG_DECLARE(row) extern const ExporterInfo row;
CG_EXPORTERS(CG_DECLARE)
#undef CG_DECLARE

}  // namespace claimgraph
