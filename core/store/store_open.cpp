// Opening, migrations, and what SQLite's errors mean for a person.
#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <fstream>
#include <system_error>
#include <thread>

#include "core/store/counts.hpp"
#include "core/store/migrations.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

constexpr int kCountsSince = 7;             // the format that keeps counts, which SQL alone does not fill
constexpr int kApplicationId = 0x436C6D47;  // "ClmG", see sqlite.org/pragma.html#pragma_application_id
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

bool in_memory(const std::string& path) {
  return path == ":memory:";
}

/// Says early and plainly when the file cannot be one of ours.
void check_file(const std::string& path, OpenMode mode) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    if (mode != OpenMode::create) {
      throw DataError(fmt::format(
          "{}: there is no such database; make it with: claimgraph import FILE --db {}", path, path));
    }
    const fs::path folder = fs::path(path).parent_path();
    if (!folder.empty() && !fs::is_directory(folder, error)) {
      throw DataError(fmt::format("{}: the folder {} does not exist; make it first", path, folder.string()));
    }
    return;
  }
  if (fs::is_directory(status))
    throw DataError(fmt::format("{}: is a folder, not a database; name a file", path));
  // Opening a pipe would wait for somebody to write into it.
  if (!fs::is_regular_file(status))
    throw DataError(fmt::format("{}: is no file but a pipe or a device; name a file", path));
  std::ifstream in(path, std::ios::binary);
  if (!in) throw DataError(fmt::format("{}: cannot be read; check its permissions", path));
  std::array<char, 16> head{};
  in.read(head.data(), head.size());
  const auto got = static_cast<std::size_t>(in.gcount());
  if (got == 0) {  // an empty file becomes a database
    if (mode == OpenMode::create) return;
    throw DataError(fmt::format(
        "{}: is an empty file, not a database; 'claimgraph import FILE --db {}' fills it", path, path));
  }
  if (std::string_view(head.data(), got) != kMagic.substr(0, got)) {
    throw DataError(fmt::format(
        "{}: is not a claimgraph database (it does not start as an SQLite file does); name another file",
        path));
  }
}

std::string file_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte < 0x20 || byte > 0x7E) {
      uri += fmt::format("%{:02X}", byte);
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

/// Opened for writing where that is allowed, and then barred from it: only a connection that may write takes
/// away the -wal and -shm files that reading needs.
std::unique_ptr<SQLite::Database> open_read_only(const std::string& path, int timeout) {
  auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE, timeout);
  try {
    database->exec("PRAGMA query_only = ON");
    database->execAndGet("SELECT count(*) FROM sqlite_master").getInt();
    return database;
  } catch (const SQLite::Exception& error) {
    // A file in WAL mode in a folder that cannot be written: readable as long as nobody has unsaved pages in
    // a -wal.
    std::error_code ignored;
    const bool can_not_open =
        error.getErrorCode() == SQLITE_CANTOPEN || error.getErrorCode() == SQLITE_READONLY;
    const std::string wal = path + "-wal";
    const bool wal_in_use =
        std::filesystem::exists(wal, ignored) && std::filesystem::file_size(wal, ignored) > 0;
    if (!can_not_open || wal_in_use) throw;
  }
  return std::make_unique<SQLite::Database>(file_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                            timeout);
}

/// What the header says about whose file this is.
void check_owner(SQLite::Database& database, const std::string& path) {
  // In one statement: beside a first import that is under way each would see another state of the file.
  SQLite::Statement header(
      database,
      "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM "
      "pragma_user_version), (SELECT count(*) FROM sqlite_master)");
  header.executeStep();
  const int owner = header.getColumn(0).getInt();
  const int version = header.getColumn(1).getInt();
  const int tables = header.getColumn(2).getInt();
  if (owner != kApplicationId && (owner != 0 || tables != 0 || version != 0)) {
    throw DataError(
        fmt::format("{}: is a database of another program (application id 0x{:08x}, {} tables); it was left "
                    "as it is: name another "
                    "file",
                    path, static_cast<unsigned>(owner), tables));
  }
  if (version > Store::format()) {
    throw DataError(fmt::format(
        "{}: was made by a newer claimgraph (format {}, this program knows up to {}); update claimgraph",
        path, version, Store::format()));
  }
}

/// A change of the journal does not wait for others as a statement does: the first imports into one new file
/// at the same moment all want it.
void use_wal(SQLite::Database& database, int timeout_ms) {
  constexpr auto kPause = std::chrono::milliseconds(10);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout_ms);
  for (;;) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& error) {
      const int code = error.getErrorCode() & 0xFF;
      if ((code != SQLITE_BUSY && code != SQLITE_LOCKED) || std::chrono::steady_clock::now() > deadline)
        throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

std::string no_format(const std::string& path, int version) {
  return fmt::format(
      "{}: is damaged or never became a claimgraph database (format {}); restore a copy, or import the "
      "articles again into another file",
      path, version);
}

void migrate(SQLite::Database& database, const std::string& path) {
  if (database.execAndGet("PRAGMA user_version").getInt() == Store::format()) return;
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  check_owner(database, path);  // another process may have been faster
  const int now = database.execAndGet("PRAGMA user_version").getInt();
  const bool ours = database.execAndGet("PRAGMA application_id").getInt() == kApplicationId;
  if (now < 0 || (now == 0 && ours)) throw DataError(no_format(path, now));
  for (const Migration& migration : migrations()) {
    if (migration.version <= now) continue;
    database.exec(migration.sql);
    if (migration.version == kCountsSince) fill_counts(database);
    database.exec(fmt::format("PRAGMA user_version = {}", migration.version));
  }
  database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  transaction.commit();
}

}  // namespace

void throw_damaged(const std::string& path) {
  throw DataError(
      fmt::format("{}: is damaged (its rows do not fit together); restore a copy, or import the articles "
                  "again into another file",
                  path));
}

void throw_store_error(const SQLite::Exception& error, const std::string& path) {
  const char* said = error.getErrorStr();
  switch (error.getErrorCode() & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw DataError(fmt::format(
          "{}: is locked by another program; wait until that one is finished, then run this again", path));
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw DataError(
          fmt::format("{}: cannot be written; check the permissions of the file and of its folder", path));
    case SQLITE_FULL:
      throw DataError(fmt::format(
          "{}: there is no space left for it; free some and run this again: what was imported before is kept",
          path));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw DataError(fmt::format(
          "{}: is damaged ({}); restore a copy, or import the articles again into another file", path, said));
    case SQLITE_CANTOPEN:
      throw DataError(
          fmt::format("{}: cannot be opened; check that the folder exists and may be written", path));
    case SQLITE_IOERR:
      throw DataError(fmt::format("{}: reading or writing failed ({}); check the disk", path, said));
    case SQLITE_TOOBIG:
      throw DataError(fmt::format("{}: a text is too large for it (1 GB is the limit)", path));
    case SQLITE_NOMEM:
      throw DataError(fmt::format("{}: not enough memory", path));
    default:
      throw DataError(fmt::format("{}: {}", path, said));
  }
}

int Store::format() {
  return migrations().empty() ? 0 : migrations().back().version;
}

Store::Impl::Impl(std::string path, const StoreOptions& options)
    : m_path(std::move(path)), m_options(options) {
  if (m_path.empty()) throw UsageError("the database has no name; say --db FILE");
  const bool memory = in_memory(m_path);
  if (!memory) check_file(m_path, options.mode);
  guard([&] {
    if (options.mode == OpenMode::read_only && !memory) {
      m_database = open_read_only(m_path, options.busy_timeout_ms);
      check_owner(*m_database, m_path);
      const int version = m_database->execAndGet("PRAGMA user_version").getInt();
      if (version <= 0) throw DataError(no_format(m_path, version));
      if (version < format()) {
        throw DataError(
            fmt::format("{}: has the older format {} (this program reads {}); open it once for writing, "
                        "with any import, to convert it",
                        m_path, version, format()));
      }
    } else {
      m_database = std::make_unique<SQLite::Database>(m_path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                                      options.busy_timeout_ms);
      check_owner(*m_database, m_path);
      if (sqlite3_db_readonly(m_database->getHandle(), "main") == 1) {
        throw DataError(fmt::format(
            "{}: cannot be written; check the permissions of the file and of its folder", m_path));
      }
      if (!memory) use_wal(*m_database, options.busy_timeout_ms);
      // Pages that many batches change reach the file once: a checkpoint only every 32 MiB.
      m_database->exec(
          "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF; PRAGMA wal_autocheckpoint = 8192");
      if (options.max_pages > 0)
        m_database->exec(fmt::format("PRAGMA max_page_count = {}", options.max_pages));
      migrate(*m_database, m_path);
    }
    m_database->exec("PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
    if (options.one_state && options.mode == OpenMode::read_only) {
      m_database->exec("BEGIN");
      state("changes");  // the first question fixes what the others see
    }
  });
}

Store::Impl::~Impl() {
  m_cache.clear();
}

void Store::Impl::require_writable() const {
  if (m_options.mode == OpenMode::read_only) {
    throw UsageError(fmt::format("{}: was opened for reading only", m_path));
  }
}

Store::Impl::ReadScope::ReadScope(const Impl& impl) : m_impl(impl) {
  if (sqlite3_get_autocommit(m_impl.m_database->getHandle()) == 0) return;  // inside a transaction already
  m_impl.m_database->exec("BEGIN");
  m_began = true;
}

Store::Impl::ReadScope::~ReadScope() {
  if (m_began) m_impl.m_database->tryExec("COMMIT");
}

RowId Store::Impl::term(const char* kind, const std::string& name) {
  const auto key = std::pair<std::string, std::string>(kind, name);
  const auto known = m_terms.find(key);
  if (known != m_terms.end()) return known->second;
  query("INSERT INTO term (kind, name) VALUES (?, ?) ON CONFLICT DO NOTHING").run(kind, name);
  auto find = query("SELECT id FROM term WHERE kind = ? AND name = ?");
  find.bind(kind, name).step();
  const RowId id = find.integer(0);
  m_terms.emplace(key, id);
  return id;
}

const std::string& Store::Impl::term_name(RowId id) const {
  auto known = m_term_names.find(id);
  if (known == m_term_names.end()) {
    auto find = query("SELECT name FROM term WHERE id = ?");
    if (!find.bind(id).step()) {
      throw DataError(fmt::format(
          "{}: is damaged (term {} is missing); import the articles again into another file", m_path, id));
    }
    known = m_term_names.emplace(id, find.text(0)).first;
  }
  return known->second;
}

Store::Store(const std::string& path, const StoreOptions& options)
    : m_impl(std::make_unique<Impl>(path, options)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

const std::string& Store::path() const {
  return m_impl->m_path;
}

std::uint64_t Store::change_stamp() const {
  return m_impl->read([&] {
    const std::string value = m_impl->state("changes");
    return value.empty() ? std::uint64_t{0} : std::stoull(value, nullptr, 16);
  });
}

}  // namespace claimgraph
