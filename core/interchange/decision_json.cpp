#include "claimgraph/decision_json.hpp"

#include <rapidjson/document.h>

#include "claimgraph/error.hpp"
#include "core/base/json_writer.hpp"
#include "core/interchange/json_fields.hpp"

namespace claimgraph {

std::string decision_json(const Decision& d) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("id", d.id);
  json.member("decision", decision_kind_name(d.kind));
  json.optional_member("aspect", d.aspect);
  json.member("subject", d.subject);
  json.optional_member("object", d.object);
  json.optional_member("text", d.text);
  json.member("by", d.by);
  json.member("at", d.at);
  json.optional_member("label", d.label);
  json.end_object();
  return out;
}

bool parse_decision(std::string_view line, Decision& decision, Diagnostics& diagnostics,
                    const JsonLineOptions& options) {
  rapidjson::Document document;
  if (!parse_line(line, document, diagnostics, options)) return false;
  const std::size_t before = diagnostics.size();
  const Fields fields(document, "", diagnostics, options);
  Decision d;
  d.id = fields.text("id");
  const std::string kind = fields.text("decision");
  d.aspect = fields.text("aspect");
  d.subject = fields.text("subject");
  d.object = fields.text("object");
  d.text = fields.text("text");
  d.by = fields.text("by");
  d.at = fields.text("at");
  d.label = fields.text("label");
  const auto refuse = [&](const std::string& why) {
    report(diagnostics, Severity::error, "decision-refused", why, options);
    return false;
  };
  const auto known = decision_kind_from(kind);
  if (!known)
    return refuse(kind.empty() ? "the line is no decision"
                               : "there is no decision '" + kind.substr(0, 60) + "'");
  d.kind = *known;
  if (diagnostics.size() > before) return refuse("a member of the decision has the wrong type");
  try {
    check_decision(d);
  } catch (const UsageError& error) {
    return refuse(error.what());
  }
  if (d.id != decision_id(d)) return refuse("its id does not fit what it says: it was changed, or cut");
  decision = std::move(d);
  return true;
}

}  // namespace claimgraph
