// What the importers of structured formats share: whole-document reading, safe XML and JSON, text from
// marked-up bodies.
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "importers/importer.hpp"

namespace claimgraph::structured {

/// Reads one decoded document and appends its articles; what is wrong goes to `diagnostics`. Fields that
/// every article has (importer, doc, hash of the original, publisher option) are filled by the caller.
using ReadDocument = void (*)(const std::string& text, const ImportOptions& options,
                              std::vector<Article>& articles, Diagnostics& diagnostics);

/// An importer that reads its whole input at the first next() and then yields the articles in order.
std::unique_ptr<Importer> document_importer(const char* name, ReadDocument read,
                                            std::unique_ptr<ByteSource> source, ImportOptions options);

void note(Diagnostics& diagnostics, const ImportOptions& options, Severity severity, const char* code,
          std::string message);

// ---- XML

/// Parses `text` into `document`. Never loads or expands anything: entity declarations are refused
/// ("xml-entities"), so are nesting beyond 400 ("too-deep") and damage ("invalid-xml", with the line).
bool load_xml(const std::string& text, pugi::xml_document& document, const ImportOptions& options,
              Diagnostics& diagnostics);
/// "dc:creator" → "creator".
std::string_view local_name(pugi::xml_node node);
/// First child element of that local name; a null node when there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view local);
/// All descendants of that local name, in document order, not looking inside a found one.
std::vector<pugi::xml_node> descendants(pugi::xml_node node, std::string_view local);
pugi::xml_node descendant(pugi::xml_node node, std::string_view local);
/// The text of a node and all in it, white space collapsed.
std::string plain(pugi::xml_node node);
/// The children of `node` as HTML, prefixes dropped, for html_to_text(). Elements named in `without` are left
/// out.
std::string inner_html(pugi::xml_node node, std::string_view without = {});
/// Attribute of that local name ("xml:lang" as "lang").
std::string attribute(pugi::xml_node node, std::string_view local);

// ---- JSON

/// Parses `text`; comments and trailing commas are let pass. Refuses damage ("invalid-json", with the line)
/// and nesting beyond 400 ("too-deep").
bool load_json(const std::string& text, rapidjson::Document& document, const ImportOptions& options,
               Diagnostics& diagnostics);
/// The member as text: a string, a number as written shortest, the first element of an array, or the
/// "@value", "value", "name" or "literal" of an object; else "".
std::string text_of(const rapidjson::Value& object, const char* member);
std::string as_text(const rapidjson::Value& value);
/// nullptr when `object` is no object or has no such member or it is null.
const rapidjson::Value* find(const rapidjson::Value& object, const char* member);

/// The same as find(), whatever the case of the member's letters (ninjs 2 and 3 differ in it).
const rapidjson::Value* find_any_case(const rapidjson::Value& object, std::string_view lower);

// ---- values

/// Lines of plain text as paragraphs.
std::string plain_body(std::string_view text);

/// Paragraphs of an HTML fragment, separated by an empty line; links that are absolute addresses go to
/// `links`.
std::string body_text(std::string_view html, std::vector<std::string>* links = nullptr);
/// ISO 8601 of any date that the formats use ("20210516T080625+0000", RFC 822, ISO); "" when it is none.
std::string date(std::string_view value);
/// "By A. Author, Staff" → one name each: splits at commas, "and", "und", "og"; drops "By", "Von", "Av".
std::vector<std::string> names(std::string_view byline);
void add_name(std::vector<std::string>& names, std::string name);
/// "Berlin (dpa) - " → "Berlin"; "WASHINGTON, May 16 (AP) -" → "WASHINGTON".
std::string place_of_dateline(std::string_view dateline);
/// An article without a body of its own: its summary, marked so that nothing is extracted from it.
void make_stub(Article& article, std::string summary);

}  // namespace claimgraph::structured
