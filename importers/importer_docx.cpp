// Word documents (DOCX, ECMA-376): a zip of XML parts. The text of the main part in order; the rest only for
// what it says about the document. Nothing is cleaned: a document has no menus.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_set>
#include <utility>

#include "claimgraph/error.hpp"
#include "core/base/hash.hpp"
#include "importers/archive_reader.hpp"
#include "importers/charset.hpp"
#include "importers/importer_table.hpp"
#include "importers/metadata_author.hpp"
#include "importers/metadata_date.hpp"
#include "importers/structured.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph {

namespace {

/// XML of the parts that are read; parsed, it takes several times as much.
constexpr std::size_t kLargestText = std::size_t{64} << 20U;

using structured::attribute;
using structured::child;
using structured::local_name;

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

/// What styles.xml and the relationships say about names in the main part.
struct Context {
  std::map<std::string, std::string> styles;  ///< id → name, lower case
  std::map<std::string, std::string> links;   ///< relationship id → address
};

struct Paragraph {
  std::string text, style;
};

/// Walks the main part. Recursion is bounded: load_xml refuses deep nesting.
class BodyReader {
 public:
  explicit BodyReader(const Context& context) : m_context(context) {}
  void read(pugi::xml_node node) {
    for (const pugi::xml_node part : node.children()) block(part);
  }
  std::vector<Paragraph> paragraphs;
  std::vector<std::string> links;

 private:
  static bool left_out(std::string_view name) {
    for (const char* other :
         {"del", "moveFrom", "instrText", "delText", "footnoteReference", "endnoteReference", "annotationRef",
          "sdtPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "Fallback"}) {
      if (name == other) return true;
    }
    return false;
  }

  void block(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (left_out(name) || table_of_contents(node)) return;
    if (name != "p") {
      for (const pugi::xml_node part : node.children()) block(part);
      return;
    }
    Paragraph paragraph;
    const std::string id = attribute(child(child(node, "pPr"), "pStyle"), "val");
    if (const auto style = m_context.styles.find(id); style != m_context.styles.end())
      paragraph.style = style->second;
    if (paragraph.style.empty()) paragraph.style = lower(id);
    std::vector<pugi::xml_node> boxes;
    for (const pugi::xml_node part : node.children()) run(part, paragraph.text, boxes);
    if (paragraph.text.find_first_not_of(" \t\r\n") != std::string::npos)
      paragraphs.push_back(std::move(paragraph));
    for (const pugi::xml_node box : boxes) read(box);
  }

  void run(pugi::xml_node node, std::string& text, std::vector<pugi::xml_node>& boxes) {
    const std::string_view name = local_name(node);
    if (left_out(name)) return;
    if (name == "txbxContent") {
      boxes.push_back(node);
    } else if (name == "t") {
      text += node.child_value();
    } else if (name == "tab" || name == "ptab") {
      text += ' ';
    } else if (name == "br" || name == "cr") {
      text += '\n';
    } else if (name == "noBreakHyphen") {
      text += '-';
    } else if (name == "r" && child(child(node, "rPr"), "vanish")) {
      return;
    } else {
      if (name == "hyperlink") {
        if (const auto link = m_context.links.find(attribute(node, "id")); link != m_context.links.end())
          links.push_back(link->second);
      }
      for (const pugi::xml_node part : node.children()) run(part, text, boxes);
    }
  }

  static bool table_of_contents(pugi::xml_node node) {
    if (local_name(node) != "sdt") return false;
    const pugi::xml_node gallery = child(child(child(node, "sdtPr"), "docPartObj"), "docPartGallery");
    return attribute(gallery, "val") == "Table of Contents";
  }

  const Context& m_context;
};

/// Parts by name, as they stand in the package.
using Parts = std::map<std::string, std::string>;

Parts read_parts(std::string bytes, const ImportOptions& options) {
  Parts parts;
  ArchiveReader reader(memory_source(std::move(bytes)), options.name);
  ArchiveMember member;
  std::size_t total = 0;
  while (reader.next(member)) {
    if (member.encrypted) throw DataError("the document is encrypted; save it without a password first");
    const bool wanted =
        member.name == "_rels/.rels" || member.name == "docProps/core.xml" ||
        (member.name.starts_with("word/") && member.name.find("/media/") == std::string::npos &&
         (member.name.ends_with(".xml") || member.name.ends_with(".rels")) &&
         (member.name.starts_with("word/document") || member.name.starts_with("word/styles") ||
          member.name.starts_with("word/_rels/document")));
    if (!wanted || !member.regular || parts.count(member.name) > 0) continue;
    char buffer[1U << 16U];
    std::string& part = parts[member.name];
    for (std::size_t got = 0; (got = reader.read(buffer, sizeof buffer)) > 0;) {
      part.append(buffer, got);
      total += got;
      if (total > std::min(options.max_bytes, kLargestText))
        throw DataError(fmt::format("the document's text is larger than the limit of {} KiB",
                                    std::min(options.max_bytes, kLargestText) >> 10U));
    }
  }
  return parts;
}

class DocxImporter : public Importer {
 public:
  DocxImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_source(std::move(source)), m_options(std::move(options)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    if (m_done) return false;
    m_done = true;
    std::string bytes = read_all(*m_source, m_options.max_bytes, m_options.name);
    const std::string sha256 = sha256_hex(bytes);
    if (bytes.starts_with("\xd0\xcf\x11\xe0"))
      return refuse(
          diagnostics, "office-document",
          "this is an old or encrypted Office file, not DOCX; save it as DOCX without a password first");
    if (!bytes.starts_with("PK"))
      return refuse(diagnostics, "damaged-document",
                    "this is no DOCX, which is a zip; name the right format with "
                    "--from");
    Parts parts;
    try {
      parts = read_parts(std::move(bytes), m_options);
    } catch (const DataError& error) {
      std::string message = error.what();
      if (message.starts_with(m_options.name + ": ")) message.erase(0, m_options.name.size() + 2);
      return refuse(diagnostics, "damaged-document", std::move(message));
    }
    const auto main = main_part(parts, diagnostics);
    if (main == parts.end())
      return refuse(diagnostics, "damaged-document",
                    "the document has no text part (word/document.xml); it is damaged or no Word document");
    article.doc = m_options.name;
    article.importer = "docx";
    article.original_sha256 = sha256;
    article.url = m_options.url;
    return fill(article, main->second, parts, diagnostics);
  }

 private:
  bool refuse(Diagnostics& diagnostics, const char* code, std::string message) const {
    structured::note(diagnostics, m_options, Severity::error, code, std::move(message));
    return false;
  }

  bool load(const std::string& part, pugi::xml_document& document, Diagnostics& diagnostics) const {
    const DecodedText decoded = decode_text(part, {}, diagnostics);
    return structured::load_xml(decoded.text, document, m_options, diagnostics);
  }

  /// A part that only adds to the text: damage in it is a warning.
  bool load_extra(const Parts& parts, const std::string& name, pugi::xml_document& document,
                  Diagnostics& diagnostics) const {
    const auto part = parts.find(name);
    if (part == parts.end()) return false;
    Diagnostics found;
    const bool loaded = load(part->second, document, found);
    for (Diagnostic& finding : found) {
      finding.severity = std::min(finding.severity, Severity::warning);
      finding.where = fmt::format("{}!{}", m_options.name, name);
      diagnostics.push_back(std::move(finding));
    }
    return loaded;
  }

  Parts::const_iterator main_part(const Parts& parts, Diagnostics& diagnostics) const {
    std::string name = "word/document.xml";
    if (pugi::xml_document rels; load_extra(parts, "_rels/.rels", rels, diagnostics)) {
      for (const pugi::xml_node relation : rels.document_element().children()) {
        const std::string target = attribute(relation, "Target");
        if (attribute(relation, "Type").ends_with("/officeDocument") && !target.empty())
          name = target.substr(target.front() == '/' ? 1 : 0);
      }
    }
    const auto found = parts.find(name);
    return found != parts.end() ? found : parts.find("word/document.xml");
  }

  Context context(const Parts& parts, Diagnostics& diagnostics) const {
    Context context;
    if (pugi::xml_document styles; load_extra(parts, "word/styles.xml", styles, diagnostics)) {
      for (const pugi::xml_node style : styles.document_element().children())
        context.styles[attribute(style, "styleId")] = lower(attribute(child(style, "name"), "val"));
    }
    context.styles.erase("");
    if (pugi::xml_document rels; load_extra(parts, "word/_rels/document.xml.rels", rels, diagnostics)) {
      for (const pugi::xml_node relation : rels.document_element().children()) {
        const std::string target = attribute(relation, "Target");
        if (target.starts_with("http://") || target.starts_with("https://"))
          context.links[attribute(relation, "Id")] = target;
      }
    }
    return context;
  }

  bool fill(Article& article, const std::string& main, const Parts& parts, Diagnostics& diagnostics) const {
    pugi::xml_document document;
    if (!load(main, document, diagnostics)) return false;
    const Context known = context(parts, diagnostics);
    BodyReader reader(known);
    reader.read(document.document_element());
    core_properties(article, parts, diagnostics);
    bool titled = false;
    for (const Paragraph& paragraph : reader.paragraphs) {
      const std::string line = clean::collapsed(paragraph.text);
      if (line.empty()) continue;
      if (paragraph.style == "title" && !titled) {
        titled = true;
        article.headline = line;
        article.metadata_source["headline"] = "docx title paragraph";
      } else if (paragraph.style == "subtitle" && article.standfirst.empty()) {
        article.standfirst = line;
        article.metadata_source["standfirst"] = "docx subtitle paragraph";
      } else if (paragraph.style == "caption") {
        article.captions.push_back(line);
      } else if (!(article.text.empty() && line == article.headline)) {
        add_lines(article.text, paragraph.text);
      }
    }
    std::unordered_set<std::string> seen;
    for (std::string& link : reader.links) {
      if (article.links.size() < 1000 && seen.insert(link).second) article.links.push_back(std::move(link));
    }
    if (article.text.empty()) {
      article.page_kind = PageKind::not_an_article;
      structured::note(diagnostics, m_options, Severity::warning, "no-article",
                       "the document holds no text; nothing is extracted from it");
    }
    return true;
  }

  static void add_lines(std::string& text, std::string_view paragraph) {
    for (std::size_t at = 0; at <= paragraph.size();) {
      const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
      const std::string line = clean::collapsed(paragraph.substr(at, end - at));
      at = end + 1;
      if (line.empty()) continue;
      if (!text.empty()) text += "\n\n";
      text += line;
    }
  }

  void core_properties(Article& article, const Parts& parts, Diagnostics& diagnostics) const {
    pugi::xml_document core;
    if (!load_extra(parts, "docProps/core.xml", core, diagnostics)) return;
    const pugi::xml_node root = core.document_element();
    const auto set = [&](std::string& field, const char* key, std::string value) {
      if (value.empty()) return;
      field = std::move(value);
      article.metadata_source[key] = "docx core properties";
    };
    std::string title = structured::plain(child(root, "title"));
    if (title.starts_with("Microsoft Word - ")) title.clear();
    set(article.headline, "headline", std::move(title));
    set(article.date_published, "datePublished",
        clean::normalise_date(structured::plain(child(root, "created"))));
    set(article.date_modified, "dateModified",
        clean::normalise_date(structured::plain(child(root, "modified"))));
    set(article.language, "inLanguage", structured::plain(child(root, "language")));
    article.authors = clean::author_names(structured::plain(child(root, "creator")), false);
    if (!article.authors.empty()) article.metadata_source["author"] = "docx core properties";
  }

  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  bool m_done = false;
};

int sniff(std::string_view head, std::string_view name) {
  const auto has = [&](std::string_view part) { return head.find(part) != std::string_view::npos; };
  if (!head.starts_with("PK\x03\x04") || head.size() < 40) return 0;
  if (name.ends_with(".docx") || name.ends_with(".docm")) return 98;
  const std::string_view first = head.substr(30);
  const bool office = first.starts_with("[Content_Types].xml") || first.starts_with("_rels/.rels") ||
                      first.starts_with("docProps/") || first.starts_with("word/document.xml");
  if (!office || has("xl/workbook") || has("xl/worksheets") || has("ppt/")) return 0;
  return has("word/") ? 98 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<DocxImporter>(std::move(source), std::move(options));
}

}  // namespace

extern const ImporterInfo kDocxImporter{
    .name = "docx",
    .description = "Word documents (DOCX): paragraphs, title, author, dates, links",
    .sniff = sniff,
    .make = CG_WITH_DOCX ? make : nullptr,
    .what = "a Word document (DOCX)",
    .setting = "CLAIMGRAPH_WITH_DOCX"};

}  // namespace claimgraph
