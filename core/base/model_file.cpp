#include "claimgraph/model_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "claimgraph/error.hpp"
#include "core/base/model_writer.hpp"

namespace claimgraph {

namespace {

// Layout, little-endian:
//   Header (64 bytes), Entry[section_count] (64 bytes each), sections, each at a multiple of 64 bytes.
// The table's checksum covers header (with its own field zero) and entries; every entry has its section's.
constexpr char kMagic[8] = {'C', 'G', 'M', 'O', 'D', 'E', 'L', '\n'};
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kAlign = 64;
constexpr std::uint32_t kMaxSections = 1000;

struct Header {
  char magic[8];
  std::uint32_t format;
  std::uint32_t section_count;
  std::uint64_t table_checksum;
  std::uint64_t file_size;
  char name[16];
  char version[16];
};
static_assert(sizeof(Header) == kAlign);

struct Entry {
  char name[40];
  std::uint64_t offset;
  std::uint64_t size;
  std::uint64_t checksum;
};
static_assert(sizeof(Entry) == kAlign);

constexpr const char* kRemedy =
    "install it again, name another with --model, or make it anew with claimgraph-train";

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw DataError("model file '" + path.string() + "' " + what + "; " + kRemedy);
}

template <std::size_t N>
std::string fixed_string(const char (&field)[N]) {
  return {field, ::strnlen(field, N)};
}

template <std::size_t N>
void put(char (&field)[N], std::string_view value, const char* what) {
  if (value.size() >= N) {
    throw UsageError(std::string(what) + " '" + std::string(value) + "' is longer than " +
                     std::to_string(N - 1) + " bytes");
  }
  std::memcpy(field, value.data(), value.size());
}

std::uint64_t table_checksum(Header header, const std::byte* entries, std::size_t size) {
  header.table_checksum = 0;
  return XXH3_64bits_withSeed(entries, size, XXH3_64bits(&header, sizeof header));
}

class MappedModel final : public ModelFile {
 public:
  explicit MappedModel(const std::filesystem::path& path) : m_path(path) {
    map();
    try {
      check();
    } catch (...) {
      ::munmap(m_data, m_size);
      throw;
    }
  }
  ~MappedModel() override { ::munmap(m_data, m_size); }
  MappedModel(const MappedModel&) = delete;
  MappedModel& operator=(const MappedModel&) = delete;

  std::span<const std::byte> section(std::string_view name) const override {
    for (const auto& [key, bytes] : m_sections) {
      if (key == name) return bytes;
    }
    fail(m_path, "has no section '" + std::string(name) + "' (it is set '" + m_name + "', version " +
                     m_version + ")");
  }
  bool has_section(std::string_view name) const override {
    for (const auto& [key, bytes] : m_sections) {
      if (key == name) return true;
    }
    return false;
  }
  const std::string& name() const override { return m_name; }
  const std::string& version() const override { return m_version; }

 private:
  void map() {
    const int file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe does not wait
    if (file < 0) fail(m_path, std::string("cannot be opened: ") + std::strerror(errno));
    struct stat info {};
    if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
      ::close(file);
      fail(m_path, "is not a regular file");
    }
    m_size = static_cast<std::size_t>(info.st_size);
    if (m_size < sizeof(Header)) {
      ::close(file);
      fail(m_path, "is too short to be a model set");
    }
    m_data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file, 0);
    const int reason = errno;
    ::close(file);
    if (m_data == MAP_FAILED) fail(m_path, std::string("cannot be mapped: ") + std::strerror(reason));
  }

  void check() {
    const auto* bytes = static_cast<const std::byte*>(m_data);
    Header header;
    std::memcpy(&header, bytes, sizeof header);
    if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) fail(m_path, "is not a claimgraph model set");
    if (header.format != kFormat) {
      fail(m_path, "has format " + std::to_string(header.format) + ", this program reads format " +
                       std::to_string(kFormat));
    }
    if (header.file_size != m_size) {
      fail(m_path,
           "is damaged: " + std::to_string(m_size) + " bytes instead of " + std::to_string(header.file_size));
    }
    if (header.section_count > kMaxSections ||
        sizeof(Header) + header.section_count * sizeof(Entry) > m_size) {
      fail(m_path, "is damaged: impossible section table");
    }
    const std::byte* table = bytes + sizeof(Header);
    if (table_checksum(header, table, header.section_count * sizeof(Entry)) != header.table_checksum) {
      fail(m_path, "is damaged: wrong checksum of the section table");
    }
    for (std::uint32_t i = 0; i < header.section_count; ++i) add_section(table + i * sizeof(Entry));
    m_name = fixed_string(header.name);
    m_version = fixed_string(header.version);
  }

  void add_section(const std::byte* at) {
    Entry entry;
    std::memcpy(&entry, at, sizeof entry);
    std::string key = fixed_string(entry.name);
    if (entry.offset % kAlign != 0 || entry.offset > m_size || entry.size > m_size - entry.offset) {
      fail(m_path, "is damaged: section '" + key + "' lies outside the file");
    }
    const std::span<const std::byte> section(static_cast<const std::byte*>(m_data) + entry.offset,
                                             entry.size);
    if (XXH3_64bits(section.data(), section.size()) != entry.checksum) {
      fail(m_path, "is damaged: wrong checksum of section '" + key + "'");
    }
    m_sections.emplace_back(std::move(key), section);
  }

  std::filesystem::path m_path;
  void* m_data = nullptr;
  std::size_t m_size = 0;
  std::string m_name, m_version;
  std::vector<std::pair<std::string, std::span<const std::byte>>> m_sections;
};

constexpr std::size_t aligned(std::size_t size) {
  return (size + kAlign - 1) / kAlign * kAlign;
}

}  // namespace

std::shared_ptr<const ModelFile> ModelFile::open(const std::filesystem::path& path) {
  return std::make_shared<MappedModel>(path);
}

void write_model_file(const std::filesystem::path& path, std::string_view name, std::string_view version,
                      const std::vector<std::pair<std::string, std::string>>& sections) {
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.format = kFormat;
  header.section_count = static_cast<std::uint32_t>(sections.size());
  put(header.name, name, "model set name");
  put(header.version, version, "model set version");
  std::vector<Entry> entries(sections.size());
  std::size_t offset = sizeof(Header) + sections.size() * sizeof(Entry);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto& [key, bytes] = sections[i];
    put(entries[i].name, key, "section name");
    entries[i].offset = offset;
    entries[i].size = bytes.size();
    entries[i].checksum = XXH3_64bits(bytes.data(), bytes.size());
    offset += aligned(bytes.size());
  }
  header.file_size = offset;
  header.table_checksum = table_checksum(header, reinterpret_cast<const std::byte*>(entries.data()),
                                         entries.size() * sizeof(Entry));
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  const auto write = [&out](const void* data, std::size_t size) {
    out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
  };
  write(&header, sizeof header);
  write(entries.data(), entries.size() * sizeof(Entry));
  const std::string padding(kAlign, '\0');
  for (const auto& [key, bytes] : sections) {
    write(bytes.data(), bytes.size());
    write(padding.data(), aligned(bytes.size()) - bytes.size());
  }
  out.close();
  if (!out)
    throw DataError("cannot write model file '" + path.string() + "': check the folder and the free space");
}

}  // namespace claimgraph
