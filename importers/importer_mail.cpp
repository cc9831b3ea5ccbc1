// How e-mail is recognised; mail_reader.cpp reads it.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "importers/importer_table.hpp"
#include "importers/mail_reader.hpp"

namespace claimgraph {

namespace {

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

/// "Name-Of-Field:" lines up to an empty line, with fields that only mail has.
int sniff(std::string_view head, std::string_view name) {
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

#if CG_WITH_MAIL
constexpr auto* kMake = read_mail;
#else
constexpr decltype(ImporterInfo::make) kMake = nullptr;
#endif

}  // namespace

extern const ImporterInfo kMailImporter{.name = "mail",
                                        .description = "E-mail: single messages (.eml) and mailboxes (mbox)",
                                        .sniff = sniff,
                                        .make = kMake,
                                        .what = "e-mail",
                                        .setting = "CLAIMGRAPH_WITH_MAIL"};

}  // namespace claimgraph
