// How acts of saying and claims look on a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/queries.hpp"
#include "cli/command.hpp"

namespace claimgraph::cli {

/// "said", "denied", "praised", …: the cue as written when short, else a word for the stance.
std::string stance_words(const AttributionInfo& saying);
/// Speakers' names joined, coloured by type.
std::string speaker_names(const AttributionInfo& saying, const Streams& streams);
/// "2026-03-10  Northern Wire  “Headline”" of the article.
std::string article_line(const std::string& date, const std::string& publisher, const std::string& headline);
/// Head line, passage with source and content marked, article: indented by `indent`.
void print_saying(const AttributionInfo& saying, std::size_t indent, Streams& streams);
/// The claim's line with its short id, and the counts.
void print_claim_head(const ClaimInfo& claim, Streams& streams);
/// "variant (5.5M → 5.6M)", "same claim": what a relation says of the claim with this id.
std::string relation_words(const ClaimRelation& relation, std::string_view claim);
/// Claim, sayings, disputes, relations to others.
/// --limit N.
OptionInfo limit_option(const char* help);
/// --sayings N, and what it comes to: people are shown the first of many, programs all.
OptionInfo sayings_option();
std::size_t sayings_shown(const Arguments& arguments);
/// "… and 12 more" in the place of those that were left out.
void print_more(std::uint32_t count, const char* option, std::size_t indent, Streams& streams);

void print_claim(const ClaimSpeakers& claim, const Store& store, Streams& streams);
/// The first characters of an id that commands print: enough to be typed.
std::string short_id(const std::string& id);
/// The passage as wrapped lines: source bold, content marked.
std::string passage_text(const AttributionInfo& saying, std::size_t indent, const Streams& streams);

}  // namespace claimgraph::cli
