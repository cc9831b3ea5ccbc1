// Archives for tests, written by libarchive in memory.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <vector>

namespace test {

struct Member {
  std::string name, content;
  unsigned type = AE_IFREG;
};

/// `format`: "zip", "zip-stored", "zip-encrypted", "tar", "tar.xz", "tar.bz2", "raw.xz".
inline std::string pack(const std::string& format, const std::vector<Member>& members) {
  archive* a = archive_write_new();
  const bool zip = format.starts_with("zip");
  if (zip) {
    archive_write_set_format_zip(a);
    archive_write_zip_set_compression_deflate(a);
    if (format == "zip-stored") archive_write_zip_set_compression_store(a);
    if (format == "zip-encrypted") {
      archive_write_set_options(a, "zip:encryption=traditional");
      archive_write_set_passphrase(a, "secret");
    }
  } else if (format == "raw.xz") {
    archive_write_set_format_raw(a);
  } else {
    archive_write_set_format_ustar(a);
  }
  if (format.ends_with(".xz")) archive_write_add_filter_xz(a);
  if (format.ends_with(".bz2")) archive_write_add_filter_bzip2(a);
  std::size_t size = 1U << 20U;
  for (const Member& m : members) size += 2 * m.content.size() + 4096;
  std::string out(size, '\0');
  std::size_t used = 0;
  archive_write_set_bytes_per_block(a, 512);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const Member& m : members) {
    archive_entry* e = archive_entry_new();
    archive_entry_set_pathname(e, m.name.c_str());
    archive_entry_set_filetype(e, m.type);
    archive_entry_set_perm(e, 0644);
    if (m.type == AE_IFLNK) {
      archive_entry_set_symlink(e, m.content.c_str());
    } else if (m.type == AE_IFREG) {
      archive_entry_set_size(e, static_cast<la_int64_t>(m.content.size()));
    }
    archive_write_header(a, e);
    if (m.type == AE_IFREG) archive_write_data(a, m.content.data(), m.content.size());
    archive_entry_free(e);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

}  // namespace test
