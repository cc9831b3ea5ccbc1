#include "cli/completion.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "claimgraph/article.hpp"
#include "claimgraph/exporter.hpp"
#include "claimgraph/importer.hpp"
#include "claimgraph/store.hpp"
#include "tests/unit/store/fixture.hpp"
#include "tests/unit/support/needs.hpp"

using namespace claimgraph;
using namespace claimgraph::cli;

namespace {

using Words = std::vector<std::string>;

std::string asked_database;  // by the last call of names()

Words names(const Arguments& so_far, const std::string& start) {
  asked_database = so_far.get("db", "none");
  return start.empty() ? Words{"Ada Field", "Bo Reed"} : Words{"Ada Field"};
}

Words values(const Words& words) {
  Words out;
  for (const Candidate& candidate : complete(words, names).candidates) out.push_back(candidate.value);
  return out;
}

bool offers(const Words& words, const std::string& value) {
  const Words found = values(words);
  return std::find(found.begin(), found.end(), value) != found.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(completion)

BOOST_AUTO_TEST_CASE(the_first_word_is_a_command_with_its_summary) {
  BOOST_TEST(values({"dis"}) == Words{"disputes"});
  BOOST_TEST(values({"ex"}) == (Words{"extract", "export"}));
  for (const CommandInfo& command : commands()) BOOST_TEST(offers({""}, command.name));
  BOOST_TEST(offers({""}, "help"));
  BOOST_TEST(offers({"help", ""}, "trace"));
  const Completions found = complete({"trac"}, names);
  BOOST_TEST_REQUIRE(found.candidates.size() == 1U);
  BOOST_TEST(found.candidates[0].help == find_command("trace")->summary);
  BOOST_TEST(!found.files);
}

BOOST_AUTO_TEST_CASE(formats_and_dialects_come_from_their_tables) {
  for (const ExporterInfo& exporter : exporters()) BOOST_TEST(offers({"export", ""}, exporter.name));
  for (const ImporterInfo& importer : importers())
    BOOST_TEST(offers({"import", "--from", ""}, importer.name));
  BOOST_TEST(values({"export", "grap"}) == Words{"graphml"});
  for (const ExporterInfo& exporter : exporters()) {
    const Words dialects(exporter.dialects.begin(), exporter.dialects.end());
    BOOST_TEST(values({"export", exporter.name, "--dialect", ""}) == dialects);
    for (const std::string& dialect : dialects) BOOST_TEST(offers({"export", "--dialect", ""}, dialect));
  }
  BOOST_TEST(values({"import", "-f", "newsml"}) == (Words{"newsml1", "newsml-g2"}));
  BOOST_TEST(offers({"tag", "--from", ""}, "conllu"));
  BOOST_TEST(values({"who", "x", "--color", "a"}) == (Words{"auto", "always"}));
}

BOOST_AUTO_TEST_CASE(names_come_from_the_database_that_was_named) {
  BOOST_TEST(values({"show", "Ad"}) == Words{"Ada Field"});
  BOOST_TEST(asked_database == "none");
  BOOST_TEST(values({"--db", "case.db", "claims", "--by", ""}) == (Words{"Ada Field", "Bo Reed"}));
  BOOST_TEST(asked_database == "case.db");
  BOOST_TEST(offers({"export", "dot", "--db=other.db", "--around", "Ad"}, "Ada Field"));
  BOOST_TEST(asked_database == "other.db");
  BOOST_TEST(!offers({"who", "Ad"}, "Ada Field"));  // words of a claim, not a name
}

BOOST_AUTO_TEST_CASE(options_are_offered_and_their_values_after_an_equals_sign) {
  BOOST_TEST(offers({"export", "--di"}, "--dialect"));
  BOOST_TEST(values({"--d"}) == Words{"--db"});
  BOOST_TEST(values({"export", "graphml", "--dialect=y"}) == Words{"--dialect=yed"});
  BOOST_TEST(values({"export", "graphml", "--dialect", "=", "y"}) == Words{"yed"});  // as bash cuts it
  BOOST_TEST(values({"export", "graphml", "--dialect", "="}) == (Words{"gephi", "yed", "cytoscape"}));
  BOOST_TEST(values({"show", "--", "--"}).empty() == false);  // names, no options
  BOOST_TEST(!offers({"show", "--", "--"}, "--json"));
}

BOOST_AUTO_TEST_CASE(files_are_offered_where_a_file_is_taken_and_nowhere_else) {
  BOOST_TEST(complete({"import", ""}, names).files);
  BOOST_TEST(complete({"export", "dot", "-o", ""}, names).files);
  BOOST_TEST(complete({"who", "--db", "cla"}, names).files);
  BOOST_TEST(offers({"import", "--model", ""}, "accurate"));
  BOOST_TEST(complete({"import", "--model", ""}, names).files);
  for (const Words& words :
       {Words{"export", ""}, {"who", ""}, {"show", ""}, {"stats", ""}, {"export", "dot", ""}})
    BOOST_TEST(!complete(words, names).files);
  BOOST_TEST(values({"stats", ""}).empty());
  BOOST_TEST(values({"export", "dot", ""}).empty());  // one format is enough
  BOOST_TEST(values({"nonsense", ""}).empty());
}

BOOST_AUTO_TEST_CASE(the_databases_own_names_without_unnamed_sources) {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "case.db").string();
  {
    Store store(path);
    const test::Draft draft = test::doubt();
    store.put_article(draft.article, draft.analysis);
  }
  Arguments given;
  given.options = {{"db", path}};
  BOOST_TEST(names_in_database(given, "gan") == Words{"Gannet"});
  BOOST_TEST(names_in_database(given, "an an").empty());
  BOOST_TEST(names_in_database(given, "") == (Words{"Gannet", "Tideline"}));
  given.options = {{"db", path + ".missing"}};
  BOOST_TEST(names_in_database(given, "").empty());
  given.options = {{"db", folder.file("text.db", "no database").string()}};
  BOOST_TEST(names_in_database(given, "").empty());
}

BOOST_AUTO_TEST_CASE(zsh_reads_its_script, *test::needs_program("zsh", "zsh")) {
  const test::TemporaryFolder folder;
  const std::string script = folder.file("script", completion_script("zsh")).string();
  const test::Outcome read = test::run("zsh -n " + script);
  BOOST_TEST(read.status == 0, read.output);
}

BOOST_AUTO_TEST_CASE(fish_completes_with_the_script, *test::needs_program("fish", "fish")) {
  const test::TemporaryFolder folder;
  const std::string script = folder.file("script", completion_script("fish")).string();
  const test::Outcome done = test::run("PATH=$(dirname " CG_PROGRAM "):$PATH fish --no-config -c 'source " +
                                       script + "; complete -C \"claimgraph export grap\"'");
  BOOST_TEST(done.output == "graphml\n");
}

BOOST_AUTO_TEST_CASE(bash_completes_with_the_script) {
  const test::TemporaryFolder folder;
  const std::string script = folder.file("script", completion_script("bash")).string();
  const auto completed = [&](const std::string& words) {
    const test::Outcome outcome =
        test::run("bash -c 'source " + script + "; COMP_WORDS=(" CG_PROGRAM " " + words +
                  "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _claimgraph " CG_PROGRAM
                  "; printf \"%s\\n\" \"${COMPREPLY[@]}\"'");
    return outcome.output;
  };
  BOOST_TEST(completed("export grap") == "graphml\n");
  BOOST_TEST(completed("export graphml --dialect = ge") == "gephi\n");
  BOOST_TEST(completed("dispu") == "disputes\n");
}

BOOST_AUTO_TEST_SUITE_END()
