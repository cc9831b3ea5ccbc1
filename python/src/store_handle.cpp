#include "python/src/store_handle.hpp"

#include <pybind11/stl.h>

#include <deque>
#include <functional>
#include <map>
#include <sstream>

#include "python/src/tables.hpp"

namespace claimgraph::python {

namespace {

OpenMode mode_of(const std::string& mode) {
  if (mode == "r") return OpenMode::read_only;
  if (mode == "w") return OpenMode::read_write;
  if (mode == "a") return OpenMode::create;
  throw UsageError("mode is 'r' (read), 'w' (write, must be there) or 'a' (made when missing), not '" + mode +
                   "'");
}

/// Files of a format that is a folder, as a mapping of names to contents.
class FolderInMemory : public ExportFolder {
 public:
  std::ostream& file(const std::string& name) override { return m_files[name]; }
  py::dict taken() const {
    py::dict out;
    for (const auto& [name, stream] : m_files) out[py::str(name)] = py::bytes(stream.str());
    return out;
  }

 private:
  std::map<std::string, std::ostringstream> m_files;
};

/// The graph as plain values, for pictures, files and networkx. A format that shows each act of saying asks
/// the store for them with `ask_again`, which must be good as long as this is.
class Graph {
 public:
  using AskAgain = std::function<GraphData()>;
  Graph(GraphData data, AskAgain ask_again) : m_data(std::move(data)), m_ask_again(std::move(ask_again)) {}
  std::size_t nodes() const { return m_data.nodes.size(); }
  std::size_t edges() const { return m_data.edges.size(); }

  /// Bytes, or a mapping of names to bytes for a format of several files; and the findings.
  py::tuple write(const std::string& format, const std::string& dialect, const std::string& title) const {
    const ExporterInfo* exporter = find_exporter(format);
    if (exporter == nullptr) throw UsageError("there is no format '" + format + "'" + known_formats());
    check_dialect(*exporter, dialect);
    ExportOptions options;
    options.title = title;
    options.dialect = dialect;
    GraphData unfolded;
    if (exporter->wants_attributions) unfolded = m_ask_again();
    const GraphData& data = exporter->wants_attributions ? unfolded : m_data;
    Diagnostics findings;
    FolderInMemory folder;
    std::ostringstream out;
    {
      const py::gil_scoped_release unlocked;
      if (exporter->is_folder(dialect)) {
        exporter->write_folder(data, options, folder, findings);
      } else {
        exporter->write(data, options, out, findings);
      }
    }
    py::object content = exporter->is_folder(dialect) ? py::object(folder.taken()) : py::bytes(out.str());
    return py::make_tuple(content, findings_of(findings));
  }

 private:
  static std::string known_formats() {
    std::string out = "; choose from";
    for (const ExporterInfo& exporter : exporters()) out += std::string(" ") + exporter.name;
    return out;
  }

  GraphData m_data;
  AskAgain m_ask_again;
};

/// One table, shared with everybody who took it.
class Table {
 public:
  explicit Table(std::shared_ptr<const Columns> columns) : m_columns(std::move(columns)) {}
  std::int64_t rows() const { return m_columns->empty() ? 0 : m_columns->front().size(); }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const Column& column : *m_columns) out.push_back(column.name());
    return out;
  }
  py::list column(const std::string& name) const {
    for (const Column& column : *m_columns) {
      if (column.name() == name) return values(column);
    }
    throw py::key_error(name);
  }
  py::capsule schema() const {
    auto* out = new ArrowSchema{};
    export_schema(*m_columns, out);
    return capsule<ArrowSchema>(out, "arrow_schema");
  }
  py::tuple array() const {
    auto* out = new ArrowArray{};
    export_array(m_columns, out);
    return py::make_tuple(schema(), capsule<ArrowArray>(out, "arrow_array"));
  }
  py::capsule stream() const {
    auto* out = new ArrowArrayStream{};
    export_stream(m_columns, out);
    return capsule<ArrowArrayStream>(out, "arrow_array_stream");
  }

 private:
  /// What nobody took out of the capsule is given back with it.
  template <typename Struct>
  static py::capsule capsule(Struct* it, const char* name) {
    return py::capsule(it, name, [](PyObject* object) {
      auto* held = static_cast<Struct*>(PyCapsule_GetPointer(object, PyCapsule_GetName(object)));
      if (held->release != nullptr) held->release(held);
      delete held;
    });
  }
  static py::object value(const Column& column, std::int64_t row) {
    if (column.is_null(row)) return py::none();
    switch (column.type()) {
      case Column::Type::text: {
        const std::string_view text = column.text_at(row);
        return py::str(text.data(), text.size());
      }
      case Column::Type::number:
        return py::float_(column.number_at(row));
      case Column::Type::integer:
        return py::int_(column.integer_at(row));
      case Column::Type::flag:
        break;
    }
    return py::bool_(column.flag_at(row));
  }
  static py::list values(const Column& column) {
    py::list out(static_cast<std::size_t>(column.size()));
    for (std::int64_t row = 0; row < column.size(); ++row) {
      out[static_cast<std::size_t>(row)] = value(column, row);
    }
    return out;
  }

  std::shared_ptr<const Columns> m_columns;
};

template <typename Result>
std::optional<std::string> json_or_none(const std::optional<Result>& result) {
  return result ? std::optional(to_json(*result)) : std::nullopt;
}

/// What `answer` says of each article, a few lines at a time: one article is read when its lines are due.
template <typename Answer>
Lines lines_by_article(StoreHandle& handle, Answer answer) {
  struct State {
    std::vector<std::string> ids;
    std::size_t at = 0;
    std::deque<std::string> ready;
  };
  auto state = std::make_shared<State>();
  handle.with([&](const Store& store) {
    for (const ArticleInfo& article : store.articles()) state->ids.push_back(article.id);
  });
  return Lines([state, answer, &handle]() -> std::optional<std::string> {
    while (state->ready.empty() && state->at < state->ids.size()) {
      const std::string& id = state->ids[state->at++];
      handle.with([&](const Store& store) { answer(store, id, state->ready); });
    }
    if (state->ready.empty()) return std::nullopt;
    std::string line = std::move(state->ready.front());
    state->ready.pop_front();
    return line;
  });
}

Lines analyses(StoreHandle& handle) {
  return lines_by_article(handle,
                          [](const Store& store, const std::string& id, std::deque<std::string>& out) {
                            const std::optional<Article> article = store.article(id);
                            const std::optional<Analysis> found = article ? store.analysis(id) : std::nullopt;
                            if (found)
                              out.push_back(article_json(*article, &*found));  // else retracted meanwhile
                          });
}

Lines sayings(StoreHandle& handle, double least) {
  return lines_by_article(handle,
                          [least](const Store& store, const std::string& id, std::deque<std::string>& out) {
                            for (const AttributionInfo& saying : store.attributions_of_article(id)) {
                              if (saying.confidence >= least) out.push_back(to_json(saying));
                            }
                          });
}

ClaimFilter filter_of(const std::string& about, const std::string& by, const std::string& since,
                      const std::string& article, bool disputed, double min_confidence, std::size_t limit) {
  ClaimFilter filter;
  filter.about = about;
  filter.by = by;
  filter.since = since;
  filter.article = article;
  filter.disputed = disputed;
  filter.min_confidence = min_confidence;
  filter.limit = limit;
  return filter;
}

void define_parts(py::module_& module) {
  py::class_<Lines>(module, "Lines")
      .def("__iter__", [](py::object self) { return self; })
      .def("__next__", &Lines::next);
  py::class_<Graph>(module, "Graph")
      .def_property_readonly("nodes", &Graph::nodes)
      .def_property_readonly("edges", &Graph::edges)
      .def("write", &Graph::write);
  py::class_<Table>(module, "Table")
      .def("__len__", &Table::rows)
      .def_property_readonly("names", &Table::names)
      .def("column", &Table::column)
      .def("schema", &Table::schema)
      .def("array", &Table::array)
      .def("stream", &Table::stream);
}

void define_questions(py::class_<StoreHandle>& store) {
  using Handle = StoreHandle;
  store.def("who", [](Handle& h, const std::string& text, std::size_t limit, double least) {
    return h.with([&](const Store& s) { return to_json(query_who(s, text, limit, least)); });
  });
  store.def("trace", [](Handle& h, const std::string& text, double least) {
    return h.with([&](const Store& s) { return json_or_none(query_trace(s, text, least)); });
  });
  store.def("sources", [](Handle& h, const std::string& text, double least) {
    return h.with([&](const Store& s) { return json_or_none(query_sources(s, text, least)); });
  });
  store.def("show", [](Handle& h, const std::string& what) {
    return h.with([&](const Store& s) { return json_or_none(query_show(s, what)); });
  });
  store.def("disputes", [](Handle& h, const std::string& about, double least, bool topics) {
    return lines_of(h.with([&](const Store& s) { return query_disputes(s, about, least, {}, topics); }));
  });
  store.def("conflicts", [](Handle& h, const std::string& about, double least) {
    return lines_of(h.with([&](const Store& s) { return query_conflicts(s, about, least); }));
  });
  store.def("search", [](Handle& h, const std::string& text, std::size_t limit) {
    SearchOptions options;
    options.limit = limit;
    return lines_of(h.with([&](const Store& s) { return s.search(text, options); }));
  });
  store.def("stats", [](Handle& h) { return h.with([](const Store& s) { return to_json(s.stats()); }); });
}

void define_lists(py::class_<StoreHandle>& store) {
  using Handle = StoreHandle;
  store.def("articles",
            [](Handle& h) { return lines_of(h.with([](const Store& s) { return s.articles(); })); });
  store.def("entities", [](Handle& h, bool anonymous) {
    return lines_of(h.with([&](const Store& s) { return s.entities(anonymous); }));
  });
  store.def("claims", [](Handle& h, const std::string& about, const std::string& by, const std::string& since,
                         const std::string& article, bool disputed, double least, std::size_t limit) {
    const ClaimFilter filter = filter_of(about, by, since, article, disputed, least, limit);
    return lines_of(h.with([&](const Store& s) { return s.claims(filter); }));
  });
  store.def("analyses", &analyses, py::keep_alive<0, 1>());
  store.def("sayings", &sayings, py::keep_alive<0, 1>());
  store.def("sayings_table", [](Handle& h, double least) {
    return Table(h.with([&](const Store& s) { return sayings_table(s, least); }));
  });
  store.def("claims_table", [](Handle& h, double least) {
    const ClaimFilter filter = filter_of("", "", "", "", false, least, 0);
    return Table(h.with([&](const Store& s) { return claims_table(s, filter); }));
  });
  store.def("entities_table", [](Handle& h, bool anonymous) {
    return Table(h.with([&](const Store& s) { return entities_table(s, anonymous); }));
  });
  store.def(
      "graph",
      [](Handle& h, const std::vector<std::string>& around, unsigned hops, bool attribution_nodes,
         double least) {
        GraphFilter filter;
        filter.attribution_nodes = attribution_nodes;
        filter.min_confidence = least;
        const auto ask = [&h, filter, around, hops](bool wants_attributions) {
          return h.with(
              [&](const Store& s) { return query_export(s, filter, around, hops, wants_attributions); });
        };
        return Graph(ask(false), [ask] { return ask(true); });
      },
      py::keep_alive<0, 1>());
}

}  // namespace

StoreHandle::StoreHandle(const std::string& path, const std::string& mode, int busy_timeout_ms)
    : m_path(path) {
  StoreOptions options;
  options.mode = mode_of(mode);
  options.busy_timeout_ms = busy_timeout_ms;
  const py::gil_scoped_release unlocked;
  m_store = std::make_unique<Store>(path, options);
}

void StoreHandle::close() {
  const py::gil_scoped_release unlocked;
  if (m_importing) throw UsageError(m_path + ": this Store is importing; it cannot be closed meanwhile");
  const std::lock_guard lock(m_mutex);
  m_store.reset();
}

void define_store(py::module_& module) {
  define_parts(module);
  py::class_<StoreHandle> store(module, "Store");
  store.def(py::init<const std::string&, const std::string&, int>());
  store.def("close", &StoreHandle::close);
  store.def_property_readonly("closed", &StoreHandle::closed);
  store.def_property_readonly("path", &StoreHandle::path);
  store.def("import_files", &StoreHandle::import_files);
  store.def("import_lines", &StoreHandle::import_lines);
  store.def("load_files", &StoreHandle::load_files);
  store.def("load_lines", &StoreHandle::load_lines);
  store.def("refresh", [](StoreHandle& h) { h.with([](Store& s) { refresh_relations(s); }); });
  store.def("retract", [](StoreHandle& h, const std::string& id) {
    return h.with([&](Store& s) { return s.retract_article(id); });
  });
  define_questions(store);
  define_lists(store);
}

}  // namespace claimgraph::python
