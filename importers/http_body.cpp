#include "importers/http_body.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#ifdef CG_BROTLI
#include <brotli/decode.h>
#endif

#include "claimgraph/error.hpp"
#include "importers/byte_source.hpp"

namespace claimgraph {
namespace {

constexpr std::size_t kStep = std::size_t{1} << 16U;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r' || text.back() == '\n'))
    text.remove_suffix(1);
  return text;
}

std::string too_large(std::size_t limit) {
  return fmt::format("it unpacks to more than {} MiB", limit >> 20U);
}

bool gunzip(std::string& body, std::size_t limit, std::string& problem) {
  if (!body.starts_with("\x1f\x8b")) return true;
  try {
    const auto source = decompressed(memory_source(std::move(body)), "the page");
    body = read_all(*source, limit, "the page");
    return true;
  } catch (const DataError& error) {
    problem = error.what();
    problem.erase(0, problem.find(": ") + 2);
    return false;
  }
}

/// RFC 1950 or, as some servers send it, RFC 1951. What a wrong wrapper costs is one look at the first bytes.
bool inflate_body(std::string& body, std::size_t limit, std::string& problem) {
  for (const int bits : {15, -15}) {
    z_stream stream{};
    if (inflateInit2(&stream, bits) != Z_OK) break;
    std::string out;
    stream.next_in = reinterpret_cast<Bytef*>(body.data());
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(body.size(), UINT32_MAX));
    int result = Z_OK;
    while (result == Z_OK && out.size() <= limit) {
      const std::size_t before = out.size();
      out.resize(before + kStep);
      stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream.avail_out = kStep;
      result = inflate(&stream, Z_NO_FLUSH);
      out.resize(before + kStep - stream.avail_out);
    }
    inflateEnd(&stream);
    if (out.size() > limit) {
      problem = too_large(limit);
      return false;
    }
    if (result == Z_STREAM_END) {
      body = std::move(out);
      return true;
    }
  }
  if (body.substr(0, 2000).find('<') != std::string::npos) return true;
  problem = "its deflate data are damaged";
  return false;
}

bool unbrotli(std::string& body, [[maybe_unused]] std::size_t limit, std::string& problem) {
#ifdef CG_BROTLI
  BrotliDecoderState* const state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  std::string out;
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (state != nullptr && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= limit) {
    const std::size_t before = out.size();
    out.resize(before + kStep);
    auto* next = reinterpret_cast<std::uint8_t*>(out.data() + before);
    std::size_t room = kStep;
    result = BrotliDecoderDecompressStream(state, &left, &in, &room, &next, nullptr);
    out.resize(before + kStep - room);
  }
  BrotliDecoderDestroyInstance(state);
  if (out.size() > limit) {
    problem = too_large(limit);
    return false;
  }
  if (result == BROTLI_DECODER_RESULT_SUCCESS) {
    body = std::move(out);
    return true;
  }
  problem = "its Brotli data are damaged";
#else
  problem = "this build cannot read Brotli; build with libbrotli-dev";
#endif
  return body.substr(0, 2000).find('<') != std::string::npos;
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool is_field(std::string_view name, std::string_view lower_case) {
  return name.size() == lower_case.size() &&
         std::equal(name.begin(), name.end(), lower_case.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

std::string_view HeaderFields::line() {
  const std::size_t end = m_rest.find('\n');
  const std::string_view out = m_rest.substr(0, end);
  m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
  return out;
}

bool HeaderFields::next(std::string_view& name, std::string_view& value) {
  while (!m_rest.empty()) {
    const std::string_view first = line();
    const std::size_t colon = first.find(':');
    std::string_view text = colon == std::string_view::npos ? first : trim(first.substr(colon + 1));
    if (!m_rest.empty() && is_blank(m_rest.front())) {
      m_joined = text;
      while (!m_rest.empty() && is_blank(m_rest.front())) {
        const std::string_view more = trim(line());
        if (!m_joined.empty() && !more.empty()) m_joined.push_back(' ');
        m_joined.append(more);
      }
      text = m_joined;
    }
    if (colon == std::string_view::npos) continue;
    name = trim(first.substr(0, colon));
    value = text;
    return true;
  }
  return false;
}

std::size_t header_end(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == '\n') return at + 2;
    if (at + 2 < text.size() && text[at + 1] == '\r' && text[at + 2] == '\n') return at + 3;
  }
  return std::string_view::npos;
}

HttpHead read_http(std::string_view block) {
  HttpHead head;
  const std::size_t end = block.starts_with("HTTP/") ? header_end(block) : std::string_view::npos;
  if (end == std::string_view::npos) return head;
  head.size = end;
  const std::string_view text = block.substr(0, end);
  const std::size_t status = text.find(' ');
  for (std::size_t i = status; i != std::string_view::npos && i + 1 < text.size() && i < status + 3; ++i) {
    if (text[i + 1] < '0' || text[i + 1] > '9') break;
    head.status = head.status * 10 + (text[i + 1] - '0');
  }
  HeaderFields fields(text);
  std::string_view name;
  std::string_view value;
  while (fields.next(name, value)) {
    if (is_field(name, "content-type"))
      head.content_type = value;
    else if (is_field(name, "content-encoding"))
      head.codings.append(head.codings.empty() ? "" : ",").append(value);
    else if (is_field(name, "transfer-encoding"))
      head.chunked = lower_ascii(value).find("chunked") != std::string::npos;
  }
  return head;
}

bool unchunk(std::string_view body, std::string& out) {
  std::string joined;
  joined.reserve(body.size());
  for (std::size_t at = 0; at < body.size();) {
    std::size_t size = 0;
    std::size_t digits = 0;
    for (; at < body.size() && digits < 8; ++at, ++digits) {
      const char c = static_cast<char>(body[at] | 0x20);
      if (c >= '0' && c <= '9')
        size = size * 16 + static_cast<std::size_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        size = size * 16 + static_cast<std::size_t>(c - 'a' + 10);
      else
        break;
    }
    const std::size_t line = body.substr(at, 201).find('\n');
    if (digits == 0 || line == std::string_view::npos) {
      if (joined.empty()) return false;
      break;
    }
    at += line + 1;
    if (size == 0) break;
    joined.append(body.substr(at, size));
    at = size > body.size() - at ? body.size() : at + size;
    if (at < body.size() && body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
  }
  out = std::move(joined);
  return true;
}

bool undo_codings(std::string& body, std::string_view codings, std::size_t limit, std::string& problem) {
  std::vector<std::string> names;
  while (!codings.empty()) {
    const std::size_t comma = codings.find(',');
    std::string name = lower_ascii(trim(codings.substr(0, comma)));
    if (!name.empty() && name != "identity") names.push_back(std::move(name));
    codings.remove_prefix(comma == std::string_view::npos ? codings.size() : comma + 1);
  }
  if (names.size() > 4) names.clear();
  for (; !names.empty(); names.pop_back()) {
    const std::string& name = names.back();
    bool done = false;
    if (name == "gzip" || name == "x-gzip")
      done = gunzip(body, limit, problem);
    else if (name == "deflate")
      done = inflate_body(body, limit, problem);
    else if (name == "br")
      done = unbrotli(body, limit, problem);
    else if (done = body.substr(0, 2000).find('<') != std::string::npos; !done)
      problem = "this coding is not read";
    if (!done) {
      problem = fmt::format("the page is coded as '{}': {}", name, problem);
      return false;
    }
  }
  // Also pages whose field got lost on the way.
  if (!gunzip(body, limit, problem)) return false;
  return true;
}

}  // namespace claimgraph
