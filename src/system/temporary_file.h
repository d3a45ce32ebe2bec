// Files that must not outlast the program unless they take the place of another one. In: an open folder, and
// bytes. Out: a new file in it, which is renamed over another one or removed, even where a signal or a lack
// of memory ends the program.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

// The names of all temporary files begin so. A file that a killed program left is known by that.
inline constexpr std::string_view temporary_prefix = ".galley-";

// A file beside the one that it will replace. The destructor removes it unless it was moved there. The
// functions return false with errno set where they fail.
class TemporaryFile {
public:
  // `folder` is the descriptor of an open folder and must outlive it.
  explicit TemporaryFile(int folder);
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;
  ~TemporaryFile();

  bool is_open() const { return file_ >= 0; } // if not, errno says why
  int number() const { return file_; }
  bool write(std::string_view text) const;
  bool sync() const;
  // Renames it to `name` in its folder. A symlink of that name is replaced, not followed.
  bool move_to(const std::string &name);

private:
  int folder_;
  std::string name_;
  std::size_t slot_ = 0; // of the list of files to be removed
  int file_ = -1;
  bool moved_ = false;
};

// Removes all temporary files of this program, which is about to end. From then on a thread that would make
// one waits for the end. A signal handler may call it.
void remove_temporary_files();

// Lets the signals that end a program remove its temporary files first. A signal that is ignored stays so. A
// limit of the size of files (`ulimit -f`) makes writing fail, and doesn't end the program.
void handle_ending_signals();

} // namespace galley
