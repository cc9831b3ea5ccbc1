#include "importers/optional_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

namespace claimgraph {

namespace {

class MissingImporter : public Importer {
 public:
  MissingImporter(std::string what, std::string option, std::string name)
      : m_what(std::move(what)), m_option(std::move(option)), m_name(std::move(name)) {}
  bool next(Article& /*article*/, Diagnostics& diagnostics) override {
    if (m_told) return false;
    m_told = true;
    diagnostics.push_back(
        {Severity::error,
         "format-not-built",
         fmt::format("this is {}, and this claimgraph was built without it; build with -D{}=ON "
                     "or convert it to text first",
                     m_what, m_option),
         m_name,
         {}});
    return false;
  }

 private:
  std::string m_what, m_option, m_name;
  bool m_told = false;
};

[[maybe_unused]] std::unique_ptr<Importer> no_pdf(std::unique_ptr<ByteSource> /*source*/,
                                                  ImportOptions options) {
  return std::make_unique<MissingImporter>("a PDF", "CLAIMGRAPH_WITH_PDF", std::move(options.name));
}
[[maybe_unused]] std::unique_ptr<Importer> no_mail(std::unique_ptr<ByteSource> /*source*/,
                                                   ImportOptions options) {
  return std::make_unique<MissingImporter>("e-mail", "CLAIMGRAPH_WITH_MAIL", std::move(options.name));
}
[[maybe_unused]] std::unique_ptr<Importer> no_docx(std::unique_ptr<ByteSource> /*source*/,
                                                   ImportOptions options) {
  return std::make_unique<MissingImporter>("a Word document (DOCX)", "CLAIMGRAPH_WITH_DOCX",
                                           std::move(options.name));
}

/// The header fields of mail that a line may begin with; -1 for other lines.
int mail_field(std::string_view line) {
  static constexpr std::array<std::string_view, 14> kFields{"from:",
                                                            "date:",
                                                            "message-id:",
                                                            "received:",
                                                            "return-path:",
                                                            "delivered-to:",
                                                            "subject:",
                                                            "mime-version:",
                                                            "content-type:",
                                                            "to:",
                                                            "x-mozilla-status:",
                                                            "dkim-signature:",
                                                            "authentication-results:",
                                                            "list-id:"};
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (line.size() < kFields[i].size()) continue;
    const auto same = [](char small, char any) {
      return small == (any >= 'A' && any <= 'Z' ? static_cast<char>(any + 32) : any);
    };
    if (std::equal(kFields[i].begin(), kFields[i].end(), line.begin(), same)) return static_cast<int>(i);
  }
  return -1;
}

/// "Name-Of-Field:" at the beginning.
bool header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon > 60) return false;
  const std::string_view name = line.substr(0, colon);
  return std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

}  // namespace

int sniff_pdf(std::string_view head, std::string_view name) {
  if (head.starts_with("%PDF-")) return 100;
  return name.ends_with(".pdf") && head.substr(0, 1024).find("%PDF-") != std::string_view::npos ? 100 : 0;
}

int sniff_mail(std::string_view head, std::string_view name) {
  std::size_t at = 0;
  const bool mailbox = head.starts_with("From ");
  if (mailbox) at = std::min(head.find('\n'), head.size() - 1) + 1;
  std::uint32_t fields = 0;
  while (at < head.size()) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    std::string_view line = head.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') continue;
    const int field = mail_field(line);
    if (field >= 0) fields |= 1U << static_cast<unsigned>(field);
    if (!header_line(line)) {
      if (at < head.size()) return 0;
      break;
    }
  }
  constexpr std::uint32_t kSender = 1U << 0U | 1U << 3U | 1U << 4U;  // From, Received, Return-Path
  constexpr std::uint32_t kMachine = 1U << 1U | 1U << 2U | 1U << 3U | 1U << 7U;  // Date, Message-ID, …
  int count = 0;
  for (std::uint32_t bits = fields; bits != 0; bits &= bits - 1) ++count;
  if ((fields & kSender) == 0) return 0;
  if (mailbox) return count >= 2 ? 96 : 0;
  const bool named = name.ends_with(".eml") || name.ends_with(".mbox");
  return count >= (named ? 2 : 3) && (fields & kMachine) != 0 ? 96 : 0;
}

int sniff_docx(std::string_view head, std::string_view name) {
  const auto has = [&](std::string_view part) { return head.find(part) != std::string_view::npos; };
  if (!head.starts_with("PK\x03\x04") || head.size() < 40) return 0;
  if (name.ends_with(".docx") || name.ends_with(".docm")) return 98;
  const std::string_view first = head.substr(30);
  const bool office = first.starts_with("[Content_Types].xml") || first.starts_with("_rels/.rels") ||
                      first.starts_with("docProps/") || first.starts_with("word/document.xml");
  if (!office || has("xl/workbook") || has("xl/worksheets") || has("ppt/")) return 0;
  return has("word/") ? 98 : 0;
}

const std::vector<ImporterInfo>& missing_importers() {
  static const std::vector<ImporterInfo> missing {
#if !CG_WITH_PDF
    {"pdf", "PDF", sniff_pdf, no_pdf},
#endif
#if !CG_WITH_MAIL
        {"mail", "E-mail", sniff_mail, no_mail},
#endif
#if !CG_WITH_DOCX
        {"docx", "Word documents", sniff_docx, no_docx},
#endif
  };
  return missing;
}

}  // namespace claimgraph
