#include "cli/sayings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

constexpr std::size_t kCueColumns = 28;

bool counts_against(const AttributionInfo& saying) {
  return meaning_of(saying.stance, saying.realis, ClaimTie::own).side == Side::against ||
         (!saying.targets.empty() &&
          meaning_of(saying.stance, saying.realis, ClaimTie::target).side == Side::against);
}

bool covers(const SpanList& spans, std::uint32_t byte) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](Span span) { return span.begin <= byte && byte < span.end; });
}

/// Positions in the exact text are relative to the passage; spans are those of the article.
Style style_at(const AttributionInfo& saying, std::size_t position) {
  const auto byte = saying.passage.bytes.begin + static_cast<std::uint32_t>(position);
  if (covers(saying.content_spans, byte)) return Style::claim;
  if (covers(saying.source_spans, byte)) return Style::bold;
  if (covers(saying.cue_spans, byte)) return Style::plain;
  return Style::dim;
}

}  // namespace

std::string short_id(const std::string& id) {
  return id.substr(0, 10);
}

std::string stance_words(const AttributionInfo& saying) {
  const std::string cue = shorten(saying.cue, 200);
  const bool as_written = saying.realis == Realis::said && !cue.empty() && display_width(cue) <= kCueColumns;
  return as_written ? cue : stance_verb(saying.kind, saying.stance, saying.realis);
}

std::string speaker_names(const AttributionInfo& saying, const Streams& streams) {
  const bool narration = saying.kind == AttributionKind::narration;
  if (saying.speakers.empty())
    return styled(narration ? "the article (in its own voice)" : "unstated source", Style::dim, streams);
  std::string names;
  for (const EntityRef& speaker : saying.speakers) {
    if (!names.empty()) names += ", ";
    const Style style = speaker.anonymous                          ? Style::plain
                        : speaker.type == EntityType::organization ? Style::organization
                                                                   : Style::person;
    names += styled(shorten(speaker.name, 60), style, streams);
  }
  if (narration) names += styled(" (in its own voice)", Style::dim, streams);
  return names;
}

std::string article_line(const std::string& date, const std::string& publisher, const std::string& headline) {
  std::string line = date.empty() ? "undated" : date.substr(0, 10);
  if (!publisher.empty()) line += "  " + publisher;
  if (!headline.empty()) line += fmt::format("  “{}”", headline);
  return line;
}

std::string passage_text(const AttributionInfo& saying, std::size_t indent, const Streams& streams) {
  const std::string& text = saying.passage.exact;
  const auto width = static_cast<std::size_t>(std::min(streams.width, 100));
  const std::string margin(indent, ' ');
  std::string out = margin;
  std::size_t column = indent, shown = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = text.find_first_not_of(" \n\t\r", at);
    if (start == std::string::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \n\t\r", start), text.size());
    const std::string_view word = std::string_view(text).substr(start, end - start);
    at = end;
    const std::size_t size = display_width(word);
    if (column > indent && column + 1 + size > width) {
      if (++shown >= 8) {
        out += " …";
        break;
      }
      out += "\n" + margin;
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += styled(word, style_at(saying, start), streams);
    column += size;
  }
  return out;
}

void print_saying(const AttributionInfo& saying, std::size_t indent, Streams& streams) {
  const std::string margin(indent, ' ');
  const bool against = counts_against(saying);
  std::string head = margin + speaker_names(saying, streams) + "  " +
                     styled(stance_words(saying),
                            against                                 ? Style::bad
                            : saying.stance == StanceKind::supports ? Style::good
                                                                    : Style::plain,
                            streams);
  std::vector<std::string> notes{attribution_kind_name(saying.kind)};
  if (!saying.decision.empty()) {
    constexpr std::string_view kPerson = "person:";
    notes.insert(notes.begin(), saying.decision + " by " + shorten(saying.by.substr(kPerson.size()), 40));
  }
  if (saying.stance != StanceKind::asserts) notes.emplace_back(stance_name(saying.stance));
  if (saying.realis != Realis::said) notes.emplace_back(realis_name(saying.realis));
  if (saying.hedged) notes.emplace_back("hedged");
  if (!saying.said_at.empty()) notes.push_back(shorten(saying.said_at, 40));
  if (!saying.medium.empty()) notes.push_back(shorten(saying.medium, 60));
  if (!saying.addressee.name.empty()) notes.push_back("to " + shorten(saying.addressee.name, 40));
  if (!saying.relays.empty()) notes.emplace_back("relays another speaker");
  if (saying.nesting > 0) notes.emplace_back("as another passes it on");
  std::string list;
  for (const std::string& note : notes) list += (list.empty() ? "" : " · ") + note;
  streams.out << head << styled("  [" + list + "]", Style::dim, streams) << "\n"
              << passage_text(saying, indent + 2, streams) << "\n"
              << std::string(indent + 2, ' ')
              << styled(shorten(article_line(saying.date, saying.publisher, saying.headline), 96), Style::dim,
                        streams)
              << styled("  " + short_id(saying.id), Style::dim, streams) << "\n";
}

void print_claim_head(const ClaimInfo& claim, Streams& streams) {
  const auto width = static_cast<std::size_t>(std::min(streams.width, 100));
  streams.out << styled(wrap_text(printable(claim.text), width - 2, 0), Style::bold, streams) << "\n";
  std::string counts = fmt::format("{} · {} {}", short_id(claim.id), claim.articles,
                                   claim.articles == 1 ? "article" : "articles");
  if (!claim.first_appearance.empty())
    counts += fmt::format(" · first seen {}", claim.first_appearance.substr(0, 10));
  if (claim.disputers > 0) counts += fmt::format(" · disputed by {}", claim.disputers);
  if (claim.polarity == Polarity::negative) counts += " · negative";
  if (claim.form == ClaimForm::topic) counts += " · a topic, no statement";
  if (claim.form == ClaimForm::question) counts += " · a question";
  if (claim.unresolved) counts += " · unresolved";
  streams.out << styled(counts, Style::dim, streams) << "\n";
}

std::string relation_words(const ClaimRelation& relation, std::string_view claim) {
  const auto with = [&](const char* word) {
    return relation.label.empty() ? std::string(word) : fmt::format("{} ({})", word, relation.label);
  };
  switch (relation.kind) {
    case EdgeKind::contradicts:
      return with("contradicts");
    case EdgeKind::same_claim:
      return with("same claim");
    case EdgeKind::narrower:
      return with(relation.source == claim ? "says more than" : "says less than");
    default:
      return with("variant");
  }
}

OptionInfo limit_option(const char* help) {
  return {"limit", 'n', "N", help, false, {}, Takes::number, 0, 1000000000};
}

OptionInfo sayings_option() {
  return {"sayings",
          '\0',
          "N",
          "Of each claim at most this many sayings on each side, the earliest; 0 = all (10; with --json all)",
          false,
          {},
          Takes::number,
          0,
          1000000000};
}

std::size_t sayings_shown(const Arguments& arguments) {
  const bool program = arguments.has("json") || arguments.has("jsonl");
  return static_cast<std::size_t>(arguments.number("sayings", program ? 0 : 10));
}

void print_more(std::uint32_t count, const char* option, std::size_t indent, Streams& streams) {
  if (count == 0) return;
  streams.out << std::string(indent, ' ')
              << styled(fmt::format("… and {} more; {} 0 shows all", count, option), Style::dim, streams)
              << "\n";
}

void print_claim(const ClaimSpeakers& claim, const Store& store, Streams& streams) {
  print_claim_head(claim.claim, streams);
  for (const AttributionInfo& saying : claim.sayings) print_saying(saying, 2, streams);
  print_more(claim.more_sayings, "--sayings", 2, streams);
  if (!claim.disputes.empty()) {
    streams.out << styled("  Against it:", Style::bad, streams) << "\n";
    for (const AttributionInfo& saying : claim.disputes) print_saying(saying, 4, streams);
    print_more(claim.more_disputes, "--sayings", 4, streams);
  }
  if (!claim.others.empty()) {
    streams.out << styled("  On no side:", Style::dim, streams) << "\n";
    for (const AttributionInfo& saying : claim.others) print_saying(saying, 4, streams);
    print_more(claim.more_others, "--sayings", 4, streams);
  }
  for (const ClaimRelation& relation : claim.relations) {
    const std::string& other = relation.source == claim.claim.id ? relation.target : relation.source;
    const auto info = store.claim(other);
    if (!info) continue;
    streams.out << "  "
                << styled(relation_words(relation, claim.claim.id) + ": ",
                          relation.kind == EdgeKind::contradicts ? Style::bad : Style::dim, streams)
                << shorten(info->label.empty() ? info->text : info->label, 70)
                << styled("  " + short_id(other), Style::dim, streams) << "\n";
  }
}

}  // namespace claimgraph::cli
