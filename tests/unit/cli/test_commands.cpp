// Every row of the command table, and commands run in-process on a small database.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>
#include <sstream>

#include "claimgraph/error.hpp"
#include "claimgraph/store.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/options.hpp"
#include "tests/unit/store/fixture.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::cli;
namespace fs = std::filesystem;

namespace {

struct Session {
  Session() : database((folder.path() / "case.db").string()) {
    Store store(database);
    for (const test::Draft& draft : {test::launch(), test::doubt()})
      store.put_article(draft.article, draft.analysis);
    store.replace_relations({});
  }

  int run(const char* command, std::vector<std::string> words) {
    out.str({});
    err.str({});
    words.insert(words.end(), {"--db", database});
    Streams streams{out, err};
    const CommandInfo& info = *find_command(command);
    return info.run(parse_arguments(info, words), streams);
  }
  std::string path(const char* name) const { return (folder.path() / name).string(); }
  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path()))
      names.insert(entry.path().filename().string());
    return names;
  }

  test::TemporaryFolder folder;
  std::string database;
  std::ostringstream out, err;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(command_table)

BOOST_AUTO_TEST_CASE(questions_say_that_articles_were_not_all_compared) {
  Session session;
  for (const char* command : {"conflicts", "disputes", "stats", "verify"}) {
    session.run(command, {});
    BOOST_TEST(session.err.str().find("not all compared") == std::string::npos, command);
  }
  {
    Store store(session.database);
    const test::Draft late("Late Paper", "2031-05-06", "Tideline said the buoy works.");
    store.put_article(late.article, late.analysis);
  }
  for (const char* command : {"conflicts", "disputes", "stats", "verify"}) {
    session.run(command, {});
    BOOST_TEST(session.err.str().find("not all compared") != std::string::npos, command);
  }
}

BOOST_AUTO_TEST_CASE(every_row_is_whole_and_no_option_is_named_twice) {
  std::set<std::string> names;
  for (const CommandInfo& command : commands()) {
    BOOST_TEST(names.insert(command.name).second, command.name);
    BOOST_TEST(*command.summary != '\0', command.name);
    BOOST_TEST(!command.examples.empty(), command.name);
    std::set<std::string> options;
    std::set<char> letters;
    for (const OptionInfo& option : options_of(command)) {
      BOOST_TEST(options.insert(option.name).second, command.name << " --" << option.name);
      if (option.short_name != '\0') BOOST_TEST(letters.insert(option.short_name).second, option.name);
      BOOST_TEST((option.takes != Takes::number || option.low < option.high), option.name);
    }
    for (const auto& [line, meaning] : command.examples)
      BOOST_TEST(std::string(line).find("claimgraph") != std::string::npos, command.name);
    std::ostringstream help;
    print_help(command, help);
    BOOST_TEST(help.str().find(std::string("Usage: claimgraph ") + command.name) != std::string::npos);
    BOOST_TEST(man_page(&command).starts_with(".TH "));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(commands_on_a_database, Session)

BOOST_AUTO_TEST_CASE(asking_leaves_no_file_beside_the_database) {
  for (const char* command : {"articles", "entities", "claims", "stats", "disputes", "verify"}) {
    BOOST_TEST(run(command, {}) == kDone, command);
    BOOST_TEST(files() == std::set<std::string>{"case.db"}, command);
  }
  run("conflicts", {});
  run("who", {"Marlin"});
  run("show", {"Gannet"});
  run("search", {"zeppelin"});
  BOOST_TEST(files() == std::set<std::string>{"case.db"});
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_said_with_its_name) {
  for (const auto& [command, words] : std::vector<std::pair<const char*, std::vector<std::string>>>{
           {"export", {"dot", "--around", "Zeppelin"}},
           {"export", {"dot", "--article", "art-000000"}},
           {"claims", {"--article", "art-000000"}},
           {"retract", {"art-000000"}}}) {
    const std::string wanted = words.back();
    BOOST_CHECK_EXCEPTION(run(command, words), NotFoundError, [&](const NotFoundError& error) {
      return std::string(error.what()).find("'" + wanted + "'") != std::string::npos;
    });
    BOOST_TEST(out.str().empty());
  }
  BOOST_TEST(run("show", {"Zeppelin"}) == kNothingFound);
  BOOST_TEST(err.str().find("nobody is called 'Zeppelin'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(claims_of_an_article_are_found) {
  BOOST_TEST(run("articles", {"--jsonl"}) == kDone);
  const std::string id = out.str().substr(out.str().find("art-"), 14);
  BOOST_TEST(run("claims", {"--article", id}) == kDone);
  BOOST_TEST(!out.str().empty());
}

BOOST_AUTO_TEST_CASE(statistics_say_what_the_lists_say) {
  const auto lines = [&] {
    const std::string text = out.str();
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  };
  std::map<std::string, std::size_t> counted;
  run("entities", {"--jsonl"});
  counted["named entities"] = lines();
  run("entities", {"--anonymous", "--jsonl"});
  counted["unnamed sources"] = lines() - counted["named entities"];
  for (const auto& [name, command] :
       {std::pair{"articles", "articles"}, {"claims", "claims"}, {"disputed claims", "disputes"}}) {
    run(command, {"--jsonl"});
    counted[name] = lines();
  }
  run("stats", {});
  std::map<std::string, std::size_t> stated;
  std::istringstream table(out.str());
  for (std::string line; std::getline(table, line);) {
    stated[line.substr(0, line.find("  "))] = std::stoul(line.substr(line.find_last_of(' ')));
  }
  for (const auto& [name, count] : counted) {
    BOOST_TEST(count > 0U, name);
    BOOST_TEST(stated.at(name) == count, name);
  }
}

BOOST_AUTO_TEST_CASE(a_failed_export_leaves_neither_a_part_nor_a_half_file) {
  const std::string target = path("graph.svg");
  const char* before = std::getenv("PATH");
  const std::string search = before != nullptr ? before : "";
  setenv("PATH", folder.path().c_str(), 1);  // no Graphviz here
  BOOST_CHECK_THROW(run("export", {"svg", "-o", target}), Error);
  setenv("PATH", search.c_str(), 1);
  BOOST_TEST(files() == std::set<std::string>{"case.db"});
  // In the place of a folder nothing can be put.
  fs::create_directory(path("taken.dot"));
  BOOST_CHECK_THROW(run("export", {"dot", "-o", path("taken.dot")}), DataError);
  BOOST_TEST(files() == (std::set<std::string>{"case.db", "taken.dot"}));
  BOOST_CHECK_THROW(run("export", {"dot", "-o", path("no/such/folder.dot")}), DataError);
  BOOST_TEST(run("export", {"dot", "-o", path("graph.dot")}) == kDone);
  BOOST_TEST(run("export", {"dot", "-o", "/dev/null"}) == kDone);
  BOOST_TEST(files() == (std::set<std::string>{"case.db", "graph.dot", "taken.dot"}));
}

BOOST_AUTO_TEST_CASE(wrong_values_are_refused_before_anything_is_opened_or_made) {
  const std::string none = path("new.db");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--date", "nonsense"}, {"--jobs", "abc"}, {"--from", "nothing"}}) {
    std::vector<std::string> all{"--db", none, path("no-such-file.txt")};
    all.insert(all.end(), words.begin(), words.end());
    BOOST_CHECK_THROW(parse_arguments(*find_command("import"), all), UsageError);
  }
  BOOST_TEST(!fs::exists(none));
}

BOOST_AUTO_TEST_SUITE_END()
