// Runs another program. In: its name, looked for along PATH, and its arguments; no shell sees them. Out: what
// it prints. The environment, the current folder and nothing else are passed on.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct ProcessOutput {
  int code = 0; // its exit code; 128 and the signal's number where a signal ended it
  std::string out, err;
};

// Runs it to its end, with nothing on its standard input. An Error is that it can't be started: the message
// is the system's words.
Result<ProcessOutput> run_process(const std::vector<std::string> &words);

// A program that answers questions, one after the other. What it says on stderr is dropped. One thread at a
// time; where it writes much before it has read all, both would wait for ever, so ask for one thing at a
// time.
class Conversation {
public:
  static Result<std::unique_ptr<Conversation>> start(const std::vector<std::string> &words);
  Conversation(const Conversation &) = delete;
  Conversation &operator=(const Conversation &) = delete;
  ~Conversation(); // closes its input, and waits for its end

  // Each is false where the program has gone away.
  bool write(std::string_view text);
  bool read_line(std::string &line); // without its '\n'
  bool read(std::size_t size, std::string &text);
  bool skip(std::size_t size);

private:
  Conversation(int process, int input, int output) : process_(process), input_(input), output_(output) {}
  bool fill();

  int process_;
  int input_, output_;    // descriptors: what it reads, and what it writes
  std::string buffer_;    // what it wrote
  std::size_t taken_ = 0; // bytes of the buffer that were given out
};

} // namespace galley
