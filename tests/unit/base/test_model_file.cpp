#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "claimgraph/error.hpp"
#include "claimgraph/model_file.hpp"
#include "core/base/model_writer.hpp"

using namespace claimgraph;

namespace {

struct TempFile {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("claimgraph-model-" + std::to_string(::getpid()) + ".cgm");
  TempFile() {
    write_model_file(path, "tiny", "1.0",
                     {{"alpha", std::string(100, 'a')}, {"beta", "bytes"}, {"empty", ""}});
  }
  ~TempFile() { std::filesystem::remove(path); }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  std::string bytes() const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& bytes) const {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  std::string refusal() const {
    try {
      ModelFile::open(path);
    } catch (const DataError& error) {
      return error.what();
    }
    return "accepted";
  }
};

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(model_file, TempFile)

BOOST_AUTO_TEST_CASE(sections_come_back_aligned) {
  const auto model = ModelFile::open(path);
  BOOST_TEST(model->name() == "tiny");
  BOOST_TEST(model->version() == "1.0");
  BOOST_TEST(text_of(model->section("alpha")) == std::string(100, 'a'));
  BOOST_TEST(text_of(model->section("beta")) == "bytes");
  BOOST_TEST(model->section("empty").empty());
  BOOST_TEST(!model->has_section("gamma"));
  for (const char* name : {"alpha", "beta"}) {
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(model->section(name).data()) % 64 == 0U);
  }
}

BOOST_AUTO_TEST_CASE(a_missing_section_names_file_and_remedy) {
  const auto model = ModelFile::open(path);
  BOOST_CHECK_EXCEPTION(model->section("gamma"), DataError, [this](const DataError& error) {
    const std::string what = error.what();
    return what.find(path.string()) != std::string::npos &&
           what.find("no section 'gamma'") != std::string::npos && what.find("--model") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(every_flipped_byte_is_noticed) {
  const std::string good = bytes();
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x20);
    write(bad);
    const std::string what = refusal();
    const bool padding = what == "accepted" && good[at] == '\0' && at > 64 * 4;
    BOOST_TEST_REQUIRE((padding || what.find("model file '" + path.string()) == 0),
                       "byte " << at << ": " << what);
  }
}

BOOST_AUTO_TEST_CASE(truncated_foreign_and_missing_files_are_refused_with_a_reason) {
  const std::string good = bytes();
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{10}, std::size_t{64}, good.size() / 2, good.size() - 1}) {
    write(good.substr(0, size));
    BOOST_TEST_REQUIRE(refusal() != "accepted", "size " << size);
  }
  write(std::string(500, 'x'));
  BOOST_TEST(refusal().find("is not a claimgraph model set") != std::string::npos);
  std::string newer = good;
  newer[8] = 9;
  write(newer);
  BOOST_TEST(refusal().find("has format 9, this program reads format 1") != std::string::npos);
  std::filesystem::remove(path);
  BOOST_TEST(refusal().find("cannot be opened") != std::string::npos);
  std::filesystem::create_directory(path);
  BOOST_TEST(refusal().find("is not a regular file") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(writing_twice_gives_the_same_bytes) {
  const std::string once = bytes();
  write_model_file(path, "tiny", "1.0", {{"alpha", std::string(100, 'a')}, {"beta", "bytes"}, {"empty", ""}});
  BOOST_TEST(bytes() == once);
  BOOST_CHECK_THROW(write_model_file(path, "a name that is too long", "1", {}), UsageError);
}

BOOST_AUTO_TEST_SUITE_END()
