# cmake -DOUT=schemas.cpp -DFILES=a;b -P embed_schemas.cmake: each file as a raw string literal, cut into pieces because
# compilers limit the length of one.
set(body "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 piece)
    string(APPEND pieces "\n    R\"~~~~(${piece})~~~~\"")
    math(EXPR at "${at} + 8000")
  endwhile()
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
