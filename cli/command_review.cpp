// claimgraph review: a walk through what is least certain.
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <ostream>

#include "claimgraph/pipeline.hpp"
#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/deciding.hpp"
#include "cli/sayings.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

const char* question_of(const std::string& aspect) {
  if (aspect == kAspectSaying) return "Did they say this?";
  if (aspect == kAspectStance) return "Is this aimed at that claim?";
  if (aspect == "sameClaim") return "Are these the same claim?";
  if (aspect == "sameAs") return "Are these one and the same?";
  if (aspect == "narrower") return "Does the first say all that the second says, and more?";
  if (aspect == "variantOf") return "Is one a variant of the other?";
  if (aspect == "contradicts") return "Do these contradict each other?";
  if (aspect == "derivedFrom") return "Is the first copied from the second?";
  return "Does the first cite the second?";
}

/// What 'confirm' and 'reject' take.
std::string operands_of(const ReviewItem& item) {
  const DecisionTarget& t = item.target;
  if (t.object.empty()) return short_id(t.subject);
  return fmt::format("{} {} --link {}", short_id(t.subject), short_id(t.object), t.aspect);
}

void print_item(const ReviewItem& item, Streams& streams) {
  streams.out << styled(fmt::format("{:.2f}  {}", item.confidence, question_of(item.target.aspect)),
                        Style::bold, streams)
              << styled(fmt::format("  [{}{}{}]", item.detail, item.detail.empty() ? "" : " · ", item.by),
                        Style::dim, streams)
              << '\n';
  if (item.saying) {
    print_saying(*item.saying, 2, streams);
  } else {
    streams.out << "  " << styled(shorten(item.one, 96), Style::plain, streams) << '\n';
  }
  if (!item.other.empty())
    streams.out << "  " << styled(shorten(item.other, 96), Style::claim, streams) << '\n';
  streams.out << styled("  " + operands_of(item), Style::dim, streams) << '\n';
}

/// Asks about one after the other. Each answer is kept at once; all are applied together at the end, or by
/// the next import when the walk is cut off.
class Walk {
 public:
  Walk(Store& store, const Arguments& arguments, Streams& streams)
      : m_store(store), m_arguments(arguments), m_streams(streams) {}

  int run(const std::vector<ReviewItem>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      m_streams.out << styled(fmt::format("{} of {}\n", i + 1, items.size()), Style::dim, m_streams);
      print_item(items[i], m_streams);
      if (!ask(items[i])) break;
      m_streams.out << '\n';
    }
    if (m_stale) refresh_relations(m_store);
    m_streams.err << fmt::format("claimgraph: {} {} made; 'claimgraph log' lists them\n", m_made.size(),
                                 m_made.size() == 1 ? "decision" : "decisions");
    return kDone;
  }

 private:
  /// False: the walk ends.
  bool ask(const ReviewItem& item) {
    for (;;) {
      m_streams.out << "  y right · n wrong · s skip · u take the last back · q quit > " << std::flush;
      std::string line;
      if (!std::getline(std::cin, line)) {
        m_streams.out << '\n';
        return false;
      }
      const std::string answer = line.substr(0, 1);
      if (answer == "q") return false;
      if (answer == "s" || answer.empty()) return true;
      if (answer == "y" || answer == "n") {
        add(item, answer == "y" ? DecisionKind::confirm : DecisionKind::reject);
        return true;
      }
      if (answer == "u") take_back();
    }
  }

  void add(const ReviewItem& item, DecisionKind kind) {
    Decision decision = new_decision(kind, m_arguments);
    decision.aspect = item.target.aspect;
    decision.subject = item.target.subject;
    decision.object = item.target.object;
    decision.label = shorten(item.target.label, 160);
    m_made.push_back(m_store.add_decision(decision));
    m_stale = true;
  }

  void take_back() {
    if (m_made.empty()) {
      m_streams.out << "  nothing was decided yet\n";
      return;
    }
    Decision decision = new_decision(DecisionKind::undo, m_arguments);
    decision.subject = m_made.back().id;
    decision.label = m_made.back().label;
    m_store.add_decision(decision);
    m_streams.out << "  taken back: " << styled(shorten(m_made.back().label, 80), Style::plain, m_streams)
                  << '\n';
    m_made.pop_back();
  }

  Store& m_store;
  const Arguments& m_arguments;
  Streams& m_streams;
  std::vector<Decision> m_made;
  bool m_stale = false;  // something is to be applied
};

int list(const std::vector<ReviewItem>& items, const Arguments& arguments, Streams& streams) {
  if (wants_json(arguments)) {
    std::vector<std::string> values;
    for (const ReviewItem& item : items) values.push_back(to_json(item));
    print_json_list(values, arguments, streams);
    return kDone;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) streams.out << '\n';
    print_item(items[i], streams);
  }
  return kDone;
}

int run(const Arguments& arguments, Streams& streams) {
  ReviewFilter filter;
  filter.links = !arguments.has("sayings");
  filter.sayings = !arguments.has("links");
  if (!filter.links && !filter.sayings) filter.links = filter.sayings = true;
  filter.limit = static_cast<std::size_t>(arguments.number("limit", 20));
  const bool walk = !arguments.has("list") && !wants_json(arguments) && streams.out_is_terminal &&
                    isatty(STDIN_FILENO) == 1;
  const std::vector<ReviewItem> items = query_review(open_for_comparisons(arguments, streams), filter);
  if (items.empty())
    return nothing_found("there is nothing uncertain here that nobody has decided on", arguments, streams);
  if (!walk) return list(items, arguments, streams);
  Store store = open_for_decisions(arguments);
  return Walk(store, arguments, streams).run(items);
}

std::vector<OptionInfo> review_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back({"list", '\0', nullptr, "List them, and ask nothing"});
  options.push_back({"links", '\0', nullptr, "Links only"});
  options.push_back({"sayings", '\0', nullptr, "Sayings only"});
  options.push_back(
      {"limit", 'n', "N", "At most this many (20); 0 is all", false, {}, Takes::number, 0, 1000000000});
  options.push_back(by_option());
  return options;
}

}  // namespace

const CommandInfo& review_command() {
  static const CommandInfo info{"review",
                                "Decide",
                                "Walk through the least certain links and sayings, and decide",
                                "",
                                "Shows what the program is least sure of and nobody has decided on, one "
                                "after the other, and takes y (right), n "
                                "(wrong), s (skip), u (take the last answer back) or q. Each answer is kept "
                                "at once and is a decision as those of "
                                "confirm and reject; all are applied at the end. Without a terminal, or with "
                                "--list, --json or --jsonl, it lists "
                                "them with what to give to confirm and reject.",
                                review_options(),
                                {{"claimgraph review", "the twenty least certain"},
                                 {"claimgraph review --links --list --json", "for a program"}},
                                run,
                                true,
                                0,
                                0};
  return info;
}

}  // namespace claimgraph::cli
