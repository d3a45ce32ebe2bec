#include "base/error.h"

#include "base/source.h"

namespace galley {

Error error_at(const Source &source, Span span, std::string message) {
  const Position position = source.position(span.begin);
  return {std::move(message), source.path, position.line, position.code_point};
}

} // namespace galley
