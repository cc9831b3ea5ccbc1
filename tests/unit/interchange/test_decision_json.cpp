// Decisions as JSON Lines.
#include <boost/test/unit_test.hpp>

#include "claimgraph/decision_json.hpp"

using namespace claimgraph;

namespace {

Decision sample() {
  Decision d;
  d.kind = DecisionKind::reject;
  d.aspect = "contradicts";
  d.subject = "clm-" + std::string(20, 'a');
  d.object = "clm-" + std::string(20, 'b');
  d.by = "Åsa \"the editor\"";
  d.at = "2031-03-04T10:00:00.123Z";
  d.label = "one – other";
  d.id = decision_id(d);
  return d;
}

bool is_read(const std::string& line) {
  Decision d;
  Diagnostics findings;
  const bool read = parse_decision(line, d, findings);
  BOOST_TEST(read == findings.empty());
  return read;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decision_json_lines)

BOOST_AUTO_TEST_CASE(a_decision_comes_back_as_it_was_written) {
  const Decision d = sample();
  Decision back;
  Diagnostics findings;
  BOOST_REQUIRE(parse_decision(decision_json(d), back, findings));
  BOOST_TEST(decision_json(back) == decision_json(d));
  BOOST_TEST(back.by == d.by);
  BOOST_TEST((back.kind == d.kind));
}

BOOST_AUTO_TEST_CASE(a_line_that_was_changed_is_refused) {
  const std::string line = decision_json(sample());
  BOOST_TEST(is_read(line));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string other = line;
    other.replace(other.find(from), from.size(), to);
    return other;
  };
  BOOST_TEST(is_read(with("one – other", "other words")));  // the label is no part of it
  BOOST_TEST(is_read(with("\"by\"", "\"new member\":[1,{}],\"by\"")));
  BOOST_TEST(!is_read(with("reject", "confirm")));
  BOOST_TEST(!is_read(with("reject", "forbid")));
  BOOST_TEST(!is_read(with("Åsa", "Eva")));
  BOOST_TEST(!is_read(with("2031-03", "2031-13")));
  BOOST_TEST(!is_read(with("\"subject\":\"clm-a", "\"subject\":\"clm-g")));
  BOOST_TEST(!is_read(with("\"contradicts\"", "17")));
  BOOST_TEST(!is_read(line.substr(0, line.size() / 2)));
  BOOST_TEST(!is_read("[]"));
  BOOST_TEST(!is_read("{}"));
  BOOST_TEST(!is_read(std::string(100, '[')));
}

BOOST_AUTO_TEST_SUITE_END()
