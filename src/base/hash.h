// A hash of bytes that is the same on every machine and in every version of galley, so that it may be stored.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

// XXH3, 64 bits.
std::uint64_t hash_bytes(std::string_view bytes);

} // namespace galley
