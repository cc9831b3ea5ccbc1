#include "graphml_reader.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

#include "claimgraph/error.hpp"
#include "claimgraph/utf8.hpp"
#include "exporters/graphml_keys.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

/// What join_list() made one string of.
std::vector<std::string> split_list(std::string_view joined) {
  std::vector<std::string> items;
  if (joined.empty()) return items;
  std::string item;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (joined[i] == '\\' && i + 1 < joined.size()) {
      item += joined[++i];
    } else if (joined.substr(i, 3) == " | ") {
      items.push_back(std::move(item));
      item.clear();
      i += 2;
    } else {
      item += joined[i];
    }
  }
  items.push_back(std::move(item));
  return items;
}

/// Appends what evidence_to_json() wrote; false when `json` is not that.
bool evidence_from_json(const std::string& json, std::vector<Evidence>& evidence) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError() || !document.IsArray()) return false;
  for (const auto& item : document.GetArray()) {
    if (!item.IsObject()) return false;
    const auto text = [&](const char* name) -> std::string {
      const auto found = item.FindMember(name);
      if (found == item.MemberEnd() || !found->value.IsString()) return {};
      return {found->value.GetString(), found->value.GetStringLength()};
    };
    const auto number = [&](const char* name) -> std::uint32_t {
      const auto found = item.FindMember(name);
      return found != item.MemberEnd() && found->value.IsUint() ? found->value.GetUint() : 0;
    };
    Evidence e;
    e.article = text("article");
    e.start = number("start");
    e.end = number("end");
    e.exact = text("exact");
    e.prefix = text("prefix");
    e.suffix = text("suffix");
    e.by = text("by");
    const auto confidence = item.FindMember("confidence");
    if (confidence != item.MemberEnd() && confidence->value.IsNumber())
      e.confidence = confidence->value.GetDouble();
    const std::string origin = text("origin");
    for (const Origin o : {Origin::rule, Origin::model, Origin::import, Origin::person}) {
      if (origin == origin_name(o)) e.origin = o;
    }
    evidence.push_back(std::move(e));
  }
  return true;
}

/// One tag: `</name>`, `<name …>` or `<name …/>`; views into the input.
struct Tag {
  std::string_view name;        ///< without its prefix
  std::string_view attributes;  ///< raw text between name and end
  bool closes = false;
  bool empty = false;
};

/// A pull scanner for the XML that GraphML needs: tags and text; comments, processing instructions and a
/// DOCTYPE are stepped over, entities are the five of XML and character references.
class Scanner {
 public:
  explicit Scanner(std::string_view xml) : m_xml(xml) {
    if (m_xml.substr(0, 3) == "\xEF\xBB\xBF") m_at = 3;
  }

  /// Moves to the next tag; the text before it goes to `text` when it is not null. False at the end.
  bool next(Tag& tag, std::string* text) {
    while (m_at < m_xml.size()) {
      const std::size_t open = m_xml.find('<', m_at);
      const std::size_t end = open == std::string_view::npos ? m_xml.size() : open;
      if (text != nullptr) decode(m_xml.substr(m_at, end - m_at), *text);
      m_at = end;
      if (m_at == m_xml.size()) return false;
      if (starts("<!--")) {
        skip_past("-->", 4);
      } else if (starts("<![CDATA[")) {
        const std::size_t begin = m_at + 9;
        skip_past("]]>", 9);
        if (text != nullptr) text->append(m_xml.substr(begin, m_at - 3 - begin));
      } else if (starts("<?")) {
        skip_past("?>", 2);
      } else if (starts("<!")) {
        skip_doctype();
      } else {
        read_tag(tag);
        return true;
      }
    }
    return false;
  }

  [[noreturn]] void fail(std::string_view what) const {
    const auto line = 1 + std::count(m_xml.begin(), m_xml.begin() + static_cast<std::ptrdiff_t>(m_at), '\n');
    throw DataError(fmt::format("GraphML, line {}: {}", line, what));
  }

  /// The decoded value of an attribute; false when the tag has none of that name.
  bool attribute(const Tag& tag, std::string_view name, std::string& value) const {
    std::string_view rest = tag.attributes;
    value.clear();
    while (true) {
      const std::size_t begin = rest.find_first_not_of(" \t\r\n");
      if (begin == std::string_view::npos) return false;
      const std::size_t equals = rest.find('=', begin);
      if (equals == std::string_view::npos) fail("an attribute has no value");
      std::string_view key = rest.substr(begin, equals - begin);
      key = key.substr(0, key.find_last_not_of(" \t\r\n") + 1);
      const std::size_t quote = rest.find_first_not_of(" \t\r\n", equals + 1);
      if (quote == std::string_view::npos || (rest[quote] != '"' && rest[quote] != '\'')) {
        fail("an attribute value is not in quotes");
      }
      const std::size_t close = rest.find(rest[quote], quote + 1);
      if (close == std::string_view::npos) fail("an attribute value does not end");
      if (key == name) {
        decode(rest.substr(quote + 1, close - quote - 1), value);
        return true;
      }
      rest.remove_prefix(close + 1);
    }
  }

 private:
  std::string_view m_xml;
  std::size_t m_at = 0;

  bool starts(std::string_view what) const { return m_xml.compare(m_at, what.size(), what) == 0; }

  void skip_past(std::string_view what, std::size_t from) {
    const std::size_t found = m_xml.find(what, m_at + from);
    if (found == std::string_view::npos) fail(fmt::format("“{}” is missing", what));
    m_at = found + what.size();
  }

  void skip_doctype() {
    const std::size_t end = m_xml.find_first_of("[>", m_at);
    if (end == std::string_view::npos) fail("a declaration does not end");
    if (m_xml[end] == '[') fail("a DOCTYPE with declarations of its own is not read");
    m_at = end + 1;
  }

  void read_tag(Tag& tag) {
    std::size_t at = m_at + 1;
    char quote = 0;
    const std::size_t begin = at;
    for (; at < m_xml.size(); ++at) {
      const char c = m_xml[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        break;
      } else if (c == '<') {
        fail("“<” inside a tag");
      }
    }
    if (at >= m_xml.size()) fail("the file ends inside a tag");
    std::string_view body = m_xml.substr(begin, at - begin);
    tag.closes = !body.empty() && body.front() == '/';
    if (tag.closes) body.remove_prefix(1);
    tag.empty = !tag.closes && !body.empty() && body.back() == '/';
    if (tag.empty) body.remove_suffix(1);
    const std::size_t name_end = std::min(body.find_first_of(" \t\r\n"), body.size());
    tag.name = body.substr(0, name_end);
    tag.attributes = body.substr(name_end);
    const std::size_t colon = tag.name.find(':');
    if (colon != std::string_view::npos) tag.name.remove_prefix(colon + 1);
    if (tag.name.empty()) fail("a tag has no name");
    m_at = at + 1;
  }

  void decode(std::string_view raw, std::string& out) const {
    while (true) {
      const std::size_t special = raw.find_first_of("&\r");
      if (special == std::string_view::npos) {
        out.append(raw);
        return;
      }
      out.append(raw.substr(0, special));
      if (raw[special] == '\r') {  // XML 1.0, 2.11: line ends are read as LF
        out += '\n';
        raw.remove_prefix(special + (special + 1 < raw.size() && raw[special + 1] == '\n' ? 2 : 1));
        continue;
      }
      const std::size_t end = raw.find(';', special);
      if (end == std::string_view::npos || end - special > 12) fail("“&” does not begin an entity");
      append_entity(raw.substr(special + 1, end - special - 1), out);
      raw.remove_prefix(end + 1);
    }
  }

  void append_entity(std::string_view name, std::string& out) const {
    if (name == "amp") {
      out += '&';
    } else if (name == "lt") {
      out += '<';
    } else if (name == "gt") {
      out += '>';
    } else if (name == "quot") {
      out += '"';
    } else if (name == "apos") {
      out += '\'';
    } else if (name.size() > 1 && name[0] == '#') {
      const bool is_hex = name[1] == 'x';
      const std::string_view number = name.substr(is_hex ? 2 : 1);
      std::uint32_t code = 0;
      const auto [end, error] =
          std::from_chars(number.data(), number.data() + number.size(), code, is_hex ? 16 : 10);
      if (error != std::errc{} || end != number.data() + number.size() || code == 0 || code > 0x10FFFF ||
          (code >= 0xD800 && code <= 0xDFFF)) {
        fail(fmt::format("“&{};” is no character", name));
      }
      append_utf8(out, static_cast<char32_t>(code));
    } else {
      fail(fmt::format("the entity “&{};” is not known", name));
    }
  }
};

template <typename Record>
const Key<Record>* find_key(const std::vector<Key<Record>>& keys, std::string_view name) {
  for (const auto& key : keys) {
    if (name == key.name) return &key;
  }
  return nullptr;
}

/// A key as the file declares it, resolved to one of ours where it is one.
struct DeclaredKey {
  const Key<Node>* node = nullptr;
  const Key<Edge>* edge = nullptr;
  bool drawing = false;  ///< yEd's graphics: nothing that we keep
};

class Reader {
 public:
  Reader(std::string_view xml, Diagnostics& diagnostics) : m_scanner(xml), m_diagnostics(diagnostics) {}

  GraphData read() {
    Tag tag;
    bool inside = false;
    bool ended = false;
    while (m_scanner.next(tag, nullptr)) {
      if (tag.closes) {
        ended = ended || tag.name == "graphml";
        continue;
      }
      if (!inside && tag.name != "graphml")
        m_scanner.fail("this is not GraphML: its first element is not “graphml”");
      inside = true;
      ended = ended || (tag.empty && tag.name == "graphml");
      if (tag.name == "key") {
        declare(tag);
      } else if (tag.name == "node") {
        begin_node(tag);
      } else if (tag.name == "edge") {
        begin_edge(tag);
      }
    }
    if (!inside) m_scanner.fail("this is not GraphML: there is no element in it");
    if (!ended) m_scanner.fail("the file ends before </graphml>; it was cut short");
    connect();
    return std::move(m_graph);
  }

 private:
  Scanner m_scanner;
  Diagnostics& m_diagnostics;
  GraphData m_graph;
  std::unordered_map<std::string, DeclaredKey> m_keys;
  std::unordered_map<std::string, std::uint32_t> m_node_index;
  std::vector<std::pair<std::string, std::string>> m_ends;  // of each edge
  std::size_t m_skipped = 0;
  std::string m_value;

  void declare(const Tag& tag) {
    std::string id;
    std::string name;
    std::string domain;
    if (!m_scanner.attribute(tag, "id", id)) m_scanner.fail("a key has no id");
    if (!m_scanner.attribute(tag, "attr.name", name)) name = id;
    if (!m_scanner.attribute(tag, "for", domain)) domain = "all";
    DeclaredKey& key = m_keys[id];
    std::string graphics;
    key.drawing = m_scanner.attribute(tag, "yfiles.type", graphics);
    if (domain == "node" || domain == "all") key.node = find_key(node_keys(), name);
    if (domain == "edge" || domain == "all") key.edge = find_key(edge_keys(), name);
  }

  void begin_node(const Tag& tag) {
    Node node;
    if (!m_scanner.attribute(tag, "id", node.id)) m_scanner.fail("a node has no id");
    const auto index = static_cast<std::uint32_t>(m_graph.nodes.size());
    if (!m_node_index.emplace(node.id, index).second) {
      m_scanner.fail(fmt::format("there are two nodes with the id “{}”", node.id));
    }
    if (!tag.empty) {
      read_data("node", [&](const DeclaredKey& key) {
        if (key.node == nullptr) return false;
        if (std::string_view(key.node->name) == "kind") {
          node.kind = node_kind_from(m_value).value_or(NodeKind::other);
        } else {
          assign(*key.node, node);
        }
        return true;
      });
    }
    m_graph.nodes.push_back(std::move(node));
  }

  void begin_edge(const Tag& tag) {
    Edge edge;
    m_scanner.attribute(tag, "id", edge.id);
    std::string source;
    std::string target;
    if (!m_scanner.attribute(tag, "source", source) || !m_scanner.attribute(tag, "target", target)) {
      m_scanner.fail("an edge lacks its source or target");
    }
    Evidence first;
    bool has_evidence = false;
    std::string more;
    if (!tag.empty) {
      read_data("edge", [&](const DeclaredKey& key) {
        if (key.edge == nullptr) return false;
        const std::string_view name = key.edge->name;
        if (name == "kind") {
          edge.kind = edge_kind_from(m_value).value_or(EdgeKind::about);
        } else if (name == "more_evidence") {
          more = m_value;
        } else if (evidence_field(name, first)) {
          has_evidence = true;
        } else {
          assign(*key.edge, edge);
        }
        return true;
      });
    }
    if (has_evidence) edge.evidence.push_back(std::move(first));
    if (!more.empty() && !evidence_from_json(more, edge.evidence))
      m_scanner.fail("“more_evidence” is not ours");
    m_graph.edges.push_back(std::move(edge));
    m_ends.emplace_back(std::move(source), std::move(target));
  }

  /// Reads the children up to the closing tag of `element`; `take` says whether it knew the key of m_value.
  template <typename Take>
  void read_data(std::string_view element, Take take) {
    Tag tag;
    std::string id;
    while (m_scanner.next(tag, nullptr)) {
      if (tag.name == element) {
        if (tag.closes) return;
        m_scanner.fail("a graph inside a node is not read");
      }
      if (tag.name != "data" || tag.closes) continue;
      if (!m_scanner.attribute(tag, "key", id)) m_scanner.fail("a data element has no key");
      m_value.clear();
      if (!tag.empty) read_value();
      const auto found = m_keys.find(id);
      if (found == m_keys.end() || (!found->second.drawing && !take(found->second))) ++m_skipped;
    }
    m_scanner.fail(fmt::format("the file ends inside a {}", element));
  }

  /// Text up to </data>; markup inside (yEd's graphics) is stepped over.
  void read_value() {
    Tag tag;
    while (m_scanner.next(tag, &m_value)) {
      if (tag.closes && tag.name == "data") return;
    }
    m_scanner.fail("the file ends inside a data element");
  }

  template <typename Record>
  void assign(const Key<Record>& key, Record& record) {
    if (key.text != nullptr) {
      record.*key.text = m_value;
    } else if (key.flag != nullptr) {
      record.*key.flag = m_value == "true" || m_value == "1";
    } else if (key.list != nullptr) {
      record.*key.list = split_list(m_value);
    } else if (key.number != nullptr) {
      std::from_chars(m_value.data(), m_value.data() + m_value.size(), record.*key.number);
    }
  }

  bool evidence_field(std::string_view name, Evidence& e) {
    const auto number = [&](auto& field) {
      std::from_chars(m_value.data(), m_value.data() + m_value.size(), field);
      return true;
    };
    if (name == "start_char") return number(e.start);
    if (name == "end_char") return number(e.end);
    if (name == "confidence") return number(e.confidence);
    if (name == "origin") {
      for (const Origin o : {Origin::rule, Origin::model, Origin::import, Origin::person}) {
        if (m_value == origin_name(o)) e.origin = o;
      }
      return true;
    }
    std::string* field = name == "article"  ? &e.article
                         : name == "exact"  ? &e.exact
                         : name == "prefix" ? &e.prefix
                         : name == "suffix" ? &e.suffix
                         : name == "by"     ? &e.by
                                            : nullptr;
    if (field == nullptr) return false;
    *field = m_value;
    return true;
  }

  void connect() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
      const auto source = m_node_index.find(m_ends[i].first);
      const auto target = m_node_index.find(m_ends[i].second);
      if (source == m_node_index.end() || target == m_node_index.end()) continue;
      Edge& edge = m_graph.edges[i];
      edge.source = source->second;
      edge.target = target->second;
      // Files show saidBy from speaker to claim; the model has it the other way round.
      if (edge.kind == EdgeKind::said_by && is_speaker_kind(m_graph.nodes[edge.source].kind) &&
          !is_speaker_kind(m_graph.nodes[edge.target].kind)) {
        std::swap(edge.source, edge.target);
      }
      if (kept != i) m_graph.edges[kept] = std::move(edge);
      ++kept;
    }
    const std::size_t dropped = m_graph.edges.size() - kept;
    m_graph.edges.resize(kept);
    if (dropped > 0) {
      m_diagnostics.push_back(
          {Severity::warning,
           "dangling-edge",
           fmt::format("{} edges lead to a node that is not declared and were left out", dropped),
           "GraphML",
           {}});
    }
    if (m_skipped > 0) {
      m_diagnostics.push_back(
          {Severity::note,
           "unknown-key",
           fmt::format("{} values have a key that is not one of ours and were skipped", m_skipped),
           "GraphML",
           {}});
    }
  }
};

}  // namespace

GraphData read_graphml(std::string_view xml, Diagnostics& diagnostics) {
  return Reader(xml, diagnostics).read();
}

GraphData read_graphml(std::istream& in, Diagnostics& diagnostics) {
  const std::string xml{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return read_graphml(std::string_view(xml), diagnostics);
}

}  // namespace claimgraph
