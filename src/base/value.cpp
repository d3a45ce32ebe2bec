#include "base/value.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace galley {

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

namespace {

// In order of keys, none of which a mapping has twice.
std::vector<Value> sorted_members(Value mapping) {
  std::vector<Value> members;
  members.reserve(mapping.size());
  for (const Value member : mapping) members.push_back(member);
  std::ranges::sort(members, {}, &Value::key);
  return members;
}

bool equal_members(Value a, Value b) {
  return std::ranges::equal(sorted_members(a), sorted_members(b), [](Value one, Value other) {
    return one.key() == other.key() && equal(one, other);
  });
}

} // namespace

bool equal(Value a, Value b) {
  if (a.is_number() && b.is_number()) {
    if (a.is(ValueKind::integer) && b.is(ValueKind::integer)) return a.as_integer() == b.as_integer();
    return a.as_number() == b.as_number();
  }
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
    return equal_members(a, b);
  default:
    return false; // numbers were compared above
  }
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

void ValueBuilder::drop(std::uint32_t node) {
  assert(open_.empty() || open_.back() < node);
  tree_.nodes_.resize(node);
  if (!open_.empty()) --tree_.nodes_[open_.back()].size;
}

std::string_view ValueBuilder::own(std::string text) {
  return tree_.strings_.emplace_back(std::move(text));
}

ValueTree ValueBuilder::finish() {
  assert(open_.empty());
  return std::exchange(tree_, {});
}

} // namespace galley
