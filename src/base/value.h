// A tree of YAML or JSON data in which every node knows its place in the text.
//
// A ValueTree owns the nodes; scalars are views into the Source's text, or into strings the tree owns where
// the text has escapes or folds. So a tree lives no longer than its Source. A Value is a handle of one
// pointer: cheap to copy, valid while the tree lives, also after the tree was moved.
#pragma once

#include "text/span.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class ValueKind : std::uint8_t { null, boolean, integer, number, string, sequence, mapping };

// "null", "boolean", "integer", "number", "string", "list", "mapping": as messages call them.
std::string_view kind_name(ValueKind kind);

enum class ValueStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

// One node, in preorder: its children follow it directly.
struct ValueNode {
  ValueKind kind = ValueKind::null;
  ValueStyle style = ValueStyle::plain;
  std::uint32_t skip = 1; // nodes of the subtree, this one included
  std::uint32_t size = 0; // children of a sequence or a mapping
  Span span;              // a scalar with its quotes; an empty value is an empty span
  Span key_span;          // of a mapping's member: the key with its quotes
  std::string_view key;
  std::string_view text; // a string's content; of other scalars, the text as written
  union {
    bool boolean;
    std::int64_t integer;
    double number = 0;
  };
};

class ValueIterator;

class Value {
public:
  Value() = default;
  explicit Value(const ValueNode *node) : node_(node) {}

  // False where there is no such value; nothing else may then be asked of it.
  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const Value &) const = default; // the same node; equal() compares contents

  ValueKind kind() const { return node_->kind; }
  ValueStyle style() const { return node_->style; }
  Span span() const { return node_->span; }
  bool is(ValueKind kind) const { return node_->kind == kind; }
  bool is_number() const { return is(ValueKind::integer) || is(ValueKind::number); }

  bool as_bool() const { return node_->boolean; }            // of a boolean
  std::int64_t as_integer() const { return node_->integer; } // of an integer
  double as_number() const;                                  // of an integer or a number
  std::string_view text() const { return node_->text; }      // of a scalar

  // Of a mapping's member.
  std::string_view key() const { return node_->key; }
  Span key_span() const { return node_->key_span; }

  // Of a sequence or a mapping; a scalar has none.
  std::uint32_t size() const { return node_->size; }
  ValueIterator begin() const;
  ValueIterator end() const;
  Value at(std::uint32_t index) const;    // index below size(); linear
  Value find(std::string_view key) const; // of a mapping; an empty Value where it has no such key

  const ValueNode *node() const { return node_; }

private:
  const ValueNode *node_ = nullptr;
};

class ValueIterator {
public:
  explicit ValueIterator(const ValueNode *node) : node_(node) {}
  Value operator*() const { return Value(node_); }
  ValueIterator &operator++() {
    node_ += node_->skip;
    return *this;
  }
  bool operator!=(const ValueIterator &other) const { return node_ != other.node_; }
  bool operator==(const ValueIterator &other) const { return node_ == other.node_; }

private:
  const ValueNode *node_;
};

inline ValueIterator Value::begin() const {
  return ValueIterator(node_ + 1);
}
inline ValueIterator Value::end() const {
  return ValueIterator(node_ + node_->skip);
}

// Equal as JSON data: 1 equals 1.0, order of members doesn't count.
bool equal(Value a, Value b);

class ValueTree {
public:
  Value root() const { return nodes_.empty() ? Value() : Value(nodes_.data()); }
  bool empty() const { return nodes_.empty(); }

private:
  friend class ValueBuilder;
  std::vector<ValueNode> nodes_;
  std::deque<std::string> strings_; // a deque, so that views into its strings stay true
};

// Builds a tree in document order. Calls must nest: each begin has its end, and within a mapping each
// value is preceded by key().
class ValueBuilder {
public:
  void begin(ValueKind kind, ValueStyle style, Span span); // sequence or mapping
  void end(std::uint32_t end_offset);                      // where the innermost open one ends, in bytes
  void key(std::string_view key, Span span);               // for the next value
  void null(Span span, std::string_view text);
  void boolean(bool value, Span span, std::string_view text);
  void integer(std::int64_t value, Span span, std::string_view text);
  void number(double value, Span span, std::string_view text);
  void string(std::string_view value, ValueStyle style, Span span);
  void copy(Value value); // a subtree of any tree; its texts must outlive this one's tree
  // Takes back everything from `node` on, which must be the last child of the innermost open node.
  void drop(std::uint32_t node);

  // A string that the tree owns, for texts that don't stand in the source as such.
  std::string_view own(std::string text);

  std::uint32_t depth() const { return static_cast<std::uint32_t>(open_.size()); }
  std::uint32_t node_count() const { return static_cast<std::uint32_t>(tree_.nodes_.size()); }
  // A node by its index, valid until the next call that adds one. It must have ended.
  Value node(std::uint32_t index) const { return Value(&tree_.nodes_[index]); }
  ValueTree finish();

private:
  ValueNode &add(ValueKind kind, ValueStyle style, Span span, std::string_view text);

  ValueTree tree_;
  std::vector<std::uint32_t> open_; // indices of open nodes
  std::string_view key_;
  Span key_span_;
};

} // namespace galley
