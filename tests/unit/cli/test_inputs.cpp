#include "cli/inputs.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::cli;
using claimgraph::test::TemporaryFolder;

namespace {

/// The test program stands elsewhere in the build folder than claimgraph, which finds the models beside
/// itself.
struct Models {
  Models() { setenv("CLAIMGRAPH_MODELS", CG_SOURCE_DIR "/core/models", 0); }
};
BOOST_TEST_GLOBAL_FIXTURE(Models);

std::vector<Article> read(const std::vector<std::string>& paths, const Arguments& arguments,
                          Diagnostics* findings = nullptr) {
  Diagnostics found;
  std::vector<InputFile> files;
  for (const std::string& path : paths) files.push_back({path, path});
  ArticleStream stream = open_stream(std::move(files), arguments);
  std::vector<Article> articles;
  Article article;
  while (stream.next(article, found)) articles.push_back(article);
  if (findings != nullptr) *findings = found;
  return articles;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inputs)

BOOST_AUTO_TEST_CASE(a_folder_is_walked_in_byte_order_without_hidden_files) {
  const TemporaryFolder folder;
  folder.file("b.txt", "x");
  folder.file("a.txt", "x");
  folder.file(".hidden", "x");
  std::filesystem::create_directory(folder.path() / "sub");
  folder.file("sub/c.html", "x");
  Diagnostics findings;
  std::vector<std::string> names;
  for (const InputFile& file : expand_inputs({folder.path().string()}, findings))
    names.push_back(std::filesystem::path(file.path).filename().string());
  BOOST_TEST(names == (std::vector<std::string>{"a.txt", "b.txt", "c.html"}));
  BOOST_TEST(findings.empty());
  names.clear();
  for (const InputFile& file : expand_inputs({(folder.path() / "**" / "*.html").string()}, findings))
    names.push_back(std::filesystem::path(file.path).filename().string());
  BOOST_TEST(names == std::vector<std::string>{"c.html"});
  expand_inputs({(folder.path() / "*.pdf").string()}, findings);
  BOOST_TEST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].code == "no-match");
}

BOOST_AUTO_TEST_CASE(a_date_on_the_command_line_is_for_articles_that_state_none) {
  const TemporaryFolder folder;
  const std::string path =
      folder
          .file("two.jsonl",
                "{\"id\": \"a\", \"text\": \"Ada Field said no.\", \"datePublished\": \"2025-01-02\"}\n"
                "{\"id\": \"b\", \"text\": \"Bo Reed said yes.\"}\n")
          .string();
  Arguments arguments;
  arguments.options = {{"date", "2026-03-12"}};
  const std::vector<Article> articles = read({path}, arguments);
  BOOST_TEST_REQUIRE(articles.size() == 2U);
  BOOST_TEST(articles[0].date_published == "2025-01-02");
  BOOST_TEST(articles[1].date_published == "2026-03-12");
  BOOST_TEST(articles[1].metadata_source.at("datePublished") == "command line");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named_and_the_rest_is_read) {
  const TemporaryFolder folder;
  const std::string good =
      folder.file("good.jsonl", "{\"id\": \"a\", \"text\": \"Ada Field said no.\"}\n").string();
  const std::string empty = folder.file("empty.txt", "").string();
  const std::string missing = (folder.path() / "missing.txt").string();
  Diagnostics findings;
  BOOST_TEST(read({missing, empty, good}, {}, &findings).size() == 1U);
  BOOST_TEST_REQUIRE(findings.size() == 2U);
  BOOST_TEST(findings[0].where == missing);
  BOOST_TEST(findings[1].code == "empty-input");
}

BOOST_AUTO_TEST_SUITE_END()
