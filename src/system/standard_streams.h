// The program's standard streams, as they come: closed, or not blocking. In: bytes. Out: all of them, however
// long the reader takes.
#pragma once

#include <cstddef>
#include <string_view>

#include <sys/types.h>

namespace galley {

// Opens /dev/null for each standard stream that is closed, so that no file is opened in its place. What is
// written to a stdout that was closed fails; what is written to such a stderr is lost. Returns false, with
// errno set, where that fails.
bool open_closed_streams();

// Writes all, and waits where the descriptor doesn't block. Returns false, with errno set, where not all
// could be written. A signal handler may call it.
bool write_all(int descriptor, std::string_view text);

// Does as read(2), but waits where the descriptor doesn't block or a signal interrupts.
ssize_t read_available(int descriptor, char *buffer, std::size_t size);

} // namespace galley
