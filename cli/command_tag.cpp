// claimgraph tag: the linguistic chain alone, in CoNLL-U.
#include <ostream>

#include "claimgraph/error.hpp"
#include "cli/command_list.hpp"
#include "cli/inputs.hpp"
#include "cli/models.hpp"
#include "cli/text_layout.hpp"
#include "core/text/conllu.hpp"

namespace claimgraph::cli {

namespace {

int tag_conllu(const Annotator& annotator, const std::vector<InputFile>& files, Streams& streams) {
  for (const InputFile& file : files) {
    const std::string lines = annotate_conllu(annotator, read_input(file));
    streams.out << (streams.out_is_terminal ? printable(lines) : lines);
  }
  return kDone;
}

int run(const Arguments& arguments, Streams& streams) {
  Diagnostics findings;
  std::vector<InputFile> files = inputs_named(arguments, findings);
  const Annotator annotator(open_models(arguments.get("model", kDefaultModels)));
  if (arguments.get("from") == "conllu") {
    print_diagnostics(findings, arguments, streams);
    return has_errors(findings) ? kBadUsageOrData : tag_conllu(annotator, files, streams);
  }
  const bool listing_failed = has_errors(findings);
  ArticleStream stream = open_stream(std::move(files), arguments);
  Article article;
  while (stream.next(article, findings)) {
    const AnnotatedText doc = annotator.annotate(article.text, {}, &findings);
    const std::string lines = write_conllu(doc, article.doc);
    streams.out << (streams.out_is_terminal ? printable(lines) : lines);
  }
  print_diagnostics(findings, arguments, streams);
  return exit_code_of(stream, listing_failed);
}

std::vector<OptionInfo> tag_options() {
  std::vector<OptionInfo> options = input_options();
  options[0].help =
      "Input format as for import, or conllu (tokens and sentences of CoNLL-U are kept, the rest is made "
      "anew)";
  options[0].values.emplace_back("conllu");
  options.push_back(model_option());
  return options;
}

}  // namespace

const CommandInfo& tag_command() {
  static const CommandInfo info{
      "tag",
      "Build",
      "Show tokens, tags, parse and names of a text as CoNLL-U",
      "[FILE|DIR|-]...",
      "Runs the linguistic chain alone: tokens, sentences, Universal POS and Penn tags, lemmas, "
      "dependencies, and names as "
      "NE= in the last column. With --from conllu the given tokens and sentences are kept, which is how the "
      "parser is "
      "scored.",
      tag_options(),
      {{"echo 'Tarn AI said no.' | claimgraph tag --from text -", "one line a token"}},
      run,
      false,
      0,
      SIZE_MAX,
      {},
      Takes::file};
  return info;
}

}  // namespace claimgraph::cli
