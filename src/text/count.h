// A number with what it counts, in plain English: `1 document`, `2 documents`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

std::string count_of(std::size_t number, std::string_view one, std::string_view many);

} // namespace galley
