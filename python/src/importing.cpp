// Reading and importing: what calls back into Python.
#include <exception>
#include <utility>

#include "python/src/store_handle.hpp"

namespace claimgraph::python {

namespace {

py::dict report_of(const ImportReport& report, std::size_t inputs_failed) {
  py::dict out;
  out["read"] = report.read;
  out["added"] = report.added;
  out["unchanged"] = report.unchanged;
  out["updated"] = report.updated;
  out["revisions"] = report.revisions;
  out["skipped"] = report.skipped;
  out["failed"] = report.failed;
  out["inputsFailed"] = inputs_failed;
  out["diagnostics"] = findings_of(report.diagnostics);
  return out;
}

/// Puts a Python exception of a callback aside until the import has ended.
class Callback {
 public:
  /// False when `call` threw; nothing is called any more then.
  template <typename Call>
  bool operator()(Call&& call) {
    if (m_error) return false;
    const py::gil_scoped_acquire locked;
    try {
      call();
      return true;
    } catch (py::error_already_set&) {
      m_error = std::current_exception();
      return false;
    }
  }
  bool failed() const { return m_error != nullptr; }
  void rethrow() {
    if (m_error) std::rethrow_exception(std::exchange(m_error, nullptr));
  }

 private:
  std::exception_ptr m_error;
};

/// Marks a store as importing, and refuses to do so twice.
class Importing {
 public:
  explicit Importing(std::atomic<bool>& flag, const std::string& path) : m_flag(flag) {
    if (flag.exchange(true)) throw UsageError(path + ": this Store is importing already");
  }
  ~Importing() { m_flag = false; }
  Importing(const Importing&) = delete;
  Importing& operator=(const Importing&) = delete;

 private:
  std::atomic<bool>& m_flag;
};

/// Lines of a Python iterator, taken without holding the interpreter's lock in between.
class PythonLines {
 public:
  explicit PythonLines(const py::iterator& lines) : m_lines(lines) {}
  /// Nothing at the end. Throws what the iterator raises, and TypeError for what is no text: the import ends
  /// with it when what came before is stored.
  std::optional<std::string> next() {
    const py::gil_scoped_acquire locked;
    const auto item = py::reinterpret_steal<py::object>(PyIter_Next(m_lines.ptr()));
    if (PyErr_Occurred() != nullptr) throw py::error_already_set();
    if (!item) return std::nullopt;
    ++m_number;
    if (!py::isinstance<py::str>(item)) {
      throw py::type_error("item " + std::to_string(m_number - 1) + " is no line (str) but " +
                           Py_TYPE(item.ptr())->tp_name);
    }
    return text_of(item);
  }
  /// What messages call the line that was taken last.
  std::string name() const { return "article " + std::to_string(m_number); }

 private:
  /// A surrogate by itself is written as it is: the line is then refused as any other that is no UTF-8.
  static std::string text_of(const py::object& item) {
    const auto bytes =
        py::reinterpret_steal<py::bytes>(PyUnicode_AsEncodedString(item.ptr(), "utf-8", "surrogatepass"));
    if (!bytes) throw py::error_already_set();
    return std::string(bytes);
  }

  const py::iterator& m_lines;
  std::size_t m_number = 0;
};

}  // namespace

py::list findings_of(const Diagnostics& findings) {
  py::list out;
  for (const Diagnostic& finding : findings) {
    py::dict one;
    one["severity"] = severity_name(finding.severity);
    one["code"] = finding.code;
    one["message"] = repair_utf8(finding.message);
    one["where"] = repair_utf8(finding.where);
    out.append(one);
  }
  return out;
}

StreamSettings settings_of(const InputWords& words) {
  StreamSettings settings;
  settings.from = words.from;
  settings.date = words.date;
  settings.language = words.language;
  settings.options.publisher = words.publisher;
  settings.options.url = words.url;
  settings.options.column_map = words.columns;
  settings.options.page_models = words.page_models;
  check_settings(settings);
  return settings;
}

Reader::Reader(const std::vector<std::string>& operands, const InputWords& words)
    : m_stream(expand_inputs(operands, m_findings), settings_of(words)) {
  for (const Diagnostic& finding : m_findings) m_failed += finding.severity == Severity::error;
}

py::tuple Reader::next() {
  const OneAtATime::Turn turn(m_turns);
  Article article;
  bool more = false;
  std::string line;
  Diagnostics findings = take_findings();
  {
    const py::gil_scoped_release unlocked;
    more = m_stream.next(article, findings);
    if (more) line = article_json(article);
  }
  if (!more && findings.empty()) throw py::stop_iteration();
  return py::make_tuple(more ? py::object(py::str(line)) : py::none(), findings_of(findings));
}

py::dict StoreHandle::import_by(const Run& run, ImportSettings settings, const py::object& progress,
                                const std::function<std::size_t()>& failed) {
  const Importing importing(m_importing, m_path);
  Callback callback;
  settings.progress = [&](const ImportProgress& at) {
    callback([&] {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      if (!progress.is_none()) progress(at.done, repair_utf8(at.last));
    });
  };
  settings.stop = [&] { return callback.failed(); };
  ImportReport report;
  {
    const py::gil_scoped_release unlocked;
    const std::lock_guard lock(m_mutex);
    if (!m_store) throw UsageError(m_path + ": this Store is closed");
    report = run(*m_store, settings);
  }
  callback.rethrow();
  return report_of(report, failed());
}

py::dict StoreHandle::import_files(Reader& reader, const Extractor& extractor, std::size_t jobs, bool relate,
                                   const py::object& progress) {
  Diagnostics first = reader.take_findings();
  const ArticleReader read = [&](Article& article, Diagnostics& findings) {
    for (Diagnostic& finding : first) findings.push_back(std::move(finding));
    first.clear();
    return reader.stream().next(article, findings);
  };
  ImportSettings settings{.jobs = jobs, .relate = relate};
  return import_by(
      [&](Store& store, const ImportSettings& s) { return import_articles(store, extractor, read, s); },
      settings, progress, [&] { return reader.failed(); });
}

py::dict StoreHandle::import_lines(const py::iterator& lines, const InputWords& words,
                                   const Extractor& extractor, std::size_t jobs, bool relate,
                                   const py::object& progress) {
  const StreamSettings said = settings_of(words);
  PythonLines source(lines);
  std::size_t refused = 0;
  const ArticleReader read = [&](Article& article, Diagnostics& findings) {
    while (const std::optional<std::string> line = source.next()) {
      article = Article{};
      if (!parse_article(*line, article, findings, {source.name()})) {
        ++refused;
        continue;
      }
      if (article.importer.empty()) article.importer = "interchange";
      complete_article(article, said);
      return true;
    }
    return false;
  };
  ImportSettings settings{.jobs = jobs, .relate = relate};
  return import_by(
      [&](Store& store, const ImportSettings& s) { return import_articles(store, extractor, read, s); },
      settings, progress, [&] { return refused; });
}

py::dict StoreHandle::load_files(const std::vector<std::string>& operands, const std::string& version,
                                 bool relate) {
  Diagnostics first;
  AnalysedStream stream(expand_inputs(operands, first));
  std::size_t unlisted = 0;
  for (const Diagnostic& finding : first) unlisted += finding.severity == Severity::error;
  const AnalysedReader read = [&](Article& article, Analysis& analysis, Diagnostics& findings) {
    for (Diagnostic& finding : first) findings.push_back(std::move(finding));
    first.clear();
    return stream.next(article, analysis, findings);
  };
  ImportSettings settings{.extraction = version, .relate = relate};
  return import_by([&](Store& store, const ImportSettings& s) { return load_articles(store, read, s); },
                   settings, py::none(), [&] { return unlisted + stream.failed(); });
}

py::dict StoreHandle::load_lines(const py::iterator& lines, const std::string& version, bool relate) {
  PythonLines source(lines);
  std::size_t refused = 0;
  const AnalysedReader read = [&](Article& article, Analysis& analysis, Diagnostics& findings) {
    while (const std::optional<std::string> line = source.next()) {
      if (parse_analysed(*line, source.name(), article, analysis, findings)) return true;
      ++refused;
    }
    return false;
  };
  ImportSettings settings{.extraction = version, .relate = relate};
  return import_by([&](Store& store, const ImportSettings& s) { return load_articles(store, read, s); },
                   settings, py::none(), [&] { return refused; });
}

}  // namespace claimgraph::python
