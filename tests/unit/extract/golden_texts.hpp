// Golden files of texts with what they must give: a text, then lines "=> …", or "=> -" for nothing; or both
// in one line. "#" begins a comment; a "!" before a text says that it is known to fail.
#pragma once

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <vector>

namespace claimgraph::testing {

struct GoldenText {
  int line = 0;
  bool fails = false;
  std::string text;
  std::vector<std::string> expected;
};

/// `name`: file in tests/unit/extract.
inline std::vector<GoldenText> read_golden_texts(const std::string& name) {
  std::ifstream in(CG_SOURCE_DIR "/tests/unit/extract/" + name);
  std::vector<GoldenText> out;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("=> ")) {
      BOOST_REQUIRE_MESSAGE(!out.empty(), "line " << number << " has no text before it");
      if (line != "=> -") out.back().expected.push_back(line.substr(3));
      continue;
    }
    GoldenText c;
    c.line = number;
    c.fails = line[0] == '!';
    c.text = line.substr(c.fails ? 1 : 0);
    out.push_back(c);
  }
  return out;
}

/// The same for files of lines "TEXT => EXPECTED".
inline std::vector<GoldenText> read_golden_lines(const std::string& name) {
  std::vector<GoldenText> out = read_golden_texts(name);
  for (GoldenText& c : out) {
    const std::size_t arrow = c.text.find(" => ");
    BOOST_REQUIRE_MESSAGE(arrow != std::string::npos, "line " << c.line << " has no =>");
    c.expected.push_back(c.text.substr(arrow + 4));
    c.text.resize(arrow);
  }
  return out;
}

/// `found`: what was found instead, a line each.
inline void check_golden(const GoldenText& c, bool right, const std::string& found) {
  if (c.fails) {
    BOOST_CHECK_MESSAGE(!right,
                        "line " << c.line << " is marked as failing but is right now: take the ! away");
    return;
  }
  std::string wanted;
  for (const std::string& one : c.expected) wanted += "\n    wanted " + one;
  BOOST_CHECK_MESSAGE(right, "line " << c.line << ": " << c.text << wanted
                                     << (found.empty() ? "\n    found nothing" : found));
}

}  // namespace claimgraph::testing
