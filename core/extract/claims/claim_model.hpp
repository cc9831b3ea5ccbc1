// Two probabilities for each piece of a content, from a log-linear model over claim_features.hpp: that a
// careful reader would draw it as a claim, and that claim, speaker and stance are all as the reader would
// have them. Trained and calibrated on the claims of corpora/claim-gold.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "claimgraph/model_file.hpp"
#include "core/extract/claims/claim_features.hpp"

namespace claimgraph {

/// Immutable; threads may share it.
class ClaimModel {
 public:
  static constexpr std::uint32_t kSize = 1U << kClaimFeatureBits;
  struct Weights {
    std::vector<float> proposition, right;  ///< kSize cells each
    float proposition_border = 0.5F;        ///< a piece is a claim from here on; narration likewise
    float narration_border = 0.5F;
    float right_slope = 1, right_offset = 0;  ///< calibration of the second score
  };

  /// Reads the section "claims"; throws DataError when it is damaged. Null when the set has none.
  static std::shared_ptr<const ClaimModel> from(const ModelFile& models);
  /// The section's bytes.
  static std::string encode(const Weights& weights);
  explicit ClaimModel(Weights weights) : m_weights(std::move(weights)) {}

  /// `prior` is the log-odds of claim_prior(): the weights say how far the rule is off.
  double proposition(const ClaimFeatures& features, double prior) const;  ///< probability
  double right(const ClaimFeatures& features, double prior) const;        ///< probability, calibrated
  double border(bool narration) const {
    return static_cast<double>(narration ? m_weights.narration_border : m_weights.proposition_border);
  }

 private:
  Weights m_weights;
};

/// The rule that holds without a model, as log-odds: a clause with a subject is a claim, so is a side taken
/// on a definite thing by somebody; a bare phrase is none.
double claim_prior(const UnitContext& context);

enum class SourceKind { somebody, document, thing, author, broken, nobody };

/// Who or what the source is: a person, organisation or group; a report, study or letter; another thing ("tax
/// cuts show"); the article's own "we" or "you"; words that are no noun phrase; none.
SourceKind source_kind(const UnitContext& context);

/// "Leave it at that", "Don't worry": the verb of an order, without a subject.
bool is_order(const UnitContext& context);

/// Somebody praises, denies or disputes a definite thing: "praised the decision" (form: topic).
bool takes_side_on_thing(const UnitContext& context);

/// Somebody demands, threatens or proposes a thing with some words about it: "demanded a 12 percent raise",
/// "threatened legal action"; "urged caution" is none.
bool asks_for_thing(const UnitContext& context);

/// "how pure the seizures were", "whether they were forced": what is asked or left open is not said.
bool is_embedded_question(const UnitContext& context);

}  // namespace claimgraph
