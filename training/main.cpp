// claimgraph-train: makes the files of core/models from the corpora. One row of the table is one step.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <exception>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/error.hpp"
#include "claimgraph/model_file.hpp"
#include "core/text/conllu.hpp"
#include "core/text/transformer_chain.hpp"
#include "training/options.hpp"
#include "training/trainers.hpp"

namespace claimgraph::training {

namespace {

void annotate_files(const TrainOptions& options) {
  const Annotator annotator(ModelFile::open(options.model_path()));
  for (const std::string& file : options.rest) fmt::print("{}", annotate_conllu(annotator, read_file(file)));
}

// What the encoder makes of each line of the files: a sentence of words between spaces. For comparing it with
// the network that it was made from.
void print_vectors(const TrainOptions& options) {
  const auto models = ModelFile::open(options.model_path());
  const TransformerChain chain(*models);
  for (const std::string& file : options.rest) {
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
      AnnotatedText doc;
      std::istringstream words(line);
      std::vector<std::string> forms{std::istream_iterator<std::string>(words), {}};
      for (const std::string& form : forms) doc.tokens.emplace_back().form = form;
      doc.sentences.emplace_back().last = static_cast<std::uint32_t>(forms.size());
      const Transformer::Vectors vectors = chain.encoder().run(doc, 0, 1);
      for (std::size_t t = 0; t < forms.size(); ++t) {
        fmt::print("{}", forms[t]);
        for (std::size_t d = 0; d < chain.encoder().width(); ++d)
          fmt::print(" {:.5f}", vectors.words[t * chain.encoder().width() + d]);
        fmt::print("\n");
      }
      fmt::print("\n");
    }
  }
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Tokens a CPU second of the growing chain, one document a file.
void bench_files(const TrainOptions& options) {
  const double before = cpu_seconds();
  const Annotator annotator(ModelFile::open(options.model_path()));
  fmt::print("load      {:8.2f} ms\n", (cpu_seconds() - before) * 1000);
  std::vector<std::string> texts;
  for (const std::string& file : options.rest) texts.push_back(read_file(file));
  const auto run = [&](const char* name, const auto& work) {
    std::size_t tokens = 0, bytes = 0;
    const double start = cpu_seconds();
    for (int repeat = 0; repeat < 3; ++repeat) {
      for (const std::string& text : texts) {
        tokens += work(text).tokens.size();
        bytes += text.size();
      }
    }
    const double seconds = cpu_seconds() - start;
    fmt::print("{:<9} {:8.0f} tokens/s {:6.2f} MB/s {:6.2f} us/token\n", name,
               static_cast<double>(tokens) / seconds, static_cast<double>(bytes) / seconds / 1e6,
               seconds / static_cast<double>(tokens) * 1e6);
  };
  run("tokenize", [](const std::string& text) { return tokenize(text); });
  AnnotateOptions part;
  part.parse = part.names = false;
  run("+ tags", [&](const std::string& text) { return annotator.annotate(text, part); });
  part.parse = true;
  run("+ parse", [&](const std::string& text) { return annotator.annotate(text, part); });
  part.names = true;
  run("+ names", [&](const std::string& text) { return annotator.annotate(text, part); });
}

// Steps of `all` run in this order.
const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"tagger", "part-of-speech tagger, and jackknifed tags for the parser", true, train_tagger, false,
       true},
      {"lemmas", "lemma rules and exceptions", true, train_lemmas},
      {"parser", "dependency parser", true, train_parser, false, true},
      {"names", "name tagger", true, train_names, false, true},
      {"coref", "coreference ranker", true, train_coref},
      {"attribution", "who said what: cue, argument and ranking models", true, train_attribution},
      {"claims", "which pieces of what was said are claims, and how sure", true, train_claims},
      {"page", "OUT/page.cgm: the models that find the body of a page", true, train_page, true},
      {"pack", "puts OUT/SET.parts together again", false, pack},
      {"bench", "measures the speed of OUT/SET.cgm on text files", false, bench_files},
      {"find", "writes the attributions that OUT/SET.cgm finds in JSON Lines of articles", false,
       find_attributions},
      {"vectors", "prints the vectors of the words of text files, a sentence a line", false, print_vectors},
      {"annotate", "writes CoNLL-U files with the annotation of OUT/SET.cgm", false, annotate_files},
  };
  return table;
}

struct NamedOption {
  const char* name;
  const char* argument;  ///< nullptr: a flag
  const char* help;
  void (*set)(TrainOptions& options, std::vector<ModelSet>& sets, const std::string& value);
};

double number(const std::string& value) {
  std::size_t used = 0;
  double out = 0;
  try {
    out = std::stod(value, &used);
  } catch (const std::exception&) {
    used = 0;
  }
  if (used == 0 || used != value.size() || !(out >= 0) || out > 1e6)
    throw UsageError(fmt::format("'{}' is no number that an option here takes", value));
  return out;
}

void choose_sets(std::vector<ModelSet>& sets, const std::string& name) {
  if (name == "both") return;
  for (const ModelSet set : {ModelSet::news, ModelSet::open, ModelSet::accurate}) {
    if (name == set_name(set)) {
      sets = {set};
      return;
    }
  }
  throw UsageError("--set is news, open, both of them, or accurate");
}

const std::vector<NamedOption>& named_options() {
  using Sets = std::vector<ModelSet>;
  static const std::vector<NamedOption> table = {
      {"--corpora", "DIR", "where the corpora are (../shared/corpora)",
       [](TrainOptions& o, Sets&, const std::string& v) { o.corpora = v; }},
      {"--out", "DIR", "where the models go (core/models)",
       [](TrainOptions& o, Sets&, const std::string& v) { o.out = v; }},
      {"--set", "SET", "news, open, both of them, or accurate (both)",
       [](TrainOptions&, Sets& sets, const std::string& v) { choose_sets(sets, v); }},
      {"--no-measure", nullptr, "print no scores on the dev parts",
       [](TrainOptions& o, Sets&, const std::string&) { o.measure = false; }},
      {"--page-passes", "N", "page: passes over the pages (20)",
       [](TrainOptions& o, Sets&, const std::string& v) {
         o.page.passes = std::max(1, static_cast<int>(number(v)));
       }},
      {"--page-rate", "X", "page: learning rate (0.1)",
       [](TrainOptions& o, Sets&, const std::string& v) { o.page.rate = number(v); }},
      {"--page-l2", "X", "page: weight of L2 (0.1)",
       [](TrainOptions& o, Sets&, const std::string& v) { o.page.l2 = number(v); }},
  };
  return table;
}

void print_help() {
  fmt::print(
      "usage: claimgraph-train STEP|all [OPTION]... [FILE]...\n\n"
      "Trains the models of claimgraph. Seeds are fixed: the same corpora give the same bytes on the same "
      "machine.\n\nOptions:\n");
  for (const NamedOption& option : named_options())
    fmt::print("  {:<16} {}\n",
               fmt::format("{} {}", option.name, option.argument == nullptr ? "" : option.argument),
               option.help);
  fmt::print("\nSteps:\n");
  for (const Command& command : commands()) {
    fmt::print("  {:<16} {}{}\n", command.name, command.help,
               command.part_of_all ? "" : " (not part of all)");
  }
}

void run(std::string_view step, TrainOptions& options, const std::vector<ModelSet>& sets) {
  bool found = false;
  for (const ModelSet set : sets) {
    options.set = set;
    for (const Command& command : commands()) {
      if (command.once && (set != sets.front() || set == ModelSet::accurate)) continue;
      if (command.by_encoder && set == ModelSet::accurate) continue;
      if (step == command.name || (step == "all" && command.part_of_all)) {
        command.run(options);
        found = true;
      }
    }
  }
  if (!found) throw UsageError(fmt::format("no step '{}'; see claimgraph-train --help", step));
}

int main_of(const std::vector<std::string>& words) {
  TrainOptions options;
  std::vector<ModelSet> sets = {ModelSet::news, ModelSet::open};
  std::string step;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--help" || word == "-h") {
      print_help();
      return 0;
    }
    const auto& table = named_options();
    const auto option =
        std::find_if(table.begin(), table.end(), [&](const NamedOption& each) { return word == each.name; });
    if (option != table.end()) {
      if (option->argument != nullptr && i + 1 == words.size())
        throw UsageError("option " + word + " needs a value");
      option->set(options, sets, option->argument != nullptr ? words[++i] : std::string());
    } else if (word.starts_with("--")) {
      throw UsageError(fmt::format("no option '{}'; see claimgraph-train --help", word));
    } else if (step.empty()) {
      step = word;
    } else {
      options.rest.push_back(word);
    }
  }
  if (step.empty()) {
    print_help();
    return 2;
  }
  run(step, options, sets);
  return 0;
}

}  // namespace

}  // namespace claimgraph::training

int main(int argc, char** argv) {
  try {
    return claimgraph::training::main_of({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "claimgraph-train: {}\n", error.what());
    return 2;
  }
}
