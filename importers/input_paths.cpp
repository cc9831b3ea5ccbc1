// Operands → inputs: files, folders, "-", patterns, and lists of paths.
#include <fmt/format.h>
#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "claimgraph/article_stream.hpp"

namespace claimgraph {

namespace fs = std::filesystem;

namespace {

void add_error(Diagnostics& findings, const char* code, std::string message, std::string where) {
  findings.push_back({Severity::error, code, std::move(message), std::move(where), {}});
}

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
}

/// The entries of a folder in byte order, hidden ones left out.
std::vector<fs::directory_entry> entries_of(const fs::path& folder, Diagnostics& findings) {
  std::vector<fs::directory_entry> entries;
  std::error_code code;
  fs::directory_iterator at(folder.empty() ? fs::path(".") : folder, code);
  for (; !code && at != fs::directory_iterator(); at.increment(code)) {
    if (!at->path().filename().string().starts_with('.')) entries.push_back(*at);
  }
  if (code)
    add_error(findings, "unreadable-folder",
              fmt::format("cannot read this folder: {}; check its permissions", code.message()),
              folder.string());
  std::sort(entries.begin(), entries.end());
  return entries;
}

void add_folder(const std::string& operand, std::vector<InputFile>& files, Diagnostics& findings) {
  std::vector<std::string> found;
  std::vector<fs::path> open{operand};
  std::error_code code;
  while (!open.empty()) {
    const fs::path folder = open.back();
    open.pop_back();
    for (const fs::directory_entry& entry : entries_of(folder, findings)) {
      if (entry.is_directory(code) && !entry.is_symlink(code)) {
        open.push_back(entry.path());
      } else if (!entry.is_directory(code)) {
        found.push_back(entry.path().string());
      }
    }
  }
  std::sort(found.begin(), found.end());
  if (found.empty() && findings.empty())
    findings.push_back({Severity::warning, "empty-folder", "no files in this folder", operand, {}});
  for (std::string& path : found) files.push_back({path, path});
}

/// Matches a pattern part by part; "**" stands for any number of folders. Links to folders are followed where
/// a part names them, but not by "**".
class PatternMatcher {
 public:
  PatternMatcher(std::string_view pattern, Diagnostics& findings) : m_findings(findings) {
    for (const fs::path& part : fs::path(pattern)) {
      if (!part.empty() && !(part == "**" && !m_parts.empty() && m_parts.back() == "**"))
        m_parts.push_back(part.string());
    }
  }
  std::vector<std::string> matches() {
    match({}, 0);
    std::sort(m_found.begin(), m_found.end());
    m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    return std::move(m_found);
  }

 private:
  void match(const fs::path& base, std::size_t part) {
    std::error_code code;
    if (part == m_parts.size()) {
      m_found.push_back(base.string());
      return;
    }
    const std::string& name = m_parts[part];
    const bool last = part + 1 == m_parts.size();
    if (!is_pattern(name)) {
      const fs::path path = base.empty() ? fs::path(name) : base / name;
      if (fs::exists(fs::symlink_status(path, code))) match(path, part + 1);
      return;
    }
    if (name == "**" && !last) match(base, part + 1);
    if (!base.empty() && !fs::is_directory(base, code)) return;
    for (const fs::directory_entry& entry : entries_of(base, m_findings)) {
      const std::string file = entry.path().filename().string();
      const fs::path path = base.empty() ? fs::path(file) : base / file;
      const bool folder = entry.is_directory(code);
      if (name == "**") {
        if (folder && !entry.is_symlink(code)) {
          match(path, part);
        } else if (!folder && last) {
          m_found.push_back(path.string());
        }
      } else if (::fnmatch(name.c_str(), file.c_str(), FNM_PERIOD) == 0 && (last || folder)) {
        match(path, part + 1);
      }
    }
  }

  Diagnostics& m_findings;
  std::vector<std::string> m_parts, m_found;
};

void add_operand(const std::string& operand, std::vector<InputFile>& files, Diagnostics& findings) {
  std::error_code code;
  if (fs::is_directory(operand, code)) return add_folder(operand, files, findings);
  if (!is_pattern(operand) || fs::exists(fs::symlink_status(operand, code))) {
    files.push_back({operand, operand});
    return;
  }
  const std::vector<std::string> matches = PatternMatcher(operand, findings).matches();
  if (matches.empty())
    add_error(findings, "no-match", "no file matches this pattern; check the folder and the spelling",
              operand);
  for (const std::string& path : matches) {
    if (fs::is_directory(path, code)) {
      add_folder(path, files, findings);
    } else {
      files.push_back({path, path});
    }
  }
}

}  // namespace

std::vector<InputFile> expand_inputs(const std::vector<std::string>& operands, Diagnostics& findings) {
  std::vector<InputFile> files;
  if (operands.empty()) files.push_back({"-", ""});
  for (const std::string& operand : operands) {
    if (operand == "-") {
      files.push_back({"-", ""});
    } else {
      add_operand(operand, files, findings);
    }
  }
  return files;
}

std::vector<InputFile> listed_inputs(const std::string& list, Diagnostics& findings) {
  const std::string text = read_input(list == "-" ? InputFile{"-", ""} : InputFile{list, list});
  std::vector<InputFile> files;
  std::error_code code;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string path = text.substr(at, end - at);
    at = end + 1;
    if (path.ends_with('\r')) path.pop_back();
    if (path.empty()) continue;
    if (fs::is_directory(path, code)) {
      add_folder(path, files, findings);
    } else {
      files.push_back({path, path});
    }
  }
  return files;
}

}  // namespace claimgraph
