#include "importers/charset.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace claimgraph;

namespace {

DecodedText decode(std::string bytes, const std::string& declared, Diagnostics& found) {
  return decode_text(std::move(bytes), declared, found);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Charset)

BOOST_AUTO_TEST_CASE(byte_order_marks_decide) {
  Diagnostics found;
  BOOST_TEST(decode("\xef\xbb\xbfżółw", "iso-8859-1", found).text == "żółw");
  BOOST_TEST(decode(std::string("\xff\xfeg\0o\0", 6), "", found).text == "go");
  BOOST_TEST(decode(std::string("\xfe\xff\0g\0o", 6), "", found).text == "go");
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(utf16_without_a_mark_is_recognised) {
  Diagnostics found;
  std::string bytes;
  for (const char c : std::string("A plain sentence.")) bytes.append({c, '\0'});
  BOOST_TEST(decode(bytes, "", found).text == "A plain sentence.");
}

BOOST_AUTO_TEST_CASE(well_formed_utf8_wins_over_a_wrong_label) {
  Diagnostics found;
  BOOST_TEST(decode("caf\xc3\xa9", "iso-8859-1", found).text == "café");
}

BOOST_AUTO_TEST_CASE(a_label_is_used_where_the_bytes_are_not_utf8) {
  Diagnostics found;
  BOOST_TEST(decode("caf\xe9 \x96 ol\xe9", "ISO-8859-1", found).text == "café – olé");
  BOOST_TEST(decode("\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251", found).text == "Привет");
}

BOOST_AUTO_TEST_CASE(a_few_bad_bytes_are_replaced_and_reported) {
  Diagnostics found;
  const DecodedText out = decode("żółw żółw \xff żółw", "", found);
  BOOST_TEST(out.text == "żółw żółw \xef\xbf\xbd żółw");
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].code == "invalid-utf8");
  BOOST_TEST(found[0].message.find("1 invalid UTF-8 sequences were replaced") == 0);
}

BOOST_AUTO_TEST_CASE(nul_bytes_are_removed_and_binary_data_is_told_apart) {
  Diagnostics found;
  std::string bytes(400, 'a');
  bytes[7] = '\0';
  BOOST_TEST(decode(bytes, "", found).text.size() == 399);
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].code == "nul-bytes");
  std::string binary;
  for (int i = 0; i < 4000; ++i) binary.push_back(static_cast<char>(i * 37 + i / 256));
  BOOST_TEST(decode(binary, "", found).binary);
}

BOOST_AUTO_TEST_CASE(the_charset_is_read_from_a_content_type) {
  BOOST_TEST(charset_of("text/html; charset=\"UTF-8\"") == "utf-8");
  BOOST_TEST(charset_of("text/html") == "");
}

BOOST_AUTO_TEST_CASE(text_becomes_normalization_form_c) {
  const auto nfc = [](std::string text) {
    make_nfc(text);
    return text;
  };
  BOOST_TEST(nfc("cafe\xcc\x81 au lait") == "caf\xc3\xa9 au lait");
  BOOST_TEST(nfc("a\xe2\x80\x81"
                 "b") ==
             "a\xe2\x80\x83"
             "b");                                    // EM QUAD → EM SPACE
  BOOST_TEST(nfc("\xd0\xb8\xcc\x86") == "\xd0\xb9");  // и + breve → й
  BOOST_TEST(nfc("5 \xe2\x84\xa6") == "5 \xce\xa9");  // OHM SIGN → Ω
  for (const char* stays : {"", "plain", "caf\xc3\xa9 \xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x82\xac",
                            "\xd0\x99\xd1\x8f", "\xef\xbf\xbd", "\xe4\xb8\xad\xe6\x96\x87", "12345678\xc3"})
    BOOST_TEST(nfc(stays) == stays);
}

BOOST_AUTO_TEST_SUITE_END()
