// exporters/page/ as part of the program, and the hashes by which the page allows these and nothing else to
// run. Made by exporters/embed_page.cmake.
#pragma once

namespace claimgraph::detail {

extern const char* const kPageScript;
extern const char* const kPageStyle;
extern const char* const kPageTop;         ///< how to read it, and the controls
extern const char* const kPageScriptHash;  ///< "sha256-…", base64, as a Content-Security-Policy takes it
extern const char* const kPageStyleHash;

}  // namespace claimgraph::detail
