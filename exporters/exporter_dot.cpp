// DOT that Graphviz draws as a picture for a newsroom; picture.hpp decides what is shown. Labels are
// HTML-like so that names stand out, and always escaped. Drawn left to right: speakers, then what they say.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "exporters/dot_data.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/picture.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph {

namespace {

using namespace detail;

constexpr std::size_t kWrap = 45;  // columns of a claim
constexpr std::size_t kCut = 200;  // of a claim; the whole text is in the tooltip
constexpr const char* kQuiet = "#667085";

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// True for a word that is a figure: "US$5.5", "5,576,000", "20%", "€3bn"; not "R1" or "V3".
bool is_figure(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && (word[at] == '(' || word[at] == '"')) ++at;
  std::string_view rest = word.substr(at);
  for (const std::string_view sign : {"US$", "A$", "C$", "HK$", "$", "€", "£", "¥", "~"}) {
    if (rest.substr(0, sign.size()) == sign) {
      rest.remove_prefix(sign.size());
      break;
    }
  }
  return !rest.empty() && is_digit(rest.front()) &&
         std::count_if(rest.begin(), rest.end(), [](char c) { return is_word_char(c); }) <= 3;
}

bool is_month(std::string_view word) {
  static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
  return std::find(std::begin(kMonths), std::end(kMonths), word) != std::end(kMonths);
}

/// "Kestrel 3", "Apollo 11": a short bare number behind a capitalised word.
bool is_part_of_name(std::string_view previous, std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
  return !previous.empty() && previous.front() >= 'A' && previous.front() <= 'Z' && !is_month(previous) &&
         word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);
}

bool is_scale(std::string_view word) {
  while (!word.empty() && !is_word_char(word.back()) && word.back() != '%') word.remove_suffix(1);
  return word == "million" || word == "billion" || word == "trillion" || word == "thousand" ||
         word == "percent" || word == "per" || word == "cent" || word == "dollars" || word == "euros" ||
         word == "pounds" || word == "yuan";
}

class DotWriter {
 public:
  DotWriter(const Picture& picture, std::ostream& out) : m_picture(picture), m_out(out) {}

  std::size_t write() {
    m_out << "// claimgraph; lay out with: dot -Tsvg\ndigraph claims {\n"
             "  graph [rankdir=LR, fontname=\"DejaVu Sans,Verdana,sans-serif\", fontsize=11, labelloc=b, "
             "labeljust=l, nodesep=0.22, "
             "ranksep=0.7, pad=0.3, bgcolor=white, splines=true, newrank=true, tooltip=\" \"";
    if (!m_picture.footnotes.empty()) {
      m_out << ",\n         label=<";
      footnotes();
      m_out << ">";
    }
    m_out << "];\n"
             "  node [fontname=\"DejaVu Sans,Verdana,sans-serif\", fontsize=10, shape=box, "
             "style=\"filled,rounded\", penwidth=1, "
             "color=\"#98A2B3\", margin=\"0.12,0.06\", height=0.3];\n"
             "  edge [fontname=\"DejaVu Sans,Verdana,sans-serif\", fontsize=9, color=\"#475467\", "
             "fontcolor=\"#475467\", "
             "arrowsize=0.7];\n"
             "  subgraph cluster_picture {\n    graph [labelloc=t, labeljust=l, color=none, penwidth=0, "
             "margin=12, label=<";
    heading();
    m_out << ">];\n";
    for (const Box& b : m_picture.boxes) {
      box(b);
      m_out.drain();
    }
    for (const Arrow& a : m_picture.arrows) {
      arrow(a);
      m_out.drain();
    }
    unsaid_claims();
    m_out << "  }\n}\n";
    return m_replaced;
  }

 private:
  const Picture& m_picture;
  Sink m_out;
  std::size_t m_replaced = 0;

  void html(std::string_view text) { m_replaced += append_dot_html(m_out.text(), text); }
  void quoted(std::string_view text) { m_replaced += append_dot_string(m_out.text(), text); }

  void small(std::string_view text, const char* colour = kQuiet) {
    m_out << "<FONT POINT-SIZE=\"9\" COLOR=\"" << colour << "\">";
    html(text);
    m_out << "</FONT>";
  }

  void heading() {
    const char* const left = "<BR ALIGN=\"LEFT\"/>";
    for (const auto& line : wrap(shorten(m_picture.title, 240), 90)) {
      m_out << "<FONT POINT-SIZE=\"13\"><B>";
      html(line.empty() ? " " : line);
      m_out << "</B></FONT>" << left;
    }
    m_out << "<FONT COLOR=\"" << kQuiet << "\">";
    html(m_picture.subtitle);
    m_out << "</FONT>" << left;
    for (const auto& line : wrap(m_picture.left_out, 110)) {
      if (line.empty()) continue;
      small(line);
      m_out << left;
    }
    if (m_picture.legend.empty()) return;
    m_out << "<FONT POINT-SIZE=\"5\"> </FONT>" << left;
    for (const auto& entry : m_picture.legend) {
      m_out << "<FONT POINT-SIZE=\"9\" COLOR=\"" << hex(entry.colour) << "\">" << entry.mark << " </FONT>";
      small(entry.text + "     ");
    }
    m_out << left;
  }

  void footnotes() {
    m_out << "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">";
    for (const auto& footnote : m_picture.footnotes) {
      m_out << "<TR><TD ALIGN=\"LEFT\"";
      if (!footnote.url.empty()) {
        m_out << " HREF=\"";
        html(footnote.url);
        m_out << "\" TITLE=\"";
        html(footnote.url);
        m_out << "\"";
      }
      m_out << ">";
      small(shorten(footnote.text, 150));
      m_out << "</TD></TR>";
    }
    m_out << "</TABLE>";
  }

  /// Lines with the figures in bold: they are what changes between two tellings.
  void claim_line(std::string_view line) {
    bool bold = false;
    std::string_view previous;
    std::size_t at = 0;
    while (at < line.size()) {
      std::size_t end = line.find(' ', at);
      if (end == std::string_view::npos) end = line.size();
      const std::string_view word = line.substr(at, end - at);
      std::size_t next_end = end + 1 < line.size() ? line.find(' ', end + 1) : std::string_view::npos;
      if (next_end == std::string_view::npos) next_end = line.size();
      const std::string_view next =
          end + 1 < line.size() ? line.substr(end + 1, next_end - end - 1) : std::string_view();
      const bool now = (is_figure(word) && !is_part_of_name(previous, word)) || (bold && is_scale(word)) ||
                       (is_month(word) && !next.empty() && is_digit(next.front())) ||
                       (is_month(word) && bold);
      if (bold && !now) m_out << "</B>";
      // SVG drops blanks at the ends of a text run, and every change of weight ends one.
      if (at > 0) m_out << (now == bold ? " " : "&#160;");
      if (now && !bold) m_out << "<B>";
      html(word);
      bold = now;
      previous = word;
      at = end + 1;
    }
    if (bold) m_out << "</B>";
  }

  void claim_label(const Box& b) {
    for (const auto& line : wrap(shorten(b.title, kCut), kWrap)) {
      claim_line(line);
      m_out << "<BR ALIGN=\"LEFT\"/>";
    }
    if (!b.footnotes.empty()) {
      small(b.footnotes);
      m_out << "<BR ALIGN=\"LEFT\"/>";
    }
  }

  void bundle_label(const Box& b) {
    for (const auto& text : b.lines) {
      bool first = true;
      for (const auto& line : wrap(shorten(text, 120), 56)) {
        m_out << (first ? "• " : "   ");
        first = false;
        claim_line(line);
        m_out << "<BR ALIGN=\"LEFT\"/>";
      }
    }
    std::string last = b.subtitle;
    if (!b.footnotes.empty()) last += (last.empty() ? "" : "   ") + b.footnotes;
    if (last.empty()) return;
    small(last);
    m_out << "<BR ALIGN=\"LEFT\"/>";
  }

  void plain_label(const Box& b) {
    const bool name = b.shape == BoxShape::speaker;
    const char* const open = b.dashed ? "<I>" : name ? "<B>" : "";
    const char* const close = b.dashed ? "</I>" : name ? "</B>" : "";
    bool first = true;
    for (const auto& line : wrap(shorten(b.title, 90), 30)) {
      if (!first) m_out << "<BR/>";
      first = false;
      m_out << open;
      html(line.empty() ? " " : line);
      m_out << close;
    }
    std::string more = shorten(b.subtitle, b.shape == BoxShape::article ? 120 : 80);
    if (!b.footnotes.empty()) more += (more.empty() ? "" : " ") + b.footnotes;
    if (more.empty()) return;
    for (const auto& line : wrap(more, 34)) {
      m_out << "<BR/>";
      small(line, "#475467");
    }
  }

  void box(const Box& b) {
    m_out << "    ";
    quoted(b.id);
    m_out << " [label=<";
    switch (b.shape) {
      case BoxShape::claim:
        claim_label(b);
        break;
      case BoxShape::bundle:
        bundle_label(b);
        break;
      default:
        plain_label(b);
        break;
    }
    m_out << ">, fillcolor=\"" << hex(b.fill) << "\"";
    if (b.shape == BoxShape::claim || b.shape == BoxShape::bundle) m_out << ", shape=note, style=filled";
    if (b.shape == BoxShape::article) m_out << ", shape=folder, style=filled";
    if (b.shape == BoxShape::other) m_out << ", shape=ellipse, style=filled";
    if (b.dashed && b.shape == BoxShape::speaker) m_out << ", style=\"filled,rounded,dashed\"";
    m_out << ", tooltip=";
    quoted(b.tooltip.empty() ? " " : shorten(b.tooltip, 400));
    if (!b.url.empty()) {
      m_out << ", URL=";
      quoted(b.url);
    }
    m_out << "];\n";
  }

  /// Claims to which no arrow leads stand in the column of the others.
  void unsaid_claims() {
    std::vector<bool> said(m_picture.boxes.size());
    for (const Arrow& a : m_picture.arrows) said[a.to] = said[a.to] || !is_claim(a.from);
    std::uint32_t column = 0;
    while (column < said.size() && !(said[column] && is_claim(column))) ++column;
    if (column == said.size()) return;
    for (std::uint32_t i = 0; i < said.size(); ++i) {
      if (said[i] || !is_claim(i)) continue;
      m_out << "    { rank=same; ";
      quoted(m_picture.boxes[column].id);
      m_out << "; ";
      quoted(m_picture.boxes[i].id);
      m_out << " }\n";
    }
  }

  bool is_claim(std::uint32_t box) const { return m_picture.boxes[box].shape == BoxShape::claim; }

  void arrow(const Arrow& a) {
    m_out << "    ";
    quoted(m_picture.boxes[a.from].id);
    m_out << " -> ";
    quoted(m_picture.boxes[a.to].id);
    m_out << " [";
    if (!a.label.empty()) {
      m_out << "label=<";
      bool first = true;
      for (const auto& line : wrap(shorten(a.label, 90), 30)) {
        if (!first) m_out << "<BR/>";
        first = false;
        html(line.empty() ? " " : line);
      }
      m_out << ">, ";
    }
    const std::string colour = hex(a.colour) + (a.faint ? "66" : "");
    m_out << "penwidth="
          << (a.dotted ? std::string("1.4")
                       : fmt::format("{:.1f}", std::min(3.0, 1.0 + 0.4 * (a.count - 1))));
    if (colour != "#475467") m_out << ", color=\"" << colour << "\", fontcolor=\"" << colour << "\"";
    if (a.dotted || a.dashed) m_out << ", style=" << (a.dotted ? "dotted" : "dashed");
    if (!a.arrow) m_out << ", arrowhead=none";
    // Wordings of one matter stand below each other: side by side they make a picture wider than a page.
    const bool below = is_claim(a.from) && is_claim(a.to);
    if (below) m_out << ", constraint=false";
    if (!a.tooltip.empty()) {
      for (const char* name : {"tooltip", "labeltooltip"}) {
        m_out << ", " << name << "=";
        quoted(shorten(a.tooltip, 400));
      }
    }
    m_out << "];\n";
  }
};

}  // namespace

void detail::write_picture(const Picture& picture, std::ostream& out, Diagnostics& diagnostics) {
  std::size_t replaced = 0;
  {
    DotWriter writer(picture, out);
    replaced = writer.write();
  }
  report_replaced(replaced, "DOT", diagnostics);
}

namespace {

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  if (options.dialect == "networkx") return detail::write_dot_data(graph, out, diagnostics);
  detail::write_picture(detail::make_picture(graph, options, diagnostics), out, diagnostics);
}

constexpr std::array<std::string_view, 1> kDialects{"networkx"};

}  // namespace

extern const ExporterInfo kDotExporter{"dot", "Graphviz DOT, made to be read as a picture", write_format,
                                       kDialects};

}  // namespace claimgraph
