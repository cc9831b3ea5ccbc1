// Laying out text for people: display width, wrapping, tables, highlighted passages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/diagnostic.hpp"
#include "cli/command.hpp"

namespace claimgraph::cli {

/// Columns that `text` takes on a terminal (East Asian wide characters count two, combining marks none).
std::size_t display_width(std::string_view text);

/// Wraps to `width` columns; lines after the first are indented by `indent`. Keeps blank lines and lines that
/// start with a blank.
std::string wrap_text(std::string_view text, std::size_t width, std::size_t indent);

/// Cuts to `width` columns with "…" at the end when something was cut; line breaks become blanks.
std::string shorten(std::string_view text, std::size_t width);

enum class Style { plain, bold, dim, person, organization, claim, good, bad, marked };

/// `text` in the colour of `style` when `streams.colour`, else unchanged. Control characters of the text are
/// made visible first, so that no article can write escape sequences to a terminal.
std::string styled(std::string_view text, Style style, const Streams& streams);

/// Replaces C0/C1 control characters other than line break and tab, and controls of writing direction, by
/// U+FFFD.
std::string printable(std::string_view text);

/// A table with aligned columns, two blanks apart; the last column is cut to the terminal's width.
std::string table(const std::vector<std::vector<std::string>>& rows, const std::vector<Style>& columns,
                  const Streams& streams);

/// "warning: FILE: message" lines on streams.err.
void print_diagnostics(const Diagnostics& diagnostics, const Arguments& arguments, Streams& streams);

}  // namespace claimgraph::cli
