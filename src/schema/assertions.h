// What the assertions of JSON Schema ask of a single value.
#pragma once

#include "base/value.h"
#include "schema/schema.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace galley {

// Whether it is an integer as the draft understands it: since draft 6, 1.0 is one.
bool is_whole(Value value, Draft draft);

// Whether `number` is a multiple of `divisor`, save for what binary fractions lose.
bool is_multiple(double number, double divisor);

struct RepeatedItem {
  Value first, again;
  std::uint32_t first_index = 0, again_index = 0;
};

// Every item that equals an earlier one, with the first such. Takes time in proportion to the size of the
// list.
std::vector<RepeatedItem> repeated_items(Value sequence);

// The members of a mapping, sorted by the bytes of their keys.
std::vector<Value> members_by_key(Value mapping);

} // namespace galley
