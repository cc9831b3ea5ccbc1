#include "training/page_corpus.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "claimgraph/error.hpp"
#include "claimgraph/utf8.hpp"
#include "importers/html_body.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::training {

namespace {

using clean::Label;
using Words = std::vector<std::string>;

constexpr std::size_t kGram = 4;

std::string gram(const Words& words, std::size_t at) {
  return words[at] + ' ' + words[at + 1] + ' ' + words[at + 2] + ' ' + words[at + 3];
}

/// How much of a block stands in the body, and where.
struct Hit {
  double share = 0;
  std::size_t at = 0;  ///< word of the body
};

std::vector<Hit> find_hits(const std::vector<Words>& words, const Words& body) {
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i + kGram <= body.size(); ++i) first.try_emplace(gram(body, i), i);
  std::vector<Hit> hits(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() < kGram) continue;
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k + kGram <= words[i].size(); ++k) {
      const auto found = first.find(gram(words[i], k));
      if (found != first.end()) places.push_back(found->second);
    }
    hits[i].share = static_cast<double>(places.size()) / static_cast<double>(words[i].size() - (kGram - 1));
    if (!places.empty()) hits[i].at = places[places.size() / 2];
  }
  return hits;
}

struct Range {
  std::size_t from = 0, to = 0;
};

/// The range of blocks with the most words of the body.
Range best_range(const std::vector<Hit>& hits, const std::vector<Words>& words) {
  Range best;
  double sum = 0, top = -1;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto size = static_cast<double>(words[i].size());
    sum += hits[i].share > 0.5 ? size : -0.35 * std::min(size, 25.0) - 0.3;
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > top) {
      top = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

/// Short blocks inside count when their words stand in the body between their neighbours' places.
void add_short_blocks(const std::vector<Hit>& hits, const std::vector<Words>& words, const Words& body,
                      Range range, std::vector<bool>& positive) {
  std::size_t reach = 0;
  for (std::size_t i = range.from; i < range.to; ++i) {
    if (positive[i]) {
      reach = std::max(reach, hits[i].at);
      continue;
    }
    if (words[i].empty() || words[i].size() >= kGram) continue;
    std::size_t next = body.size();
    for (std::size_t k = i + 1; k < range.to; ++k) {
      if (positive[k] && words[k].size() >= 6) {
        next = hits[k].at;
        break;
      }
    }
    for (std::size_t k = reach; k + words[i].size() <= std::min(next + 40, body.size()); ++k) {
      if (std::equal(words[i].begin(), words[i].end(), body.begin() + static_cast<std::ptrdiff_t>(k))) {
        positive[i] = true;
        break;
      }
    }
  }
}

constexpr const char* kArticles = "article-extraction";
constexpr const char* kWorld = "world-pages";

std::filesystem::path folder_of(const TrainOptions& options, const char* corpus) {
  return options.corpora / corpus;
}

/// `text` parsed; throws DataError that names the file.
rapidjson::Document parsed(const std::string& text, const std::filesystem::path& path) {
  rapidjson::Document document;
  document.Parse(text.c_str());
  if (document.HasParseError() || !document.IsObject())
    throw DataError(fmt::format("'{}' is no JSON object", path.string()));
  return document;
}

std::string member(const rapidjson::Value& object, const char* name, const std::filesystem::path& path) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString())
    throw DataError(fmt::format("'{}' has an object without \"{}\"", path.string(), name));
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::vector<std::string> readings(const rapidjson::Value& page, const std::filesystem::path& path) {
  const auto several = page.FindMember("articleBodies");
  if (several == page.MemberEnd()) return {member(page, "articleBody", path)};
  std::vector<std::string> out;
  if (several->value.IsArray()) {
    for (const auto& reading : several->value.GetArray()) {
      if (reading.IsString()) out.emplace_back(reading.GetString(), reading.GetStringLength());
    }
  }
  if (out.empty()) throw DataError(fmt::format("'{}' has a page without a body", path.string()));
  return out;
}

/// Pages by id with their true bodies; the caller adds what is to be labelled.
std::vector<Page> read_truth(const TrainOptions& options, const char* corpus) {
  const std::filesystem::path path = folder_of(options, corpus) / "ground-truth.json";
  const rapidjson::Document truth = parsed(read_file(path), path);
  std::vector<Page> pages;
  for (const auto& [id, value] : truth.GetObject()) {
    if (!value.IsObject()) throw DataError(fmt::format("'{}' is no table of objects", path.string()));
    Page page;
    page.id = id.GetString();
    page.truths = readings(value, path);
    pages.push_back(std::move(page));
  }
  std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) { return a.id < b.id; });
  return pages;
}

/// What article-extraction means by a body: with subheads, but without a summary in front.
const std::string& body_reading(const Page& page) {
  constexpr std::size_t kBeginning = 60;
  const std::string& first = page.truths.front();
  const std::string* best = &first;
  for (const std::string& reading : page.truths) {
    if (reading.compare(0, kBeginning, first, 0, kBeginning) == 0 && reading.size() > best->size())
      best = &reading;
  }
  return *best;
}

std::vector<Page> parsed_pages(const TrainOptions& options, const char* corpus) {
  std::vector<Page> pages = read_truth(options, corpus);
  for (Page& page : pages) {
    page.raw = std::make_unique<std::string>(
        read_file(folder_of(options, corpus) / "html" / (page.id + ".html.gz")));
    page.html = std::make_unique<clean::HtmlPage>(clean::parse_html(*page.raw));
    for (const std::size_t i : clean::own_blocks(page.html->blocks))
      page.blocks.push_back(page.html->blocks[i]);
    page.labels = align(page.blocks, body_reading(page));
  }
  return pages;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  Words out;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c == '_' || u_isalnum(static_cast<UChar32>(c)) != 0) {
      word.append(text.substr(from, at - from));
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

std::vector<Label> align(const std::vector<clean::Block>& blocks, const std::string& truth) {
  const Words body = words_of(truth);
  std::vector<Words> words;
  for (const clean::Block& block : blocks) words.push_back(words_of(block.text));
  const std::vector<Hit> hits = find_hits(words, body);
  const Range range = best_range(hits, words);
  std::vector<bool> positive(blocks.size(), false);
  for (std::size_t i = range.from; i < range.to; ++i) positive[i] = hits[i].share > 0.5;
  add_short_blocks(hits, words, body, range, positive);
  std::vector<Label> labels(blocks.size(), Label::before);
  for (std::size_t i = range.from; i < range.to; ++i) labels[i] = positive[i] ? Label::body : Label::gap;
  if (range.to > 0)
    std::fill(labels.begin() + static_cast<std::ptrdiff_t>(range.to), labels.end(), Label::after);
  return labels;
}

std::vector<Page> read_pages(const TrainOptions& options) {
  return parsed_pages(options, kArticles);
}

std::vector<Page> read_world_pages(const TrainOptions& options) {
  return parsed_pages(options, kWorld);
}

std::vector<Page> read_texts(const TrainOptions& options) {
  const std::filesystem::path path = folder_of(options, kArticles) / "plain-text.jsonl.gz";
  std::unordered_map<std::string, std::string> texts;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    const rapidjson::Document row = parsed(line, path);
    texts[member(row, "id", path)] = member(row, "text", path);
  }
  std::vector<Page> pages = read_truth(options, kArticles);
  for (Page& page : pages) {
    page.raw = std::make_unique<std::string>(std::move(texts[page.id]));
    for (const clean::Paragraph& paragraph : clean::paragraphs(*page.raw)) {
      clean::Block block;
      block.text = std::string_view(*page.raw).substr(paragraph.begin, paragraph.end - paragraph.begin);
      block.gap_before = paragraph.gap_before;
      page.blocks.push_back(block);
    }
    page.labels = align(page.blocks, page.truths.front());
  }
  return pages;
}

}  // namespace claimgraph::training
