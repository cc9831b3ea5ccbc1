// PDF through poppler's programs pdftotext and pdfinfo (GPL: run, not linked), then the way of plain text.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "claimgraph/utf8.hpp"
#include "core/base/hash.hpp"
#include "importers/importer_table.hpp"
#include "importers/metadata_author.hpp"
#include "importers/metadata_date.hpp"
#include "importers/pdf_text.hpp"
#include "importers/program.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph {

namespace {

constexpr std::chrono::seconds kLimit{120};

/// "Title:          Harbour crane" → "Harbour crane".
std::string info_field(std::string_view info, std::string_view name) {
  for (std::size_t at = 0; at < info.size();) {
    const std::size_t end = std::min(info.find('\n', at), info.size());
    const std::string_view line = info.substr(at, end - at);
    at = end + 1;
    if (line.starts_with(name)) return clean::collapsed(line.substr(name.size()));
  }
  return {};
}

/// File names and names of programs are no titles.
bool real_title(std::string_view title) {
  if (title.size() < 8 || title.find(' ') == std::string_view::npos || title.starts_with("Microsoft "))
    return false;
  for (const char* end : {".pdf", ".doc", ".docx", ".indd", ".qxd", ".odt", ".pptx", ".html"}) {
    if (title.ends_with(end)) return false;
  }
  return true;
}

class PdfImporter : public Importer {
 public:
  PdfImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_source(std::move(source)), m_options(std::move(options)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    if (m_done) return false;
    m_done = true;
    const std::string bytes = read_all(*m_source, m_options.max_bytes, m_options.name);
    const ProgramResult text =
        run_program({"pdftotext", "-enc", "UTF-8", "-", "-"}, bytes, kLimit, m_options.max_bytes);
    if (!check(text, diagnostics)) return false;
    const std::string paragraphs = pdf_paragraphs(is_valid_utf8(text.out) ? text.out : repair_utf8(text.out));
    if (paragraphs.empty()) {
      return refuse(diagnostics, "no-text",
                    "the PDF holds no text, only pictures of it; recognise the text first, for example with "
                    "'ocrmypdf'");
    }
    const auto importer = kTextImporter.make(memory_source(paragraphs), m_options);
    if (!importer->next(article, diagnostics)) return false;
    article.importer = "pdf";
    article.original_sha256 = sha256_hex(bytes);
    // The way back would lead into what pdftotext printed, which nobody has.
    article.original_spans.clear();
    const ProgramResult info =
        run_program({"pdfinfo", "-isodates", "-enc", "UTF-8", "-"}, bytes, kLimit, std::size_t{1} << 20U);
    if (info.end == ProgramResult::End::exited && info.code == 0 && is_valid_utf8(info.out))
      use(info.out, paragraphs, article);
    return true;
  }

 private:
  bool refuse(Diagnostics& diagnostics, const char* code, std::string message) const {
    diagnostics.push_back({Severity::error, code, std::move(message), m_options.name, {}});
    return false;
  }

  bool check(const ProgramResult& result, Diagnostics& diagnostics) const {
    using End = ProgramResult::End;
    if (result.end == End::missing)
      return refuse(diagnostics, "program-missing",
                    "reading PDF needs the program pdftotext; install the package poppler-utils");
    if (result.end == End::timed_out)
      return refuse(diagnostics, "too-slow",
                    fmt::format("pdftotext needed more than {} seconds and was stopped", kLimit.count()));
    if (result.end == End::too_long)
      return refuse(diagnostics, "too-long",
                    fmt::format("the PDF gives more than {} MiB of text", m_options.max_bytes >> 20U));
    if (result.end == End::failed)
      return refuse(diagnostics, "program-failed", "pdftotext could not be started");
    if (result.code == 0) return true;
    const std::string reason = clean::collapsed(repair_utf8(
        std::string_view(result.err).substr(0, std::min(result.err.find('\n'), std::size_t{200}))));
    if (result.err.find("ncorrect password") != std::string::npos)
      return refuse(diagnostics, "encrypted-document",
                    "the PDF is encrypted; save it without a password first");
    return refuse(diagnostics, "damaged-document",
                  fmt::format("pdftotext cannot read this PDF (exit code {}{}{}); it is damaged or no PDF",
                              result.code, reason.empty() ? "" : ": ", reason));
  }

  /// The document's own fields fill what the text did not say.
  static void use(const std::string& info, const std::string& text, Article& article) {
    const std::string title = info_field(info, "Title:");
    if (real_title(title) && (article.headline.empty() || text.find(title) != std::string::npos)) {
      article.headline = title;
      article.metadata_source["headline"] = "pdf info";
    }
    if (!article.headline.empty() && article.text.starts_with(article.headline + "\n\n"))
      article.text.erase(0, article.headline.size() + 2);
    if (article.authors.empty()) {
      article.authors = clean::author_names(info_field(info, "Author:"), false);
      if (!article.authors.empty()) article.metadata_source["author"] = "pdf info";
    }
    const auto date = [&](std::string& field, const char* key, const char* name) {
      if (!field.empty()) return;
      field = clean::normalise_date(info_field(info, name));
      if (!field.empty()) article.metadata_source[key] = "pdf info";
    };
    date(article.date_published, "datePublished", "CreationDate:");
    date(article.date_modified, "dateModified", "ModDate:");
  }

  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  bool m_done = false;
};

int sniff(std::string_view head, std::string_view name) {
  if (head.starts_with("%PDF-")) return 100;
  return name.ends_with(".pdf") && head.substr(0, 1024).find("%PDF-") != std::string_view::npos ? 100 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<PdfImporter>(std::move(source), std::move(options));
}

}  // namespace

extern const ImporterInfo kPdfImporter{
    .name = "pdf",
    .description = "PDF through the program pdftotext: text, title, author, dates",
    .sniff = sniff,
    .make = CG_WITH_PDF ? make : nullptr,
    .what = "a PDF",
    .setting = "CLAIMGRAPH_WITH_PDF"};

}  // namespace claimgraph
