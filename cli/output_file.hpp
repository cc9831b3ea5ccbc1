// Where a program's output goes: a descriptor with the reason of its failure, and a file that is whole or not
// there.
#pragma once

#include <array>
#include <ostream>
#include <streambuf>
#include <string>

namespace claimgraph::cli {

/// Writes to a descriptor and remembers why that failed. Does not close it. Not thread-safe.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor = -1) : m_descriptor(descriptor) { reset(); }
  /// Before the first byte.
  void open(int descriptor) { m_descriptor = descriptor; }
  /// errno of the first write that failed; 0 while all went well.
  int error() const { return m_error; }

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* from, std::streamsize size) override;
  int sync() override;

 private:
  void reset() { setp(m_buffer.data(), m_buffer.data() + m_buffer.size()); }
  bool write(const char* from, std::size_t size);

  int m_descriptor;
  int m_error = 0;
  std::array<char, 65536> m_buffer;
};

/// A regular file appears whole in the place of the old one, with its mode and owner, or not at all; through
/// a link the file behind it is replaced, not the link. Pipes and devices are written into. Throws DataError.
class OutputFile {
 public:
  explicit OutputFile(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& out() { return m_out; }
  /// All is written: puts it in its place. Without this nothing is left behind.
  void keep();

 private:
  [[noreturn]] void fail(int error) const;
  void open_in_place();
  void open_beside();

  std::string m_path;    ///< as given, for messages
  std::string m_target;  ///< behind all links
  std::string m_part;    ///< beside it, until it is whole; empty: written in place
  int m_descriptor = -1;
  DescriptorBuffer m_buffer;
  std::ostream m_out;
};

}  // namespace claimgraph::cli
