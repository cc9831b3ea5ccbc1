#include "core/extract/claims/claim_model.hpp"

#include <cmath>
#include <cstring>

#include "claimgraph/error.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

// Layout: "CGCL", format, kClaimFeatureBits, features' version (all u32 little-endian), four floats, then the
// two tables as floats.
constexpr std::uint32_t kMagic = 0x4C434743U, kFormat = 1, kFeatures = 1;

struct Header {
  std::uint32_t magic, format, bits, features;
  float proposition_border, narration_border, right_slope, right_offset;
};

double probability(double score) {
  return 1 / (1 + std::exp(-score));
}

double sum_of(const std::vector<float>& weights, const ClaimFeatures& features) {
  double sum = 0;
  for (const std::uint32_t f : features) sum += static_cast<double>(weights[f]);
  return sum;
}

}  // namespace

std::string ClaimModel::encode(const Weights& weights) {
  const Header header{kMagic,
                      kFormat,
                      kClaimFeatureBits,
                      kFeatures,
                      weights.proposition_border,
                      weights.narration_border,
                      weights.right_slope,
                      weights.right_offset};
  const std::size_t table = kSize * sizeof(float);
  std::string out(sizeof header + 2 * table, '\0');
  std::memcpy(out.data(), &header, sizeof header);
  std::memcpy(out.data() + sizeof header, weights.proposition.data(), table);
  std::memcpy(out.data() + sizeof header + table, weights.right.data(), table);
  return out;
}

std::shared_ptr<const ClaimModel> ClaimModel::from(const ModelFile& models) {
  if (!models.has_section("claims")) return nullptr;
  const std::span<const std::byte> bytes = models.section("claims");
  const std::size_t table = kSize * sizeof(float);
  Header header{};
  if (bytes.size() == sizeof header + 2 * table) std::memcpy(&header, bytes.data(), sizeof header);
  Weights weights;
  if (header.magic == kMagic && header.format == kFormat && header.bits == kClaimFeatureBits &&
      header.features == kFeatures) {
    weights.proposition.resize(kSize);
    weights.right.resize(kSize);
    std::memcpy(weights.proposition.data(), bytes.data() + sizeof header, table);
    std::memcpy(weights.right.data(), bytes.data() + sizeof header + table, table);
  }
  bool sound = !weights.right.empty();
  for (const std::vector<float>* cells : {&weights.proposition, &weights.right}) {
    for (const float w : *cells) sound = sound && std::isfinite(w);
  }
  if (!sound) {
    throw DataError(
        "model set '" + models.name() +
        "': the section 'claims' does not fit this version of the program; train the models again or "
        "install the set that came with it");
  }
  weights.proposition_border = header.proposition_border;
  weights.narration_border = header.narration_border;
  weights.right_slope = header.right_slope;
  weights.right_offset = header.right_offset;
  return std::make_shared<ClaimModel>(std::move(weights));
}

double ClaimModel::proposition(const ClaimFeatures& features, double prior) const {
  return probability(prior + sum_of(m_weights.proposition, features));
}

double ClaimModel::right(const ClaimFeatures& features, double prior) const {
  return probability(static_cast<double>(m_weights.right_slope) *
                         (prior + sum_of(m_weights.right, features)) +
                     static_cast<double>(m_weights.right_offset));
}

SourceKind source_kind(const UnitContext& context) {
  if (context.spans == nullptr || context.spans->source.empty()) return SourceKind::nobody;
  const Syntax& syntax = context.view.syntax;
  const TokenSet source(context.spans->source);
  const std::uint32_t head = content_head(syntax, source);
  const Token& token = syntax.token(head);
  if (token.upos == Upos::PRON && token.quotation < 0) {
    for (const std::string_view word : {"i", "we", "you", "me", "us"}) {
      if (syntax.is_word(head, word)) return SourceKind::author;
    }
  }
  const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::PRON ||
                    token.upos == Upos::NUM || token.upos == Upos::ADJ;
  if (!noun || syntax.xpos(head).starts_with("W")) return SourceKind::broken;
  if (in_list(" report study survey poll research paper analysis document letter statement email memo "
              "lawsuit suit complaint "
              "indictment filing record data figure statistic article book website post tweet transcript "
              "video affidavit "
              "guideline review estimate finding test result poll census account rumour rumor source law "
              "rule ruling "
              "judgment verdict constitution bill order notice release presentation index map test evidence "
              "experiment ",
              syntax.lemma(head)))
    return SourceKind::document;
  bool living = context.record.speakers.empty();
  for (const std::uint32_t s : context.record.speakers) {
    const Entity& who = context.view.analysis.entities[s];
    living = living || who.type != EntityType::other;
  }
  return living ? SourceKind::somebody : SourceKind::thing;
}

namespace {

/// "Devils 1: …", "Summary: …": a colon behind a heading; only a quotation behind it is somebody's.
bool is_heading_colon(const UnitContext& context) {
  if (context.spans == nullptr || context.record.kind != AttributionKind::indirect) return false;
  const Syntax& syntax = context.view.syntax;
  const std::uint32_t cue = context.spans->cue_head;
  return cue < syntax.doc().tokens.size() && syntax.token(cue).form == ":" &&
         !context.record.by.starts_with("rule:transcript");
}

double source_prior(const UnitContext& context) {
  if (is_heading_colon(context)) return -1.5;
  switch (source_kind(context)) {
    case SourceKind::author:
    case SourceKind::broken:
      return -1.5;
    case SourceKind::thing:
      return -0.7;
    default:
      return 0;
  }
}

double piece_prior(const UnitContext& context);

}  // namespace

double claim_prior(const UnitContext& context) {
  return piece_prior(context) + source_prior(context);
}

namespace {

/// A subject of the piece's clause stands in the piece; parsers may give a clause two.
bool has_subject_inside(const UnitContext& context) {
  const Syntax& syntax = context.view.syntax;
  for (const std::uint32_t c : syntax.children(context.unit.head)) {
    if (syntax.has_relation(c, {"nsubj", "csubj"}) && context.unit.content.contains(c)) return true;
  }
  return false;
}

double piece_prior(const UnitContext& context) {
  const Syntax& syntax = context.view.syntax;
  const std::uint32_t head = context.unit.head;
  if (is_order(context) || (context.record.stance == StanceKind::asserts && is_embedded_question(context)))
    return -1;
  if (context.record.stance == StanceKind::questions) return -1.5;
  if (context.draft.claim.form == ClaimForm::question) return -1.5;
  if (syntax.is_clause(head)) {
    const bool own = has_subject_inside(context);
    // "questioned whether the bridge was worth it", "denied having taken money": a side taken on a sentence
    const bool against = context.record.stance == StanceKind::doubts ||
                         context.record.stance == StanceKind::denies ||
                         context.record.stance == StanceKind::disputes;
    if (own && syntax.is_finite(head)) return against ? 3 : 1.5;
    if (context.draft.has_subject) return against ? 3 : 1;
    return context.record.kind == AttributionKind::indirect ? -0.5 : 0;
  }
  const bool narration = context.spans == nullptr;
  if (narration) return 0.5;
  return takes_side_on_thing(context) || asks_for_thing(context) ? 1 : -1.5;
}

}  // namespace

bool is_order(const UnitContext& context) {
  const Syntax& syntax = context.view.syntax;
  const std::uint32_t head = context.unit.head;
  if (context.record.kind == AttributionKind::indirect || syntax.xpos(head) != "VB" ||
      context.draft.has_subject)
    return false;
  for (const std::uint32_t c : syntax.children(head)) {
    if (c < head && syntax.has_relation(c, {"nsubj", "csubj", "expl"})) return false;
    if (c < head && syntax.has_relation(c, {"aux"}) && syntax.lemma(c) != "do") return false;
    if (c < head && syntax.has_relation(c, {"mark"})) return false;
  }
  return true;
}

bool is_embedded_question(const UnitContext& context) {
  const Syntax& syntax = context.view.syntax;
  if (context.record.kind == AttributionKind::direct) return false;
  for (const std::uint32_t t : context.unit.content.tokens()) {
    const Token& token = syntax.token(t);
    if (token.upos == Upos::PUNCT || token.upos == Upos::ADP ||
        in_list(" just exactly precisely ", syntax.lemma(t)))
      continue;
    // "When prices rise, …": a clause of time in front of the main clause
    if (context.unit.head != t && !syntax.is_under(t, context.unit.head)) return false;
    const bool asks = in_list(" whether how what who why where which whom whose ", syntax.lemma(t));
    return asks || (syntax.is_word(t, "when") && syntax.head(t) == context.unit.head);
  }
  return false;
}

bool asks_for_thing(const UnitContext& context) {
  if (context.spans == nullptr || context.spans->source.empty()) return false;
  const Syntax& syntax = context.view.syntax;
  const std::uint32_t cue = context.spans->cue_head, head = context.unit.head;
  if (cue >= syntax.doc().tokens.size() || syntax.token(cue).upos != Upos::VERB) return false;
  const bool with_for = cue + 1 < syntax.doc().tokens.size() && syntax.is_word(cue + 1, "for");
  const std::string_view verb = syntax.lemma(cue);
  if (!asks_for_its_object(verb) && !(with_for && in_list(" call push plead ", verb))) return false;
  if (syntax.token(head).upos != Upos::NOUN) return false;
  return syntax.child(head, {"det", "amod", "nummod", "compound", "nmod"}).has_value();
}

bool takes_side_on_thing(const UnitContext& context) {
  switch (context.record.stance) {
    case StanceKind::denies:
    case StanceKind::disputes:
    case StanceKind::doubts:
    case StanceKind::supports:
    case StanceKind::corrects:
      break;
    default:
      return false;
  }
  if (context.spans == nullptr || context.spans->source.empty()) return false;
  const Syntax& syntax = context.view.syntax;
  const std::uint32_t head = context.unit.head;
  const Upos upos = syntax.token(head).upos;
  if (upos == Upos::PROPN) return true;
  if (upos != Upos::NOUN) return false;
  if (is_content_noun(syntax.lemma(head))) return true;  // "accusations of brutality": each is a statement
  for (const std::uint32_t c : syntax.children(head)) {
    if (syntax.relation(c) == "nmod:poss") return true;
    if (syntax.has_relation(c, {"det"}) &&
        (is_definite_or_whole(syntax.lemma(c)) || syntax.lemma(c) == "some"))
      return true;
  }
  return false;
}

}  // namespace claimgraph
