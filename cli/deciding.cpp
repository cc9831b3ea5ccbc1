#include "cli/deciding.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ostream>

#include "claimgraph/error.hpp"
#include "claimgraph/pipeline.hpp"
#include "cli/database.hpp"
#include "cli/options.hpp"
#include "cli/sayings.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

constexpr std::size_t kLabel = 72;       // columns of a label that is kept with a decision
constexpr std::size_t kPairLabel = 160;  // … of one that names two

std::string user_name() {
  if (const char* user = std::getenv("USER"); user != nullptr && *user != '\0') return user;
  const passwd* entry = getpwuid(getuid());
  return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name : "unknown";
}

std::string now() {
  using namespace std::chrono;
  auto since = duration_cast<milliseconds>(system_clock::now().time_since_epoch());
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr && *fixed != '\0') {
    constexpr long long kEndOf9999 = 253402300799;
    const std::string_view text(fixed);
    long long value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || value < 0 || value > kEndOf9999)
      throw UsageError(fmt::format("SOURCE_DATE_EPOCH is seconds since 1970, not '{}'", text));
    since = seconds(value);
  }
  const auto whole = duration_cast<seconds>(since);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(static_cast<std::time_t>(whole.count())),
                     (since - whole).count());
}

/// The id that was perhaps meant: the one with the longest start in common.
std::string id_like(const Store& store, const std::string& id) {
  constexpr std::size_t kShortest = 8;  // "per-" and four digits
  for (std::size_t length = id.size(); length > kShortest;) {
    const auto near = store.ids_with_prefix(id.substr(0, --length), 1);
    if (!near.empty()) return near.front();
  }
  return {};
}

std::string name_like(const Store& store, const std::string& name) {
  constexpr std::size_t kLookedAt = 5000;
  std::size_t letter = 1;
  while (letter < name.size() && (static_cast<unsigned char>(name[letter]) & 0xC0U) == 0x80U) ++letter;
  return closest(name, store.names_starting_with(name.substr(0, letter), kLookedAt));
}

const char* past(DecisionKind kind) {
  return kind == DecisionKind::confirm ? "confirmed" : "rejected";
}

}  // namespace

OptionInfo by_option() {
  return {"by", '\0', "NAME", "Who decides; the user's name when not said"};
}

Decision new_decision(DecisionKind kind, const Arguments& arguments) {
  Decision decision;
  decision.kind = kind;
  decision.by = arguments.has("by") ? arguments.get("by") : user_name();
  decision.at = now();
  return decision;
}

Thing thing_named(const Store& store, const std::string& what) {
  if (const auto thing = find_thing(store, what)) return {thing->id, shorten(thing->label, kLabel)};
  const bool is_id = what.size() > 4 && what[3] == '-';
  const std::string near = is_id ? id_like(store, what) : name_like(store, what);
  throw NotFoundError(fmt::format("nothing here has the id, name or words '{}'{}", what,
                                  near.empty() ? "; 'claimgraph search' finds ids and names"
                                               : fmt::format("; did you mean '{}'?", near)));
}

Store open_for_decisions(const Arguments& arguments) {
  open_for_reading(arguments);  // says so when there is no database, rather than making one
  return open_for_writing(arguments);
}

std::string decision_words(const DecisionRecord& d) {
  std::string words = decision_kind_name(d.kind);
  if (!d.aspect.empty() && d.aspect != kAspectSaying) words += " " + d.aspect;
  words += "  ";
  const std::string ends =
      d.object.empty() ? short_id(d.subject) : short_id(d.subject) + " – " + short_id(d.object);
  words += d.kind == DecisionKind::undo ? d.label : d.label.empty() ? ends : shorten(d.label, kPairLabel);
  if (!d.text.empty()) words += fmt::format(" → {}", shorten(d.text, kPairLabel));
  return words;
}

int decide_and_say(Store& store, Decision decision, const std::string& done, const Arguments& arguments,
                   Streams& streams) {
  const DecisionReport report = decide(store, std::move(decision));
  if (arguments.has("quiet")) return kDone;
  std::uint64_t number = 0;
  for (const DecisionRecord& one : store.decisions()) {
    if (one.id == report.made.id) number = one.number;
  }
  streams.err << fmt::format("claimgraph: {}; 'claimgraph undo {}' takes it back\n", printable(done), number);
  const bool undo = report.made.kind == DecisionKind::undo;
  for (const DecisionRecord& one : report.ended) {
    if (undo && one.id == report.made.subject) continue;
    streams.err << fmt::format("claimgraph: decision {} no longer holds: {}\n", one.number,
                               printable(decision_words(one)));
  }
  for (const DecisionRecord& one : report.restored)
    streams.err << fmt::format("claimgraph: decision {} holds again: {}\n", one.number,
                               printable(decision_words(one)));
  return kDone;
}

std::vector<OptionInfo> verdict_options(const char* alias_help, const char* type_help) {
  OptionInfo link{"link", '\0', "KIND", "Which link between the two; needed where there are several"};
  link.values = {"sameClaim", "narrower", "variantOf",   "contradicts",
                 "stance",    "sameAs",   "derivedFrom", "cites"};
  OptionInfo type{"type", '\0', "TYPE", type_help};
  type.values = {"Person", "Organization", "Place", "Group", "Other"};
  return {link, type, {"alias", '\0', "NAME", alias_help}, by_option()};
}

int decide_on_two(DecisionKind kind, const char* sign, const char* done, const Arguments& arguments,
                  Streams& streams) {
  Store store = open_for_decisions(arguments);
  const Thing one = thing_named(store, arguments.operands[0]);
  const Thing other = thing_named(store, arguments.operands[1]);
  Decision decision = new_decision(kind, arguments);
  decision.subject = one.id;
  decision.object = other.id;
  decision.label = fmt::format("{} {} {}", one.label, sign, other.label);
  return decide_and_say(store, decision, fmt::format("“{}” and “{}” {}", one.label, other.label, done),
                        arguments, streams);
}

DecisionTarget target_of(const Store& store, const Arguments& arguments, std::string& text) {
  const std::string& first = arguments.operands[0];
  const bool type = arguments.has("type");
  if (type && arguments.has("alias")) throw UsageError("--type or --alias, one at a time");
  if (type || arguments.has("alias")) {
    if (arguments.operands.size() > 1) throw UsageError("--type and --alias are about one name");
    const Thing thing = thing_named(store, first);
    text = arguments.get(type ? "type" : "alias");
    return {type ? kAspectType : kAspectAlias, thing.id, {}, thing.label};
  }
  if (arguments.operands.size() == 1) {
    if (arguments.has("link")) throw UsageError("--link needs both ends of the link");
    auto target = find_decidable(store, first);
    if (!target) thing_named(store, first);  // says what was perhaps meant
    if (!target) throw NotFoundError(fmt::format("no edge has the id '{}'", first));
    target->label = shorten(target->label, kPairLabel);
    return *target;
  }
  DecisionTarget target = find_link(store, thing_named(store, first),
                                    thing_named(store, arguments.operands[1]), arguments.get("link"));
  target.label = shorten(target.label, kPairLabel);
  return target;
}

int run_verdict(DecisionKind kind, const Arguments& arguments, Streams& streams) {
  Store store = open_for_decisions(arguments);
  Decision decision = new_decision(kind, arguments);
  const DecisionTarget target = target_of(store, arguments, decision.text);
  decision.aspect = target.aspect;
  decision.subject = target.subject;
  decision.object = target.object;
  decision.label = target.label;
  const std::string done =
      decision.text.empty()
          ? fmt::format("{} {}: {}", past(kind), target.aspect, target.label)
          : fmt::format("{} {} “{}” of “{}”", past(kind), target.aspect, decision.text, target.label);
  return decide_and_say(store, std::move(decision), done, arguments, streams);
}

}  // namespace claimgraph::cli
