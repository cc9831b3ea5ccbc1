#include "core/text/annotator.hpp"

#include "core/text/last_names.hpp"
#include "core/text/lemmatizer.hpp"
#include "core/text/name_repairs.hpp"
#include "core/text/names.hpp"
#include "core/text/parser.hpp"
#include "core/text/tagger.hpp"
#include "core/text/tokenizer.hpp"
#include "core/text/transformer_chain.hpp"

#include <optional>

namespace claimgraph {

struct Annotator::Impl {
  explicit Impl(std::shared_ptr<const ModelFile> file) : models(std::move(file)), lemmatizer(*models) {
    if (models->has_section("encoder")) {
      transformer.emplace(*models);
      return;
    }
    tagger.emplace(*models);
    if (models->has_section("parser")) parser.emplace(*models);
    if (models->has_section("names")) names.emplace(*models);
  }

  bool parses() const { return transformer || parser; }
  bool names_things() const { return transformer || names; }
  /// Tags, lemmas, heads and names by the encoder.
  void annotate_by_transformer(AnnotatedText& doc, const AnnotateOptions& options) const;
  /// The same by the tagger, the parser and the name tagger, which see a few words at a time.
  void annotate_by_windows(AnnotatedText& doc, const AnnotateOptions& options) const;

  std::shared_ptr<const ModelFile> models;
  Lemmatizer lemmatizer;
  std::optional<TransformerChain> transformer;  // instead of the three below
  std::optional<Tagger> tagger;
  std::optional<Parser> parser;
  std::optional<NameTagger> names;
};

namespace {

/// "Tarn AI's chief executive, Jonas Hauge": a noun where no noun follows that it could modify. The texts
/// that the tagger learnt from know it from "executive branch".
void tag_executives(std::span<Token> sentence) {
  static const XposId adjective = xpos_id("JJ"), noun = xpos_id("NN"), plural = xpos_id("NNS");
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    Token& token = sentence[t];
    if (token.xpos != adjective || (token.form != "executive" && token.form != "Executive")) continue;
    if (t + 1 < sentence.size()) {
      const XposId next = sentence[t + 1].xpos;
      if (next == noun || next == plural || next == adjective || sentence[t + 1].form == "-") continue;
    }
    token.xpos = noun;
    token.upos = Upos::NOUN;
  }
}

/// Verbs whose past is written like a noun.
bool is_noun_like_past(std::string_view form) {
  return form == "cost" || form == "cut" || form == "hit" || form == "put" || form == "set";
}

/// "said the new pier | cost $5 million": a noun for the tagger, a clause for the parser, with an amount
/// behind it. The noun before it is its subject.
void restore_past_verbs(AnnotatedText& doc) {
  static const XposId past = xpos_id("VBD"), noun = xpos_id("NN"), base = xpos_id("VB");
  static const DeprelId compound = deprel_id("compound"), subject = deprel_id("nsubj"),
                        object = deprel_id("obj");
  static const DeprelId complement = deprel_id("ccomp");
  for (std::uint32_t t = 1; t + 1 < doc.tokens.size(); ++t) {
    Token& token = doc.tokens[t];
    if (!is_noun_like_past(token.form) || (token.xpos != noun && token.xpos != base) ||
        token.deprel != complement)
      continue;
    std::uint32_t amount = t + 1;
    while (amount + 1 < doc.tokens.size() && amount < t + 4 && doc.tokens[amount].upos == Upos::ADV) ++amount;
    const Token& sum = doc.tokens[amount];
    if (sum.upos != Upos::NUM && sum.upos != Upos::SYM && sum.form.find('$') == std::string_view::npos)
      continue;
    const auto here = static_cast<std::int32_t>(t);
    Token& before = doc.tokens[t - 1];
    if (before.head == here && before.deprel == compound) {
      before.deprel = subject;
      // what modified the noun modifies its subject
      for (std::uint32_t k = doc.sentences[token.sentence].first; k + 1 < t; ++k)
        if (doc.tokens[k].head == here && doc.tokens[k].upos != Upos::SCONJ &&
            doc.tokens[k].upos != Upos::PUNCT)
          doc.tokens[k].head = here - 1;
    }
    if (doc.tokens[amount].head == here && doc.tokens[amount].deprel == compound)
      doc.tokens[amount].deprel = object;
    token.xpos = past;
    token.upos = Upos::VERB;
  }
}

// Until there are heads every token is a root: no children.
void link_children(AnnotatedText& doc) {
  const std::size_t count = doc.tokens.size();
  doc.child_start.assign(count + 1, 0);
  for (const Token& token : doc.tokens) {
    if (token.head >= 0) ++doc.child_start[static_cast<std::size_t>(token.head) + 1];
  }
  for (std::size_t t = 0; t < count; ++t) doc.child_start[t + 1] += doc.child_start[t];
  doc.child_list.resize(doc.child_start[count]);
  std::vector<std::uint32_t> next(doc.child_start.begin(), doc.child_start.end() - 1);
  for (std::size_t t = 0; t < count; ++t) {
    const std::int32_t head = doc.tokens[t].head;
    if (head >= 0) doc.child_list[next[static_cast<std::size_t>(head)]++] = static_cast<std::uint32_t>(t);
  }
}

}  // namespace

Annotator::Annotator(std::shared_ptr<const ModelFile> models)
    : m_impl(std::make_unique<Impl>(std::move(models))) {}
Annotator::~Annotator() = default;

AnnotatedText Annotator::annotate(std::string_view text, const AnnotateOptions& options,
                                  Diagnostics* diagnostics) const {
  AnnotatedText doc = tokenize(text, options, diagnostics);
  annotate_tokens(doc, options);
  return doc;
}

void Annotator::Impl::annotate_by_transformer(AnnotatedText& doc, const AnnotateOptions& options) const {
  transformer->annotate(doc, options.parse, options.names);
  lemmatizer.lemmatize(doc);
}

void Annotator::Impl::annotate_by_windows(AnnotatedText& doc, const AnnotateOptions& options) const {
  std::vector<WordFeatures> words(doc.tokens.size());
  WordFeaturizer featurize;
  for (std::size_t t = 0; t < words.size(); ++t) words[t] = featurize(doc.tokens[t].form);
  const std::span<const WordFeatures> all_words(words);
  const std::span<Token> all_tokens(doc.tokens);
  for (const Sentence& sentence : doc.sentences) {
    const std::size_t size = sentence.last - sentence.first;
    tagger->tag(all_words.subspan(sentence.first, size), all_tokens.subspan(sentence.first, size));
    tag_executives(all_tokens.subspan(sentence.first, size));
  }
  if (options.parse && parser) {
    Parser::Workspace workspace;
    for (const Sentence& sentence : doc.sentences) {
      const std::size_t size = sentence.last - sentence.first;
      parser->parse(all_words.subspan(sentence.first, size), all_tokens.subspan(sentence.first, size),
                    sentence.first, workspace);
    }
  }
  lemmatizer.lemmatize(doc);
  if (options.names && names) names->tag(words, doc);
}

void Annotator::annotate_tokens(AnnotatedText& doc, const AnnotateOptions& options) const {
  if (m_impl->transformer) {
    m_impl->annotate_by_transformer(doc, options);
  } else {
    m_impl->annotate_by_windows(doc, options);
  }
  if (options.parse && m_impl->parses()) restore_past_verbs(doc);
  if (options.names && m_impl->names_things()) {
    drop_amounts(doc);
    join_company_names(doc);
    find_last_names(doc);
    type_transcript_speakers(doc);
    if (options.parse && m_impl->parses()) attach_name_tokens(doc);
  }
  link_children(doc);
}

}  // namespace claimgraph
