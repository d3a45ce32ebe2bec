#include "parse/markdown.h"

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

} // namespace galley
