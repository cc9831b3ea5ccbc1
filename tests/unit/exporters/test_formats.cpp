// Formats that other programs read; each is read back by one where Debian has it.
#include <boost/test/unit_test.hpp>

#include <rapidjson/document.h>

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "claimgraph/error.hpp"
#include "claimgraph/exporter.hpp"
#include "claimgraph/utf8.hpp"
#include "exporters/dates.hpp"
#include "exporters/figures.hpp"
#include "tests/unit/support/graph_fixture.hpp"
#include "tests/unit/support/needs.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

/// Runs `script`, in which FILE is the path of `contents`, with Debian's Python.
std::string python(const std::string& script, const std::string& contents) {
  const TemporaryFolder folder;
  const auto file = folder.file("input", contents);
  const auto code = folder.file("script.py", "FILE = '" + file.string() + "'\n" + script);
  return run("/usr/bin/python3 -W ignore '" + code.string() + "'").output;
}

std::string counts(const GraphData& graph) {
  return fmt::format("{} {}\n", graph.nodes.size(), graph.edges.size());
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_dialect_that_is_not_there_is_refused_with_those_that_are) {
  for (const ExporterInfo& exporter : exporters()) {
    check_dialect(exporter, "");
    for (const std::string_view dialect : exporter.dialects) check_dialect(exporter, dialect);
    BOOST_CHECK_THROW(check_dialect(exporter, "floppy"), UsageError);
  }
  const auto message = [](const char* name) {
    try {
      check_dialect(*find_exporter(name), "floppy");
    } catch (const UsageError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  BOOST_TEST(message("svg") == "'svg' has no dialects");
  BOOST_TEST(message("csv") == "'csv' has the dialects excel, neo4j, not 'floppy'");
}

BOOST_AUTO_TEST_SUITE(dates_and_figures)

BOOST_AUTO_TEST_CASE(a_date_has_a_type_when_there_is_such_a_day) {
  const std::pair<const char*, const char*> known[] = {{"2026-03-12", "date"},
                                                       {"2026-03-12T14:05:00Z", "dateTime"},
                                                       {"2026-03-12T14:05:00.25+01:00", "dateTime"},
                                                       {"2026-03", "gYearMonth"},
                                                       {"2026", "gYear"},
                                                       {"2026-02-30", ""},
                                                       {"2026-13", ""},
                                                       {"2026-03-12T25:05:00Z", ""},
                                                       {"2026-03-12T14:05", ""},
                                                       {"2025-W05", ""},
                                                       {"2025-FA", ""},
                                                       {"PAST_REF", ""},
                                                       {"0000-01-01", ""},
                                                       {"", ""}};
  for (const auto& [value, type] : known)
    BOOST_TEST(std::string(detail::xsd_date_type(value)) == type, value);
  BOOST_TEST(detail::iso_day("2026-03-12T14:05:00Z") == "2026-03-12");
  BOOST_TEST(detail::iso_day("2026-03") == "");
  BOOST_TEST(detail::iso_day("2026-02-30") == "");
}

BOOST_AUTO_TEST_CASE(figures_are_read_from_their_words) {
  const auto figures = detail::figures_of("USD 5500000; about percent 0.43; Dollar 4–5; 9; over a dozen");
  BOOST_TEST_REQUIRE(figures.size() == 5U);
  BOOST_TEST(figures[0].unit == "USD");
  BOOST_TEST(*figures[0].value == 5500000);
  BOOST_TEST(figures[1].hedge == "about");
  BOOST_TEST(*figures[1].value == 0.43);
  BOOST_TEST(*figures[2].low == 4);
  BOOST_TEST(*figures[2].high == 5);
  BOOST_TEST(!figures[2].value.has_value());
  BOOST_TEST(figures[3].unit == "");
  BOOST_TEST(!figures[4].value.has_value());
  BOOST_TEST(figures[4].words == "over a dozen");
  BOOST_TEST(detail::figures_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(all_formats)

/// The first byte that a terminal or an editor would take for a command, or npos.
std::size_t stray_control(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\n' && c != '\t' && c != '\r') return i;
  }
  return std::string::npos;
}

BOOST_AUTO_TEST_CASE(no_label_puts_a_control_or_a_broken_character_into_a_file) {
  for (const ExporterInfo& exporter : exporters()) {
    if (exporter.name == std::string("svg")) continue;  // Graphviz writes it, and is asked elsewhere
    std::vector<std::string> dialects{""};
    dialects.insert(dialects.end(), exporter.dialects.begin(), exporter.dialects.end());
    for (const std::string& dialect : dialects) {
      for (const auto& label : hostile_labels()) {
        const std::string text = exported(graph_labelled(label), exporter.name, dialect);
        BOOST_TEST(is_valid_utf8(text), std::string(exporter.name) + " " + dialect);
        BOOST_TEST(stray_control(text) == std::string::npos, std::string(exporter.name) + " " + dialect);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(cytoscape)

BOOST_AUTO_TEST_CASE(elements_have_flat_data_and_ids_of_their_own) {
  GraphData graph = many_articles();
  graph.edges[0].id = graph.nodes[0].id;  // an id of a node
  rapidjson::Document json;
  json.Parse(exported(graph, "cytoscape").c_str());
  BOOST_TEST_REQUIRE(!json.HasParseError());
  std::set<std::string> ids;
  for (const char* part : {"nodes", "edges"}) {
    for (const auto& element : json["elements"][part].GetArray()) {
      BOOST_TEST(ids.insert(element["data"]["id"].GetString()).second);
      for (const auto& [_, value] : element["data"].GetObject())
        BOOST_TEST((value.IsString() || value.IsNumber() || value.IsBool()));
    }
  }
  BOOST_TEST(ids.size() == graph.nodes.size() + graph.edges.size());
  for (const auto& edge : json["elements"]["edges"].GetArray()) {
    BOOST_TEST(ids.contains(edge["data"]["source"].GetString()));
    BOOST_TEST(ids.contains(edge["data"]["target"].GetString()));
    BOOST_TEST(edge["data"].HasMember("interaction"));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(gexf)

BOOST_AUTO_TEST_CASE(everything_begins_on_its_day_and_no_edge_before_its_ends) {
  const GraphData graph = graph_from(R"(
    @a Paper | 2025-01-02 | Headline
    @b Paper | 2025-01-05 | Later
    p:Ann -said-> the plan works @ a
    p:Bo -doubted:disputes-> the plan works @ b
  )");
  const std::string gexf = exported(graph, "gexf");
  BOOST_TEST(has(gexf, "<node id=\"Per-ann\" label=\"Ann\" start=\"2025-01-02\">"));
  BOOST_TEST(has(gexf, "<node id=\"Per-bo\" label=\"Bo\" start=\"2025-01-05\">"));
  BOOST_TEST(has(gexf, "label=\"the plan works\" start=\"2025-01-02\">"));
  BOOST_TEST(has(gexf, "kind=\"disputes\" label=\"doubted\" weight=\"1\" start=\"2025-01-05\">"));
}

BOOST_AUTO_TEST_CASE(any_label_gives_well_formed_xml, *needs_program("xmllint", "libxml2-utils")) {
  const TemporaryFolder folder;
  for (const auto& label : hostile_labels()) {
    const auto file = folder.file("g.gexf", exported(graph_labelled(label), "gexf"));
    const Outcome outcome = run("xmllint --huge --noout '" + file.string() + "'");
    BOOST_TEST(outcome.status == 0, label.substr(0, 40) + outcome.output.substr(0, 200));
  }
}

BOOST_AUTO_TEST_CASE(networkx_reads_it, *needs_python_module("networkx", "python3-networkx")) {
  // NetworkX before 3.2 knows the elements of GEXF 1.3, but not its namespace.
  const GraphData graph = many_articles();
  const std::string script = R"(
import io, networkx as nx
from networkx.readwrite.gexf import GEXFReader
text = open(FILE, encoding='utf-8').read()
version = '1.3' if '1.3' in GEXFReader.versions else '1.2draft'
if version != '1.3':
    text = text.replace('http://gexf.net/1.3', 'http://www.gexf.net/1.2draft')
g = nx.read_gexf(io.BytesIO(text.encode()), version=version)
print(g.number_of_nodes(), g.number_of_edges())
)";
  BOOST_TEST(python(script, exported(graph, "gexf")) == counts(graph));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(dot_as_data)

BOOST_AUTO_TEST_CASE(pydot_and_networkx_read_all_of_it,
                     *needs_python_module("pydot", "python3-pydot") *
                         needs_python_module("networkx", "python3-networkx")) {
  const GraphData graph = many_articles();
  const std::string script = R"(
import networkx as nx
g = nx.nx_pydot.read_dot(FILE)
print(g.number_of_nodes(), g.number_of_edges())
)";
  BOOST_TEST(python(script, exported(graph, "dot", "networkx")) == counts(graph));
}

BOOST_AUTO_TEST_CASE(graphviz_takes_any_label, *needs_program("dot", "graphviz")) {
  const TemporaryFolder folder;
  for (const auto& label : hostile_labels()) {
    if (label.size() > 10000) continue;  // its scanner ends there; what a picture shows is cut before
    const auto file = folder.file("g.dot", exported(graph_labelled(label), "dot", "networkx"));
    const Outcome outcome = run("dot -Tcanon -o /dev/null '" + file.string() + "'");
    BOOST_TEST(outcome.status == 0, label.substr(0, 40) + outcome.output.substr(0, 200));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(mermaid)

BOOST_AUTO_TEST_CASE(a_flowchart_of_boxes_and_arrows) {
  const std::string chart = exported(one_article(), "mermaid");
  BOOST_TEST(chart.starts_with("---\ntitle: \""));
  BOOST_TEST(has(chart, "\nflowchart LR\n"));
  BOOST_TEST(has(chart, "Tern Labs"));
  BOOST_TEST(has(chart, "-->|\""));
}

BOOST_AUTO_TEST_CASE(labels_hold_nothing_that_mermaid_reads_as_its_own) {
  for (const auto& label : hostile_labels()) {
    const std::string chart = exported(graph_labelled(label), "mermaid");
    std::size_t line = chart.find("flowchart LR\n");
    while ((line = chart.find('\n', line)) != std::string::npos) {
      const std::size_t end = chart.find('\n', ++line);
      const std::string text = chart.substr(line, end - line);
      const auto quotes = std::count(text.begin(), text.end(), '"');
      BOOST_TEST((quotes == 0 || quotes == 2), text);
      const std::size_t open = text.find('"');
      if (open == std::string::npos) continue;
      std::string inner = text.substr(open + 1, text.rfind('"') - open - 1);
      for (std::size_t at = inner.find("<br/>"); at != std::string::npos; at = inner.find("<br/>"))
        inner.erase(at, 5);
      BOOST_TEST(inner.find_first_of("<>&`\"[]{}|\\*_~") == std::string::npos, inner);
      BOOST_TEST(!has(inner, "\xE2\x80\xAE"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(obsidian)

BOOST_AUTO_TEST_CASE(a_note_for_each_matter_and_speaker_and_every_link_leads_to_one) {
  Diagnostics diagnostics;
  const auto files = exported_files(many_articles(), "obsidian", diagnostics);
  BOOST_TEST(files.contains("Claims.md"));
  BOOST_TEST(files.contains("People/Tern Labs.md"));
  std::set<std::string> names;
  for (const auto& [name, _] : files)
    BOOST_TEST(
        names.insert(name.substr(name.rfind('/') + 1, name.rfind(".md") - name.rfind('/') - 1)).second);
  std::size_t links = 0;
  for (const auto& [file, text] : files) {
    for (std::size_t at = text.find("[["); at != std::string::npos; at = text.find("[[", at + 2)) {
      const std::string name = text.substr(at + 2, text.find("]]", at) - at - 2);
      BOOST_TEST(names.contains(name), file + " leads to " + name);
      ++links;
    }
  }
  BOOST_TEST(links > files.size());
}

BOOST_AUTO_TEST_CASE(file_names_are_ones_that_every_system_takes) {
  for (const auto& label : hostile_labels()) {
    Diagnostics diagnostics;
    const auto files = exported_files(graph_labelled(label), "obsidian", diagnostics);
    std::set<std::string> folded;
    for (const auto& [name, text] : files) {
      const std::string base = name.substr(name.rfind('/') + 1);
      BOOST_TEST(base.size() < 200U);
      BOOST_TEST(base.find_first_of("*\"\\<>:|?#^[]") == std::string::npos, base);
      BOOST_TEST((base[0] != '.' && base[0] != ' '), base);
      BOOST_TEST(!has(name, ".."));
      BOOST_TEST(!has(text, "\xE2\x80\xAE"));
      BOOST_TEST(!has(text, "<b>"));
    }
  }
  for (const char* label :
       {"../../etc/passwd", "CON", "com1.txt", "..", "a/b\\c", "[[x]]", "%%x%%", "claims"}) {
    Diagnostics diagnostics;
    for (const auto& [name, _] : exported_files(graph_labelled(label), "obsidian", diagnostics)) {
      BOOST_TEST(std::count(name.begin(), name.end(), '/') <= 1, name);
      BOOST_TEST(!has(name, ".."), name);
      BOOST_TEST((name != "People/CON.md" && name != "People/com1.txt.md"), name);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_of_articles_stays_text) {
  Diagnostics diagnostics;
  const std::string label = "<iframe src=x> [[Vault]] ![[x]] %%hidden%% #tag $x$ `code` **b** ==m== 1. no";
  const auto files = exported_files(graph_labelled(label), "obsidian", diagnostics);
  for (const auto& [name, text] : files) {
    BOOST_TEST(!has(text, "<iframe"), name);
    BOOST_TEST(!has(text, "[[Vault]]"), name);
    BOOST_TEST(!has(text, "%%hidden"), name);
    BOOST_TEST(!has(text, " #tag"), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(ftm)

BOOST_AUTO_TEST_CASE(entities_refer_to_entities_and_have_schemata) {
  const GraphData graph = many_articles();
  const std::string lines = exported(graph, "ftm");
  std::map<std::string, std::string> schemata;
  std::vector<std::pair<std::string, std::string>> references;
  std::size_t begin = 0;
  while (begin < lines.size()) {
    const std::size_t end = lines.find('\n', begin);
    rapidjson::Document json;
    json.Parse(lines.substr(begin, end - begin).c_str());
    begin = end + 1;
    BOOST_TEST_REQUIRE(!json.HasParseError());
    BOOST_TEST(schemata.emplace(json["id"].GetString(), json["schema"].GetString()).second);
    for (const auto& [name, values] : json["properties"].GetObject()) {
      BOOST_TEST(values.IsArray());
      const std::string property = name.GetString();
      if (property != "subject" && property != "object" && property != "proof" && property != "entity")
        continue;
      for (const auto& value : values.GetArray()) references.emplace_back(property, value.GetString());
    }
  }
  BOOST_TEST(!references.empty());
  for (const auto& [property, id] : references) {
    BOOST_TEST_REQUIRE(schemata.contains(id), id);
    if (property == "proof") BOOST_TEST(schemata[id] == "Article");
  }
  BOOST_TEST(schemata["clm-1"] == "Note");
}

BOOST_AUTO_TEST_SUITE_END()
