#include "site/process.h"

#include "text/phrase.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): not every libc declares it

namespace galley {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10;

// Both ends of a pipe. The destructor closes those that were not taken out.
class Pipe {
public:
  Pipe() = default;
  Pipe(const Pipe &) = delete;
  Pipe &operator=(const Pipe &) = delete;
  ~Pipe() {
    close(0);
    close(1);
  }
  // Returns false with errno set where it fails.
  bool open() { return ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close(std::size_t end) {
    if (ends_.at(end) >= 0) ::close(ends_.at(end));
    ends_.at(end) = -1;
  }
  int take(std::size_t end) { return std::exchange(ends_.at(end), -1); }

private:
  std::array<int, 2> ends_ = {-1, -1};
};

// The descriptors that a program starts with. -1 stands for /dev/null.
struct Streams {
  int input = -1, output = -1, error = -1;
};

// Starts the program.
Result<pid_t> spawn(const std::vector<std::string> &words, const Streams &streams) {
  std::vector<char *> arguments;
  for (const std::string &word : words) arguments.push_back(const_cast<char *>(word.c_str()));
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const auto connect = [&](int descriptor, int as, int mode) {
    if (descriptor < 0)
      posix_spawn_file_actions_addopen(&actions, as, "/dev/null", mode, 0);
    else
      posix_spawn_file_actions_adddup2(&actions, descriptor, as);
  };
  connect(streams.input, STDIN_FILENO, O_RDONLY);
  connect(streams.output, STDOUT_FILENO, O_WRONLY);
  connect(streams.error, STDERR_FILENO, O_WRONLY);

  // galley may ignore SIGPIPE; the programs that it starts should not inherit that.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  pid_t process = 0;
  const int failed =
      ::posix_spawnp(&process, arguments.front(), &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return Error{system_words(failed)};
  return process;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Appends the bytes that can be read now. Returns false at the end.
bool read_some(int descriptor, std::string &text) {
  const std::size_t filled = text.size();
  text.resize(filled + piece);
  ssize_t count = 0;
  do {
    count = ::read(descriptor, text.data() + filled, piece);
  } while (count < 0 && errno == EINTR);
  text.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return count > 0;
}

// Reads both to their ends at the same time, since the program may write to either first.
void read_both(int output, std::string &out, int error, std::string &err) {
  std::array<pollfd, 2> waiting = {{{output, POLLIN, 0}, {error, POLLIN, 0}}};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) { // poll() ignores negative descriptors
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    if (waiting[0].revents != 0 && !read_some(output, out)) waiting[0].fd = -1;
    if (waiting[1].revents != 0 && !read_some(error, err)) waiting[1].fd = -1;
    for (pollfd &stream : waiting) stream.revents = 0;
  }
}

} // namespace

Result<ProcessOutput> run_process(const std::vector<std::string> &words) {
  Pipe out;
  Pipe err;
  if (!out.open() || !err.open()) return Error{system_words(errno)};
  const auto process = spawn(words, {-1, out.writer(), err.writer()});
  if (!process) return process.error();
  out.close(1);
  err.close(1);
  ProcessOutput result;
  read_both(out.reader(), result.out, err.reader(), result.err);
  result.code = wait_for(*process);
  return result;
}

Result<std::unique_ptr<Conversation>> Conversation::start(const std::vector<std::string> &words) {
  Pipe in;
  Pipe out;
  if (!in.open() || !out.open()) return Error{system_words(errno)};
  const auto process = spawn(words, {in.reader(), out.writer(), -1});
  if (!process) return process.error();
  return std::unique_ptr<Conversation>(new Conversation(*process, in.take(1), out.take(0)));
}

Conversation::~Conversation() {
  ::close(input_);
  ::close(output_);
  wait_for(process_);
}

bool Conversation::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(input_, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Conversation::fill() {
  buffer_.erase(0, taken_);
  taken_ = 0;
  return read_some(output_, buffer_);
}

bool Conversation::read_line(std::string &line) {
  std::size_t end = 0;
  while ((end = buffer_.find('\n', taken_)) == std::string::npos) {
    if (!fill()) return false;
  }
  line.assign(buffer_, taken_, end - taken_);
  taken_ = end + 1;
  return true;
}

bool Conversation::read(std::size_t size, std::string &text) {
  text.clear();
  while (text.size() < size) {
    if (taken_ == buffer_.size() && !fill()) return false;
    const std::size_t count = std::min(size - text.size(), buffer_.size() - taken_);
    text.append(buffer_, taken_, count);
    taken_ += count;
  }
  return true;
}

bool Conversation::skip(std::size_t size) {
  while (size > 0) {
    if (taken_ == buffer_.size() && !fill()) return false;
    const std::size_t count = std::min(size, buffer_.size() - taken_);
    taken_ += count;
    size -= count;
  }
  return true;
}

} // namespace galley
