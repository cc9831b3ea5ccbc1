// Word pieces: the longest known beginning, then the longest continuation.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "core/text/word_pieces.hpp"

using namespace claimgraph;

namespace {

const std::string kLines =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\nco\n##found\n##er\n-\nfounder\nu\n.\ns\n##s\nmay\n##or\nmayor\ncafe\nstra\n#"
    "#ße\n北\n$\n5\n"
    "##m";

std::vector<std::string> split(std::string_view word) {
  static const WordPieces pieces(kLines);
  std::vector<std::string_view> lines;
  for (std::string_view rest = kLines; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::vector<PieceId> ids;
  pieces.split(word, ids);
  std::vector<std::string> out;
  for (const PieceId id : ids) out.emplace_back(lines[id]);
  return out;
}

using Pieces = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(word_pieces)

BOOST_AUTO_TEST_CASE(longest_first_and_lower_case) {
  BOOST_TEST((split("Mayor") == Pieces{"mayor"}));
  BOOST_TEST((split("MAYORS") == Pieces{"mayor", "##s"}));
  BOOST_TEST((split("cofounder") == Pieces{"co", "##found", "##er"}));
  BOOST_TEST((split("zebra") == Pieces{"[UNK]"}));
}

BOOST_AUTO_TEST_CASE(punctuation_and_ideographs_stand_alone) {
  BOOST_TEST((split("co-founder") == Pieces{"co", "-", "founder"}));
  BOOST_TEST((split("U.S.") == Pieces{"u", ".", "s", "."}));
  BOOST_TEST((split("$5M") == Pieces{"$", "5", "##m"}));
  BOOST_TEST((split("北北") == Pieces{"北", "北"}));
}

BOOST_AUTO_TEST_CASE(marks_fall_away) {
  BOOST_TEST((split("Café") == Pieces{"cafe"}));
  BOOST_TEST((split("Cafe\xCC\x81") == Pieces{"cafe"}));
  BOOST_TEST((split("Straße") == Pieces{"stra", "##ße"}));
  BOOST_TEST((split("\xE2\x80\x8B") == Pieces{"[UNK]"}));  // a format character alone
}

BOOST_AUTO_TEST_CASE(never_none_and_never_many) {
  BOOST_TEST((split("") == Pieces{"[UNK]"}));
  BOOST_TEST(split(std::string(5000, '.')).size() == WordPieces::kMostOfAWord);
  BOOST_TEST((split(std::string(101, 's')) == Pieces{"[UNK]"}));
  BOOST_TEST((split("\xFF\xFE") == Pieces{"[UNK]"}));
}

BOOST_AUTO_TEST_CASE(shapes) {
  const auto shape = [](std::string_view word) { return static_cast<int>(piece_shape(word)); };
  BOOST_TEST(shape("NATO") == 1);
  BOOST_TEST(shape("Mayor") == 2);
  BOOST_TEST(shape("A") == 2);
  BOOST_TEST(shape("McCain") == 3);
  BOOST_TEST(shape("iPhone") == 4);
  BOOST_TEST(shape("42nd") == 5);
  BOOST_TEST(shape("...") == 6);
  BOOST_TEST(shape("mayor") == 0);
  BOOST_TEST(shape("Élan") == 2);
}

BOOST_AUTO_TEST_SUITE_END()
