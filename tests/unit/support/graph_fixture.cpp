#include "tests/unit/support/graph_fixture.hpp"

#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace claimgraph::test {

namespace {

std::string trim(std::string_view s) {
  const std::size_t begin = s.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(s.substr(begin, s.find_last_not_of(' ') - begin + 1));
}

std::vector<std::string> split(std::string_view s, std::string_view by) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = s.find(by);
    parts.push_back(trim(s.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + by.size());
  }
}

std::string slug(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  return out;
}

class Builder {
 public:
  void line(std::string_view text) {
    if (text.front() == '@') return article(text.substr(1));
    std::size_t at = text.find("=> ");
    if (at != std::string_view::npos && text.find(" =") < at) {
      const auto left = split(text.substr(0, at), " =");
      return edge(EdgeKind::derived_from, m_articles.at(left.at(0)), m_articles.at(trim(text.substr(at + 3))),
                  left.at(1));
    }
    at = text.find("-> ");
    if (at != std::string_view::npos) return saying(text.substr(0, at), text.substr(at + 3));
    if (const auto sides = split(text, " !! "); sides.size() == 2) {
      return edge(EdgeKind::contradicts, claim(sides[0]), claim(sides[1]), "contradicts");
    }
    if (const auto sides = split(text, "~"); sides.size() == 3) {
      return edge(EdgeKind::variant_of, claim(sides[0]), claim(sides[2]), sides[1]);
    }
    throw std::invalid_argument(fmt::format("graph_from: “{}”", text));
  }

  GraphData graph;

 private:
  std::map<std::string, std::uint32_t> m_articles, m_claims, m_entities;
  std::uint32_t m_offset = 0;

  std::uint32_t add(Node node) {
    graph.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(graph.nodes.size() - 1);
  }

  void article(std::string_view text) {
    const std::size_t blank = text.find(' ');
    const std::string name(text.substr(0, blank));
    const auto parts = split(text.substr(blank), "|");
    Node node;
    node.kind = NodeKind::article;
    node.id = "art-" + name;
    node.publisher = parts.at(0);
    node.date_published = parts.at(1);
    node.label = parts.at(2);
    node.url = "https://example.org/" + name;
    if (parts.size() > 3) node.authors = {parts[3]};
    m_articles[name] = add(std::move(node));
  }

  std::uint32_t claim(const std::string& text) {
    const auto [found, fresh] = m_claims.emplace(text, 0);
    if (fresh) {
      Node node;
      node.kind = NodeKind::claim;
      node.id = fmt::format("clm-{}", m_claims.size());
      node.label = text;
      found->second = add(std::move(node));
    }
    return found->second;
  }

  std::uint32_t entity(std::string text) {
    Node node;
    if (text.front() == '?') {
      node.anonymous = true;
      text.erase(0, 1);
    }
    static const std::map<char, NodeKind> kKinds{{'p', NodeKind::person},
                                                 {'o', NodeKind::organization},
                                                 {'g', NodeKind::group},
                                                 {'l', NodeKind::place}};
    node.kind = NodeKind::person;
    if (text.size() > 2 && text[1] == ':') {
      node.kind = kKinds.at(text[0]);
      text.erase(0, 2);
    }
    const std::size_t open = text.find(" (");
    if (open != std::string::npos) {
      node.description = text.substr(open + 2, text.size() - open - 3);
      text.resize(open);
    }
    node.label = text;
    node.id = fmt::format("{}-{}", std::string(node_kind_name(node.kind)).substr(0, 3), slug(text));
    const auto [found, fresh] = m_entities.emplace(node.id, 0);
    if (fresh) found->second = add(std::move(node));
    return found->second;
  }

  void edge(EdgeKind kind, std::uint32_t source, std::uint32_t target, const std::string& label) {
    Edge e;
    e.kind = kind;
    e.id = fmt::format("edg-{}", graph.edges.size() + 1);
    e.source = source;
    e.target = target;
    e.label = label;
    graph.edges.push_back(std::move(e));
  }

  void saying(std::string_view left, std::string_view right) {
    const std::size_t dash = left.rfind(" -");
    const auto verb = split(left.substr(dash + 2), ":");
    const auto options = split(right, " | ");
    const auto place = split(options[0], " @ ");
    const std::string kind = verb.size() > 1 ? verb[1] : "said";
    const std::uint32_t from = entity(trim(left.substr(0, dash)));
    const std::uint32_t to = claim(place[0]);
    if (kind == "said" || kind == "narration") {
      edge(EdgeKind::said_by, to, from, verb[0]);
    } else {
      edge(edge_kind_from(kind).value(), from, to, verb[0]);
    }
    Edge& e = graph.edges.back();
    e.attribution = "att-" + e.id;
    e.attribution_kind = kind == "narration" ? "narration" : "indirect";
    e.stance = kind == "supports" || kind == "denies" || kind == "disputes" ? kind : "asserts";
    if (options.size() > 1) e.said_at = options[1];
    if (options.size() > 2) e.medium = options[2];
    e.hedged = options.size() > 3 && options[3] == "hedged";
    if (place.size() < 2) return;
    Evidence evidence;
    evidence.article = "art-" + place[1];
    evidence.start = m_offset;
    evidence.end = m_offset + 40;
    m_offset += 50;
    evidence.exact = place[0];
    evidence.prefix = "before ";
    evidence.suffix = " after";
    evidence.by = "rule:test/1";
    evidence.confidence = 0.875;
    e.evidence.push_back(evidence);
    edge(EdgeKind::reported_in, to, m_articles.at(place[1]), "");
    graph.edges.back().evidence.push_back(evidence);
  }
};

}  // namespace

GraphData graph_from(std::string_view text) {
  Builder builder;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty()) builder.line(line);
  }
  return std::move(builder.graph);
}

std::uint32_t node_named(const GraphData& graph, std::string_view label) {
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].label == label) return i;
  }
  throw std::invalid_argument(fmt::format("no node “{}”", label));
}

GraphData one_article() {
  return graph_from(R"(
    @hc Harbour Courier | 2025-02-03 | Chip watchers weigh up a cheap language model from Tern Labs | Ida Moss
    o:Tern Labs -said-> Kestrel 3 cost only US$5.5 million to train @ hc
    p:Sam Ortega (CEO, Bluefin AI) -said-> Bluefin AI “has stood on the wrong side of this and needs another plan for open models” @ hc | last week | an “ask me anything” session on the forum Agora
    p:Sam Ortega (CEO, Bluefin AI) -praised:supports-> the open approach of Tern Labs @ hc
    p:Andrea Nilsen (formerly Pallas, Orbit) -praised:supports-> the open approach of Tern Labs @ hc
    ?g:leading figures in AI -acknowledged, cautioned-> the achievement of Tern Labs is real, but its success should not be exaggerated @ hc
    ?g:unstated source -was said to be-> Kestrel R was developed at far lower training costs @ hc |  |  | hedged
    ?g:concerns in the market -feared-> tech companies had been overspending on graphics processors @ hc
    o:Harbour Courier -reported:narration-> Kestrel R was released on January 20 @ hc
    Kestrel R was developed at far lower training costs ~same matter~ Kestrel 3 cost only US$5.5 million to train
  )");
}

GraphData many_articles() {
  return graph_from(R"(
    @hc Harbour Courier | 2025-01-27 | Tern Labs launches Kestrel 3 and says it was cheap to train | Ida Moss
    @nw Northern Wire | 2025-01-27 | Tern Labs: training cost $5.5 million | Per Dahl
    @dl Daily Ledger | 2025-01-28 | Cheap model shakes chip shares
    @mt Meridian Times | 2025-01-29 | Rival doubts the figure of Tern Labs | Lena Hart
    @cp Capital Post | 2025-01-30 | Chip maker denies that orders were cut | Omar Reyes
    @mc Meridian Times | 2025-02-02 | Correction: Kestrel 3 cost $5.6 million | Lena Hart
    @hp Harbour Courier | 2025-02-03 | How much power does Kestrel 3 use? | Ida Moss
    @bw Bergen Weekly | 2025-02-05 | “We published everything”: an interview with Mira Holt | Jon Vik
    o:Tern Labs -said-> Kestrel 3 cost US$5.5 million to train @ hc
    o:Tern Labs -said-> Kestrel 3 cost US$5.5 million to train @ nw
    o:Tern Labs -said-> Kestrel 3 cost US$5.5 million to train @ dl
    p:Mira Holt (chief executive, Tern Labs) -said-> Kestrel 3 matches models that cost 20 times as much @ hc | 2025-01-27 | a press conference in Bergen
    p:Mira Holt (chief executive, Tern Labs) -said-> Kestrel 3 matches models that cost 20 times as much @ nw
    ?g:analysts -expect:said-> demand for graphics processors will fall by 12 per cent this year @ dl |  |  | hedged
    p:Sam Ortega (CEO, Bluefin AI) -doubted:disputes-> Kestrel 3 cost US$5.5 million to train @ mt | 2025-01-29 | a post on the forum Agora
    p:Sam Ortega (CEO, Bluefin AI) -said-> the true cost of Kestrel 3 was at least US$100 million @ mt | 2025-01-29 | a post on the forum Agora
    ?p:a former employee of Tern Labs -said-> the figure leaves out earlier experiments and salaries @ mt
    p:Andrea Nilsen (professor, Pallas University) -called plausible:supports-> Kestrel 3 cost US$5.5 million to train @ mt
    o:Granite Semiconductor -denied:denies-> cloud firms have cut orders for processors @ cp
    ?p:two people familiar with the orders -said-> cloud firms have cut orders for processors @ cp
    p:Hugo Lang (spokesman, Granite Semiconductor) -said-> our order book is full until the end of 2026 @ cp | 2025-01-30
    p:Priya Raman (analyst, Castle Bank) -questioned:questions-> our order book is full until the end of 2026 @ cp
    o:Tern Labs -corrected:corrects-> Kestrel 3 cost US$5.5 million to train @ mc
    o:Tern Labs -said-> Kestrel 3 cost US$5.6 million to train, the last training run alone @ mc
    p:Mira Holt (chief executive, Tern Labs) -said-> the first figure came from an early draft @ mc
    o:Grid Agency -estimates:said-> training Kestrel 3 used 2.8 gigawatt hours @ hp |  |  | hedged
    p:Tom Ekberg (researcher, Lund Institute) -said-> the power figure cannot be checked without the logs @ hp
    o:Tern Labs -declined-> whether the logs will be published @ hp
    p:Mira Holt (chief executive, Tern Labs) -said-> everything about Kestrel 3 has been published @ bw
    p:Tom Ekberg (researcher, Lund Institute) -disputes:disputes-> everything about Kestrel 3 has been published @ bw
    p:Mira Holt (chief executive, Tern Labs) -said-> no state money went into Kestrel 3 @ bw
    p:Eva Storm (minister for research) -confirmed:supports-> no state money went into Kestrel 3 @ bw
    o:Harbour Courier -reported:narration-> Kestrel 3 was released on January 20 @ hc
    o:Harbour Courier -reported:narration-> Tern Labs was founded in 2021 by three former students of Pallas University @ hc
    o:Harbour Courier -reported:narration-> the model can be downloaded free of charge @ hc
    o:Harbour Courier -reported:narration-> data centres use 3 per cent of the country's power @ hp
    o:Harbour Courier -reported:narration-> the Grid Agency publishes its estimates once a quarter @ hp
    o:Daily Ledger -reported:narration-> shares of Granite Semiconductor fell by 17 per cent on Monday @ dl
    o:Daily Ledger -reported:narration-> the sell-off was the largest since 2020 @ dl
    o:Meridian Times -reported:narration-> Bluefin AI sells access to closed models @ mt
    Kestrel 3 cost US$5.5 million to train ~5.5M → 5.6M~ Kestrel 3 cost US$5.6 million to train, the last training run alone
    Kestrel 3 cost US$5.5 million to train !! the true cost of Kestrel 3 was at least US$100 million
    dl =copied from=> nw
  )");
}

}  // namespace claimgraph::test
