#include "exporters/picture_caption.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "exporters/picture_boxes.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::size_t kMaxFootnotes = 24;

std::string counted(std::size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string period(const PictureFacts& facts) {
  const std::string first = human_date(facts.graph().nodes[facts.articles().front()].date_published);
  std::string last;
  for (const auto article : facts.articles()) {
    const auto& date = facts.graph().nodes[article].date_published;
    if (!date.empty()) last = human_date(date);
  }
  return first == last ? first : first + " – " + last;
}

/// Of the articles that the drawn claims stand in; the numbers are those of all articles.
void make_footnotes(const PictureFacts& facts, const PictureChoice& choice, Picture& picture) {
  if (facts.articles().size() < 2) return;
  std::vector<std::uint32_t> numbers;
  for (const auto claim : choice.claims) {
    const auto& own = facts.of(claim).articles;
    numbers.insert(numbers.end(), own.begin(), own.end());
  }
  if (choice.whole) {
    numbers.resize(facts.articles().size());
    std::iota(numbers.begin(), numbers.end(), 0U);
  }
  sort_unique(numbers);
  for (std::size_t i = 0; i < std::min(numbers.size(), kMaxFootnotes); ++i) {
    const Node& article = facts.graph().nodes[facts.articles()[numbers[i]]];
    std::string text = article.publisher;
    for (const auto& part : {human_date(article.date_published), shorten(article.label, 110)}) {
      if (part.empty()) continue;
      if (!text.empty()) text += " · ";
      text += part;
    }
    picture.footnotes.push_back({fmt::format("[{}] {}", numbers[i] + 1, text), safe_url(article.url)});
  }
  if (numbers.size() > kMaxFootnotes) {
    picture.footnotes.push_back({fmt::format("and {} more articles", numbers.size() - kMaxFootnotes), {}});
  }
}

}  // namespace

void make_heading(const PictureFacts& facts, const PictureChoice& choice, const ExportOptions& options,
                  Picture& picture) {
  std::size_t named = 0;
  std::size_t unnamed = 0;
  for (std::uint32_t i = 0; i < facts.graph().nodes.size(); ++i) {
    if (!is_speaker_kind(facts.graph().nodes[i].kind) || facts.of(i).said.empty()) continue;
    ++(facts.graph().nodes[i].anonymous ? unnamed : named);
  }
  std::vector<std::string> parts;
  if (facts.articles().size() == 1) {
    const Node& article = facts.graph().nodes[facts.articles().front()];
    picture.title = article.label;
    if (!article.publisher.empty()) parts.push_back(article.publisher);
    if (!article.authors.empty()) {
      std::string authors;
      for (const auto& author : article.authors) authors += (authors.empty() ? "" : ", ") + author;
      parts.push_back(shorten(authors, 80));
    }
    if (!article.date_published.empty()) parts.push_back(human_date(article.date_published));
  } else if (!facts.articles().empty()) {
    picture.title = fmt::format("Claims in {} articles", facts.articles().size());
    parts.push_back(period(facts));
  }
  if (!options.title.empty()) picture.title = options.title;
  parts.push_back(counted(facts.claims().size(), "claim", "claims"));
  if (named > 0) parts.push_back(counted(named, "speaker", "speakers"));
  if (unnamed > 0) parts.push_back(counted(unnamed, "unnamed source", "unnamed sources"));
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!picture.subtitle.empty()) picture.subtitle += " · ";
    picture.subtitle += part;
  }
  if (!choice.whole) {
    picture.left_out = "Drawn: what several say, what is disputed and what changes";
    std::string rest;
    if (choice.matters > 0) rest = counted(choice.matters, "more such matter", "more such matters");
    if (choice.single > 0) {
      rest += rest.empty() ? "" : " and ";
      rest += counted(choice.single, "single statement", "single statements");
    }
    if (!rest.empty()) picture.left_out += "; not drawn: " + rest + " (--all)";
  }
  make_footnotes(facts, choice, picture);
}

void make_legend(const PictureFacts& facts, const std::vector<std::uint32_t>& box, std::size_t matters,
                 Picture& picture) {
  bool person = false;
  bool organization = false;
  bool group = false;
  bool unnamed = false;
  for (std::uint32_t i = 0; i < facts.graph().nodes.size(); ++i) {
    if (box[i] == kNoBox || picture.boxes[box[i]].shape != BoxShape::speaker) continue;
    const Node& n = facts.graph().nodes[i];
    unnamed = unnamed || n.anonymous;
    person = person || (!n.anonymous && n.kind == NodeKind::person);
    organization = organization || (!n.anonymous && n.kind == NodeKind::organization);
    group = group || (!n.anonymous && n.kind == NodeKind::group);
  }
  const auto add = [&](bool present, const char* text, Colour colour, const char* mark) {
    if (present) picture.legend.push_back({text, colour, mark});
  };
  const auto has = [&](auto test) { return std::any_of(picture.arrows.begin(), picture.arrows.end(), test); };
  const auto of_colour = [&](Colour c) {
    return has([&](const Arrow& a) { return !a.dotted && hex(a.colour) == hex(c); });
  };
  add(person, "person", {0x84, 0xA9, 0xFF}, "■");
  add(organization, "organisation", {0x32, 0xD5, 0x83}, "■");
  add(group, "group", {0xA4, 0x8A, 0xFB}, "■");
  add(unnamed, "unnamed", {0x98, 0xA2, 0xB3}, "□");
  for (const auto& [text, kind] : {std::pair{"says", EdgeKind::said_by},
                                   {"supports", EdgeKind::supports},
                                   {"disputes", EdgeKind::disputes},
                                   {"questions", EdgeKind::questions},
                                   {"corrects", EdgeKind::corrects}}) {
    Edge edge;
    edge.kind = kind;
    add(of_colour(edge_colour(edge)), text, edge_colour(edge), "━");
  }
  add(has([](const Arrow& a) { return a.dashed; }), "hedged", {0x47, 0x54, 0x67}, "╍");
  add(has([](const Arrow& a) { return a.faint; }), "less sure", {0xB5, 0xBB, 0xC6}, "━");
  add(matters > 0, "same matter, other words or figure", {0x47, 0x54, 0x67}, "┈");
  add(has([](const Arrow& a) { return a.dotted && hex(a.colour) == "#B42318"; }), "contradicts",
      {0xB4, 0x23, 0x18}, "┈");
}

}  // namespace claimgraph::detail
