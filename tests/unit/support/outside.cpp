#include "tests/unit/support/outside.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/unit/support/graph_fixture.hpp"

namespace claimgraph::test {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "claimgraph-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

std::filesystem::path TemporaryFolder::file(const std::string& name, const std::string& contents) const {
  std::ofstream(m_path / name, std::ios::binary) << contents;
  return m_path / name;
}

Outcome run(const std::string& command) {
  Outcome outcome;
  std::FILE* pipe = popen(("( " + command + " ) 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::array<char, 4096> buffer{};
  std::size_t got = 0;
  while ((got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0)
    outcome.output.append(buffer.data(), got);
  outcome.status = pclose(pipe);
  return outcome;
}

bool has_program(const std::string& name) {
  return run("command -v " + name).status == 0;
}

bool has_python_module(const std::string& module) {
  return run("/usr/bin/python3 -c 'import " + module + "'").status == 0;
}

namespace {

class MemoryFolder : public ExportFolder {
 public:
  std::ostream& file(const std::string& name) override {
    const auto [place, fresh] = m_files.try_emplace(name);
    if (!fresh) throw std::runtime_error("twice: " + name);
    return place->second;
  }
  std::map<std::string, std::string> contents() const {
    std::map<std::string, std::string> out;
    for (const auto& [name, stream] : m_files) out[name] = stream.str();
    return out;
  }

 private:
  std::map<std::string, std::ostringstream> m_files;
};

}  // namespace

std::map<std::string, std::string> exported_files(const GraphData& graph, const std::string& format,
                                                  Diagnostics& diagnostics, const std::string& dialect) {
  MemoryFolder folder;
  ExportOptions options;
  options.dialect = dialect;
  find_exporter(format)->write_folder(graph, options, folder, diagnostics);
  return folder.contents();
}

std::string exported(const GraphData& graph, const std::string& format, Diagnostics& diagnostics,
                     const std::string& dialect) {
  if (find_exporter(format)->is_folder(dialect)) {
    std::string all;
    for (const auto& [name, text] : exported_files(graph, format, diagnostics, dialect))
      all += "=== " + name + "\n" + text;
    return all;
  }
  std::ostringstream out;
  ExportOptions options;
  options.dialect = dialect;
  find_exporter(format)->write(graph, options, out, diagnostics);
  return out.str();
}

std::string exported(const GraphData& graph, const std::string& format, const std::string& dialect) {
  Diagnostics diagnostics;
  return exported(graph, format, diagnostics, dialect);
}

std::vector<std::string> hostile_labels() {
  std::string controls;
  for (char c = 1; c < 32; ++c) controls += c;
  return {"plain",
          controls,
          std::string("a\0b", 3),
          "non\xEF\xBF\xBF"
          "character \xEF\xBF\xBE",
          "lone\rreturn",
          "crlf\r\nand\nlines\tand tabs",
          "  leading and  double  blanks  ",
          "\xFF\xFE ill-formed \xC0\xAF \xED\xA0\x80 \xE2\x80",
          "<b>&amp; \"quoted\" 'single' ]]> <!-- -->",
          "back\\slash \\\\ \\N \\G \\l ending\\",
          "graph",
          "node",
          "{record|field<port>}",
          "\xF0\x9F\x98\x80 emoji \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA",
          "\xE6\xB7\xB1\xE5\xBA\xA6\xE6\xB1\x82\xE7\xB4\xA2",
          "\xD8\xAA\xD8\xAC\xD8\xB1\xD8\xA8\xD8\xA9 \xE2\x80\xAE right to left",
          "&#0; &#xFFFF; &unknown; &",
          "%s %n {} {0} ${HOME} `id`",
          "=1+1",
          std::string(1U << 20, 'x'),
          std::string(200000, '<'),
          std::string(5000, '\n'),
          " ",
          "\xC2\x85 \xE2\x80\xA8 line separators"};
}

GraphData graph_labelled(const std::string& label) {
  GraphData graph = graph_from(R"(
    @a Paper | 2025-01-01 | Headline | Author
    @b Paper | 2025-01-02 | Second | Author
    p:Ann (boss) -said-> it is so @ a | last week | on air
    ?g:some -denied:denies-> it is so @ b
    it is so ~other~ it was so
  )");
  for (Node& node : graph.nodes) {
    node.label = label;
    node.description = label;
    node.publisher = label;
    node.authors = {label, "x | y \\ z"};
    node.alternate_names = {label};
  }
  for (Edge& edge : graph.edges) {
    edge.label = label;
    edge.medium = label;
    for (Evidence& evidence : edge.evidence) evidence.exact = evidence.prefix = evidence.suffix = label;
  }
  return graph;
}

}  // namespace claimgraph::test
