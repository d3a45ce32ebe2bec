// Texts that are YAML or nearly so, many of them simple. In: a seed, or pieces. Out: the same texts on every
// machine.
#pragma once

#include "bench/random.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::yaml_simple {

// One to three small accidents: bytes inserted, erased or replaced, lines swapped, repeated, moved sideways,
// or taken from `other`; now and then CRLF, or no line feed at the end.
std::string mutate(std::string text, std::string_view other, bench::Random &random);

// Calls `take` with every text of `first` and up to `most` of `pieces`, in any order, each as often as may
// be.
void enumerate(const std::string &first, const std::vector<std::string> &pieces, std::size_t most,
               const std::function<void(const std::string &text)> &take);

} // namespace galley::yaml_simple
