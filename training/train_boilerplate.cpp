// Trains the chain models of importers/ that tell an article's body from the rest of its page, and prints
// cross-validated figures. Usage:
//   claimgraph-train-boilerplate text plain-text.jsonl truth.json OUT.inc
//   claimgraph-train-boilerplate html HTML_DIR truth.json OUT.inc      (HTML_DIR holds ID.html, not
//   compressed)
// truth.json is {id: {"articleBody": …}}. A block belongs to the body when its words stand in the true body,
// in order. Conditional random field, Adagrad, L2; every page is seen whole and in random cuts, so that a
// text without menus is known as well. Same input, same output.
#include <fmt/core.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/utf8.hpp"
#include "importers/blocks.hpp"
#include "importers/html_body.hpp"
#include "importers/html_page.hpp"
#include "importers/html_rules.hpp"
#include "importers/text_body.hpp"
#include "importers/text_lines.hpp"

#include <unicode/uchar.h>

namespace clean = claimgraph::clean;
using clean::Label;

namespace {

using Tokens = std::vector<std::string>;
using Shingles = std::map<std::uint64_t, int>;

Tokens tokens(std::string_view text) {
  Tokens out;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = claimgraph::next_code_point(text, at);
    if (c == '_' || u_isalnum(static_cast<UChar32>(c)))
      word.append(text.substr(from, at - from));
    else if (!word.empty())
      out.push_back(std::move(word)), word.clear();
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

Shingles shingles(const Tokens& t) {
  Shingles s;
  if (t.empty()) return s;
  const std::size_t last = std::max<std::size_t>(1, t.size() < 4 ? 1 : t.size() - 3);
  for (std::size_t i = 0; i < last; ++i) {
    std::uint64_t hash = 1469598103934665603ULL;
    for (std::size_t k = i; k < std::min(i + 4, t.size()); ++k) {
      for (const char c : t[k]) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
      hash = (hash ^ 0xffU) * 1099511628211ULL;
    }
    ++s[hash];
  }
  return s;
}

struct Page {
  std::string id, raw, truth, title;
  std::shared_ptr<clean::HtmlPage> html;  // owns the text of its blocks
  std::vector<clean::Block> blocks;
  std::vector<Label> labels;
};

struct Example {
  clean::FeatureRows rows;
  std::vector<Label> labels;
};

// in-order alignment of blocks to the true body: 1 body, 0 not.
std::vector<Label> align(const std::vector<clean::Block>& blocks, const std::string& truth) {
  const Tokens body = tokens(truth);
  std::unordered_map<std::string, std::vector<std::size_t>> index;
  for (std::size_t i = 0; i + 4 <= body.size(); ++i)
    index[body[i] + ' ' + body[i + 1] + ' ' + body[i + 2] + ' ' + body[i + 3]].push_back(i);
  const std::size_t n = blocks.size();
  struct Hit {
    double share = 0;
    std::size_t at = 0, words = 0;
  };
  std::vector<Hit> hits(n);
  std::vector<Tokens> words(n);
  for (std::size_t i = 0; i < n; ++i) {
    words[i] = tokens(blocks[i].text);
    hits[i].words = words[i].size();
    if (words[i].size() < 4) continue;
    std::size_t found = 0;
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k + 4 <= words[i].size(); ++k) {
      const auto it =
          index.find(words[i][k] + ' ' + words[i][k + 1] + ' ' + words[i][k + 2] + ' ' + words[i][k + 3]);
      if (it == index.end()) continue;
      ++found;
      places.push_back(it->second.front());
    }
    hits[i].share = static_cast<double>(found) / static_cast<double>(words[i].size() - 3);
    if (!places.empty()) hits[i].at = places[places.size() / 2];
  }
  // The range of blocks with the most body words, so that a teaser far away does not count.
  double sum = 0;
  double best = -1;
  std::size_t begin = 0;
  std::size_t from = 0;
  std::size_t to = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double w = static_cast<double>(hits[i].words);
    sum += hits[i].share > 0.5 ? w : -0.35 * std::min(w, 25.0) - 0.3;
    if (sum <= 0)
      sum = 0, begin = i + 1;
    else if (sum > best)
      best = sum, from = begin, to = i + 1;
  }
  std::vector<bool> positive(n, false);
  for (std::size_t i = from; i < to; ++i) positive[i] = hits[i].share > 0.5;
  // Short blocks inside count when their words stand in the body between their neighbours' places.
  std::size_t reach = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (positive[i]) {
      reach = std::max(reach, hits[i].at);
      continue;
    }
    if (words[i].empty() || words[i].size() > 3) continue;
    std::size_t next = body.size();
    for (std::size_t k = i + 1; k < to; ++k) {
      if (positive[k] && hits[k].words >= 6) {
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
  std::vector<Label> labels(n, Label::before);
  for (std::size_t i = from; i < to; ++i) labels[i] = positive[i] ? Label::body : Label::gap;
  for (std::size_t i = to; i < n; ++i) labels[i] = to > 0 && best > 0 ? Label::after : Label::before;
  return labels;
}

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return a < -1e8 ? a : a + std::log1p(std::exp(b - a));
}

int switch_of(int f, int t) {
  return f == 0 && t == 1 ? 0 : f == 1 && t == 2 ? 1 : f == 2 && t == 1 ? 2 : f == 1 && t == 3 ? 3 : -1;
}
constexpr bool kAllowed[4][4] = {{true, true, false, false},
                                 {false, true, true, true},
                                 {false, true, true, false},
                                 {false, false, false, true}};

double g_dropout = 0, g_template = 0, g_switch = 1;
class Trainer {
 public:
  Trainer() {
    m_w.assign(clean::kFeatureLimit * 8 + 16, 0.0);
    m_g.assign(m_w.size(), 1.0);
  }

  void train(const std::vector<const Example*>& examples, int epochs, double rate, double l2, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::size_t> order(examples.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int e = 0; e < epochs; ++e) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const std::size_t i : order) update(*examples[i], rate, l2);
      if (e >= epochs / 2) {  // averaging over the second half
        if (m_sum.empty()) m_sum.assign(m_w.size(), 0.0);
        for (std::size_t k = 0; k < m_w.size(); ++k) m_sum[k] += m_w[k];
        ++m_count;
      }
    }
  }

  clean::ChainModel model() const {
    clean::ChainModel m;
    m.weights.resize(clean::kFeatureLimit);
    const auto value = [&](std::size_t k) { return static_cast<float>(m_sum[k] / m_count); };
    for (std::size_t f = 0; f < clean::kFeatureLimit; ++f) {
      for (std::size_t k = 0; k < 8; ++k) m.weights[f][k] = value(f * 8 + k);
    }
    for (std::size_t a = 0; a < 4; ++a) {
      for (std::size_t b = 0; b < 4; ++b)
        m.transitions[a][b] = kAllowed[a][b] ? value(kTransitions + a * 4 + b) : clean::kForbidden;
    }
    return m;
  }

 private:
  static constexpr std::size_t kTransitions = static_cast<std::size_t>(clean::kFeatureLimit) * 8;

  void update(const Example& whole, double rate, double l2) {
    Example x;
    x.labels = whole.labels;
    x.rows.starts.push_back(0);
    std::vector<bool> dropped(clean::kFeatureLimit / clean::kFeatureWidth);
    if (g_dropout > 0)
      for (std::size_t t = 1; t < dropped.size(); ++t)
        dropped[t] = static_cast<double>(m_random() % 1000) < g_template * 1000;
    for (std::size_t i = 0; i < x.labels.size(); ++i) {
      for (const auto id : whole.rows.row(i)) {
        if (id >= 16 && (dropped[id / 16] || static_cast<double>(m_random() % 1000) < g_dropout * 1000))
          continue;
        x.rows.ids.push_back(id);
      }
      x.rows.starts.push_back(static_cast<std::uint32_t>(x.rows.ids.size()));
    }
    const std::size_t n = x.labels.size();
    std::vector<std::array<double, 8>> s(n);
    for (std::size_t i = 0; i < n; ++i) {
      s[i].fill(0);
      for (const auto id : x.rows.row(i)) {
        for (std::size_t k = 0; k < 8; ++k) s[i][k] += m_w[id * 8U + k];
      }
    }
    const auto edge = [&](std::size_t i, int f, int t) {
      if (!kAllowed[f][t]) return -1e9;
      const int w = switch_of(f, t);
      return m_w[kTransitions + static_cast<std::size_t>(f) * 4 + static_cast<std::size_t>(t)] +
             (w >= 0 ? s[i][4 + static_cast<std::size_t>(w)] : 0);
    };
    using Row = std::array<double, 4>;
    std::vector<Row> f(n), b(n);
    f[0] = {s[0][0], s[0][1] + s[0][4], -1e9, -1e9};
    for (std::size_t i = 1; i < n; ++i) {
      for (int t = 0; t < 4; ++t) {
        double sum = -1e9;
        for (int p = 0; p < 4; ++p) {
          if (kAllowed[p][t]) sum = log_add(sum, f[i - 1][static_cast<std::size_t>(p)] + edge(i, p, t));
        }
        f[i][static_cast<std::size_t>(t)] = sum + s[i][static_cast<std::size_t>(t)];
      }
    }
    b[n - 1] = {0, 0, -1e9, 0};
    for (std::size_t i = n - 1; i > 0; --i) {
      for (int p = 0; p < 4; ++p) {
        double sum = -1e9;
        for (int t = 0; t < 4; ++t) {
          if (kAllowed[p][t])
            sum = log_add(
                sum, edge(i, p, t) + s[i][static_cast<std::size_t>(t)] + b[i][static_cast<std::size_t>(t)]);
        }
        b[i - 1][static_cast<std::size_t>(p)] = sum;
      }
    }
    double z = -1e9;
    for (std::size_t k = 0; k < 4; ++k) z = log_add(z, f[n - 1][k] + b[n - 1][k]);
    const double scale = 1.0 / std::sqrt(static_cast<double>(n));
    std::unordered_map<std::size_t, double> gradient;
    std::array<double, 16> edges{};
    for (std::size_t i = 0; i < n; ++i) {
      std::array<double, 8> d{};
      for (std::size_t k = 0; k < 4; ++k)
        d[k] = (static_cast<std::size_t>(x.labels[i]) == k ? 1.0 : 0.0) - std::exp(f[i][k] + b[i][k] - z);
      if (i == 0) {
        d[4] = (x.labels[0] == Label::body ? 1.0 : 0.0) - std::exp(f[0][1] + b[0][1] - z);
      } else {
        for (int p = 0; p < 4; ++p) {
          for (int t = 0; t < 4; ++t) {
            if (!kAllowed[p][t]) continue;
            const auto tt = static_cast<std::size_t>(t);
            const double gold =
                static_cast<int>(x.labels[i - 1]) == p && static_cast<int>(x.labels[i]) == t ? 1.0 : 0.0;
            const double delta = gold - std::exp(f[i - 1][static_cast<std::size_t>(p)] + edge(i, p, t) +
                                                 s[i][tt] + b[i][tt] - z);
            edges[static_cast<std::size_t>(p) * 4 + tt] += delta;
            const int w = switch_of(p, t);
            if (w >= 0) d[4 + static_cast<std::size_t>(w)] += delta;
          }
        }
      }
      for (std::size_t k = 0; k < 8; ++k) {
        if (std::abs(d[k]) < 1e-5) continue;
        for (const auto id : x.rows.row(i)) gradient[id * 8U + k] += d[k] * (k < 4 ? 1 : g_switch);
      }
    }
    for (std::size_t k = 0; k < 16; ++k) gradient[kTransitions + k] += edges[k];
    for (const auto& [k, raw] : gradient) {
      const double g = raw * scale - l2 * m_w[k];
      m_g[k] += g * g;
      m_w[k] += rate * g / std::sqrt(m_g[k]);
    }
  }

  std::mt19937 m_random{3};
  std::vector<double> m_w, m_g, m_sum;
  int m_count = 0;
};

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Example make_example(const std::vector<clean::Block>& blocks, const std::vector<Label>& labels,
                     std::string_view title, bool html) {
  const auto stats = clean::measure_all(blocks, title);
  return {clean::features(blocks, stats, html), labels};
}

// A cut of the page around its body.
Example cut(const Page& page, std::mt19937& random, bool html) {
  std::size_t from = 0;
  std::size_t to = page.labels.size();
  while (from < to && page.labels[from] == Label::before) ++from;
  while (to > from && page.labels[to - 1] == Label::after) --to;
  const std::size_t kLengths[] = {0, 1, 2, 3, 5, 8, 15, 40};
  const std::size_t left = std::min(from, kLengths[random() % 8]);
  const std::size_t right = std::min(page.labels.size() - to, kLengths[random() % 8]);
  const auto b = static_cast<std::ptrdiff_t>(from - left);
  const auto e = static_cast<std::ptrdiff_t>(to + right);
  std::vector<clean::Block> blocks(page.blocks.begin() + b, page.blocks.begin() + e);
  std::vector<Label> labels(page.labels.begin() + b, page.labels.begin() + e);
  return make_example(blocks, labels, {}, html);
}

// The article of one page with its near surroundings, set into the frame of another page.
Example splice(const Page& page, const Page& frame, std::mt19937& random, bool html) {
  const auto edges = [](const Page& p) {
    std::size_t from = 0;
    std::size_t to = p.labels.size();
    while (from < to && p.labels[from] == Label::before) ++from;
    while (to > from && p.labels[to - 1] == Label::after) --to;
    return std::pair{from, to};
  };
  const auto [from, to] = edges(page);
  const auto [outer_from, outer_to] = edges(frame);
  if (from == to || outer_from == outer_to) return {};
  const std::size_t near = 3 + random() % 8;
  const std::size_t left = std::min(from, near);
  const std::size_t right = std::min(page.labels.size() - to, random() % 8);
  std::vector<clean::Block> blocks;
  std::vector<Label> labels;
  const auto take = [&](const Page& p, std::size_t a, std::size_t b, Label label, bool own) {
    for (std::size_t i = a; i < b; ++i) {
      blocks.push_back(p.blocks[i]);
      labels.push_back(own ? p.labels[i] : label);
    }
  };
  take(page, 0, std::min<std::size_t>(1, from - left), Label::before, false);
  take(frame, std::min<std::size_t>(1, outer_from), outer_from - std::min(outer_from, near), Label::before,
       false);
  take(page, from - left, to + right, Label::body, true);
  take(frame, std::min(outer_to + 2, frame.labels.size()), frame.labels.size(), Label::after, false);
  return make_example(blocks, labels, page.title, html);
}

std::string body_of(const Page& page, const std::vector<Label>& labels) {
  std::string text;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == Label::body) text.append(page.blocks[i].text).append("\n\n");
  }
  return text;
}

struct Score {
  double p = 0, r = 0, strict = 0;
  int np = 0, n = 0;
  double f1() const { return 2 * (p / np) * (r / n) / (p / np + r / n); }
};

double add(Score& score, const std::string& truth, const std::string& got) {
  const auto t = shingles(tokens(truth));
  const auto g = shingles(tokens(got));
  double tp = 0, nt = 0, ng = 0;
  for (const auto& [k, v] : t) nt += v;
  for (const auto& [k, v] : g) {
    ng += v;
    const auto it = t.find(k);
    if (it != t.end()) tp += std::min(v, it->second);
  }
  if (ng > 0) score.p += tp / ng, ++score.np;
  score.r += nt > 0 ? tp / nt : 0, ++score.n;
  const double f = tp + ng + nt > 0 ? 2 * tp / (ng + nt) : 1;
  score.strict += f;
  return f;
}

void write_model(const clean::ChainModel& model, const std::string& path) {
  std::ofstream out(path);
  out << "// Made by claimgraph-train-boilerplate (training/README.md). Weights are hundredths.\n";
  out << "constexpr short kTransitions[16] = {";
  for (const auto& row : model.transitions) {
    for (const float v : row)
      out << fmt::format("{},", v <= clean::kForbidden ? -32768 : std::lround(v * 100));
  }
  out << "};\n// Feature number, then before, body, gap, after, and the four switches.\nconstexpr short "
         "kRows[] = {\n";
  int rows = 0;
  for (std::size_t f = 0; f < model.weights.size(); ++f) {
    bool any = false;
    std::string line = fmt::format("{},", f);
    for (const float v : model.weights[f]) {
      const long w = std::lround(v * 100);
      any = any || w != 0;
      line += fmt::format("{},", w);
    }
    if (any) out << line << '\n', ++rows;
  }
  out << "};\n";
  fmt::print("{}: {} features\n", path, rows);
}

std::vector<Page> load(const std::string& kind, const std::string& input, const std::string& truth_path) {
  rapidjson::Document truth;
  const std::string truth_text = slurp(truth_path);
  truth.Parse(truth_text.c_str());
  std::vector<Page> pages;
  if (kind == "text") {
    std::ifstream in(input);
    for (std::string line; std::getline(in, line);) {
      rapidjson::Document d;
      d.Parse(line.c_str());
      Page p;
      p.id = d["id"].GetString();
      p.raw = d["text"].GetString();
      pages.push_back(std::move(p));
    }
  } else {
    for (auto it = truth.MemberBegin(); it != truth.MemberEnd(); ++it) {
      Page p;
      p.id = it->name.GetString();
      p.raw = slurp(std::filesystem::path(input) / (p.id + ".html"));
      pages.push_back(std::move(p));
    }
  }
  std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) { return a.id < b.id; });
  for (Page& p : pages) {
    p.truth = truth[p.id.c_str()]["articleBody"].GetString();
    if (kind == "text") {
      for (const auto& par : clean::paragraphs(p.raw)) {
        clean::Block b;
        b.text = std::string_view(p.raw).substr(par.begin, par.end - par.begin);
        b.gap_before = par.gap_before;
        p.blocks.push_back(b);
      }
    } else {
      p.html = std::make_shared<clean::HtmlPage>(clean::parse_html(p.raw));
      p.blocks = p.html->blocks;
      p.title = p.html->title;
    }
    p.labels = align(p.blocks, p.truth);
  }
  return pages;
}

constexpr int kFolds = 10;

// Each page once, and of plain text three cuts around its body.
std::vector<std::vector<Example>> examples_of(const std::vector<Page>& pages, bool html) {
  std::mt19937 random(7);
  std::vector<std::vector<Example>> examples;
  for (const Page& p : pages) {
    examples.emplace_back();
    examples.back().push_back(make_example(p.blocks, p.labels, p.title, html));
    for (int k = 0; !html && k < 3; ++k) {
      Example e = cut(p, random, html);
      if (!e.labels.empty()) examples.back().push_back(std::move(e));
    }
  }
  return examples;
}

// The body of a page by all candidates (html_body.hpp), every page by models that have not seen it.
int cross_validate_pages(const std::string& folder, const std::string& truth, const std::string& plain_text) {
  const auto pages = load("html", folder, truth);
  const auto texts = load("text", plain_text, truth);
  const auto markup_examples = examples_of(pages, true);
  const auto text_examples = examples_of(texts, false);
  const auto without = [](const std::vector<std::vector<Example>>& all, int fold) {
    Trainer trainer;
    std::vector<const Example*> train;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (static_cast<int>(i % kFolds) == fold) continue;
      for (const auto& e : all[i]) train.push_back(&e);
    }
    trainer.train(train, 20, 0.1, 0.1, 1);
    return trainer.model();
  };
  std::map<std::string, Score> scores;
  for (int fold = 0; fold < kFolds; ++fold) {
    const auto markup = without(markup_examples, fold);
    const auto text = without(text_examples, fold);
    for (std::size_t i = static_cast<std::size_t>(fold); i < pages.size(); i += kFolds) {
      const Page& p = pages[i];
      const auto stats = clean::measure_all(p.blocks, p.title);
      const auto measure = [&](const char* name, const std::vector<Label>& labels) {
        add(scores[name], p.truth, body_of(p, labels));
      };
      measure("markup model", clean::decode(clean::score(markup, clean::features(p.blocks, stats, true))));
      measure("text model", clean::decode(clean::score(text, clean::features(p.blocks, stats, false))));
      measure("rule: container", clean::container_candidate(p.blocks, stats));
      measure("rule: wide", clean::wide_candidate(p.blocks, stats, p.html->elements));
      measure("rule: points", clean::points_candidate(p.blocks, stats, p.html->elements));
      measure("rule: marked", clean::marked_candidate(p.blocks, stats, p.html->elements));
      measure("together", clean::choose_body(p.blocks, stats, p.html->elements, markup, text));
    }
  }
  for (int fold = 0; fold < kFolds; ++fold) {
    const auto text = without(text_examples, fold);
    for (std::size_t i = static_cast<std::size_t>(fold); i < texts.size(); i += kFolds) {
      const Page& p = texts[i];
      const auto stats = clean::measure_all(p.blocks, {});
      const auto measure = [&](const char* name, const std::vector<Label>& labels) {
        add(scores[name], p.truth, body_of(p, labels));
      };
      measure("plain: model", clean::decode(clean::score(text, clean::features(p.blocks, stats, false))));
      measure("plain: run", clean::run_candidate(p.blocks, stats));
      measure("plain: together", clean::choose_text_body(p.blocks, stats, text));
    }
  }
  for (const auto& [name, s] : scores)
    fmt::print("{:16} F1 {:.4f} P {:.4f} R {:.4f} strict F1 {:.4f}\n", name, s.f1(), s.p / s.np, s.r / s.n,
               s.strict / s.n);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  if (std::string(argv[1]) == "page") return cross_validate_pages(argv[2], argv[3], argv[4]);
  const bool html = std::string(argv[1]) == "html";
  const auto pages = load(argv[1], argv[2], argv[3]);
  const auto option = [&](int i, double fallback) { return argc > i ? std::stod(argv[i]) : fallback; };
  const int epochs = static_cast<int>(option(5, 24));
  const double rate = option(6, 0.1), l2 = option(7, 0.01);
  const int verbose = static_cast<int>(option(8, 0));
  g_dropout = option(9, 0), g_template = option(10, 0), g_switch = option(11, 1);
  const int kSplices = static_cast<int>(option(12, 0));
  std::mt19937 random(7);
  auto examples = examples_of(pages, html);
  Score oracle;
  for (const Page& p : pages) add(oracle, p.truth, body_of(p, p.labels));
  fmt::print("oracle F1 {:.4f} P {:.4f} R {:.4f}\n", oracle.f1(), oracle.p / oracle.np, oracle.r / oracle.n);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (int k = 0; k < kSplices; ++k) {
      // Frames come from the same fold, so that nothing of a page is seen when its fold is left out.
      const std::size_t other = i % kFolds + kFolds * (random() % (pages.size() / kFolds));
      if (other == i) continue;
      Example e = splice(pages[i], pages[other], random, html);
      if (!e.labels.empty()) examples[i].push_back(std::move(e));
    }
  }
  Score cross;
  std::vector<std::pair<double, std::string>> worst;
  for (int fold = 0; fold < kFolds; ++fold) {
    Trainer trainer;
    std::vector<const Example*> train;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (static_cast<int>(i % kFolds) == fold) continue;
      for (const auto& e : examples[i]) train.push_back(&e);
    }
    trainer.train(train, epochs, rate, l2, 1);
    const auto model = trainer.model();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (static_cast<int>(i % kFolds) != fold) continue;
      const auto labels = clean::decode(clean::score(model, examples[i][0].rows));
      const double f = add(cross, pages[i].truth, body_of(pages[i], labels));
      worst.emplace_back(f, pages[i].id);
      if (verbose > 1 && f < 0.93) {
        fmt::print("##### {} {:.3f}\n", pages[i].id, f);
        for (std::size_t k = 0; k < labels.size(); ++k) {
          const bool a = labels[k] == Label::body, b = pages[i].labels[k] == Label::body;
          if (a != b)
            fmt::print("  {} {}{} {:08x} {}\n", k, a ? "EXTRA" : "LOST ", " ", pages[i].blocks[k].hints,
                       std::string(pages[i].blocks[k].text.substr(0, 140)));
        }
      }
    }
  }
  std::sort(worst.begin(), worst.end());
  if (verbose > 0)
    for (std::size_t i = 0; i < 15; ++i) fmt::print("  {:.3f} {}\n", worst[i].first, worst[i].second);
  fmt::print("cross-validated ({} folds): F1 {:.4f} P {:.4f} R {:.4f} strict F1 {:.4f}\n", kFolds, cross.f1(),
             cross.p / cross.np, cross.r / cross.n, cross.strict / cross.n);
  Trainer trainer;
  std::vector<const Example*> train;
  for (const auto& list : examples) {
    for (const auto& e : list) train.push_back(&e);
  }
  trainer.train(train, epochs, rate, l2, 1);
  const auto model = trainer.model();
  Score own;
  for (std::size_t i = 0; i < pages.size(); ++i)
    add(own, pages[i].truth, body_of(pages[i], clean::decode(clean::score(model, examples[i][0].rows))));
  fmt::print("on its training pages: F1 {:.4f} strict F1 {:.4f}\n", own.f1(), own.strict / own.n);
  write_model(model, argv[4]);
  return 0;
}
