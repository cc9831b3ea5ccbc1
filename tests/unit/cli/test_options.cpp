#include "cli/options.hpp"

#include <boost/test/unit_test.hpp>

#include "claimgraph/error.hpp"

using namespace claimgraph;
using namespace claimgraph::cli;

namespace {

using Words = std::vector<std::string>;

Arguments parsed(const char* command, const Words& words) {
  return parse_arguments(*find_command(command), words);
}

/// What a UsageError says about these words; empty when there is none.
std::string refusal(const char* command, const Words& words) {
  try {
    parsed(command, words);
    return {};
  } catch (const UsageError& error) {
    return error.what();
  }
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(options_and_operands_keep_their_order_however_they_are_written) {
  const Arguments given =
      parsed("import", {"a.html", "--map=text=body", "-j", "3", "--map", "date=day", "-", "-q", "b.html"});
  BOOST_TEST(given.operands == (Words{"a.html", "-", "b.html"}));
  BOOST_TEST(given.all("map") == (Words{"text=body", "date=day"}));
  BOOST_TEST(given.number("jobs", 7) == 3);
  BOOST_TEST(given.has("quiet"));
  BOOST_TEST(!given.has("db"));
  BOOST_TEST(given.get("db", "none") == "none");
  BOOST_TEST(parsed("import", {}).number("jobs", 7) == 7);
}

BOOST_AUTO_TEST_CASE(what_stands_behind_two_dashes_is_no_option) {
  BOOST_TEST(parsed("who", {"--", "--db"}).operands == Words{"--db"});
}

BOOST_AUTO_TEST_CASE(a_misspelt_option_is_answered_with_the_nearest_one) {
  BOOST_TEST(has(refusal("export", {"dot", "--dialct", "yed"}), "did you mean '--dialect'?"));
  BOOST_TEST(has(refusal("export", {"dot", "--zzzzzz"}), "unknown option '--zzzzzz'; see"));
}

BOOST_AUTO_TEST_CASE(values_are_checked_before_a_command_runs) {
  BOOST_TEST(
      has(refusal("import", {"--jobs", "abc"}), "--jobs takes a whole number from 1 to 256, not 'abc'"));
  BOOST_TEST(has(refusal("import", {"--jobs", "0"}), "--jobs takes"));
  BOOST_TEST(has(refusal("import", {"--jobs", "3x"}), "--jobs takes"));
  BOOST_TEST(has(refusal("extract", {"--jobs", "99999999999999999999"}), "--jobs takes"));
  for (const char* date : {"nonsense", "", "2026-02-30", "2026-13-01", "yesterday"}) {
    BOOST_TEST(has(refusal("import", {"--date", date}), "--date takes a day written as 2026-03-12"), date);
  }
  for (const char* date : {"2026-02-28", "2026-03-12T09:30:00+01:00"}) {
    BOOST_TEST(refusal("import", {"--date", date}).empty(), date);
  }
  BOOST_TEST(
      has(refusal("import", {"--from", "tekst"}), "--from: unknown FORMAT 'tekst'; did you mean 'text'?"));
  BOOST_TEST(has(refusal("export", {"dot", "--dialect", "gefi"}), "did you mean 'gephi'?"));
  BOOST_TEST(has(refusal("who", {"x", "--color", "sometimes"}), "choose from: auto always never"));
}

BOOST_AUTO_TEST_CASE(operands_are_checked_too) {
  BOOST_TEST(has(refusal("export", {"grapml"}), "unknown FORMAT 'grapml'; did you mean 'graphml'?"));
  BOOST_TEST(has(refusal("man", {"traec"}), "did you mean 'trace'?"));
  BOOST_TEST(has(refusal("completion", {"tcsh"}), "from: bash zsh fish"));
  BOOST_TEST(has(refusal("who", {}), "too few arguments: usage is 'claimgraph who [OPTIONS] TEXT|CLAIM'"));
  BOOST_TEST(has(refusal("who", {"cost", "to"}), "unexpected argument 'to'"));
  BOOST_TEST(has(refusal("who", {"x", "--db", "a", "--db", "b"}), "--db was given more than once"));
}

BOOST_AUTO_TEST_CASE(options_of_every_command_may_stand_before_it) {
  const CommandLine who = split_command({"--db", "case.db", "-q", "who", "cost", "-n", "3"});
  BOOST_TEST(who.command == "who");
  BOOST_TEST(who.words == (Words{"--db", "case.db", "-q", "cost", "-n", "3"}));
  const Arguments given = parse_arguments(*find_command("who"), who.words);
  BOOST_TEST(given.get("db") == "case.db");
  BOOST_TEST(given.operands == Words{"cost"});
  BOOST_TEST(split_command({"--color=never", "--db=x", "stats"}).words == (Words{"--db=x", "--color=never"}));
  // Where there is no use for a database, naming one does no harm.
  BOOST_TEST(split_command({"--db", "case.db", "-q", "formats"}).words == Words{"-q"});
  BOOST_TEST(split_command({"--db", "case.db"}).command.empty());
}

BOOST_AUTO_TEST_CASE(help_and_version_need_no_command) {
  BOOST_TEST(split_command({"-h"}).help);
  BOOST_TEST(split_command({"--help"}).help);
  BOOST_TEST(split_command({"-V"}).version);
  BOOST_TEST(split_command({"--version"}).version);
  BOOST_TEST(split_command({}).command.empty());
}

BOOST_AUTO_TEST_CASE(a_wrong_option_before_the_command_is_named) {
  const auto says = [](const char* part) {
    return [part](const UsageError& error) { return has(error.what(), part); };
  };
  BOOST_CHECK_EXCEPTION(split_command({"--bd", "x", "who"}), UsageError, says("did you mean '--db'?"));
  BOOST_CHECK_EXCEPTION(split_command({"--jsonn", "who"}), UsageError,
                        says("unknown option '--jsonn' before"));
  BOOST_CHECK_EXCEPTION(split_command({"--db"}), UsageError, says("--db needs a value"));
}

BOOST_AUTO_TEST_CASE(near_words_are_found_and_far_ones_are_not) {
  BOOST_TEST(closest("grapml", {"dot", "graphml", "svg"}) == "graphml");
  BOOST_TEST(closest("entites", {"entities", "articles"}) == "entities");
  BOOST_TEST(closest("zeppelin", {"entities", "articles"}).empty());
  BOOST_TEST(closest("png", {"svg", "csv"}).empty());  // two of three letters differ: no misspelling
  BOOST_TEST(closest("", {"dot"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
