#include "schema/assertions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace galley {

bool is_whole(Value value, Draft draft) {
  if (value.is(ValueKind::integer)) return true;
  if (!value.is(ValueKind::number)) return false;
  const double number = value.as_number();
  if (!std::isfinite(number) || std::floor(number) != number) return false;
  // In draft 4, 1.0 is no integer. One that is too large for 64 bits was read as a number, but has no point.
  return draft != Draft::draft4 || value.text().find_first_of(".eE") == std::string_view::npos;
}

bool is_multiple(double number, double divisor) {
  const double quotient = number / divisor;
  if (!std::isfinite(quotient)) return false;
  const double off = std::abs(quotient - std::round(quotient));
  return off <= 4 * std::numeric_limits<double>::epsilon() * std::abs(quotient);
}

std::vector<RepeatedItem> repeated_items(Value sequence) {
  std::vector<std::pair<Value, std::uint32_t>> items; // with their indices
  items.reserve(sequence.size());
  for (const Value item : sequence) items.emplace_back(item, static_cast<std::uint32_t>(items.size()));
  std::ranges::stable_sort(items, [](const auto &a, const auto &b) { return compare(a.first, b.first) < 0; });
  std::vector<RepeatedItem> repeated;
  auto first = items.begin();
  for (auto item = items.begin(); item != items.end(); ++item) {
    if (compare(first->first, item->first) != 0) first = item;
    if (item != first && equal(first->first, item->first))
      repeated.push_back({first->first, item->first, first->second, item->second});
  }
  std::ranges::sort(repeated, {}, &RepeatedItem::again_index);
  return repeated;
}

} // namespace galley
