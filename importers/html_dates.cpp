// When a page was published and changed: what it declares (often several times, often in UTC), what it shows
// to its readers next to the headline, and what its address says.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "importers/html_choice.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::clean {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr std::size_t kHeadBlocks = 40;  // at most between headline and body

struct Candidate {
  std::string iso;
  const char* source;
};

int digits(std::string_view text, std::size_t at, std::size_t n) {
  int value = 0;
  for (std::size_t i = at; i < at + n && i < text.size(); ++i) value = value * 10 + (text[i] - '0');
  return value;
}

std::string_view day_of(std::string_view iso) {
  return iso.substr(0, 10);
}

/// Days since 1970-01-01 (proleptic Gregorian calendar; H. Hinnant's algorithm).
int day_number(std::string_view iso) {
  const int m = digits(iso, 5, 2);
  const int y = digits(iso, 0, 4) - (m <= 2 ? 1 : 0);
  const int era = y / 400;
  const int of_era = y - era * 400;
  const int of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + digits(iso, 8, 2) - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool has_clock(std::string_view iso) {
  return iso.size() >= 16 && iso[10] == 'T';
}
/// The clock as written, in minutes since 1970.
int wall_minutes(std::string_view iso) {
  return day_number(iso) * 1440 + digits(iso, 11, 2) * 60 + digits(iso, 14, 2);
}
/// "Z", "+01:00" or "".
std::string_view zone_of(std::string_view iso) {
  if (!has_clock(iso)) return {};
  const std::size_t at = iso.find_first_of("Z+-", 16);
  return at == std::string_view::npos ? std::string_view() : iso.substr(at);
}
bool is_utc(std::string_view iso) {
  const std::string_view zone = zone_of(iso);
  return zone == "Z" || zone == "+00:00";
}
int offset_minutes(std::string_view zone) {
  if (zone.size() < 6) return 0;
  const int minutes = digits(zone, 1, 2) * 60 + digits(zone, 4, 2);
  return zone[0] == '-' ? -minutes : minutes;
}

std::string on_day(int number, int minute_of_day, std::string_view seconds, int offset) {
  // Inverse of day_number.
  const int z = number + 719468;
  const int era = z / 146097;
  const int of_era = z - era * 146097;
  const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year + year / 4 - year / 100);
  const int shifted = (5 * of_year + 2) / 153;
  const int day = of_year - (153 * shifted + 2) / 5 + 1;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}{}{}{:02}:{:02}", year + era * 400 + (month <= 2 ? 1 : 0),
                     month, day, minute_of_day / 60, minute_of_day % 60, seconds, offset < 0 ? '-' : '+',
                     std::abs(offset) / 60, std::abs(offset) % 60);
}

/// `utc` told in the zone that makes its clock the shown one; "" when no zone of the world does.
std::string in_shown_zone(const std::string& utc, const std::string& shown) {
  if (!has_clock(utc) || !has_clock(shown)) return {};
  const int exact = wall_minutes(shown) - wall_minutes(utc);
  const int offset = (exact >= 0 ? exact + 7 : exact - 7) / 15 * 15;
  if (std::abs(exact - offset) > 2 || offset < -12 * 60 || offset > 14 * 60) return {};
  const int local = wall_minutes(utc) + offset;
  const std::string seconds = utc.size() > 18 && utc[16] == ':' ? utc.substr(16, 3) : std::string();
  const int number = local >= 0 ? local / 1440 : -((1439 - local) / 1440);
  return on_day(number, local - number * 1440, seconds, offset);
}

class Dates {
 public:
  explicit Dates(Choice& choice) : m_c(choice), m_page(choice.page) {}

  void run() {
    declared();
    m_in_url = date_in_url(m_c.article.url);
    if (m_in_url.empty()) m_in_url = date_in_url(m_page.canonical);
    shown();
    if (!m_declared.empty()) {
      const Candidate best = agreed();
      m_c.set(m_c.article.date_published, "datePublished", best.iso, best.source);
    } else {
      undeclared();
    }
    if (!m_updated.empty()) m_c.set(m_c.article.date_modified, "dateModified", m_updated, "visible");
  }

 private:
  void declare(std::string_view value, const char* source) {
    if (value.empty() || m_declared.size() >= 40) return;
    std::string iso = normalise_date(value);
    if (!iso.empty()) m_declared.push_back({std::move(iso), source});
  }
  void modified(std::string_view value, const char* source) {
    if (!value.empty()) m_c.set(m_c.article.date_modified, "dateModified", normalise_date(value), source);
  }

  void declared() {
    // The date of a WebPage is that of the template's page; only with an article is it the article's.
    const bool article = m_c.linked.found || m_page.meta("og:type") == "article";
    if (article) declare(m_c.linked.published, "json-ld");
    modified(m_c.linked.modified, "json-ld");
    for (const char* key : {"article:published_time",
                            "article:published",
                            "og:article:published_time",
                            "og:published_time",
                            "datepublished",
                            "date",
                            "dc.date",
                            "dc.date.issued",
                            "dcterms.created",
                            "dcterms.date",
                            "dc.date.created",
                            "dcterms.issued",
                            "pubdate",
                            "publishdate",
                            "publish-date",
                            "publish_date",
                            "published",
                            "published-date",
                            "publication_date",
                            "publication-date",
                            "parsely-pub-date",
                            "sailthru.date",
                            "cxenseparse:recs:publishtime",
                            "citation_publication_date",
                            "citation_online_date",
                            "prism.publicationdate",
                            "article.published",
                            "article_date_original",
                            "bt:pubdate",
                            "og:pubdate",
                            "rnews:datepublished",
                            "ptime",
                            "displaydate",
                            "originalpublicationdate",
                            "last-published",
                            "created",
                            "date.created"})
      declare(m_page.meta(key), "meta");
    for (const char* key :
         {"article:modified_time", "article:modified", "og:updated_time", "og:article:modified_time",
          "lastmod", "datemodified", "last-modified", "dc.date.modified", "dcterms.modified", "revised"})
      modified(m_page.meta(key), "meta");
    for (const MarkedValue& m : m_page.marked) {
      if (!Choice::of_article(m)) continue;
      if (m.name == "dateModified") modified(m.value, "microdata");
      // A date of the article, not of a story in a list beside or below it.
      if ((m.name == "datePublished" || m.name == "dateCreated") && (m_microdata.empty() || in_head(m)))
        microdata(m);
    }
    if (!m_microdata.empty()) m_declared.push_back({m_microdata, "microdata"});
  }
  void microdata(const MarkedValue& m) {
    if (m_microdata_in_head) return;
    std::string iso = normalise_date(m.value, m_c.day_first);
    if (iso.empty()) return;
    m_microdata = std::move(iso);
    m_microdata_in_head = in_head(m);
  }
  /// Between a little above the headline and the beginning of the body, or right behind the body.
  bool in_head(const MarkedValue& m) const {
    return m_c.near_article(m) && (m_c.headline_block == kNowhere || m.block + 6 >= m_c.headline_block);
  }

  /// Dates that readers see around the headline, in the order of trust: between headline and body, above it,
  /// and what <time> says in an attribute.
  void shown() {
    const std::size_t size = m_page.blocks.size();
    const std::size_t head = m_c.headline_block;
    const bool known = head != kNowhere;
    const std::size_t from = known ? head : m_c.first > 4 ? m_c.first - 4 : 0;
    // Buttons and pictures may stand between headline and date.
    const bool close = known && m_c.first >= head && m_c.first <= head + kHeadBlocks;
    std::size_t to = !known ? m_c.first + 1 : std::max(head + 6, close ? m_c.first + 2 : head + 14);
    if (known && m_c.last > head) to = std::min(to, m_c.last);  // what is behind the body is another matter
    to = std::min(to, size);
    for (std::size_t i = from; i < to; ++i) shown_in(i);
    if (known && m_shown.empty()) {
      for (std::size_t i = head; i-- > (head > 5 ? head - 5 : 0);) shown_in(i);
    }
    for (const MarkedValue& m : m_page.marked) {
      const bool time = m.name == "time";
      if ((!time && m.name != "datePublished") || m_shown.size() > 8 || !Choice::of_article(m) ||
          !in_head(m) || m.value.size() > 60)
        continue;
      if (time && ((m.hints & kHintNoiseName) != 0 || date_role(block_text(m.block)) != DateRole::published))
        continue;
      if (!time && !m_shown.empty()) continue;  // may be there for machines only
      std::string iso = normalise_date(m.value, m_c.day_first);
      if (!iso.empty()) m_shown.push_back({std::move(iso), time ? "time-element" : "microdata"});
    }
  }
  std::string_view block_text(std::size_t i) const {
    return i < m_page.blocks.size() ? m_page.blocks[i].text.substr(0, 60) : std::string_view();
  }
  void shown_in(std::size_t i) {
    const Block& b = m_page.blocks[i];
    if (b.text.size() > 220 || (b.hints & (kHintHidden | kHintAside | kHintCaption)) != 0) return;
    // Classes of menus and teasers count only where the headline does not say that this is the article's
    // head.
    const std::size_t head = m_c.headline_block;
    const bool near_head = head != kNowhere && i + 2 >= head &&
                           i <= std::max(head + 14, std::min(m_c.first, head + kHeadBlocks));
    if (!near_head && (b.hints & kHintNoiseName) != 0) return;
    // A heading tells the day of what happened, unless it is nothing but the date; so does a sentence.
    if (i == head || (b.heading != 0 && b.text.size() > 40)) return;
    const bool meta = (b.hints & kHintMetaName) != 0;
    if (!meta && (b.text.size() > (i >= m_c.first ? 40 : 140) || measure(b.text).sentence_like())) return;
    const std::string line = collapsed(b.text);
    std::size_t before = 0;
    for (const FoundDate& d : find_dates(line, m_c.day_first)) {
      // The label stands before the date or, alone, in the block above.
      std::string lead = line.substr(before, d.begin - before);
      if (lead.empty() && i > 0 && m_page.blocks[i - 1].text.size() <= 40 &&
          m_page.blocks[i - 1].heading == 0)
        lead = collapsed(m_page.blocks[i - 1].text);
      before = d.end;
      const DateRole role = date_role(lead);
      if (role == DateRole::modified && m_updated.empty()) m_updated = d.iso;
      if (role == DateRole::published && m_shown.size() < 8) m_shown.push_back({d.iso, "visible"});
    }
  }

  /// Of what is declared, the value that the page shows; else the first one, moved to the shown day where
  /// only the zone or an edition's date lies between.
  Candidate agreed() const {
    const Candidate first = local_form(m_declared.front());
    for (const Candidate& s : m_shown) {
      if (day_of(s.iso) == day_of(first.iso)) return first;
    }
    for (const Candidate& s : m_shown) {
      for (const Candidate& d : m_declared) {
        if (day_of(s.iso) == day_of(d.iso)) return local_form(d);
      }
    }
    for (const Candidate& s : m_shown) {
      if (std::abs(day_number(s.iso) - day_number(first.iso)) != 1 || is_modification(s.iso)) continue;
      if (!is_utc(first.iso)) return s;
      const std::string local = in_shown_zone(first.iso, s.iso);
      return local.empty() ? s : Candidate{local, first.source};
    }
    if (m_shown.empty() && !m_in_url.empty() && is_utc(first.iso) &&
        std::abs(day_number(m_in_url) - day_number(first.iso)) == 1)
      return {m_in_url, "url"};
    return first;
  }
  /// The same instant as another value tells it with the page's own zone.
  Candidate local_form(const Candidate& c) const {
    if (!is_utc(c.iso)) return c;
    for (const Candidate& d : m_declared) {
      if (!has_clock(d.iso) || zone_of(d.iso).empty() || is_utc(d.iso)) continue;
      const int instant = wall_minutes(d.iso) - offset_minutes(zone_of(d.iso));
      if (std::abs(instant - wall_minutes(c.iso)) <= 1) return d;
    }
    return c;
  }
  /// A page that shows when it was changed, without saying so.
  bool is_modification(const std::string& iso) const {
    const std::string& changed = m_c.article.date_modified;
    return has_clock(iso) && changed.size() >= 16 && iso.substr(0, 16) == changed.substr(0, 16);
  }

  void undeclared() {
    // A date in the address outweighs another day in the text.
    for (const Candidate& s : m_shown) {
      if (m_in_url.empty() || day_of(s.iso) == m_in_url)
        m_c.set(m_c.article.date_published, "datePublished", s.iso, s.source);
    }
    m_c.set(m_c.article.date_published, "datePublished", m_in_url, "url");
    marked();
  }
  /// Elements whose class speaks of a date, also behind the body.
  void marked() {
    for (const MarkedValue& m : m_page.marked) {
      if ((m.name != "name-meta" && m.name != "time") || !Choice::of_article(m) || !m_c.near_article(m) ||
          m.value.size() > 200 || (m.hints & kHintNoiseName) != 0)
        continue;
      const auto found = find_dates(m.value, m_c.day_first);
      if (found.empty()) continue;
      const DateRole role = date_role(std::string_view(m.value).substr(0, found[0].begin));
      if (role == DateRole::published)
        m_c.set(m_c.article.date_published, "datePublished", found[0].iso, "visible");
      else if (role == DateRole::modified && m_updated.empty())
        m_updated = found[0].iso;
    }
  }

  Choice& m_c;
  const HtmlPage& m_page;
  std::vector<Candidate> m_declared, m_shown;
  std::string m_in_url, m_updated, m_microdata;
  bool m_microdata_in_head = false;
};

}  // namespace

void choose_dates(Choice& choice) {
  Dates(choice).run();
}

}  // namespace claimgraph::clean
