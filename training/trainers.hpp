// The trainers of the linguistic chain, one row each in main.cpp's table.
#pragma once

#include "training/options.hpp"

namespace claimgraph::training {

/// Section "tagger"; leaves jackknifed tags of the training treebank in "_tags" for the parser.
void train_tagger(const TrainOptions& options);
/// Section "parser"; needs the tagger.
void train_parser(const TrainOptions& options);
/// Section "names"; needs the tagger.
void train_names(const TrainOptions& options);
/// Section "lemmas".
void train_lemmas(const TrainOptions& options);
/// Section "coref"; needs tagger, lemmas, parser and names.
void train_coref(const TrainOptions& options);

/// Sections "attribution.*"; needs tagger, lemmas and parser.
void train_attribution(const TrainOptions& options);
/// OUT/page.cgm: the models that find the body of a page; the same for both sets.
void train_page(const TrainOptions& options);
/// Attributions of the articles in options.rest, on standard output.
void find_attributions(const TrainOptions& options);

/// Section "claims" of `news`; needs all others.
void train_claims(const TrainOptions& options);

}  // namespace claimgraph::training
