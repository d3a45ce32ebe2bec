// The edits that rename a value within one tree of YAML. In: the text and its tree; then, one by one, the
// places where the value may stand. Out: all edits. A place that can't be changed is remembered.
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"
#include "yaml/yaml_text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

class ValueEdits {
public:
  // All must outlive it. `before` and `after` have no white space around them.
  ValueEdits(const YamlText &text, Value root, std::string_view before, std::string_view after)
      : text_(text), root_(root), before_(before), after_(after) {}

  void rename(Value value); // a scalar that is the value; or the items of a list that are, each only once
  void rename_key(Value member);
  void remove_member(Value member);
  void remove_items(Value list, std::string_view item); // those that are `item`

  const std::vector<Edit> &edits() const { return edits_; }
  std::optional<std::uint32_t> failed() const { return failed_; } // the byte where the first such place is

private:
  bool is(Value value, std::string_view text) const;
  void rename_scalar(Value scalar);
  void take(std::optional<Edit> edit, Span place);

  const YamlText &text_;
  Value root_;
  std::string_view before_, after_;
  std::vector<Edit> edits_;
  std::optional<std::uint32_t> failed_;
};

} // namespace galley
