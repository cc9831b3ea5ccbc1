#include "training/options.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>

#include "claimgraph/error.hpp"
#include "claimgraph/model_file.hpp"
#include "core/base/model_writer.hpp"

namespace claimgraph::training {

namespace {
// Raised by hand whenever the data or a trainer change what the sets contain.
constexpr const char* kModelVersion = "2026-11-24.1";
}  // namespace

const char* set_name(ModelSet set) {
  switch (set) {
    case ModelSet::news:
      return "news";
    case ModelSet::open:
      return "open";
    case ModelSet::accurate:
      break;
  }
  return "accurate";
}

std::filesystem::path TrainOptions::model_path() const {
  return out / (std::string(set_name(set)) + ".cgm");
}

std::filesystem::path TrainOptions::part_path(std::string_view name) const {
  return out / (std::string(set_name(set)) + ".parts") / name;
}

std::string read_file(const std::filesystem::path& path) {
  // gzread reads plain files as they are.
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw DataError("cannot read '" + path.string() + "': check --corpora");
  std::string bytes;
  char buffer[1 << 16];
  int count = 0;
  while ((count = gzread(file, buffer, sizeof buffer)) > 0)
    bytes.append(buffer, static_cast<std::size_t>(count));
  gzclose(file);
  if (count < 0) throw DataError("'" + path.string() + "' is damaged");
  return bytes;
}

void save_section(const TrainOptions& options, std::string_view name, const std::string& bytes) {
  const std::filesystem::path path = options.part_path(name);
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw DataError("cannot write '" + path.string() + "': check --out and the free space");
  say(fmt::format("{}: section {} has {} bytes", set_name(options.set), name, bytes.size()));
  if (!name.starts_with('_')) pack(options);
}

void pack(const TrainOptions& options) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(options.part_path(""))) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with('_')) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  std::vector<std::pair<std::string, std::string>> sections;
  for (const std::string& name : names) sections.emplace_back(name, read_file(options.part_path(name)));
  save_model(options.model_path(), set_name(options.set), sections);
}

void save_model(const std::filesystem::path& path, std::string_view name,
                const std::vector<std::pair<std::string, std::string>>& sections) {
  std::filesystem::path fresh = path;
  fresh += ".new";
  write_model_file(fresh, name, kModelVersion, sections);
  std::filesystem::rename(fresh, path);
}

void say(std::string_view message) {
  static const auto start = std::chrono::steady_clock::now();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print(stderr, "[{:7.1f} s] {}\n", seconds.count(), message);
}

}  // namespace claimgraph::training
