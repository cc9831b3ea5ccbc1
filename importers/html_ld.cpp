#include "importers/html_ld.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "importers/text_lines.hpp"

namespace claimgraph::clean {
namespace {

using Value = rapidjson::Value;

constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag |
                            rapidjson::kParseTrailingCommasFlag | rapidjson::kParseNanAndInfFlag |
                            rapidjson::kParseStopWhenDoneFlag;

std::string cleaned(std::string_view script) {
  std::string out(script);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  const std::size_t begin = out.find_first_of("{[");
  return begin == std::string::npos ? std::string() : out.substr(begin);
}

// Backslashes in front of characters that JSON does not escape.
std::string without_bad_escapes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      const char next = text[i + 1];
      if (std::string_view("\"\\/bfnrtu").find(next) == std::string_view::npos) continue;
      out.push_back(text[i]);
      out.push_back(next);
      ++i;
      continue;
    }
    out.push_back(text[i]);
  }
  return out;
}

std::string text_of(const Value& v) {
  if (v.IsString()) return collapsed({v.GetString(), std::min<std::size_t>(v.GetStringLength(), 20000)});
  if (v.IsArray() && !v.Empty()) return text_of(v[0]);
  if (v.IsObject()) {
    for (const char* key : {"name", "@value", "@id"}) {
      const auto it = v.FindMember(key);
      if (it != v.MemberEnd() && it->value.IsString()) return text_of(it->value);
    }
  }
  return {};
}

std::string member(const Value& object, const char* key) {
  const auto it = object.FindMember(key);
  return it == object.MemberEnd() ? std::string() : text_of(it->value);
}

class Reader {
 public:
  void read(const Value& root) {
    std::deque<std::pair<const Value*, int>> queue{{&root, 0}};
    std::size_t seen = 0;
    while (!queue.empty() && ++seen < 100000) {
      const auto [v, depth] = queue.front();
      queue.pop_front();
      if (v->IsArray()) {
        for (const Value& item : v->GetArray()) queue.emplace_back(&item, depth + 1);
      } else if (v->IsObject()) {
        object(*v, depth);
        for (const auto& m : v->GetObject()) {
          if (m.value.IsObject() || m.value.IsArray()) queue.emplace_back(&m.value, depth + 1);
        }
      }
    }
  }
  LinkedArticle result() {
    resolve(m_article.authors);
    if (const auto it = m_names.find(m_article.publisher); it != m_names.end())
      m_article.publisher = it->second;
    if (m_article.publisher.find("://") != std::string::npos) m_article.publisher.clear();
    return std::move(m_article);
  }

 private:
  void resolve(std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (const std::string& name : names) {
      const auto it = m_names.find(name);
      const std::string& real = it == m_names.end() ? name : it->second;
      if (real.find("://") == std::string::npos && std::find(out.begin(), out.end(), real) == out.end())
        out.push_back(real);
    }
    names = std::move(out);
  }
  static std::string type_of(const Value& v) {
    const auto it = v.FindMember("@type");
    if (it == v.MemberEnd()) return {};
    if (it->value.IsArray()) {
      for (const Value& t : it->value.GetArray()) {
        if (t.IsString() && is_article(t.GetString())) return t.GetString();
      }
    }
    return text_of(it->value);
  }
  static bool is_article(std::string_view type) {
    return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
           type == "Review" || type == "LiveBlogPosting" || type == "Recipe";
  }
  void object(const Value& v, int depth) {
    const std::string id = member(v, "@id");
    const std::string name = member(v, "name");
    if (!id.empty() && !name.empty() && name != id && m_names.size() < 5000) m_names.emplace(id, name);
    const std::string type = type_of(v);
    const bool article = is_article(type);
    if (!article && type != "WebPage" && type != "ItemPage") return;
    if (v.MemberCount() < 3) return;
    // The first article nearest to the top is the page's; WebPage only fills what is missing.
    if (article && m_article.found && depth >= m_depth) {
      if (m_article.body.empty()) return;
      return;
    }
    if (article && !m_article.found) m_article = {};
    if (!article && m_article.found) return fill_dates(v);
    if (article) m_article.found = true, m_depth = depth, m_article.type = type;
    fill(v, article);
  }
  void fill_dates(const Value& v) {
    if (m_article.published.empty()) m_article.published = member(v, "datePublished");
    if (m_article.modified.empty()) m_article.modified = member(v, "dateModified");
  }
  void fill(const Value& v, bool article) {
    const auto set = [](std::string& field, std::string value) {
      if (field.empty()) field = std::move(value);
    };
    set(m_article.headline, member(v, "headline"));
    set(m_article.description, member(v, "description"));
    set(m_article.section, member(v, "articleSection"));
    set(m_article.language, member(v, "inLanguage"));
    set(m_article.url, member(v, "mainEntityOfPage"));
    if (m_article.url.find("://") == std::string::npos) m_article.url = member(v, "url");
    fill_dates(v);
    if (article) {
      if (const auto it = v.FindMember("articleBody"); it != v.MemberEnd() && it->value.IsString())
        m_article.body.assign(it->value.GetString(), it->value.GetStringLength());
    }
    const auto people = v.FindMember("author");
    if (people != v.MemberEnd() && m_article.authors.empty()) {
      if (people->value.IsArray()) {
        for (const Value& person : people->value.GetArray()) m_article.authors.push_back(text_of(person));
      } else {
        m_article.authors.push_back(text_of(people->value));
      }
    }
    const auto publisher = v.FindMember("publisher");
    if (publisher != v.MemberEnd()) {
      set(m_article.publisher, text_of(publisher->value));
      if (publisher->value.IsObject()) set(m_article.publisher_url, member(publisher->value, "url"));
    }
    const auto access = v.FindMember("isAccessibleForFree");
    if (access != v.MemberEnd()) {
      if (access->value.IsBool()) m_article.free = access->value.GetBool();
      if (access->value.IsString())
        m_article.free = access->value.GetString()[0] == 't' || access->value.GetString()[0] == 'T';
    }
  }

  LinkedArticle m_article;
  int m_depth = 0;
  std::unordered_map<std::string, std::string> m_names;
};

}  // namespace

LinkedArticle read_json_ld(const std::vector<std::string>& scripts) {
  Reader reader;
  for (const std::string& script : scripts) {
    std::string text = cleaned(script);
    if (text.empty()) continue;
    rapidjson::Document document;
    document.Parse<kFlags>(text.c_str());
    if (document.HasParseError()) {
      text = without_bad_escapes(text);
      document.Parse<kFlags>(text.c_str());
    }
    if (!document.HasParseError()) reader.read(document);
  }
  return reader.result();
}

}  // namespace claimgraph::clean
