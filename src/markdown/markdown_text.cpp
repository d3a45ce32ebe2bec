#include "markdown/markdown_text.h"

#include "text/unicode.h"

#include <algorithm>

namespace galley {

std::string plain_text(const Body &body, std::uint32_t node, bool images) {
  std::string result;
  const std::uint32_t end = node + body.nodes[node].skip;
  for (std::uint32_t i = node; i < end; ++i) {
    const BodyNode &part = body.nodes[i];
    switch (part.kind) {
    case BodyKind::text:
    case BodyKind::code:
      result += part.text;
      break;
    case BodyKind::soft_break:
    case BodyKind::line_break:
      result += ' ';
      break;
    case BodyKind::image:
      if (!images) i += part.skip - 1;
      break;
    default:
      break;
    }
  }
  return result;
}

std::string plain_text(std::string_view inlines) {
  // After a word, no mark can open a list, a heading or a quote.
  constexpr std::string_view word = "x ";
  std::string text(word);
  for (const char byte : trim(inlines)) {
    const bool blank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    if (!blank || text.back() != ' ') text += blank ? ' ' : byte;
  }
  const Source source({}, text);
  const Body body = parse_markdown(source, 0);
  if (!body.problem && body.nodes.size() > 1) text = plain_text(body, 1);
  return std::string(trim(std::string_view(text).substr(std::min(text.size(), word.size()))));
}

} // namespace galley
