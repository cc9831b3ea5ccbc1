#include "importers/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "claimgraph/error.hpp"
#include "claimgraph/utf8.hpp"
#include "importers/byte_source.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kStep = std::size_t{64} << 10U;
constexpr std::size_t kHeldZip = std::size_t{64} << 20U;
constexpr std::size_t kTarBlock = 512;

/// The checksum of a tar header: the sum of its bytes, those of the checksum itself counted as blanks.
bool tar_header(std::string_view block) {
  if (block.size() < kTarBlock || block[0] == '\0') return false;
  constexpr std::size_t kAt = 148;
  unsigned sum = 0;
  for (std::size_t i = 0; i < kTarBlock; ++i)
    sum += i >= kAt && i < kAt + 8 ? ' ' : static_cast<unsigned char>(block[i]);
  unsigned stated = 0;
  bool digits = false;
  for (std::size_t i = kAt; i < kAt + 8; ++i) {
    if (block[i] >= '0' && block[i] <= '7') {
      stated = stated * 8 + static_cast<unsigned>(block[i] - '0');
      digits = true;
    } else if (digits || block[i] != ' ') {
      break;
    }
  }
  return digits && stated == sum;
}

std::string member_name(archive_entry* entry, std::uint64_t number) {
  const char* raw = archive_entry_pathname(entry);
  const char* utf8 = raw != nullptr && is_valid_utf8(raw) ? raw : archive_entry_pathname_utf8(entry);
  std::string name = utf8 != nullptr && is_valid_utf8(utf8) ? utf8 : raw != nullptr ? repair_utf8(raw) : "";
  for (char& c : name) c = (c >= 0 && c < ' ') || c == 0x7f ? '?' : c;
  while (name.starts_with("./")) name.erase(0, 2);
  return name.empty() ? fmt::format("member {}", number) : name;
}

}  // namespace

Container container_of(std::string_view head) {
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return Container::zip;
  if (head.starts_with(std::string_view("\xfd"
                                        "7zXZ\0",
                                        6)))
    return Container::packed;
  if (head.starts_with("BZh") && head.size() > 9 && head[3] >= '1' && head[3] <= '9' &&
      (head.substr(4, 6) == "1AY&SY" || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"))
    return Container::packed;
  return tar_header(head) ? Container::tar : Container::none;
}

struct ArchiveReader::State {
  std::unique_ptr<ByteSource> source;
  std::string name, last, trouble;  ///< `trouble`: what the source threw; it must not pass through C code
  archive* reader = nullptr;
  std::string held;  ///< the first bytes, or all of a zip that is small enough
  std::size_t at = 0;
  bool whole = false;  ///< `held` is all there is
  std::string chunk;
  std::uint64_t in = 0, out = 0, number = 0;
  bool open = false, done = false, raw = false, inside = false;

  ~State() {
    if (reader != nullptr) archive_read_free(reader);
  }

  std::size_t fill(std::string& to, std::size_t wanted) {
    const std::string more = read_head(*source, wanted);
    to += more;
    return more.size();
  }

  static la_ssize_t read_bytes(archive* a, void* self, const void** buffer) {
    State& state = *static_cast<State*>(self);
    if (state.at < state.held.size()) {
      const std::size_t count = std::min(kStep, state.held.size() - state.at);
      *buffer = state.held.data() + state.at;
      state.at += count;
      return static_cast<la_ssize_t>(count);
    }
    if (state.whole) return 0;
    try {
      state.chunk.clear();
      const std::size_t got = state.fill(state.chunk, kStep);
      state.in += got;
      *buffer = state.chunk.data();
      return static_cast<la_ssize_t>(got);
    } catch (const std::exception& error) {
      state.trouble = error.what();
      archive_set_error(a, EIO, "%s", error.what());
      return ARCHIVE_FATAL;
    }
  }

  static la_int64_t seek_bytes(archive*, void* self, la_int64_t offset, int whence) {
    State& state = *static_cast<State*>(self);
    const auto size = static_cast<la_int64_t>(state.held.size());
    const la_int64_t base = whence == SEEK_SET   ? 0
                            : whence == SEEK_CUR ? static_cast<la_int64_t>(state.at)
                                                 : size;
    if (offset < -base || offset > size - base) return ARCHIVE_FATAL;
    state.at = static_cast<std::size_t>(base + offset);
    return base + offset;
  }

  [[noreturn]] void damaged(std::string_view what) {
    done = true;
    if (!trouble.empty()) throw DataError(trouble);
    const char* reason = archive_error_string(reader);
    throw DataError(fmt::format("{}: {} near byte {} ({}){}; fetch or copy the file again", name, what,
                                archive_filter_bytes(reader, -1),
                                reason != nullptr ? reason : "unknown error",
                                last.empty() ? "" : fmt::format(", behind member '{}'", last)));
  }

  void start() {
    open = true;
    in = fill(held, kStep);
    const Container kind = container_of(held);
    if (kind == Container::zip) {
      while (held.size() < kHeldZip && !whole) {
        const std::size_t got = fill(held, std::min(kHeldZip - held.size(), std::size_t{4} << 20U));
        in += got;
        whole = got == 0;
      }
    }
    reader = archive_read_new();
    if (reader == nullptr) throw DataError(fmt::format("{}: libarchive cannot start", name));
    archive_read_support_format_tar(reader);
    archive_read_support_format_zip(reader);
    if (kind == Container::packed) {
      // A libarchive without these libraries would run programs instead.
      if (archive_read_support_filter_xz(reader) != ARCHIVE_OK ||
          archive_read_support_filter_bzip2(reader) != ARCHIVE_OK)
        throw DataError(
            fmt::format("{}: this libarchive reads neither xz nor bzip2; unpack the file first", name));
      archive_read_support_format_raw(reader);
    }
    archive_read_set_read_callback(reader, &State::read_bytes);
    if (whole) archive_read_set_seek_callback(reader, &State::seek_bytes);
    archive_read_set_callback_data(reader, this);
    if (archive_read_open1(reader) != ARCHIVE_OK) damaged("this is a damaged archive");
  }

  /// Compressed archives are read through even where nothing is wanted, so that a bomb is seen.
  void leave() {
    if (!inside) return;
    inside = false;
    if (archive_filter_count(reader) < 2) return;
    std::string waste(kStep, '\0');
    while (take(waste.data(), waste.size()) > 0) {
    }
  }

  std::size_t take(char* buffer, std::size_t size) {
    la_ssize_t got = ARCHIVE_RETRY;
    for (int tries = 0; got == ARCHIVE_RETRY && tries < 3; ++tries)
      got = archive_read_data(reader, buffer, size);
    if (got < 0) {
      const char* reason = archive_error_string(reader);
      if (!trouble.empty()) done = true;
      throw DataError(!trouble.empty()
                          ? trouble
                          : fmt::format("{}!{}: damaged in the archive ({}); it is left out", name, last,
                                        reason != nullptr ? reason : "unknown error"));
    }
    out += static_cast<std::size_t>(got);
    detail::check_growth(in, std::max(out, static_cast<std::uint64_t>(archive_filter_bytes(reader, 0))),
                         name);
    return static_cast<std::size_t>(got);
  }
};

ArchiveReader::ArchiveReader(std::unique_ptr<ByteSource> source, std::string name)
    : m_state(std::make_unique<State>()) {
  m_state->source = std::move(source);
  m_state->name = std::move(name);
}

ArchiveReader::~ArchiveReader() = default;

bool ArchiveReader::next(ArchiveMember& member) {
  State& s = *m_state;
  if (s.done) return false;
  if (!s.open) s.start();
  try {
    s.leave();
  } catch (const DataError&) {
    s.done = true;
    throw;
  }
  archive_entry* entry = nullptr;
  int result = ARCHIVE_RETRY;
  for (int tries = 0; result == ARCHIVE_RETRY && tries < 3; ++tries)
    result = archive_read_next_header(s.reader, &entry);
  if (result == ARCHIVE_EOF) {
    s.done = true;
    return false;
  }
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) s.damaged("the archive is damaged");
  detail::check_growth(s.in, static_cast<std::uint64_t>(archive_filter_bytes(s.reader, 0)), s.name);
  s.raw = archive_format(s.reader) == ARCHIVE_FORMAT_RAW;
  member.name = member_name(entry, ++s.number);
  member.regular =
      s.raw || (archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr);
  member.encrypted = archive_entry_is_data_encrypted(entry) != 0;
  s.last = member.name;
  s.inside = true;
  return true;
}

std::size_t ArchiveReader::read(char* buffer, std::size_t size) {
  if (m_state->done || !m_state->inside) return 0;
  return m_state->take(buffer, size);
}

bool ArchiveReader::single_file() const {
  return m_state->raw;
}

}  // namespace claimgraph
