// Collects the edits that rename a value within one tree of fields. In: an editor of the fields; then, one by
// one, the places where the value may stand. Out: all edits. The first place that can't be changed is
// remembered.
#pragma once

#include "base/field_editor.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

class ValueEdits {
public:
  // The editor and the texts must outlive this object. `before` and `after` have no white space around them.
  ValueEdits(const FieldEditor &editor, std::string_view before, std::string_view after)
      : editor_(editor), before_(before), after_(after) {}

  // Renames a scalar that is the value, or the items of a list that are. A list has the new value only once.
  void rename(Value value);
  void rename_key(Value member);
  void remove_member(Value member);
  // Removes the items that are `item`.
  void remove_items(Value list, std::string_view item);

  const std::vector<Edit> &edits() const { return edits_; }
  // The byte where the first place begins that can't be changed.
  std::optional<std::uint32_t> failed() const { return failed_; }

private:
  bool is(Value value, std::string_view text) const;
  void add(std::optional<Edit> edit, Span place);

  const FieldEditor &editor_;
  std::string_view before_, after_;
  std::vector<Edit> edits_;
  std::optional<std::uint32_t> failed_;
};

} // namespace galley
