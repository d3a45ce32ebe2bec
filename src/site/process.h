// Runs another program without a shell. In: its path, its arguments and its environment. Out: what it prints.
// The program inherits the current folder and nothing else, and is ended where it takes too long.
#pragma once

#include "base/error.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Program {
  std::vector<std::string> words;       // the program's path, which has a '/', and its arguments
  std::vector<std::string> environment; // each `NAME=value`
  // How long it may take: all of it, or each answer in a Conversation.
  std::chrono::milliseconds patience = std::chrono::seconds(30);
  std::size_t most_output = std::size_t{128} << 20; // bytes
};

// Returns the folders of the variable PATH that are absolute and not within `untrusted`, an absolute folder
// whose files strangers may have written.
std::vector<std::string> program_folders(std::string_view path, std::string_view untrusted);

// Returns the path of the program in the first of these folders that has it; it is empty where none has.
std::string find_program(std::string_view name, const std::vector<std::string> &folders);

struct ProcessOutput {
  int code = 0; // the exit code, or 128 plus the number of the signal that ended it
  std::string out, err;
};

// Runs the program to its end, with an empty standard input. An Error says why it can't be started, or that
// it took too long or printed too much.
Result<ProcessOutput> run_process(const Program &program);

// A program that answers questions, one after the other. Its stderr is dropped. Only one thread may use a
// Conversation at a time. Ask one question at a time: a program that writes much before it has read all of
// its input would otherwise wait for galley while galley waits for it.
class Conversation {
public:
  static Result<std::unique_ptr<Conversation>> start(const Program &program);
  Conversation(const Conversation &) = delete;
  Conversation &operator=(const Conversation &) = delete;
  ~Conversation(); // closes the program's input and waits for it to end, or ends it

  // The functions below return false where the program has ended or does not answer in time.
  bool write(std::string_view text);
  bool read_line(std::string &line); // without the '\n' at its end
  bool read(std::size_t size, std::string &text);
  bool skip(std::size_t size);

private:
  Conversation(int process, int input, int output, std::chrono::milliseconds patience)
      : process_(process), input_(input), output_(output), patience_(patience) {}
  bool fill();

  int process_;
  int input_, output_; // descriptors: of the program's input, and of its output
  std::chrono::milliseconds patience_;
  std::string buffer_;    // output that was read from the program
  std::size_t taken_ = 0; // bytes of the buffer that were returned to the caller
};

} // namespace galley
