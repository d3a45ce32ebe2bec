// Did you mean …: the nearest of the words that would have been right.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

// Edit distance in code points, with a swap of neighbours as one edit (optimal string alignment). Anything
// above `limit` is returned as limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word`, near enough that a writer may have meant it; folded texts that are equal
// count as distance 0. None where two are equally near.
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view> &candidates);

// The same for what galley itself gives names to, which users know by heart and shorten: else the only
// candidate that begins with `word`, of three characters or more.
std::optional<std::string_view> nearest_name(std::string_view word,
                                             const std::vector<std::string_view> &candidates);

} // namespace galley
