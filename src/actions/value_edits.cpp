#include "actions/value_edits.h"

#include "text/unicode.h"

#include <utility>

namespace galley {

bool ValueEdits::is(Value value, std::string_view text) const {
  return !value.is(ValueKind::sequence) && !value.is(ValueKind::mapping) && !value.is(ValueKind::null) &&
         trim(value.text()) == text;
}

void ValueEdits::rename(Value value) {
  if (is(value, before_)) return add(editor_.replace_value(value, after_), value.span());
  if (!value.is(ValueKind::sequence)) return;
  bool has_it = false;
  for (const Value item : value) has_it = has_it || is(item, after_);
  for (const Value item : value) {
    if (!is(item, before_)) continue;
    if (has_it) {
      add(editor_.remove_item(item), item.span());
    } else {
      add(editor_.replace_value(item, after_), item.span());
    }
    has_it = true;
  }
}

void ValueEdits::rename_key(Value member) {
  add(editor_.rename_key(member, after_), member.key_span());
}

void ValueEdits::remove_member(Value member) {
  add(editor_.remove_member(member), member.key_span());
}

void ValueEdits::remove_items(Value list, std::string_view item) {
  for (const Value each : list) {
    if (is(each, item)) add(editor_.remove_item(each), each.span());
  }
}

void ValueEdits::add(std::optional<Edit> edit, Span place) {
  if (edit) {
    edits_.push_back(*std::move(edit));
  } else if (!failed_) {
    failed_ = place.begin;
  }
}

} // namespace galley
