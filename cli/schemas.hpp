// The files of schemas/, built into the program (cli/CMakeLists.txt generates schemas.cpp).
#pragma once

#include <string_view>
#include <vector>

namespace claimgraph::cli {

struct SchemaText {
  std::string_view name;  ///< file name
  std::string_view text;
};

const std::vector<SchemaText>& schema_texts();

}  // namespace claimgraph::cli
