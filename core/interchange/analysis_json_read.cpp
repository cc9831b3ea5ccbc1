#include <fmt/format.h>

#include <unordered_map>

#include "claimgraph/article_json.hpp"
#include "claimgraph/utf8.hpp"
#include "core/base/json_writer.hpp"
#include "core/interchange/json_fields.hpp"

namespace claimgraph {

namespace {

/// Why a record cannot be read; ends the reading of one line and never leaves this file.
struct BadRecord {
  std::string message;
};

using Ids = std::unordered_map<std::string, std::uint32_t>;

class AnalysisReader {
 public:
  AnalysisReader(const rapidjson::Value& object, const Article& article, Analysis& out,
                 Diagnostics& diagnostics, const JsonLineOptions& options)
      : m_object(object), m_index(article.text), m_out(out), m_diagnostics(diagnostics), m_options(options) {}

  void read() {
    each("entities", [&](const auto& item, const auto& path) { entity(item, path); });
    affiliations();
    each("mentions", [&](const auto& item, const auto& path) { mention(item, path); });
    each("quantities", [&](const auto& item, const auto& path) { quantity(item, path); });
    each("times", [&](const auto& item, const auto& path) { time(item, path); });
    each("claims", [&](const auto& item, const auto& path) { claim(item, path); });
    collect_attribution_ids();
    each("attributions", [&](const auto& item, const auto& path) { attribution(item, path); });
  }

 private:
  template <typename Read>
  void each(const char* name, Read&& read) {
    const rapidjson::Value* list = find_member(m_object, name);
    if (list == nullptr) return;
    if (!list->IsArray()) throw BadRecord{fmt::format("member \"{}\" is not an array", name)};
    std::size_t i = 0;
    for (const rapidjson::Value& item : list->GetArray()) {
      const std::string path = fmt::format("{}[{}].", name, i++);
      if (!item.IsObject())
        throw BadRecord{fmt::format("\"{}\" holds something that is not an object", name)};
      read(item, path);
    }
  }

  Fields fields(const rapidjson::Value& item, const std::string& path) {
    return {item, path, m_diagnostics, m_options};
  }

  Span span(const rapidjson::Value& value, const std::string& path, const char* name) const {
    if (value.IsArray() && value.Size() == 2 && value[0].IsUint() && value[1].IsUint() &&
        value[0].GetUint() <= value[1].GetUint() && value[1].GetUint() <= m_index.size()) {
      return {m_index.to_bytes(value[0].GetUint()), m_index.to_bytes(value[1].GetUint())};
    }
    throw BadRecord{fmt::format("\"{}{}\" is not [start, end] inside the text, which has {} code points",
                                path, name, m_index.size())};
  }
  Span span_member(const Fields& f, const std::string& path, const char* name, bool required) const {
    const rapidjson::Value* value = f.find(name);
    if (value != nullptr) return span(*value, path, name);
    if (required) throw BadRecord{fmt::format("\"{}{}\" is missing", path, name)};
    return {};
  }
  SpanList spans(const Fields& f, const std::string& path, const char* name) const {
    SpanList out;
    const rapidjson::Value* value = f.find(name);
    if (value == nullptr) return out;
    if (!value->IsArray()) throw BadRecord{fmt::format("\"{}{}\" is not an array", path, name)};
    for (const rapidjson::Value& item : value->GetArray()) out.push_back(span(item, path, name));
    return out;
  }

  std::uint32_t reference(const rapidjson::Value& value, const Ids& ids, const std::string& path,
                          const char* name) const {
    if (value.IsString()) {
      const auto found = ids.find(string_of(value));
      if (found != ids.end()) return found->second;
    }
    throw BadRecord{fmt::format("\"{}{}\" is not the id of a record of this line", path, name)};
  }
  std::uint32_t reference_member(const Fields& f, const Ids& ids, const std::string& path,
                                 const char* name) const {
    const rapidjson::Value* value = f.find(name);
    return value == nullptr ? kNone : reference(*value, ids, path, name);
  }
  std::vector<std::uint32_t> references(const Fields& f, const Ids& ids, const std::string& path,
                                        const char* name) const {
    std::vector<std::uint32_t> out;
    const rapidjson::Value* value = f.find(name);
    if (value == nullptr) return out;
    if (!value->IsArray()) throw BadRecord{fmt::format("\"{}{}\" is not an array", path, name)};
    for (const rapidjson::Value& item : value->GetArray()) out.push_back(reference(item, ids, path, name));
    return out;
  }

  template <typename Enum>
  static Enum one_of(const std::string& name, std::initializer_list<Enum> values,
                     const char* (*name_of)(Enum), const std::string& path, const char* member) {
    for (const Enum value : values) {
      if (name == name_of(value)) return value;
    }
    throw BadRecord{fmt::format("\"{}{}\" has the unknown value \"{}\"", path, member, name)};
  }
  template <typename Enum>
  static Enum known(const std::optional<Enum>& value, const std::string& name, const std::string& path,
                    const char* member) {
    if (value) return *value;
    throw BadRecord{fmt::format("\"{}{}\" has the unknown value \"{}\"", path, member, name)};
  }

  void entity(const rapidjson::Value& item, const std::string& path) {
    const Fields f = fields(item, path);
    Entity e;
    e.id = f.text("id");
    const std::string type = f.text("type");
    e.type = known(entity_type_from(type), type, path, "type");
    e.name = f.text("name");
    e.anonymous = f.flag("anonymous", false);
    e.alternate_names = f.texts("alternateName");
    e.description = f.text("description");
    const std::string gender = f.text("gender");
    e.gender = gender == "male" ? Gender::male : gender == "female" ? Gender::female : Gender::unknown;
    m_entities.emplace(e.id, static_cast<std::uint32_t>(m_out.entities.size()));
    m_out.entities.push_back(std::move(e));
  }

  // A second pass: an affiliation may point to an entity further down.
  void affiliations() {
    std::size_t next = 0;
    each("entities", [&](const auto& item, const auto& path) {
      Entity& e = m_out.entities[next++];
      const rapidjson::Value* list = find_member(item, "affiliation");
      if (list == nullptr || !list->IsArray()) return;
      for (const rapidjson::Value& entry : list->GetArray()) {
        if (!entry.IsObject()) continue;
        const std::string inner = path + "affiliation.";
        const Fields f = fields(entry, inner);
        e.affiliations.push_back({reference_member(f, m_entities, inner, "organization"), f.text("title"),
                                  f.flag("former", false), span_member(f, inner, "span", false)});
      }
    });
  }

  void mention(const rapidjson::Value& item, const std::string& path) {
    const Fields f = fields(item, path);
    Mention m;
    m.span = span_member(f, path, "span", true);
    m.head = span_member(f, path, "head", false);
    if (m.head.empty()) m.head = m.span;
    m.entity = reference_member(f, m_entities, path, "entity");
    m.kind = one_of(f.text("kind"), {MentionKind::name, MentionKind::nominal, MentionKind::pronoun},
                    mention_kind_name, path, "kind");
    m_out.mentions.push_back(m);
  }

  void quantity(const rapidjson::Value& item, const std::string& path) {
    const Fields f = fields(item, path);
    Quantity q;
    q.span = span_member(f, path, "span", true);
    q.number = span_member(f, path, "number", false);
    q.value = f.number("value", 0);
    if (f.find("low") != nullptr) q.low = f.number("low", q.value);
    if (f.find("high") != nullptr) q.high = f.number("high", q.value);
    q.unit = f.text("unit");
    q.currency = f.text("currency");
    const std::string approximate = f.text("approximate");
    q.approximate = one_of(
        approximate, {Approximation::exact, Approximation::about, Approximation::under, Approximation::over},
        approximation_name, path, "approximate");
    q.kind = f.text("kind");
    q.value_text = f.text("valueText");
    if (q.value_text.empty()) q.value_text = json_number(q.value);
    q.significant_digits = f.integer("significantDigits", 0);
    m_out.quantities.push_back(std::move(q));
  }

  void time(const rapidjson::Value& item, const std::string& path) {
    const Fields f = fields(item, path);
    m_out.times.push_back(
        {span_member(f, path, "span", true), f.text("type"), f.text("value"), f.flag("anchored", true)});
  }

  void claim(const rapidjson::Value& item, const std::string& path) {
    const Fields f = fields(item, path);
    Claim c;
    c.id = f.text("id");
    c.text = f.text("text");
    c.label = f.text("label");
    if (const rapidjson::Value* list = f.find("quantities"); list != nullptr) {
      if (!list->IsArray()) throw BadRecord{fmt::format("\"{}quantities\" is not an array", path)};
      for (const rapidjson::Value& index : list->GetArray()) {
        if (!index.IsUint() || index.GetUint() >= m_out.quantities.size()) {
          throw BadRecord{
              fmt::format("\"{}quantities\" holds something that is not an index into \"quantities\"", path)};
        }
        c.quantities.push_back(index.GetUint());
      }
    }
    c.about = references(f, m_entities, path, "about");
    c.subject = reference_member(f, m_entities, path, "subject");
    if (f.find("polarity") != nullptr) {
      c.polarity = one_of(f.text("polarity"), {Polarity::positive, Polarity::negative}, polarity_name, path,
                          "polarity");
    }
    if (f.find("modality") != nullptr) {
      c.modality =
          one_of(f.text("modality"),
                 {Modality::asserted, Modality::possible, Modality::intended, Modality::counterfactual},
                 modality_name, path, "modality");
    }
    if (f.find("form") != nullptr) {
      const std::string form = f.text("form");
      c.form = known(claim_form_from(form), form, path, "form");
    }
    c.unresolved = f.flag("unresolved", false);
    c.worth = f.number("worth", 0);
    c.valid_time = f.text("validTime");
    c.content = spans(f, path, "content");
    m_claims.emplace(c.id, static_cast<std::uint32_t>(m_out.claims.size()));
    m_out.claims.push_back(std::move(c));
  }

  void collect_attribution_ids() {
    std::uint32_t next = 0;
    each("attributions", [&](const auto& item, const auto& path) {
      m_attributions.emplace(fields(item, path).text("id"), next++);
    });
  }

  /// Lines from before "realis" have only the polarity of the saying.
  static Realis realis(const Fields& f, const std::string& path) {
    if (f.find("realis") != nullptr) {
      const std::string name = f.text("realis");
      return known(realis_from(name), name, path, "realis");
    }
    if (f.find("polarity") == nullptr) return Realis::said;
    const Polarity polarity =
        one_of(f.text("polarity"), {Polarity::positive, Polarity::negative}, polarity_name, path, "polarity");
    return polarity == Polarity::negative ? Realis::negated : Realis::said;
  }

  /// "claims", or in lines from before it the one "claim", stated by all of the content.
  std::vector<StatedClaim> stated_claims(const Fields& f, const SpanList& content,
                                         const std::string& path) const {
    std::vector<StatedClaim> out;
    const rapidjson::Value* list = f.find("claims");
    if (list == nullptr) {
      const std::uint32_t one = reference_member(f, m_claims, path, "claim");
      if (one != kNone) out.push_back({one, content});
      return out;
    }
    if (!list->IsArray()) throw BadRecord{fmt::format("\"{}claims\" is not an array", path)};
    const std::string inner = path + "claims.";
    for (const rapidjson::Value& item : list->GetArray()) {
      const Fields stated(item, inner, m_diagnostics, m_options);
      if (!item.IsObject() || stated.find("id") == nullptr) {
        throw BadRecord{fmt::format("\"{}claims\" holds something that is not an object with an id", path)};
      }
      const bool own = stated.find("content") != nullptr;
      out.push_back({reference(*stated.find("id"), m_claims, inner, "id"),
                     own ? spans(stated, inner, "content") : content});
    }
    return out;
  }

  std::vector<Answer> answers(const Fields& f, const std::string& path) const {
    std::vector<Answer> out;
    const rapidjson::Value* list = f.find("answers");
    if (list == nullptr) return out;
    if (!list->IsArray()) throw BadRecord{fmt::format("\"{}answers\" is not an array", path)};
    const std::string inner = path + "answers.";
    for (const rapidjson::Value& item : list->GetArray()) {
      const Fields answer(item, inner, m_diagnostics, m_options);
      if (!item.IsObject() || answer.find("claim") == nullptr) {
        throw BadRecord{
            fmt::format("\"{}answers\" holds something that is not an object with a claim", path)};
      }
      const std::string stance = answer.text("stance");
      out.push_back({reference(*answer.find("claim"), m_claims, inner, "claim"),
                     known(stance_from(stance), stance, inner, "stance"), answer.number("confidence", 1)});
    }
    return out;
  }

  void attribution(const rapidjson::Value& item, const std::string& path) {
    const Fields f = fields(item, path);
    Attribution a;
    a.id = f.text("id");
    a.source = spans(f, path, "source");
    a.cue = spans(f, path, "cue");
    a.content = spans(f, path, "content");
    if (f.find("kind") != nullptr) {
      const std::string kind = f.text("kind");
      a.kind = known(attribution_kind_from(kind), kind, path, "kind");
    }
    if (f.find("stance") != nullptr) {
      const std::string stance = f.text("stance");
      a.stance = known(stance_from(stance), stance, path, "stance");
    }
    a.cue_lemma = f.text("cueLemma");
    a.realis = realis(f, path);
    a.speakers = references(f, m_entities, path, "speakers");
    a.claims = stated_claims(f, a.content, path);
    a.answers = answers(f, path);
    a.said_at = f.text("saidAt");
    a.medium = f.text("medium");
    a.addressee = reference_member(f, m_entities, path, "addressee");
    a.relays = reference_member(f, m_attributions, path, "relays");
    a.nesting = f.integer("nesting", 0);
    a.hedged = f.flag("hedged", false);
    a.confidence = f.number("confidence", 1);
    a.by = f.text("by");
    m_out.attributions.push_back(std::move(a));
  }

  const rapidjson::Value& m_object;
  const CodePointIndex m_index;
  Analysis& m_out;
  Diagnostics& m_diagnostics;
  const JsonLineOptions& m_options;
  Ids m_entities, m_claims, m_attributions;
};

}  // namespace

bool parse_analysis(std::string_view line, Article& article, Analysis& analysis, Diagnostics& diagnostics,
                    const JsonLineOptions& options) {
  rapidjson::Document document;
  if (!parse_line(line, document, diagnostics, options) ||
      !read_article(document, article, diagnostics, options)) {
    return false;
  }
  analysis = Analysis();
  try {
    AnalysisReader(document, article, analysis, diagnostics, options).read();
  } catch (const BadRecord& bad) {
    report(diagnostics, Severity::error, "invalid-record", bad.message + "; the line is left out", options);
    return false;
  }
  return true;
}

}  // namespace claimgraph
