// A program of a library user, with the public headers alone: two articles from text and HTML, who said what,
// a database, a question, an export.
#include <claimgraph/claimgraph.hpp>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

const char* const kPage =
    "<html><head><title>Kestrel Foods sells 300,000 loaves</title></head><body><article>"
    "<h1>Kestrel Foods sells 300,000 loaves</h1>"
    "<p>Kestrel Foods said on Monday that it had sold 300,000 loaves in May.</p>"
    "<p>The bakery opened its second oven in the old harbour last spring, and works day and night.</p>"
    "<p>“We are very proud of our bakers,” said Ida Holm, the chief executive of Kestrel Foods.</p>"
    "</article></body></html>";

/// The articles of a page and of an interchange line, one after the other.
claimgraph::ArticleReader articles(const std::string& models) {
  using namespace claimgraph;
  auto inputs = std::make_shared<std::vector<std::unique_ptr<Importer>>>();
  ImportOptions options;
  options.name = "page.html";
  options.page_models = read_page_models(*ModelFile::open(models + "/page.cgm"));
  inputs->push_back(open_importer(sniff_importer(kPage, options.name), memory_source(kPage), options));
  Article note;
  note.doc = "note";
  note.text = "Lark Mills denied that Kestrel Foods had sold 300,000 loaves in May.";
  options.name = "note.jsonl";
  inputs->push_back(
      open_importer(*find_importer("interchange"), memory_source(article_json(note) + "\n"), options));
  return [inputs](Article& article, Diagnostics& diagnostics) {
    while (!inputs->empty()) {
      if (inputs->front()->next(article, diagnostics)) {
        seal_article(article);
        return true;
      }
      inputs->erase(inputs->begin());
    }
    return false;
  };
}

}  // namespace

int main() {
  using namespace claimgraph;
  try {
    const Extractor extractor(ModelFile::open(MODELS "/accurate.cgm"));
    Store store(":memory:");
    const ImportReport report = import_articles(store, extractor, articles(MODELS));
    std::cout << report.added << " articles\n";
    const WhoResult who = query_who(store, "300,000 loaves");
    for (const ClaimSpeakers& claim : who.claims) std::cout << to_json(claim) << "\n";
    const GraphData graph = query_around(store, {}, {"Kestrel Foods"}, 2);
    Diagnostics findings;
    std::ostringstream graphml;
    find_exporter("graphml")->write(graph, {}, graphml, findings);
    std::cout << graph.nodes.size() << " nodes, GraphML " << (graphml.str().empty() ? "empty" : "written")
              << "\n";
    try {
      Store missing("no/such/folder/claims.db", {OpenMode::read_only});
    } catch (const DataError& error) {
      std::cout << "refused: " << error.what() << "\n";
    }
    return report.added == 2 && !who.claims.empty() ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
