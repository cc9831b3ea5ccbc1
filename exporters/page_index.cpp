#include "exporters/page_index.hpp"

#include <map>

#include "core/base/json_writer.hpp"
#include "exporters/dates.hpp"

namespace claimgraph::detail {

namespace {

/// Distinct words in the order in which they are first asked for.
class Words {
 public:
  std::int64_t number(const std::string& word) {
    const auto [found, fresh] = m_numbers.emplace(word, static_cast<std::int64_t>(m_list.size()));
    if (fresh) m_list.push_back(word);
    return found->second;
  }
  const std::vector<std::string>& list() const { return m_list; }

 private:
  std::vector<std::string> m_list;
  std::map<std::string, std::int64_t> m_numbers;
};

/// What a filter by stance calls it.
std::string manner(const Saying& saying) {
  if (saying.realis == "negated") return "did not say";
  if (saying.realis == "unreal") return "if, would, or asked";
  if (saying.narration) return "own voice";
  return saying.stance.empty() ? "asserts" : saying.stance;
}

class IndexWriter {
 public:
  IndexWriter(std::string& json, const GraphData& graph, const std::vector<std::uint32_t>& people)
      : m_json(json), m_graph(graph), m_people(people) {
    for (std::size_t i = 0; i < people.size(); ++i) m_number[people[i]] = static_cast<std::int64_t>(i);
  }

  std::size_t write(const std::vector<Matter>& matters) {
    m_json.begin_object();
    m_json.begin_array("matters");
    for (const Matter& matter : matters) {
      m_json.begin_object();
      m_json.flag("disputed", matter.disputed || matter.changed);
      m_json.flag("own", matter.own_voice);
      m_json.optional_member("newest", matter.newest);
      m_json.begin_array("sayings");  // speakers, outlet, stance, confidence, day
      for (const LedgerClaim& claim : matter.claims) {
        for (const auto& group : page_groups(claim)) {
          for (const Saying* s : group) saying(*s);
        }
      }
      m_json.end_array();
      m_json.end_object();
    }
    m_json.end_array();
    std::vector<std::string> names;
    for (const auto i : m_people) names.push_back(m_graph.nodes[i].label);
    m_json.member("speakers", names);
    m_json.member("outlets", m_outlets.list());
    m_json.member("stances", m_stances.list());
    m_json.end_object();
    return m_json.replaced();
  }

 private:
  JsonWriter m_json;
  const GraphData& m_graph;
  const std::vector<std::uint32_t>& m_people;
  std::map<std::uint32_t, std::int64_t> m_number;
  Words m_outlets, m_stances;

  void saying(const Saying& s) {
    m_json.begin_array();
    m_json.begin_array();
    for (const auto speaker : s.speakers) {
      const auto found = m_number.find(speaker);
      // Whoever has a page has a number; the others are unnamed, or speak only as a publisher.
      m_json.integer(found != m_number.end() ? found->second : m_graph.nodes[speaker].anonymous ? -1 : -2);
    }
    if (s.speakers.empty()) m_json.integer(s.narration ? -2 : -1);
    m_json.end_array();
    m_json.integer(m_outlets.number(s.article == kNobody ? "" : m_graph.nodes[s.article].publisher));
    m_json.integer(m_stances.number(manner(s)));
    m_json.number(s.confidence);
    m_json.string(iso_day(s.date));
    m_json.end_array();
  }
};

}  // namespace

std::vector<std::vector<const Saying*>> page_groups(const LedgerClaim& claim) {
  std::vector<std::vector<const Saying*>> out(4);
  for (const Saying& s : claim.sayings) {
    const std::size_t side = s.side == Side::in_favour ? 0 : s.side == Side::against ? 1 : 2;
    out[s.narration ? 3 : side].push_back(&s);
  }
  return out;
}

std::size_t write_page_index(std::string& json, const GraphData& graph, const std::vector<Matter>& matters,
                             const std::vector<std::uint32_t>& people) {
  return IndexWriter(json, graph, people).write(matters);
}

}  // namespace claimgraph::detail
