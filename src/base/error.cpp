#include "base/error.h"

#include <utility>

namespace galley {

Error error_at(const Source &source, Span span, std::string message) {
  return {std::move(message), source.path, source.position(span.begin)};
}

} // namespace galley
