#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "core/link/entities.hpp"

using namespace claimgraph;

namespace {

constexpr auto kPerson = EntityType::person;
constexpr auto kOrganization = EntityType::organization;
constexpr auto kPlace = EntityType::place;

EntityFacts entity(const std::string& id, EntityType type, const std::string& name,
                   const std::vector<std::string>& articles, const std::vector<std::string>& others = {}) {
  EntityFacts out;
  out.id = id;
  for (const std::string& article : articles) out.uses.push_back({article, type, name, others});
  return out;
}

bool joined(const std::vector<EntityFacts>& entities, const std::string& a = "a",
            const std::string& b = "b") {
  const EntityLinks links = link_entities(entities, {});
  return links.family_of(a) == links.family_of(b);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(entities_across_articles)

BOOST_AUTO_TEST_CASE(legal_forms_and_articles_are_no_part_of_a_name) {
  BOOST_TEST(joined({entity("a", kOrganization, "Tarsa Lock Bridges Ltd", {"1"}),
                     entity("b", kOrganization, "the Tarsa Lock Bridges", {"2"})}));
}

BOOST_AUTO_TEST_CASE(a_last_name_joins_the_only_full_name_that_has_it) {
  const auto full = entity("a", kPerson, "Ada Norrel", {"1"});
  const auto last = entity("b", kPerson, "Norrel", {"2"});
  BOOST_TEST(joined({full, last}));
  BOOST_TEST(!joined({full, last, entity("c", kPerson, "Piet Norrel", {"3"})}));
}

BOOST_AUTO_TEST_CASE(two_full_names_with_one_last_name_are_two_people) {
  BOOST_TEST(
      !joined({entity("a", kPerson, "Ada Norrel", {"1"}), entity("b", kPerson, "Piet Norrel", {"1"})}));
}

BOOST_AUTO_TEST_CASE(an_acronym_joins_when_an_article_explains_it_or_when_it_fits_one_name_in_company) {
  const auto office = entity("a", kOrganization, "National Harbour Office", {"1"}, {"NHO"});
  const auto letters = entity("b", kOrganization, "NHO", {"2"});
  BOOST_TEST(joined({office, letters}));
  const auto plain = entity("a", kOrganization, "National Harbour Office", {"1"});
  BOOST_TEST(!joined({plain, letters}));  // nothing ties the two articles
  const auto third = entity("c", kPerson, "Ada Norrel", {"1", "2"});
  BOOST_TEST(joined({plain, letters, third}));
  BOOST_TEST(!joined({plain, letters, third, entity("d", kOrganization, "New Home Owners", {"1"})}));
}

BOOST_AUTO_TEST_CASE(a_short_form_of_an_organisation_needs_company) {
  const auto full = entity("a", kOrganization, "Quarrel Biologics", {"1"}, {"Quarrel"});
  const auto brief = entity("b", kOrganization, "Quarrel", {"2"});
  const auto third = entity("c", kOrganization, "Medicines Board", {"1", "2"});
  BOOST_TEST(joined({full, brief, third}));
  BOOST_TEST(!joined({full, brief}));
  BOOST_TEST(
      !joined({entity("a", kOrganization, "Quarrel Biologics", {"1"}), brief, third}));  // nobody calls it so
  BOOST_TEST(!joined({full, brief, third, entity("d", kOrganization, "Quarrel Motors", {"3"})}));
  BOOST_TEST(!joined({full, brief, third, entity("d", kPlace, "Quarrel", {"3"})}));  // a town
}

BOOST_AUTO_TEST_CASE(a_village_with_the_name_of_a_person_stays_a_village) {
  const auto third = entity("c", kOrganization, "Harbour Board", {"1", "2"});
  BOOST_TEST(
      !joined({entity("a", kPlace, "Ada Sands", {"1"}), entity("b", kPerson, "Ada Sands", {"2"}), third}));
  BOOST_TEST(joined(
      {entity("a", kOrganization, "Norda Salt", {"1"}), entity("b", kPerson, "Norda Salt", {"2"}), third}));
}

BOOST_AUTO_TEST_CASE(most_articles_say_what_a_family_is) {
  const EntityLinks links = link_entities(
      {entity("a", kPlace, "White Lodge", {"1"}), entity("b", kOrganization, "White Lodge", {"2", "3"})}, {});
  BOOST_REQUIRE(links.families.size() == 2U);
  for (const EntityFamily& f : links.families) {
    BOOST_CHECK(f.type == kOrganization);
    BOOST_TEST(f.family == "a");
  }
}

BOOST_AUTO_TEST_CASE(middle_names_and_short_first_names_join_in_company) {
  const auto third = entity("c", kOrganization, "Harbour Board", {"1", "2"});
  BOOST_TEST(joined(
      {entity("a", kPerson, "Tim Norrel", {"1"}), entity("b", kPerson, "Timothy Norrel", {"2"}), third}));
  BOOST_TEST(joined(
      {entity("a", kPerson, "Owen Piet Norrel", {"1"}), entity("b", kPerson, "Owen Norrel", {"2"}), third}));
  BOOST_TEST(
      !joined({entity("a", kPerson, "Tim Norrel", {"1"}), entity("b", kPerson, "Timothy Norrel", {"2"})}));
}

BOOST_AUTO_TEST_CASE(unnamed_sources_of_copies_are_one) {
  auto a = entity("a", kPerson, "an engineer", {"1"});
  auto b = entity("b", kPerson, "an engineer", {"2"});
  a.anonymous = b.anonymous = true;
  BOOST_TEST(!joined({a, b}));
  const EntityLinks links = link_entities({a, b}, {{"a", "b"}});
  BOOST_REQUIRE(links.relations.size() == 1U);
  BOOST_TEST(links.relations[0].detail == "copy");
  BOOST_TEST(links.family_of("b") == "a");
}

BOOST_AUTO_TEST_SUITE_END()
