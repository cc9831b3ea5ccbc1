// Entities, mentions, affiliations and speakers on hand-parsed sentences; no model: the hand-set weights
// decide.
#include "core/extract/coreference/entities.hpp"
#include "core/extract/coreference/source_speakers.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sstream>

#include "claimgraph/article.hpp"
#include "claimgraph/error.hpp"
#include "core/base/model_writer.hpp"
#include "core/extract/coreference/coref_resolver.hpp"
#include "core/extract/coreference/gender_names.hpp"
#include "core/extract/coreference/name_match.hpp"
#include "parsed_doc.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

struct Resolved {
  Resolved(const std::string& words, const std::string& rows,
           const std::vector<std::pair<std::string, NameType>>& names,
           const std::vector<std::string>& sources = {})
      : parsed(words, rows) {
    article.id = "art-test";
    article.text = words;
    std::size_t from = 0;
    for (const auto& [name, type] : names) {
      const std::size_t at = words.find(name, from);
      BOOST_REQUIRE_MESSAGE(at != std::string::npos, name);
      from = at + name.size();
      NameSpan span;
      span.first = parsed.doc.token_at(static_cast<std::uint32_t>(at));
      span.last = parsed.doc.token_at(static_cast<std::uint32_t>(from) - 1) + 1;
      span.type = type;
      parsed.doc.names.push_back(span);
    }
    for (const std::string& source : sources) {
      AttributionSpans attribution;
      attribution.source = parsed.segment(source);
      attributions.push_back(attribution);
    }
    resolve_entities(article, parsed.doc, attributions, nullptr, out);
  }

  const Entity& entity(const std::string& name) const {
    for (const Entity& e : out.entities)
      if (e.name == name) return e;
    std::string all;
    for (const Entity& e : out.entities) all += e.name + "; ";
    BOOST_REQUIRE_MESSAGE(false, "no entity '" + name + "' among: " + all);
    return out.entities.front();
  }
  /// Texts of an entity's mentions, joined by " | ".
  std::string mentions(const std::string& name) const {
    std::string all;
    const auto index = static_cast<std::uint32_t>(&entity(name) - out.entities.data());
    for (const Mention& m : out.mentions)
      if (m.entity == index) all += (all.empty() ? "" : " | ") + std::string(parsed.doc.text_of(m.span));
    return all;
  }
  std::string affiliations(const std::string& name) const {
    std::string all;
    for (const Affiliation& a : entity(name).affiliations)
      all += (all.empty() ? "" : "; ") + std::string(a.former ? "former " : "") + a.title + " @ " +
             out.entities[a.organization].name;
    return all;
  }
  std::string speakers(std::size_t attribution) const {
    std::string all;
    for (const std::uint32_t e : speakers_of(parsed.doc, attributions[attribution], out))
      all += (all.empty() ? "" : "; ") + out.entities[e].name;
    return all;
  }

  ParsedDoc parsed;
  Article article;
  std::vector<AttributionSpans> attributions;
  Analysis out;
};

constexpr auto kPerson = NameType::person;
constexpr auto kOrg = NameType::organization;

}  // namespace

BOOST_AUTO_TEST_SUITE(Entities)

BOOST_AUTO_TEST_CASE(a_last_name_and_a_pronoun_are_the_person_named_before) {
  const Resolved r("Acme CEO Laura Brenner spoke. Brenner said she was glad.",
                   "Acme Acme PROPN NNP 2 compound\nCEO CEO NOUN NN 5 nsubj\nLaura Laura PROPN NNP 2 flat\n"
                   "Brenner Brenner PROPN NNP 3 flat\nspoke speak VERB VBD 0 root\n. . PUNCT . 5 punct\n\n"
                   "Brenner Brenner PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nshe she PRON PRP 5 nsubj\n"
                   "was be AUX VBD 5 cop\nglad glad ADJ JJ 2 ccomp\n. . PUNCT . 2 punct\n",
                   {{"Acme", kOrg}, {"Laura Brenner", kPerson}, {"Brenner", kPerson}}, {"she"});
  BOOST_TEST(r.mentions("Laura Brenner") == "Acme CEO Laura Brenner | Brenner | she");
  BOOST_TEST(r.affiliations("Laura Brenner") == "CEO @ Acme");
  BOOST_TEST(r.entity("Laura Brenner").description == "Acme CEO");
  BOOST_TEST((r.entity("Laura Brenner").gender == Gender::female));
  BOOST_TEST((r.entity("Laura Brenner").alternate_names == std::vector<std::string>{"Brenner"}));
  BOOST_TEST(r.speakers(0) == "Laura Brenner");
  BOOST_TEST(r.entity("Laura Brenner").id.substr(0, 4) == "per-");
  BOOST_TEST(!r.entity("Laura Brenner").anonymous);
}

BOOST_AUTO_TEST_CASE(two_full_first_names_are_two_people) {
  const Resolved r(
      "Laura Brenner met Tom Brenner.",
      "Laura Laura PROPN NNP 3 nsubj\nBrenner Brenner PROPN NNP 1 flat\nmet meet VERB VBD 0 root\n"
      "Tom Tom PROPN NNP 3 obj\nBrenner Brenner PROPN NNP 4 flat\n. . PUNCT . 3 punct\n",
      {{"Laura Brenner", kPerson}, {"Tom Brenner", kPerson}});
  BOOST_TEST(r.mentions("Laura Brenner") == "Laura Brenner");
  BOOST_TEST(r.mentions("Tom Brenner") == "Tom Brenner");
}

BOOST_AUTO_TEST_CASE(former_employers_before_a_name_are_two_affiliations) {
  const Resolved r(
      "Former Acme and Globex chemist Tom Reed spoke.",
      "Former former ADJ JJ 5 amod\nAcme Acme PROPN NNP 5 compound\nand and CCONJ CC 4 cc\n"
      "Globex Globex PROPN NNP 2 conj\nchemist chemist NOUN NN 8 nsubj\nTom Tom PROPN NNP 5 flat\n"
      "Reed Reed PROPN NNP 6 flat\nspoke speak VERB VBD 0 root\n. . PUNCT . 8 punct\n",
      {{"Acme", kOrg}, {"Globex", kOrg}, {"Tom Reed", kPerson}});
  BOOST_TEST(r.affiliations("Tom Reed") == "former chemist @ Acme; former chemist @ Globex");
}

BOOST_AUTO_TEST_CASE(the_words_around_a_name_give_its_employer_where_the_parse_does_not) {
  // All words hang on the verb: nothing but their order says who belongs to whom.
  const auto flat = [](const std::string& words) {
    std::istringstream in(words);
    std::string rows;
    int before = 0;
    for (std::string word; in >> word; ++before) {
      const bool mark = word == "," || word == ".", article = word == "the" || word == "The";
      const bool name = !mark && !article && word[0] < 'a' && word[0] > '@';
      const bool noun = word == "chief" || word == "president" || word == "lawyer";
      const std::string tag = mark                             ? "PUNCT " + word
                              : name                           ? std::string("PROPN NNP")
                              : noun                           ? std::string("NOUN NN")
                              : word == "spoke"                ? std::string("VERB VBD")
                              : word == "'s"                   ? std::string("PART POS")
                              : word == "former"               ? std::string("ADJ JJ")
                              : word == "of" || word == "with" ? std::string("ADP IN")
                                                               : std::string("DET DT");
      rows += word + ' ' + word + ' ' + tag +
              (word == "spoke" ? " 0 root\n"
               : word == "Doe" ? ' ' + std::to_string(before) + " flat\n"
                               : " 0 dep\n");
    }
    return rows;
  };
  const auto found = [&](const std::string& text, const std::string& spaced) {
    std::vector<std::pair<std::string, NameType>> names{{"Jane Doe", kPerson}, {"Acme", kOrg}};
    if (text.find("Acme") < text.find("Jane")) std::swap(names[0], names[1]);
    return Resolved(text, flat(spaced), names).affiliations("Jane Doe");
  };
  BOOST_TEST(found("Jane Doe, Acme's former chief, spoke.", "Jane Doe , Acme 's former chief , spoke .") ==
             "former chief @ Acme");
  BOOST_TEST(found("Jane Doe, the president of Acme, spoke.", "Jane Doe , the president of Acme , spoke .") ==
             "president @ Acme");
  BOOST_TEST(found("Acme's chief, Jane Doe, spoke.", "Acme 's chief , Jane Doe , spoke .") == "chief @ Acme");
  BOOST_TEST(found("The president of Acme, Jane Doe, spoke.", "The president of Acme , Jane Doe , spoke .") ==
             "president @ Acme");
  // Of somebody else: what Acme's lawyer has to do with her is not said.
  BOOST_TEST(
      found("Jane Doe, president of Acme's board, spoke.", "Jane Doe , president of Acme 's board , spoke .")
          .empty());
  BOOST_TEST(
      found("Acme's lawyer, with Jane Doe, spoke.", "Acme 's lawyer , with Jane Doe , spoke .").empty());
}

BOOST_AUTO_TEST_CASE(an_apposition_gives_title_and_organisation) {
  const Resolved r("Jane Doe, a spokeswoman for the ministry, declined.",
                   "Jane Jane PROPN NNP 10 nsubj\nDoe Doe PROPN NNP 1 flat\n, , PUNCT , 5 punct\n"
                   "a a DET DT 5 det\nspokeswoman spokeswoman NOUN NN 1 appos\nfor for ADP IN 8 case\n"
                   "the the DET DT 8 det\nministry ministry NOUN NN 5 nmod\n, , PUNCT , 5 punct\n"
                   "declined decline VERB VBD 0 root\n. . PUNCT . 10 punct\n",
                   {{"Jane Doe", kPerson}}, {"Jane Doe, a spokeswoman for the ministry"});
  BOOST_TEST(r.affiliations("Jane Doe") == "spokeswoman @ the ministry");
  BOOST_TEST(r.entity("Jane Doe").description == "spokeswoman for the ministry");
  BOOST_TEST((r.entity("Jane Doe").gender == Gender::female));
  BOOST_TEST(r.entity("the ministry").anonymous);
  BOOST_TEST(r.speakers(0) == "Jane Doe");
}

BOOST_AUTO_TEST_CASE(the_company_is_the_organisation_that_its_nationality_allows) {
  const Resolved r("Chinese firm Acme sued Globex. The Chinese company won. The US firm lost.",
                   "Chinese chinese ADJ JJ 2 amod\nfirm firm NOUN NN 4 nsubj\nAcme Acme PROPN NNP 2 flat\n"
                   "sued sue VERB VBD 0 root\nGlobex Globex PROPN NNP 4 obj\n. . PUNCT . 4 punct\n\n"
                   "The the DET DT 3 det\nChinese chinese ADJ JJ 3 amod\ncompany company NOUN NN 4 nsubj\n"
                   "won win VERB VBD 0 root\n. . PUNCT . 4 punct\n\n"
                   "The the DET DT 3 det\nUS US PROPN NNP 3 compound\nfirm firm NOUN NN 4 nsubj\nlost lose "
                   "VERB VBD 0 root\n"
                   ". . PUNCT . 4 punct\n",
                   {{"Acme", kOrg}, {"Globex", kOrg}, {"US", NameType::place}});
  BOOST_TEST(r.mentions("Acme") == "Chinese firm Acme | The Chinese company");
  BOOST_TEST(r.mentions("Globex") == "Globex | The US firm");
  BOOST_TEST(r.entity("Acme").description == "Chinese firm");
}

BOOST_AUTO_TEST_CASE(an_acronym_is_the_long_name) {
  const Resolved r(
      "The Northern Rail Authority met. NRA staff left.",
      "The the DET DT 4 det\nNorthern Northern PROPN NNP 4 compound\nRail Rail PROPN NNP 4 compound\n"
      "Authority Authority PROPN NNP 5 nsubj\nmet meet VERB VBD 0 root\n. . PUNCT . 5 punct\n\n"
      "NRA NRA PROPN NNP 2 compound\nstaff staff NOUN NN 3 nsubj\nleft leave VERB VBD 0 root\n. . PUNCT . 3 "
      "punct\n",
      {{"Northern Rail Authority", kOrg}, {"NRA", kOrg}});
  BOOST_TEST(r.mentions("Northern Rail Authority") == "The Northern Rail Authority | NRA");
  BOOST_TEST((r.entity("Northern Rail Authority").alternate_names == std::vector<std::string>{"NRA"}));
}

BOOST_AUTO_TEST_CASE(conjoined_speakers_are_several_entities) {
  const Resolved r("Ann Lee and Tom Reed said so.",
                   "Ann Ann PROPN NNP 6 nsubj\nLee Lee PROPN NNP 1 flat\nand and CCONJ CC 4 cc\n"
                   "Tom Tom PROPN NNP 1 conj\nReed Reed PROPN NNP 4 flat\nsaid say VERB VBD 0 root\n"
                   "so so ADV RB 6 advmod\n. . PUNCT . 6 punct\n",
                   {{"Ann Lee", kPerson}, {"Tom Reed", kPerson}}, {"Ann Lee and Tom Reed"});
  BOOST_TEST(r.speakers(0) == "Ann Lee; Tom Reed");
}

BOOST_AUTO_TEST_CASE(a_range_of_people_speaks_as_its_ends) {
  const Resolved r(
      "Stars from Ann Lee to Tom Reed said so.",
      "Stars star NOUN NNS 8 nsubj\nfrom from ADP IN 3 case\nAnn Ann PROPN NNP 1 nmod\n"
      "Lee Lee PROPN NNP 3 flat\nto to ADP IN 6 case\nTom Tom PROPN NNP 1 nmod\n"
      "Reed Reed PROPN NNP 6 flat\nsaid say VERB VBD 0 root\nso so ADV RB 8 advmod\n. . PUNCT . 8 punct\n",
      {{"Ann Lee", kPerson}, {"Tom Reed", kPerson}}, {"Stars from Ann Lee to Tom Reed"});
  BOOST_TEST(r.speakers(0) == "Ann Lee; Tom Reed");
}

BOOST_AUTO_TEST_CASE(years_from_and_to_make_no_range_of_people) {
  const Resolved r("Tom Reed, chair from 2001 to 2005 under Ann Lee, said so.",
                   "Tom Tom PROPN NNP 13 nsubj\nReed Reed PROPN NNP 1 flat\n, , PUNCT , 4 punct\n"
                   "chair chair NOUN NN 1 appos\nfrom from ADP IN 6 case\n2001 2001 NUM CD 4 nmod\n"
                   "to to ADP IN 8 case\n2005 2005 NUM CD 4 nmod\nunder under ADP IN 10 case\n"
                   "Ann Ann PROPN NNP 4 nmod\nLee Lee PROPN NNP 10 flat\n, , PUNCT , 1 punct\n"
                   "said say VERB VBD 0 root\nso so ADV RB 13 advmod\n. . PUNCT . 13 punct\n",
                   {{"Tom Reed", kPerson}, {"Ann Lee", kPerson}},
                   {"Tom Reed, chair from 2001 to 2005 under Ann Lee"});
  BOOST_TEST(r.speakers(0) == "Tom Reed");
}

BOOST_AUTO_TEST_CASE(an_unnamed_source_is_anonymous_and_scoped_to_its_article) {
  const std::string rows =
      "Analysts analyst NOUN NNS 2 nsubj\nsaid say VERB VBD 0 root\nso so ADV RB 2 advmod\n. . PUNCT . 2 "
      "punct\n";
  const Resolved r("Analysts said so.", rows, {}, {"Analysts"});
  const Entity& analysts = r.entity("Analysts");
  BOOST_TEST(analysts.anonymous);
  BOOST_TEST((analysts.type == EntityType::group));
  BOOST_TEST(r.speakers(0) == "Analysts");
  Article other;
  other.id = "art-other";
  Analysis out;
  resolve_entities(other, r.parsed.doc, r.attributions, nullptr, out);
  BOOST_REQUIRE_EQUAL(out.entities.size(), 1U);
  BOOST_TEST(out.entities[0].id != analysts.id);
}

BOOST_AUTO_TEST_CASE(a_last_name_alone_does_not_name_the_same_person_in_two_articles) {
  const std::string rows = "Reed Reed PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\n. . PUNCT . 2 punct\n";
  const Resolved r("Reed left.", rows, {{"Reed", kPerson}});
  Article other;
  other.id = "art-other";
  Analysis out;
  resolve_entities(other, r.parsed.doc, {}, nullptr, out);
  BOOST_REQUIRE_EQUAL(out.entities.size(), 1U);
  BOOST_TEST(out.entities[0].id != r.entity("Reed").id);
}

BOOST_AUTO_TEST_CASE(a_source_that_is_no_noun_phrase_still_gets_an_entity) {
  const Resolved r(
      "Some said so.",
      "Some some DET DT 2 nsubj\nsaid say VERB VBD 0 root\nso so ADV RB 2 advmod\n. . PUNCT . 2 punct\n", {},
      {"Some"});
  BOOST_TEST(r.speakers(0) == "Some");
  BOOST_TEST(r.entity("Some").anonymous);
}

BOOST_AUTO_TEST_CASE(one_name_has_one_type_and_a_noun_beside_it_decides) {
  const Resolved r(
      "Chip supplier Zentra rose. Zentra fell.",
      "Chip chip NOUN NN 2 compound\nsupplier supplier NOUN NN 4 nsubj\nZentra Zentra PROPN NNP 2 flat\n"
      "rose rise VERB VBD 0 root\n. . PUNCT . 4 punct\n\n"
      "Zentra Zentra PROPN NNP 2 nsubj\nfell fall VERB VBD 0 root\n. . PUNCT . 2 punct\n",
      {{"Zentra", kPerson}, {"Zentra", kPerson}});
  BOOST_TEST((r.entity("Zentra").type == EntityType::organization));
  BOOST_TEST(r.mentions("Zentra") == "Chip supplier Zentra | Zentra");
}

BOOST_AUTO_TEST_CASE(the_president_is_who_was_called_so) {
  const Resolved r(
      "President Tom Reed met Ann Lee. The president left.",
      "President President PROPN NNP 4 nsubj\nTom Tom PROPN NNP 1 flat\nReed Reed PROPN NNP 2 flat\n"
      "met meet VERB VBD 0 root\nAnn Ann PROPN NNP 4 obj\nLee Lee PROPN NNP 5 flat\n. . PUNCT . 4 punct\n\n"
      "The the DET DT 2 det\npresident president NOUN NN 3 nsubj\nleft leave VERB VBD 0 root\n. . PUNCT . 3 "
      "punct\n",
      {{"Tom Reed", kPerson}, {"Ann Lee", kPerson}});
  BOOST_TEST(r.mentions("Tom Reed") == "President Tom Reed | The president");
}

BOOST_AUTO_TEST_CASE(a_legal_form_makes_a_company_of_a_name) {
  const Resolved r(
      "Reed Lee Ltd fell. Reed Lee said so.",
      "Reed Reed PROPN NNP 4 nsubj\nLee Lee PROPN NNP 1 flat\nLtd Ltd PROPN NNP 1 flat\n"
      "fell fall VERB VBD 0 root\n. . PUNCT . 4 punct\n\nReed Reed PROPN NNP 3 nsubj\n"
      "Lee Lee PROPN NNP 1 flat\nsaid say VERB VBD 0 root\nso so ADV RB 3 advmod\n. . PUNCT . 3 punct\n",
      {{"Reed Lee Ltd", kPerson}, {"Reed Lee", kPerson}});
  BOOST_TEST(r.mentions("Reed Lee Ltd") == "Reed Lee Ltd | Reed Lee");
  BOOST_TEST((r.entity("Reed Lee Ltd").type == EntityType::organization));
}

BOOST_AUTO_TEST_CASE(a_text_without_a_parse_gives_nothing) {
  Article article;
  article.text = "No parse here.";
  const AnnotatedText doc = tokenize(article.text);
  Analysis out;
  resolve_entities(article, doc, {}, nullptr, out);
  BOOST_TEST(out.entities.empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(NameMatch)

BOOST_AUTO_TEST_CASE(keys_drop_titles_legal_forms_and_marks) {
  BOOST_TEST(name_key("Dr. José Núñez", EntityType::person) == "jose nunez");
  BOOST_TEST(name_key("The Acme Works, Inc.", EntityType::organization) == "acme works");
  BOOST_TEST(name_key("U.S.", EntityType::place) == "united states");
  BOOST_TEST(name_key("Ltd", EntityType::organization) == "ltd");
  BOOST_TEST(name_key("", EntityType::organization).empty());
}

BOOST_AUTO_TEST_CASE(names_alike_and_names_apart) {
  const auto person = [](const char* a, const char* b) { return name_similarity(a, b, EntityType::person); };
  BOOST_TEST(person("Bill Reed", "William Reed") > 0.8);
  BOOST_TEST(person("J. Reed", "John Reed") > 0.6);
  BOOST_TEST(person("Reed, John", "John Reed") > 0.8);
  BOOST_TEST(person("Laura Brenner", "Tom Brenner") < 0.5);
  BOOST_TEST(name_similarity("Acme Corporation", "Acme Corp.", EntityType::organization) > 0.9);
  BOOST_TEST(name_similarity("Acme Bank", "Acme Airlines", EntityType::organization) < 0.5);
  BOOST_TEST(name_similarity("", "", EntityType::person) == 0.0);
}

BOOST_AUTO_TEST_CASE(short_given_names) {
  BOOST_TEST(same_given_name("bill", "william"));
  BOOST_TEST(!same_given_name("tom", "laura"));
  BOOST_TEST((given_name_gender("laura") == Gender::female));
  BOOST_TEST((given_name_gender("brenner") == Gender::unknown));
}

BOOST_AUTO_TEST_CASE(weights_come_back_and_a_damaged_section_is_refused) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "cg_test_coref.cgm";
  std::vector<float> weights(CorefModel::kSize, 0.0F);
  weights[3] = 0.5F, weights[4] = -1.0F;
  const std::string section = CorefModel::encode(weights);
  write_model_file(path, "test", "1", {{"coref", section}});
  const auto model = CorefModel::from(*ModelFile::open(path));
  BOOST_REQUIRE(model != nullptr);
  const std::vector<std::uint32_t> features = {3, 4, 4};
  BOOST_TEST(model->score(features) == -1.5F, boost::test_tools::tolerance(0.001F));
  write_model_file(path, "test", "1", {{"coref", section.substr(0, 100)}});
  BOOST_CHECK_EXCEPTION(CorefModel::from(*ModelFile::open(path)), DataError, [](const DataError& error) {
    return std::string(error.what()).find("section 'coref' does not fit") != std::string::npos;
  });
  write_model_file(path, "test", "1", {{"other", section}});
  BOOST_TEST(CorefModel::from(*ModelFile::open(path)) == nullptr);
  std::filesystem::remove(path);
}

BOOST_AUTO_TEST_SUITE_END()
