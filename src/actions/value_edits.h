// Collects the edits that rename a value within one tree of fields. In: an editor of the fields; then, one by
// one, the values that may have to change. Out: all edits, and the position of the first value that can't be
// changed.
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
  // The editor and the texts must outlive this object. `before` and `after` have no surrounding white space.
  ValueEdits(const FieldEditor &editor, std::string_view before, std::string_view after)
      : editor_(editor), before_(before), after_(after) {}

  // Renames a scalar that equals the value, or such items of a list. A list contains the new value only once
  // afterwards.
  void rename(Value value);
  void rename_key(Value member);
  void remove_member(Value member);
  // Removes the items that equal `item`.
  void remove_items(Value list, std::string_view item);

  const std::vector<Edit> &edits() const { return edits_; }
  // Returns the byte where the first value begins that can't be changed.
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
