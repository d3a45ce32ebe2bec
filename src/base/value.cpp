#include "base/value.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace galley {

namespace {

// Mappings of more members are compared in the order of their keys, smaller ones member by member.
constexpr std::uint32_t few_members = 8;

std::weak_ordering compare_doubles(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) <=> std::isnan(b);
  return a < b   ? std::weak_ordering::less
         : a > b ? std::weak_ordering::greater
                 : std::weak_ordering::equivalent;
}

// Compares exactly, though not every integer is a double.
std::weak_ordering compare_with_double(std::int64_t integer, double number) {
  constexpr double limit = 9223372036854775808.0; // 2^63
  if (std::isnan(number) || number >= limit) return std::weak_ordering::less;
  if (number < -limit) return std::weak_ordering::greater;
  const double whole = std::trunc(number);
  const auto order = integer <=> static_cast<std::int64_t>(whole);
  return order != 0 ? std::weak_ordering(order) : compare_doubles(whole, number);
}

std::weak_ordering compare_numbers(Value a, Value b) {
  if (a.is(ValueKind::integer) && b.is(ValueKind::integer)) return a.as_integer() <=> b.as_integer();
  if (a.is(ValueKind::integer)) return compare_with_double(a.as_integer(), b.as_number());
  if (b.is(ValueKind::integer)) return 0 <=> compare_with_double(b.as_integer(), a.as_number());
  return compare_doubles(a.as_number(), b.as_number());
}

bool is_nan(Value value) {
  return value.is(ValueKind::number) && std::isnan(value.as_number());
}

} // namespace

std::string_view kind_name(ValueKind kind) {
  switch (kind) {
  case ValueKind::null:
    return "null";
  case ValueKind::boolean:
    return "boolean";
  case ValueKind::integer:
    return "integer";
  case ValueKind::number:
    return "number";
  case ValueKind::string:
    return "string";
  case ValueKind::sequence:
    return "list";
  case ValueKind::mapping:
    return "mapping";
  }
  return "";
}

double Value::as_number() const {
  return is(ValueKind::integer) ? static_cast<double>(node_->integer) : node_->number;
}

Value Value::at(std::uint32_t index) const {
  assert(index < size());
  ValueIterator item = begin();
  while (index-- > 0) ++item;
  return *item;
}

Value Value::find(std::string_view key) const {
  if (!is(ValueKind::mapping)) return Value();
  for (const Value member : *this) {
    if (member.key() == key) return member;
  }
  return Value();
}

bool equal(Value a, Value b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0 && !is_nan(a);
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  switch (a.kind()) {
  case ValueKind::null:
    return true;
  case ValueKind::boolean:
    return a.as_bool() == b.as_bool();
  case ValueKind::string:
    return a.text() == b.text();
  case ValueKind::sequence: {
    ValueIterator other = b.begin();
    for (const Value item : a) {
      if (!equal(item, *other)) return false;
      ++other;
    }
    return true;
  }
  case ValueKind::mapping:
    if (a.size() > few_members) {
      return std::ranges::equal(members_by_key(a), members_by_key(b), [](Value one, Value other) {
        return one.key() == other.key() && equal(one, other);
      });
    }
    for (const Value member : a) {
      const Value other = b.find(member.key());
      if (!other || !equal(member, other)) return false;
    }
    return true;
  default:
    return false; // numbers were compared above
  }
}

std::weak_ordering compare(Value a, Value b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() != b.kind()) return a.kind() <=> b.kind();
  if (a.size() != b.size()) return a.size() <=> b.size();
  const auto by_items = [](const auto &items, const auto &others) {
    auto other = others.begin();
    for (const Value item : items) {
      if (const auto order = item.key() <=> (*other).key(); order != 0) return std::weak_ordering(order);
      if (const auto order = compare(item, *other); order != 0) return order;
      ++other;
    }
    return std::weak_ordering::equivalent;
  };
  switch (a.kind()) {
  case ValueKind::boolean:
    return a.as_bool() <=> b.as_bool();
  case ValueKind::string:
    return a.text() <=> b.text();
  case ValueKind::sequence:
    return by_items(a, b); // items have no keys
  case ValueKind::mapping:
    return by_items(members_by_key(a), members_by_key(b));
  default:
    return std::weak_ordering::equivalent; // numbers were compared above
  }
}

std::uint32_t depth(Value value) {
  std::vector<const ValueNode *> ends; // the ends of the collections around the node
  std::size_t deepest = 0;
  const ValueNode *const end = value.node() + value.node()->skip;
  for (const ValueNode *node = value.node(); node != end; ++node) {
    while (!ends.empty() && ends.back() <= node) ends.pop_back();
    if (node->kind != ValueKind::sequence && node->kind != ValueKind::mapping) continue;
    ends.push_back(node + node->skip);
    deepest = std::max(deepest, ends.size());
  }
  return static_cast<std::uint32_t>(deepest);
}

std::vector<Value> members_by_key(Value mapping) {
  std::vector<Value> members;
  members.reserve(mapping.size());
  for (const Value member : mapping) members.push_back(member);
  std::ranges::sort(members, {}, &Value::key);
  return members;
}

Value MemberFinder::find(Value mapping, std::string_view key) {
  constexpr std::uint32_t few = 16; // as fast to search as to sort
  if (!mapping.is(ValueKind::mapping) || mapping.size() <= few) return mapping.find(key);
  const auto [entry, fresh] = sorted_.try_emplace(mapping.node());
  if (fresh) entry->second = members_by_key(mapping);
  const auto found = std::ranges::lower_bound(entry->second, key, {}, &Value::key);
  return found != entry->second.end() && found->key() == key ? *found : Value();
}

ValueNode &ValueBuilder::add(ValueKind kind, ValueStyle style, Span span, std::string_view text) {
  if (!open_.empty()) ++tree_.nodes_[open_.back()].size;
  ValueNode &node = tree_.nodes_.emplace_back();
  node.kind = kind;
  node.style = style;
  node.span = span;
  node.text = text;
  node.key = std::exchange(key_, {});
  node.key_span = std::exchange(key_span_, {});
  return node;
}

void ValueBuilder::begin(ValueKind kind, ValueStyle style, Span span) {
  add(kind, style, span, {});
  open_.push_back(node_count() - 1);
}

void ValueBuilder::end(std::uint32_t end_offset) {
  assert(!open_.empty());
  ValueNode &node = tree_.nodes_[open_.back()];
  node.skip = node_count() - open_.back();
  node.span.end = end_offset;
  open_.pop_back();
}

void ValueBuilder::key(std::string_view key, Span span) {
  key_ = key;
  key_span_ = span;
}

void ValueBuilder::null(Span span, std::string_view text) {
  add(ValueKind::null, ValueStyle::plain, span, text);
}

void ValueBuilder::boolean(bool value, Span span, std::string_view text) {
  add(ValueKind::boolean, ValueStyle::plain, span, text).boolean = value;
}

void ValueBuilder::integer(std::int64_t value, Span span, std::string_view text) {
  add(ValueKind::integer, ValueStyle::plain, span, text).integer = value;
}

void ValueBuilder::number(double value, Span span, std::string_view text) {
  add(ValueKind::number, ValueStyle::plain, span, text).number = value;
}

void ValueBuilder::string(std::string_view value, ValueStyle style, Span span) {
  add(ValueKind::string, style, span, value);
}

void ValueBuilder::copy(Value value) {
  if (!open_.empty()) ++tree_.nodes_[open_.back()].size;
  const std::size_t first = tree_.nodes_.size();
  // The nodes are copied first, since the value may be part of this tree, which happens for the target of an
  // alias.
  const std::vector<ValueNode> nodes(value.node(), value.node() + value.node()->skip);
  tree_.nodes_.insert(tree_.nodes_.end(), nodes.begin(), nodes.end());
  tree_.nodes_[first].key = std::exchange(key_, {});
  tree_.nodes_[first].key_span = std::exchange(key_span_, {});
}

void ValueBuilder::repeat(Value value, Span alias) {
  const std::size_t first = tree_.nodes_.size();
  copy(value);
  for (std::size_t node = first; node < tree_.nodes_.size(); ++node) {
    tree_.nodes_[node].repeated_at = alias.begin;
    tree_.nodes_[node].repeated_size = static_cast<std::uint8_t>(std::min(alias.size(), 255U));
    tree_.nodes_[node].key_repeated = node != first;
  }
}

void ValueBuilder::merge(Value member, Span merge_key) {
  const std::size_t first = tree_.nodes_.size();
  key(member.key(), member.key_span());
  repeat(member, merge_key);
  tree_.nodes_[first].key_repeated = true;
}

std::vector<ValueNode> ValueBuilder::drop(std::uint32_t node) {
  assert(open_.empty() || open_.back() < node);
  const auto first = tree_.nodes_.begin() + node;
  std::vector<ValueNode> dropped(first, tree_.nodes_.end());
  tree_.nodes_.erase(first, tree_.nodes_.end());
  if (!open_.empty()) --tree_.nodes_[open_.back()].size;
  return dropped;
}

std::string_view ValueBuilder::own(std::string text) {
  return tree_.strings_.emplace_back(std::move(text));
}

ValueTree ValueBuilder::finish() {
  assert(open_.empty());
  return std::exchange(tree_, {});
}

} // namespace galley
