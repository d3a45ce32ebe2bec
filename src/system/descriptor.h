// Owns a file descriptor, and reads or writes one whatever its kind. In: what open(2) returned. Out: its
// number, which the destructor closes; bytes.
#pragma once

#include <cerrno>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace galley {

class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor &operator=(Descriptor &&other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  // errno stays as it was, since it says why the caller failed.
  ~Descriptor() {
    if (number_ < 0) return;
    const int reason = errno;
    ::close(number_);
    errno = reason;
  }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

private:
  int number_ = -1;
};

// The flags that open a folder only to look for names in it.
#ifdef O_PATH
inline constexpr int enter_folder = O_PATH | O_DIRECTORY | O_CLOEXEC;
#else
inline constexpr int enter_folder = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
#endif

// Writes all, and waits where the descriptor doesn't block. Returns false, with errno set, where not all
// could be written. A signal handler may call it.
bool write_all(int descriptor, std::string_view text);

// Does as read(2), but waits where the descriptor doesn't block or a signal interrupts.
ssize_t read_available(int descriptor, char *buffer, std::size_t size);

} // namespace galley
