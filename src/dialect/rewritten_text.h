// A Markdown text whose lines were written anew, and where they came from. In: offsets of the new text. Out:
// offsets of the text before.
#pragma once

#include "base/source.h"
#include "text/span.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace galley {

// A line of the new text: its first `prefix` bytes stand for blanks and markers; those after them are the
// bytes of the text before from `rest` on.
struct NewLine {
  std::uint32_t prefix = 0;
  std::uint32_t rest = 0;
  std::uint32_t line_begin = 0; // where the line began in the text before
};

class RewrittenText {
public:
  // Without `lines`, each byte is where it was.
  RewrittenText(std::string path, std::string text, std::vector<NewLine> lines)
      : source_(std::move(path), std::move(text)), lines_(std::move(lines)) {}

  const Source &source() const { return source_; } // the new text, with as many lines as before
  std::uint32_t original(std::uint32_t offset) const;
  Span original(Span span) const {
    const std::uint32_t begin = original(span.begin);
    return {begin, span.empty() ? begin : std::max(begin, original(span.end))};
  }

private:
  Source source_;
  std::vector<NewLine> lines_; // all lines, or none
};

} // namespace galley
