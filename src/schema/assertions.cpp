#include "schema/assertions.h"

#include "schema/words.h"

#include <algorithm>
#include <array>
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

std::uint64_t count_of(Value value) {
  constexpr double most = 9007199254740992.0; // 2^53, since no list is longer
  return static_cast<std::uint64_t>(std::min(value.as_number(), most));
}

std::uint32_t type_bit(std::string_view name) {
  for (std::size_t i = 0; i < type_names.size(); ++i) {
    if (type_names[i].name == name) return 1U << i;
  }
  return 0;
}

std::uint32_t types_of(Value value, Draft draft) {
  static const std::uint32_t integer = type_bit("integer"), number = type_bit("number");
  static const std::array<std::uint32_t, 7> bits = {
      type_bit("null"),   type_bit("boolean"), integer | number,  number,
      type_bit("string"), type_bit("array"),   type_bit("object")}; // in the order of ValueKind
  const std::uint32_t of_kind = bits[static_cast<std::size_t>(value.kind())];
  return value.is(ValueKind::number) && is_whole(value, draft) ? of_kind | integer : of_kind;
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
