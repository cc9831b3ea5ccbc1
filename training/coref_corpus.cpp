#include "training/coref_corpus.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "claimgraph/error.hpp"
#include "training/options.hpp"

namespace claimgraph::training {

namespace {

bool one_of(std::string_view word, std::string_view list) {
  std::string key = " ";
  key += word;
  key += ' ';
  return list.find(key) != std::string_view::npos;
}

bool is_word(std::string_view token) {
  const auto c = static_cast<unsigned char>(token.empty() ? ' ' : token.front());
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Keep in step with tests/eval/coref.
class Joiner {
 public:
  explicit Joiner(CorefDocument& doc) : m_doc(doc) {}

  void sentence(const std::vector<std::string>& tokens) {
    if (!m_doc.text.empty()) {
      const bool ended = one_of(m_last, " . ? ! : \" ” ) ... … '' ");
      m_doc.text += ended ? ' ' : '\n';
      if (!ended) m_open = false;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) token(tokens, i);
    m_last = tokens.empty() ? std::string{} : tokens.back();
  }

 private:
  void token(const std::vector<std::string>& tokens, std::size_t i) {
    const std::string& word = tokens[i];
    bool space = i > 0;
    if (one_of(word, " , . ; : ! ? ) ] % ’ ” ... … 's 'm 'd 're 've 'll ’s ’m ’d ’re ’ve ’ll n't n’t "))
      space = false;
    if (i > 0 && one_of(tokens[i - 1], " ( [ $ £ € “ ‘ # ")) space = false;
    if (i > 0 && i + 1 < tokens.size() && (word == "-" || word == "/") && is_word(tokens[i - 1]) &&
        is_word(tokens[i + 1]))
      space = false;
    if (i > 1 && (tokens[i - 1] == "-" || tokens[i - 1] == "/") && is_word(tokens[i - 2]) && is_word(word))
      space = false;
    if (m_glue) space = false;
    m_glue = false;
    if (word == "\"") {
      if (m_open)
        space = false;
      else
        m_glue = true;
      m_open = !m_open;
    }
    if (space) m_doc.text += ' ';
    const auto begin = static_cast<std::uint32_t>(m_doc.text.size());
    m_doc.text += word;
    m_doc.tokens.push_back({begin, static_cast<std::uint32_t>(m_doc.text.size())});
  }

  CorefDocument& m_doc;
  std::string m_last;
  bool m_open = false, m_glue = false;
};

}  // namespace

std::vector<CorefDocument> read_coref_corpus(const std::filesystem::path& path) {
  const std::string bytes = read_file(path);
  std::vector<CorefDocument> out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string line = bytes.substr(at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    rapidjson::Document json;
    json.Parse(line);
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("sentences") ||
        !json.HasMember("clusters"))
      throw DataError(fmt::format("{}: line {} is no coreference document", path.string(), out.size() + 1));
    CorefDocument doc;
    doc.name = json["doc"].GetString();
    Joiner joiner(doc);
    for (const auto& sentence : json["sentences"].GetArray()) {
      std::vector<std::string> tokens;
      for (const auto& token : sentence.GetArray()) tokens.emplace_back(token.GetString());
      joiner.sentence(tokens);
    }
    for (const auto& cluster : json["clusters"].GetArray()) {
      doc.clusters.emplace_back();
      for (const auto& span : cluster.GetArray())
        doc.clusters.back().emplace_back(span[0].GetInt(), span[1].GetInt());
    }
    out.push_back(std::move(doc));
  }
  return out;
}

}  // namespace claimgraph::training
