// The word that a writer meant. In: a word that is wrong, and the words that would have been right. Out: the
// nearest of these.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

// The edit distance in code points, where a swap of neighbours is one edit (optimal string alignment). Any
// distance above `limit` is returned as limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word`, if it is near enough that a writer may have meant it. Texts that are equal
// once folded have distance 0. Where two candidates are equally near, there is none.
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view> &candidates);

// The same for names that galley itself gives, which users know by heart and shorten: where no candidate is
// near, it is the only one that begins with `word`, if `word` has three bytes or more.
std::optional<std::string_view> nearest_name(std::string_view word,
                                             const std::vector<std::string_view> &candidates);

} // namespace galley
