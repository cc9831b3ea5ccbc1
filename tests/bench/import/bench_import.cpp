// What tests/bench/import/measure_import.py times on our side, without extraction: articles are made
// (made_articles.hpp).
//
//   bench_import fill DB N          imports articles 0 … N-1 and links them
//   bench_import more DB FROM N     imports articles FROM … FROM+N-1 one by one, each linked before the next
//
// Prints one JSON object: CPU seconds (user and system) of storing and of linking, peak memory, size.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "claimgraph/pipeline.hpp"
#include "claimgraph/store.hpp"
#include "tests/unit/support/made_articles.hpp"

namespace {

using namespace claimgraph;
using claimgraph::test::MadeArticle;
using claimgraph::test::MadeArticles;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/// Hands out articles that were made before the clock starts, a part at a time.
struct Made {
  std::vector<MadeArticle> part;
  std::size_t next = 0;

  void fill(std::uint64_t from, std::uint64_t count) {
    part.clear();
    next = 0;
    const MadeArticles made;
    for (std::uint64_t i = 0; i < count; ++i) part.push_back(made.article(from + i));
  }
};

/// CPU seconds of an import without extraction.
double import(Store& store, Made& made) {
  std::size_t current = 0;
  const ArticleReader reader = [&](Article& article, Diagnostics&) {
    if (made.next == made.part.size()) return false;
    current = made.next++;
    article = made.part[current].article;
    return true;
  };
  const Analyser analyse = [&](const Article&) { return std::move(made.part[current].analysis); };
  ImportSettings settings;
  settings.extraction = "made";
  const double start = cpu_seconds();
  import_articles(store, analyse, reader, settings);
  return cpu_seconds() - start;
}

/// CPU seconds of storing alone, in batches as an import does.
double put(Store& store, const Made& made) {
  constexpr std::size_t kBatch = 256;
  const double start = cpu_seconds();
  for (std::size_t from = 0; from < made.part.size(); from += kBatch) {
    std::vector<PutArticle> batch;
    for (std::size_t i = from; i < std::min(from + kBatch, made.part.size()); ++i)
      batch.push_back({&made.part[i].article, &made.part[i].analysis});
    store.put_articles(batch, "made");
  }
  return cpu_seconds() - start;
}

int fill(const std::string& path, std::uint64_t count) {
  constexpr std::uint64_t kPart = 1000;
  Store store(path);
  Made made;
  double storing = 0;
  std::chrono::duration<double> clock{};
  for (std::uint64_t from = 0; from < count; from += kPart) {
    made.fill(from, std::min(kPart, count - from));
    const auto began = std::chrono::steady_clock::now();
    storing += put(store, made);
    clock += std::chrono::steady_clock::now() - began;
  }
  made.fill(0, 0);
  const double start = cpu_seconds();
  refresh_relations(store);
  const double linking = cpu_seconds() - start;
  const StoreStats stats = store.stats();
  fmt::print(
      "{{\"mode\": \"fill\", \"articles\": {}, \"claims\": {}, \"entities\": {}, \"storing\": {:.3f}, "
      "\"storing_clock\": {:.3f}, "
      "\"linking\": {:.3f}, \"peak_mib\": {}, \"bytes\": {}}}\n",
      stats.articles, stats.claims, stats.entities, storing, clock.count(), linking, peak_kib() / 1024,
      stats.bytes);
  return 0;
}

int more(const std::string& path, std::uint64_t from, std::uint64_t count) {
  Store store(path);
  double seconds = 0;
  Made made;
  for (std::uint64_t i = 0; i < count; ++i) {
    made.fill(from + i, 1);
    seconds += import(store, made);
  }
  fmt::print("{{\"mode\": \"more\", \"articles\": {}, \"seconds_each\": {:.4f}, \"peak_mib\": {}}}\n", count,
             seconds / static_cast<double>(count), peak_kib() / 1024);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto number = [&](std::size_t i) { return std::strtoull(words[i].c_str(), nullptr, 10); };
  try {
    if (words.size() == 3 && words[0] == "fill") return fill(words[1], number(2));
    if (words.size() == 4 && words[0] == "more") return more(words[1], number(2), number(3));
    fmt::print(stderr, "bench_import fill DB N | more DB FROM N\n");
    return 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_import: {}\n", error.what());
    return 2;
  }
}
