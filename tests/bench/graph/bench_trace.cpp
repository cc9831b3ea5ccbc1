// The core of a trace inside a process: microseconds from a claim's id to the edges behind it. See README.md
// beside it.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "claimgraph/claim_graph.hpp"
#include "claimgraph/queries.hpp"

namespace {

using namespace claimgraph;

/// Of three rounds over all claims the least time of each, sorted.
template <typename Work>
std::vector<double> microseconds(const std::vector<std::string>& claims, Work&& work) {
  std::vector<double> out(claims.size(), 1e18);
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto start = std::chrono::steady_clock::now();
      work(claims[i]);
      const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
      out[i] = std::min(out[i], spent.count());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

void print(const char* what, const std::vector<double>& times) {
  fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} |\n", what, times[times.size() / 2],
             times[times.size() * 9 / 10], times[times.size() * 99 / 100]);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench_trace FILE [CLAIMS]\n");
    return 2;
  }
  try {
    StoreOptions options;
    options.mode = OpenMode::read_only;
    options.one_state = true;
    const Store store(argv[1], options);
    // Ids are hashes: the first ones are any.
    const auto claims =
        store.ids_with_prefix("clm-", argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 500);
    if (claims.empty()) {
      fmt::print(stderr, "bench_trace: there are no claims\n");
      return 2;
    }
    std::size_t edges = 0;
    const auto core = microseconds(claims, [&](const std::string& claim) {
      edges += ClaimGraph(store.load_trail({claim})).trace_back(claim).size();
    });
    const auto whole = microseconds(
        claims, [&](const std::string& claim) { edges += query_trace(store, claim)->hops.size(); });
    fmt::print("| µs, {} claims | median | 90 % | 99 % |\n|---|--:|--:|--:|\n", claims.size());
    print("a claim's trail, loaded and walked", core);
    print("the whole answer, with passages", whole);
    if (edges == 0) return 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_trace: {}\n", error.what());
    return 2;
  }
  return 0;
}
