#include "training/claim_gold.hpp"

#include <rapidjson/document.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "claimgraph/error.hpp"
#include "claimgraph/utf8.hpp"
#include "core/base/words.hpp"
#include "training/options.hpp"

namespace claimgraph::training {

namespace {

struct Word {
  std::uint32_t at;
  std::string_view text;
};

bool is_word_character(char32_t c) {
  return c == U'_' || u_isalnum(static_cast<UChar32>(c)) != 0;
}

/// Letters and digits; "1,200.5" is one word.
std::vector<Word> find_words(std::string_view text) {
  std::vector<Word> out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    if (!is_word_character(next_code_point(text, end))) {
      at = end;
      continue;
    }
    const std::size_t begin = at;
    at = end;
    while (at < text.size()) {
      const bool joint = (text[at] == '.' || text[at] == ',') && at + 1 < text.size() &&
                         text[at + 1] >= '0' && text[at + 1] <= '9';
      end = at;
      if (!joint && !is_word_character(next_code_point(text, end))) break;
      at = joint ? at + 1 : end;
    }
    out.push_back({static_cast<std::uint32_t>(begin), text.substr(begin, at - begin)});
  }
  return out;
}

std::vector<std::string> name_words(const std::string& name) {
  std::vector<std::string> out;
  for (const Word& word : find_words(name)) {
    std::string folded = fold_case(word.text);
    if (!in_list(" the a an mr mrs ms dr sir lord president s ", folded)) out.push_back(std::move(folded));
  }
  return out;
}

bool holds_all(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& w) { return std::find(all.begin(), all.end(), w) != all.end(); });
}

bool same_name(const std::string& gold, const Entity& entity) {
  const std::vector<std::string> g = name_words(gold);
  std::vector<std::string> names = entity.alternate_names;
  names.push_back(entity.name);
  return !g.empty() && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const std::vector<std::string> p = name_words(name);
    return !p.empty() && (holds_all(g, p) || holds_all(p, g));
  });
}

std::vector<std::string> strings(const rapidjson::Value& from, const char* member) {
  std::vector<std::string> out;
  if (!from.HasMember(member) || from[member].IsNull()) return out;
  const rapidjson::Value& value = from[member];
  if (value.IsString()) return {value.GetString()};
  for (const auto& one : value.GetArray()) out.emplace_back(one.GetString());
  return out;
}

GoldClaim read_claim(const rapidjson::Value& from, bool optional) {
  GoldClaim out;
  out.content = strings(from, "content");
  out.speakers = strings(from, "speaker");
  for (std::string& name : strings(from, "aka")) out.speakers.push_back(std::move(name));
  out.named = !from.HasMember("named") || !from["named"].IsBool() || from["named"].GetBool();
  out.stances = strings(from, "stance");
  out.optional = optional;
  return out;
}

}  // namespace

std::vector<GoldPage> read_claim_gold(const std::filesystem::path& path) {
  const std::string all = read_file(path);
  std::vector<GoldPage> out;
  std::size_t at = 0;
  for (std::size_t line = 1; at < all.size(); ++line) {
    std::size_t end = all.find('\n', at);
    if (end == std::string::npos) end = all.size();
    rapidjson::Document json;
    json.Parse(all.data() + at, end - at);
    at = end + 1;
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("claims"))
      throw DataError(path.string() + ":" + std::to_string(line) + ": not an article with claims in JSON");
    GoldPage page;
    page.doc = json["doc"].GetString();
    page.text.assign(json["text"].GetString(), json["text"].GetStringLength());
    for (const auto& claim : json["claims"].GetArray()) page.claims.push_back(read_claim(claim, false));
    for (const auto& claim : json["optional"].GetArray()) page.claims.push_back(read_claim(claim, true));
    out.push_back(std::move(page));
  }
  return out;
}

std::set<std::uint32_t> words_of(const std::string& text, const SpanList& spans) {
  std::set<std::uint32_t> out;
  for (const Span& span : spans) {
    for (const Word& word : find_words(std::string_view(text).substr(span.begin, span.size())))
      out.insert(span.begin + word.at);
  }
  return out;
}

std::set<std::uint32_t> words_of(const std::string& text, const GoldClaim& claim,
                                 const std::set<std::uint32_t>& near) {
  std::set<std::uint32_t> out;
  for (const std::string& part : claim.content) {
    std::set<std::uint32_t> best;
    std::size_t best_overlap = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
      std::set<std::uint32_t> here = words_of(
          text, SpanList{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())}});
      std::size_t overlap = 0;
      for (const std::uint32_t w : here) overlap += near.count(w);
      if (best.empty() || overlap > best_overlap) {
        best = std::move(here);
        best_overlap = overlap;
      }
    }
    out.insert(best.begin(), best.end());
  }
  return out;
}

bool fits(const std::set<std::uint32_t>& gold, const std::set<std::uint32_t>& piece) {
  std::size_t both = 0;
  for (const std::uint32_t w : gold) both += piece.count(w);
  return !gold.empty() && !piece.empty() && 10 * both >= 7 * gold.size() && 2 * both >= piece.size();
}

bool is_speaker(const GoldClaim& claim, const std::vector<const Entity*>& speakers) {
  const auto unnamed = [](const Entity* e) { return e->anonymous; };
  if (claim.speakers.empty()) return std::all_of(speakers.begin(), speakers.end(), unnamed);
  const auto says = [&](const std::string& name) {
    return std::any_of(speakers.begin(), speakers.end(),
                       [&](const Entity* e) { return same_name(name, *e); });
  };
  if (std::any_of(claim.speakers.begin(), claim.speakers.end(), says)) return true;
  if (claim.named || speakers.empty() || !std::all_of(speakers.begin(), speakers.end(), unnamed))
    return false;
  const std::vector<std::string> gold = name_words(claim.speakers.front());
  for (const Entity* e : speakers) {
    for (const std::string& word : name_words(e->name)) {
      if (std::find(gold.begin(), gold.end(), word) != gold.end()) return true;
    }
  }
  return false;
}

bool is_stance(const GoldClaim& claim, StanceKind stance) {
  const auto has = [&](std::string_view name) {
    return std::find(claim.stances.begin(), claim.stances.end(), name) != claim.stances.end();
  };
  if (has(stance_name(stance))) return true;
  return has("asserts") && (stance == StanceKind::predicts || stance == StanceKind::concedes);
}

}  // namespace claimgraph::training
