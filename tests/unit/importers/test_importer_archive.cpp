#include <zstd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "archive_maker.hpp"
#include "import_helper.hpp"

using namespace claimgraph;
using test::import;
using test::Member;
using test::pack;

namespace {

std::string html(const std::string& name) {
  return "<html><head><title>" + name + " crane</title></head><body><h1>" + name +
         " crane</h1><p>The city council voted on Monday to rebuild the old harbour crane, which has stood "
         "unused for more than forty years.</p><p>Engineer Paul Vries said the work would cost about 3.2 "
         "million euros, and that most of the beams were sound.</p></body></html>";
}

const std::string kText =
    "The ferry company said on Tuesday that it would replace both ships by the end of next year.\n\nIts "
    "director, Ida Holm, said that passengers had waited long enough for them.\n";

std::vector<Member> pages() {
  return {{"pages/b.html", html("First")}, {"pages/a.txt", kText}};
}

const Diagnostic& finding(const test::Imported& out, const std::string& code) {
  for (const Diagnostic& d : out.diagnostics) {
    if (d.code == code) return d;
  }
  static const Diagnostic none;
  return none;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ArchiveImporter)

BOOST_AUTO_TEST_CASE(members_come_out_in_the_order_of_the_archive_each_in_its_own_format) {
  for (const char* format : {"zip", "zip-stored", "tar", "tar.xz", "tar.bz2"}) {
    BOOST_TEST_CONTEXT(format) {
      const std::string bytes = pack(format, pages());
      BOOST_TEST(std::string(sniff_importer(bytes.substr(0, 4096), "x").name) == "archive");
      const auto out = import("archive", bytes);
      BOOST_TEST(out.diagnostics.empty());
      BOOST_REQUIRE(out.articles.size() == 2U);
      BOOST_TEST(out.articles[0].doc == "input!pages/b.html");
      BOOST_TEST(out.articles[0].importer == "html");
      BOOST_TEST(out.articles[0].headline == "First crane");
      BOOST_TEST(out.articles[1].doc == "input!pages/a.txt");
      BOOST_TEST(out.articles[1].importer == "text");
      BOOST_TEST(out.articles[1].text.find("Ida Holm") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(hidden_files_folders_links_and_page_parts_are_left_out) {
  for (const char* format : {"zip", "tar"}) {
    BOOST_TEST_CONTEXT(format) {
      const auto out = import("archive", pack(format, {{"pages", "", AE_IFDIR},
                                                       {"pages/.hidden.txt", kText},
                                                       {".git/a.txt", kText},
                                                       {"__MACOSX/a.txt", kText},
                                                       {"link.txt", "pages/a.txt", AE_IFLNK},
                                                       {"../../up.txt", kText},
                                                       {"logo.png", "\x89PNG\r\n\x1a\n"},
                                                       {"style.css", "p { color: red }"}}));
      BOOST_REQUIRE(out.articles.size() == 1U);
      BOOST_TEST(out.articles[0].doc == "input!../../up.txt");
      BOOST_TEST(finding(out, "page-parts").message ==
                 "2 of 3 members are pictures, style sheets or scripts and were left out");
      BOOST_TEST(out.diagnostics.size() == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_archive_in_another_is_opened_but_not_a_third) {
  const std::string inner = pack("tar.xz", pages());
  const auto two = import("archive", pack("zip", {{"in.tar.xz", inner}}));
  BOOST_REQUIRE(two.articles.size() == 2U);
  BOOST_TEST(two.articles[1].doc == "input!in.tar.xz!pages/a.txt");
  const auto three =
      import("archive", pack("tar", {{"mid.zip", pack("zip", {{"in.tar.xz", inner}})}, {"a.txt", kText}}));
  BOOST_REQUIRE(three.articles.size() == 1U);
  BOOST_TEST(three.articles[0].doc == "input!a.txt");
  BOOST_TEST(finding(three, "nested-archive").where == "input!mid.zip!in.tar.xz");
}

BOOST_AUTO_TEST_CASE(archives_in_an_archive_have_a_limit_together) {
  std::string many;
  while (many.size() < 100000) many += kText;
  const std::string inner = pack("zip", {{"a.txt", many}});
  const std::string outer =
      pack("zip", {{"1.zip", inner}, {"2.zip", inner}, {"3.zip", inner}, {"4.zip", inner}});
  ImportOptions options;
  BOOST_TEST(import("archive", outer, options).articles.size() == 4U);
  options.max_nested_bytes = 150000;
  const auto out = import("archive", outer, options);
  BOOST_TEST(out.articles.size() == 1U);
  BOOST_TEST(std::count_if(out.diagnostics.begin(), out.diagnostics.end(), [](const Diagnostic& d) {
               return d.message.find("in this archive unpack to more than") != std::string::npos;
             }) == 1);
}

BOOST_AUTO_TEST_CASE(a_single_compressed_file_keeps_the_name_of_the_input) {
  ImportOptions options;
  options.name = "page.html.xz";
  options.url = "https://a.example/1";
  const auto out = import("archive", pack("raw.xz", {{"data", html("Only")}}), options);
  BOOST_REQUIRE(out.articles.size() == 1U);
  BOOST_TEST(out.articles[0].doc == "page.html.xz");
  BOOST_TEST(out.articles[0].headline == "Only crane");
  BOOST_TEST(out.articles[0].url == "https://a.example/1");
}

BOOST_AUTO_TEST_CASE(a_cut_archive_gives_what_is_whole_and_names_the_place) {
  std::string bytes = pack("tar", {{"a.txt", kText}, {"b.txt", std::string(5000, 'x')}, {"c.txt", kText}});
  bytes.resize(512 + 512 + 512 + 700);
  const auto out = import("archive", bytes);
  BOOST_TEST(out.articles.size() == 1U);
  BOOST_TEST(finding(out, "unreadable-member").where == "input!b.txt");
  const std::string message = finding(out, "damaged-archive").message;
  BOOST_TEST(message.find("the archive is damaged near byte 2236") == 0U, message);
  BOOST_TEST(message.find("member 'b.txt'") != std::string::npos, message);

  std::string zip = pack("zip", {{"a.txt", kText}, {"b.html", html("Second")}, {"c.html", html("Third")}});
  const std::size_t third = zip.find("c.html");
  zip.resize(third + 40);
  const auto cut = import("archive", zip);
  BOOST_TEST(cut.articles.size() == 2U);
  BOOST_TEST(!cut.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_member_with_a_wrong_checksum_is_left_out_and_the_next_is_read) {
  std::string zip = pack("zip-stored", {{"a.txt", kText}, {"b.txt", kText}});
  zip[zip.find("ferry")] = 'F';
  const auto out = import("archive", zip);
  BOOST_REQUIRE(out.articles.size() == 1U);
  BOOST_TEST(out.articles[0].doc == "input!b.txt");
  BOOST_TEST(finding(out, "unreadable-member").where == "input!a.txt");
  BOOST_TEST(finding(out, "unreadable-member").message.find("damaged in the archive") == 0U);
}

BOOST_AUTO_TEST_CASE(encrypted_members_get_a_message) {
  const auto out = import("archive", pack("zip-encrypted", {{"a.txt", kText}}));
  BOOST_TEST(out.articles.empty());
  BOOST_TEST(finding(out, "encrypted-member").where == "input!a.txt");
  BOOST_TEST(finding(out, "encrypted-member").message.find("with its password") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(members_beyond_the_limit_and_bombs_are_refused) {
  ImportOptions options;
  options.max_bytes = 1U << 16U;
  const auto out =
      import("archive", pack("zip", {{"big.txt", std::string(200000, 'a')}, {"a.txt", kText}}), options);
  BOOST_REQUIRE(out.articles.size() == 1U);
  BOOST_TEST(finding(out, "unreadable-member").where == "input!big.txt");
  BOOST_TEST(finding(out, "unreadable-member").message.find("larger than the limit") == 0U);
  const auto bomb =
      import("archive", pack("tar.xz", {{".hidden", std::string(std::size_t{90} << 20U, '\0')}}));
  BOOST_TEST(bomb.articles.empty());
  BOOST_TEST(finding(bomb, "damaged-archive").message.find("decompression bomb") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(office_files_and_other_archives_get_a_hint) {
  const auto epub = import(
      "archive", pack("zip-stored", {{"mimetype", "application/epub+zip"}, {"ch1.xhtml", html("Chapter")}}));
  BOOST_TEST(epub.articles.empty());
  BOOST_TEST(finding(epub, "office-document").message.find("EPUB") != std::string::npos);
  BOOST_TEST(finding(epub, "office-document").where == "input");
  const auto odt = import(
      "archive", pack("zip-stored", {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"x", kText}}));
  BOOST_TEST(finding(odt, "office-document").message.find("OpenDocument") != std::string::npos);
  const std::string rar("Rar!\x1a\x07\x01\0abc", 11);
  BOOST_TEST(std::string(sniff_importer(rar, "x.rar").name) == "archive");
  BOOST_TEST(finding(import("archive", rar), "unknown-archive").message.find("RAR") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(members_are_read_as_the_format_that_was_asked_for) {
  ImportOptions options;
  options.member_format = "text";
  const auto out = import("archive", pack("zip", {{"a.html", "<html>" + kText}}), options);
  BOOST_REQUIRE(out.articles.size() == 1U);
  BOOST_TEST(out.articles[0].importer == "text");
}

BOOST_AUTO_TEST_CASE(a_large_block_of_zstandard_is_recognised_by_what_is_in_it) {
  std::string noise(60000, ' ');
  std::uint32_t seed = 1;
  for (char& c : noise) c = static_cast<char>('a' + ((seed = seed * 1664525U + 1013904223U) >> 24U) % 26U);
  const std::string tar = pack("tar", {{"a.txt", kText}, {"b.txt", noise}});
  std::string packed(ZSTD_compressBound(tar.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), tar.data(), tar.size(), 3));
  const auto source = memory_source(packed);
  const std::string head = read_sniff_head(*source);
  BOOST_TEST(head.size() > 30000U);
  BOOST_TEST(std::string(sniff_importer(head, "x.tar.zst").name) == "archive");
}

BOOST_AUTO_TEST_CASE(an_archive_without_documents_says_so) {
  BOOST_TEST(import("archive", pack("zip", {})).has("no-pages"));
  BOOST_TEST(import("archive", pack("tar", {{"d", "", AE_IFDIR}})).has("no-pages"));
  BOOST_TEST(import("archive", pack("tar", {{"empty.txt", ""}})).has("empty-input"));
}

BOOST_AUTO_TEST_SUITE_END()
