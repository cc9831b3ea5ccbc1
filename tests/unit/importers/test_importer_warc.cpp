#include <zstd.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "import_helper.hpp"
#include "packed.hpp"

using namespace claimgraph;
using test::deflated;
using test::gzip;
using test::import;

namespace {

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

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

/// zlib's own format (15 window bits) or none at all (-15).
std::string message(const test::Imported& out, const std::string& code) {
  for (const auto& d : out.diagnostics) {
    if (d.code == code) return d.where + ": " + d.message;
  }
  return {};
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

BOOST_AUTO_TEST_CASE(a_member_that_was_cut_off_does_not_take_the_next_one_with_it) {
  std::string half = gzip(record("https://a.example/2", html("Second")));
  const std::string first = gzip(record("https://a.example/1", html("First")));
  half.resize(half.size() / 2);
  const auto out = import("warc", first + half + gzip(record("https://a.example/3", html("Third"))));
  BOOST_REQUIRE(out.articles.size() == 2);
  BOOST_TEST(out.articles[1].headline == "Third crane");
  const std::string told = message(out, "damaged-record");
  BOOST_TEST(told.find("input: record 2 at byte ") == 0U, told);
  BOOST_TEST(told.find("at byte " + std::to_string(first.size()) + " of the file") != std::string::npos,
             told);
}

BOOST_AUTO_TEST_CASE(zstandard_archives_are_read_also_with_a_dictionary_and_damage) {
  const auto plain = import("warc", zstd(info()) + zstd(record("https://a.example/1", html("First"))));
  BOOST_REQUIRE(plain.articles.size() == 1);
  const std::string dictionary = html("Dictionary") + record("https://a.example/", "text");
  const auto packed = [&](const std::string& text) {
    ZSTD_CCtx* const context = ZSTD_createCCtx();
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress_usingDict(context, out.data(), out.size(), text.data(), text.size(),
                                       dictionary.data(), dictionary.size(), 3));
    ZSTD_freeCCtx(context);
    return out;
  };
  std::string head("\x5d\x2a\x4d\x18", 4);
  for (int shift = 0; shift < 32; shift += 8) head.push_back(static_cast<char>(dictionary.size() >> shift));
  std::string bad = packed(record("https://a.example/2", html("Second")));
  for (std::size_t i = bad.size() / 3; i < bad.size() / 2; ++i) bad[i] = static_cast<char>(bad[i] ^ 0x55);
  const std::string archive = head + dictionary + packed(record("https://a.example/1", html("First"))) + bad +
                              packed(record("https://a.example/3", html("Third")));
  BOOST_TEST(std::string(sniff_importer(archive.substr(0, 4096), "x.warc.zst").name) == "warc");
  const auto out = import("warc", archive);
  BOOST_REQUIRE(out.articles.size() == 2);
  BOOST_TEST(out.articles[1].headline == "Third crane");
  BOOST_TEST(out.has("damaged-record"));
}

BOOST_AUTO_TEST_CASE(deflate_is_undone_with_and_without_its_wrapper) {
  for (const int bits : {15, -15}) {
    const auto out = import("warc", record("https://a.example/1", deflated(html("Deflated"), bits),
                                           "Content-Type: text/html\r\nContent-Encoding: deflate\r\n"));
    BOOST_REQUIRE(out.articles.size() == 1);
    BOOST_TEST(out.articles[0].headline == "Deflated crane");
  }
}

BOOST_AUTO_TEST_CASE(codings_that_are_damaged_or_unknown_cost_one_page_and_a_message) {
  const std::string next = record("https://a.example/2", html("Second"));
  for (const char* coding : {"br", "deflate", "snappy"}) {
    const auto out = import(
        "warc", record("https://a.example/1", std::string(300, '\x81'),
                       std::string("Content-Type: text/html\r\nContent-Encoding: ") + coding + "\r\n") +
                    next);
    BOOST_TEST(out.articles.size() == 1);
    BOOST_TEST(message(out, "damaged-record").find(std::string("coded as '") + coding) != std::string::npos);
    // Crawlers undo codings and keep the field.
    const auto undone = import(
        "warc", record("https://a.example/1", html("Undone"),
                       std::string("Content-Type: text/html\r\nContent-Encoding: ") + coding + "\r\n"));
    BOOST_TEST(undone.articles.size() == 1);
  }
}

BOOST_AUTO_TEST_CASE(brotli_is_undone) {
  // "<html>" and the rest of a page as one uncompressed metablock (RFC 7932, 9.2), then an empty last one.
  const std::string page = html("Brotli");
  const std::size_t size = page.size() - 1;
  std::string packed;
  // WBITS 16 (one bit 0), ISLAST 0, MNIBBLES 4 (00), MLEN-1 in 16 bits, ISUNCOMPRESSED 1.
  const std::uint32_t bits = static_cast<std::uint32_t>(size) << 4U | 1U << 20U;
  for (int shift = 0; shift < 24; shift += 8) packed.push_back(static_cast<char>(bits >> shift));
  packed += page + "\x03";
  const auto out = import(
      "warc", record("https://a.example/1", packed, "Content-Type: text/html\r\nContent-Encoding: br\r\n"));
  if (message(out, "damaged-record").find("this build cannot read Brotli") != std::string::npos) return;
  BOOST_REQUIRE(out.articles.size() == 1);
  BOOST_TEST(out.articles[0].headline == "Brotli crane");
}

BOOST_AUTO_TEST_CASE(header_fields_may_be_folded_and_in_any_case) {
  const std::string content =
      "HTTP/1.1 200 OK\nCONTENT-type:\n text/html;\n\tcharset=windows-1251\n\n<html><p>" +
      std::string(20, '\xcf') + "</p></html>" + html("Folded");
  const auto out =
      import("warc",
             "WARC/1.1\nwarc-TYPE: Response\nWARC-Target-URI:\n <https://a.example/f>\n"
             "content-length: " +
                 std::to_string(content.size()) + "\nContent-Type: application/http\n\n" + content + "\n\n");
  BOOST_REQUIRE(out.articles.size() == 1);
  BOOST_TEST(out.articles[0].url == "https://a.example/f");
}

BOOST_AUTO_TEST_CASE(the_charset_of_the_transport_counts) {
  // "Мост" in windows-1251, said by HTTP only.
  const std::string body =
      "<html><head><title>\xcc\xee\xf1\xf2 crane</title></head><body><h1>\xcc\xee\xf1\xf2 crane</h1>" +
      html("x").substr(html("x").find("<p>"));
  const auto out = import(
      "warc", record("https://a.example/1", body, "Content-Type: text/html; charset=windows-1251\r\n"));
  BOOST_REQUIRE(out.articles.size() == 1);
  BOOST_TEST(out.articles[0].headline == "\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82 crane");
}

BOOST_AUTO_TEST_CASE(a_record_without_its_length_or_with_a_wrong_one_does_not_hide_the_next) {
  const std::string good = record("https://a.example/2", html("Second"));
  std::string none = record("https://a.example/1", html("First"));
  none.replace(none.find("Content-Length"), 14, "Content-Nothing");
  const auto missing = import("warc", none + good);
  BOOST_REQUIRE(missing.articles.size() == 1);
  BOOST_TEST(message(missing, "damaged-record")
                 .find("input: record 1 at byte 0: the record does not say how long") == 0U);
  for (const char* length : {"3000", "99999999"}) {
    std::string wrong = record("https://a.example/1", html("First"));
    const std::size_t at = wrong.find("Content-Length: ") + 16;
    wrong.replace(at, wrong.find('\r', at) - at, length);
    const auto out = import("warc", wrong + good + record("https://a.example/3", html("Third")));
    BOOST_TEST(out.articles.size() == 2U);
    BOOST_TEST(message(out, "damaged-record").find("another record begins inside this one") !=
               std::string::npos);
  }
  std::string shorter = record("https://a.example/1", html("First"));
  const std::size_t at = shorter.find("Content-Length: ") + 16;
  shorter.replace(at, shorter.find('\r', at) - at, "400");
  BOOST_TEST(import("warc", shorter + good).has("damaged-record"));
}

BOOST_AUTO_TEST_CASE(what_was_left_out_is_told_once_at_the_end) {
  const auto answer = [](const std::string& status, const std::string& type, const std::string& body) {
    const std::string content = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n\r\n" + body;
    return "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: " +
           std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
  };
  const std::string revisit = "WARC/1.0\r\nWARC-Type: revisit\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
  const std::string others =
      answer("301 Moved", "text/html", html("Old")) + answer("404 Not Found", "text/html", html("No")) +
      answer("200 OK", "image/png", "\x89PNG") + answer("200 OK", "Image/PNG", "\x89PNG") +
      answer("200 OK", "application/pdf", "%PDF") + revisit;
  const auto out = import("warc", info() + others + record("https://a.example/1", html("First")));
  BOOST_TEST(out.articles.size() == 1U);
  BOOST_REQUIRE(out.diagnostics.size() == 1);
  BOOST_TEST(message(out, "records-left-out") ==
             "input: left out as no HTML pages that were found: 1 redirects, 1 answers other than 200, 1 "
             "revisits, 2 "
             "image/png, 1 application/pdf");
  const auto nothing = import("warc", others);
  BOOST_TEST(message(nothing, "no-pages").find("(there are 1 redirects") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_address_twice_gives_two_articles) {
  const auto out = import(
      "warc", record("https://a.example/1", html("First")) + record("https://a.example/1", html("Second")));
  BOOST_REQUIRE(out.articles.size() == 2);
  BOOST_TEST(out.articles[0].url == out.articles[1].url);
}

BOOST_AUTO_TEST_CASE(a_block_beyond_the_limit_is_skipped) {
  ImportOptions options;
  options.max_bytes = std::size_t{1} << 20U;
  const auto out = import("warc",
                          record("https://a.example/1", html("First") + std::string(2U << 20U, ' ')) +
                              record("https://a.example/2", html("Second")),
                          options);
  BOOST_TEST(out.articles.size() == 1U);
  BOOST_TEST(out.has("record-too-long"));
}

BOOST_AUTO_TEST_CASE(members_hold_parts_of_records_or_several) {
  const std::string all = record("https://a.example/1", html("First")) +
                          record("https://a.example/2", html("Second")) +
                          record("https://a.example/3", html("Third"));
  BOOST_TEST(import("warc", gzip(all)).articles.size() == 3U);
  std::string parts;
  for (std::size_t at = 0; at < all.size(); at += 100) parts += gzip(all.substr(at, 100));
  const auto out = import("warc", parts);
  BOOST_TEST(out.articles.size() == 3U);
  BOOST_TEST(out.diagnostics.empty());
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
