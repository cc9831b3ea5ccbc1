// One web page that needs nothing else: cards of matters and pages of speakers as plain HTML, and a small
// script (exporters/page/) that searches, filters and sorts them. Nothing of an article can run: its text is
// escaped, and the page's Content-Security-Policy allows the one script and the one style by their hashes and
// no request at all.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "claimgraph/analysis.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/json_out.hpp"
#include "exporters/ledger.hpp"
#include "exporters/page_files.hpp"
#include "exporters/page_index.hpp"
#include "exporters/page_out.hpp"
#include "exporters/page_parts.hpp"
#include "exporters/page_text.hpp"

namespace claimgraph {

namespace {

using namespace detail;

constexpr std::size_t kLinkColumns = 160;  // of a claim in a list of links
constexpr std::size_t kNamedCopies = 3;    // on the line for all of them

std::string counted(std::size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

class PageWriter {
 public:
  PageWriter(const GraphData& graph, const ExportOptions& options, std::ostream& out,
             Diagnostics& diagnostics)
      : m_graph(graph),
        m_options(options),
        m_diagnostics(diagnostics),
        m_ids(safe_ids(graph, diagnostics)),
        m_matters(make_ledger(graph, m_ids)),
        m_out(graph, m_ids, out),
        m_sink(m_out.sink()) {}

  void write() {
    survey();
    head();
    cards();
    people();
    index();
    m_sink << "<script>" << kPageScript << "</script>\n</body>\n</html>\n";
    report_replaced(m_out.replaced(), "a page", m_diagnostics);
  }

 private:
  const GraphData& m_graph;
  const ExportOptions& m_options;
  Diagnostics& m_diagnostics;
  const SafeIds m_ids;
  const std::vector<Matter> m_matters;
  PageOut m_out;
  Sink& m_sink;
  std::vector<std::string> m_roles;         // of each node
  std::vector<std::uint32_t> m_people;      // named speakers, by name
  std::map<std::uint32_t, int> m_speakers;  // node → place in m_people
  struct Word {
    const LedgerClaim* claim;
    const Saying* saying;
  };
  std::map<std::uint32_t, std::vector<Word>> m_words;  // of each named speaker, in the order of the page

  const Node& node(std::uint32_t i) const { return m_graph.nodes[i]; }
  void text(std::string_view words) { m_out.text(words); }
  void element(std::string_view tag, std::string_view attributes, std::string_view words) {
    m_out.element(tag, attributes, words);
  }
  void badge(std::string_view kind, std::string_view words) { m_out.badge(kind, words); }
  std::string anchor(std::uint32_t i) const { return m_out.anchor(i); }
  std::string name_of(std::uint32_t i) const { return m_out.name_of(i); }

  void survey() {
    m_roles.resize(m_graph.nodes.size());
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (is_speaker_kind(node(i).kind)) m_roles[i] = node(i).description;
    }
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      if (!m_ids.edge_ok[i] || e.kind != EdgeKind::affiliation || !m_roles[e.source].empty()) continue;
      m_roles[e.source] = e.label.empty() ? name_of(e.target) : e.label + ", " + name_of(e.target);
    }
    for (const Matter& matter : m_matters) {
      for (const LedgerClaim& claim : matter.claims) {
        for (const Saying& saying : claim.sayings) {
          if (saying.narration) continue;
          for (const auto speaker : saying.speakers) {
            if (!node(speaker).anonymous) m_words[speaker].push_back({&claim, &saying});
          }
        }
      }
    }
    for (const auto& [speaker, _] : m_words) m_people.push_back(speaker);
    std::sort(m_people.begin(), m_people.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(name_of(a), m_ids.nodes[a]) < std::pair(name_of(b), m_ids.nodes[b]);
    });
    for (std::size_t i = 0; i < m_people.size(); ++i) m_speakers[m_people[i]] = static_cast<int>(i);
  }

  // ---- the top of the page ----

  void head() {
    std::vector<std::uint32_t> articles;
    std::string first, last;
    std::size_t claims = 0;
    for (const Matter& matter : m_matters) claims += matter.claims.size();
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      const Node& n = node(i);
      if (n.kind != NodeKind::article) continue;
      articles.push_back(i);
      if (n.date_published.empty()) continue;
      if (first.empty() || n.date_published < first) first = n.date_published;
      last = std::max(last, n.date_published);
    }
    std::string title = m_options.title;
    if (title.empty()) title = fmt::format("Claims in {}", counted(articles.size(), "article", "articles"));
    if (m_options.title.empty() && articles.size() == 1) title = name_of(articles.front());
    std::string subtitle =
        fmt::format("{} · {} · {}", counted(articles.size(), "article", "articles"),
                    counted(m_matters.size(), "matter", "matters"), counted(claims, "claim", "claims"));
    const auto disputed = std::count_if(m_matters.begin(), m_matters.end(),
                                        [](const Matter& m) { return m.disputed || m.changed; });
    subtitle += fmt::format(" · {} disputed or with a changed figure", disputed);
    if (!first.empty()) subtitle += " · " + human_date(first);
    if (human_date(first) != human_date(last)) subtitle += " – " + human_date(last);
    m_sink << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '"
           << kPageScriptHash << "'; style-src '" << kPageStyleHash
           << "'; base-uri 'none'; form-action 'none'\">\n"
           << "<meta name=\"referrer\" content=\"no-referrer\">\n"
           << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           << "<meta name=\"color-scheme\" content=\"light dark\">\n";
    element("title", "", title);
    m_sink << "\n<style>" << kPageStyle << "</style>\n</head>\n<body>\n"
           << "<a class=\"skip\" href=\"#matters\">Skip to the matters</a>\n<header>\n";
    element("h1", " dir=\"auto\"", title);
    element("p", " class=\"subtitle\"", subtitle);
    m_sink << "\n" << kPageTop << "</header>\n<main>\n";
  }

  // ---- cards ----

  void cards() {
    m_sink << "<section id=\"matters\" aria-labelledby=\"matters-title\">\n"
           << "<h2 id=\"matters-title\">Matters</h2>\n<div id=\"cards\">\n";
    for (const Matter& matter : m_matters) {
      card(matter);
      m_sink.drain();
    }
    m_sink << "</div>\n<button type=\"button\" id=\"more\" hidden>Show more</button>\n</section>\n";
  }

  void card(const Matter& matter) {
    m_sink << "<article class=\"matter" << (matter.disputed ? " disputed" : "")
           << (matter.changed ? " changed" : "") << (matter.own_voice ? " own" : "")
           << "\" tabindex=\"-1\" aria-labelledby=\"" << anchor(matter.claims.front().node) << "-t\">\n";
    m_sink << "<p class=\"badges\">";
    if (matter.disputed) badge("red", "disputed");
    if (matter.changed) badge("amber", "figure changed" + changes(matter));
    if (matter.own_voice) badge("grey", "only in an article's own voice");
    if (matter.claims.size() > 1) badge("grey", counted(matter.claims.size(), "claim", "claims"));
    m_sink << "</p>\n";
    write_course(m_out, matter);
    for (const LedgerClaim& claim : matter.claims) claim_section(claim);
    if (!matter.ties.empty()) ties(matter);
    m_sink << "</article>\n";
  }

  /// ": 4.2M → 4.9M", as far as it is one.
  static std::string changes(const Matter& matter) {
    std::set<std::string> labels;
    for (const Tie& tie : matter.ties) {
      if (tie.label.find("→") != std::string::npos) labels.insert(tie.label);
    }
    return labels.size() == 1 ? ": " + shorten(*labels.begin(), kLinkColumns) : std::string();
  }

  void ties(const Matter& matter) {
    m_sink << "<details class=\"ties\" open><summary>How these claims are tied</summary><ul>\n";
    for (const Tie& tie : matter.ties) {
      const bool against = tie.kind == EdgeKind::contradicts;
      m_sink << "<li>";
      claim_link(tie.first);
      m_sink << (against ? " <b class=\"verb\">contradicts</b> " : " <b class=\"verb\">differs from</b> ");
      claim_link(tie.second);
      if (!against && !tie.label.empty()) {
        m_sink << ": ";
        element("bdi", " class=\"figure\"", tie.label);
      }
      m_sink << "</li>\n";
    }
    m_sink << "</ul></details>\n";
  }

  void claim_link(std::uint32_t claim) {
    m_sink << "<a href=\"#" << anchor(claim) << "\">";
    element("bdi", "", shorten(node(claim).label, kLinkColumns));
    m_sink << "</a>";
  }

  void claim_section(const LedgerClaim& claim) {
    const Node& n = node(claim.node);
    m_sink << "<section class=\"claim\" id=\"" << anchor(claim.node) << "\">\n";
    element("h3", fmt::format(" dir=\"auto\" id=\"{}-t\"", anchor(claim.node)), n.label);
    m_sink << "\n<p class=\"facts\">";
    if (!n.quantities.empty()) {
      m_sink << "In figures: ";
      element("span", " class=\"figure\"", n.quantities);
    }
    if (n.claim_form == "topic") badge("grey", "a topic, not a statement");
    if (n.claim_form == "question") badge("grey", "a question");
    if (n.unresolved) badge("grey", "what it refers to is not settled");
    m_sink << " ";
    element("code", "", n.id);
    m_sink << "</p>\n";
    const auto by = page_groups(claim);
    if (by[0].size() + by[1].size() > 0) {
      m_sink << "<div class=\"sides\">\n<div class=\"side\"><h4>Who says</h4>\n";
      list(by[0], voiced(by[3], Side::in_favour));
      m_sink << "</div>\n<div class=\"side against" << (by[1].empty() ? " empty" : "")
             << "\"><h4>Who is against</h4>\n";
      list(by[1], voiced(by[3], Side::against));
      m_sink << "</div>\n</div>\n";
    }
    if (!by[2].empty()) {
      m_sink << "<div class=\"others\"><h4>On no side</h4>\n";
      list(by[2]);
      m_sink << "</div>\n";
    }
    if (!by[3].empty()) {
      m_sink << fmt::format("<details class=\"voice\"><summary>In the article’s own voice ({})</summary>\n",
                            by[3].size());
      list(by[3]);
      m_sink << "</details>\n";
    }
    write_ratings(m_out, claim);
    write_origin(m_out, claim);
    m_sink << "</section>\n";
  }

  static bool voiced(const std::vector<const Saying*>& own, Side side) {
    return std::any_of(own.begin(), own.end(), [&](const Saying* s) { return s->side == side; });
  }

  void list(const std::vector<const Saying*>& sayings, bool voiced = false) {
    if (sayings.empty()) {
      m_sink << "<p class=\"nobody\">"
             << (voiced ? "Nobody but an article itself, see below" : "Nobody in these articles") << "</p>\n";
      return;
    }
    m_sink << "<ul>\n";
    for (std::size_t i = 0; i < sayings.size();) {
      std::size_t end = i + 1;
      while (end < sayings.size() && sayings[end]->copy) ++end;
      saying(*sayings[i], {sayings.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                           sayings.begin() + static_cast<std::ptrdiff_t>(end)});
      i = end;
    }
    m_sink << "</ul>\n";
  }

  /// What copies of the article have again, on one line.
  void copies(const std::vector<const Saying*>& sayings) {
    if (sayings.empty()) return;
    m_sink << "<details class=\"copies\"><summary>";
    text(sayings.size() == 1 ? "Also in a copy: " : fmt::format("Also in {} copies: ", sayings.size()));
    for (std::size_t i = 0; i < sayings.size() && i < kNamedCopies; ++i) {
      if (i > 0) m_sink << ", ";
      element("bdi", "", m_out.article_words(sayings[i]->article, false));
    }
    if (sayings.size() > kNamedCopies) m_sink << ", …";
    m_sink << "</summary>\n<ul>\n";
    for (const Saying* s : sayings) saying(*s, {});
    m_sink << "</ul>\n</details>\n";
  }

  void saying(const Saying& s, const std::vector<const Saying*>& copied) {
    m_sink << "<li class=\"saying" << (s.confidence < kSureEnough ? " unsure" : "")
           << "\">\n<p class=\"by\">";
    speakers(s);
    m_sink << " ";
    element("b", " class=\"verb\" dir=\"auto\"", s.verb);
    if (!s.addressee.empty()) {
      m_sink << " · to ";
      element("bdi", "", s.addressee);
    }
    if (const std::string when = human_date(s.said_at); !when.empty()) {
      m_sink << " · ";
      element("bdi", "", when);
    }
    if (!s.medium.empty()) {
      m_sink << " · ";
      element("bdi", "", s.medium);
    }
    names(" · as passed on by ", s.through);
    names(" · passes on ", s.relayed);
    if (s.realis == "negated") badge("amber", "this was not said");
    if (s.realis == "unreal") badge("amber", "not said as a fact: if, would, or asked");
    if (s.hedged) badge("amber", "hedged");
    if (s.confidence < kSureEnough)
      badge("amber", fmt::format("not sure: {:.2f}", std::floor(s.confidence * 100 + 1e-9) / 100));
    m_sink << "</p>\n";
    if (s.passage != nullptr) {
      passage(s);
      source(s);
    }
    copies(copied);
    m_sink << "</li>\n";
  }

  void names(std::string_view before, const std::vector<std::uint32_t>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      m_sink << (i == 0 ? before : ", ");
      element("bdi", "", name_of(nodes[i]));
    }
  }

  void speakers(const Saying& s) {
    if (s.speakers.empty()) {
      element("span", " class=\"unnamed\"", s.narration ? "The article" : "A source that is not stated");
      return;
    }
    for (std::size_t i = 0; i < s.speakers.size(); ++i) {
      if (i > 0) m_sink << ", ";
      speaker(s.speakers[i]);
    }
  }

  void speaker(std::uint32_t i) {
    const bool linked = m_speakers.contains(i);
    if (linked) m_sink << "<a class=\"who\" href=\"#" << anchor(i) << "\">";
    element("bdi", node(i).anonymous ? " class=\"unnamed\"" : "", name_of(i));
    if (linked) m_sink << "</a>";
    if (node(i).anonymous) badge("grey", "unnamed");
    if (m_roles[i].empty()) return;
    m_sink << " ";
    element("bdi", " class=\"role\"", m_roles[i]);
  }

  void passage(const Saying& s) {
    const Evidence& e = *s.passage;
    m_sink << "<blockquote dir=\"auto\">";
    if (!e.prefix.empty()) element("span", " class=\"context\"", context_before(e.prefix));
    // The claim's own words when its place is not known, as with what was not said.
    const std::string& words = s.content == nullptr ? node(s.claim).label : s.content->exact;
    const std::size_t at = words.empty() ? std::string::npos : place_of(words, s);
    if (at == std::string::npos) {
      text(e.exact);
    } else {
      text(std::string_view(e.exact).substr(0, at));
      element("mark", "", words);
      text(std::string_view(e.exact).substr(at + words.size()));
    }
    if (!e.suffix.empty()) element("span", " class=\"context\"", context_after(e.suffix));
    m_sink << "</blockquote>\n";
  }

  /// Where the claim's words begin in the passage; by its place, else, when that is not known, by the words.
  static std::size_t place_of(const std::string& words, const Saying& s) {
    const std::string& passage = s.passage->exact;
    if (s.content != nullptr && s.content->bytes.begin >= s.passage->bytes.begin) {
      const std::size_t at = s.content->bytes.begin - s.passage->bytes.begin;
      if (at <= passage.size() && passage.compare(at, words.size(), words) == 0) return at;
    }
    return passage.find(words);
  }

  void source(const Saying& s) {
    if (s.article == kNobody) return;
    const std::string url = web_url(node(s.article).url);
    m_sink << "<p class=\"source\">";
    m_out.web_link(url.empty() ? url : url_at(url, s.content == nullptr ? *s.passage : *s.content),
                   m_out.article_words(s.article, true));
    m_sink << "</p>\n";
  }

  // ---- pages of speakers ----

  void people() {
    if (m_people.empty()) return;
    m_sink << "<section id=\"people\" aria-labelledby=\"people-title\">\n"
           << "<h2 id=\"people-title\">Speakers</h2>\n";
    for (const auto i : m_people) {
      person(i);
      m_sink.drain();
    }
    m_sink << "</section>\n";
  }

  void person(std::uint32_t i) {
    m_sink << "<section class=\"person\" id=\"" << anchor(i)
           << "\" tabindex=\"-1\">\n<p class=\"back\"><a href=\"#matters\">All matters</a></p>\n";
    element("h3", " dir=\"auto\"", name_of(i));
    if (!m_roles[i].empty()) element("p", " class=\"role\" dir=\"auto\"", m_roles[i]);
    const std::vector<Word>& words = m_words.at(i);
    static constexpr std::pair<Side, std::string_view> kParts[] = {
        {Side::in_favour, "All that was said by this speaker"},
        {Side::against, "What this speaker is against"},
        {Side::neither, "On no side"}};
    for (const auto& [side, heading] : kParts) {
      if (std::none_of(words.begin(), words.end(),
                       [wanted = side](const Word& w) { return w.saying->side == wanted; })) {
        continue;
      }
      m_sink << "\n";
      element("h4", "", heading);
      m_sink << "<ul>\n";
      for (const Word& w : words) {
        if (w.saying->side == side) line(w, false);
      }
      m_sink << "</ul>\n";
    }
    against(words);
    m_sink << "</section>\n";
  }

  /// All that was said against what the speaker says.
  void against(const std::vector<Word>& words) {
    std::set<const LedgerClaim*> seen;
    bool any = false;
    for (const Word& w : words) {
      if (w.saying->side != Side::in_favour || !seen.insert(w.claim).second) continue;
      for (const Saying& s : w.claim->sayings) {
        if (s.side != Side::against) continue;
        if (!any) m_sink << "\n<h4>All that was said against what this speaker says</h4><ul>\n";
        any = true;
        line({w.claim, &s}, true);
      }
    }
    if (any) m_sink << "</ul>\n";
  }

  void line(const Word& word, bool with_speaker) {
    const Saying& s = *word.saying;
    m_sink << "<li>";
    if (with_speaker) {
      speakers(s);
      m_sink << " ";
    }
    element("b", " class=\"verb\" dir=\"auto\"", s.verb);
    names(", as passed on by ", s.through);
    m_sink << ": ";
    claim_link(word.claim->node);
    if (s.article != kNobody) {
      const Node& article = node(s.article);
      std::string words = article.publisher.empty() ? article.label : article.publisher;
      if (!article.date_published.empty()) words += ", " + human_date(article.date_published);
      m_sink << " ";
      element("bdi", " class=\"role\"", words);
    }
    m_sink << "</li>\n";
  }

  void index() {
    std::string json;
    m_out.add_replaced(write_page_index(json, m_graph, m_matters, m_people));
    m_sink << "</main>\n<script type=\"application/json\" id=\"index\">" << script_json(json)
           << "</script>\n";
  }
};

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  PageWriter(graph, options, out, diagnostics).write();
}

}  // namespace

extern const ExporterInfo kHtmlExporter{
    "html", "one web page: who says, who is against, with the passages", write_format, {}, true};

}  // namespace claimgraph
