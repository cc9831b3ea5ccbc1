// The XML half of structured.hpp: loading without ever expanding anything, finding, and the way back to HTML.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "claimgraph/utf8.hpp"
#include "importers/structured.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::structured {

namespace {

/// Does the document type declaration, which stands before the root element, declare entities?
bool declares_entities(std::string_view text) {
  bool doctype = false;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    if (text.compare(at, 4, "<!--") == 0) {
      at = text.find("-->", at + 4);
      if (at == std::string_view::npos) return false;
      continue;
    }
    if (doctype && text.compare(at, 8, "<!ENTITY") == 0) return true;
    doctype = doctype || text.compare(at, 9, "<!DOCTYPE") == 0;
    const char next = at + 1 < text.size() ? text[at + 1] : '!';
    if (next != '!' && next != '?') return false;  // the root element
    ++at;
  }
  return false;
}

/// Character references can spell what is no character (&#xD800;).
void repair_values(pugi::xml_node node) {
  if (!is_valid_utf8(node.value())) node.set_value(repair_utf8(node.value()).c_str());
  for (pugi::xml_attribute part : node.attributes()) {
    if (!is_valid_utf8(part.value())) part.set_value(repair_utf8(part.value()).c_str());
  }
}

bool deeper_than(pugi::xml_node root, int limit) {
  int depth = 0;
  pugi::xml_node node = root.first_child();
  while (node) {
    repair_values(node);
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > limit) return true;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) break;
    node = node.next_sibling();
  }
  return false;
}

/// NITF's names for what HTML calls otherwise; unknown ones stay inline.
std::string_view html_name(std::string_view local) {
  if (local == "hl1" || local == "hl2") return "h3";
  if (local == "bq") return "blockquote";
  if (local == "block" || local == "body.content" || local == "body.head") return "div";
  return local;
}

bool listed(std::string_view name, std::string_view spaced_list) {
  if (name.empty()) return false;  // "<a:>"
  std::size_t at = 0;
  while ((at = spaced_list.find(name, at)) != std::string_view::npos) {
    const std::size_t end = at + name.size();
    if ((at == 0 || spaced_list[at - 1] == ' ') && (end == spaced_list.size() || spaced_list[end] == ' '))
      return true;
    at = end;
  }
  return false;
}

/// Is one of the blank-separated classes in the list, whatever its case?
bool has_class(pugi::xml_node node, std::string_view spaced_list) {
  std::string value = attribute(node, "class");
  for (char& c : value) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    if (end > at && listed(std::string_view(value).substr(at, end - at), spaced_list)) return true;
    at = end + 1;
  }
  return false;
}

void write_html(std::string& out, pugi::xml_node node, std::string_view without, std::string_view classes) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      append_escaped(out, part.value());
    } else if (part.type() == pugi::node_element) {
      const std::string_view local = local_name(part);
      if (listed(local, without) || (!classes.empty() && has_class(part, classes))) continue;
      const std::string_view name = html_name(local);
      out.append("<").append(name);
      if (const std::string target = attribute(part, "href"); !target.empty()) {
        out += " href=\"";
        append_escaped(out, target);
        out += '"';
      }
      out += '>';
      write_html(out, part, without, classes);  // depth is bounded by load_xml()
      out.append("</").append(name).append(">");
    }
  }
}

void gather_text(std::string& out, pugi::xml_node node) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      out += part.value();
    } else if (part.type() == pugi::node_element) {
      gather_text(out, part);
      out += ' ';
    }
  }
}

void find_all(pugi::xml_node node, std::string_view local, std::vector<pugi::xml_node>& out) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() != pugi::node_element) continue;
    if (local_name(part) == local) {
      out.push_back(part);
    } else {
      find_all(part, local, out);
    }
  }
}

}  // namespace

bool load_xml(const std::string& text, pugi::xml_document& document, const ImportOptions& options,
              Diagnostics& diagnostics) {
  if (declares_entities(text)) {
    note(diagnostics, options, Severity::error, "xml-entities",
         "the document declares entities of its own, which can hide files or grow without bound; it is "
         "refused. "
         "Remove the <!ENTITY> declarations and try again");
    return false;
  }
  const pugi::xml_parse_result result = document.load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result) {
    note(diagnostics, options, Severity::error, "invalid-xml",
         fmt::format("line {}: {}; mend the XML or name another format with --from",
                     line_of(text, static_cast<std::size_t>(result.offset)), result.description()));
    return false;
  }
  if (deeper_than(document, kMaxDepth)) {
    note(diagnostics, options, Severity::error, "too-deep",
         fmt::format(
             "elements are nested more than {} deep, which no news format does; the document is refused",
             kMaxDepth));
    return false;
  }
  return true;
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_element && local_name(part) == local) return part;
  }
  return {};
}

std::vector<pugi::xml_node> descendants(pugi::xml_node node, std::string_view local) {
  std::vector<pugi::xml_node> out;
  find_all(node, local, out);
  return out;
}

pugi::xml_node descendant(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() != pugi::node_element) continue;
    if (local_name(part) == local) return part;
    if (const pugi::xml_node found = descendant(part, local)) return found;
  }
  return {};
}

std::string plain(pugi::xml_node node) {
  std::string out;
  gather_text(out, node);
  return clean::collapsed(out);
}

std::string inner_html(pugi::xml_node node, std::string_view without, std::string_view without_classes) {
  std::string out;
  write_html(out, node, without, without_classes);
  return out;
}

pugi::xml_node with_class(pugi::xml_node node, std::string_view lower) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() != pugi::node_element) continue;
    if (has_class(part, lower)) return part;
    if (const pugi::xml_node found = with_class(part, lower)) return found;
  }
  return {};
}

std::string attribute(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_attribute part : node.attributes()) {
    std::string_view name = part.name();
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
      name = name.substr(colon + 1);
    if (name == local) return part.value();
  }
  return {};
}

}  // namespace claimgraph::structured
