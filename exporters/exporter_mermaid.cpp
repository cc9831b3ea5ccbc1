// The picture as a Mermaid flowchart, which wikis and code hosts draw from text. Labels are quoted, and of
// ASCII punctuation only what Mermaid never reads as its own stays; the rest is written as entities ("#35;").
#include <fmt/format.h>

#include <map>

#include "core/base/json_writer.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/page_text.hpp"
#include "exporters/picture.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

constexpr std::size_t kLabelColumns = 160;
constexpr std::size_t kMaxText = 50000;  // Mermaid's own limits, unless a page sets others
constexpr std::size_t kMaxEdges = 500;

class MermaidWriter {
 public:
  explicit MermaidWriter(const Picture& picture) : m_picture(picture) {}
  std::size_t replaced = 0;

  std::string write() {
    if (!m_picture.title.empty()) {
      std::string title;
      JsonWriter(title).string(without_reordering(m_picture.title, replaced));  // YAML takes JSON's strings
      m_out = "---\ntitle: " + script_json(title) + "\n---\n";
    }
    m_out += "flowchart LR\n";
    for (std::size_t i = 0; i < m_picture.boxes.size(); ++i) box(i);
    for (std::size_t i = 0; i < m_picture.arrows.size(); ++i) arrow(i);
    for (const auto& [colour, links] : m_links)
      m_out += fmt::format("  linkStyle {} stroke:{}\n", fmt::join(links, ","), colour);
    std::size_t number = 0;
    for (const auto& [look, boxes] : m_looks) {
      m_out += fmt::format("  classDef look{} {}\n  class {} look{}\n", number, look, fmt::join(boxes, ","),
                           number);
      ++number;
    }
    return std::move(m_out);
  }

 private:
  const Picture& m_picture;
  std::string m_out;
  std::map<std::string, std::vector<std::size_t>> m_links;  // by colour
  std::map<std::string, std::vector<std::string>> m_looks;  // boxes by style

  std::string label(std::string_view text) {
    const std::string line = without_reordering(shorten(text, kLabelColumns), replaced);
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      const bool beyond = static_cast<unsigned char>(c) >= 0x80;
      // "1. " and "- " would begin a list.
      const bool harmless = std::string_view(" ,()'?!/$").find(c) != std::string_view::npos ||
                            (i > 3 && std::string_view(".-+:").find(c) != std::string_view::npos);
      if (letter || beyond || harmless) {
        out += c;
      } else {
        out += fmt::format("#{};", static_cast<int>(c));
      }
    }
    return out.empty() ? "#160;" : out;
  }

  void box(std::size_t i) {
    const Box& b = m_picture.boxes[i];
    std::string words = label(b.title);
    for (const std::string* more : {&b.subtitle, &b.footnotes}) {
      if (!more->empty()) words += "<br/>" + label(*more);
    }
    for (const std::string& line : b.lines) words += "<br/>" + label(line);
    const bool round = b.shape == BoxShape::speaker;
    m_out += fmt::format("  b{}{}\"{}\"{}\n", i, round ? "(" : "[", words, round ? ")" : "]");
    m_looks[fmt::format("fill:{},stroke:#98A2B3,color:#1D2530{}", hex(b.fill),
                        b.dashed ? ",stroke-dasharray:4 3" : "")]
        .push_back(fmt::format("b{}", i));
  }

  void arrow(std::size_t i) {
    const Arrow& a = m_picture.arrows[i];
    const bool broken = a.dashed || a.dotted;
    const char* line = a.arrow ? (broken ? "-.->" : a.count > 1 ? "==>" : "-->") : broken ? "-.-" : "---";
    m_out += fmt::format("  b{} {}", a.from, line);
    if (!a.label.empty()) m_out += "|\"" + label(a.label) + "\"|";
    m_out += fmt::format(" b{}\n", a.to);
    m_links[hex(a.colour)].push_back(i);
  }
};

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  const Picture picture = make_picture(graph, options, diagnostics);
  MermaidWriter writer(picture);
  const std::string text = writer.write();
  out << text;
  report_replaced(writer.replaced, "Mermaid", diagnostics);
  if (text.size() <= kMaxText && picture.arrows.size() <= kMaxEdges) return;
  diagnostics.push_back(
      {Severity::warning,
       "picture-large",
       fmt::format("Mermaid draws up to {} arrows and {} characters unless a page says otherwise; "
                   "these are {} and {}: draw a part with --around",
                   kMaxEdges, kMaxText, picture.arrows.size(), text.size()),
       "export",
       {}});
}

}  // namespace

extern const ExporterInfo kMermaidExporter{"mermaid", "a Mermaid flowchart, for wikis and Markdown",
                                           write_format};

}  // namespace claimgraph
