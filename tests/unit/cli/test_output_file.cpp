#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "claimgraph/error.hpp"
#include "cli/output_file.hpp"

using namespace claimgraph;
using claimgraph::cli::OutputFile;
namespace fs = std::filesystem;

namespace {

/// An empty folder of its own, removed at the end.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "claimgraph-output-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  std::string operator/(const char* name) const { return (path / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
  fs::path path;
};

std::string text_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

void put(const std::string& path, const std::string& text) {
  std::ofstream(path) << text;
}

void write(const std::string& path, const std::string& text) {
  OutputFile file(path);
  file.out() << text;
  file.keep();
}

mode_t mode_of(const std::string& path) {
  struct stat info {};
  ::lstat(path.c_str(), &info);
  return info.st_mode;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Output)

BOOST_AUTO_TEST_CASE(a_file_is_whole_or_not_there) {
  const Folder folder;
  const std::string big(300000, 'x');
  {
    OutputFile file(folder / "a");
    file.out() << big;
    BOOST_TEST(!fs::exists(folder / "a"));
  }
  BOOST_TEST(folder.files() == 0U);
  write(folder / "a", big);
  BOOST_TEST((text_of(folder / "a") == big));
  BOOST_TEST(folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(the_old_file_stays_until_the_new_one_is_whole_and_gives_its_mode) {
  const Folder folder;
  put(folder / "a", "old");
  ::chmod((folder / "a").c_str(), 0640);
  { OutputFile(folder / "a").out() << "half"; }
  BOOST_TEST(text_of(folder / "a") == "old");
  write(folder / "a", "new");
  BOOST_TEST(text_of(folder / "a") == "new");
  BOOST_TEST((mode_of(folder / "a") & 07777U) == 0640U);
}

BOOST_AUTO_TEST_CASE(nobody_elses_file_is_touched) {
  const Folder folder;
  put(folder / "a.part", "mine");
  fs::create_symlink(folder / "victim", folder / "b.part");
  put(folder / "victim", "keep");
  write(folder / "a", "x");
  write(folder / "b", "x");
  BOOST_TEST(text_of(folder / "a.part") == "mine");
  BOOST_TEST(text_of(folder / "victim") == "keep");
}

BOOST_AUTO_TEST_CASE(a_link_stays_and_its_target_is_written) {
  const Folder folder;
  put(folder / "target", "old");
  fs::create_symlink("target", folder / "link");
  write(folder / "link", "new");
  BOOST_TEST(fs::is_symlink(folder / "link"));
  BOOST_TEST(text_of(folder / "target") == "new");
  fs::create_symlink("later", folder / "dangling");
  write(folder / "dangling", "new");
  BOOST_TEST(fs::is_symlink(folder / "dangling"));
  BOOST_TEST(text_of(folder / "later") == "new");
}

BOOST_AUTO_TEST_CASE(pipes_are_written_into) {
  const Folder folder;
  const std::string pipe = folder / "pipe";
  BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const pid_t reader = ::fork();
  if (reader == 0) {
    char bytes[16] = {};
    const int in = ::open(pipe.c_str(), O_RDONLY);
    const ssize_t got = ::read(in, bytes, sizeof bytes);
    ::_exit(got == 5 && std::string(bytes, 5) == "hello" ? 0 : 1);
  }
  write(pipe, "hello");
  int status = 1;
  ::waitpid(reader, &status, 0);
  BOOST_TEST(status == 0);
  BOOST_TEST(S_ISFIFO(mode_of(pipe)));
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_called_that) {
  const auto full = [] { write("/dev/full", "x"); };
  BOOST_CHECK_EXCEPTION(full(), DataError, [](const DataError& error) {
    return std::string(error.what()).find("No space left on device") != std::string::npos;
  });
  BOOST_CHECK_THROW(OutputFile("/no/such/folder/a"), DataError);
}

BOOST_AUTO_TEST_SUITE_END()
