#include <boost/test/unit_test.hpp>
#include <string>

#include "claimgraph/article_json.hpp"
#include "claimgraph/importer.hpp"
#include "claimgraph/utf8.hpp"
#include "importers/importer_table.hpp"

using namespace claimgraph;

namespace {

/// Hands out one byte at a time: line ends fall between any two reads.
class SlowSource : public ByteSource {
 public:
  explicit SlowSource(std::string bytes) : m_bytes(std::move(bytes)) {}
  std::size_t read(char* buffer, std::size_t size) override {
    if (size == 0 || m_at == m_bytes.size()) return 0;
    *buffer = m_bytes[m_at++];
    return 1;
  }

 private:
  std::string m_bytes;
  std::size_t m_at = 0;
};

struct Read {
  std::vector<Article> articles;
  Diagnostics diagnostics;
};

Read read(const std::string& bytes, std::size_t max_bytes = 1000) {
  ImportOptions options;
  options.name = "in.jsonl";
  options.max_bytes = max_bytes;
  const auto importer = kInterchangeImporter.make(std::make_unique<SlowSource>(bytes), options);
  Read out;
  Article article;
  while (importer->next(article, out.diagnostics)) out.articles.push_back(article);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(InterchangeImporter)

BOOST_AUTO_TEST_CASE(reads_one_article_a_line_and_skips_empty_lines) {
  const Read got = read("\xEF\xBB\xBF{\"doc\":\"a\",\"text\":\"1\"}\r\n\n  \n{\"id\":\"b\",\"text\":\"2\"}");
  BOOST_REQUIRE(got.articles.size() == 2U);
  BOOST_TEST(got.articles[0].doc == "a");
  BOOST_TEST(got.articles[1].doc == "b");
  BOOST_TEST(got.articles[1].text == "2");
  BOOST_TEST(got.articles[0].importer == "interchange");
  BOOST_TEST(got.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_bad_line_is_named_by_its_number_and_the_next_one_follows) {
  const Read got =
      read("{\"doc\":\"a\",\"text\":\"1\"}\nnonsense\n{\"text\":3}\n{\"doc\":\"d\",\"text\":\"4\"}\n");
  BOOST_TEST(got.articles.size() == 2U);
  BOOST_REQUIRE(got.diagnostics.size() == 2U);
  BOOST_TEST(got.diagnostics[0].where == "in.jsonl:2");
  BOOST_TEST(got.diagnostics[1].where == "in.jsonl:3");
  BOOST_TEST(got.diagnostics[1].code == "no-text");
}

BOOST_AUTO_TEST_CASE(a_line_over_the_limit_is_left_out_and_the_next_one_follows) {
  const Read got =
      read("{\"doc\":\"a\",\"text\":\"" + std::string(5000, 'x') + "\"}\n{\"doc\":\"b\",\"text\":\"2\"}\n");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].doc == "b");
  BOOST_REQUIRE(got.diagnostics.size() == 1U);
  BOOST_TEST(got.diagnostics[0].message == "the line is longer than 1000 bytes and is left out");
  BOOST_TEST(got.diagnostics[0].where == "in.jsonl:1");
}

BOOST_AUTO_TEST_CASE(a_line_without_a_name_gets_its_place_as_name) {
  const Read got = read("{\"text\":\"1\"}\n");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].doc == "in.jsonl:1");
}

BOOST_AUTO_TEST_CASE(original_spans_lead_back_to_code_points_of_the_original) {
  const std::string original = "Ünïcödé advertisement\n\nThe café\tsaid it would close.\n";
  ImportOptions options;
  options.name = "cafe.txt";
  options.clean = false;
  Diagnostics diagnostics;
  Article article;
  const ImporterInfo* importer = find_importer("text");
  BOOST_REQUIRE(importer != nullptr);
  BOOST_REQUIRE(open_importer(*importer, memory_source(original), options)->next(article, diagnostics));
  Article again;
  BOOST_REQUIRE(parse_article(article_json(article), again, diagnostics));
  const CodePointIndex index(original);
  BOOST_REQUIRE(!again.original_spans.empty());
  for (const OriginalSpan& part : again.original_spans) {
    const std::string copied = again.text.substr(part.text_begin, part.text_end - part.text_begin);
    BOOST_TEST(original.substr(index.to_bytes(part.original_point), copied.size()) == copied);
  }
}

BOOST_AUTO_TEST_CASE(empty_input_gives_nothing) {
  BOOST_TEST(read("").articles.empty());
  BOOST_TEST(read("\n\n").articles.empty());
}

BOOST_AUTO_TEST_SUITE_END()
