// What HTTP does to a page on its way: header fields, chunked transfer coding, content codings (RFC 9110, RFC
// 9112).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph {

/// Walks over the fields of a header (HTTP, WARC, mail): any line end, folded lines joined. Names keep their
/// case; the value has no white space at its ends. Linear.
class HeaderFields {
 public:
  explicit HeaderFields(std::string_view block) : m_rest(block) {}
  /// The next field; false at the end. The views hold until the next call.
  bool next(std::string_view& name, std::string_view& value);

 private:
  std::string_view line();
  std::string_view m_rest;
  std::string m_joined;
};

/// Compares a field's name with a lower-case one.
bool is_field(std::string_view name, std::string_view lower_case);
std::string lower_ascii(std::string_view text);

/// Where the header at the front of `text` ends: the byte behind its empty line; npos when there is none.
std::size_t header_end(std::string_view text);

/// What HTTP says in front of a page.
struct HttpHead {
  int status = 0;
  std::string content_type, codings;  ///< of Content-Encoding
  bool chunked = false;
  std::size_t size = 0;  ///< in bytes, with its empty line; 0: there is no header
};
HttpHead read_http(std::string_view block);

/// Undoes chunked transfer coding. False, with `out` untouched, when `body` is not really chunked: crawlers
/// often undo it, but keep the field. Of a body that breaks off, what is there.
bool unchunk(std::string_view body, std::string& out);

/// Undoes the codings of a Content-Encoding field, last one first: gzip, deflate (with or without a zlib
/// wrapper), br. False when one is unknown, damaged or gives more than `limit` bytes; `problem` then says
/// which and why. A body that is not really compressed stays as it is.
bool undo_codings(std::string& body, std::string_view codings, std::size_t limit, std::string& problem);

}  // namespace claimgraph
