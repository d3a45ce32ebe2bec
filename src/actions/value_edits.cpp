#include "actions/value_edits.h"

#include "markdown/hashtag.h"
#include "text/unicode.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace galley {

bool ValueEdits::is(Value value, std::string_view text) const {
  return !value.is(ValueKind::sequence) && !value.is(ValueKind::mapping) && !value.is(ValueKind::null) &&
         trim(value.text()) == text;
}

// Returns the new text of a value that is the renamed one, or nested in it: `old/b` becomes `new/b`.
std::optional<std::string> ValueEdits::renamed(std::string_view text) const {
  const bool marked = reading_.body_tags && text.starts_with('#');
  const std::string_view value = marked ? text.substr(1) : text;
  const std::string_view begin = value.substr(0, before_.size());
  const std::string_view rest = value.substr(begin.size());
  const bool same = begin == before_ || (reading_.fold_case && fold(begin) == fold(before_));
  if (!same || !(rest.empty() || (reading_.nested && rest.front() == '/'))) return std::nullopt;
  std::string result = (marked ? "#" : "") + std::string(after_) + std::string(rest);
  if (result == text) return std::nullopt;
  return result;
}

std::optional<std::string> ValueEdits::renamed_scalar(Value value, bool may_be_several) const {
  if (value.is(ValueKind::sequence) || value.is(ValueKind::mapping) || value.is(ValueKind::null))
    return std::nullopt;
  const std::string_view text = value.text();
  const std::string_view separators = may_be_several ? separators_of(reading_.separator) : "";
  if (separators.empty()) return renamed(trim(text));
  std::string result;
  bool changed = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    const std::string_view name = trim(part);
    const auto other = renamed(name);
    changed = changed || other;
    const auto before = static_cast<std::size_t>(name.data() - part.data());
    result += part.substr(0, before);
    result += other ? std::string_view(*other) : name;
    result += part.substr(before + name.size());
    result += text.substr(end, 1);
    begin = end + 1;
  }
  if (!changed) return std::nullopt;
  return result;
}

void ValueEdits::rename(Value value) {
  if (!value.is(ValueKind::sequence)) {
    const auto text = renamed_scalar(value, true);
    if (!text) return;
    // Among several values in one text, the new one must not be several, too.
    const bool splits = after_.find_first_of(separators_of(reading_.separator)) != std::string_view::npos;
    return add(splits ? std::nullopt : editor_->replace_value(value, *text), value.span());
  }
  std::set<std::string, std::less<>> present;
  for (const Value item : value) {
    if (!item.is(ValueKind::sequence) && !item.is(ValueKind::mapping)) present.emplace(trim(item.text()));
  }
  for (const Value item : value) {
    const auto text = renamed_scalar(item, false);
    if (!text) continue;
    const bool is_new = present.insert(*text).second;
    add(is_new ? editor_->replace_value(item, *text) : editor_->remove_item(item), item.span());
  }
}

void ValueEdits::rename_tag(Span span, std::string_view tag) {
  const auto text = renamed(tag);
  if (!text) return;
  const bool stays_tag = hashtag_size(*text) == text->size();
  add(stays_tag ? std::optional(Edit{span, *text}) : std::nullopt, span);
}

void ValueEdits::rename_key(Value member) {
  add(editor_->rename_key(member, after_), member.key_span());
}

void ValueEdits::remove_member(Value member) {
  add(editor_->remove_member(member), member.key_span());
}

void ValueEdits::remove_items(Value list, std::string_view item) {
  for (const Value each : list) {
    if (is(each, item)) add(editor_->remove_item(each), each.span());
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
