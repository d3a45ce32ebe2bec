// What the assertions of JSON Schema ask of a single value. In: a value. Out: the answer; nothing is kept.
#pragma once

#include "base/value.h"
#include "schema/schema.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// Whether the value is an integer as the draft understands it. Since draft 6, 1.0 is one.
bool is_whole(Value value, Draft draft);

// The value of a keyword that is a count, which need not be written as a whole number.
std::uint64_t count_of(Value value);

// The bit of a type that the keyword `type` may name; 0 where there is no such type.
std::uint32_t type_bit(std::string_view name);
// The bits of the types that the value has.
std::uint32_t types_of(Value value, Draft draft);

// Whether `number` is a multiple of `divisor`, but for what binary fractions lose.
bool is_multiple(double number, double divisor);

// An item of a list that equals an earlier one, and the first that it equals.
struct RepeatedItem {
  Value first, again;
  std::uint32_t first_index = 0, again_index = 0; // from 0
};

// Finds every such item, in the order of the list.
std::vector<RepeatedItem> repeated_items(Value sequence);

} // namespace galley
