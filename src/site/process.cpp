#include "site/process.h"

#include "base/path.h"
#include "system/descriptor.h"
#include "text/phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace galley {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10;
constexpr std::size_t most_message = std::size_t{64} << 10; // bytes of stderr that are kept

using Clock = std::chrono::steady_clock;

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

// Returns the texts in the form that the system takes. They must outlive the result.
std::vector<char *> pointers(const std::vector<std::string> &texts) {
  std::vector<char *> result;
  result.reserve(texts.size() + 1);
  for (const std::string &text : texts) result.push_back(const_cast<char *>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

// Starts the program.
Result<pid_t> spawn(const Program &program, const Streams &streams) {
  std::vector<char *> arguments = pointers(program.words);
  std::vector<char *> environment = pointers(program.environment);

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

  // galley ignores these signals; the programs that it starts should not inherit that.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  pid_t process = 0;
  const int failed =
      ::posix_spawn(&process, arguments.front(), &actions, &attributes, arguments.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return Error{system_words(failed)};
  return process;
}

// Waits for the end of the program, and ends it where that is not soon. Returns the code that ProcessOutput
// has.
int wait_for(pid_t process, Clock::time_point deadline) {
  int status = 0;
  for (int pause = 0;; pause = std::min(2 * pause + 1, 20)) { // milliseconds
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process) break;
    if (ended < 0 && errno != EINTR) return -1;
    if (Clock::now() >= deadline) ::kill(process, SIGKILL);
    ::poll(nullptr, 0, pause);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Returns how long poll(2) may wait, in milliseconds.
int time_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left, 0, 1'000'000));
}

// Appends the bytes that can be read now. Returns false at the end.
bool read_some(int descriptor, std::string &text) {
  const std::size_t filled = text.size();
  text.resize(filled + piece);
  const ssize_t count = read_available(descriptor, text.data() + filled, piece);
  text.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return count > 0;
}

enum class Reading : std::uint8_t { ended, too_slow, too_much };

// Reads both to their ends at the same time, since the program may write to either first. Only the beginning
// of a long `err` is kept.
Reading read_both(int output, int error, const Program &program, Clock::time_point deadline,
                  ProcessOutput &result) {
  std::array<pollfd, 2> waiting = {{{output, POLLIN, 0}, {error, POLLIN, 0}}};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) { // poll() ignores negative descriptors
    const int ready = ::poll(waiting.data(), waiting.size(), time_until(deadline));
    if (Clock::now() >= deadline || (ready < 0 && errno != EINTR)) return Reading::too_slow;
    if (ready < 0) continue;
    if (waiting[0].revents != 0 && !read_some(output, result.out)) waiting[0].fd = -1;
    if (waiting[1].revents != 0 && !read_some(error, result.err)) waiting[1].fd = -1;
    if (result.out.size() > program.most_output) return Reading::too_much;
    result.err.resize(std::min(result.err.size(), most_message));
  }
  return Reading::ended;
}

} // namespace

std::vector<std::string> program_folders(std::string_view path, std::string_view untrusted) {
  std::vector<std::string> folders;
  while (!path.empty()) {
    const std::string_view folder = path.substr(0, path.find(':'));
    path.remove_prefix(std::min(folder.size() + 1, path.size()));
    if (!folder.starts_with('/')) continue;
    std::string absolute = absolute_path("/", folder);
    if (!is_within(absolute, untrusted)) folders.push_back(std::move(absolute));
  }
  return folders;
}

std::string find_program(std::string_view name, const std::vector<std::string> &folders) {
  for (const std::string &folder : folders) {
    std::string path = join_path(folder, name);
    struct stat status = {};
    if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0)
      return path;
  }
  return {};
}

Result<ProcessOutput> run_process(const Program &program) {
  const Clock::time_point deadline = Clock::now() + program.patience;
  Pipe out;
  Pipe err;
  if (!out.open() || !err.open()) return Error{system_words(errno)};
  const auto process = spawn(program, {-1, out.writer(), err.writer()});
  if (!process) return process.error();
  out.close(1);
  err.close(1);
  ProcessOutput result;
  const Reading reading = read_both(out.reader(), err.reader(), program, deadline, result);
  if (reading != Reading::ended) ::kill(*process, SIGKILL);
  result.code = wait_for(*process, deadline);
  if (reading == Reading::too_slow)
    return Error{fmt::format("it took more than {} s and was ended",
                             std::chrono::ceil<std::chrono::seconds>(program.patience).count())};
  if (reading == Reading::too_much)
    return Error{fmt::format("it printed more than {} MB and was ended", program.most_output >> 20U)};
  return result;
}

Result<std::unique_ptr<Conversation>> Conversation::start(const Program &program) {
  Pipe in;
  Pipe out;
  if (!in.open() || !out.open()) return Error{system_words(errno)};
  const auto process = spawn(program, {in.reader(), out.writer(), -1});
  if (!process) return process.error();
  return std::unique_ptr<Conversation>(new Conversation(*process, in.take(1), out.take(0), program.patience));
}

Conversation::~Conversation() {
  ::close(input_);
  ::close(output_);
  wait_for(process_, Clock::now() + std::chrono::seconds(1));
}

bool Conversation::write(std::string_view text) {
  return write_all(input_, text);
}

bool Conversation::fill() {
  buffer_.erase(0, taken_);
  taken_ = 0;
  struct pollfd waiting = {output_, POLLIN, 0};
  const Clock::time_point deadline = Clock::now() + patience_;
  int ready = 0;
  do {
    ready = ::poll(&waiting, 1, time_until(deadline));
  } while (ready < 0 && errno == EINTR);
  if (ready <= 0) return false;
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
