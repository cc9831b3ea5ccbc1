// The dependency parser: teachers on the treebanks, then the network that ships on the treebanks and on text
// that the teachers parsed.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

#include "claimgraph/error.hpp"
#include "core/text/parser.hpp"
#include "training/memory_model.hpp"
#include "training/parser_trainer.hpp"
#include "training/trainers.hpp"
#include "training/treebank.hpp"

namespace claimgraph::training {

namespace {

constexpr std::size_t kTeachers = 3;
constexpr std::uint32_t kTeacherLayers = 2;
constexpr std::size_t kEpochs = 8;  // over treebanks and plain text
constexpr std::size_t kPlainSentences = 45000;

// The tags that train_tagger() left.
void add_jackknifed_tags(const TrainOptions& options, Treebank& bank) {
  const std::string bytes = read_file(options.part_path("_tags"));
  if (bytes.size() != 2 * bank.tokens()) {
    throw DataError("the tags in '" + options.part_path("_tags").string() +
                    "' are of other data: run step tagger first");
  }
  std::size_t at = 0;
  for (TreeSentence& sentence : bank.sentences) {
    for (std::size_t i = 0; i < sentence.size(); ++i, at += 2) {
      sentence.tag.push_back({static_cast<Upos>(bytes[at]), static_cast<XposId>(bytes[at + 1])});
    }
  }
}

void tag_treebank(const TrainOptions& options, Treebank& bank) {
  const auto models = ModelFile::open(options.model_path());
  const Tagger tagger(*models);
  for (TreeSentence& sentence : bank.sentences) {
    std::vector<Token> tokens(sentence.size());
    tagger.tag(sentence.words, tokens);
    for (const Token& token : tokens) sentence.tag.push_back({token.upos, token.xpos});
  }
}

// Adds the logarithms of the probabilities that one network gives the valid actions.
void add_votes(const ParserActions& actions, const ArcEagerState& state, const std::int16_t* scores,
               std::vector<float>& votes) {
  float all = 0;
  int top = -40000;
  const auto valid = [&](std::size_t a) {
    if (a == 0) return state.can_shift();
    if (a == 1) return state.can_reduce();
    return a < actions.first_right() ? state.can_left() : state.can_right();
  };
  for (std::size_t a = 0; a < votes.size(); ++a) {
    if (valid(a)) top = std::max(top, static_cast<int>(scores[a]));
  }
  for (std::size_t a = 0; a < votes.size(); ++a) {
    if (valid(a)) all += std::exp(static_cast<float>(scores[a] - top) / kActivationUnit);
  }
  for (std::size_t a = 0; a < votes.size(); ++a) {
    votes[a] += valid(a) ? static_cast<float>(scores[a] - top) / kActivationUnit - std::log(all) : -1e9F;
  }
}

// Parses with several networks that vote on every transition.
void parse_together(const std::vector<const Parser*>& parsers, const TreeSentence& sentence,
                    std::vector<Token>& tokens, std::vector<Parser::Workspace>& workspaces) {
  workspaces.resize(parsers.size());
  const ParserActions& actions = parsers[0]->actions();
  std::vector<float> votes(actions.size());
  alignas(32) std::int16_t scores[Parser::kMostActions];
  for (std::size_t p = 0; p < parsers.size(); ++p) parsers[p]->encode(sentence.words, tokens, workspaces[p]);
  ArcEagerState state;
  state.reset(tokens.size());
  while (!state.at_root()) {
    std::fill(votes.begin(), votes.end(), 0.0F);
    for (std::size_t p = 0; p < parsers.size(); ++p) {
      parsers[p]->score(state, workspaces[p], scores);
      add_votes(actions, state, scores, votes);
    }
    actions.apply(state,
                  static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin()));
  }
  Parser::finish(state, tokens, 0);
}

std::vector<Token> tagged_tokens(const TreeSentence& sentence) {
  std::vector<Token> tokens(sentence.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].upos = sentence.tag[i].upos;
    tokens[i].xpos = sentence.tag[i].xpos;
  }
  return tokens;
}

void parse_treebank(const std::vector<const Parser*>& parsers, Treebank& bank) {
  std::vector<Parser::Workspace> workspaces;
  for (TreeSentence& sentence : bank.sentences) {
    std::vector<Token> tokens = tagged_tokens(sentence);
    parse_together(parsers, sentence, tokens, workspaces);
    for (const Token& token : tokens) {
      sentence.head.push_back(token.head);
      sentence.deprel.push_back(token.deprel);
    }
  }
}

std::string score_dev(const std::vector<const Parser*>& parsers, const Treebank& bank) {
  std::size_t uas = 0, las = 0;
  std::vector<Parser::Workspace> workspaces(1);
  for (const TreeSentence& sentence : bank.sentences) {
    std::vector<Token> tokens = tagged_tokens(sentence);
    if (parsers.size() == 1) {
      parsers[0]->parse(sentence.words, tokens, 0, workspaces[0]);
    } else {
      parse_together(parsers, sentence, tokens, workspaces);
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].head != sentence.head[i]) continue;
      ++uas;
      // CoNLL 2018 compares relations without their subtype.
      const auto universal = [](DeprelId id) { return deprel_name(id).substr(0, deprel_name(id).find(':')); };
      las += universal(tokens[i].deprel) == universal(sentence.deprel[i]);
    }
  }
  const double all = static_cast<double>(bank.tokens()) / 100;
  return fmt::format("UAS {:.2f} LAS {:.2f}", static_cast<double>(uas) / all, static_cast<double>(las) / all);
}

// Trains one network and gives its section.
std::string train_network(const TrainOptions& options, const Treebank& bank, const ParserSettings& settings,
                          std::uint64_t seed, const Treebank& ewt, const Treebank& gum) {
  const auto report = [&](std::size_t epoch, double loss, const std::function<std::string()>& section) {
    std::string line = fmt::format("parser: seed {} epoch {} loss {:.0f}", seed, epoch, loss);
    if (options.measure && (epoch % 3 == 0 || epoch == settings.epochs)) {
      const MemoryModel model(section());
      const Parser parser(model);
      line += fmt::format(" · ewt dev {} · gum dev {}", score_dev({&parser}, ewt), score_dev({&parser}, gum));
    }
    say(line);
  };
  return train_parser_network(bank, settings, seed, report);
}

}  // namespace

void train_parser(const TrainOptions& options) {
  Treebank bank = training_treebank(options);
  add_jackknifed_tags(options, bank);
  Treebank ewt = dev_treebank(options, "ewt"), gum = dev_treebank(options, "gum");
  tag_treebank(options, ewt);
  tag_treebank(options, gum);
  ParserSettings settings;
  settings.layers = kTeacherLayers;
  const std::size_t teachers = options.set == ModelSet::news ? kTeachers : 0;

  // Teachers: networks of other seeds. Together they parse text that nobody annotated, and the network that
  // ships learns from the treebanks and from them.
  std::vector<std::unique_ptr<MemoryModel>> models;
  std::vector<std::unique_ptr<Parser>> parsers;
  std::vector<const Parser*> ensemble;
  for (std::uint64_t seed = 101; seed < 101 + teachers; ++seed) {
    models.push_back(std::make_unique<MemoryModel>(train_network(options, bank, settings, seed, ewt, gum)));
    parsers.push_back(std::make_unique<Parser>(*models.back()));
    ensemble.push_back(parsers.back().get());
  }
  if (teachers > 0) {
    if (options.measure) {
      say(fmt::format("parser: {} teachers together · ewt dev {} · gum dev {}", teachers,
                      score_dev(ensemble, ewt), score_dev(ensemble, gum)));
    }
    Treebank plain = plain_text(options, kPlainSentences);
    tag_treebank(options, plain);
    parse_treebank(ensemble, plain);
    say(fmt::format("parser: {} sentences, {} tokens parsed by the teachers", plain.sentences.size(),
                    plain.tokens()));
    // The treebanks count twice beside them.
    const std::vector<TreeSentence> treebank = bank.sentences;
    bank.sentences.insert(bank.sentences.end(), treebank.begin(), treebank.end());
    bank.sentences.insert(bank.sentences.end(), std::make_move_iterator(plain.sentences.begin()),
                          std::make_move_iterator(plain.sentences.end()));
  }
  settings = {};
  if (teachers > 0) {
    settings.epochs = kEpochs;
    settings.dropout = 0.12F;  // so much more text needs less
  }
  save_section(options, "parser", train_network(options, bank, settings, 11, ewt, gum));
}

}  // namespace claimgraph::training
