// The claims graph as plain values: what the store hands to core/graph and what exporters write. Nodes and
// edges are those of the product's model (docs/architecture.md); ids are content hashes; order is by (kind,
// id).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph {

// Stored on disk by name, see node_kind_name(): do not rename.
enum class NodeKind {
  article,
  person,
  organization,
  place,
  group,
  claim,
  attribution,
  quantity,
  claim_review,
  other
};
enum class EdgeKind {
  said_by,  ///< Claim → speaker, one per Attribution (prov:wasAttributedTo)
  disputes,
  denies,
  supports,
  questions,
  corrects,     ///< speaker → Claim
  relays,       ///< Attribution → Attribution
  reported_in,  ///< Claim | Attribution → Article
  contradicts,
  variant_of,  ///< Claim – Claim
  derived_from,
  cites,        ///< Article → Article or publisher
  about,        ///< Claim → entity
  affiliation,  ///< Person → Organization
  revision_of,  ///< Article → the earlier version
  same_claim,   ///< Claim – Claim: either may stand for the other
  narrower,     ///< Claim → Claim: says all that the other says, and more
  same_as,      ///< entity – entity: one and the same
  mentions      ///< Article → somebody or something that it names
};
enum class Origin { rule, model, import, person };

/// Evidence on an edge: W3C Web Annotation selectors plus who found it and how sure.
struct Evidence {
  std::string article;                ///< article id
  Span bytes;                         ///< TextPositionSelector inside, bytes of the article's text
  std::uint32_t start = 0, end = 0;   ///< the same in Unicode code points
  std::string exact, prefix, suffix;  ///< TextQuoteSelector; prefix and suffix up to 32 code points
  std::string by;                     ///< rule or model and its version
  double confidence = 1;
  Origin origin = Origin::rule;
};

struct Node {
  std::string id;
  NodeKind kind = NodeKind::other;
  std::string label;        ///< name, headline or claim text
  std::string description;  ///< "CEO, OpenAI"; standfirst
  bool anonymous = false;
  std::vector<std::string> alternate_names;
  std::string
      family;  ///< equal on claims that are the same, and on names of one; empty when there is no other
  // Article
  std::string url, publisher, date_published, date_modified, language;
  std::vector<std::string> authors;
  // Claim
  std::string polarity, modality, valid_time, first_appearance;
  std::string quantities;   ///< human and machine readable: "USD 5500000; percent 0.43"
  std::string claim_form;   ///< "proposition", "topic", "question"
  bool unresolved = false;  ///< the text has a pronoun or "the company" that nothing settles
  double worth = 0;         ///< 0..1, how much checking it is worth
  // Attribution
  std::string attribution_kind, stance, realis, cue, said_at, medium, addressee;
  bool hedged = false;
};

struct Edge {
  std::string id;
  EdgeKind kind = EdgeKind::about;
  std::uint32_t source = 0, target = 0;  ///< indices into GraphData::nodes
  std::string label;                     ///< words for a person: "said", "praised", "5.5M → 5.6M"
  std::string detail;                    ///< between claims or names, for a program: "rounds-to", "acronym"
  std::string attribution;               ///< attribution id when the edge is the folded form of one
  std::string attribution_kind, stance, said_at, medium, date;  ///< date: said or reported, ISO
  bool hedged = false;
  std::vector<Evidence> evidence;
};

struct GraphData {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

NodeKind node_kind_of(EntityType type);
EntityType entity_type_of(NodeKind kind);  ///< other for kinds that are no entity

const char* node_kind_name(NodeKind kind);  ///< "Article", "Person", …
const char* edge_kind_name(EdgeKind kind);  ///< "saidBy", "disputes", …
const char* origin_name(Origin origin);
std::optional<NodeKind> node_kind_from(const std::string& name);
std::optional<EdgeKind> edge_kind_from(const std::string& name);

}  // namespace claimgraph
