// A tree of YAML or JSON data in which every node knows its position in the text.
//
// A ValueTree owns the nodes. Scalars are views into the Source's text or, where the text has escapes or
// folds, into strings that the tree owns. So a tree must not outlive its Source. A Value is a handle of one
// pointer: it is cheap to copy and valid while the tree exists, even after the tree was moved.
#pragma once

#include "text/span.h"

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley {

enum class ValueKind : std::uint8_t { null, boolean, integer, number, string, sequence, mapping };

// Returns the name that messages use: "null", "boolean", "integer", "number", "string", "list" or "mapping".
std::string_view kind_name(ValueKind kind);

enum class ValueStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

// A node is stored in preorder: its children follow it directly.
struct ValueNode {
  ValueKind kind = ValueKind::null;
  ValueStyle style = ValueStyle::plain;
  std::uint8_t repeated_size = 0; // bytes of the alias or merge key at `repeated_at`, 255 at most
  bool computed : 1 = false; // a tag of the site's generator makes something of it, so its kind isn't known
  bool key_repeated : 1 = false; // its key, too, is written elsewhere
  std::uint32_t skip = 1;        // the number of nodes in the subtree, this one included
  std::uint32_t size = 0;        // the number of children of a sequence or a mapping
  Span span;                     // a scalar's includes its quotes; that of an empty value is empty
  Span key_span;                 // the key of a mapping's member, with its quotes
  // The offset of an alias or a merge key that repeats here what is written at the spans; 0 where none does.
  std::uint32_t repeated_at = 0;
  std::string_view key;
  std::string_view text; // the content of a string; for other scalars, the text as written
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

  // An empty Value is false; the functions below must not be called on it.
  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const Value &) const = default; // compares nodes; equal() compares contents

  ValueKind kind() const { return node_->kind; }
  ValueStyle style() const { return node_->style; }
  Span span() const { return node_->span; }
  bool is(ValueKind kind) const { return node_->kind == kind; }
  bool is_number() const { return is(ValueKind::integer) || is(ValueKind::number); }

  bool as_bool() const { return node_->boolean; }            // for a boolean
  std::int64_t as_integer() const { return node_->integer; } // for an integer
  double as_number() const;                                  // for an integer or a number
  std::string_view text() const { return node_->text; }      // for a scalar

  // These two are for a member of a mapping.
  std::string_view key() const { return node_->key; }
  Span key_span() const { return node_->key_span; }

  // Whether it is written elsewhere, and an alias or a merge key repeats it here.
  bool is_repeated() const { return node_->repeated_at != 0; }
  // Where a reader of the document finds it: at its span, or at what repeats it.
  Span place() const { return is_repeated() ? repeating() : span(); }
  Span key_place() const { return node_->key_repeated ? repeating() : key_span(); }

  // These are for a sequence or a mapping; a scalar has no children.
  std::uint32_t size() const { return node_->size; }
  ValueIterator begin() const;
  ValueIterator end() const;
  Value at(std::uint32_t index) const;    // `index` is below size(); takes linear time
  Value find(std::string_view key) const; // for a mapping; returns an empty Value if it has no such key

  const ValueNode *node() const { return node_; }

private:
  Span repeating() const { return {node_->repeated_at, node_->repeated_at + node_->repeated_size}; }

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

// Compares as JSON data: 1 equals 1.0, and the order of members doesn't count.
bool equal(Value a, Value b);
// An order of all values, in which those that equal() finds equal are equivalent. It puts NaN, which equals
// nothing, behind all other numbers.
std::weak_ordering compare(Value a, Value b);

// The number of collections within each other, the value included; 0 for a scalar.
std::uint32_t depth(Value value);

// The members of a mapping, sorted by the bytes of their keys.
std::vector<Value> members_by_key(Value mapping);

// Finds members as Value::find() does. It sorts the members of a large mapping when it first searches it, so
// that many searches in it are cheap. The values must outlive it.
class MemberFinder {
public:
  Value find(Value mapping, std::string_view key);

private:
  std::unordered_map<const ValueNode *, std::vector<Value>> sorted_;
};

class ValueTree {
public:
  Value root() const { return nodes_.empty() ? Value() : Value(nodes_.data()); }
  bool empty() const { return nodes_.empty(); }

private:
  friend class ValueBuilder;
  std::vector<ValueNode> nodes_;
  std::deque<std::string> strings_; // a deque, so that views of its strings stay valid
};

// Builds a tree in document order. Calls must nest: each begin() needs its end(), and within a mapping key()
// must precede each value.
class ValueBuilder {
public:
  void begin(ValueKind kind, ValueStyle style, Span span); // begins a sequence or a mapping
  void end(std::uint32_t end_offset);        // ends the innermost open node; `end_offset` is in bytes
  void key(std::string_view key, Span span); // sets the key of the next value
  void null(Span span, std::string_view text);
  void boolean(bool value, Span span, std::string_view text);
  void integer(std::int64_t value, Span span, std::string_view text);
  void number(double value, Span span, std::string_view text);
  void string(std::string_view value, ValueStyle style, Span span);
  void copy(Value value);               // copies a subtree of any tree, whose texts must outlive this tree
  void repeat(Value value, Span alias); // copies a subtree to where an alias repeats it
  void merge(Value member, Span merge_key); // copies a member of another mapping to where a `<<` merges it
  void mark_computed(std::uint32_t node) { tree_.nodes_[node].computed = true; } // a node by its index
  // Removes all nodes from index `node` on, which must be the last child of the innermost open node. Returns
  // them; their texts stay valid as long as the tree.
  std::vector<ValueNode> drop(std::uint32_t node);

  // Returns a view of a string that the tree then owns, for texts that are not in the source in this form.
  std::string_view own(std::string text);

  std::uint32_t depth() const { return static_cast<std::uint32_t>(open_.size()); }
  std::uint32_t node_count() const { return static_cast<std::uint32_t>(tree_.nodes_.size()); }
  // Returns a node by its index, valid until the next call that adds one. The node must have ended.
  Value node(std::uint32_t index) const { return Value(&tree_.nodes_[index]); }
  ValueTree finish();

private:
  ValueNode &add(ValueKind kind, ValueStyle style, Span span, std::string_view text);

  ValueTree tree_;
  std::vector<std::uint32_t> open_; // indices of nodes that have not ended
  std::string_view key_;
  Span key_span_;
};

} // namespace galley
