#include "python/src/arrow_table.hpp"

#include <utility>

namespace claimgraph::python {

namespace {

constexpr std::int64_t kNullable = 2;  // ARROW_FLAG_NULLABLE

bool bit(const std::vector<std::uint8_t>& bits, std::int64_t at) {
  return (bits[static_cast<std::size_t>(at / 8)] >> (at % 8) & 1) != 0;
}

void add_bit(std::vector<std::uint8_t>& bits, std::int64_t at, bool value) {
  if (at % 8 == 0) bits.push_back(0);
  if (value) bits.back() = static_cast<std::uint8_t>(bits.back() | (1U << (at % 8)));
}

/// What a struct's private_data keeps alive. Children that the receiver moved out have no release() any more.
struct SchemaParts {
  std::string name, format;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

struct ArrayParts {
  std::shared_ptr<const Columns> columns;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

template <typename Struct, typename Parts>
void release(Struct* it) {
  auto* parts = static_cast<Parts*>(it->private_data);
  for (Struct& child : parts->children) {
    if (child.release != nullptr) child.release(&child);
  }
  it->release = nullptr;
  delete parts;
}

void fill_schema(ArrowSchema* out, std::string name, std::string format, std::int64_t flags,
                 std::size_t children) {
  auto* parts = new SchemaParts{std::move(name), std::move(format), std::vector<ArrowSchema>(children), {}};
  for (ArrowSchema& child : parts->children) parts->pointers.push_back(&child);
  *out = ArrowSchema{parts->format.c_str(),
                     parts->name.c_str(),
                     nullptr,
                     flags,
                     static_cast<std::int64_t>(children),
                     parts->pointers.data(),
                     nullptr,
                     release<ArrowSchema, SchemaParts>,
                     parts};
}

void fill_array(ArrowArray* out, std::shared_ptr<const Columns> columns, std::int64_t length,
                std::int64_t nulls, std::vector<const void*> buffers, std::size_t children) {
  auto* parts = new ArrayParts{std::move(columns), std::move(buffers), std::vector<ArrowArray>(children), {}};
  for (ArrowArray& child : parts->children) parts->pointers.push_back(&child);
  *out = ArrowArray{length,
                    nulls,
                    0,
                    static_cast<std::int64_t>(parts->buffers.size()),
                    static_cast<std::int64_t>(children),
                    parts->buffers.data(),
                    parts->pointers.data(),
                    nullptr,
                    release<ArrowArray, ArrayParts>,
                    parts};
}

struct StreamParts {
  std::shared_ptr<const Columns> columns;
  bool done = false;
};

}  // namespace

Column::Column(std::string name, Type type) : m_name(std::move(name)), m_type(type) {}

void Column::add_row(bool valid) {
  add_bit(m_valid, m_size, valid);
  if (!valid) ++m_nulls;
  ++m_size;
  if (m_type == Type::text) m_offsets.push_back(static_cast<std::int64_t>(m_text.size()));
}

void Column::text(std::string_view value) {
  m_text += value;
  add_row(true);
}
void Column::text_or_null(std::string_view value) {
  m_text += value;
  add_row(!value.empty());
}
void Column::number(double value) {
  m_numbers.push_back(value);
  add_row(true);
}
void Column::integer(std::int64_t value) {
  m_integers.push_back(value);
  add_row(true);
}
void Column::flag(bool value) {
  add_bit(m_flags, m_size, value);
  add_row(true);
}
void Column::null() {
  if (m_type == Type::number) m_numbers.push_back(0);
  if (m_type == Type::integer) m_integers.push_back(0);
  if (m_type == Type::flag) add_bit(m_flags, m_size, false);
  add_row(false);
}

const char* Column::format() const {
  constexpr const char* kFormats[] = {"U", "g", "l", "b"};
  return kFormats[static_cast<std::size_t>(m_type)];
}

bool Column::is_null(std::int64_t row) const {
  return !bit(m_valid, row);
}
bool Column::flag_at(std::int64_t row) const {
  return bit(m_flags, row);
}
std::string_view Column::text_at(std::int64_t row) const {
  const auto begin = static_cast<std::size_t>(m_offsets[static_cast<std::size_t>(row)]);
  const auto end = static_cast<std::size_t>(m_offsets[static_cast<std::size_t>(row) + 1]);
  return std::string_view(m_text).substr(begin, end - begin);
}

std::vector<const void*> Column::buffers() const {
  const void* valid = m_nulls > 0 ? m_valid.data() : nullptr;
  switch (m_type) {
    case Type::text:
      return {valid, m_offsets.data(), m_text.data()};
    case Type::number:
      return {valid, m_numbers.data()};
    case Type::integer:
      return {valid, m_integers.data()};
    case Type::flag:
      break;
  }
  return {valid, m_flags.data()};
}

void export_schema(const Columns& columns, ArrowSchema* out) {
  fill_schema(out, "", "+s", 0, columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    fill_schema(out->children[i], columns[i].name(), columns[i].format(), kNullable, 0);
  }
}

void export_array(std::shared_ptr<const Columns> columns, ArrowArray* out) {
  const std::int64_t rows = columns->empty() ? 0 : columns->front().size();
  fill_array(out, columns, rows, 0, {nullptr}, columns->size());
  for (std::size_t i = 0; i < columns->size(); ++i) {
    const Column& column = (*columns)[i];
    fill_array(out->children[i], columns, rows, column.nulls(), column.buffers(), 0);
  }
}

void export_stream(std::shared_ptr<const Columns> columns, ArrowArrayStream* out) {
  out->private_data = new StreamParts{std::move(columns)};
  out->get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
    export_schema(*static_cast<StreamParts*>(stream->private_data)->columns, schema);
    return 0;
  };
  out->get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
    auto& parts = *static_cast<StreamParts*>(stream->private_data);
    if (parts.done) {
      *array = ArrowArray{};  // a released array is the end
    } else {
      export_array(parts.columns, array);
      parts.done = true;
    }
    return 0;
  };
  out->get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  out->release = [](ArrowArrayStream* stream) {
    delete static_cast<StreamParts*>(stream->private_data);
    stream->release = nullptr;
  };
}

}  // namespace claimgraph::python
