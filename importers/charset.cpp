#include "importers/charset.hpp"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "claimgraph/utf8.hpp"

namespace claimgraph {
namespace {

/// Converts with ICU; unknown sequences become U+FFFD. Empty `ok` when ICU does not know the name.
bool convert(std::string_view bytes, const std::string& charset, std::string& out) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(ucnv_open(charset.c_str(), &code),
                                                                ucnv_close);
  if (U_FAILURE(code) != 0) return false;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> to(ucnv_open("UTF-8", &code), ucnv_close);
  if (U_FAILURE(code) != 0) return false;
  out.resize(bytes.size() * 3 + 16);
  char* target = out.data();
  const char* source = bytes.data();
  // The pivot buffers are ICU's own when all four are null.
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                 nullptr, nullptr, nullptr, nullptr, 1, 1, &code);
  if (U_FAILURE(code) != 0) return false;
  out.resize(static_cast<std::size_t>(target - out.data()));
  if (!is_valid_utf8(out)) out = repair_utf8(out);
  return true;
}

/// Web practice: Latin-1 and ASCII labels mean windows-1252.
std::string web_name(std::string_view label) {
  std::string name;
  for (const char c : label) {
    if (c != '"' && c != '\'' && c != ' ')
      name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii" ||
      name == "iso8859-1")
    return "windows-1252";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "utf8") return "utf-8";
  return name;
}

/// Labels that no document of bytes can rightly have once its mark and shape have been looked at, or that the
/// web forbids (UTF-7 and its kin hide markup in plain letters).
bool impossible(const std::string& label, std::string_view bytes) {
  if (label.rfind("utf-7", 0) == 0 || label.rfind("utf7", 0) == 0 || label == "scsu" || label == "bocu-1" ||
      label == "cesu-8" || label.rfind("imap", 0) == 0)
    return true;
  if (label.rfind("utf-16", 0) != 0 && label.rfind("utf-32", 0) != 0 && label.rfind("utf16", 0) != 0 &&
      label.rfind("ucs", 0) != 0 && label.rfind("iso-10646", 0) != 0)
    return false;
  // Bytes of plain ASCII text all over the place: no 16 or 32 bit units.
  const std::string_view sample = bytes.substr(0, 4096);
  const auto ascii =
      std::count_if(sample.begin(), sample.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
  return static_cast<std::size_t>(ascii) * 10 > sample.size() * 6;
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, void (*)(uchardet_t)> detector(uchardet_new(),
                                                                                          uchardet_delete);
  const std::string_view sample = bytes.substr(0, 256U << 10U);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

/// 'l' or 'b' when every other byte is zero as in UTF-16 text of a European language; 0 otherwise.
char utf16_shape(std::string_view bytes) {
  const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < n; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  if (n < 8) return 0;
  if (odd * 10 > n * 4 && even * 10 < n) return 'l';
  if (even * 10 > n * 4 && odd * 10 < n) return 'b';
  return 0;
}

/// The same for UTF-32, where three of four bytes are zero.
char utf32_shape(std::string_view bytes) {
  const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{3};
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i < n; i += 4) {
    little += bytes[i] != 0 && bytes[i + 2] == 0 && bytes[i + 3] == 0;
    big += bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 3] != 0;
  }
  if (n < 16) return 0;
  if (little * 10 > n / 4 * 9 && big * 10 < n / 4) return 'l';
  if (big * 10 > n / 4 * 9 && little * 10 < n / 4) return 'b';
  return 0;
}

/// The encoding of two or four bytes a unit that a mark or the shape of the bytes tells, and the mark's
/// length.
struct WideCharset {
  const char* name = nullptr;
  std::size_t mark = 0;
};
WideCharset wide_charset(std::string_view bytes) {
  if (bytes.starts_with(std::string_view("\xff\xfe\0\0", 4))) return {"UTF-32LE", 4};
  if (bytes.starts_with(std::string_view("\0\0\xfe\xff", 4))) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xff\xfe")) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xfe\xff")) return {"UTF-16BE", 2};
  if (const char shape = utf32_shape(bytes); shape != 0) return {shape == 'l' ? "UTF-32LE" : "UTF-32BE", 0};
  if (const char shape = utf16_shape(bytes); shape != 0) return {shape == 'l' ? "UTF-16LE" : "UTF-16BE", 0};
  return {};
}

/// Control characters that text does not have, among the first 64 KiB; NUL counts, too.
bool looks_binary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 64U << 10U);
  std::size_t odd = 0;
  for (const char c : sample) {
    const auto b = static_cast<unsigned char>(c);
    odd += b < 0x20 && (b < '\t' || b > '\r') && b != 0x1b;
  }
  return odd * 50 > sample.size();
}

std::size_t lead_bytes(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0xc0U; }));
}

void drop_nuls(std::string& text, Diagnostics& diagnostics) {
  if (std::memchr(text.data(), 0, text.size()) == nullptr) return;
  const auto nuls = std::count(text.begin(), text.end(), '\0');
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  diagnostics.push_back({Severity::warning,
                         "nul-bytes",
                         fmt::format("{} NUL bytes were removed; check how the file was made", nuls),
                         {},
                         {}});
}

/// True when every character is one that Normalization Form C leaves alone wherever it stands, judged by
/// bytes: ASCII, U+0080–02FF, Cyrillic up to U+047F, general punctuation but U+2000 and U+2001, U+2080–20BF,
/// U+FFFD. That is most pages; false says nothing.
bool certainly_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::uint64_t word = 0;
    while (at + 8 <= text.size() &&
           (std::memcpy(&word, text.data() + at, 8), (word & 0x8080808080808080U) == 0))
      at += 8;
    const auto byte = [&](std::size_t i) {
      return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    if (at == text.size()) break;
    if (byte(0) < 0x80)
      ++at;
    else if ((byte(0) >= 0xc2 && byte(0) <= 0xcb) || byte(0) == 0xd0 || byte(0) == 0xd1)
      at += 2;
    else if ((byte(0) == 0xe2 && ((byte(1) == 0x80 && byte(2) >= 0x82) || byte(1) == 0x82)) ||
             (byte(0) == 0xef && byte(1) == 0xbf && byte(2) == 0xbd))
      at += 3;
    else
      return false;
  }
  return true;
}

}  // namespace

void make_nfc(std::string& text) {
  if (certainly_nfc(text)) return;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0 || nfc->isNormalizedUTF8(text, status) != 0) return;
  std::string out;
  icu::StringByteSink<std::string> sink(
      &out, static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 1U << 30U)));
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  if (U_SUCCESS(status) != 0) text = std::move(out);
}

std::string charset_of(std::string_view content_type) {
  std::string lower;
  for (const char c : content_type) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return {};
  std::string name = lower.substr(at + 8);
  if (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.erase(0, 1);
  return name.substr(0, name.find_first_of("\"'; \t,"));
}

std::string readable_head(std::string head) {
  const WideCharset wide = wide_charset(head);
  if (wide.name == nullptr) return head;
  std::string out;
  const std::string_view units =
      std::string_view(head).substr(wide.mark, (head.size() - wide.mark) & ~std::size_t{3});
  return convert(units, wide.name, out) ? out : head;
}

DecodedText decode_text(std::string bytes, std::string_view declared, Diagnostics& diagnostics) {
  DecodedText out;
  std::string mark;
  if (bytes.starts_with("\xef\xbb\xbf")) {
    bytes.erase(0, 3);
  } else if (const WideCharset wide = wide_charset(bytes); wide.name != nullptr) {
    mark = wide.name;
    bytes.erase(0, wide.mark);
  }
  if (!mark.empty() && convert(bytes, mark, out.text)) {
    out.charset = mark;
    drop_nuls(out.text, diagnostics);
    return out;
  }
  if (looks_binary(bytes)) {
    out.binary = true;
    return out;
  }
  if (is_valid_utf8(bytes)) {
    out.text = std::move(bytes);
    out.charset = "UTF-8";
    drop_nuls(out.text, diagnostics);
    return out;
  }
  std::string label = web_name(declared);
  if (impossible(label, bytes)) label.clear();
  std::size_t replaced = 0;
  std::string repaired = repair_utf8(bytes, &replaced);
  const bool mostly_utf8 = lead_bytes(bytes) >= replaced * 4;
  if (!mostly_utf8 && !label.empty() && label != "utf-8" && convert(bytes, label, out.text)) {
    out.charset = label;
  } else if (mostly_utf8) {
    out.text = std::move(repaired);
    out.charset = "UTF-8";
    diagnostics.push_back(
        {Severity::warning,
         "invalid-utf8",
         fmt::format("{} invalid UTF-8 sequences were replaced by U+FFFD; check the file's encoding",
                     replaced),
         {},
         {}});
  } else {
    out.charset = web_name(detect(bytes));
    if (out.charset.empty() || out.charset == "utf-8" || !convert(bytes, out.charset, out.text)) {
      out.charset = "windows-1252";
      convert(bytes, out.charset, out.text);
    }
    diagnostics.push_back(
        {Severity::note,
         "charset-detected",
         fmt::format("the text is not UTF-8 and was read as {}; convert it to UTF-8 if that is wrong",
                     out.charset),
         {},
         {}});
  }
  drop_nuls(out.text, diagnostics);
  return out;
}

}  // namespace claimgraph
