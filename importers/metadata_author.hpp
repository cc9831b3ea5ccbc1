// Bylines → lists of names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::clean {

/// True for two to five capitalised words that read like a person's name ("Coco Feng", "Ursula von der
/// Leyen", "J. D. O'Neil"): no digits, no words of menus, roles or months.
bool looks_like_name(std::string_view text);

/// The names in an author field or byline: leading "By" and its like, roles, e-mail addresses, handles, dates
/// and agencies' suffixes are cut off; "and", "&", commas and semicolons separate; written in capitals →
/// title case. `trusted`: the value comes from a field that only holds authors, so single words are names,
/// too.
std::vector<std::string> author_names(std::string_view raw, bool trusted);

/// The name of an account where markup says that it is the author's: one to three words of letters and
/// digits, also in lower case ("jdoe", "the webteam"). "" for placeholders ("admin"), addresses and
/// everything longer.
std::string account_name(std::string_view raw);

/// True when the text begins with "By", "Written by", "Von", "Autor:" or their like.
bool has_byline_lead(std::string_view text);

/// The names behind a "by" in the middle of a line that is a byline: "12 March 2012 by Ada Example", "Posted
/// on Monday by Ada Example in Politics". Empty when there are none.
std::vector<std::string> names_inside(std::string_view line);

/// "Coco Fengin Guangdong", "Coco Feng in Guangdong": name, glued or not, "in", place. `glued` tells which.
struct PlacedName {
  std::string name, place;
  bool glued = false;
};
bool split_placed_name(std::string_view line, PlacedName& out);

}  // namespace claimgraph::clean
