#include "system/descriptor.h"

#include <poll.h>

namespace galley {

namespace {

// Returns whether the last call failed only for now. Waits until the descriptor is ready for the next one.
bool may_try_again(int descriptor, short event) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
  struct pollfd waiting = {descriptor, event, 0};
  return ::poll(&waiting, 1, -1) >= 0 || errno == EINTR;
}

} // namespace

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && !may_try_again(descriptor, POLLOUT)) return false;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

ssize_t read_available(int descriptor, char *buffer, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, size);
    if (count >= 0 || !may_try_again(descriptor, POLLIN)) return count;
  }
}

} // namespace galley
