// What the assertions of JSON Schema ask of a single value. In: a value. Out: the answer; nothing is kept.
#pragma once

#include "base/value.h"
#include "schema/schema.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace galley {

// Whether the value is an integer as the draft understands it. Since draft 6, 1.0 is one.
bool is_whole(Value value, Draft draft);

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
