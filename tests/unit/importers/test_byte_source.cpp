#include "importers/byte_source.hpp"

#include <zstd.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "claimgraph/error.hpp"
#include "packed.hpp"

using namespace claimgraph;
using test::gzip;

namespace {

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string all(std::string bytes, std::size_t limit = std::size_t{1} << 30U) {
  const auto source = decompressed(memory_source(std::move(bytes)), "file");
  return read_all(*source, limit, "file");
}

bool says(const DataError& error, const std::string& words) {
  return std::string(error.what()).find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Decompression)

BOOST_AUTO_TEST_CASE(plain_bytes_pass_through) {
  BOOST_TEST(all("") == "");
  BOOST_TEST(all("ab") == "ab");
  BOOST_TEST(all("plain text") == "plain text");
}

BOOST_AUTO_TEST_CASE(gzip_members_follow_each_other_and_rubbish_behind_them_is_ignored) {
  BOOST_TEST(all(gzip("one ") + gzip("two")) == "one two");
  BOOST_TEST(all(gzip("one") + std::string(512, '\0')) == "one");
}

BOOST_AUTO_TEST_CASE(zstandard_frames_are_read) {
  const std::string text(300000, 'x');
  BOOST_CHECK(all(zstd(text) + zstd("tail")) == text + "tail");
}

BOOST_AUTO_TEST_CASE(damage_and_early_ends_are_reported_with_a_remedy) {
  std::string half = gzip(std::string(5000, 'a') + "b");
  half.resize(half.size() / 2);
  BOOST_CHECK_EXCEPTION(all(half), DataError,
                        [](const DataError& e) { return says(e, "end too early") && says(e, "again"); });
  std::string damaged = gzip("some text that is long enough to be compressed, text, text");
  damaged[12] = static_cast<char>(damaged[12] ^ 0x7f);
  BOOST_CHECK_EXCEPTION(all(damaged), DataError, [](const DataError& e) { return says(e, "gzip"); });
  std::string frame = zstd("some text");
  frame.resize(frame.size() - 3);
  BOOST_CHECK_EXCEPTION(all(frame), DataError, [](const DataError& e) { return says(e, "too early"); });
}

BOOST_AUTO_TEST_CASE(members_of_any_size_are_read) {
  // Beyond what is unpacked at once, and beyond what is held compressed.
  std::string text;
  std::uint32_t state = 1;
  while (text.size() < (std::size_t{20} << 20U)) {
    state = state * 1664525U + 1013904223U;
    text.push_back(static_cast<char>(state >> 24U));
  }
  BOOST_CHECK(all(gzip(text) + gzip("tail")) == text + "tail");
  std::string many;
  std::string expected;
  for (std::size_t size = 1; size < 300000; size = size * 3 / 2 + 1) {
    many += gzip(text.substr(0, size)) + gzip("");
    expected += text.substr(0, size);
  }
  BOOST_CHECK(all(many) == expected);
}

BOOST_AUTO_TEST_CASE(bombs_are_refused) {
  const std::string bomb = gzip(std::string(std::size_t{200} << 20U, '\0'));
  BOOST_CHECK_EXCEPTION(all(bomb), DataError, [](const DataError& e) { return says(e, "bomb"); });
}

BOOST_AUTO_TEST_CASE(a_document_beyond_the_limit_is_refused_by_name) {
  BOOST_CHECK_EXCEPTION(all(std::string(5000, 'a'), 4000), DataError,
                        [](const DataError& e) { return says(e, "file: larger than the limit"); });
}

BOOST_AUTO_TEST_CASE(the_head_of_a_compressed_input_is_what_it_decompresses_to) {
  const std::string packed = gzip("{\"text\": \"" + std::string(100000, 'z'));
  BOOST_TEST(decompressed_head(packed.substr(0, 60)).substr(0, 9) == "{\"text\": ");
  BOOST_TEST(decompressed_head("plain") == "plain");
}

BOOST_AUTO_TEST_SUITE_END()
