// The strings of a front matter, each with its name as messages write it. In: the root mapping, which the
// caller owns. Out: a call for every string that is written in the document itself, in document order. A
// string that an alias repeats is visited only where it is written.
#pragma once

#include "base/value.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct FieldString {
  const FieldString *parent; // null for the root
  std::string_view key;      // the key of the nearest mapping: `draft`, `id`, `tags`
  Value value;
  bool item;           // whether it is an item of a list
  std::uint32_t index; // the item's index in the list, from 0

  // Returns the name, such as `draft`, `video.id` or `tags[2]`.
  std::string name() const {
    if (parent == nullptr) return {};
    const std::string before = parent->name();
    if (item) return before + "[" + std::to_string(index) + "]";
    return before + (before.empty() ? "" : ".") + std::string(key);
  }
};

namespace detail {

template <class Visit>
void visit_strings(const FieldString &at, const std::vector<std::string> &skipped, Visit &visit) {
  if (at.value.is(ValueKind::string)) visit(at);
  const bool list = at.value.is(ValueKind::sequence);
  std::uint32_t index = 0;
  for (const Value child : at.value) {
    const FieldString field{&at, list ? at.key : child.key(), child, list, index++};
    if (child.is_repeated() || (!list && std::ranges::find(skipped, field.key) != skipped.end())) continue;
    visit_strings(field, skipped, visit);
  }
}

} // namespace detail

// Values of the keys in `skipped`, at any depth, are left out with all that they contain.
template <class Visit>
void for_each_string(Value root, const std::vector<std::string> &skipped, Visit visit) {
  if (root) detail::visit_strings({nullptr, {}, root, false, 0}, skipped, visit);
}

} // namespace galley
