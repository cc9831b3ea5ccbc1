#include "cli/inputs.hpp"

#include <fmt/format.h>

#include "claimgraph/error.hpp"
#include "claimgraph/importer.hpp"
#include "claimgraph/language.hpp"
#include "cli/models.hpp"

namespace claimgraph::cli {

std::vector<InputFile> inputs_named(const Arguments& arguments, Diagnostics& findings) {
  const std::vector<std::string> lists = arguments.all("files-from");
  std::vector<InputFile> files;
  if (!arguments.operands.empty() || lists.empty()) files = expand_inputs(arguments.operands, findings);
  for (const std::string& list : lists) {
    for (InputFile& file : listed_inputs(list, findings)) files.push_back(std::move(file));
  }
  return files;
}

ArticleStream open_stream(std::vector<InputFile> files, const Arguments& arguments) {
  StreamSettings settings;
  settings.from = arguments.get("from");
  settings.language = arguments.get("lang");
  if (!settings.language.empty() && !is_language_code(settings.language)) {
    throw UsageError(
        fmt::format("--lang: '{}' is no language code; English is en, French is fr", settings.language));
  }
  settings.date = arguments.get("date");
  settings.options.publisher = arguments.get("publisher");
  settings.options.url = arguments.get("url");
  settings.options.column_map = arguments.all("map");
  settings.options.page_models = open_page_models();
  return {std::move(files), std::move(settings)};
}

OptionInfo files_from_option() {
  return {"files-from", '\0',
          "LIST",       "Also read the files that this list names, one path a line; - is standard input",
          true,         {},
          Takes::file};
}

std::vector<OptionInfo> input_options() {
  std::vector<std::string> formats, with_columns;
  for (const ImporterInfo& importer : importers()) {
    formats.emplace_back(importer.name);
    if (importer.columns) with_columns.emplace_back(importer.name);
  }
  return {
      {"from", 'f', "FORMAT", "Read inputs as this format instead of looking at their content", false,
       formats},
      {"date",
       '\0',
       "DATE",
       "Date of articles that state none (YYYY-MM-DD): anchors \"last week\"",
       false,
       {},
       Takes::day},
      {"lang", '\0', "CODE",
       "Language of all inputs (en, fr …), instead of what their words and metadata say; only English is "
       "analysed"},
      {"publisher", '\0', "NAME", "Publisher of articles that state none"},
      {"url", '\0', "URL", "Address of the article when the input does not say it"},
      {"map", '\0', "FIELD=COLUMN",
       fmt::format("For {}: which column holds which field", fmt::join(with_columns, ", ")), true},
      files_from_option(),
  };
}

}  // namespace claimgraph::cli
