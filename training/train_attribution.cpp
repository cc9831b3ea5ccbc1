#include "training/trainers.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <thread>

#include "claimgraph/error.hpp"
#include "core/extract/attribution/rerank.hpp"
#include "core/text/annotator.hpp"
#include "training/train_attribution_crf.hpp"
#include "training/train_attribution_data.hpp"
#include "training/train_attribution_measure.hpp"
#include "training/train_attribution_rerank.hpp"

namespace claimgraph::training {

using namespace attribution;

namespace {

struct Settings {
  CrfOptions cue, argument;
  int folds = 4;
  float bias = kCueBias;
  std::size_t per_cue = kAnswersPerCue;
};

/// Runs tasks on two threads; each task is deterministic by itself.
void run_all(const std::vector<std::function<void()>>& tasks) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++) tasks[i]();
  };
  std::thread other(work);
  work();
  other.join();
}

struct Corpus {
  std::vector<GoldArticle> articles;
  std::vector<std::unique_ptr<DocView>> views;
  void make_views() {
    views.clear();
    for (const GoldArticle& a : articles) views.push_back(std::make_unique<DocView>(a.annotated));
  }
};

void collect_cues(const Corpus& corpus, const CrfOptions& options, CrfData& data) {
  FeatureList state, pair;
  state.bits = options.state_bits;
  pair.bits = options.pair_bits;
  for (std::uint32_t a = 0; a < corpus.articles.size(); ++a) {
    const DocView& view = *corpus.views[a];
    std::vector<std::uint8_t> labels(view.size(), kCueOut);
    for (const GoldAttribution& g : corpus.articles[a].attributions) {
      if (g.nested) continue;
      for (const TokenSegment& s : g.cue) {
        for (std::uint32_t t = s.first; t < s.last; ++t) labels[t] = t == s.first ? kCueBegin : kCueIn;
      }
    }
    for (const Sentence& s : view.doc().sentences) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        state.count = pair.count = 0;
        cue_state_features(view, t, state);
        if (t > s.first) cue_pair_features(view, t, pair);
        // A cue that runs over a sentence break starts again.
        std::uint8_t label = labels[t];
        if (label == kCueIn && t == s.first) label = kCueBegin;
        data.add_token(state, pair, label, t == s.first ? 3 : 7);
      }
      data.end_sequence(a);
    }
  }
}

void add_argument_sequence(const ArgumentFrame& frame, const GoldAttribution* gold, std::uint32_t article,
                           float weight, const CrfOptions& options, CrfData& data) {
  FeatureList state, pair;
  state.bits = options.state_bits;
  pair.bits = options.pair_bits;
  const TokenSegment window = frame.window;
  std::vector<std::uint8_t> labels(window.last - window.first, kOutside);
  const auto paint = [&](const std::vector<TokenSegment>& segments, std::uint8_t label) {
    for (const TokenSegment& s : segments) {
      for (std::uint32_t t = std::max(s.first, window.first); t < std::min(s.last, window.last); ++t)
        labels[t - window.first] = label;
    }
  };
  if (gold != nullptr) {
    paint(gold->content, kContent);
    paint(gold->source, kSource);
  }
  for (std::uint32_t t = window.first; t < window.last; ++t) {
    state.count = pair.count = 0;
    const std::uint8_t side = frame.place(t).side;
    if (side != 2) {
      argument_local_state(frame.view, t, side, state);
      argument_state(frame, t, state);
      if (t > window.first) {
        argument_local_pair(frame.view, t, side, pair);
        argument_pair(frame, t, pair);
      }
    } else {
      labels[t - window.first] = kOutside;
    }
    data.add_token(state, pair, labels[t - window.first], side == 2 ? 1 : 7);
  }
  data.end_sequence(article, weight);
}

void collect_arguments(const Corpus& corpus, const std::vector<std::vector<Cue>>& found,
                       const CrfOptions& options, CrfData& data) {
  for (std::uint32_t a = 0; a < corpus.articles.size(); ++a) {
    const DocView& view = *corpus.views[a];
    const CueMap map(view, found[a]);
    for (const GoldAttribution& g : corpus.articles[a].attributions) {
      if (g.cue.empty() || g.nested) continue;
      add_argument_sequence(ArgumentFrame(view, map, g.cue.front()), &g, a, 1, options, data);
    }
  }
}

std::span<const std::byte> bytes_of(const std::string& s) {
  return std::as_bytes(std::span(s.data(), s.size()));
}

template <class Tagger>
Tagger tagger_from(const std::string& section) {
  auto bytes = bytes_of(section);
  CodedTable state(bytes);
  CodedTable pair(bytes);
  return Tagger(state, pair);
}

}  // namespace

void train_attribution(const TrainOptions& options) {
  Settings settings;
  const Annotator annotator(ModelFile::open(options.model_path()));
  AnnotateOptions part;
  part.names = false;
  const AnnotateFunction annotate = [&](std::string_view text) { return annotator.annotate(text, part); };
  const bool news = options.set != ModelSet::open;  // else openly licensed text only
  const std::filesystem::path data = options.corpora / (news ? "polnear-text" : "gum-attribution");
  Corpus train{read_gold(data / (news ? "polnear.train.jsonl.gz" : "gum.train.jsonl"), annotate), {}};
  Corpus dev{read_gold(data / (news ? "polnear.dev.jsonl.gz" : "gum.dev.jsonl"), annotate), {}};
  train.make_views();
  dev.make_views();
  say("read " + std::to_string(train.articles.size()) + " + " + std::to_string(dev.articles.size()) +
      " articles");

  settings.cue.runs = settings.argument.runs = 6;  // one run: 1.2 points less exact content F1
  const int folds = settings.folds;
  std::vector<std::string> cue_sections(static_cast<std::size_t>(folds) + 1),
      argument_sections(cue_sections.size());
  const auto train_all = [&](const CrfData& crf, const CrfOptions& crf_options,
                             std::vector<std::string>& sections) {
    std::vector<std::function<void()>> tasks;
    for (int f = -1; f < folds; ++f) {
      tasks.push_back(
          [&, f] { sections[static_cast<std::size_t>(f + 1)] = train_crf(crf, crf_options, folds, f); });
    }
    run_all(tasks);
  };
  {
    CrfData crf;
    collect_cues(train, settings.cue, crf);
    say("cue features: " + std::to_string(crf.state_rows.size() / 1000000) + " M");
    train_all(crf, settings.cue, cue_sections);
  }
  say("cue taggers trained");
  std::vector<CueTagger> cue_taggers;
  for (const auto& s : cue_sections) cue_taggers.push_back(tagger_from<CueTagger>(s));
  std::vector<std::vector<Cue>> train_cues(train.articles.size()), dev_cues(dev.articles.size());
  for (std::size_t a = 0; a < train.articles.size(); ++a) {
    train_cues[a] =
        cue_taggers[a % static_cast<std::size_t>(folds) + 1].candidates(*train.views[a], settings.bias);
  }
  for (std::size_t a = 0; a < dev.articles.size(); ++a)
    dev_cues[a] = cue_taggers[0].candidates(*dev.views[a], settings.bias);
  report_cues(dev.articles, dev_cues);
  {
    CrfData crf;
    collect_arguments(train, train_cues, settings.argument, crf);
    say("argument features: " + std::to_string(crf.state_rows.size() / 1000000) + " M");
    train_all(crf, settings.argument, argument_sections);
  }
  say("argument taggers trained");
  std::vector<ArgumentTagger> argument_taggers;
  for (const auto& s : argument_sections) argument_taggers.push_back(tagger_from<ArgumentTagger>(s));

  std::vector<std::vector<Candidate>> train_candidates(train.articles.size()),
      dev_candidates(dev.articles.size());
  for (std::size_t a = 0; a < train.articles.size(); ++a) {
    train_candidates[a] =
        make_candidates(*train.views[a], train_cues[a],
                        argument_taggers[a % static_cast<std::size_t>(folds) + 1], settings.per_cue);
  }
  for (std::size_t a = 0; a < dev.articles.size(); ++a) {
    dev_candidates[a] = make_candidates(*dev.views[a], dev_cues[a], argument_taggers[0], settings.per_cue);
  }
  say("candidates made");
  report_plain(dev.articles, dev_candidates);

  const std::string rank =
      rerank_section(0.35F, train_reranker(train.articles, train.views, train_candidates, 20));
  const Reranker reranker(bytes_of(rank));
  for (std::size_t a = 0; a < dev.articles.size(); ++a) reranker.score(*dev.views[a], dev_candidates[a]);
  say("re-ranker trained");
  report_reranked(dev.articles, dev_candidates);

  save_section(options, "attribution.cue", cue_sections[0]);
  save_section(options, "attribution.argument", argument_sections[0]);
  save_section(options, "attribution.rank", rank);
}

}  // namespace claimgraph::training
