// Property on our own articles: outside [square brackets] a claim's text holds the article's words in the
// article's order, and leaves none out without an "…". tests/property/faithful.py checks the same on corpora.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "claimgraph/importer.hpp"
#include "core/text/characters.hpp"
#include "extraction_fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

using Words = std::vector<std::string>;

/// Runs of letters and digits in lower case.
Words words_of(std::string_view text) {
  Words words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedChar c = decode_char(text, at);
    if (is_alnum(c.kind) || c.kind == CharKind::underscore) {
      append_normalized_lower(word, text.substr(at, c.size));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    at += c.size;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// The pieces of a claim's text between brackets and ellipses.
std::vector<Words> verbatim_pieces(std::string_view text) {
  std::vector<Words> pieces;
  std::string piece;
  const auto close = [&] {
    if (Words words = words_of(piece); !words.empty()) pieces.push_back(std::move(words));
    piece.clear();
  };
  constexpr std::string_view kEllipsis = "…";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '[' ? text.find(']', at) : std::string_view::npos;
    if (end != std::string_view::npos) {
      close();
      at = end + 1;
    } else if (text.substr(at).starts_with(kEllipsis)) {
      close();
      at += kEllipsis.size();
    } else {
      piece += text[at++];
    }
  }
  close();
  return pieces;
}

/// Each piece stands in `said` as it is, one behind the other.
bool stands_in(const std::vector<Words>& pieces, const Words& said) {
  auto from = said.begin();
  for (const Words& piece : pieces) {
    from = std::search(from, said.end(), piece.begin(), piece.end());
    if (from == said.end()) return false;
    from += static_cast<std::ptrdiff_t>(piece.size());
  }
  return true;
}

/// Every article under the folder that an importer knows by its name's ending.
std::vector<Article> articles_under(const std::filesystem::path& folder) {
  static const std::map<std::string, const char*> kFormats{{".txt", "text"}, {".html", "html"}};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (kFormats.count(entry.path().extension().string()) > 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Article> articles;
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    ImportOptions options;
    options.name = path.filename().string();
    Article article;
    Diagnostics diagnostics;
    const auto importer = find_importer(kFormats.at(path.extension().string()));
    if (importer->make(memory_source(bytes.str()), options)->next(article, diagnostics)) {
      seal_article(article);
      articles.push_back(std::move(article));
    }
  }
  return articles;
}

void check_claims(const Article& article, const Analysis& found) {
  for (const Claim& claim : found.claims) {
    std::string said;
    for (const Span& span : claim.content) {
      said += std::string_view(article.text).substr(span.begin, span.size());
      said += ' ';
    }
    BOOST_TEST(
        stands_in(verbatim_pieces(claim.text), words_of(said)),
        article.doc << ": the claim “" << claim.text << "” is not what the article says: “" << said << "”");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faithful)

BOOST_AUTO_TEST_CASE(the_check_itself_sees_what_is_added_moved_and_left_out) {
  const Words said = words_of("the plant, closed in May, will open again in 2031");
  const auto holds = [&](const char* claim) { return stands_in(verbatim_pieces(claim), said); };
  BOOST_TEST(holds("the plant … will open again"));
  BOOST_TEST(holds("[Harlow Steel’s] plant, closed in May, will open"));
  BOOST_TEST(!holds("the plant will open again"));
  BOOST_TEST(!holds("the mill … will open again"));
  BOOST_TEST(!holds("will open again … the plant"));
}

BOOST_AUTO_TEST_CASE(every_claim_of_the_samples_is_the_articles_own_words, *models_needed()) {
  const Extractor* extractor = shared_extractor();
  std::size_t claims = 0;
  for (const char* folder : {"samples", "tests/cases/extract"}) {
    for (const Article& article : articles_under(std::filesystem::path(CG_SOURCE_DIR) / folder)) {
      const Analysis found = extractor->extract(article);
      claims += found.claims.size();
      check_claims(article, found);
    }
  }
  BOOST_TEST(claims > 50);
}

BOOST_AUTO_TEST_SUITE_END()
