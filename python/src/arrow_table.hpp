// A table of columns that hands itself to other programs through the Arrow C data interface, without copies:
// who takes a batch shares the buffers. The two structs and their meaning are those of
// https://arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};
struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
  int (*get_next)(ArrowArrayStream*, ArrowArray* out);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};
}

namespace claimgraph::python {

/// One column being filled, a value a row. Text is UTF-8 with 64-bit offsets (Arrow's large_utf8), so that
/// no size is too large.
class Column {
 public:
  enum class Type { text, number, integer, flag };
  Column(std::string name, Type type);

  void text(std::string_view value);          ///< of Type::text
  void text_or_null(std::string_view value);  ///< empty counts as missing
  void number(double value);
  void integer(std::int64_t value);
  void flag(bool value);
  void null();

  const std::string& name() const { return m_name; }
  Type type() const { return m_type; }
  const char* format() const;  ///< Arrow's word for the type
  std::int64_t size() const { return m_size; }
  bool is_null(std::int64_t row) const;
  std::string_view text_at(std::int64_t row) const;
  double number_at(std::int64_t row) const { return m_numbers[static_cast<std::size_t>(row)]; }
  std::int64_t integer_at(std::int64_t row) const { return m_integers[static_cast<std::size_t>(row)]; }
  bool flag_at(std::int64_t row) const;

  std::int64_t nulls() const { return m_nulls; }
  /// Arrow's buffers in their order: validity, (offsets,) values.
  std::vector<const void*> buffers() const;

 private:
  void add_row(bool valid);

  std::string m_name;
  Type m_type;
  std::int64_t m_size = 0, m_nulls = 0;
  std::vector<std::uint8_t> m_valid, m_flags;  // a bit a row
  std::vector<std::int64_t> m_offsets{0}, m_integers;
  std::vector<double> m_numbers;
  std::string m_text;
};

/// Immutable once made; shared by everyone who took it.
using Columns = std::vector<Column>;

/// Fill `out`; its release() gives the share back. Any thread.
void export_schema(const Columns& columns, ArrowSchema* out);
void export_array(std::shared_ptr<const Columns> columns, ArrowArray* out);
/// A stream of the one batch.
void export_stream(std::shared_ptr<const Columns> columns, ArrowArrayStream* out);

}  // namespace claimgraph::python
