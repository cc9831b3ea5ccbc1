#include "python/src/tables.hpp"

#include <string>
#include <utility>

#include "claimgraph/queries.hpp"

namespace claimgraph::python {

namespace {

using Type = Column::Type;

/// One column of a table of `Row`s: its name, its type, and how a row fills it.
template <typename Row>
struct Field {
  const char* name;
  Type type;
  void (*fill)(Column& column, const Row& row);
};

template <typename Row, std::size_t Size>
Columns columns_of(const Field<Row> (&fields)[Size]) {
  Columns columns;
  for (const Field<Row>& field : fields) columns.emplace_back(field.name, field.type);
  return columns;
}

template <typename Row, std::size_t Size>
void add_row(Columns& columns, const Field<Row> (&fields)[Size], const Row& row) {
  for (std::size_t i = 0; i < Size; ++i) fields[i].fill(columns[i], row);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

struct SayingRow {
  const AttributionInfo& saying;
  const StatedClaimInfo* claim;
  const EntityRef* speaker;
};

const char* side_word(const SayingRow& row) {
  if (row.claim == nullptr) return "";
  switch (side_of(row.saying, row.claim->id)) {
    case Side::in_favour:
      return "for";
    case Side::against:
      return "against";
    case Side::neither:
      break;
  }
  return "";
}

constexpr Field<SayingRow> kSayingFields[] = {
    {"saying", Type::text, [](Column& c, const SayingRow& r) { c.text(r.saying.id); }},
    {"speaker", Type::text,
     [](Column& c, const SayingRow& r) { r.speaker ? c.text_or_null(r.speaker->id) : c.null(); }},
    {"speaker_name", Type::text,
     [](Column& c, const SayingRow& r) { r.speaker ? c.text_or_null(r.speaker->name) : c.null(); }},
    {"speaker_type", Type::text,
     [](Column& c, const SayingRow& r) { r.speaker ? c.text(entity_type_name(r.speaker->type)) : c.null(); }},
    {"speaker_anonymous", Type::flag,
     [](Column& c, const SayingRow& r) { r.speaker ? c.flag(r.speaker->anonymous) : c.null(); }},
    {"cue", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.cue_lemma); }},
    {"kind", Type::text, [](Column& c, const SayingRow& r) { c.text(attribution_kind_name(r.saying.kind)); }},
    {"stance", Type::text, [](Column& c, const SayingRow& r) { c.text(stance_name(r.saying.stance)); }},
    {"realis", Type::text, [](Column& c, const SayingRow& r) { c.text(realis_name(r.saying.realis)); }},
    {"side", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(side_word(r)); }},
    {"claim", Type::text, [](Column& c, const SayingRow& r) { r.claim ? c.text(r.claim->id) : c.null(); }},
    {"claim_text", Type::text,
     [](Column& c, const SayingRow& r) { r.claim ? c.text(r.claim->text) : c.null(); }},
    {"said_at", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.said_at); }},
    {"medium", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.medium); }},
    {"addressee_name", Type::text,
     [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.addressee.name); }},
    {"hedged", Type::flag, [](Column& c, const SayingRow& r) { c.flag(r.saying.hedged); }},
    {"confidence", Type::number, [](Column& c, const SayingRow& r) { c.number(r.saying.confidence); }},
    {"by", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.by); }},
    {"article", Type::text, [](Column& c, const SayingRow& r) { c.text(r.saying.article); }},
    {"headline", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.headline); }},
    {"publisher", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.publisher); }},
    {"date_published", Type::text, [](Column& c, const SayingRow& r) { c.text_or_null(r.saying.date); }},
    {"start", Type::integer, [](Column& c, const SayingRow& r) { c.integer(r.saying.passage.start); }},
    {"end", Type::integer, [](Column& c, const SayingRow& r) { c.integer(r.saying.passage.end); }},
    {"passage", Type::text, [](Column& c, const SayingRow& r) { c.text(r.saying.passage.exact); }},
};

constexpr Field<ClaimInfo> kClaimFields[] = {
    {"claim", Type::text, [](Column& c, const ClaimInfo& r) { c.text(r.id); }},
    {"claim_text", Type::text, [](Column& c, const ClaimInfo& r) { c.text(r.text); }},
    {"label", Type::text, [](Column& c, const ClaimInfo& r) { c.text_or_null(r.label); }},
    {"subject", Type::text, [](Column& c, const ClaimInfo& r) { c.text_or_null(r.subject.id); }},
    {"subject_name", Type::text, [](Column& c, const ClaimInfo& r) { c.text_or_null(r.subject.name); }},
    {"polarity", Type::text, [](Column& c, const ClaimInfo& r) { c.text(polarity_name(r.polarity)); }},
    {"modality", Type::text, [](Column& c, const ClaimInfo& r) { c.text(modality_name(r.modality)); }},
    {"claim_form", Type::text, [](Column& c, const ClaimInfo& r) { c.text(claim_form_name(r.form)); }},
    {"unresolved", Type::flag, [](Column& c, const ClaimInfo& r) { c.flag(r.unresolved); }},
    {"worth", Type::number, [](Column& c, const ClaimInfo& r) { c.number(r.worth); }},
    {"valid_time", Type::text, [](Column& c, const ClaimInfo& r) { c.text_or_null(r.valid_time); }},
    {"first_published", Type::text,
     [](Column& c, const ClaimInfo& r) { c.text_or_null(r.first_appearance); }},
    {"first_article", Type::text, [](Column& c, const ClaimInfo& r) { c.text_or_null(r.first_article); }},
    {"articles", Type::integer, [](Column& c, const ClaimInfo& r) { c.integer(r.articles); }},
    {"speakers", Type::integer, [](Column& c, const ClaimInfo& r) { c.integer(r.speakers); }},
    {"disputers", Type::integer, [](Column& c, const ClaimInfo& r) { c.integer(r.disputers); }},
    {"contradictions", Type::integer, [](Column& c, const ClaimInfo& r) { c.integer(r.contradictions); }},
    {"variants", Type::integer, [](Column& c, const ClaimInfo& r) { c.integer(r.variants); }},
};

constexpr Field<EntityInfo> kEntityFields[] = {
    {"id", Type::text, [](Column& c, const EntityInfo& r) { c.text(r.id); }},
    {"name", Type::text, [](Column& c, const EntityInfo& r) { c.text(r.name); }},
    {"type", Type::text, [](Column& c, const EntityInfo& r) { c.text(entity_type_name(r.type)); }},
    {"anonymous", Type::flag, [](Column& c, const EntityInfo& r) { c.flag(r.anonymous); }},
    {"other_names", Type::text,
     [](Column& c, const EntityInfo& r) { c.text_or_null(joined(r.alternate_names)); }},
    {"description", Type::text, [](Column& c, const EntityInfo& r) { c.text_or_null(r.description); }},
    {"articles", Type::integer, [](Column& c, const EntityInfo& r) { c.integer(r.articles); }},
    {"mentions", Type::integer, [](Column& c, const EntityInfo& r) { c.integer(r.mentions); }},
    {"sayings", Type::integer, [](Column& c, const EntityInfo& r) { c.integer(r.said); }},
    {"claims_about", Type::integer, [](Column& c, const EntityInfo& r) { c.integer(r.about); }},
};

template <typename Row, std::size_t Size>
std::shared_ptr<const Columns> table_of(const std::vector<Row>& rows, const Field<Row> (&fields)[Size]) {
  auto columns = std::make_shared<Columns>(columns_of(fields));
  for (const Row& row : rows) add_row(*columns, fields, row);
  return columns;
}

void add_saying(Columns& columns, const AttributionInfo& saying) {
  for (std::size_t i = 0; i == 0 || i < saying.claims.size(); ++i) {
    const StatedClaimInfo* claim = i < saying.claims.size() ? &saying.claims[i] : nullptr;
    for (std::size_t j = 0; j == 0 || j < saying.speakers.size(); ++j) {
      const EntityRef* speaker = j < saying.speakers.size() ? &saying.speakers[j] : nullptr;
      add_row(columns, kSayingFields, SayingRow{saying, claim, speaker});
    }
  }
}

}  // namespace

std::shared_ptr<const Columns> sayings_table(const Store& store, double min_confidence) {
  auto columns = std::make_shared<Columns>(columns_of(kSayingFields));
  for (const ArticleInfo& article : store.articles()) {  // not all sayings at once: they are large
    for (const AttributionInfo& saying : store.attributions_of_article(article.id)) {
      if (saying.confidence >= min_confidence) add_saying(*columns, saying);
    }
  }
  return columns;
}

std::shared_ptr<const Columns> claims_table(const Store& store, const ClaimFilter& filter) {
  return table_of(store.claims(filter), kClaimFields);
}

std::shared_ptr<const Columns> entities_table(const Store& store, bool anonymous) {
  return table_of(store.entities(anonymous), kEntityFields);
}

}  // namespace claimgraph::python
