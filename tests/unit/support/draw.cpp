// A small tool of the developers, not a test: writes a fixture graph in a format, to be looked at.
// draw one|many FORMAT
#include <iostream>
#include <string>

#include "claimgraph/exporter.hpp"
#include "tests/unit/support/graph_fixture.hpp"

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const claimgraph::GraphData graph =
      std::string(argv[1]) == "one" ? claimgraph::test::one_article() : claimgraph::test::many_articles();
  claimgraph::Diagnostics diagnostics;
  const auto* exporter = claimgraph::find_exporter(argv[2]);
  claimgraph::ExportOptions options;
  if (argc > 3) options.dialect = argv[3];
  if (exporter == nullptr || exporter->is_folder(options.dialect)) return 2;
  exporter->write(graph, options, std::cout, diagnostics);
  for (const auto& d : diagnostics) std::cerr << d.code << ": " << d.message << '\n';
}
