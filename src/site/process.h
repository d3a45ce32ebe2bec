// Runs another program without a shell. In: its name, which is looked up in PATH, and its arguments. Out:
// what it prints. The program inherits the environment and the current folder, and nothing else.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct ProcessOutput {
  int code = 0; // the exit code, or 128 plus the number of the signal that ended it
  std::string out, err;
};

// Runs the program to its end, with an empty standard input. Where it can't be started, the Error has the
// system's message.
Result<ProcessOutput> run_process(const std::vector<std::string> &words);

// A program that answers questions, one after the other. Its stderr is dropped. Only one thread may use a
// Conversation at a time. Ask one question at a time: a program that writes much before it has read all of
// its input would otherwise wait for galley while galley waits for it.
class Conversation {
public:
  static Result<std::unique_ptr<Conversation>> start(const std::vector<std::string> &words);
  Conversation(const Conversation &) = delete;
  Conversation &operator=(const Conversation &) = delete;
  ~Conversation(); // closes the program's input and waits for it to end

  // The functions below return false where the program has ended.
  bool write(std::string_view text);
  bool read_line(std::string &line); // without the '\n' at its end
  bool read(std::size_t size, std::string &text);
  bool skip(std::size_t size);

private:
  Conversation(int process, int input, int output) : process_(process), input_(input), output_(output) {}
  bool fill();

  int process_;
  int input_, output_;    // descriptors: of the program's input, and of its output
  std::string buffer_;    // output that was read from the program
  std::size_t taken_ = 0; // bytes of the buffer that were returned to the caller
};

} // namespace galley
