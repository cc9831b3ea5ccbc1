#include "cli/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "claimgraph/error.hpp"

namespace claimgraph::cli {

namespace {

namespace fs = std::filesystem;

/// Behind all links, also a link to a file that is not there yet; loops end where they begin.
std::string behind_links(const std::string& path) {
  constexpr int kMostLinks = 40;
  fs::path at = path;
  std::error_code code;
  for (int i = 0; i < kMostLinks && fs::is_symlink(at, code); ++i) {
    const fs::path next = fs::read_symlink(at, code);
    if (code) break;
    at = next.is_absolute() ? next : at.parent_path() / next;
  }
  return at.string();
}

}  // namespace

bool DescriptorBuffer::write(const char* from, std::size_t size) {
  while (size > 0) {
    const ssize_t done = ::write(m_descriptor, from, size);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) {
      if (m_error == 0) m_error = done < 0 ? errno : EIO;
      return false;
    }
    from += done;
    size -= static_cast<std::size_t>(done);
  }
  return true;
}

int DescriptorBuffer::sync() {
  const bool done = write(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  reset();
  return done ? 0 : -1;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

std::streamsize DescriptorBuffer::xsputn(const char* from, std::streamsize size) {
  if (size <= epptr() - pptr()) {
    std::memcpy(pptr(), from, static_cast<std::size_t>(size));
    pbump(static_cast<int>(size));
    return size;
  }
  if (sync() != 0) return 0;
  if (size >= static_cast<std::streamsize>(m_buffer.size()))
    return write(from, static_cast<std::size_t>(size)) ? size : 0;
  return xsputn(from, size);
}

OutputFile::OutputFile(const std::string& path)
    : m_path(path), m_target(behind_links(path)), m_out(&m_buffer) {
  struct stat old {};
  const bool there = ::stat(m_path.c_str(), &old) == 0;
  if (there && !S_ISREG(old.st_mode)) {
    open_in_place();
  } else {
    open_beside();
    if (there && m_descriptor >= 0) {
      // The new file belongs to whom the old one belonged to, as far as we may say so.
      if (::fchown(m_descriptor, old.st_uid, old.st_gid) != 0 &&
          ::fchown(m_descriptor, static_cast<uid_t>(-1), old.st_gid) != 0)
        errno = 0;
      ::fchmod(m_descriptor, old.st_mode & 07777U);
    } else if (m_descriptor >= 0) {
      const mode_t mask = ::umask(0);
      ::umask(mask);
      ::fchmod(m_descriptor, 0666U & ~mask);
    }
    // A folder that takes no new files may hold one that we may write.
    if (m_descriptor < 0 && there) open_in_place();
  }
  if (m_descriptor < 0) fail(errno);  // nothing is open or made
  m_buffer.open(m_descriptor);
}

void OutputFile::open_in_place() {
  m_part.clear();
  m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CLOEXEC | O_TRUNC);
}

void OutputFile::open_beside() {
  const fs::path target = m_target;
  m_part = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  m_descriptor = ::mkostemp(m_part.data(), O_CLOEXEC);
  if (m_descriptor < 0) m_part.clear();
}

OutputFile::~OutputFile() {
  if (m_descriptor >= 0) ::close(m_descriptor);
  if (!m_part.empty()) ::unlink(m_part.c_str());
}

void OutputFile::keep() {
  m_out.flush();
  if (!m_out || m_buffer.error() != 0) fail(m_buffer.error());
  // Of a pipe or device there is nothing to sync (EINVAL, EROFS).
  if (!m_part.empty() && ::fsync(m_descriptor) != 0) fail(errno);
  const int descriptor = m_descriptor;
  m_descriptor = -1;
  if (::close(descriptor) != 0) fail(errno);
  if (m_part.empty()) return;
  if (::rename(m_part.c_str(), m_target.c_str()) != 0) fail(errno);
  m_part.clear();
}

void OutputFile::fail(int error) const {
  throw DataError(fmt::format("{}: cannot write: {}", m_path, std::strerror(error)));
}

}  // namespace claimgraph::cli
