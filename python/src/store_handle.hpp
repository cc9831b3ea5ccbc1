// A Store as Python holds it: one that several threads may hold, that can be closed, and that lets go of the
// interpreter's lock while it works. Answers leave as JSON (claimgraph/query_json.hpp), of
// which claimgraph/_answers.py makes objects: the names of their fields stand in one place.
#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "claimgraph/claimgraph.hpp"
#include "python/src/arrow_table.hpp"

namespace claimgraph::python {

namespace py = pybind11;

/// For iterators that let go of the interpreter's lock: while one thread is inside, another that asks for the
/// next gets a ValueError, as with a generator.
class OneAtATime {
 public:
  class Turn {
   public:
    explicit Turn(OneAtATime& owner) : m_busy(owner.m_busy) {
      if (m_busy) throw py::value_error("another thread is asking this iterator");
      m_busy = true;
    }
    ~Turn() { m_busy = false; }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    bool& m_busy;
  };

 private:
  bool m_busy = false;  // read and set under the interpreter's lock
};

/// JSON texts one after the other: an iterator that makes each when it is asked for.
class Lines {
 public:
  using Next = std::function<std::optional<std::string>()>;
  explicit Lines(Next next) : m_next(std::move(next)) {}
  /// Throws StopIteration at the end. Holds the interpreter's lock; `Next` may let go of it.
  py::str next() {
    const OneAtATime::Turn turn(m_turns);
    std::optional<std::string> line = m_next ? m_next() : std::nullopt;
    if (!line) {
      m_next = nullptr;
      throw py::stop_iteration();
    }
    return py::str(*line);
  }

 private:
  Next m_next;
  OneAtATime m_turns;
};

/// One text a record of `records`; each record is let go when it was given out.
template <typename Record>
Lines lines_of(std::vector<Record> records) {
  struct State {
    std::vector<Record> records;
    std::size_t at = 0;
  };
  auto state = std::make_shared<State>(State{std::move(records), 0});
  return Lines([state]() -> std::optional<std::string> {
    if (state->at == state->records.size()) return std::nullopt;
    const Record record = std::move(state->records[state->at++]);
    return to_json(record);
  });
}

/// What Python says about inputs, see StreamSettings.
struct InputWords {
  std::string from, date, language, publisher, url;
  std::vector<std::string> columns;
  std::shared_ptr<const PageModels> page_models;
};
StreamSettings settings_of(const InputWords& words);
py::list findings_of(const Diagnostics& findings);

/// The articles of files, as lines of the interchange, with what there is to say about each.
class Reader {
 public:
  Reader(const std::vector<std::string>& operands, const InputWords& words);
  /// The article as a line (None after the last one) and the findings; StopIteration at the end.
  py::tuple next();
  std::size_t failed() const { return m_failed + m_stream.failed(); }
  ArticleStream& stream() { return m_stream; }
  Diagnostics take_findings() { return std::move(m_findings); }

 private:
  Diagnostics m_findings;  // of expanding the operands, handed out with the first article
  std::size_t m_failed = 0;
  ArticleStream m_stream;
  OneAtATime m_turns;
};

class StoreHandle {
 public:
  StoreHandle(const std::string& path, const std::string& mode, int busy_timeout_ms);
  void close();
  bool closed() const { return m_store == nullptr; }
  const std::string& path() const { return m_path; }

  /// Imports what `reader` reads, or the interchange lines of a Python iterator. Returns the report.
  py::dict import_files(Reader& reader, const Extractor& extractor, std::size_t jobs, bool relate,
                        const py::object& progress);
  py::dict import_lines(const py::iterator& lines, const InputWords& words, const Extractor& extractor,
                        std::size_t jobs, bool relate, const py::object& progress);

  /// Stores lines that were analysed elsewhere, of files or of a Python iterator, by models of this version.
  py::dict load_files(const std::vector<std::string>& operands, const std::string& version, bool relate);
  py::dict load_lines(const py::iterator& lines, const std::string& version, bool relate);

  /// Runs `ask` on the store without the interpreter's lock. UsageError when the store is closed, or while
  /// it imports: another Store may read the same file meanwhile.
  template <typename Ask>
  auto with(Ask&& ask) {
    const py::gil_scoped_release unlocked;
    if (m_importing)
      throw UsageError(m_path + ": this Store is importing; open another one to ask meanwhile");
    const std::lock_guard lock(m_mutex);
    if (!m_store) throw UsageError(m_path + ": this Store is closed");
    return ask(*m_store);
  }

 private:
  /// `run` imports into the store with the settings that it is given; `failed` counts inputs afterwards.
  using Run = std::function<ImportReport(Store&, const ImportSettings&)>;
  py::dict import_by(const Run& run, ImportSettings settings, const py::object& progress,
                     const std::function<std::size_t()>& failed);

  std::string m_path;
  std::unique_ptr<Store> m_store;
  std::mutex m_mutex;
  std::atomic<bool> m_importing = false;
};

/// Adds the class Store of the module.
void define_store(py::module_& module);

}  // namespace claimgraph::python
