// Fills a database with invented articles, without extraction and without linking: the rows are those that an
// import of such articles leaves. See README.md beside it.
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <string>

#include "claimgraph/store.hpp"
#include "tests/bench/synthetic/synthetic.hpp"

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: make_store FILE ARTICLES [SEED]\n");
    return 2;
  }
  try {
    const int articles = std::atoi(argv[2]);
    claimgraph::bench::SyntheticArchive archive(argc > 3 ? static_cast<std::uint32_t>(std::atoi(argv[3]))
                                                         : 1);
    claimgraph::Store store(argv[1]);
    for (int i = 0; i < articles; ++i) {
      const claimgraph::bench::SyntheticArticle one = archive.next();
      store.put_article(one.article, one.analysis, "synthetic");
    }
    store.replace_relations(archive.relations());
  } catch (const std::exception& error) {
    fmt::print(stderr, "make_store: {}\n", error.what());
    return 2;
  }
  return 0;
}
