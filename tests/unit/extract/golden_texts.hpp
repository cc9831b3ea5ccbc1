// Golden files of texts with what they must give: a text, then lines "=> …", or "=> -" for nothing. "#"
// begins a comment; a "!" before a text says that it is known to fail.
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

}  // namespace claimgraph::testing
