// The module claimgraph._core: what the Python files of the package stand on. Not for users.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <vector>

#include "claimgraph/claimgraph.hpp"
#include "python/src/store_handle.hpp"

namespace py = pybind11;

namespace claimgraph::python {

namespace {

/// PageModels is an incomplete type to all but the importers.
struct SharedPageModels {
  std::shared_ptr<const PageModels> models;
};

/// An exception class of the library with the exit code that the command has for it.
template <typename Thrown>
py::object define_error(py::module_& module, const char* name, py::handle base, int exit_code,
                        const char* doc) {
  py::object error = py::register_exception<Thrown>(module, name, base);
  error.attr("exit_code") = exit_code;
  error.attr("__module__") = "claimgraph";
  error.attr("__doc__") = doc;
  return error;
}

void define_errors(py::module_& module) {
  const py::object base = define_error<Error>(module, "Error", PyExc_Exception, 2,
                                              "Base of everything that claimgraph raises on purpose.");
  define_error<UsageError>(module, "UsageError", base, 2, "Arguments that cannot be.");
  define_error<NotFoundError>(module, "NotFoundError", base, 1,
                              "What was asked for by name or id is not there.");
  define_error<DataError>(module, "DataError", base, 2,
                          "A file that cannot be read, is damaged or is not what it should be.");
}

/// The line of an article → the same line with what was found in it.
std::string extract_line(const Extractor& extractor, const std::string& line, const InputWords& words) {
  const py::gil_scoped_release unlocked;
  const StreamSettings settings = settings_of(words);
  Article article;
  Diagnostics findings;
  if (!parse_article(line, article, findings, {"article"})) {
    throw DataError(findings.empty() ? "this is no article" : findings.back().message);
  }
  if (article.importer.empty()) article.importer = "interchange";
  article.diagnostics.insert(article.diagnostics.end(), findings.begin(), findings.end());
  complete_article(article, settings);
  const Analysis found = extractor.extract(article);
  return article_json(article, &found);
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  define_errors(module);
  py::class_<SharedPageModels>(module, "PageModels").def(py::init([](const std::string& path) {
    return SharedPageModels{read_page_models(*ModelFile::open(path))};
  }));
  py::class_<InputWords>(module, "InputWords")
      .def(py::init([](const std::string& from, const std::string& date, const std::string& language,
                       const std::string& publisher, const std::string& url,
                       const std::vector<std::string>& columns, const SharedPageModels* page_models) {
        return InputWords{from,
                          date,
                          language,
                          publisher,
                          url,
                          columns,
                          page_models == nullptr ? nullptr : page_models->models};
      }));
  py::class_<Extractor>(module, "Extractor")
      .def(py::init([](const std::string& path) {
        const py::gil_scoped_release unlocked;
        return std::make_unique<Extractor>(ModelFile::open(path));
      }))
      .def_property_readonly("version", &Extractor::version)
      .def("extract", &extract_line);
  py::class_<Reader>(module, "Reader")
      .def(py::init<const std::vector<std::string>&, const InputWords&>())
      .def("__iter__", [](py::object self) { return self; })
      .def("__next__", &Reader::next);
  define_store(module);
  module.attr("__version__") = CLAIMGRAPH_VERSION;
  module.attr("SURE_ENOUGH") = kSureEnough;
  module.attr("TOO_UNSURE") = kTooUnsure;
}

}  // namespace claimgraph::python
