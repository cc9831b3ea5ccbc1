# cmake -DOUT=page_files.cpp -DSCRIPT=page.js -DSTYLE=page.css -DTOP=top.html -P embed_page.cmake: each file as raw string literals,
# and its SHA-256 in base64. What has a use for its hash is ASCII.
include("${CMAKE_CURRENT_LIST_DIR}/../cmake/RawLiteral.cmake")
set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

function(embed file name)
  raw_literal("${file}" pieces)
  # 64 hexadecimal digits: 21 times three of them are two of base64, the last one is one and a "=".
  file(SHA256 "${file}" hex)
  set(hash "sha256-")
  foreach(group RANGE 0 20)
    math(EXPR at "${group} * 3")
    string(SUBSTRING "${hex}" ${at} 3 digits)
    math(EXPR high "0x${digits} / 64")
    math(EXPR low "0x${digits} % 64")
    string(SUBSTRING "${alphabet}" ${high} 1 a)
    string(SUBSTRING "${alphabet}" ${low} 1 b)
    string(APPEND hash "${a}${b}")
  endforeach()
  string(SUBSTRING "${hex}" 63 1 digit)
  math(EXPR last "0x${digit} * 4")
  string(SUBSTRING "${alphabet}" ${last} 1 a)
  set(body "const char* const kPage${name} =${pieces};\nconst char* const kPage${name}Hash = \"${hash}${a}=\";\n")
  set(embedded "${embedded}${body}" PARENT_SCOPE)
endfunction()

set(embedded "")
embed("${SCRIPT}" Script)
embed("${STYLE}" Style)
embed("${TOP}" Top)
file(WRITE "${OUT}" "// Generated from exporters/page/ by exporters/embed_page.cmake.
#include \"exporters/page_files.hpp\"

namespace claimgraph::detail {

${embedded}
}  // namespace claimgraph::detail
")
