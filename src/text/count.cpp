#include "text/count.h"

#include <fmt/format.h>

namespace galley {

std::string count_of(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

} // namespace galley
