#include "importers/html_ld.hpp"

#include <libxml/HTMLparser.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <unordered_map>

#include "claimgraph/utf8.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::clean {
namespace {

using Value = rapidjson::Value;

constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag |
                            rapidjson::kParseTrailingCommasFlag | rapidjson::kParseNanAndInfFlag |
                            rapidjson::kParseStopWhenDoneFlag;

constexpr std::size_t kMostAuthors = 50;

/// The script from its first bracket on, without control characters, line comments and the marks that hide it
/// from old browsers: "<!--", "//<![CDATA[", "/*<![CDATA[*/".
std::string cleaned(std::string_view script) {
  const std::size_t wrapper = script.substr(0, 200).find("CDATA[");
  if (wrapper != std::string_view::npos) script.remove_prefix(wrapper + 6);
  const std::size_t begin = script.find_first_of("{[");
  if (begin == std::string_view::npos) return {};
  script.remove_prefix(begin);
  std::string out;
  out.reserve(script.size());
  bool quoted = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (!quoted && script.substr(i, 2) == "//") {
      // Its end is a line break, which inside strings is only a fault.
      i = std::min(script.find('\n', i), script.size() - 1);
      continue;
    }
    if (c == '"') quoted = !quoted;
    out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    if (quoted && c == '\\' && i + 1 < script.size()) {
      const char next = script[++i];
      out.push_back(static_cast<unsigned char>(next) < 0x20 ? ' ' : next);
    }
  }
  return out;
}

/// "&quot;", "&#8222;", "&#x201e;" → the characters. Linear.
std::string without_entities(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.substr(at, 12).find(';') : std::string_view::npos;
    if (end == std::string_view::npos || end < 3) {
      out.push_back(text[at++]);
      continue;
    }
    const std::string name(text.substr(at + 1, end - 1));
    unsigned long code = 0;
    if (name[0] == '#') {
      const bool hex = name[1] == 'x' || name[1] == 'X';
      code = std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10);
    } else if (const htmlEntityDesc* known =
                   htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
      code = known->value;
    }
    if (code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
      out.push_back(text[at++]);
      continue;
    }
    append_utf8(out, static_cast<char32_t>(code));
    at += end + 1;
  }
  return out;
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

std::string plain(std::string_view text) {
  text = utf8_prefix(text, 20000);
  return text.find('&') == std::string_view::npos ? collapsed(text) : collapsed(without_entities(text));
}

/// A string, the name of an object, or that of the first item of a list; never recurses, as lists may be
/// nested without end.
std::string text_of(const Value& value) {
  const Value* v = &value;
  for (int nested = 0; v->IsArray() && !v->Empty() && nested < 20; ++nested) v = &(*v)[0];
  if (v->IsString()) return plain({v->GetString(), v->GetStringLength()});
  if (v->IsObject()) {
    for (const char* key : {"name", "@value", "@id"}) {
      const auto it = v->FindMember(key);
      if (it == v->MemberEnd()) continue;
      const Value* name = &it->value;
      if (name->IsArray() && !name->Empty()) name = &(*name)[0];
      if (name->IsString()) return plain({name->GetString(), name->GetStringLength()});
    }
  }
  return {};
}

/// All names in a string, an object or (nested) lists of them.
void add_names(const Value& value, std::vector<std::string>& names) {
  std::vector<const Value*> stack{&value};
  for (int seen = 0; !stack.empty() && seen < 1000 && names.size() < kMostAuthors; ++seen) {
    const Value* v = stack.back();
    stack.pop_back();
    if (v->IsArray()) {
      // Lists are read in their order.
      for (rapidjson::SizeType i = std::min<rapidjson::SizeType>(v->Size(), kMostAuthors); i-- > 0;)
        stack.push_back(&(*v)[i]);
      continue;
    }
    std::string name = text_of(*v);
    if (!name.empty() && name.size() <= 200) names.push_back(std::move(name));
  }
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
    if (m_article.published.empty()) m_article.published = m_page_published;
    if (m_article.modified.empty()) m_article.modified = m_page_modified;
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
    if (article && m_article.found && depth >= m_depth) return;
    if (article && !m_article.found) {
      m_page_published = m_article.published;
      m_page_modified = m_article.modified;
      m_article = {};
    }
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
      add_names(people->value, m_article.authors);
    }
    const auto publisher = v.FindMember("publisher");
    if (publisher != v.MemberEnd()) {
      set(m_article.publisher, text_of(publisher->value));
      if (publisher->value.IsObject()) {
        set(m_article.publisher_url, member(publisher->value, "url"));
        const auto kind = publisher->value.FindMember("@type");
        m_article.publisher_is_person = kind != publisher->value.MemberEnd() && names_person(kind->value);
      }
    }
    if (const std::optional<bool> free = is_free(v)) m_article.free = free;
    // A part of the page that is not free is the article behind its first lines.
    const auto parts = v.FindMember("hasPart");
    if (parts == v.MemberEnd()) return;
    const auto part = [&](const Value& one) {
      if (one.IsObject() && is_free(one) == false) m_article.free = false;
    };
    part(parts->value);
    if (parts->value.IsArray()) {
      for (const Value& one : parts->value.GetArray()) part(one);
    }
  }
  static std::optional<bool> is_free(const Value& v) {
    const auto access = v.FindMember("isAccessibleForFree");
    if (access == v.MemberEnd()) return {};
    if (access->value.IsBool()) return access->value.GetBool();
    if (!access->value.IsString()) return {};
    const std::string_view said(access->value.GetString(), access->value.GetStringLength());
    return said.find_first_of("tT") == 0 || said.ends_with("/True");
  }
  /// One of the types, also of a list of them.
  static bool names_person(const Value& type) {
    if (type.IsString()) return std::string_view(type.GetString()) == "Person";
    if (!type.IsArray()) return false;
    const auto list = type.GetArray();
    return std::any_of(list.begin(), list.end(), [](const Value& t) {
      return t.IsString() && std::string_view(t.GetString()) == "Person";
    });
  }

  LinkedArticle m_article;
  std::string m_page_published, m_page_modified;  // of a WebPage in front of the article
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
      text = without_bad_escapes(text.find("&quot;") < text.find('"') ? without_entities(text) : text);
      document.Parse<kFlags>(text.c_str());
    }
    if (!document.HasParseError()) reader.read(document);
  }
  return reader.result();
}

}  // namespace claimgraph::clean
