#include <algorithm>
#include <thread>

#include "cli/command_list.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

constexpr long kMostJobs = 256;

}  // namespace

const std::vector<CommandInfo>& commands() {
#define CG_ITEM(name) name##_command(),
  static const std::vector<CommandInfo> table{CG_COMMANDS(CG_ITEM)};
#undef CG_ITEM
  return table;
}

std::vector<std::string> command_names() {
#define CG_ITEM(name) #name,
  return {CG_COMMANDS(CG_ITEM)};
#undef CG_ITEM
}

const CommandInfo* find_command(std::string_view name) {
  const auto& table = commands();
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const CommandInfo& info) { return name == info.name; });
  return found == table.end() ? nullptr : &*found;
}

std::string operand_name(const CommandInfo& command) {
  std::string name = command.operands;
  std::erase_if(name, [](char c) { return c == '[' || c == ']'; });
  return name;
}

bool has_errors(const Diagnostics& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Diagnostic& finding) { return finding.severity == Severity::error; });
}

ArticleStream open_inputs(const Arguments& arguments, Streams& streams, bool& listing_failed) {
  Diagnostics findings;
  std::vector<InputFile> files = inputs_named(arguments, findings);
  listing_failed = has_errors(findings);
  print_diagnostics(findings, arguments, streams);
  return open_stream(std::move(files), arguments);
}

int exit_code_of(const ArticleStream& stream, bool listing_failed) {
  if (stream.failed() == 0 && !listing_failed) return kDone;
  return stream.articles() == 0 ? kBadUsageOrData : kSomeInputsFailed;
}

OptionInfo jobs_option(const char* help) {
  return {"jobs", 'j', "N", help, false, {}, Takes::number, 1, kMostJobs};
}

OptionInfo model_option() {
  return {"model",
          'm',
          "SET",
          "Model set or a path: accurate when not given; fast is ten times faster and reads less well; open "
          "learnt from open texts only",
          false,
          {"accurate", "fast", "open"},
          Takes::file};
}

OptionInfo about_option() {
  return {"about", '\0', "NAME",     "Only claims about this person, organisation or place (name or id)",
          false,   {},   Takes::name};
}

std::size_t jobs_of(const Arguments& arguments) {
  const long processors = std::max(1L, static_cast<long>(std::thread::hardware_concurrency()));
  return static_cast<std::size_t>(arguments.number("jobs", std::min(processors, kMostJobs)));
}

}  // namespace claimgraph::cli
