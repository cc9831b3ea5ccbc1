// Is a piece of a content a claim, and is it right with speaker and stance: two log-linear models over
// claim_features.hpp, learned from the program's own pieces of the training articles of corpora/claim-gold.
// The second is calibrated on articles that its own model did not see (five folds), after Platt 1999.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "claimgraph/error.hpp"
#include "core/extract/claims/claim_model.hpp"
#include "core/extract/observe_units.hpp"
#include "training/claim_gold.hpp"
#include "training/trainers.hpp"

namespace claimgraph::training {

namespace {

constexpr int kFolds = 5, kEpochs = 60;
constexpr double kRate = 0.1, kDecay = 0.2;

struct Sample {
  std::uint32_t page = 0;
  bool narration = false;
  ClaimFeatures features;
  double prior = 0;
  bool claim = false;  ///< matches a claim or a fact of the gold
  bool right = false;  ///< and has its speaker and stance
};

/// Every piece of every content of the pages, claim or not, with its answers.
std::vector<Sample> make_samples(const TrainOptions& options, const std::vector<GoldPage>& pages) {
  std::vector<Sample> out;
  const auto models = ModelFile::open(options.model_path());
  const UnitObserver observer(models);
  for (std::uint32_t p = 0; p < pages.size(); ++p) {
    const GoldPage& page = pages[p];
    const std::vector<ObservedUnit> units = observer.observe(page.doc, page.text);
    std::set<std::uint32_t> all;
    for (const ObservedUnit& unit : units) {
      const auto words = words_of(page.text, unit.content);
      all.insert(words.begin(), words.end());
    }
    std::vector<std::set<std::uint32_t>> gold;
    std::set<std::uint32_t> told;
    for (const GoldClaim& claim : page.claims) {
      gold.push_back(words_of(page.text, claim, all));
      if (!claim.optional) told.insert(gold.back().begin(), gold.back().end());
    }
    for (const ObservedUnit& unit : units) {
      Sample sample;
      sample.page = p;
      sample.narration = unit.narration;
      sample.features = unit.features;
      sample.prior = unit.prior;
      const auto words = words_of(page.text, unit.content);
      std::vector<const Entity*> speakers;
      for (const Entity& e : unit.speakers) speakers.push_back(&e);
      for (std::size_t g = 0; g < gold.size(); ++g) {
        const GoldClaim& claim = page.claims[g];
        if (!fits(gold[g], words) || (unit.narration && !claim.optional)) continue;
        sample.claim = true;
        // A fact or border case asks for no speaker.
        sample.right =
            sample.right || claim.optional || (is_speaker(claim, speakers) && is_stance(claim, unit.stance));
      }
      out.push_back(std::move(sample));
    }
  }
  return out;
}

double score(const std::vector<double>& weights, const Sample& sample) {
  double sum = sample.prior;
  for (const std::uint32_t f : sample.features) sum += weights[f];
  return sum;
}

double probability(double s) {
  return 1 / (1 + std::exp(-s));
}

/// Adagrad over the samples in their order; deterministic.
template <typename Answer>
std::vector<double> learn(const std::vector<const Sample*>& samples, const Answer& answer) {
  std::vector<double> weights(ClaimModel::kSize, 0.0), squares(ClaimModel::kSize, 1.0),
      mean(ClaimModel::kSize, 0.0);
  int taken = 0;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    // A fixed permutation: a stride without common divisor walks through all of them.
    std::size_t stride = samples.size() / 3 + 1;
    const auto divides = [&](std::size_t a, std::size_t b) {
      while (b != 0) std::swap(a %= b, b);
      return a == 1;
    };
    while (!divides(stride, samples.size())) ++stride;
    for (std::size_t i = 0, at = static_cast<std::size_t>(epoch) % samples.size(); i < samples.size();
         ++i, at = (at + stride) % samples.size()) {
      const Sample& sample = *samples[at];
      const double error = probability(score(weights, sample)) - (answer(sample) ? 1.0 : 0.0);
      for (const std::uint32_t f : sample.features) {
        const double gradient = error + kDecay * weights[f];
        squares[f] += gradient * gradient;
        weights[f] -= kRate * gradient / std::sqrt(squares[f]);
      }
    }
    if (epoch < kEpochs / 2) continue;
    ++taken;
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += (weights[i] - mean[i]) / taken;
  }
  return mean;
}

/// Scores of every sample by a model that did not see its page.
template <typename Answer>
std::vector<double> cross_scores(const std::vector<Sample>& samples, const Answer& answer) {
  std::vector<double> out(samples.size(), 0.0);
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const Sample*> seen;
    for (const Sample& s : samples) {
      if (s.page % kFolds != fold) seen.push_back(&s);
    }
    const std::vector<double> weights = learn(seen, answer);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (samples[i].page % kFolds == fold) out[i] = score(weights, samples[i]);
    }
  }
  return out;
}

/// Slope and offset that make probabilities of scores: Newton steps on two parameters.
std::pair<double, double> calibrate(const std::vector<double>& scores, const std::vector<bool>& answers) {
  double a = 1, b = 0;
  for (int step = 0; step < 100; ++step) {
    double ga = 0, gb = 0, haa = 1e-3, hab = 0, hbb = 1e-3;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double p = probability(a * scores[i] + b), error = p - (answers[i] ? 1.0 : 0.0), w = p * (1 - p);
      ga += error * scores[i];
      gb += error;
      haa += w * scores[i] * scores[i];
      hab += w * scores[i];
      hbb += w;
    }
    const double det = haa * hbb - hab * hab;
    if (det < 1e-12) break;
    a -= 0.5 * (hbb * ga - hab * gb) / det;
    b -= 0.5 * (haa * gb - hab * ga) / det;
  }
  return {a, b};
}

struct Count {
  int shown = 0, right = 0;
};

void report(const char* name, const std::vector<Sample>& samples, const std::vector<double>& claim,
            const std::vector<double>& right, double a, double b) {
  for (const double border : {0.3, 0.4, 0.5, 0.6, 0.7, 0.8}) {
    Count said, told;
    int of_said = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      of_said += !samples[i].narration && samples[i].claim;
      if (probability(claim[i]) < border) continue;
      Count& c = samples[i].narration ? told : said;
      ++c.shown;
      c.right += samples[i].claim;
    }
    say(fmt::format("claims: {} border {:.1f}: {} of {} shown are claims, of {}; narration {} of {}", name,
                    border, said.right, said.shown, of_said, told.right, told.shown));
  }
  for (const double border : {0.9, 0.8, 0.7, 0.5, 0.3, 0.0}) {
    Count c;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (samples[i].narration || probability(a * right[i] + b) < border || probability(claim[i]) < 0.5)
        continue;
      ++c.shown;
      c.right += samples[i].right;
    }
    say(fmt::format("claims: {} confidence from {:.1f}: {} of {} wholly right", name, border, c.right,
                    c.shown));
  }
}

}  // namespace

void train_claims(const TrainOptions& options) {
  if (options.set == ModelSet::open) return;  // the pages' texts belong to third parties
  const auto path = options.corpora / "claim-gold" / "train.jsonl";
  const std::vector<Sample> samples = make_samples(options, read_claim_gold(path));
  if (samples.empty()) throw DataError(path.string() + ": nothing was found in these articles");
  const auto is_claim = [](const Sample& s) { return s.claim; };
  const auto is_right = [](const Sample& s) { return s.right; };
  const std::vector<double> claim = cross_scores(samples, is_claim), right = cross_scores(samples, is_right);
  std::vector<bool> answers;
  std::vector<double> shown;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].narration) continue;
    answers.push_back(samples[i].right);
    shown.push_back(right[i]);
  }
  const auto [a, b] = calibrate(shown, answers);
  if (options.measure) report("cross-validated", samples, claim, right, a, b);
  std::vector<const Sample*> all;
  for (const Sample& s : samples) all.push_back(&s);
  ClaimModel::Weights weights;
  const std::vector<double> w = learn(all, is_claim), v = learn(all, is_right);
  weights.proposition.assign(w.begin(), w.end());
  weights.right.assign(v.begin(), v.end());
  weights.narration_border = 0.15F;  // readers draw whole sentences, the rules find clauses: few are wrong
  weights.right_slope = static_cast<float>(a);
  weights.right_offset = static_cast<float>(b);
  save_section(options, "claims", ClaimModel::encode(weights));
  say(fmt::format("claims: {} pieces of {} articles; slope {:.2f}, offset {:.2f}", samples.size(),
                  samples.back().page + 1, a, b));
}

}  // namespace claimgraph::training
