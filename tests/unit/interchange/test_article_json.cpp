#include <rapidjson/document.h>
#include <rapidjson/schema.h>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include "claimgraph/article_json.hpp"
#include "interchange_sample.hpp"

using namespace claimgraph;

namespace {

bool parses(const std::string& line, Article& article, Diagnostics& diagnostics) {
  return parse_article(line, article, diagnostics, {"lines.jsonl:7", 64});
}

/// The message of the one error that `line` gives; fails the test when it parses.
std::string error_of(const std::string& line) {
  Article article;
  Diagnostics diagnostics;
  BOOST_TEST(!parses(line, article, diagnostics));
  BOOST_TEST(diagnostics.size() == 1U);
  if (diagnostics.empty()) return {};
  BOOST_TEST((diagnostics[0].severity == Severity::error));
  BOOST_TEST(diagnostics[0].where == "lines.jsonl:7");
  return diagnostics[0].message;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string rewritten(const std::string& line) {
  Article article;
  Analysis analysis;
  Diagnostics diagnostics;
  BOOST_TEST(parse_analysis(line, article, analysis, diagnostics));
  BOOST_TEST(diagnostics.empty());
  return article_json(article, &analysis);
}

/// Puts definitions in the place of references: RapidJSON's validator is of draft 4 and does not follow them
/// all.
void expand_references(rapidjson::Value& node, const rapidjson::Value& definitions,
                       rapidjson::Document::AllocatorType& memory) {
  if (node.IsArray()) {
    for (rapidjson::Value& item : node.GetArray()) expand_references(item, definitions, memory);
  }
  if (!node.IsObject()) return;
  if (node.HasMember("$ref")) {
    const std::string name = std::string(node["$ref"].GetString()).substr(std::string("#/$defs/").size());
    BOOST_REQUIRE_MESSAGE(definitions.HasMember(name.c_str()), name);
    node.CopyFrom(definitions[name.c_str()], memory);
  }
  for (auto& member : node.GetObject()) expand_references(member.value, definitions, memory);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ArticleJson)

BOOST_AUTO_TEST_CASE(writes_members_in_the_fixed_order_with_null_for_the_unknown) {
  Article article;
  article.doc = "a.txt";
  article.text = "Hello.";
  article.id = "art-1";
  BOOST_TEST(
      article_json(article) ==
      R"({"id":"art-1","doc":"a.txt","url":null,"headline":null,"author":[],"publisher":null,)"
      R"("datePublished":null,"inLanguage":null,"pageKind":"article","text":"Hello.","diagnostics":[]})");
}

BOOST_AUTO_TEST_CASE(writes_offsets_in_code_points) {
  const Sample sample = interchange_sample();
  const std::string line = article_json(sample.article, &sample.analysis);
  rapidjson::Document json;
  json.Parse(line.c_str());
  BOOST_REQUIRE(json.IsObject());
  const auto& quantity = json["quantities"][0];
  BOOST_TEST(quantity["value"].GetInt() == 5500000);
  BOOST_TEST(quantity["currency"].GetString() == "USD");
  BOOST_TEST(quantity["approximate"].IsNull());
  // “Café Noir” costs … : four characters before the figure take more than one byte.
  const std::string& text = sample.article.text;
  BOOST_TEST(quantity["span"][0].GetUint() + 5 == text.find("US$5.5"));
  BOOST_TEST(json["attributions"][0]["speakers"][0].GetString() == "org-1");
  BOOST_TEST(json["attributions"][0]["claim"].GetString() == "clm-1");
  BOOST_TEST(json["attributions"][0]["relays"].GetString() == "att-2");
  BOOST_TEST(json["attributions"][1]["relays"].IsNull());
  BOOST_TEST(json["original"]["spans"][0][2].GetUint() == 12U);
}

BOOST_AUTO_TEST_CASE(reading_back_and_writing_again_is_a_fixed_point) {
  const Sample sample = interchange_sample();
  const std::string once = article_json(sample.article, &sample.analysis);
  BOOST_TEST(rewritten(once) == once);
}

BOOST_AUTO_TEST_CASE(a_line_with_only_doc_and_text_is_an_article_taken_as_it_is) {
  Article article;
  Diagnostics diagnostics;
  BOOST_TEST(
      parses(R"({"doc": "x/1.txt", "text": "  Advertisement\r\n\u0000\ttail  "})", article, diagnostics));
  BOOST_TEST(article.doc == "x/1.txt");
  BOOST_TEST(article.text == std::string("  Advertisement\r\n\0\ttail  ", 25));
  BOOST_TEST(article.verbatim);
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(parses(R"({"id": 17, "text": ""})", article, diagnostics));
  BOOST_TEST(article.doc == "17");
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(attributions_of_the_input_are_passed_over) {
  Article article;
  Diagnostics diagnostics;
  BOOST_TEST(parses(R"({"doc":"a","text":"b","attributions":[{"content":[[0,900]]}],"claims":7})", article,
                    diagnostics));
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(article_json(article).find("attributions") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(authors_and_publisher_come_in_several_forms) {
  Article article;
  Diagnostics diagnostics;
  BOOST_TEST(parses(R"({"id":"a","text":"","author":[{"name":"Ana Ruiz"},"Bo Lind"],"publisher":"The Quay"})",
                    article, diagnostics));
  BOOST_TEST(article.authors.size() == 2U);
  BOOST_TEST(article.authors[0] == "Ana Ruiz");
  BOOST_TEST(article.publisher.name == "The Quay");
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(metadata_of_the_wrong_type_is_left_out_with_a_warning) {
  Article article;
  Diagnostics diagnostics;
  BOOST_TEST(parses(R"({"id":"a","text":"t","headline":["x"],"author":[1,2,3]})", article, diagnostics));
  BOOST_REQUIRE(diagnostics.size() == 2U);
  BOOST_TEST(diagnostics[0].message == "member \"headline\" is not a string; it is left out");
  BOOST_TEST(diagnostics[1].message == "member \"author\" is not an array of strings; it is left out");
  BOOST_TEST((diagnostics[0].severity == Severity::warning));
}

BOOST_AUTO_TEST_CASE(bad_lines_say_what_is_wrong_and_where) {
  BOOST_TEST(contains(error_of("{\"doc\": \"a\" \"text\": 1}"), "byte 12: not JSON"));
  BOOST_TEST(contains(error_of("no json"), "byte"));
  BOOST_TEST(contains(error_of(""), "not JSON"));
  BOOST_TEST(contains(error_of("[1, 2]"), "one JSON object a line"));
  BOOST_TEST(contains(error_of(R"({"doc":"a"})"), "no member \"text\""));
  BOOST_TEST(contains(error_of(R"({"doc":"a","text":["b"]})"), "member \"text\" is not a string"));
  BOOST_TEST(contains(error_of(R"({"doc":"a","text":null})"), "member \"text\" is not a string"));
  BOOST_TEST(contains(error_of(R"({"doc":"a","text":"b","n":1e999})"), "Number too big"));
  BOOST_TEST(contains(error_of("{\"text\":\"\xff\"}"), "Invalid encoding"));
  BOOST_TEST(contains(error_of(R"({"doc":"a","text":"\udc00"})"), "surrogate"));
  BOOST_TEST(contains(error_of(R"({"doc":"a","text":"b"} trailing)"), "byte 23"));
  BOOST_TEST(contains(error_of(std::string("{\"text\":\"a\0b\"}", 14)), "not JSON"));
}

BOOST_AUTO_TEST_CASE(nesting_bombs_are_refused_without_recursion) {
  const std::string deep(1000000, '[');
  BOOST_TEST(contains(error_of(R"({"text":"a","x":)" + deep), "byte 79: nested deeper than 64 levels"));
  BOOST_TEST(contains(error_of(deep), "nested deeper"));
}

BOOST_AUTO_TEST_CASE(records_that_cannot_be_are_errors) {
  const auto fails = [](const std::string& members) {
    Article article;
    Analysis analysis;
    Diagnostics diagnostics;
    BOOST_TEST(
        !parse_analysis(R"({"doc":"a","text":"héllo",)" + members + "}", article, analysis, diagnostics));
    return diagnostics.empty() ? std::string() : diagnostics.back().message;
  };
  BOOST_TEST(contains(fails(R"("mentions":[{"span":[0,6],"entity":null,"kind":"name"}])"),
                      "\"mentions[0].span\" is not [start, end] inside the text, which has 5 code points"));
  BOOST_TEST(
      contains(fails(R"("mentions":[{"span":[-1,3],"entity":null,"kind":"name"}])"), "not [start, end]"));
  BOOST_TEST(contains(fails(R"("mentions":[{"span":[0,3],"entity":"per-9","kind":"name"}])"),
                      "\"mentions[0].entity\" is not the id of a record"));
  BOOST_TEST(contains(fails(R"("claims":[{"id":"c","text":"t","quantities":[0]}])"), "not an index"));
  BOOST_TEST(contains(fails(R"("attributions":[{"id":"a","content":[],"stance":"shouts"}])"),
                      "unknown value \"shouts\""));
  BOOST_TEST(contains(fails(R"("attributions":[{"id":"a","content":[],"realis":"maybe"}])"),
                      "unknown value \"maybe\""));
  BOOST_TEST(contains(fails(R"("attributions":[{"id":"a","content":[],"claims":["c"]}])"),
                      "not an object with an id"));
  BOOST_TEST(contains(fails(R"("attributions":[{"id":"a","content":[],"claims":[{"id":"c"}]}])"),
                      "\"attributions[0].claims.id\" is not the id of a record"));
  BOOST_TEST(contains(fails(R"("attributions":7)"), "not an array"));
  BOOST_TEST(contains(fails(R"("times":[7])"), "not an object"));
}

BOOST_AUTO_TEST_CASE(lines_from_before_several_claims_and_realis_read_as_one_claim_and_its_polarity) {
  Article article;
  Analysis found;
  Diagnostics diagnostics;
  BOOST_REQUIRE(parse_analysis(
      R"({"doc":"a","text":"Ann did not say so.","claims":[{"id":"c","text":"so"},{"id":"d","text":"that"}],)"
      R"("attributions":[{"id":"a","content":[[16,18]],"polarity":"negative","claim":"d"},)"
      R"({"id":"b","content":[[0,3]],"polarity":"negative","realis":"unreal","claim":"d",)"
      R"("claims":[{"id":"c","content":[[0,1],[2,3]]},{"id":"d"}]},)"
      R"({"id":"e","content":[[0,3]],"claim":null},{"id":"f","content":[[0,3]],"claims":[]}]})",
      article, found, diagnostics));
  BOOST_REQUIRE(found.attributions.size() == 4U);
  const Attribution& old = found.attributions[0];
  BOOST_CHECK(old.realis == Realis::negated);
  BOOST_REQUIRE(old.claims.size() == 1U);
  BOOST_TEST(old.claims[0].claim == 1U);
  BOOST_CHECK(old.claims[0].content == old.content);
  const Attribution& now = found.attributions[1];
  BOOST_CHECK(now.realis == Realis::unreal);
  BOOST_REQUIRE(now.claims.size() == 2U);
  BOOST_CHECK(now.claims[0].content == (SpanList{{0, 1}, {2, 3}}));
  BOOST_CHECK(now.claims[1].content == now.content);
  BOOST_TEST(found.attributions[2].claims.empty());
  BOOST_TEST(found.attributions[3].claims.empty());
  const std::string line = article_json(article, &found);
  BOOST_TEST(contains(line, R"("claims":[{"id":"d","content":[[16,18]]}],"claim":"d")"));
  BOOST_TEST(contains(line, R"("realis":"negated","polarity":"negative")"));
  BOOST_TEST(contains(line, R"("realis":"unreal","polarity":"positive")"));
  BOOST_TEST(contains(line, R"("claims":[],"claim":null)"));
}

BOOST_AUTO_TEST_CASE(a_file_name_that_is_no_text_is_repaired) {
  Article article;
  article.doc = "bad\xff.txt";
  BOOST_TEST(contains(article_json(article), "\"doc\":\"bad\xEF\xBF\xBD.txt\""));
}

BOOST_AUTO_TEST_CASE(the_same_finding_is_written_once) {
  Article article;
  article.diagnostics.push_back({Severity::warning, "paywalled-stub", "only the first lines", "", {}});
  Analysis analysis;
  analysis.diagnostics = article.diagnostics;
  const std::string line = article_json(article, &analysis);
  BOOST_TEST(line.find("paywalled-stub") == line.rfind("paywalled-stub"));
}

BOOST_AUTO_TEST_CASE(sniffing_wants_text_and_a_name_at_the_top_level) {
  BOOST_TEST(sniff_article_json(R"({"doc": "a", "text": "b"})") == 95);
  BOOST_TEST(sniff_article_json("\xEF\xBB\xBF {\"text\": \"cut off in the mid") == 0);
  BOOST_TEST(sniff_article_json(R"({"id": "a", "url": null, "inLanguage": "en", "links": ["http)") == 85);
  BOOST_TEST(sniff_article_json(R"({"text": "b", "nested": {"id": "a"}})") == 0);
  BOOST_TEST(sniff_article_json(R"({"title": "a", "body": "text"})") == 0);
  BOOST_TEST(sniff_article_json(R"([{"doc": "a", "text": "b"}])") == 0);
  BOOST_TEST(sniff_article_json("Plain text, \"text\": and \"doc\":") == 0);
  BOOST_TEST(sniff_article_json("") == 0);
}

BOOST_AUTO_TEST_CASE(output_holds_against_the_schema) {
  std::ifstream file(CG_SOURCE_DIR "/schemas/json/article.schema.json");
  std::stringstream content;
  content << file.rdbuf();
  rapidjson::Document schema_json;
  BOOST_REQUIRE(!schema_json.Parse(content.str().c_str()).HasParseError());
  rapidjson::Value definitions(schema_json["$defs"], schema_json.GetAllocator());
  schema_json.RemoveMember("$defs");
  schema_json.RemoveMember("$id");
  expand_references(schema_json, definitions, schema_json.GetAllocator());
  const rapidjson::SchemaDocument schema(schema_json);
  const auto holds = [&](const std::string& line) {
    rapidjson::Document json;
    BOOST_REQUIRE(!json.Parse(line.c_str()).HasParseError());
    rapidjson::SchemaValidator validator(schema);
    return json.Accept(validator);
  };
  const Sample sample = interchange_sample();
  BOOST_TEST(holds(article_json(sample.article)));
  BOOST_TEST(holds(article_json(sample.article, &sample.analysis)));
  BOOST_TEST(!holds(R"({"id": "a"})"));
  BOOST_TEST(!holds(R"({"id": "a", "text": "b", "claims": [{"id": "c"}]})"));
  BOOST_TEST(
      !holds(R"({"id": "a", "text": "b", "mentions": [{"span": [1], "entity": null, "kind": "name"}]})"));
  std::ofstream(CG_LINES) << article_json(sample.article) << '\n'
                          << article_json(sample.article, &sample.analysis) << '\n';
  // Every top-level member that is written is one that the schema describes.
  rapidjson::Document json;
  json.Parse(article_json(sample.article, &sample.analysis).c_str());
  for (const auto& member : json.GetObject()) {
    BOOST_TEST(schema_json["properties"].HasMember(member.name), member.name.GetString());
  }
}

BOOST_AUTO_TEST_SUITE_END()
