#include "parse/json_editor.h"

#include "base/comma_list.h"

#include <utility>

namespace galley {

namespace {

bool is_collection(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

std::string in_quotes(std::string_view text) {
  std::string written;
  append_json_string(written, text);
  return written;
}

// Returns the kind of value that a text is, if it is JSON.
std::optional<ValueKind> kind_of(std::string_view json) {
  const Source source("", std::string(json));
  const auto tree = parse_json(source);
  if (!tree) return std::nullopt;
  return tree->root().kind();
}

Span element_of(Value member) {
  return {member.key_span().begin, member.span().end};
}

} // namespace

std::optional<Edit> JsonEditor::replace_value(Value scalar, std::string_view by) const {
  if (!holds(scalar) || is_collection(scalar)) return std::nullopt;
  const bool same_kind = !scalar.is(ValueKind::string) && kind_of(by) == scalar.kind();
  return Edit{scalar.span(), same_kind ? std::string(by) : in_quotes(by)};
}

std::optional<Edit> JsonEditor::quote_value(Value, std::string_view) const {
  return std::nullopt;
}

std::optional<Edit> JsonEditor::write_as_string(Value scalar) const {
  if (!holds(scalar) || is_collection(scalar)) return std::nullopt;
  return Edit{scalar.span(), in_quotes(scalar.text())};
}

std::optional<Edit> JsonEditor::unquote_value(Value string, std::string_view data) const {
  const auto kind = kind_of(data);
  if (!holds(string) || !kind || *kind == ValueKind::string) return std::nullopt;
  return Edit{string.span(), std::string(data)};
}

std::optional<Edit> JsonEditor::rename_key(Value member, std::string_view name) const {
  if (!holds(member) || member.key_span().empty()) return std::nullopt;
  return Edit{member.key_span(), in_quotes(name)};
}

std::optional<Edit> JsonEditor::remove_member(Value member) const {
  if (!holds(member) || is_collection(member) || parent_of(member).size() < 2) return std::nullopt;
  return remove_element(whole_text(), element_of(member));
}

std::optional<Edit> JsonEditor::remove_item(Value item) const {
  if (!holds(item) || is_collection(item)) return std::nullopt;
  const Value list = parent_of(item);
  if (!list.is(ValueKind::sequence) || list.size() < 2) return std::nullopt;
  return remove_element(whole_text(), item.span());
}

std::optional<Edit> JsonEditor::empty_list(Value list) const {
  if (!holds(list) || !list.is(ValueKind::sequence) || list.size() != 1) return std::nullopt;
  return is_collection(list.at(0)) ? std::nullopt : std::optional(Edit{list.span(), "[]"});
}

std::optional<Edit> JsonEditor::insert_member(Value mapping, const NewMember &member) const {
  const std::string text = write_member(member.key, member.value);
  if (member.previous) return insert_element_behind(whole_text(), element_of(member.previous), text);
  if (member.next) return insert_element_before(whole_text(), element_of(member.next), text);
  Value last;
  for (const Value each : mapping) last = each;
  if (last) return insert_element_behind(whole_text(), element_of(last), text);
  const std::string_view written = whole_text().substr(mapping.span().begin, mapping.span().size());
  if (!written.starts_with('{')) return std::nullopt;
  return insert_only_element(whole_text(), mapping.span(), text);
}

std::optional<Edit> JsonEditor::insert_item(Value list, std::string_view item) const {
  if (list.size() == 0) return insert_only_element(whole_text(), list.span(), in_quotes(item));
  return insert_element_behind(whole_text(), list.at(list.size() - 1).span(), in_quotes(item));
}

std::string JsonEditor::write_member(std::string_view key, Value value) const {
  std::string written = in_quotes(key) + ": ";
  append_json(written, value);
  return written;
}

std::optional<Edit> JsonEditor::remove_comment(Span) const {
  return std::nullopt;
}

std::optional<ValueTree> JsonEditor::read(const Source &source, Span content) const {
  auto tree = parse_json(source, content, json_root_);
  if (!tree) return std::nullopt;
  return *std::move(tree);
}

} // namespace galley
