// Gives a text to a library that reads from a stream. In: a text, which must outlive the buffer. Out: a
// stream buffer.
#pragma once

#include <streambuf>
#include <string_view>

namespace galley {

class TextBuffer final : public std::streambuf {
public:
  explicit TextBuffer(std::string_view text) {
    // The interface asks for a pointer to char that is not const, but nothing writes through it.
    char *const begin = const_cast<char *>(text.data());
    setg(begin, begin, begin + text.size());
  }
};

} // namespace galley
