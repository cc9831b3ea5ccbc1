// Runs a fuzz target on every file of the folders and files named, once each, in the order of their names;
// and on small changes of each file (cut short, one byte flipped, doubled), so that a plain build looks
// around a little.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  // An exact copy on the heap: AddressSanitizer sees every step behind the end.
  const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

void run_changes(const std::string& bytes) {
  run(bytes);
  if (bytes.empty() || bytes.size() > 20000) return;
  std::uint64_t random = 0x9E3779B97F4A7C15U ^ bytes.size();
  for (int i = 0; i < 24; ++i) {
    random = random * 6364136223846793005U + 1442695040888963407U;
    const std::size_t at = (random >> 33U) % bytes.size();
    std::string changed = bytes;
    changed[at] = static_cast<char>(random >> 20U);
    run(changed);
    run(bytes.substr(0, at));
  }
  run(bytes + bytes);
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) {
      files.emplace_back(argv[i]);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(argv[i])) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  run("");
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      std::fprintf(stderr, "cannot read %s\n", file.c_str());
      return 1;
    }
    run_changes({std::istreambuf_iterator<char>(in), {}});
  }
  std::printf("%zu files replayed\n", files.size());
  return files.empty() ? 1 : 0;
}
