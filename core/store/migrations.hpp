// The numbered SQL files of schemas/sql, made part of the program by CMake.
#pragma once

#include <vector>

namespace claimgraph {

struct Migration {
  int version;       ///< user_version of a file after it ran
  const char* name;  ///< "0001_init.sql"
  const char* sql;
};

/// By version, without gaps, from 1.
const std::vector<Migration>& migrations();

}  // namespace claimgraph
