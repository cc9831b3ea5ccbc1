// A folder of linked notes: one Markdown file a matter and one a named speaker, and Claims.md, which lists
// them. Text of articles stays text: what Markdown, HTML or Obsidian would read as theirs is escaped.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "claimgraph/utf8.hpp"
#include "core/base/json_writer.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/ledger.hpp"
#include "exporters/page_index.hpp"
#include "exporters/page_text.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

constexpr std::size_t kNameColumns = 80, kNameBytes = 180;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A name that every file system and Obsidian's links take.
std::string file_name(const std::string& label) {
  std::string out;
  std::size_t reordering = 0;
  for (const char c : without_reordering(shorten(label, kNameColumns), reordering)) {
    const bool bad = std::string_view("*\"\\/<>:|?#^[]%").find(c) != std::string_view::npos;
    if (!bad) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  out = shorten(utf8_prefix(out, kNameBytes), kNameColumns);
  const std::size_t begin = out.find_first_not_of(" .");
  out = begin == std::string::npos ? "untitled" : out.substr(begin, out.find_last_not_of(" .") - begin + 1);
  std::string folded;
  for (const char c : out.substr(0, out.find('.'))) folded += lower(c);
  static constexpr std::array kDevices{"con", "prn", "aux", "nul"};
  const bool device = std::find(kDevices.begin(), kDevices.end(), folded) != kDevices.end() ||
                      (folded.size() == 4 && (folded.starts_with("com") || folded.starts_with("lpt")));
  return device ? "_" + out : out;
}

/// Names of one export; two that differ only in case are one to some file systems.
class Names {
 public:
  std::string add(const std::string& label) {
    const std::string wanted = file_name(label);
    std::string out = wanted;
    for (int i = 2; !m_taken.insert(folded(out)).second; ++i) out = fmt::format("{} {}", wanted, i);
    return out;
  }

 private:
  std::set<std::string> m_taken;
  static std::string folded(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), lower);
    return text;
  }
};

class NotesWriter {
 public:
  NotesWriter(const GraphData& graph, const ExportOptions& options, ExportFolder& folder,
              Diagnostics& diagnostics)
      : m_graph(graph),
        m_options(options),
        m_folder(folder),
        m_ids(safe_ids(graph, diagnostics)),
        m_matters(make_ledger(graph, m_ids)) {}

  std::size_t write() {
    survey();
    write_index();
    for (std::size_t i = 0; i < m_matters.size(); ++i) write_matter(i);
    for (const auto& [speaker, _] : m_words) write_person(speaker);
    return m_replaced;
  }

 private:
  const GraphData& m_graph;
  const ExportOptions& m_options;
  ExportFolder& m_folder;
  const SafeIds m_ids;
  const std::vector<Matter> m_matters;
  std::size_t m_replaced = 0;
  std::string m_out;
  std::string m_index;                            // the file name of the list
  std::vector<std::string> m_titles;              // of matters: their file names
  std::map<std::uint32_t, std::string> m_people;  // file names of speakers
  struct Word {
    std::size_t matter;
    const Saying* saying;
    std::uint32_t claim;
  };
  std::map<std::uint32_t, std::vector<Word>> m_words;  // of each named speaker

  const Node& node(std::uint32_t i) const { return m_graph.nodes[i]; }

  void survey() {
    Names names;
    m_index = names.add("Claims");
    for (std::size_t i = 0; i < m_matters.size(); ++i) {
      for (const LedgerClaim& claim : m_matters[i].claims) {
        for (const Saying& s : claim.sayings) {
          if (s.narration) continue;
          for (const auto speaker : s.speakers) {
            if (!node(speaker).anonymous) m_words[speaker].push_back({i, &s, claim.node});
          }
        }
      }
    }
    for (const auto& [speaker, _] : m_words) m_people[speaker] = names.add(node(speaker).label);
    for (const Matter& matter : m_matters)
      m_titles.push_back(names.add(node(matter.claims.front().node).label));
  }

  // ---- text ----

  /// On one line; what means something to Markdown or Obsidian is escaped.
  std::string text(std::string_view words) {
    std::size_t replaced = 0;
    const std::string line = without_reordering(shorten(words, SIZE_MAX / 2), replaced);
    m_replaced += replaced;
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      const bool first = i == 0 && (c == '-' || c == '+' || c == '.' || c == ')');
      if (c == '<') {
        out += "&lt;";
      } else if (c == '&') {
        out += "&amp;";
      } else {
        // "1." begins a list as well.
        const bool list = (c == '.' || c == ')') && i > 0 && i < 10 &&
                          (i + 1 == line.size() || line[i + 1] == ' ') &&
                          line.find_first_not_of("0123456789") == i;
        if (first || list || std::string_view("\\`*_[]>#|~$%^={}!@").find(c) != std::string_view::npos)
          out += '\\';
        out += c;
      }
    }
    return out;
  }

  void property(const char* name, const std::string& value) {
    if (value.empty()) return;
    std::string json;
    JsonWriter writer(json);
    writer.string(without_reordering(value, m_replaced));
    m_replaced += writer.replaced();
    m_out += fmt::format("{}: {}\n", name, script_json(json));  // YAML takes JSON's strings
  }

  void file(const std::string& name) {
    m_folder.file(name) << m_out;
    m_out.clear();
  }

  std::string matter_link(std::size_t i) const { return "[[" + m_titles[i] + "]]"; }

  std::string speaker_names(const Saying& s) {
    if (s.speakers.empty()) return s.narration ? "The article" : "A source that is not stated";
    std::string out;
    for (const auto i : s.speakers) {
      if (!out.empty()) out += ", ";
      const auto found = m_people.find(i);
      out += found != m_people.end() ? "[[" + found->second + "]]" : text(node(i).label);
      if (node(i).anonymous) out += " (unnamed)";
    }
    return out;
  }

  // ---- files ----

  void write_index() {
    m_out = "# " + (m_options.title.empty() ? std::string("Claims") : text(m_options.title)) + "\n";
    const char* heading = "";
    for (std::size_t i = 0; i < m_matters.size(); ++i) {
      const Matter& m = m_matters[i];
      const char* part = m.own_voice               ? "Only in an article’s own voice"
                         : m.disputed || m.changed ? "Disputed, or with a changed figure"
                                                   : "Other matters";
      if (heading != part) m_out += fmt::format("\n## {}\n\n", heading = part);
      m_out += "- " + matter_link(i) + "\n";
    }
    if (!m_people.empty()) m_out += "\n## Speakers\n\n";
    std::set<std::string> sorted;
    for (const auto& [_, name] : m_people) sorted.insert(name);
    for (const auto& name : sorted) m_out += "- [[" + name + "]]\n";
    file(m_index + ".md");
  }

  void write_matter(std::size_t i) {
    const Matter& matter = m_matters[i];
    m_out = "---\ntype: matter\n";
    m_out += fmt::format("disputed: {}\nfigure_changed: {}\nsayings: {}\n", matter.disputed, matter.changed,
                         matter.said);
    property("newest", human_date(matter.newest).empty() ? "" : matter.newest);
    m_out += "---\n";
    for (const LedgerClaim& claim : matter.claims) write_claim(claim);
    if (!matter.ties.empty()) m_out += "\n## How these claims are tied\n\n";
    for (const Tie& tie : matter.ties) {
      m_out += fmt::format("- {} **{}** {}", text(node(tie.first).label),
                           tie.kind == EdgeKind::contradicts ? "contradicts" : "differs from",
                           text(node(tie.second).label));
      m_out += tie.label.empty() ? "\n" : ": " + text(tie.label) + "\n";
    }
    file("Matters/" + m_titles[i] + ".md");
  }

  void write_claim(const LedgerClaim& claim) {
    const Node& n = node(claim.node);
    m_out += fmt::format("\n# {}\n\n`{}`", text(n.label), code_safe(n.id));
    if (!n.quantities.empty()) m_out += " · in figures: " + text(n.quantities);
    if (n.unresolved) m_out += " · what it refers to is not settled";
    m_out += "\n";
    static constexpr std::array kHeadings{"Who says", "Who is against", "On no side",
                                          "In the article’s own voice"};
    const auto groups = page_groups(claim);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (groups[g].empty()) continue;
      m_out += fmt::format("\n## {}\n\n", kHeadings.at(g));
      for (const Saying* s : groups[g]) write_saying(*s);
    }
  }

  /// An id between backticks.
  static std::string code_safe(const std::string& id) {
    std::string out;
    for (const char c : id) out += c == '`' || static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return out;
  }

  void write_saying(const Saying& s) {
    m_out += "- " + speaker_names(s) + " **" + text(s.verb) + "**";
    if (const std::string when = human_date(s.said_at); !when.empty()) m_out += " · " + text(when);
    if (!s.medium.empty()) m_out += " · " + text(s.medium);
    if (s.realis == "negated") m_out += " · this was not said";
    if (s.realis == "unreal") m_out += " · not said as a fact";
    if (s.hedged) m_out += " · hedged";
    m_out += "\n";
    if (s.passage != nullptr && !s.passage->exact.empty()) m_out += "  > " + text(s.passage->exact) + "\n";
    if (s.article == kNobody) return;
    const Node& article = node(s.article);
    std::string words = article.publisher;
    for (const std::string& part : {human_date(article.date_published), article.label}) {
      if (!part.empty()) words += (words.empty() ? "" : " · ") + part;
    }
    const std::string url = web_url(article.url);
    m_out += "\n  " + (url.empty() ? text(words) : "[" + text(words) + "](<" + url + ">)") + "\n";
  }

  void write_person(std::uint32_t speaker) {
    const Node& n = node(speaker);
    m_out = fmt::format("---\ntype: {}\n", n.kind == NodeKind::person ? "person" : "speaker");
    property("id", n.id);
    m_out += fmt::format("---\n# {}\n", text(n.label));
    if (!n.description.empty()) m_out += "\n" + text(n.description) + "\n";
    static constexpr std::array<std::pair<Side, const char*>, 3> kParts{
        {{Side::in_favour, "What this speaker says"},
         {Side::against, "What this speaker is against"},
         {Side::neither, "On no side"}}};
    const std::vector<Word>& words = m_words.at(speaker);
    for (const auto& [side, heading] : kParts) {
      bool any = false;
      for (const Word& word : words) {
        if (word.saying->side != side) continue;
        if (!any) m_out += fmt::format("\n## {}\n\n", heading);
        any = true;
        m_out += fmt::format("- **{}**: {} — {}\n", text(word.saying->verb), text(node(word.claim).label),
                             matter_link(word.matter));
      }
    }
    file("People/" + m_people.at(speaker) + ".md");
  }
};

void write_notes(const GraphData& graph, const ExportOptions& options, ExportFolder& folder,
                 Diagnostics& diagnostics) {
  const std::size_t replaced = NotesWriter(graph, options, folder, diagnostics).write();
  report_replaced(replaced, "a note", diagnostics);
}

}  // namespace

extern const ExporterInfo kObsidianExporter{
    "obsidian", "a folder of linked notes: one a matter and one a speaker", nullptr, {}, true, write_notes};

}  // namespace claimgraph
