#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>
#include <string>

#include "claimgraph/error.hpp"
#include "core/extract/attribution/attribution_candidates.hpp"
#include "core/extract/attribution/crf.hpp"
#include "core/extract/attribution/quote_rules.hpp"
#include "core/text/annotator.hpp"

using namespace claimgraph;
using namespace claimgraph::attribution;

namespace {

CrfScores some_scores(std::size_t n) {
  CrfScores s;
  s.reset(n);
  std::uint32_t x = 12345;
  const auto next = [&] {
    return static_cast<float>((x = x * 1664525U + 1013904223U) >> 16 & 1023) / 256 - 2;
  };
  for (auto& row : s.state) {
    for (float& v : row) v = next();
  }
  for (auto& row : s.pair) {
    for (float& v : row) v = next();
  }
  s.pair[0] = {};
  return s;
}

std::vector<std::vector<std::uint8_t>> all_labellings(std::size_t n) {
  std::vector<std::vector<std::uint8_t>> out{{}};
  for (std::size_t t = 0; t < n; ++t) {
    std::vector<std::vector<std::uint8_t>> longer;
    for (const auto& l : out) {
      for (std::uint8_t c = 0; c < kLabels; ++c) {
        longer.push_back(l);
        longer.back().push_back(c);
      }
    }
    out = longer;
  }
  return out;
}

std::string words(const AnnotatedText& doc, const std::vector<TokenSegment>& segments) {
  return segments.empty()
             ? ""
             : std::string(doc.text_of(doc.span_of(segments.front().first, segments.back().last)));
}

Candidate candidate_at(std::uint32_t cue, TokenSegment content, float score) {
  Candidate c;
  c.cue.segment = {cue, cue + 1};
  c.content = {content};
  c.score = score;
  return c;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Crf)

BOOST_AUTO_TEST_CASE(best_paths_are_those_of_trying_all) {
  const CrfScores s = some_scores(5);
  std::vector<float> scores;
  for (const auto& labels : all_labellings(5)) scores.push_back(path_score(s, labels));
  std::sort(scores.rbegin(), scores.rend());
  const auto paths = best_paths(s, 4);
  BOOST_REQUIRE_EQUAL(paths.size(), 4U);
  std::set<std::string> different;
  for (std::size_t k = 0; k < 4; ++k) {
    BOOST_CHECK_CLOSE(paths[k].score, scores[k], 0.01);
    different.emplace(paths[k].labels.begin(), paths[k].labels.end());
  }
  BOOST_CHECK_EQUAL(different.size(), 4U);
  BOOST_CHECK(viterbi(s).labels == paths[0].labels);
}

BOOST_AUTO_TEST_CASE(the_normaliser_sums_all_paths) {
  const CrfScores s = some_scores(5);
  double sum = 0, begins_with_one = 0;
  for (const auto& labels : all_labellings(5)) {
    sum += std::exp(path_score(s, labels));
    if (labels[0] == 1) begins_with_one += std::exp(path_score(s, labels));
  }
  std::vector<std::array<float, kLabels>> marginals;
  BOOST_CHECK_CLOSE(log_partition(s, &marginals), std::log(sum), 0.001);
  BOOST_CHECK_CLOSE(static_cast<double>(marginals[0][1]), begins_with_one / sum, 0.01);
}

BOOST_AUTO_TEST_CASE(weights_survive_the_eight_bit_code_within_four_per_cent) {
  std::vector<float> weights(32, 0.0F);
  weights[3] = 2.0F;
  weights[4] = -0.5F;
  weights[5] = 0.01F;
  std::string section;
  append_coded_table(weights, 4, section);
  auto bytes = std::as_bytes(std::span(section.data(), section.size()));
  const CodedTable table(bytes);
  BOOST_CHECK_CLOSE(table.at(3), 2.0F, 0.01F);
  BOOST_CHECK_CLOSE(table.at(4), -0.5F, 4.0F);
  BOOST_CHECK_CLOSE(table.at(5), 0.01F, 4.0F);
  BOOST_CHECK_EQUAL(table.at(0), 0.0F);
  BOOST_CHECK(bytes.empty());
}

BOOST_AUTO_TEST_CASE(a_damaged_table_is_refused_with_a_remedy) {
  std::string section;
  append_coded_table(std::vector<float>(32, 1.0F), 4, section);
  section.pop_back();
  auto bytes = std::as_bytes(std::span(section.data(), section.size()));
  BOOST_CHECK_EXCEPTION(CodedTable{bytes}, DataError, [](const DataError& e) {
    return std::string(e.what()).find("install the model again") != std::string::npos;
  });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(QuoteRules)

BOOST_AUTO_TEST_CASE(a_name_behind_a_dash_signs_the_quotation) {
  const std::string text =
      "What readers wrote\n\n“The ferry is late every day.” — Ines Duarte, Lisbon\n“It was ‘fine’ for "
      "years.” ― Rui Alves\n";
  const AnnotatedText doc = tokenize(text);
  const auto found = find_by_quote_rules(DocView(doc));
  BOOST_REQUIRE_EQUAL(found.size(), 2U);
  BOOST_CHECK_EQUAL(words(doc, found[0].source), "Ines Duarte");
  BOOST_CHECK_EQUAL(words(doc, found[0].content), "“The ferry is late every day.”");
  BOOST_CHECK_EQUAL(found[0].by, "rule:signature-dash/1");
  BOOST_CHECK_EQUAL(words(doc, found[1].source), "Rui Alves");
}

BOOST_AUTO_TEST_CASE(turns_of_a_transcript_have_their_speakers) {
  const std::string text =
      "Interview\n\nDUARTE: Why is the ferry late?\n\nALVES: Because there is only one captain.\n";
  const AnnotatedText doc = tokenize(text);
  const auto found = find_by_quote_rules(DocView(doc));
  BOOST_REQUIRE_EQUAL(found.size(), 2U);
  BOOST_CHECK_EQUAL(words(doc, found[1].source), "ALVES");
  BOOST_CHECK_EQUAL(words(doc, found[1].content), "Because there is only one captain.");
  BOOST_CHECK_EQUAL(found[1].by, "rule:transcript-turn/1");
}

BOOST_AUTO_TEST_CASE(one_heading_in_capitals_is_no_transcript) {
  const std::string text = "Title\n\nCORRECTION: The ferry has two captains.\n";
  const AnnotatedText doc = tokenize(text);
  BOOST_CHECK(find_by_quote_rules(DocView(doc)).empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(Choice)

BOOST_AUTO_TEST_CASE(the_better_of_two_overlapping_candidates_stays) {
  const std::vector<Candidate> all{candidate_at(1, {2, 10}, 0.6F), candidate_at(11, {3, 10}, 0.9F),
                                   candidate_at(20, {21, 30}, 0.2F)};
  const auto chosen = choose(all, 0.35F);
  BOOST_REQUIRE_EQUAL(chosen.size(), 1U);
  BOOST_CHECK_EQUAL(chosen[0], 1U);
}

BOOST_AUTO_TEST_CASE(a_cue_inside_accepted_content_is_not_outermost) {
  const std::vector<Candidate> all{candidate_at(1, {2, 20}, 0.9F), candidate_at(5, {6, 9}, 0.8F)};
  BOOST_CHECK_EQUAL(choose(all, 0.35F).size(), 1U);
}

BOOST_AUTO_TEST_SUITE_END()
