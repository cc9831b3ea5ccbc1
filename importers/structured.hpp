// What the importers of structured formats share: whole-document reading, safe XML and JSON, text from
// marked-up bodies.
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/importer.hpp"

namespace claimgraph::structured {

/// Reads one decoded document and appends its articles; what is wrong goes to `diagnostics`. Fields that
/// every article has (importer, doc, hash of the original, publisher option) are filled by the caller.
using ReadDocument = void (*)(const std::string& text, const ImportOptions& options,
                              std::vector<Article>& articles, Diagnostics& diagnostics);

/// An importer that reads its whole input at the first next() and then yields the articles in order.
std::unique_ptr<Importer> document_importer(const char* name, ReadDocument read,
                                            std::unique_ptr<ByteSource> source, ImportOptions options);

/// The items of one parsed document, made into articles one after the other: beside the document there is
/// only one item in memory.
class ItemReader {
 public:
  virtual ~ItemReader() = default;
  /// Appends the articles of the next item, perhaps none; false when there is no further item.
  virtual bool next(std::vector<Article>& articles, Diagnostics& diagnostics) = 0;
};
/// Parses a document; null, with a message, when it cannot be read. `options` outlives the reader, `text`
/// does not.
using OpenDocument = std::unique_ptr<ItemReader> (*)(const std::string& text, const ImportOptions& options,
                                                     Diagnostics& diagnostics);

/// The same for documents of many items, such as feeds.
std::unique_ptr<Importer> item_importer(const char* name, OpenDocument open,
                                        std::unique_ptr<ByteSource> source, ImportOptions options);

void note(Diagnostics& diagnostics, const ImportOptions& options, Severity severity, const char* code,
          std::string message);

/// What the publisher says about the use of an item, whatever the format. False (and "not-usable") when it is
/// canceled or withheld; an embargo is noted ("embargoed") and the item kept. `status` in any case, with or
/// without a prefix ("stat:canceled"); `embargo` is the time as written.
bool usable(const std::string& id, std::string_view status, std::string_view embargo,
            const ImportOptions& options, Diagnostics& diagnostics);
/// "bad-date" when `raw` says something but gave no date.
void note_bad_date(std::string_view raw, const std::string& parsed, const ImportOptions& options,
                   Diagnostics& diagnostics);

// ---- XML

/// Parses `text` into `document`. Never loads or expands anything: entity declarations are refused
/// ("xml-entities"), so are nesting beyond 400 ("too-deep") and damage ("invalid-xml", with the line).
/// Linear.
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
/// out; with `without_classes` also elements one of whose classes, in lower case, is listed there.
std::string inner_html(pugi::xml_node node, std::string_view without = {},
                       std::string_view without_classes = {});
/// First descendant that has the class (in lower case); a null node when there is none.
pugi::xml_node with_class(pugi::xml_node node, std::string_view lower);
/// Attribute of that local name ("xml:lang" as "lang").
std::string attribute(pugi::xml_node node, std::string_view local);

// ---- JSON

/// Parses `text`; comments, trailing commas, NaN and Infinity are let pass. Refuses damage ("invalid-json",
/// with the line) and nesting beyond 400 ("too-deep"). Linear.
bool load_json(const std::string& text, rapidjson::Document& document, const ImportOptions& options,
               Diagnostics& diagnostics);
/// The member as text: a string, a number as written shortest, the first element of an array, or the
/// "@value", "value", "name" or "literal" of an object; else "".
std::string text_of(const rapidjson::Value& object, const char* member);
std::string as_text(const rapidjson::Value& value);
/// nullptr when `object` is no object or has no such member or it is null.
const rapidjson::Value* find(const rapidjson::Value& object, const char* member);

/// Each object of an array, or the object itself.
template <typename Read>
void for_each_object(const rapidjson::Value& value, Read read) {
  if (value.IsObject()) read(value);
  if (!value.IsArray()) return;
  for (const rapidjson::Value& item : value.GetArray()) {
    if (item.IsObject()) read(item);
  }
}

/// The same as find(), whatever the case of the member's letters (ninjs 2 and 3 differ in it).
const rapidjson::Value* find_any_case(const rapidjson::Value& object, std::string_view lower);

// ---- values

/// Lines of plain text as paragraphs.
std::string plain_body(std::string_view text);

/// Paragraphs of an HTML fragment, separated by an empty line; links that are absolute addresses go to
/// `links`.
/// Relative ones are resolved against `base` when it is given.
std::string body_text(std::string_view html, std::vector<std::string>* links = nullptr,
                      std::string_view base = {});
/// Nesting of objects or elements beyond which a document is refused: what walks it may recurse.
inline constexpr int kMaxDepth = 400;
/// 1-based line of the byte at `offset`.
std::size_t line_of(std::string_view text, std::size_t offset);
/// Appends text with the marks of HTML and XML escaped.
void append_escaped(std::string& out, std::string_view text);
/// Plain text as the HTML that shows it: a paragraph a line, marks escaped.
std::string html_of_plain(std::string_view text);
/// "https://www.example.org/a" → "example.org"; "" when it is no absolute address.
std::string host_of(std::string_view url);
/// "Copyright 2013 The News Agency, www.example.org - all rights reserved" → "The News Agency"; "" when the
/// notice is of another form.
std::string holder_of_notice(std::string_view notice);
/// ISO 8601 of any date that the formats use ("20210516T080625+0000", RFC 822, ISO); "" when it is none.
std::string date(std::string_view value);
/// "By A. Author, Staff" → one name each: splits at commas, "and", "und", "og"; drops "By", "Von", "Av".
std::vector<std::string> names(std::string_view byline);
void add_name(std::vector<std::string>& names, std::string name);
/// "Berlin (dpa) - " → "Berlin"; "WASHINGTON, May 16 (AP) -" → "WASHINGTON".
std::string place_of_dateline(std::string_view dateline);
/// Drops authors that are no persons: the publisher itself, agency codes ("NTB-AFP", "dpa"), logins
/// ("jdoe.x").
void drop_agencies(Article& article);
/// An article without a body of its own: its summary, marked so that nothing is extracted from it.
void make_stub(Article& article, std::string summary);
/// An item whose text is empty becomes a stub ("no-text", with the message `kept`), or is left out when it
/// has neither headline nor standfirst ("empty-item", with `left_out`): then false. True for items with text.
bool keep_item(Article& article, std::string left_out, std::string kept, const ImportOptions& options,
               Diagnostics& diagnostics);
/// "no-article", an error, when a document gave no article and nothing has been said about it yet.
void note_no_article(const std::vector<Article>& articles, std::string message, const ImportOptions& options,
                     Diagnostics& diagnostics);

}  // namespace claimgraph::structured
