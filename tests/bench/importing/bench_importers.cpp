// What tests/bench/importers times on our side: importers inside one process, without its start.
//
//   bench_importers html FILE...      every page once, all read and decompressed before the clock starts
//   bench_importers records WARC      all records of the archive, HTTP headers read and codings undone,
//   nothing else bench_importers pages WARC        the archive through the importer, extraction included
//
// Prints one JSON object: what was read and the CPU seconds of the loop (user and system).
#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/error.hpp"
#include "claimgraph/importer.hpp"
#include "claimgraph/model_file.hpp"
#include "claimgraph/pipeline.hpp"
#include "claimgraph/store.hpp"
#include "importers/byte_source.hpp"
#include "importers/http_body.hpp"
#include "importers/warc_reader.hpp"

namespace {

using namespace claimgraph;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path) : m_file(std::fopen(path.c_str(), "rb"), &std::fclose) {
    if (!m_file) throw DataError(path + ": cannot open");
    std::setvbuf(m_file.get(), nullptr, _IONBF, 0);
  }
  std::size_t read(char* buffer, std::size_t size) override {
    return std::fread(buffer, 1, size, m_file.get());
  }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_file;
};

struct Count {
  std::size_t articles = 0, bytes = 0;
};

Count import(const char* format, std::unique_ptr<ByteSource> source, const std::string& name) {
  Count count;
  ImportOptions options;
  options.name = name;
  static const auto models = read_page_models(*ModelFile::open(CG_SOURCE_DIR "/core/models/page.cgm"));
  options.page_models = models;
  const auto importer = open_importer(*find_importer(format), std::move(source), options);
  Diagnostics diagnostics;
  for (Article article; importer->next(article, diagnostics); article = {}) {
    ++count.articles;
    count.bytes += article.text.size();
    diagnostics.clear();
  }
  return count;
}

void report(const char* mode, std::size_t items, const Count& count, double seconds) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print(
      "{{\"mode\": \"{}\", \"items\": {}, \"articles\": {}, \"bytes\": {}, \"seconds\": {:.6f}, "
      "\"peak_kib\": {}}}\n",
      mode, items, count.articles, count.bytes, seconds, usage.ru_maxrss);
}

int html(const std::vector<std::string>& paths) {
  std::vector<std::string> pages;
  for (const std::string& path : paths)
    pages.push_back(
        read_all(*decompressed(std::make_unique<FileSource>(path), path), std::size_t{256} << 20U, path));
  Count all;
  const double start = cpu_seconds();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Count one = import("html", memory_source(pages[i]), paths[i]);
    all.articles += one.articles;
    all.bytes += one.bytes;
  }
  report("html", pages.size(), all, cpu_seconds() - start);
  return 0;
}

int records(const std::string& path) {
  const double start = cpu_seconds();
  Count all;
  WarcReader reader(std::make_unique<FileSource>(path), path, std::size_t{256} << 20U);
  WarcRecord record;
  Diagnostics diagnostics;
  std::string_view block;
  std::string body;
  std::string problem;
  std::size_t count = 0;
  while (reader.next(record, diagnostics)) {
    ++count;
    if (!reader.block(block, diagnostics)) continue;
    HttpHead head;
    if (record.media_type.starts_with("application/http")) head = read_http(block);
    block.remove_prefix(head.size);
    if (!head.chunked || !unchunk(block, body)) body.assign(block);
    if (!head.codings.empty()) undo_codings(body, head.codings, std::size_t{256} << 20U, problem);
    all.bytes += body.size();
  }
  report("records", count, all, cpu_seconds() - start);
  return diagnostics.empty() ? 0 : 1;
}

int relate(const std::string& path) {
  StoreOptions options;
  options.mode = OpenMode::read_write;
  Store store(path, options);
  const double start = cpu_seconds();
  refresh_relations(store);
  const double seconds = cpu_seconds() - start;
  Count count;
  count.articles = store.stats().articles;
  report("relate", count.articles, count, seconds);
  return 0;
}

int pages(const std::string& path) {
  const double start = cpu_seconds();
  const Count all = import("warc", std::make_unique<FileSource>(path), path);
  report("pages", all.articles, all, cpu_seconds() - start);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    if (words.size() >= 2 && words[0] == "html") return html({words.begin() + 1, words.end()});
    if (words.size() == 2 && words[0] == "records") return records(words[1]);
    if (words.size() == 2 && words[0] == "relate") return relate(words[1]);
    if (words.size() == 2 && words[0] == "pages") return pages(words[1]);
    fmt::print(stderr, "usage: bench_importers html FILE... | records WARC | pages WARC | relate DATABASE\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_importers: {}\n", error.what());
  }
  return 2;
}
