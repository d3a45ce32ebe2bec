#include "toml/toml_editor.h"

#include "base/comma_list.h"
#include "text/line_break.h"
#include "text/unicode.h"
#include "toml/toml.h"
#include "toml/toml_text.h"
#include "toml/toml_write.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t";

bool is_collection(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == text.npos;
}

struct Reading {
  ValueKind kind;
  ValueStyle style;
};

// Returns what a text is as a value, if it is TOML. A date is a string in plain style.
std::optional<Reading> reading_of(std::string_view text) {
  const Source source("", fmt::format("x = {}\n", text));
  const auto tree = parse_toml(source, {0, static_cast<std::uint32_t>(source.text.size())});
  if (!tree || tree->root().size() != 1) return std::nullopt;
  const Value value = *tree->root().begin();
  return Reading{value.kind(), value.style()};
}

Span element_of(Value member) {
  return {member.key_span().begin, member.span().end};
}

} // namespace

TomlEditor::TomlEditor(std::string_view text, Span content, Value root)
    : FieldEditor(text, content, root), line_break_(line_break_of(text)),
      comments_(scan_toml(text, content).comments) {
}

std::uint32_t TomlEditor::line_begin(std::uint32_t offset) const {
  while (offset > content().begin && whole_text()[offset - 1] != '\n') --offset;
  return offset;
}

std::uint32_t TomlEditor::line_end(std::uint32_t offset) const {
  return static_cast<std::uint32_t>(
      std::min<std::size_t>(whole_text().find_first_of("\r\n", offset), content().end));
}

std::uint32_t TomlEditor::next_line(std::uint32_t offset) const {
  const std::size_t end = whole_text().find('\n', offset);
  return end >= content().end ? content().end : static_cast<std::uint32_t>(end + 1);
}

// Returns whether a member is a line `key = value`, or begins one.
bool TomlEditor::has_line(Value member) const {
  const bool is_table = is_collection(member) && member.style() == ValueStyle::block;
  const std::uint32_t key = member.key_span().begin;
  return !is_table && is_blank(slice({line_begin(key), key}));
}

bool TomlEditor::holds_comment(Span span) const {
  const auto next = std::ranges::lower_bound(comments_, span.begin, std::ranges::less_equal(), &Span::end);
  return next != comments_.end() && next->begin < span.end;
}

std::optional<Edit> TomlEditor::without_comment(std::optional<Edit> edit) const {
  if (!edit) return edit;
  // What follows a `#` would become a part of the comment.
  const bool joins = std::ranges::binary_search(comments_, edit->span.end, {}, &Span::begin);
  return joins || holds_comment(edit->span) ? std::nullopt : std::move(edit);
}

std::optional<Edit> TomlEditor::replace_value(Value scalar, std::string_view by) const {
  if (!holds(scalar) || is_collection(scalar)) return std::nullopt;
  const std::string_view written = slice(scalar.span());
  if (written.empty() || written.find('\n') != written.npos) return std::nullopt;
  const bool quoted = scalar.is(ValueKind::string) && scalar.style() != ValueStyle::plain;
  if (!quoted) {
    const auto reading = reading_of(by);
    const bool same = reading && reading->kind == scalar.kind() && reading->style == scalar.style();
    if (same) return Edit{scalar.span(), std::string(by)};
  }
  return Edit{scalar.span(), write_toml_string(by, scalar.style())};
}

std::optional<Edit> TomlEditor::quote_value(Value string, std::string_view text) const {
  if (!holds(string) || string.style() != ValueStyle::plain) return std::nullopt;
  return Edit{string.span(), write_toml_string(text, ValueStyle::double_quoted)};
}

std::optional<Edit> TomlEditor::unquote_value(Value string, std::string_view data) const {
  if (!holds(string) || escape_controls(data) != data) return std::nullopt;
  const auto reading = reading_of(data);
  if (!reading || reading->kind == ValueKind::string) return std::nullopt;
  return Edit{string.span(), std::string(data)};
}

std::optional<Edit> TomlEditor::rename_key(Value member, std::string_view name) const {
  if (!holds(member) || member.key_span().empty()) return std::nullopt;
  const std::string_view written = slice(member.key_span());
  const bool single = written.starts_with('\'');
  if (single || written.starts_with('"'))
    return Edit{member.key_span(),
                write_toml_string(name, single ? ValueStyle::single_quoted : ValueStyle::double_quoted)};
  return Edit{member.key_span(), write_toml_key(name)};
}

std::optional<Edit> TomlEditor::remove_member(Value member) const {
  if (!holds(member) || is_collection(member)) return std::nullopt;
  const Value mapping = parent_of(member);
  if (mapping.style() == ValueStyle::flow)
    return mapping.size() < 2 ? std::nullopt
                              : without_comment(remove_element(whole_text(), element_of(member)));
  const std::uint32_t end = member.span().end;
  if (!has_line(member) || !is_blank(slice({end, line_end(end)}))) return std::nullopt;
  return Edit{{line_begin(member.key_span().begin), next_line(end)}, ""};
}

std::optional<Edit> TomlEditor::remove_item(Value item) const {
  if (!holds(item) || is_collection(item)) return std::nullopt;
  const Value list = parent_of(item);
  if (!list.is(ValueKind::sequence) || list.size() < 2) return std::nullopt;
  return without_comment(remove_element(whole_text(), item.span()));
}

std::optional<Edit> TomlEditor::empty_list(Value list) const {
  if (!holds(list) || !list.is(ValueKind::sequence) || list.size() != 1) return std::nullopt;
  if (is_collection(list.at(0)) || holds_comment(list.span())) return std::nullopt;
  return Edit{list.span(), "[]"};
}

// Writes a line at the beginning of a line, or at the end of the content, whose last line may not be ended.
std::optional<Edit> TomlEditor::insert_line(std::uint32_t offset, std::string_view text) const {
  const bool begins = offset == content().begin || whole_text()[offset - 1] == '\n';
  return Edit{{offset, offset},
              begins ? fmt::format("{}{}", text, line_break_) : fmt::format("{}{}", line_break_, text)};
}

std::optional<Edit> TomlEditor::insert_member(Value mapping, const NewMember &member) const {
  const std::string text = write_member(member.key, member.value);
  if (text.empty()) return std::nullopt;
  Value last; // that has a line of its own in this table
  for (const Value each : mapping) {
    if (mapping.style() == ValueStyle::flow || has_line(each)) last = each;
  }
  if (mapping.style() == ValueStyle::flow) {
    if (member.previous) return insert_element_behind(whole_text(), element_of(member.previous), text);
    if (member.next) return insert_element_before(whole_text(), element_of(member.next), text);
    if (last) return insert_element_behind(whole_text(), element_of(last), text);
    return insert_only_element(whole_text(), mapping.span(), text);
  }
  const Value previous = member.previous && has_line(member.previous) ? member.previous : Value();
  if (!previous && member.next && has_line(member.next))
    return insert_line(line_begin(member.next.key_span().begin), text);
  if (previous || last) return insert_line(next_line((previous ? previous : last).span().end), text);
  if (mapping == root()) return insert_line(content().begin, text);
  if (!slice(mapping.span()).starts_with('[')) return std::nullopt;
  return insert_line(next_line(mapping.span().end), text);
}

std::optional<Edit> TomlEditor::insert_item(Value list, std::string_view item) const {
  if (list.style() != ValueStyle::flow || holds_comment(list.span())) return std::nullopt;
  const std::string text = write_toml_string(item, ValueStyle::double_quoted);
  if (list.size() == 0) return insert_only_element(whole_text(), list.span(), text);
  const Value last = list.at(list.size() - 1);
  return insert_element_behind(whole_text(), last.span(), write_toml_string(item, last.style()));
}

std::string TomlEditor::write_member(std::string_view key, Value value) const {
  const auto written = write_toml_value(value);
  return written ? fmt::format("{} = {}", write_toml_key(key), *written) : "";
}

std::vector<Span> TomlEditor::trailing_comments() const {
  std::vector<Span> trailing;
  for (const Span comment : comments_) {
    if (is_blank(slice({line_begin(comment.begin), comment.begin}))) continue;
    const std::string_view text = slice(comment);
    const auto size = static_cast<std::uint32_t>(text.find_last_not_of(blanks) + 1);
    trailing.push_back({comment.begin, comment.begin + size});
  }
  return trailing;
}

// Removes the comment with the blanks before it.
std::optional<Edit> TomlEditor::remove_comment(Span comment) const {
  std::uint32_t begin = comment.begin;
  while (begin > content().begin && blanks.find(whole_text()[begin - 1]) != blanks.npos) --begin;
  return Edit{{begin, line_end(begin)}, ""};
}

std::optional<ValueTree> TomlEditor::read(const Source &source, Span content) const {
  auto tree = parse_toml(source, content);
  if (!tree) return std::nullopt;
  return *std::move(tree);
}

} // namespace galley
