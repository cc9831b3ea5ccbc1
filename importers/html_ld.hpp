// JSON-LD as pages carry it: often several scripts, @graph, references by @id, and not always valid JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::clean {

/// What the page's JSON-LD says about its article; empty fields where it says nothing.
struct LinkedArticle {
  bool found = false;  ///< there is an object of an article type
  std::string type;    ///< "NewsArticle"
  std::string headline, description, body, section, language, url;
  std::string published, modified;  ///< as written
  std::vector<std::string> authors;
  std::string publisher, publisher_url;
  bool publisher_is_person = false;  ///< somebody who writes a page of their own
  std::optional<bool> free;          ///< isAccessibleForFree
};

/// Reads all scripts. Tolerates raw control characters, comments, trailing commas and HTML comment marks;
/// what cannot be parsed even so is skipped. Iterative; linear in the size.
LinkedArticle read_json_ld(const std::vector<std::string>& scripts);

}  // namespace claimgraph::clean
