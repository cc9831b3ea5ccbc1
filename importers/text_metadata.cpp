#include "importers/text_metadata.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "claimgraph/utf8.hpp"
#include "core/base/words.hpp"
#include "importers/metadata_author.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::clean {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

bool mostly_class(const BlockStats& s, std::uint32_t n) {
  return s.words > 0 && n * 2 >= s.words;
}
bool is_furniture(const BlockStats& s) {
  if (s.words == 0) return true;
  const auto& c = s.classes;
  return mostly_class(s, static_cast<std::uint32_t>(c[kShare] + c[kSubscribe] + c[kLegal] + c[kAdvert] +
                                                    c[kComment] + c[kMenu]));
}

/// A description and who took the picture: "A harbour at night. Agency/Name", "… (AP)".
bool is_picture_text(std::string_view text) {
  const std::size_t stop = text.find(". ");
  if (stop != std::string_view::npos && stop > 20) {
    const std::string_view tail = text.substr(stop + 2);
    if (tail.size() < 40 && tail.find('.') == std::string_view::npos && measure(tail).lower_words == 0)
      return true;
  }
  if (!text.ends_with(')')) return false;
  const std::size_t open = text.rfind('(');
  return open != std::string_view::npos && text.size() - open <= 40 &&
         measure(text.substr(open)).lower_words == 0 && measure(text.substr(open)).number_words == 0;
}

class Surroundings {
 public:
  Surroundings(std::span<const Block> blocks, std::span<const BlockStats> stats, std::vector<Label>& labels,
               std::string_view title, Article& article)
      : m_b(blocks), m_s(stats), m_l(labels), m_title(title), m_a(article) {}

  void run() {
    find_body();
    captions();
    find_body();
    legal_tail();
    headline();
    byline();
    date();
    standfirst();
    biography();
    publisher();
  }

 private:
  bool body(std::size_t i) const { return m_l[i] == Label::body; }
  void find_body() {
    m_begin = kNowhere;
    m_end = 0;
    for (std::size_t i = 0; i < m_l.size(); ++i) {
      if (!body(i)) continue;
      if (m_begin == kNowhere) m_begin = i;
      m_end = i + 1;
    }
    if (m_begin == kNowhere) m_begin = m_end = m_l.size();
  }
  void exclude(std::size_t i) {
    if (m_l[i] != Label::body) return;
    m_l[i] = Label::gap;
    if (i == m_begin || i + 1 == m_end) find_body();
  }
  void set(std::string& field, const char* key, std::string value, const char* source) {
    if (!field.empty() || value.empty()) return;
    field = std::move(value);
    m_a.metadata_source[key] = source;
  }

  /// A copyright line that the model took for the last paragraph.
  void legal_tail() {
    for (int n = 0; n < 3 && m_end > m_begin + 1; ++n) {
      const BlockStats& s = m_s[m_end - 1];
      const bool legal =
          s.words <= 40 && s.classes[kLegal] >= 3 && s.quotes == 0 && s.classes[kReporting] == 0;
      if (!legal) return;
      m_l[m_end - 1] = Label::after;
      find_body();
    }
  }

  /// A credit marks its block as a caption; a block of nothing but a credit makes one of the block before it.
  void captions() {
    for (std::size_t i = 0; i < m_b.size(); ++i) {
      const BlockStats& s = m_s[i];
      if (!s.credit || s.words > 60 || s.sentences > 4) continue;
      const bool near = i + 12 >= m_begin && i < m_end + 2;
      exclude(i);
      if (!near) continue;
      if (s.words <= 6 && i > 0 && !body(i - 1) && m_s[i - 1].words >= 4 && m_s[i - 1].words <= 60 &&
          m_s[i - 1].title_overlap < 8)
        add_caption(i - 1);
      else if (s.words > 3)
        add_caption(i);
    }
  }
  void add_caption(std::size_t i) {
    std::string text = collapsed(m_b[i].text);
    if (std::find(m_a.captions.begin(), m_a.captions.end(), text) == m_a.captions.end())
      m_a.captions.push_back(std::move(text));
    m_taken.push_back(i);
  }
  bool taken(std::size_t i) const { return std::find(m_taken.begin(), m_taken.end(), i) != m_taken.end(); }

  bool headline_like(std::size_t i) const {
    const BlockStats& s = m_s[i];
    return s.words >= 3 && s.words <= 30 && s.end != End::stop && s.end != End::colon &&
           s.end != End::comma && !s.credit && !s.copyright && !s.date && !s.starts_by && !is_furniture(s) &&
           !taken(i);
  }

  /// The block before the body that repeats the page's title; without one, the nearest line that could be a
  /// headline.
  void headline() {
    const std::size_t from = m_begin > 30 ? m_begin - 30 : 0;
    std::size_t found = kNowhere;
    if (!m_b.empty() && (!m_title.empty() || m_begin > 0)) {
      for (std::size_t i = from; i < std::min(m_begin + 1, m_b.size()); ++i) {
        if (i == 0 && m_title.empty()) continue;
        const bool close =
            m_s[i].title_overlap >= 7 && m_s[i].words >= 3 && m_s[i].words <= 40 && !m_s[i].credit;
        if (close && (i < m_begin || (m_s[i].end != End::stop && m_s[i].sentences <= 1))) found = i;
      }
    }
    if (found == kNowhere) found = best_line(from);
    if (found == kNowhere) return;
    m_headline = found;
    exclude(found);
    std::string text = collapsed(m_b[found].text);
    std::string outlet;
    std::string from_title;
    if (!m_title.empty()) {
      split_title(m_title, text, from_title, outlet);
    } else if (found > 0) {  // a scraped <title>, or the bar of sections
      const std::string first = collapsed(utf8_prefix(m_b[0].text, 1000));
      if (shares_words(first, text)) {
        split_title(first, text, from_title, outlet);
      } else {
        outlet = outlet_of_bar(first);
      }
    }
    // A first line "Headline | Outlet" that is itself the only headline.
    if (found == 0 && m_title.empty()) {
      split_title(text, {}, from_title, outlet);
      if (!from_title.empty()) text = from_title;
    }
    set(m_a.headline, "headline", std::move(text), "text");
    set(m_a.publisher.name, "publisher", std::move(outlet), "title");
  }
  /// Half of the headline's words stand in the line.
  static bool shares_words(const std::string& line, const std::string& headline) {
    const std::string there = ' ' + line + ' ';
    std::size_t shared = 0, words = 0;
    for (std::size_t at = 0; at < headline.size(); ++words) {
      const std::size_t end = std::min(headline.find(' ', at), headline.size());
      shared += there.find(' ' + headline.substr(at, end - at) + ' ') != std::string::npos;
      at = end + 1;
    }
    return 2 * shared > words;
  }

  /// "The Harbour Courier | Business": the one part that is no section; empty for "Home | World | Tech".
  static std::string outlet_of_bar(const std::string& line) {
    std::string outlet;
    std::size_t parts = 0;
    for (std::size_t at = 0; at <= line.size(); ++parts) {
      const std::size_t bar = std::min(line.find(" | ", at), line.size());
      const std::string part = line.substr(at, bar - at);
      at = bar + 3;
      if (is_section(part)) continue;
      if (!outlet.empty() || part.empty() || measure(part).words > 5 || measure(part).lower_words > 1)
        return {};
      outlet = part;
    }
    return parts > 1 ? outlet : std::string();
  }

  /// A byline or a date stands in one of the three lines below, as it does below a headline.
  bool signed_below(std::size_t i) const {
    for (std::size_t k = i + 1; k < std::min(m_begin, i + 4); ++k) {
      if (m_s[k].words <= 12 && (m_s[k].starts_by || m_s[k].date)) return true;
    }
    return false;
  }
  std::size_t best_line(std::size_t from) const {
    std::size_t best = kNowhere;
    double top = 0;
    for (std::size_t i = from; i < m_begin; ++i) {
      if (!headline_like(i) || looks_like_name(collapsed(m_b[i].text))) continue;
      const double distance = static_cast<double>(m_begin - i);
      const double score = std::min<double>(m_s[i].words, 14) - 0.45 * distance -
                           (m_s[i].repeats > 1 ? 3 : 0) + (signed_below(i) ? 4 : 0) -
                           (is_picture_text(m_b[i].text) ? 5 : 0);
      if (score > top) top = score, best = i;
    }
    // Of two such lines one after the other the upper one is the headline, the lower one the standfirst.
    if (best != kNowhere && best > from) {
      const std::size_t above = best - 1;
      const bool title = headline_like(above) && m_s[above].words >= 5 &&
                         m_s[above].words <= m_s[best].words + 6 && m_s[above].repeats == 0 &&
                         !looks_like_name(collapsed(m_b[above].text));
      if (title) best = above;
    }
    // A text that begins with its headline, taken for body: short, no full stop, set apart.
    if (best == kNowhere && m_begin < m_b.size() && m_begin + 1 < m_end && headline_like(m_begin) &&
        m_s[m_begin].sentences <= 1 && m_s[m_begin].end != End::quoted_stop && m_s[m_begin].words <= 22 &&
        m_s[m_begin + 1].words > m_s[m_begin].words && m_begin < 3 &&
        (m_b[m_begin + 1].gap_before || m_s[m_begin + 1].starts_by || m_s[m_begin + 1].date)) {
      best = m_begin;
    }
    return best;
  }

  /// Lines between headline and body (and a few around) that name the author.
  void byline() {
    const std::size_t from = m_headline != kNowhere && m_headline < m_begin ? m_headline + 1
                             : m_begin > 12                                 ? m_begin - 12
                                                                            : 0;
    const std::size_t to = std::min(m_b.size(), m_begin + 4);
    for (std::size_t i = from; i < to && m_a.authors.empty(); ++i) {
      if (taken(i) || m_s[i].words > 25) continue;
      const bool in_body = body(i);
      if (in_body && (m_s[i].words > 10 || m_s[i].end == End::stop)) continue;
      byline_at(i, in_body);
    }
    if (m_a.authors.empty()) name_with_biography();
    if (m_a.authors.empty()) byline_at_end();
  }
  /// "Author:" with the name in the next block.
  bool labelled_name(std::size_t i) {
    if (i + 1 >= m_b.size() || m_s[i].words != 1 || m_s[i].end != End::colon || m_s[i + 1].words > 8 ||
        !has_byline_lead(std::string(m_b[i].text) + " X"))
      return false;
    std::vector<std::string> names = author_names(collapsed(m_b[i + 1].text), false);
    if (names.empty() || !looks_like_name(names.front())) return false;
    exclude(i + 1);
    add_authors(std::move(names), i, "byline");
    return true;
  }
  void byline_at(std::size_t i, bool in_body) {
    const std::string line = collapsed(m_b[i].text);
    PlacedName placed;
    if (m_s[i].words <= 9 && split_placed_name(line, placed)) {
      const bool confirmed = stands_elsewhere(placed.name, i) || place_stands(placed.place);
      if (!placed.glued || confirmed || !looks_like_name(line)) {
        add_authors({placed.name}, i, "byline");
        set(m_a.place, "place", placed.place, "byline");
        return;
      }
    }
    if (labelled_name(i)) return;
    if (m_s[i].starts_by) {
      std::vector<std::string> names = author_names(line, false);
      if (names.empty() && m_s[i].words == 1 && i + 1 < m_b.size() && m_s[i + 1].words <= 8) {
        names = author_names(collapsed(m_b[i + 1].text), true);
        if (!names.empty()) exclude(i + 1);
      }
      add_authors(std::move(names), i, "byline");
      return;
    }
    // A lead without one of the model's words for it: "Ein Gastbeitrag von", "Text:".
    if (!in_body && m_s[i].words <= 12 && m_s[i].sentences <= 1 && has_byline_lead(line)) {
      std::vector<std::string> names = author_names(line, false);
      if (!names.empty() && looks_like_name(names.front())) return add_authors(std::move(names), i, "byline");
    }
    if (!in_body && m_s[i].words <= 14 && (m_s[i].date || m_s[i].classes[kByline] >= 2)) {
      std::vector<std::string> names = names_inside(line);
      if (!names.empty()) return add_authors(std::move(names), i, "byline");
    }
    // Markup that says nothing of an author next to a bare name: more likely a section or a teaser.
    if (in_body || (!m_title.empty() && !m_s[i].date && (m_b[i].hints & kHintMetaName) == 0)) return;
    constexpr std::uint32_t kTag = kHintNoiseName | kHintListItem;
    if ((m_b[i].hints & (kHintHidden | kHintAside)) != 0 || (m_b[i].hints & kTag) == kTag) return;
    const bool date_near =
        (i + 1 < m_b.size() && m_s[i + 1].date) || (i > 0 && m_s[i - 1].date) || m_s[i].date;
    const std::vector<std::string> names = author_names(line, false);
    if (names.empty() || m_s[i].words > 12 ||
        !std::all_of(names.begin(), names.end(), [](const std::string& n) { return looks_like_name(n); }))
      return;
    if ((m_headline != kNowhere && date_near) || stands_elsewhere(names.front(), i))
      add_authors(names, i, "byline");
  }
  void add_authors(std::vector<std::string> names, std::size_t i, const char* source) {
    if (names.empty()) return;
    m_a.authors = std::move(names);
    m_a.metadata_source["author"] = source;
    m_byline = i;
    exclude(i);
  }
  /// The name as the beginning of a block behind the body: the heading or first words of a biography.
  bool stands_elsewhere(const std::string& name, std::size_t but) const {
    for (std::size_t i = m_end > 3 ? m_end - 3 : 0; i < std::min(m_b.size(), m_end + 40); ++i) {
      if (i != but && m_b[i].text.substr(0, name.size()) == name) return true;
    }
    return false;
  }
  bool place_stands(const std::string& place) const {
    for (std::size_t i = m_begin; i < m_end; ++i) {
      if (!body(i)) continue;
      for (const char* lead : {"in ", "from ", "In ", "From "}) {
        if (m_b[i].text.find(lead + place) != std::string_view::npos) return true;
      }
    }
    return false;
  }
  /// "A. Name" behind the body, followed by "A. Name is …" or "Name covers …".
  void name_with_biography() {
    for (std::size_t i = m_end > 2 ? m_end - 2 : 0; i + 1 < std::min(m_b.size(), m_end + 12); ++i) {
      if (m_s[i].words > 5 || m_s[i].words < 2) continue;
      const std::string line = collapsed(m_b[i].text);
      if (!looks_like_name(line)) continue;
      const BlockStats& next = m_s[i + 1];
      if (next.sentences >= 1 && next.classes[kBio] >= 1 && next.words <= 90 &&
          m_b[i + 1].text.find(line.substr(0, line.find(' '))) != std::string_view::npos) {
        add_authors({line}, i, "biography");
        return;
      }
    }
  }
  /// A last line "By A. Name" or "— A. Name" of the body, or a label "Author:" with the name below it.
  void byline_at_end() {
    for (std::size_t i = m_end > 3 ? m_end - 3 : 0; i < std::min(m_b.size(), m_end + 4); ++i) {
      if (labelled_name(i)) return;
      if (!m_s[i].starts_by || m_s[i].words > 8 || m_s[i].end == End::stop) continue;
      auto names = author_names(collapsed(m_b[i].text), false);
      if (names.empty() || !looks_like_name(names.front())) continue;
      add_authors(std::move(names), i, "byline");
      return;
    }
  }

  void date() {
    const std::size_t from = m_headline != kNowhere && m_headline < m_begin
                                 ? (m_headline > 4 ? m_headline - 4 : 0)
                             : m_begin > 10 ? m_begin - 10
                                            : 0;
    std::size_t best = kNowhere;
    for (std::size_t i = from; i < std::min(m_b.size(), m_begin + 3); ++i) {
      const BlockStats& s = m_s[i];
      if (s.number_words == 0 || s.words > 25 || taken(i) ||
          (body(i) && (s.words > 12 || s.end == End::stop)))
        continue;
      const std::string line = collapsed(m_b[i].text);
      if (take_dates(line)) {
        exclude(i);
        if (best == kNowhere || i > m_headline) best = i;
      }
    }
    if (m_published.empty() && m_updated.empty()) labelled_date_behind();
    if (!m_published.empty())
      set(m_a.date_published, "datePublished", m_published, "text");
    else if (!m_updated.empty())
      set(m_a.date_published, "datePublished", m_updated, "text");
    if (!m_updated.empty()) set(m_a.date_modified, "dateModified", m_updated, "text");
  }
  /// "Published on 3 March 2024" right behind the body.
  void labelled_date_behind() {
    for (std::size_t i = m_end; i < std::min(m_b.size(), m_end + 6); ++i) {
      if (m_s[i].number_words == 0 || m_s[i].words > 12 || m_s[i].classes[kByline] == 0) continue;
      if (take_dates(collapsed(m_b[i].text))) return;
    }
  }
  bool take_dates(const std::string& line) {
    const auto dates = find_dates(line);
    std::size_t before = 0;
    bool any = false;
    for (const FoundDate& d : dates) {
      const DateRole role = date_role(std::string_view(line).substr(before, d.begin - before));
      before = d.end;
      if (role == DateRole::other) continue;
      any = true;
      std::string& field = role == DateRole::modified ? m_updated : m_published;
      if (field.empty()) field = d.iso;
    }
    return any;
  }

  /// Sentences between headline and byline or body: the standfirst.
  void standfirst() {
    if (m_headline == kNowhere || m_headline >= m_begin || !m_a.standfirst.empty()) return;
    for (std::size_t i = m_headline + 1; i < std::min(m_begin, m_headline + 6); ++i) {
      const BlockStats& s = m_s[i];
      if (s.words < 7 || s.words > 70 || s.credit || s.date || s.copyright || s.starts_by || taken(i) ||
          is_furniture(s) || s.title_overlap >= 8)
        continue;
      if (m_title.empty() && is_picture_text(m_b[i].text)) {
        add_caption(i);
        continue;
      }
      if (s.classes[kSubscribe] + s.classes[kShare] > 1 || s.classes[kFunction] == 0) continue;
      set(m_a.standfirst, "abstract", collapsed(m_b[i].text), "text");
      return;
    }
  }

  /// "© 2024 The Daily Example. All rights reserved", "Why you can trust the Example": the outlet's own
  /// labels.
  void publisher() {
    if (!m_a.publisher.name.empty()) return;
    for (std::size_t i = 0; i < m_b.size(); ++i) {
      if (body(i) || m_s[i].words > 14) continue;
      const std::string line = collapsed(m_b[i].text);
      std::string name;
      if (m_s[i].copyright) name = after_copyright(line);
      const std::size_t trust = line.find("trust ");
      if (trust != std::string::npos && m_s[i].words <= 7 && m_s[i].end == End::other)
        name = line.substr(trust + 6);
      if (name.starts_with("the ")) name.erase(0, 4);
      if (name.size() < 2 || name.size() > 40 || measure(name).lower_words > 1 || measure(name).words == 0)
        continue;
      set(m_a.publisher.name, "publisher", std::move(name), "text");
      return;
    }
  }
  static std::string after_copyright(const std::string& line) {
    std::size_t at = line.find("©");
    if (at == std::string::npos) return {};
    at = line.find_first_not_of(" 0123456789-,", at + 2);
    if (at == std::string::npos) return {};
    if (line.compare(at, 10, "Copyright ") == 0) at = line.find_first_not_of(" 0123456789-,", at + 10);
    if (at == std::string::npos) return {};
    std::string name = line.substr(at, line.find_first_of(".|,", at) - at);
    const std::size_t tail = name.find(" All rights");
    return name.substr(0, tail);
  }

  /// The author's biography at the end, if the model left it in.
  void biography() {
    for (const std::string& name : m_a.authors) {
      for (std::size_t i = m_end > 4 ? std::max(m_end - 4, m_begin + 1) : m_end; i < m_end; ++i) {
        if (!body(i)) continue;
        const std::string_view text = m_b[i].text;
        const bool heading = collapsed(text) == name;
        const bool sentence = text.starts_with(name + " ") && m_s[i].classes[kBio] >= 1 &&
                              m_s[i].quotes == 0 && m_s[i].words < 90;
        if (!heading && !sentence) continue;
        // What follows the biography is no body either.
        for (std::size_t k = m_end; k-- > i;) {
          if (body(k)) m_l[k] = Label::after;
        }
        find_body();
        return;
      }
    }
  }

  std::span<const Block> m_b;
  std::span<const BlockStats> m_s;
  std::vector<Label>& m_l;
  std::string_view m_title;
  Article& m_a;
  std::size_t m_begin = 0, m_end = 0, m_headline = kNowhere, m_byline = kNowhere;
  std::vector<std::size_t> m_taken;
  std::string m_published, m_updated;
};

}  // namespace

void read_surroundings(std::span<const Block> blocks, std::span<const BlockStats> stats,
                       std::vector<Label>& labels, std::string_view title, Article& article) {
  if (!blocks.empty()) Surroundings(blocks, stats, labels, title, article).run();
}

}  // namespace claimgraph::clean
