#include "actions/value_edits.h"

#include "text/unicode.h"
#include "yaml/yaml_edit.h"
#include "yaml/yaml_scalar.h"

#include <string>
#include <utility>

namespace galley {

namespace {

ValueKind kind_of(std::string_view plain) {
  ValueBuilder builder;
  add_plain_scalar(builder, plain, YamlTag::none, {});
  return builder.finish().root().kind();
}

} // namespace

bool ValueEdits::is(Value value, std::string_view text) const {
  return !value.is(ValueKind::sequence) && !value.is(ValueKind::mapping) && !value.is(ValueKind::null) &&
         trim(value.text()) == text;
}

void ValueEdits::rename(Value value) {
  if (is(value, before_)) return rename_scalar(value);
  if (!value.is(ValueKind::sequence)) return;
  bool has_it = false;
  for (const Value item : value) has_it = has_it || is(item, after_);
  for (const Value item : value) {
    if (!is(item, before_)) continue;
    if (has_it) {
      take(remove_yaml_item(text_, root_, item), item.span());
    } else {
      rename_scalar(item);
    }
    has_it = true;
  }
}

void ValueEdits::rename_key(Value member) {
  take(replace_yaml_key(text_, root_, member, after_), member.key_span());
}

void ValueEdits::remove_member(Value member) {
  take(remove_yaml_member(text_, root_, member), member.key_span());
}

void ValueEdits::remove_items(Value list, std::string_view item) {
  for (const Value each : list) {
    if (is(each, item)) take(remove_yaml_item(text_, root_, each), each.span());
  }
}

void ValueEdits::rename_scalar(Value scalar) {
  auto edit = replace_yaml_value(text_, root_, scalar, after_);
  // A year stays a number.
  if (edit && !scalar.is(ValueKind::string) && kind_of(after_) == scalar.kind()) edit->replacement = after_;
  take(std::move(edit), scalar.span());
}

void ValueEdits::take(std::optional<Edit> edit, Span place) {
  if (edit) {
    edits_.push_back(*std::move(edit));
  } else if (!failed_) {
    failed_ = place.begin;
  }
}

} // namespace galley
