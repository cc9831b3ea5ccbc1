#include <zlib.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "import_helper.hpp"

using namespace claimgraph;
using test::import;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string html(const std::string& name) {
  return "<html><head><title>" + name + " crane</title></head><body><h1>" + name +
         " crane</h1><p>The city council voted on Monday to rebuild the old harbour crane, which has stood "
         "unused for more than forty years.</p>"
         "<p>Engineer Paul Vries said the work would cost about 3.2 million euros, and that most of the "
         "beams were sound.</p></body></html>";
}

std::string record(const std::string& uri, const std::string& body,
                   const std::string& http = "Content-Type: text/html\r\n") {
  const std::string content = "HTTP/1.1 200 OK\r\n" + http + "\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2019-01-01T00:00:00Z\r\nContent-Type: application/http; "
         "msgtype=response\r\nContent-Length: " +
         std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string info() {
  return "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(WarcImporter)

BOOST_AUTO_TEST_CASE(pages_come_out_in_order_with_their_addresses_and_without_the_date_of_the_crawl) {
  const auto out = import("warc", info() + record("https://a.example/1", html("First")) +
                                      record("https://a.example/2", html("Second")));
  BOOST_REQUIRE(out.articles.size() == 2);
  BOOST_TEST(out.articles[0].headline == "First crane");
  BOOST_TEST(out.articles[1].url == "https://a.example/2");
  BOOST_TEST(out.articles[1].doc == "input!https://a.example/2");
  BOOST_TEST(out.articles[0].date_published == "");
  BOOST_TEST(out.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(chunked_and_compressed_bodies_are_undone) {
  const std::string packed = gzip(html("Packed"));
  char size[20];
  snprintf(size, sizeof size, "%zx\r\n", packed.size());
  const auto out = import(
      "warc",
      gzip(record("https://a.example/1", size + packed + "\r\n0\r\n\r\n",
                  "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")));
  BOOST_REQUIRE(out.articles.size() == 1);
  BOOST_TEST(out.articles[0].headline == "Packed crane");
  const auto wrong = import("warc", record("https://a.example/1", html("Not really chunked"),
                                           "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"));
  BOOST_TEST(wrong.articles.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_damaged_member_is_skipped_and_the_next_one_read) {
  std::string bad = gzip(record("https://a.example/bad", html("Bad")));
  for (std::size_t i = 40; i < bad.size() - 20; ++i) bad[i] = static_cast<char>(bad[i] ^ 0x55);
  const auto out = import("warc", gzip(record("https://a.example/1", html("First"))) + bad +
                                      gzip(record("https://a.example/3", html("Third"))));
  BOOST_REQUIRE(out.articles.size() == 2);
  BOOST_TEST(out.articles[1].headline == "Third crane");
  BOOST_REQUIRE(out.has("damaged-record"));
  for (const auto& d : out.diagnostics) {
    if (d.code == "damaged-record") BOOST_TEST(d.where.find("input: record") == 0U, d.where);
  }
}

BOOST_AUTO_TEST_CASE(a_truncated_archive_gives_what_is_whole) {
  std::string bytes =
      record("https://a.example/1", html("First")) + record("https://a.example/2", html("Second"));
  bytes.resize(bytes.size() - 100);
  const auto out = import("warc", bytes);
  BOOST_TEST(out.articles.size() == 1);
  BOOST_TEST(out.has("truncated-record"));
  std::string packed = gzip(record("https://a.example/1", html("First"))) +
                       gzip(record("https://a.example/2", html("Second")));
  packed.resize(packed.size() - 30);
  BOOST_TEST(import("warc", packed).articles.size() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_no_page_is_passed_over) {
  BOOST_TEST(import("warc", record("https://a.example/p", "\x89PNG", "Content-Type: image/png\r\n"))
                 .articles.empty());
  BOOST_TEST(import("warc", "WARC/1.0\r\nContent-Length: x\r\n\r\n").has("damaged-record"));
  BOOST_TEST(import("warc", "rubbish\n" + record("https://a.example/1", html("First"))).articles.size() == 1);
  ImportOptions arc;
  arc.name = "old.arc";
  BOOST_TEST(import("warc", "filedesc://old.arc", arc).has("arc-format"));
  BOOST_TEST(std::string(sniff_importer(gzip(info()), "x.warc.gz").name) == "warc");
}

BOOST_AUTO_TEST_SUITE_END()
