#include "exporters/rdf_out.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "exporters/json_out.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph::detail {

const std::initializer_list<RdfTerm> kRdfTerms = {
    {"schema:headline", ""},
    {"schema:description", ""},
    {"schema:name", ""},
    {"schema:alternateName", ""},
    {"schema:text", ""},
    {"schema:url", "xsd:anyURI"},
    {"schema:publisher", ""},
    {"schema:author", "@id"},
    {"schema:datePublished", ""},
    {"schema:dateModified", ""},
    {"schema:inLanguage", ""},
    {"schema:temporalCoverage", ""},
    {"schema:appearance", "@id"},
    {"schema:isPartOf", "@id"},
    {"schema:citation", "@id"},
    {"schema:about", "@id"},
    {"schema:mentions", "@id"},
    {"schema:affiliation", "@id"},
    {"schema:sameAs", "@id"},
    {"schema:itemReviewed", "@id"},
    {"schema:reviewRating", ""},
    {"schema:value", "xsd:double"},
    {"schema:minValue", "xsd:double"},
    {"schema:maxValue", "xsd:double"},
    {"schema:unitText", ""},
    {"prov:wasAttributedTo", "@id"},
    {"prov:wasQuotedFrom", "@id"},
    {"prov:wasDerivedFrom", "@id"},
    {"prov:wasRevisionOf", "@id"},
    {"oa:hasBody", "@id"},
    {"oa:hasTarget", ""},
    {"oa:hasSource", "@id"},
    {"oa:hasSelector", ""},
    {"oa:motivatedBy", "@id"},
    {"oa:start", "xsd:nonNegativeInteger"},
    {"oa:end", "xsd:nonNegativeInteger"},
    {"oa:exact", ""},
    {"oa:prefix", ""},
    {"oa:suffix", ""},
    {"dct:date", ""},
    {"rdf:subject", "@id"},
    {"rdf:predicate", "@id"},
    {"rdf:object", "@id"},
    {"rdfs:label", ""},
    {"cg:expresses", "@id"},
    {"cg:disputes", "@id"},
    {"cg:denies", "@id"},
    {"cg:supports", "@id"},
    {"cg:questions", "@id"},
    {"cg:corrects", "@id"},
    {"cg:concerns", "@id"},
    {"cg:relays", "@id"},
    {"cg:relaysWordsOf", "@id"},
    {"cg:contradicts", "@id"},
    {"cg:variantOf", "@id"},
    {"cg:sameClaim", "@id"},
    {"cg:narrower", "@id"},
    {"cg:relatedTo", "@id"},
    {"cg:anonymous", ""},
    {"cg:family", ""},
    {"cg:polarity", ""},
    {"cg:modality", ""},
    {"cg:firstSeen", ""},
    {"cg:form", ""},
    {"cg:unresolved", ""},
    {"cg:worth", "xsd:double"},
    {"cg:quantity", ""},
    {"cg:approximation", ""},
    {"cg:manner", ""},
    {"cg:stance", ""},
    {"cg:realis", ""},
    {"cg:cue", ""},
    {"cg:saidAt", ""},
    {"cg:medium", ""},
    {"cg:addressee", ""},
    {"cg:hedged", ""},
    {"cg:confidence", "xsd:double"},
    {"cg:foundBy", ""},
    {"cg:origin", ""},
    {"cg:detail", ""},
};

namespace {

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string_view local_part(std::string_view compact) {
  return compact.substr(compact.find(':') + 1);
}

std::string full_iri(std::string_view compact) {
  for (const RdfPrefix& prefix : kRdfPrefixes) {
    if (compact.substr(0, compact.find(':')) == prefix.name)
      return std::string(prefix.iri) + std::string(local_part(compact));
  }
  return std::string(compact);
}

/// A string in double quotes as Turtle and N-Quads take it.
void append_rdf_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') {
          out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

class TurtleOut : public RdfOut {
 public:
  explicit TurtleOut(std::ostream& out) : m_out(out) {}

  void begin() override {
    for (const RdfPrefix& p : kRdfPrefixes) m_out << "@prefix " << p.name << ": <" << p.iri << "> .\n";
  }
  void end() override { m_out.flush(); }

  void begin_resource(std::string_view local, Types types) override {
    m_out << "\nid:" << local;
    m_indent = "  ";
    m_first = true;
    type(types);
  }
  void end_resource() override {
    m_out << " .\n";
    m_out.drain();
  }
  void open(std::string_view property) override {
    m_out << (m_first ? " " : " ;\n" + m_indent) << property;
    m_first = false;
    m_value = false;
  }
  void close() override {}
  void begin_nested(Types types) override {
    comma();
    m_out << "[";
    m_indent += "  ";
    m_first = true;
    type(types);
  }
  void end_nested() override {
    m_out << " ]";
    m_indent.resize(m_indent.size() - 2);
    m_first = false;
    m_value = true;
  }

  void link(std::string_view local) override {
    comma();
    m_out << "id:" << local;
  }
  void term(std::string_view compact) override {
    comma();
    m_out << compact;
  }
  void literal(std::string_view value, std::string_view datatype) override {
    comma();
    append_rdf_string(m_out.text(), value);
    if (!datatype.empty()) m_out << "^^" << datatype;
  }
  void number(double value) override {
    comma();
    m_out << rdf_double(value);
  }
  void count(std::uint32_t value) override { literal(fmt::format("{}", value), "xsd:nonNegativeInteger"); }
  void truth() override {
    comma();
    m_out << "true";
  }

 private:
  Sink m_out;
  std::string m_indent;
  bool m_first = true;   // nothing said of the resource yet
  bool m_value = false;  // the open property has one

  void type(Types types) {
    open("a");
    for (const std::string_view t : types) term(t);
  }
  void comma() {
    m_out << (m_value ? ", " : " ");
    m_value = true;
  }
};

class NquadsOut : public RdfOut {
 public:
  explicit NquadsOut(std::ostream& out) : m_out(out) {}

  void begin() override {}
  void end() override { m_out.flush(); }

  void begin_resource(std::string_view local, Types types) override {
    m_open = {{iri(local), {}}};
    type(types);
  }
  void end_resource() override { m_out.drain(); }
  void open(std::string_view property) override { m_open.back().property = "<" + full_iri(property) + ">"; }
  void close() override {}
  void begin_nested(Types types) override {
    const std::string name = fmt::format("_:b{}", m_blank++);
    object(name);
    m_open.push_back({name, {}});
    type(types);
  }
  void end_nested() override { m_open.pop_back(); }

  void link(std::string_view local) override { object(iri(local)); }
  void term(std::string_view compact) override { object("<" + full_iri(compact) + ">"); }
  void literal(std::string_view value, std::string_view datatype) override {
    subject();
    append_rdf_string(m_out.text(), value);
    if (!datatype.empty()) m_out << "^^<" << full_iri(datatype) << ">";
    m_out << " .\n";
  }
  void number(double value) override { literal(rdf_double(value), "xsd:double"); }
  void count(std::uint32_t value) override { literal(fmt::format("{}", value), "xsd:nonNegativeInteger"); }
  void truth() override { literal("true", "xsd:boolean"); }

 private:
  struct Open {
    std::string subject, property;
  };
  Sink m_out;
  std::vector<Open> m_open;
  std::size_t m_blank = 0;

  static std::string iri(std::string_view local) { return fmt::format("<urn:claimgraph:{}>", local); }
  void type(Types types) {
    open("rdf:type");
    for (const std::string_view t : types) term(t);
  }
  void subject() { m_out << m_open.back().subject << " " << m_open.back().property << " "; }
  void object(std::string_view what) {
    subject();
    m_out << what << " .\n";
  }
};

/// Compact: terms of the context, one resource a line.
class JsonldOut : public RdfOut {
 public:
  explicit JsonldOut(std::ostream& out) : m_out(out), m_json(m_out) {
    for (const RdfTerm& term : kRdfTerms) m_coercions.emplace_back(term.property, term.coercion);
  }

  void begin() override {
    m_out << "{\"@context\":{\"@version\":1.1";
    for (const RdfPrefix& p : kRdfPrefixes) m_out << ",\n\"" << p.name << "\":\"" << p.iri << "\"";
    for (const RdfTerm& term : kRdfTerms) {
      m_out << ",\n\"" << local_part(term.property) << "\":";
      if (term.coercion.empty()) {
        m_out << "\"" << term.property << "\"";
      } else {
        m_out << "{\"@id\":\"" << term.property << "\",\"@type\":\"" << term.coercion << "\"}";
      }
    }
    m_out << "},\n\"@graph\":[";
  }
  void end() override {
    m_out << "\n]}\n";
    m_out.flush();
  }

  void begin_resource(std::string_view local, Types types) override {
    if (m_any) m_out << ",";
    m_any = true;
    m_json.line();
    m_json.begin_object();
    m_json.member("@id", "id:" + std::string(local));
    type(types);
  }
  void end_resource() override { m_json.end_object(); }
  void open(std::string_view property) override {
    m_coercion = coercion(property);
    m_json.begin_array(std::string(local_part(property)).c_str());
  }
  void close() override { m_json.end_array(); }
  void begin_nested(Types types) override {
    m_json.begin_object();
    type(types);
  }
  void end_nested() override { m_json.end_object(); }

  void link(std::string_view local) override { name("id:" + std::string(local)); }
  void term(std::string_view compact) override { name(compact); }
  void literal(std::string_view value, std::string_view datatype) override {
    if (datatype == m_coercion) return m_json.string(value);
    m_json.begin_object();
    m_json.member("@value", value);
    if (!datatype.empty()) m_json.member("@type", datatype);
    m_json.end_object();
  }
  /// With a point, so that readers that look at the number's form take it for a double as well.
  void number(double value) override {
    std::string digits = json_number(std::isfinite(value) ? value : 0);
    if (digits.find_first_of(".e") == std::string::npos) digits += ".0";
    m_json.raw(digits);
  }
  void count(std::uint32_t value) override { m_json.integer(value); }
  void truth() override { m_json.boolean(true); }

 private:
  Sink m_out;
  JsonOut m_json;
  bool m_any = false;
  std::string_view m_coercion;
  std::vector<std::pair<std::string_view, std::string_view>> m_coercions;

  std::string_view coercion(std::string_view property) const {
    for (const auto& [name, type] : m_coercions) {
      if (name == property) return type;
    }
    return {};
  }
  void type(Types types) {
    m_json.begin_array("@type");
    for (const std::string_view t : types) m_json.string(t);
    m_json.end_array();
  }
  void name(std::string_view compact) {
    if (m_coercion == "@id") return m_json.string(compact);
    m_json.begin_object();
    m_json.member("@id", compact);
    m_json.end_object();
  }
};

}  // namespace

std::string rdf_local_name(std::string_view id) {
  std::string out;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (is_name_byte(id[i]) && !(i == 0 && id[i] == '-')) {
      out += id[i];
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(id[i]));
    }
  }
  return out;
}

std::string rdf_double(double value) {
  if (!std::isfinite(value)) return "0.0E0";
  std::array<char, 64> buffer{};
  const auto result =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  const std::string_view shortest(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data()));
  const std::size_t e = shortest.find('e');  // "5.5e+06"
  std::string out(shortest.substr(0, e));
  if (out.find('.') == std::string::npos) out += ".0";
  out += shortest[e + 1] == '-' ? "E-" : "E";
  const std::string_view exponent = shortest.substr(e + 2);
  const std::size_t digit = exponent.find_first_not_of('0');
  out += digit == std::string_view::npos ? "0" : exponent.substr(digit);
  return out;
}

std::unique_ptr<RdfOut> make_turtle_out(std::ostream& out) {
  return std::make_unique<TurtleOut>(out);
}
std::unique_ptr<RdfOut> make_nquads_out(std::ostream& out) {
  return std::make_unique<NquadsOut>(out);
}
std::unique_ptr<RdfOut> make_jsonld_out(std::ostream& out) {
  return std::make_unique<JsonldOut>(out);
}

}  // namespace claimgraph::detail
