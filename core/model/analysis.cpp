#include "claimgraph/analysis.hpp"

#include <array>
#include <utility>

namespace claimgraph {

namespace {

// Order is the enum's; the strings are stored and exchanged: do not rename.
constexpr std::array kEntityTypes{"Person", "Organization", "Place", "Group", "Other"};
constexpr std::array kMentionKinds{"name", "nominal", "pronoun"};
constexpr std::array kApproximations{"", "about", "under", "over"};
constexpr std::array kAttributionKinds{"direct", "indirect", "mixed", "narration"};
constexpr std::array kStances{"asserts",   "denies",   "disputes", "doubts",   "supports",
                              "questions", "concedes", "predicts", "declines", "corrects"};
constexpr std::array kPolarities{"positive", "negative"};
constexpr std::array kRealis{"said", "negated", "unreal"};
constexpr std::array kClaimForms{"proposition", "topic", "question"};
constexpr std::array kModalities{"asserted", "possible", "intended", "counterfactual"};

template <typename Enum, std::size_t N>
const char* name_of(const std::array<const char*, N>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<const char*, N>& names, const std::string& name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (name == names.at(i)) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

const char* entity_type_name(EntityType type) {
  return name_of(kEntityTypes, type);
}
const char* mention_kind_name(MentionKind kind) {
  return name_of(kMentionKinds, kind);
}
const char* approximation_name(Approximation approximation) {
  return name_of(kApproximations, approximation);
}
const char* attribution_kind_name(AttributionKind kind) {
  return name_of(kAttributionKinds, kind);
}
const char* stance_name(StanceKind stance) {
  return name_of(kStances, stance);
}
const char* polarity_name(Polarity polarity) {
  return name_of(kPolarities, polarity);
}
const char* realis_name(Realis realis) {
  return name_of(kRealis, realis);
}
Polarity polarity_of(Realis realis) {
  return realis == Realis::negated ? Polarity::negative : Polarity::positive;
}
const char* claim_form_name(ClaimForm form) {
  return name_of(kClaimForms, form);
}
const char* modality_name(Modality modality) {
  return name_of(kModalities, modality);
}

std::optional<EntityType> entity_type_from(const std::string& name) {
  return value_of<EntityType>(kEntityTypes, name);
}
std::optional<AttributionKind> attribution_kind_from(const std::string& name) {
  return value_of<AttributionKind>(kAttributionKinds, name);
}
std::optional<StanceKind> stance_from(const std::string& name) {
  return value_of<StanceKind>(kStances, name);
}
std::optional<Realis> realis_from(const std::string& name) {
  return value_of<Realis>(kRealis, name);
}
std::optional<ClaimForm> claim_form_from(const std::string& name) {
  return value_of<ClaimForm>(kClaimForms, name);
}

}  // namespace claimgraph
