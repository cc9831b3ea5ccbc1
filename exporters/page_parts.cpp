#include "exporters/page_parts.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "exporters/dates.hpp"
#include "exporters/figures.hpp"
#include "exporters/page_text.hpp"

namespace claimgraph::detail {

namespace {

// The plot, in units of its view box.
constexpr double kWidth = 320, kHeight = 110, kLeft = 12, kRight = 308, kTop = 26, kBottom = 78;

constexpr std::size_t kMostPlots = 3;  // of a matter

struct Point {
  std::string day;
  double low = 0, high = 0;
  double middle() const { return (low + high) / 2; }
  auto operator<=>(const Point&) const = default;
};

/// The figure of the claim in that unit; nothing when it has none, or two of them.
std::optional<Figure> figure_in(const Node& claim, const std::string& unit) {
  std::optional<Figure> found;
  for (const Figure& figure : figures_of(claim.quantities)) {
    if (figure.unit != unit || (!figure.value && !figure.low)) continue;
    if (found) return std::nullopt;
    found = figure;
  }
  return found;
}

/// Claims of the matter whose figure another one changed: those of one figure each, in the order of the ties.
std::vector<std::set<std::uint32_t>> changed_claims(const Matter& matter) {
  std::vector<std::set<std::uint32_t>> out;
  for (const Tie& tie : matter.ties) {
    if (tie.kind != EdgeKind::variant_of || tie.label.find("→") == std::string::npos) continue;
    std::set<std::uint32_t> joined{tie.first, tie.second};
    std::vector<std::set<std::uint32_t>> apart;
    for (auto& known : out) {
      const bool same = known.contains(tie.first) || known.contains(tie.second);
      same ? joined.merge(known) : apart.push_back(std::move(known));
    }
    apart.push_back(std::move(joined));
    out = std::move(apart);
  }
  return out;
}

/// What was said for those claims, in a unit that all of them have and in which they differ; by day.
std::vector<Point> course_in(const PageOut& page, const Matter& matter,
                             const std::set<std::uint32_t>& changed, const std::string& unit) {
  std::set<Point> points;
  std::set<std::pair<double, double>> values;
  for (const LedgerClaim& claim : matter.claims) {
    if (!changed.contains(claim.node)) continue;
    const auto figure = figure_in(page.node(claim.node), unit);
    if (!figure) return {};
    const double low = figure->value ? *figure->value : *figure->low;
    const double high = figure->value ? *figure->value : *figure->high;
    values.insert({low, high});
    for (const Saying& s : claim.sayings) {
      const std::string day = iso_day(s.date);
      if (s.side == Side::in_favour && !s.copy && !day.empty()) points.insert({day, low, high});
    }
  }
  if (values.size() < 2) return {};
  return {points.begin(), points.end()};
}

double day_number(const std::string& day) {
  using namespace std::chrono;
  const year_month_day date{year{std::stoi(day.substr(0, 4))},
                            month{static_cast<unsigned>(std::stoi(day.substr(5, 2)))},
                            std::chrono::day{static_cast<unsigned>(std::stoi(day.substr(8, 2)))}};
  return static_cast<double>(sys_days{date}.time_since_epoch().count());
}

/// "4.2M", "43%", "1,900".
std::string compact(double value, const std::string& unit) {
  if (unit == "percent") return number_text(std::round(value * 1e6) / 1e4) + "%";
  static constexpr std::pair<double, const char*> kScales[] = {{1e12, "T"}, {1e9, "bn"}, {1e6, "M"}};
  for (const auto& [scale, name] : kScales) {
    if (std::abs(value) >= scale) return number_text(std::round(value / scale * 1e3) / 1e3) + name;
  }
  return number_text(std::round(value * 1e4) / 1e4);
}

std::string words_of(const Point& p, const std::string& unit) {
  std::string out = compact(p.low, unit);
  if (p.high != p.low) out += "–" + compact(p.high, unit);
  return out;
}

class Plot {
 public:
  Plot(PageOut& page, const std::vector<Point>& points, const std::string& unit)
      : m_page(page), m_points(points), m_unit(unit) {
    m_first = day_number(points.front().day);
    m_days = std::max(1.0, day_number(points.back().day) - m_first);
    m_low = points.front().low;
    m_high = points.front().high;
    for (const Point& p : points) {
      m_low = std::min(m_low, p.low);
      m_high = std::max(m_high, p.high);
    }
  }

  void write() {
    std::string words;
    for (const Point& p : m_points)
      words += (words.empty() ? "" : " → ") + words_of(p, m_unit) + " (" + human_date(p.day) + ")";
    const std::string shown = m_unit == "percent" || m_unit.empty() ? "" : m_unit + " ";
    m_page.raw(fmt::format("<figure class=\"course\"><svg viewBox=\"0 0 {} {}\" aria-hidden=\"true\">",
                           kWidth, kHeight));
    m_page.raw(fmt::format("<path class=\"axis\" d=\"M{} {}H{}\"/>", kLeft, kBottom + 8, kRight));
    std::string path;
    for (const Point& p : m_points)
      path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? 'M' : 'L', x(p), y(p.middle()));
    m_page.raw(fmt::format("<path class=\"line\" d=\"{}\"/>", path));
    for (const Point& p : m_points) {
      if (p.high != p.low)
        m_page.raw(
            fmt::format("<path class=\"range\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>", x(p), y(p.low), y(p.high)));
      m_page.raw(fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\"/>", x(p), y(p.middle())));
    }
    labels();
    m_page.raw("</svg>");
    m_page.element("figcaption", "", "The figure over time: " + shown + words);
    m_page.raw("</figure>\n");
  }

 private:
  PageOut& m_page;
  const std::vector<Point>& m_points;
  const std::string& m_unit;
  double m_first = 0, m_days = 1, m_low = 0, m_high = 0;

  double x(const Point& p) const { return kLeft + (kRight - kLeft) * (day_number(p.day) - m_first) / m_days; }
  double y(double value) const {
    const double range = m_high - m_low;
    return range > 0 ? kBottom - (kBottom - kTop) * (value - m_low) / range : (kTop + kBottom) / 2;
  }

  void label(double at, double height, std::string_view anchor, std::string_view words) {
    m_page.element("text", fmt::format(" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"", at, height, anchor),
                   words);
  }

  /// The first and the last; between them there may be no room.
  void labels() {
    const Point& first = m_points.front();
    const Point& last = m_points.back();
    label(kLeft, y(first.high) - 9, "start", words_of(first, m_unit));
    label(kRight, y(last.high) - 9, "end", words_of(last, m_unit));
    label(kLeft, kHeight - 8, "start", human_date(first.day));
    label(kRight, kHeight - 8, "end", human_date(last.day));
  }
};

}  // namespace

void write_course(PageOut& page, const Matter& matter) {
  std::size_t written = 0;
  for (const std::set<std::uint32_t>& changed : changed_claims(matter)) {
    for (const Figure& figure : figures_of(page.node(*changed.begin()).quantities)) {
      const std::vector<Point> points = course_in(page, matter, changed, figure.unit);
      if (points.empty() || points.front().day == points.back().day) continue;
      Plot(page, points, figure.unit).write();
      if (++written == kMostPlots) return;
      break;
    }
  }
}

void write_origin(PageOut& page, const LedgerClaim& claim) {
  if (claim.origin.empty()) return;
  page.raw("<div class=\"origin\"><h4>Where it comes from, as far as these articles show</h4><ol>\n");
  for (const Step& step : claim.origin) {
    page.raw("<li>");
    if (!step.how.empty()) page.text(step.how + " ");
    for (std::size_t i = 0; i < step.nodes.size(); ++i) {
      if (i > 0) page.raw(", ");
      const bool article = page.node(step.nodes[i]).kind == NodeKind::article;
      page.element("bdi", "",
                   article ? page.article_words(step.nodes[i], false) : page.name_of(step.nodes[i]));
    }
    if (step.more > 0) page.text(fmt::format(" and {} more", step.more));
    page.raw("</li>\n");
  }
  page.raw("</ol></div>\n");
}

void write_ratings(PageOut& page, const LedgerClaim& claim) {
  if (claim.ratings.empty()) return;
  page.raw("<div class=\"others ratings\"><h4>Rated by others</h4>\n<ul>\n");
  for (const Rating& rating : claim.ratings) {
    const Node& review = page.node(rating.review);
    page.raw("<li>");
    if (rating.authors.empty()) page.element("span", " class=\"unnamed\"", "Somebody who is not stated");
    for (std::size_t i = 0; i < rating.authors.size(); ++i) {
      if (i > 0) page.raw(", ");
      page.element("bdi", " class=\"who\"", page.name_of(rating.authors[i]));
    }
    page.raw(" <b class=\"verb\">rated it</b> ");
    page.element("q", " dir=\"auto\"", review.label.empty() ? "(no words)" : review.label);
    if (const std::string when = human_date(review.date_published); !when.empty()) {
      page.raw(" · ");
      page.element("bdi", "", when);
    }
    if (!web_url(review.url).empty()) {
      page.raw(" · ");
      page.web_link(review.url, "the fact-check");
    }
    page.raw("</li>\n");
  }
  page.raw("</ul></div>\n");
}

}  // namespace claimgraph::detail
