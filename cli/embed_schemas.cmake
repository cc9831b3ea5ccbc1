# cmake -DOUT=schemas.cpp -DFILES=a;b -P embed_schemas.cmake: each file as raw string literals.
include("${CMAKE_CURRENT_LIST_DIR}/../cmake/RawLiteral.cmake")
set(body "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  raw_literal("${file}" pieces)
  string(APPEND body "      {\"${name}\",${pieces}},\n")
endforeach()
file(WRITE "${OUT}" "// Generated from schemas/ by cli/embed_schemas.cmake.
#include \"cli/schemas.hpp\"

namespace claimgraph::cli {

const std::vector<SchemaText>& schema_texts() {
  static const std::vector<SchemaText> texts{
${body}  };
  return texts;
}

}  // namespace claimgraph::cli
")
