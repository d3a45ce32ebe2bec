// The strings of a front matter, each with its name as messages write it. In: the root mapping. Out: a call
// for every string that stands in the document itself, in document order; what an alias repeats is visited
// where it stands first.
#pragma once

#include "base/value.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct FieldString {
  std::string name;     // `draft`, `video.id`, `tags[2]` (from 0)
  std::string_view key; // of the nearest mapping: `draft`, `id`, `tags`
  Value value;
  bool item; // an item of a list
};

namespace detail {

template <class Visit>
void visit_strings(Value value, const FieldString &at, const std::vector<std::string> &skipped,
                   Visit &visit) {
  if (value.is(ValueKind::string)) visit(at);
  const bool list = value.is(ValueKind::sequence);
  std::uint32_t index = 0;
  for (const Value child : value) {
    const std::uint32_t place = list ? value.span().begin : child.key_span().begin;
    const std::string_view key = list ? at.key : child.key();
    const std::string step = list ? "[" + std::to_string(index++) + "]" : std::string(key);
    const bool repeated = child.span().begin < place; // by an alias
    if (repeated || (!list && std::find(skipped.begin(), skipped.end(), key) != skipped.end())) continue;
    visit_strings(child, {at.name + (list || at.name.empty() ? "" : ".") + step, key, child, list}, skipped,
                  visit);
  }
}

} // namespace detail

// `skipped`: keys, at any depth, whose values are left out with all they hold.
template <class Visit>
void for_each_string(Value root, const std::vector<std::string> &skipped, Visit visit) {
  if (root) detail::visit_strings(root, {{}, {}, root, false}, skipped, visit);
}

} // namespace galley
