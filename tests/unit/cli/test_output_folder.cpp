#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "claimgraph/error.hpp"
#include "cli/output_folder.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using claimgraph::cli::OutputFolder;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::size_t entries(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(output_folder)

BOOST_AUTO_TEST_CASE(it_is_there_when_all_is_written) {
  const test::TemporaryFolder place;
  const auto target = place.path() / "notes";
  {
    OutputFolder folder(target.string());
    folder.file("a.md") << "one";
    folder.file("in/it/b.md") << "two";
    BOOST_TEST(!std::filesystem::exists(target));
    folder.keep();
  }
  BOOST_TEST(contents(target / "a.md") == "one");
  BOOST_TEST(contents(target / "in/it/b.md") == "two");
  BOOST_TEST(entries(place.path()) == 1U);
  struct stat mode {};
  BOOST_TEST(::stat(target.c_str(), &mode) == 0);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  BOOST_TEST((mode.st_mode & 0777U) == (0777U & ~mask));
}

BOOST_AUTO_TEST_CASE(nothing_is_left_of_one_that_was_not_kept) {
  const test::TemporaryFolder place;
  { OutputFolder((place.path() / "notes").string()).file("a.md") << "one"; }
  BOOST_TEST(entries(place.path()) == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_there_stays_as_it_is) {
  const test::TemporaryFolder place;
  place.file("plain", "mine");
  std::filesystem::create_directories(place.path() / "full/inside");
  BOOST_CHECK_THROW(OutputFolder((place.path() / "plain").string()), DataError);
  BOOST_CHECK_THROW(OutputFolder((place.path() / "full").string()), DataError);
  BOOST_CHECK_THROW(OutputFolder((place.path() / "no/such").string()), DataError);
  BOOST_TEST(entries(place.path()) == 2U);
}

BOOST_AUTO_TEST_CASE(an_empty_folder_and_a_link_to_one_are_taken) {
  const test::TemporaryFolder place;
  const auto real = place.path() / "real";
  std::filesystem::create_directory(real);
  std::filesystem::create_directory_symlink(real, place.path() / "link");
  OutputFolder folder((place.path() / "link/").string());
  folder.file("a.md") << "one";
  folder.keep();
  BOOST_TEST(contents(real / "a.md") == "one");
  BOOST_TEST(std::filesystem::is_symlink(place.path() / "link"));
}

BOOST_AUTO_TEST_SUITE_END()
