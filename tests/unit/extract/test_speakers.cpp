// Who speaks, with the shipped models: the person between commas, the subject of the sentence before, the
// sayer's own "it", two people of one name, and what kind of thing a name names.
#include "extraction_fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

struct Spoken {
  const char *text, *content, *speaker;
};

/// Checks who says `content` in each text.
void check_speakers(std::initializer_list<Spoken> cases) {
  const Extractor* extractor = shared_extractor();
  for (const Spoken& one : cases) {
    Article article;
    article.id = "art-test";
    article.text = one.text;
    const Analysis analysis = extractor->extract(article);
    const Found found(article, analysis);
    const Attribution* a = found.attribution(one.content);
    if (a != nullptr) BOOST_TEST(found.speakers(*a) == one.speaker, one.text << " — " << found.speakers(*a));
  }
}

/// Name of the entity of the last mention with these words, and how sure that is.
std::pair<std::string, double> last_mention(const std::string& text, const std::string& words) {
  const Extractor* extractor = shared_extractor();
  Article article;
  article.id = "art-test";
  article.text = text;
  const Analysis analysis = extractor->extract(article);
  std::pair<std::string, double> out{"", 0};
  for (const Mention& m : analysis.mentions)
    if (article.text.substr(m.span.begin, m.span.size()) == words)
      out = {analysis.entities[m.entity].name, m.confidence};
  return out;
}

std::string description_in(const std::string& text, const std::string& name) {
  Article article;
  article.text = text;
  for (const Entity& e : shared_extractor()->extract(article).entities)
    if (e.name == name) return e.description;
  return "nobody";
}

const char* type_of(const Analysis& analysis, const std::string& name) {
  for (const Entity& e : analysis.entities)
    if (e.name == name) return entity_type_name(e.type);
  return "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(speakers, *models_needed())

BOOST_AUTO_TEST_CASE(a_role_and_a_name_between_commas_are_the_name) {
  check_speakers({
      {"A spokesman, Emil Harrow, said the bridge would open in May.", "the bridge would open",
       "Emil Harrow"},
      {"The museum's curator, Dr Hedda Quist, said the vases were fakes.", "the vases were fakes",
       "Hedda Quist"},
      {"Her lawyer, Nadia Brook, said the charges were absurd.", "the charges were absurd", "Nadia Brook"},
      {"One neighbour, 71-year-old Petra Lindqvist, said the siren had failed.", "the siren had failed",
       "Petra Lindqvist"},
  });
}

BOOST_AUTO_TEST_CASE(a_description_says_what_somebody_is) {
  struct Case {
    const char *text, *name, *description;
  };
  for (const Case& c : {
           Case{"Last week State Department official David Holm left Oslo.", "David Holm",
                "State Department official"},
           Case{"Former envoy to Peru Kurt Hale said the talks had failed.", "Kurt Hale",
                "Former envoy to Peru"},
           Case{"Ana Lund, a doctor at the Vik hospital who treated both, said they were well.", "Ana Lund",
                "doctor at the Vik hospital"},
           Case{"Patrick Carl, 55, of Addis, a village in the south, pleaded guilty.", "Patrick Carl", ""},
           Case{"The captain of the Harbour Hawks, Tom Bell, said his team would win.", "Tom Bell",
                "captain of the Harbour Hawks"},
       }) {
    BOOST_TEST(description_in(c.text, c.name) == c.description,
               c.text << " — " << description_in(c.text, c.name));
  }
}

BOOST_AUTO_TEST_CASE(a_third_person_in_a_quotation_is_not_who_speaks_it) {
  check_speakers({
      {"Greta Moss lost her barn. “My brother tried to save his horses,” she said.", "My brother tried",
       "Greta Moss"},
      {"Coroner Avery Stone closed the file. “The driver was drunk,” she said.", "The driver was drunk",
       "Avery Stone"},
  });
}

BOOST_AUTO_TEST_CASE(two_people_of_one_name_are_not_mixed_up) {
  check_speakers({
      {"Karl Osten built the mill; his son, Nils Osten, owns it now. The elder Osten said the river was "
       "clean.",
       "the river was clean", "elder Osten"},
      {"Greta Moss and Tom Moss met the mayor. Mrs Moss said the plan was dead.", "the plan was dead",
       "Greta Moss"},
  });
}

BOOST_AUTO_TEST_CASE(a_participle_speaks_for_the_subject_of_its_sentence) {
  check_speakers({
      {"Emil Harrow said the bridge was safe, adding that it would open in May.", "it would open in May",
       "Emil Harrow"},
      {"Arguing that the toll was too high, Emil Harrow has said he will sue.", "the toll was too high",
       "Emil Harrow"},
  });
}

BOOST_AUTO_TEST_CASE(what_x_said_it_would_do_x_would_do) {
  const auto it = last_mention(
      "Larsk Foods closed a plant on Monday. Brimstad Rail said it would hire the workers.", "it");
  BOOST_TEST(it.first == "Brimstad Rail");
  BOOST_TEST(it.second >= 0.95);
  // Nobody says here which of the two is meant.
  const auto she =
      last_mention("Greta Moss met Nadia Brook on Monday. She told her that she would win.", "she");
  BOOST_TEST(she.second < 0.95);
}

BOOST_AUTO_TEST_CASE(names_are_sure_and_references_less_so) {
  BOOST_TEST(last_mention("Greta Moss said the barn was lost.", "Greta Moss").second == 1);
  BOOST_TEST(last_mention("Greta Moss met Nadia Brook. The farm is hers. She left.", "She").second < 1);
}

BOOST_AUTO_TEST_CASE(who_speaks_is_a_company_unless_something_makes_it_a_person) {
  const Extractor* extractor = shared_extractor();
  const std::initializer_list<std::pair<const char*, const char*>> names = {
      {"Brimstad Steel", "Organization"},  {"Falk & Thorn", "Organization"},
      {"Osterly United", "Organization"},  {"Ingrid Falk", "Person"},
      {"Min-seo Kang", "Person"},          {"Redwick Gas", "Organization"},
      {"Nordlund Ferries", "Organization"}};
  for (const auto& [name, type] : names) {
    Article article;
    article.id = "art-test";
    article.text = std::string(name) + " said the plan would cost $3 million.";
    const Analysis analysis = extractor->extract(article);
    BOOST_TEST(type_of(analysis, name) == std::string(type), name << ": " << type_of(analysis, name));
  }
}

BOOST_AUTO_TEST_CASE(an_older_name_is_another_name_of_the_same) {
  const Extractor* extractor = shared_extractor();
  Article article;
  article.id = "art-test";
  article.text =
      "Harbour Bank, formerly known as Tidewater Savings, said it would close a branch. Tidewater Savings "
      "opened in 1921.";
  const Analysis analysis = extractor->extract(article);
  BOOST_TEST(type_of(analysis, "Harbour Bank") == std::string("Organization"));
  for (const Entity& e : analysis.entities)
    if (e.name == "Harbour Bank")
      BOOST_TEST((e.alternate_names == std::vector<std::string>{"Tidewater Savings"}));
}

BOOST_AUTO_TEST_SUITE_END()
