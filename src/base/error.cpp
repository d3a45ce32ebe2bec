#include "base/error.h"

#include <fmt/format.h>

#include <utility>

namespace galley {

Error error_at(const Source &source, Span span, std::string message) {
  return {std::move(message), source.path, source.position(span.begin)};
}

std::string cannot_be_read(std::string_view what, std::string_view reason) {
  return fmt::format("{} can't be read: {}", what, reason);
}

} // namespace galley
