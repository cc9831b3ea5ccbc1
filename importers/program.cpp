#include "importers/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

extern char** environ;

namespace claimgraph {

namespace {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : m_number(number) {}
  Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(m_number, other.m_number);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (m_number >= 0) ::close(m_number);
    m_number = -1;
  }
  int get() const { return m_number; }

 private:
  int m_number = -1;
};

struct Ends {
  Descriptor ours, theirs;
};

/// Sockets and not pipes: send() can tell us that the reader has gone without a signal.
bool connect(Ends& ends) {
  int pair[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return false;
  ends.ours = Descriptor(pair[0]);
  ends.theirs = Descriptor(pair[1]);
  return ::fcntl(pair[0], F_SETFL, O_NONBLOCK) == 0;
}

/// Where `name` stands in an absolute folder of PATH: a folder such as "." may hold anything. "" when
/// nowhere.
std::string in_path(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "/usr/bin:/bin";
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    if (!folder.starts_with('/')) continue;
    std::string file = std::string(folder) + '/' + name;
    struct stat info {};
    if (::stat(file.c_str(), &info) == 0 && S_ISREG(info.st_mode) && ::access(file.c_str(), X_OK) == 0)
      return file;
  }
  return {};
}

int start(const std::vector<std::string>& command, const std::array<Ends, 3>& ends, pid_t& child) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const std::string program = in_path(command.front());
  if (program.empty()) return ENOENT;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  for (int i = 0; i < 3; ++i)
    posix_spawn_file_actions_adddup2(&actions, ends[static_cast<std::size_t>(i)].theirs.get(), i);
  sigset_t none;
  sigset_t defaults;
  sigemptyset(&none);
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const int error = ::posix_spawn(&child, program.c_str(), &actions, &attributes, words.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

/// Reads what there is; false at the end of the stream.
bool drain(Descriptor& from, std::string& to, std::size_t limit, bool& too_long) {
  char buffer[1U << 16U];
  for (;;) {
    const ssize_t got = ::read(from.get(), buffer, sizeof buffer);
    if (got == 0) return false;
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    const auto count = static_cast<std::size_t>(got);
    if (to.size() + count > limit) too_long = true;
    if (!too_long) to.append(buffer, count);
    if (too_long) return true;
  }
}

bool feed(Descriptor& to, std::string_view& input) {
  while (!input.empty()) {
    const ssize_t sent = ::send(to.get(), input.data(), input.size(), MSG_NOSIGNAL);
    if (sent < 0) return errno == EAGAIN || errno == EINTR;
    input.remove_prefix(static_cast<std::size_t>(sent));
  }
  return false;
}

/// Waits for the child until the deadline, also when it has closed its outputs; then it is killed.
int reaped(pid_t child, std::chrono::steady_clock::time_point deadline, ProgramResult::End& end) {
  constexpr auto kPause = std::chrono::milliseconds(5);
  int status = 0;
  while (end == ProgramResult::End::exited) {
    const pid_t done = ::waitpid(child, &status, WNOHANG);
    if (done == child) return status;
    if (done < 0 && errno != EINTR) return status;
    if (std::chrono::steady_clock::now() >= deadline) {
      end = ProgramResult::End::timed_out;
      ::kill(child, SIGKILL);
      break;
    }
    std::this_thread::sleep_for(kPause);
  }
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& command, std::string_view input,
                          std::chrono::milliseconds limit, std::size_t out_limit) {
  ProgramResult result;
  std::array<Ends, 3> ends;
  pid_t child = 0;
  for (Ends& pair : ends) {
    if (!connect(pair)) {
      result.end = ProgramResult::End::failed;
      return result;
    }
  }
  if (const int error = start(command, ends, child); error != 0) {
    result.end = error == ENOENT ? ProgramResult::End::missing : ProgramResult::End::failed;
    return result;
  }
  for (Ends& pair : ends) pair.theirs.close();
  const auto deadline = std::chrono::steady_clock::now() + limit;
  bool too_long = false;
  bool ignored = false;
  while (ends[1].ours.get() >= 0 || ends[2].ours.get() >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) result.end = ProgramResult::End::timed_out;
    if (too_long) result.end = ProgramResult::End::too_long;
    if (result.end != ProgramResult::End::exited) {
      ::kill(child, SIGKILL);
      break;
    }
    std::array<pollfd, 3> waits{pollfd{ends[0].ours.get(), POLLOUT, 0}, pollfd{ends[1].ours.get(), POLLIN, 0},
                                pollfd{ends[2].ours.get(), POLLIN, 0}};
    if (::poll(waits.data(), waits.size(), static_cast<int>(std::min<long long>(left.count() + 1, 1000))) <
            0 &&
        errno != EINTR) {
      result.end = ProgramResult::End::failed;
      ::kill(child, SIGKILL);
      break;
    }
    if (waits[0].revents != 0 && !feed(ends[0].ours, input)) ends[0].ours.close();
    if (waits[1].revents != 0 && !drain(ends[1].ours, result.out, out_limit, too_long)) ends[1].ours.close();
    if (waits[2].revents != 0) {
      const bool open = drain(ends[2].ours, result.err, std::size_t{64} << 10U, ignored);
      if (!open) ends[2].ours.close();
    }
  }
  const int status = reaped(child, deadline, result.end);
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + (WIFSIGNALED(status) ? WTERMSIG(status) : 0);
  return result;
}

}  // namespace claimgraph
