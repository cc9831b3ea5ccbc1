// claimgraph show: whatever an id stands for, with its passages.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/sayings.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

constexpr int kSayings = 100;  // of somebody, for people to read

void field(const char* name, const std::string& value, Streams& streams) {
  if (value.empty()) return;
  streams.out << styled(fmt::format("{:<14}", name), Style::dim, streams) << shorten(value, 4096) << '\n';
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

void print_attribution(const AttributionInfo& saying, Streams& streams) {
  print_saying(saying, 0, streams);
  streams.out << '\n';
  field("id", saying.id, streams);
  field("claim", saying.claim.empty() ? "" : saying.claim_text + "  " + short_id(saying.claim), streams);
  field("cue", saying.cue, streams);
  field("position",
        fmt::format("code points {}–{} of {}", saying.passage.start, saying.passage.end,
                    short_id(saying.article)),
        streams);
  field("before", saying.passage.prefix, streams);
  field("after", saying.passage.suffix, streams);
  field("found by", fmt::format("{}, confidence {:.2f}", saying.by, saying.confidence), streams);
  field("relays", saying.relays, streams);
  for (const AnswerInfo& answer : saying.answers)
    field(stance_name(answer.stance), answer.text + "  " + short_id(answer.id), streams);
  field("against",
        meaning_of(saying.stance, saying.realis, ClaimTie::target).side == Side::against
            ? joined(saying.targets)
            : "",
        streams);
}

void print_entity(const ShowResult& result, Streams& streams) {
  const EntityInfo& entity = *result.entity;
  streams.out << styled(entity.name, Style::bold, streams) << "  " << entity_type_name(entity.type)
              << (entity.anonymous ? ", unnamed" : "") << '\n';
  field("id", entity.id, streams);
  field("also", joined(entity.alternate_names), streams);
  for (const EntityRef& other : entity.same_as)
    field("same as", fmt::format("{}, {}  {}", other.name, entity_type_name(other.type), short_id(other.id)),
          streams);
  for (const EntityRef& other : entity.merged)
    field("merged", other.name + "  " + short_id(other.id), streams);
  field("described as", entity.description, streams);
  for (const AffiliationInfo& one : entity.affiliations) {
    field(one.former ? "formerly" : "affiliation",
          one.organization.name + (one.title.empty() ? "" : ", " + one.title), streams);
  }
  for (const AffiliationInfo& one : entity.members) {
    field("member", one.organization.name + (one.title.empty() ? "" : ", " + one.title), streams);
  }
  field("in",
        fmt::format("{} {}, {} {}", entity.articles, entity.articles == 1 ? "article" : "articles",
                    entity.mentions, entity.mentions == 1 ? "mention" : "mentions"),
        streams);
  streams.out << '\n';
  for (const AttributionInfo& saying : result.entity_sayings) print_saying(saying, 0, streams);
  print_more(result.more_sayings, "--limit", 0, streams);
}

/// The text with everything that somebody says in the colour of claims.
void print_article(const ShowResult& result, Streams& streams) {
  const ArticleInfo& article = *result.article;
  streams.out << styled(article.headline.empty() ? article.doc : article.headline, Style::bold, streams)
              << '\n';
  field("id", article.id, streams);
  field("publisher", article.publisher, streams);
  field("author", joined(article.authors), streams);
  field("published", article.date_published, streams);
  field("modified", article.date_modified, streams);
  field("address", article.url, streams);
  field("input", article.doc, streams);
  field("revision of", article.revision_of, streams);
  if (!result.article_text) return;
  SpanList marks;
  for (const AttributionInfo& saying : result.article_sayings) {
    if (saying.kind == AttributionKind::narration || saying.nesting > 0) continue;
    marks.insert(marks.end(), saying.content_spans.begin(), saying.content_spans.end());
  }
  AttributionInfo whole;  // the article's text as one passage
  whole.content_spans = marks;
  const std::string& text = result.article_text->text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) {
      whole.passage.bytes = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      whole.passage.exact = text.substr(at, end - at);
      streams.out << '\n' << passage_text(whole, 0, streams) << '\n';
    }
    at = end + 1;
  }
  streams.out << '\n';
  for (const AttributionInfo& saying : result.article_sayings) print_saying(saying, 0, streams);
}

void print_notes(const std::vector<DecisionRecord>& notes, Streams& streams) {
  for (const DecisionRecord& note : notes) {
    field("note", fmt::format("{}  ({}, {})", note.text, note.by, note.at.substr(0, 10)), streams);
  }
}

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_comparisons(arguments, streams);
  const Limits limits{
      static_cast<std::size_t>(arguments.number("limit", wants_json(arguments) ? 0 : kSayings)),
      sayings_shown(arguments)};
  const auto result = query_show(store, arguments.operands[0], limits);
  if (!result) {
    return nothing_found(
        fmt::format(
            "no id starts with '{0}' and nobody is called '{0}'; 'claimgraph search' finds ids and names",
            arguments.operands[0]),
        arguments, streams);
  }
  if (wants_json(arguments)) {
    streams.out << to_json(*result) << '\n';
  } else if (result->claim) {
    print_claim(*result->claim, store, streams);
  } else if (result->attribution) {
    print_attribution(*result->attribution, streams);
  } else if (result->entity) {
    print_entity(*result, streams);
  } else {
    print_article(*result, streams);
  }
  if (!wants_json(arguments)) print_notes(result->notes, streams);
  return kDone;
}

}  // namespace

namespace {

std::vector<OptionInfo> show_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(limit_option(
      "Of a person or organisation at most this many sayings, the earliest; 0 = all (100; with --json all)"));
  options.push_back(sayings_option());
  return options;
}

}  // namespace

const CommandInfo& show_command() {
  static const CommandInfo info{"show",
                                "Ask",
                                "Show an article, claim, person, organisation or passage",
                                "ID|NAME",
                                "Takes an id, or the start of one as long as it is unique, or a name, "
                                "and shows all that is known of it, with the passages. Where a part of a "
                                "name fits several, it lists them.",
                                show_options(),
                                {{"claimgraph show clm-5f01", "a claim with both sides"},
                                 {"claimgraph show art-09", "an article with all that is said in it"},
                                 {"claimgraph show \"Marcus Vail\"", "a person and all he said"}},
                                run,
                                true,
                                1,
                                1,
                                {},
                                Takes::name};
  return info;
}

}  // namespace claimgraph::cli
