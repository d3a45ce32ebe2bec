// Collects the edits that rename a value within one text. In: an editor of its fields, and how the value's
// field is read; then, one by one, the values that may have to change. Out: all edits, and the position of
// the first value that can't be changed.
#pragma once

#include "base/field_editor.h"
#include "records/field_reading.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

class ValueEdits {
public:
  // The editor and the texts must outlive this object. `before` and `after` have no surrounding white space.
  // `editor` is null for a text without fields.
  ValueEdits(const FieldEditor *editor, std::string_view before, std::string_view after,
             const FieldReading &reading = {})
      : editor_(editor), before_(before), after_(after), reading_(reading) {}

  // Renames a scalar that equals the value, or such items of a list. A list contains the new value only once
  // afterwards. Parts of a scalar and nested values are renamed where the field has such.
  void rename(Value value);
  // Renames a tag of the body, which stands at this span without its `#`.
  void rename_tag(Span span, std::string_view tag);
  void rename_key(Value member);
  void remove_member(Value member);
  // Removes the items that equal `item`.
  void remove_items(Value list, std::string_view item);

  const std::vector<Edit> &edits() const { return edits_; }
  // Returns the byte where the first value begins that can't be changed.
  std::optional<std::uint32_t> failed() const { return failed_; }

private:
  bool is(Value value, std::string_view text) const;
  std::optional<std::string> renamed(std::string_view text) const;
  std::optional<std::string> renamed_scalar(Value value, bool may_be_several) const;
  void add(std::optional<Edit> edit, Span place);

  const FieldEditor *editor_;
  std::string_view before_, after_;
  const FieldReading reading_;
  std::vector<Edit> edits_;
  std::optional<std::uint32_t> failed_;
};

} // namespace galley
