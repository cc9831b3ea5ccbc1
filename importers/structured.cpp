#include "importers/structured.hpp"

#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "importers/charset.hpp"
#include "importers/html_text.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::structured {

namespace {

constexpr int kMaxDepth = 400;

class DocumentImporter : public Importer {
 public:
  DocumentImporter(const char* name, ReadDocument read, std::unique_ptr<ByteSource> source,
                   ImportOptions options)
      : m_name(name), m_read(read), m_source(std::move(source)), m_options(std::move(options)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    if (!m_loaded) load(diagnostics);
    if (m_next == m_articles.size()) return false;
    article = std::move(m_articles[m_next++]);
    return true;
  }

 private:
  void load(Diagnostics& diagnostics) {
    m_loaded = true;
    std::string bytes = read_all(*m_source, m_options.max_bytes, m_options.name);
    const std::string sha256 = sha256_hex(bytes);
    const bool empty = bytes.find_first_not_of(" \t\r\n") == std::string::npos;
    const DecodedText decoded =
        decode_text(std::move(bytes), charset_of(m_options.content_type), diagnostics);
    if (empty || decoded.binary) {
      note(diagnostics, m_options, Severity::error, empty ? "empty-input" : "binary-input",
           empty ? "the file is empty; nothing to import"
                 : "this is not text but binary data; name the right format with --from");
      return;
    }
    m_read(decoded.text, m_options, m_articles, diagnostics);
    std::size_t number = 0;
    for (Article& article : m_articles) {
      ++number;
      article.importer = m_name;
      article.original_sha256 = sha256;
      if (article.doc.empty()) {
        article.doc = m_articles.size() == 1 ? m_options.name : fmt::format("{}#{}", m_options.name, number);
      }
      if (article.publisher.name.empty()) article.publisher.name = m_options.publisher;
      if (article.url.empty() && m_articles.size() == 1) article.url = m_options.url;
      if (article.text.empty() && article.page_kind == PageKind::article) article.page_kind = PageKind::stub;
    }
  }

  const char* m_name;
  ReadDocument m_read;
  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  bool m_loaded = false;
  std::vector<Article> m_articles;
  std::size_t m_next = 0;
};

std::size_t line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

/// The document type declaration with its internal subset, if there is one before the root element.
bool declares_entities(std::string_view text) {
  const std::size_t doctype = text.find("<!DOCTYPE");
  if (doctype == std::string_view::npos) return false;
  return text.find("<!ENTITY", doctype) != std::string_view::npos;
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

void escape(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

/// NITF's names for what HTML calls otherwise; unknown ones stay inline.
std::string_view html_name(std::string_view local) {
  if (local == "hl1" || local == "hl2") return "h3";
  if (local == "bq") return "blockquote";
  if (local == "block" || local == "body.content" || local == "body.head") return "div";
  return local;
}

bool listed(std::string_view name, std::string_view spaced_list) {
  std::size_t at = 0;
  while ((at = spaced_list.find(name, at)) != std::string_view::npos) {
    const std::size_t end = at + name.size();
    if ((at == 0 || spaced_list[at - 1] == ' ') && (end == spaced_list.size() || spaced_list[end] == ' '))
      return true;
    at = end;
  }
  return false;
}

void write_html(std::string& out, pugi::xml_node node, std::string_view without) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      escape(out, part.value());
    } else if (part.type() == pugi::node_element) {
      const std::string_view local = local_name(part);
      if (listed(local, without)) continue;
      const std::string_view name = html_name(local);
      out.append("<").append(name);
      if (const std::string target = attribute(part, "href"); !target.empty()) {
        out += " href=\"";
        escape(out, target);
        out += '"';
      }
      out += '>';
      write_html(out, part, without);  // depth is bounded by load_xml()
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

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::unique_ptr<Importer> document_importer(const char* name, ReadDocument read,
                                            std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<DocumentImporter>(name, read, std::move(source), std::move(options));
}

void note(Diagnostics& diagnostics, const ImportOptions& options, Severity severity, const char* code,
          std::string message) {
  diagnostics.push_back({severity, code, std::move(message), options.name, {}});
}

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

std::string inner_html(pugi::xml_node node, std::string_view without) {
  std::string out;
  write_html(out, node, without);
  return out;
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

bool load_json(const std::string& text, rapidjson::Document& document, const ImportOptions& options,
               Diagnostics& diagnostics) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) {
        note(diagnostics, options, Severity::error, "too-deep",
             fmt::format(
                 "objects are nested more than {} deep, which no news format does; the document is refused",
                 kMaxDepth));
        return false;
      }
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag;
  document.Parse<kFlags>(text.data(), text.size());
  if (document.HasParseError()) {
    note(diagnostics, options, Severity::error, "invalid-json",
         fmt::format("line {}: {} mend the JSON or name another format with --from",
                     line_of(text, document.GetErrorOffset()),
                     rapidjson::GetParseError_En(document.GetParseError())));
    return false;
  }
  return true;
}

const rapidjson::Value* find(const rapidjson::Value& object, const char* member) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

const rapidjson::Value* find_any_case(const rapidjson::Value& object, std::string_view lower) {
  if (!object.IsObject()) return nullptr;
  for (const auto& member : object.GetObject()) {
    const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
    const bool same = name.size() == lower.size() &&
                      std::equal(name.begin(), name.end(), lower.begin(), [](char a, char b) {
                        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
                      });
    if (same) return member.value.IsNull() ? nullptr : &member.value;
  }
  return nullptr;
}

std::string plain_body(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string paragraph = clean::collapsed(text.substr(at, end - at));
    if (!paragraph.empty()) {
      if (!out.empty()) out += "\n\n";
      out += paragraph;
    }
    at = end + 1;
  }
  return out;
}

std::string as_text(const rapidjson::Value& value) {
  if (value.IsString()) return clean::collapsed({value.GetString(), value.GetStringLength()});
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (value.IsNumber()) return fmt::format("{}", value.GetDouble());
  if (value.IsArray() && !value.Empty() && !value[0].IsArray()) return as_text(value[0]);
  if (value.IsObject()) {
    for (const char* member : {"@value", "value", "name", "literal"}) {
      const rapidjson::Value* inner = find(value, member);
      if (inner != nullptr && (inner->IsString() || inner->IsNumber())) return as_text(*inner);
    }
  }
  return {};
}

std::string text_of(const rapidjson::Value& object, const char* member) {
  const rapidjson::Value* value = find(object, member);
  return value == nullptr ? std::string() : as_text(*value);
}

std::string body_text(std::string_view html, std::vector<std::string>* links) {
  std::vector<std::string> targets;
  const std::string text = html_to_text(html, &targets);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find("\n\n", at);
    if (end == std::string::npos) end = text.size();
    const std::string paragraph = clean::collapsed(std::string_view(text).substr(at, end - at));
    if (!paragraph.empty()) {
      if (!out.empty()) out += "\n\n";
      out += paragraph;
    }
    at = end + 2;
  }
  if (links != nullptr) {
    for (std::string& target : targets) {
      const bool absolute = target.rfind("http://", 0) == 0 || target.rfind("https://", 0) == 0;
      if (absolute && std::find(links->begin(), links->end(), target) == links->end())
        links->push_back(std::move(target));
    }
  }
  return out;
}

std::string date(std::string_view value) {
  const std::string text = clean::collapsed(value);
  const bool compact = text.size() >= 8 && all_digits(std::string_view(text).substr(0, 8)) &&
                       (text.size() == 8 || text[8] == 'T');
  if (!compact) return clean::normalise_date(text);
  std::string out = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
  if (text.size() >= 15 && all_digits(std::string_view(text).substr(9, 6))) {
    out += "T" + text.substr(9, 2) + ":" + text.substr(11, 2) + ":" + text.substr(13, 2);
    const std::string zone = text.substr(15);
    if (zone == "Z" || zone == "+0000") {
      out += "Z";
    } else if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) {
      out += zone.substr(0, 3) + ":" + zone.substr(3);
    }
  }
  return clean::normalise_date(out);
}

void add_name(std::vector<std::string>& names, std::string name) {
  name = clean::collapsed(name);
  while (!name.empty() && (name.back() == ',' || name.back() == ';')) name.pop_back();
  if (name.empty() || name.size() > 120) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

std::vector<std::string> names(std::string_view byline) {
  std::string text = clean::collapsed(byline);
  for (const std::string_view by : {"By ", "BY ", "by ", "Von ", "Av ", "Af ", "Par ", "Por "}) {
    if (text.rfind(by, 0) == 0) {
      text.erase(0, by.size());
      break;
    }
  }
  for (const std::string_view joint : {" and ", " und ", " og ", " och ", " & ", " with "}) {
    for (std::size_t at = 0; (at = text.find(joint, at)) != std::string::npos; at += 2)
      text.replace(at, joint.size(), ", ");
  }
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = text.find(',', at);
    if (end == std::string::npos) end = text.size();
    add_name(out, text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string place_of_dateline(std::string_view dateline) {
  std::string text = clean::collapsed(dateline);
  const std::size_t end = text.find_first_of("(,");
  text = clean::collapsed(std::string_view(text).substr(0, end));
  while (!text.empty() && (text.back() == '-' || text.back() == ' ' || text.back() == '.')) text.pop_back();
  return text.size() > 80 ? std::string() : text;
}

void make_stub(Article& article, std::string summary) {
  article.page_kind = PageKind::stub;
  article.standfirst = summary;
  article.text = std::move(summary);
}

}  // namespace claimgraph::structured
