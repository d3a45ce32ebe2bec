#include "schema/assertions.h"

#include "base/hash.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace galley {

namespace {

std::size_t mix(std::size_t hash, std::size_t more) {
  return (hash ^ more) * 0x9E3779B97F4A7C15U + (hash >> 29);
}

// Values that equal() finds equal have the same hash: 1 and 1.0 are equal, and so are mappings with the same
// members in another order.
std::size_t hash_of(Value value) {
  switch (value.kind()) {
  case ValueKind::null:
    return 1;
  case ValueKind::boolean:
    return value.as_bool() ? 2 : 3;
  case ValueKind::integer:
  case ValueKind::number:
    return KeyedHash()(std::bit_cast<std::uint64_t>(value.as_number() == 0 ? 0.0 : value.as_number()));
  case ValueKind::string:
    return mix(4, KeyedHash()(value.text()));
  case ValueKind::sequence: {
    std::size_t hash = 5;
    for (const Value item : value) hash = mix(hash, hash_of(item));
    return hash;
  }
  case ValueKind::mapping: {
    std::size_t hash = 6;
    for (const Value member : value) hash += mix(KeyedHash()(member.key()), hash_of(member));
    return hash;
  }
  }
  return 0;
}

} // namespace

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
  std::vector<RepeatedItem> repeated;
  std::unordered_multimap<std::size_t, std::pair<Value, std::uint32_t>> seen;
  std::uint32_t index = 0;
  for (const Value item : sequence) {
    const std::size_t hash = hash_of(item);
    const auto [first, last] = seen.equal_range(hash);
    const auto same = [&](const auto &entry) { return equal(entry.second.first, item); };
    const auto found = std::find_if(first, last, same);
    if (found == last) {
      seen.emplace(hash, std::pair(item, index));
    } else {
      repeated.push_back({found->second.first, item, found->second.second, index});
    }
    ++index;
  }
  return repeated;
}

std::vector<Value> members_by_key(Value mapping) {
  std::vector<Value> members;
  members.reserve(mapping.size());
  for (const Value member : mapping) members.push_back(member);
  std::ranges::sort(members, [](Value a, Value b) { return a.key() < b.key(); });
  return members;
}

} // namespace galley
