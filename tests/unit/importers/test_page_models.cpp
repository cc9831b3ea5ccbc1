#include <boost/test/unit_test.hpp>
#include <span>
#include <string>

#include "import_helper.hpp"
#include "importers/page_models.hpp"

using namespace claimgraph;
using namespace claimgraph::clean;

namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

ChainModel small_model() {
  ChainModel model;
  model.weights.resize(40);
  model.weights[0] = {0.04F, -1.5F, 0, 0, 0.25F, 0, 0, 0};
  model.weights[39] = {0, 0, 0, 0, 0, 0, 0, -0.01F};
  for (auto& row : model.transitions) row.fill(kForbidden);
  model.transitions[0][0] = 0.5F;
  model.transitions[3][3] = -0.07F;
  return model;
}

const std::string kPage =
    "<html><head><title>Ferry timetable changes in May</title></head><body>"
    "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Sport</a></li></ul></nav>"
    "<article><h1>Ferry timetable changes in May</h1>"
    "<p>The ferry between Aldin and Port Merrow will run every forty minutes from May, the company said.</p>"
    "<p>Passengers had asked for more crossings in the evening, when the last boat was often full.</p>"
    "<p>The company said that two more boats had been bought and that fares would stay as they are.</p>"
    "</article><footer><p>Contact us</p><p>All rights reserved</p></footer></body></html>";

}  // namespace

BOOST_AUTO_TEST_SUITE(page_models_of_importers)

BOOST_AUTO_TEST_CASE(a_model_comes_back_from_its_section_to_the_hundredth) {
  const ChainModel model = small_model();
  const std::string section = write_chain_model(model);
  const ChainModel back = read_chain_model(bytes_of(section), "page.html");
  BOOST_REQUIRE_EQUAL(back.weights.size(), 40);
  for (std::size_t i = 0; i < back.weights.size(); ++i)
    BOOST_TEST(back.weights[i] == model.weights[i], boost::test_tools::per_element());
  for (std::size_t i = 0; i < back.transitions.size(); ++i)
    BOOST_TEST(back.transitions[i] == model.transitions[i], boost::test_tools::per_element());
  BOOST_TEST(write_chain_model(back) == section);
}

BOOST_AUTO_TEST_CASE(a_section_that_holds_no_model_is_refused_by_its_name) {
  const std::string good = write_chain_model(small_model());
  std::string strange_feature = good;
  strange_feature[32] = '\xff';
  strange_feature[33] = '\xff';
  for (const std::string& bad : {std::string(), good.substr(0, 20), good.substr(0, good.size() - 2),
                                 good + "x", good + "xxxx", strange_feature}) {
    BOOST_CHECK_EXCEPTION(read_chain_model(bytes_of(bad), "page.text"), DataError,
                          [](const DataError& error) {
                            return std::string(error.what()).find("'page.text'") != std::string::npos;
                          });
  }
}

BOOST_AUTO_TEST_CASE(without_models_pages_and_texts_are_cleaned_by_rules) {
  ImportOptions options;
  options.name = "page";
  BOOST_REQUIRE(!options.page_models);
  const std::string text =
      "Menu\n\nSport\n\nShare this story\n\n"
      "The ferry between Aldin and Port Merrow will run every forty minutes from May.\n\n"
      "Passengers had asked for more crossings in the evening, the company said today.\n\n"
      "All rights reserved";
  for (const auto& [format, input] : {std::pair("html", kPage), std::pair("text", text)}) {
    Article article;
    Diagnostics diagnostics;
    BOOST_REQUIRE(
        open_importer(*find_importer(format), memory_source(input), options)->next(article, diagnostics));
    BOOST_TEST(article.text.find("every forty minutes") != std::string::npos);
    BOOST_TEST(article.text.find("rights reserved") == std::string::npos);
    BOOST_TEST(article.text.find("Sport") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_models_that_ship_have_both_sections_and_another_file_is_refused) {
  BOOST_TEST(test::page_models()->markup.weights.size() > 100);
  BOOST_TEST(test::page_models()->text.weights.size() > 100);
  const auto other = ModelFile::open(CG_SOURCE_DIR "/core/models/open.cgm");
  BOOST_CHECK_THROW(read_page_models(*other), DataError);
}

BOOST_AUTO_TEST_SUITE_END()
