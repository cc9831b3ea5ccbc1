// The inside of Store: connection, cached statements, terms. Included by store_*.cpp only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claimgraph/error.hpp"
#include "claimgraph/store.hpp"

namespace claimgraph {

using RowId = std::int64_t;

/// Throws the DataError that a person understands for what SQLite said about `path`.
[[noreturn]] void throw_store_error(const SQLite::Exception& error, const std::string& path);

/// A file that SQLite can read but whose rows do not fit together.
[[noreturn]] void throw_damaged(const std::string& path);

/// A value that a statement may point to until its next reset: everything but a string that dies with the
/// expression that made it.
template <typename T>
concept Bindable = std::is_lvalue_reference_v<T> ||
    (!std::same_as<std::remove_cv_t<T>, std::string> &&
     !std::same_as<std::remove_cv_t<T>, std::optional<std::string>>);

// The greatest number that stands for each.
constexpr int last_of(Gender) {
  return static_cast<int>(Gender::female);
}
constexpr int last_of(MentionKind) {
  return static_cast<int>(MentionKind::pronoun);
}
constexpr int last_of(Approximation) {
  return static_cast<int>(Approximation::over);
}
constexpr int last_of(Polarity) {
  return static_cast<int>(Polarity::negative);
}
constexpr int last_of(Realis) {
  return static_cast<int>(Realis::unreal);
}
constexpr int last_of(Modality) {
  return static_cast<int>(Modality::counterfactual);
}
constexpr int last_of(ClaimForm) {
  return static_cast<int>(ClaimForm::question);
}
constexpr int last_of(Severity) {
  return static_cast<int>(Severity::error);
}

/// A prepared statement lent from a cache; goes back, reset, when it dies.
class Query {
 public:
  /// Those of one text that nobody uses. There is room for all that were made, so that one goes back without
  /// an allocation.
  struct Slot {
    std::vector<std::unique_ptr<SQLite::Statement>> free;
    std::size_t made = 0;
  };
  using Cache = std::unordered_map<std::string_view, Slot>;

  Query(SQLite::Database& database, Cache& cache, std::string_view sql) : m_slot(&cache[sql]) {
    if (m_slot->free.empty()) {
      m_slot->free.reserve(m_slot->made + 1);
      m_statement = std::make_unique<SQLite::Statement>(database, std::string(sql));
      ++m_slot->made;
    } else {
      m_statement = std::move(m_slot->free.back());
      m_slot->free.pop_back();
    }
  }
  Query(Query&&) = default;
  Query& operator=(Query&&) = delete;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() {
    if (!m_statement) return;
    m_statement->tryReset();
    m_slot->free.push_back(std::move(m_statement));
  }

  /// Binds all parameters. Strings are not copied: they must live until the next reset, and a temporary one
  /// does not compile.
  template <typename... Args>
  requires(Bindable<Args>&&...) Query& bind(Args&&... args) {
    m_statement->reset();
    int index = 0;
    (bind_one(++index, args), ...);
    return *this;
  }
  template <typename... Args>
  void run(const Args&... args) {
    bind(args...);
    m_statement->exec();
  }
  bool step() { return m_statement->executeStep(); }

  std::string text(int column) const { return m_statement->getColumn(column).getString(); }
  std::int64_t integer(int column) const { return m_statement->getColumn(column).getInt64(); }
  std::uint32_t offset(int column) const { return static_cast<std::uint32_t>(integer(column)); }
  int small(int column) const { return m_statement->getColumn(column).getInt(); }
  bool flag(int column) const { return small(column) != 0; }
  /// Throws std::out_of_range, which guard() calls damage, for a number that stands for nothing.
  template <typename Enum>
  Enum enumerator(int column) const {
    const std::int64_t number = integer(column);
    if (number < 0 || number > last_of(Enum{})) throw std::out_of_range("enumerator");
    return static_cast<Enum>(number);
  }
  double real(int column) const { return m_statement->getColumn(column).getDouble(); }
  bool is_null(int column) const { return m_statement->isColumnNull(column); }
  std::optional<std::int64_t> maybe_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }

 private:
  void bind_one(int index, const std::string& value) { m_statement->bindNoCopy(index, value); }
  void bind_one(int index, const char* value) { m_statement->bindNoCopy(index, value); }
  template <std::integral T>
  void bind_one(int index, T value) {
    m_statement->bind(index, static_cast<std::int64_t>(value));
  }
  void bind_one(int index, double value) { m_statement->bind(index, value); }
  void bind_one(int index, std::nullopt_t) { m_statement->bind(index); }
  template <typename T>
  void bind_one(int index, const std::optional<T>& value) {
    if (value) {
      bind_one(index, *value);
    } else {
      m_statement->bind(index);
    }
  }

  Slot* m_slot;  // of the cache, whose slots stay where they are
  std::unique_ptr<SQLite::Statement> m_statement;
};

/// Which of an article's versions counts: the one last modified or published; of equal ones the one that says
/// when it was modified; else the one that came in later (its id stays when it is analysed anew).
#define CG_LATEST_VERSION_FIRST                                                                     \
  "max(coalesce(modified_at, published_at), coalesce(published_at, modified_at)) DESC NULLS LAST, " \
  "modified_at DESC NULLS LAST, id DESC"

/// The FTS5 expression for what a person typed: words, "phrases", prefixes*. Empty when there is no word in
/// it.
std::string fts_query(std::string_view text, bool any_word);

/// The order in which what articles have from each other is told.
void sort_relations(std::vector<ArticleRelation>& relations);

struct Store::Impl {
  Impl(std::string path, const StoreOptions& options);
  ~Impl();

  /// `sql` must be a string literal: the cache keeps a view of it.
  Query query(std::string_view sql) const { return Query(*m_database, m_cache, sql); }

  /// Runs `work` in one transaction, translating errors.
  template <typename Work>
  auto write(Work&& work) {
    return guard([&] {
      require_writable();
      try {
        SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
        if constexpr (std::is_void_v<decltype(work())>) {
          work();
          settle_touched();
          flush_search();
          transaction.commit();
        } else {
          auto result = work();
          settle_touched();
          flush_search();
          transaction.commit();
          return result;
        }
      } catch (...) {
        forget_added();
        m_search.clear();
        throw;
      }
    });
  }
  /// Runs `work` on one snapshot of the file, translating errors.
  template <typename Work>
  auto read(Work&& work) const {
    return guard([&] {
      const ReadScope scope(*this);
      return work();
    });
  }
  template <typename Work>
  auto guard(Work&& work) const {
    try {
      return work();
    } catch (const SQLite::Exception& error) {
      throw_store_error(error, m_path);
    } catch (const std::out_of_range&) {
      throw_damaged(m_path);  // a number of the file that leads nowhere
    } catch (const std::length_error&) {
      throw_damaged(m_path);
    }
  }
  void require_writable() const;

  /// A text that query() may keep a view of.
  std::string_view lasting(const std::string& sql) const;
  /// What was added in a transaction is gone.
  void forget_added() {
    m_terms.clear();
    m_term_names.clear();
  }

  RowId term(const char* kind, const std::string& name);
  const std::string& term_name(RowId id) const;

  // search_queue.cpp
  /// Notes that a search index gets a row, or loses one. Written in one go when the transaction ends: FTS5
  /// writes out what it gathered at each savepoint.
  enum class Searched { article, claim, passage, entity };
  struct SearchChange {
    Searched where = Searched::article;
    bool removed = false;
    RowId row = 0;
    std::string text, headline{}, standfirst{};  ///< the latter of articles
  };
  void search_change(SearchChange change) { m_search.push_back(std::move(change)); }
  void flush_search();

  // store_write.cpp
  PutOutcome put(const Article& article, const Analysis& analysis, std::string_view extraction);
  void remove_article(RowId article);
  void change_claim_text(RowId claim, const std::string& before, const std::string& now);
  // store_read.cpp
  Quantity quantity_of(const Query& rows, int at) const;  ///< 11 columns from `at`
  void read_spans(RowId attribution, SpanList& source, SpanList& cue, SpanList& content) const;
  Article article_of(const Query& rows) const;
  std::vector<ClaimReviewRecord> claim_reviews(RowId article) const;
  Article article_of_row(RowId row) const;
  /// As the rows say it, checked by nobody but for claims that are not there.
  Analysis analysis_of(RowId article, const std::string& doc) const;
  /// The full id that `id` (with or without `kind`, "art-") stands for; throws UsageError when more than one.
  std::optional<std::string> full_id(std::string_view id, std::string_view kind) const;
  std::optional<RowId> article_row(std::string_view id) const;
  std::string version_before(const std::string& key, const std::string& group) const;
  /// Of each article that has one: the version before it.
  std::unordered_map<std::string, std::string> versions_before() const;
  /// `before`: versions_before(), when it is known.
  std::optional<ArticleInfo> article_info(std::string_view id,
                                          const std::unordered_map<std::string, std::string>* before) const;

  // store_lists.cpp
  /// The entity as which this one is shown: itself, or the one that a person merged it into.
  RowId node_row(RowId entity) const;
  EntityRef entity_ref(RowId row) const;
  EntityInfo entity_info(RowId member) const;
  /// Acts of saying below `min_confidence` are not counted.
  ClaimInfo claim_info(RowId row, double min_confidence = 0) const;
  void count_claim(RowId row, double min_confidence, ClaimInfo& info) const;
  std::optional<RowId> entity_row(std::string_view id) const;
  std::optional<RowId> claim_row(std::string_view id) const;
  /// The entity with this id, or those with a name that has these words; best first.
  std::vector<RowId> entity_rows(std::string_view words) const;
  /// These, and all that are the same as one of them.
  std::vector<RowId> entity_families(std::string_view words) const;

  // store_relations.cpp
  std::vector<ClaimRelation> claim_relations(std::optional<RowId> claim) const;  ///< all when none is given
  /// From one article to others, or all.
  std::vector<ArticleRelation> article_relations(std::optional<RowId> source) const;
  std::vector<EntityRelation> entity_relations() const;
  void replace_families(const Relations& relations);

  // store_decisions.cpp
  void write_decided(const Decided& decided);
  /// Rejected and confirmed sayings of an article that was just written.
  void decide_article(RowId article);
  void forget_name(RowId name);

  // counts.cpp
  /// What an article adds (1), when its rows were just written, or takes away (-1), before they go.
  void count_article(RowId article, int sign);
  /// From all rows: after uses of the claim went, or others were merged into the entity. Costs what it
  /// counts.
  void recount_claim(RowId claim);
  void recount_entity(RowId node);
  /// Entities that people decided on, and as which they are shown.
  std::map<RowId, RowId> shown_entities() const;
  void recount_shown(const std::map<RowId, RowId>& before);
  /// Counts again what triggers noted in `touched`; ends every write.
  void settle_touched();

  void set_state(const char* name, const std::string& value);
  void note_change(const char* what, const std::string& id);
  std::string state(const char* name) const;

  /// BEGIN … COMMIT around reads, once however deep they nest.
  struct ReadScope {
    explicit ReadScope(const Impl& impl);
    ~ReadScope();
    const Impl& m_impl;
    bool m_began = false;
  };

  std::string m_path;
  StoreOptions m_options;
  std::unique_ptr<SQLite::Database> m_database;
  mutable std::set<std::string> m_texts;  // before m_cache, which has views of them
  mutable Query::Cache m_cache;           // after m_database: dies first
  std::map<std::pair<std::string, std::string>, RowId> m_terms;
  mutable std::unordered_map<RowId, std::string> m_term_names;
  std::vector<SearchChange> m_search;  // of the transaction under way
};

}  // namespace claimgraph
