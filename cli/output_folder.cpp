#include "cli/output_folder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "claimgraph/error.hpp"

namespace claimgraph::cli {

namespace fs = std::filesystem;

OutputFolder::OutputFolder(const std::string& path) : m_path(path) {
  std::error_code code;
  fs::path target(path);
  if (!target.has_filename()) target = target.parent_path();  // "notes/"
  const bool there = fs::exists(target, code);
  if (there && !(fs::is_directory(target, code) && fs::is_empty(target, code)))
    throw DataError(fmt::format("{}: is there already and is no empty folder; name a new one", path));
  if (there) target = fs::canonical(target, code);
  m_path = target.string();
  m_part = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  if (::mkdtemp(m_part.data()) == nullptr) {
    m_part.clear();
    fail(errno);
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::chmod(m_part.c_str(), 0777U & ~mask);
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (!m_part.empty()) fs::remove_all(m_part, ignored);
}

std::ostream& OutputFolder::file(const std::string& name) {
  end_file();
  const fs::path path = fs::path(m_part) / name;
  std::error_code code;
  fs::create_directories(path.parent_path(), code);
  errno = 0;
  m_out.open(path, std::ios::binary | std::ios::trunc);
  if (!m_out) fail(errno);
  return m_out;
}

void OutputFolder::end_file() {
  if (!m_out.is_open()) return;
  errno = 0;
  m_out.close();
  if (!m_out) fail(errno);
}

void OutputFolder::keep() {
  end_file();
  if (std::rename(m_part.c_str(), m_path.c_str()) != 0) fail(errno);
  m_part.clear();
}

void OutputFolder::fail(int error) const {
  throw DataError(fmt::format("{}: cannot write: {}", m_path,
                              error == 0 ? "the disk took not all" : std::strerror(error)));
}

}  // namespace claimgraph::cli
