// Where statements of RDF go: Turtle, N-Quads and JSON-LD behind one interface, so that all three say the
// same. Properties, types and datatypes are given as compact IRIs of the prefixes below; records by their
// local name
// ("att-1"), which becomes urn:claimgraph:att-1.
#pragma once

#include <initializer_list>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace claimgraph::detail {

struct RdfPrefix {
  std::string_view name, iri;
};
/// "id" is the one of the records; "cg" that of our own terms (docs/vocabulary.md).
inline constexpr RdfPrefix kRdfPrefixes[] = {
    {"id", "urn:claimgraph:"},
    {"cg", "urn:claimgraph:term:"},
    {"schema", "https://schema.org/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"dct", "http://purl.org/dc/terms/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

/// A property that is used, and what JSON-LD's context says of it. The term is the part behind the colon, so
/// these are unique.
struct RdfTerm {
  std::string_view property;
  std::string_view coercion;  ///< "@id", a datatype, or "" for text and for what differs from value to value
};
extern const std::initializer_list<RdfTerm> kRdfTerms;

/// An id as the local name of an IRI: letters, digits, '-' and '_' stay, all else is percent-encoded.
std::string rdf_local_name(std::string_view id);

/// A double as XML Schema writes it canonically: "5.5E6".
std::string rdf_double(double value);

/// One resource after the other. A property may be opened once for each resource; between open() and close()
/// come one or more values. Nested resources have no name of their own.
class RdfOut {
 public:
  using Types = std::initializer_list<std::string_view>;
  virtual ~RdfOut() = default;

  virtual void begin() = 0;  ///< the document
  virtual void end() = 0;

  virtual void begin_resource(std::string_view local, Types types) = 0;
  virtual void end_resource() = 0;
  virtual void open(std::string_view property) = 0;
  virtual void close() = 0;
  virtual void begin_nested(Types types) = 0;
  virtual void end_nested() = 0;

  virtual void link(std::string_view local) = 0;
  virtual void term(std::string_view compact) = 0;  ///< a link to a term of a vocabulary
  /// `datatype` is "" for text. Ill-formed UTF-8 and U+0000 have been replaced before.
  virtual void literal(std::string_view value, std::string_view datatype) = 0;
  virtual void number(double value) = 0;        ///< xsd:double
  virtual void count(std::uint32_t value) = 0;  ///< xsd:nonNegativeInteger
  virtual void truth() = 0;                     ///< true
};

std::unique_ptr<RdfOut> make_turtle_out(std::ostream& out);
std::unique_ptr<RdfOut> make_nquads_out(std::ostream& out);
std::unique_ptr<RdfOut> make_jsonld_out(std::ostream& out);

}  // namespace claimgraph::detail
