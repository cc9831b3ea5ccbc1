// Rows of RFC 4180 text: commas, quotes doubled, UTF-8.
#pragma once

#include <cstddef>
#include <ostream>
#include <string_view>

#include "exporters/text_out.hpp"

namespace claimgraph::detail {

/// How the reader of a file takes it.
struct CsvManner {
  bool formulas = true;     ///< a spreadsheet: a cell that begins like a formula gets a leading apostrophe
  bool line_breaks = true;  ///< a cell may hold line breaks; else they become blanks
  std::size_t longest =
      0;  ///< UTF-16 units that a cell may have; a longer one is cut and ends with "…". 0: any
  const char* row_end = "\n";
};

/// Writes cells one by one. Linear; ill-formed UTF-8 is repaired.
class CsvWriter {
 public:
  CsvWriter(std::ostream& out, const CsvManner& manner) : m_sink(out), m_manner(manner) {}
  /// An empty cell is written as nothing at all, not as "".
  void cell(std::string_view value);
  void end_row();

  std::size_t replaced() const { return m_replaced; }  ///< characters
  std::size_t cut() const { return m_cut; }            ///< cells

 private:
  Sink m_sink;
  CsvManner m_manner;
  bool m_first = true;
  std::size_t m_replaced = 0, m_cut = 0;
};

}  // namespace claimgraph::detail
