// The claims graph in one SQLite file: the only place that knows SQL. docs/store-format.md describes the
// file.
//
// Ids outside are content hashes; nothing that comes out depends on the order in which articles went in.
// Threads: one Store belongs to one thread at a time; several Stores (and processes) may have one file open,
// one of them writing (SQLite's WAL mode). Errors: DataError with the file's name and what to do next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "claimgraph/decision.hpp"
#include "claimgraph/graph_data.hpp"
#include "claimgraph/records.hpp"
#include "claimgraph/relations.hpp"

namespace claimgraph {

enum class OpenMode {
  read_only,   ///< the file must be there
  read_write,  ///< the file must be there
  create       ///< made when missing
};

struct StoreOptions {
  OpenMode mode = OpenMode::create;
  int busy_timeout_ms = 5000;   ///< how long to wait for another program's lock
  std::uint64_t max_pages = 0;  ///< a smaller limit for the file, in pages of 4 KiB; 0 = the disk's
  /// With read_only: all that is read is of the moment of opening, whatever others write meanwhile. Their log
  /// grows until the store is closed. verify() needs a store without it.
  bool one_state = false;
};

/// One article of a batch, both sealed and alive until the call returns.
struct PutArticle {
  const Article* article = nullptr;
  const Analysis* analysis = nullptr;
};
struct PutResult {
  PutOutcome outcome = PutOutcome::added;
  std::string error{};  ///< why it was left out; empty when it was not
};

class Store {
 public:
  struct Impl;

  /// `path` is a file or ":memory:".
  explicit Store(const std::string& path, const StoreOptions& options = {});
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const std::string& path() const;
  /// The format of files that this program writes (user_version).
  static int format();
  /// Changes whenever a commit changed the file: a stamp for caches made from it.
  std::uint64_t change_stamp() const;

  // ---- writing: each call is one transaction; when it throws, nothing of it is kept ----

  /// Stores one sealed article with its analysis. `extraction` names what made the analysis (model set,
  /// version): the same article with the same extraction is unchanged. Throws DataError when a
  /// span or an index of `analysis` points nowhere. About 3 ms for an article of 900 words.
  PutOutcome put_article(const Article& article, const Analysis& analysis, std::string_view extraction = {});
  /// A batch in one transaction: about half the cost of one by one. An article that cannot be stored (as
  /// above) is left out and its result says why; the others stay. A database that fails (full, locked,
  /// damaged) throws DataError, and nothing of the batch is kept.
  std::vector<PutResult> put_articles(const std::vector<PutArticle>& batch, std::string_view extraction = {});
  /// True when put_article would find this article unchanged, so that it need not be analysed again.
  bool has_article(const Article& article, std::string_view extraction) const;
  /// Takes away the article and whatever it alone supported. `id` in full or a unique prefix. Returns its id,
  /// or nothing when there is none.
  std::optional<std::string> retract_article(std::string_view id);
  /// Replaces everything that was found by comparing articles, and what is shown of what people decided.
  /// Relations that name missing ids are left out. False, and nothing is changed, when `stamp` is given and
  /// is not change_stamp() any more: what they were computed from has changed.
  bool replace_relations(const Relations& relations, const Decided& decided = {},
                         std::optional<std::uint64_t> stamp = std::nullopt);
  /// The decided part alone; the relations count as fresh afterwards.
  bool replace_decided(const Decided& decided, std::uint64_t stamp);
  /// False after a put, a retract or a decision until replace_relations() or replace_decided().
  bool relations_fresh() const;

  /// Appends to the list of decisions; shows nothing of it, see decide() in pipeline.hpp. A decision is later
  /// than those before it: its `at` is moved on when it is not. Returns it with its id. UsageError as
  /// check_decision().
  /// `stamps`, when given, receives change_stamp() just before and just after: nothing lies between them but
  /// this decision.
  struct Stamps {
    std::uint64_t before = 0, after = 0;
  };
  Decision add_decision(Decision decision, Stamps* stamps = nullptr);
  /// Those of another database, with the time that they have, each once. Returns how many were new.
  std::size_t add_decisions(const std::vector<Decision>& decisions);
  /// All, in order, with what became of each.
  std::vector<DecisionRecord> decisions() const;

  // ---- reading ----

  /// Newest first, then by id; undated last.
  std::vector<ArticleInfo> articles() const;
  /// By id or unique prefix of one (at least 4 characters after the "art-"). Nothing when there is none;
  /// throws UsageError that lists the candidates when the prefix is not unique.
  std::optional<Article> article(std::string_view id) const;
  std::optional<ArticleInfo> article_info(std::string_view id) const;
  /// What extraction found in it, as it was put.
  std::optional<Analysis> analysis(std::string_view article_id) const;
  /// Full ids that start with `prefix` ("clm-1f", or "1f" for any kind), at most `limit`, sorted.
  std::vector<std::string> ids_with_prefix(std::string_view prefix, std::size_t limit = 20) const;

  /// By number of attributions, then name and id. Anonymous sources only with `anonymous`.
  /// At most `limit`; 0 = all.
  std::vector<EntityInfo> entities(bool anonymous = false, std::size_t limit = 0) const;
  std::optional<EntityInfo> entity(std::string_view id) const;
  /// Entities one of whose names contains all the words, best first: whole name, then word match.
  std::vector<EntityRef> find_entities(std::string_view words) const;

  /// At most `limit` different names (not of unnamed sources) that start with these letters, upper and lower
  /// case of ASCII letters being the same, in byte order. Reads every name once.
  std::vector<std::string> names_starting_with(std::string_view start, std::size_t limit) const;

  /// By worth, highest first; then by first appearance (undated last), text and id.
  std::vector<ClaimInfo> claims(const ClaimFilter& filter = {}) const;
  /// Those that somebody counts against: by the number of these, highest first, then as claims().
  std::vector<ClaimInfo> disputed_claims(const ClaimFilter& filter = {}) const;
  /// Contradictions, then variants, each by the ids of both claims, of which one fits `filter` (its limit and
  /// order are not used). Stops when `visit`, which may ask this store, returns false.
  void each_conflict(const ClaimFilter& filter, const std::function<bool(const ClaimRelation&)>& visit) const;
  /// Acts of saying below `min_confidence` are not counted.
  std::optional<ClaimInfo> claim(std::string_view id, double min_confidence = 0) const;
  /// What sayings are aimed at in other articles, by saying and claim.
  std::vector<StanceTarget> stance_targets() const;
  /// Relations of one claim to others, sorted.
  std::vector<ClaimRelation> relations_of_claim(std::string_view claim_id) const;

  std::optional<AttributionInfo> attribution(std::string_view id) const;
  /// All by date (said, else published; undated last), then article and place in it. Those of a claim include
  /// the ones that have it as a target (disputes by others).
  std::vector<AttributionInfo> attributions_of_claim(std::string_view claim_id,
                                                     double min_confidence = 0) const;
  /// The same, by the side of the claim on which each counts, of each at most `most` (0 = all) and how many
  /// there are.
  ClaimSayings sayings_of_claim(std::string_view claim_id, double min_confidence = 0,
                                std::size_t most = 0) const;
  /// At most `limit`; 0 = all.
  std::vector<AttributionInfo> attributions_of_entity(std::string_view entity_id,
                                                      std::size_t limit = 0) const;
  std::vector<AttributionInfo> attributions_of_article(std::string_view article_id) const;
  std::vector<AttributionInfo> attributions() const;

  /// `text`: words, "phrases in quotes" and prefixes with *. No other syntax: nothing can be wrong with it.
  std::vector<SearchHit> search(std::string_view text, const SearchOptions& options = {}) const;

  StoreStats stats() const;
  /// Checks the file (SQLite's integrity check, foreign keys, the search index) and the contents: every span
  /// inside its text and on character borders, ids that recompute. Empty when all is well.
  std::vector<Flaw> verify() const;

  /// The graph, nodes by (kind, id), edges by (kind, id). Needs about 1 KiB a claim with evidence.
  GraphData load_graph(const GraphFilter& filter = {}) const;
  /// Of the graph with attribution nodes what a trace back from these claims walks (ClaimGraph::trace_back),
  /// without speakers and evidence: the claims, acts of saying them and those that relay these, articles, and
  /// what they have it from. Nodes have id, kind and label. Costs what it loads, whatever else the database
  /// has.
  GraphData load_trail(const std::vector<std::string>& claims, double min_confidence = 0) const;
  /// Ids of articles, sorted, that together have every edge of these nodes in the graph, but for those that
  /// only mention somebody: what GraphFilter::articles needs for a part. It may name more, never fewer.
  /// `nodes`: their ids, each with its label, which finds a publisher or a reviewer that is no entity of any
  /// article; empty for others.
  std::vector<std::string> articles_at(const std::map<std::string, std::string>& nodes) const;
  /// Likewise every edge between two of them, with all its evidence; but for sameAs.
  std::vector<std::string> articles_between(const std::vector<std::string>& ids) const;
  /// Every article that has this entity, if only by name.
  std::vector<std::string> articles_naming(const std::string& entity) const;
  /// Those that are found to be one with it (EntityRelation), as they are shown; and the family of a claim,
  /// itself included. Sorted ids.
  std::vector<std::string> same_entities(const std::string& entity) const;
  std::vector<std::string> same_claims(const std::string& claim) const;
  /// Some article's publisher is called so.
  bool is_outlet(const std::string& name) const;
  /// Puts the words into the evidence of a graph that was loaded without them (GraphFilter::words).
  void fetch_evidence(GraphData& graph) const;

  /// Every article with its text, superseded ones too, by id. Stops when `visit` returns false.
  void each_analysis(const std::function<bool(const Article&, const Analysis&)>& visit) const;
  /// The same with only what comparing articles needs, in half the time. Of the article: ids, names, dates,
  /// text, links and ratings. Of the analysis: names, figures, claims and acts of saying without their
  /// places, but for sayings that were told to somebody; mentions when `with_mentions` says so.
  void each_linked(const std::function<bool(const Article&)>& with_mentions,
                   const std::function<bool(const Article&, const Analysis&)>& visit) const;

 private:
  std::unique_ptr<Impl> m_impl;
};

}  // namespace claimgraph
