#include "yaml/yaml_edit.h"

#include "yaml/yaml_write.h"

#include <algorithm>
#include <vector>

namespace galley {

namespace {

// From `root` down to the collection that holds `value`.
std::vector<Value> collections_around(Value root, Value value) {
  std::vector<Value> around;
  for (Value at = root; holds(at, value);) {
    around.push_back(at);
    for (const Value child : around.back()) {
      if (child == value || holds(child, value)) at = child;
    }
  }
  return around;
}

bool is_flow(const std::vector<Value> &around) {
  return std::any_of(around.begin(), around.end(),
                     [](Value value) { return value.style() == ValueStyle::flow; });
}

bool is_collection(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

// What stands before `offset` on its line, blanks aside; NUL where nothing does.
char before(const YamlText &text, std::uint32_t offset) {
  const std::uint32_t line = text.line_begin(offset);
  while (offset > line && (text.at(offset - 1) == ' ' || text.at(offset - 1) == '\t')) --offset;
  return offset > line ? text.at(offset - 1) : '\0';
}

constexpr std::string_view before_values = ":-,[{";
constexpr std::string_view before_keys = {"\0-,[{", 5};
constexpr std::string_view before_items = {"\0-,[", 4};

// How the scalar `read`, a value or a key, is quoted; none where it is an alias, has an anchor or a tag, or
// spans lines.
std::optional<ValueStyle> style_of(const YamlText &text, Span span, std::string_view read,
                                   std::string_view may_precede) {
  if (span.empty() || !text.same_line(span.begin, span.end)) return std::nullopt;
  if (may_precede.find(before(text, span.begin)) == std::string_view::npos) return std::nullopt;
  const std::string_view written = text.slice(span);
  if (written == read) return ValueStyle::plain;
  if (written.size() < 2 || written.front() != written.back()) return std::nullopt;
  if (written.front() == '\'') return ValueStyle::single_quoted;
  if (written.front() == '"') return ValueStyle::double_quoted;
  return std::nullopt;
}

// An item of `[a, b]`, with the comma before it or, of the first, with what leads to the second.
std::optional<Span> flow_span(const YamlText &text, Value list, Value item) {
  const Span span = item.span();
  const Span rest = {span.end, text.line_end(span.end)};
  if (text.slice(rest).find('#') != std::string_view::npos) return std::nullopt;
  std::uint32_t comma = span.begin;
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (comma > text.begin() && blank(text.at(comma - 1))) --comma;
  if (comma > text.begin() && text.at(comma - 1) == ',') return Span{comma - 1, span.end};
  if (*list.begin() != item || list.size() < 2) return std::nullopt;
  const std::uint32_t next = list.at(1).span().begin;
  std::uint32_t at = text.skip_spaces(span.end);
  if (text.at(at) != ',') return std::nullopt;
  at = text.skip_any_of(at + 1, " \t\r\n");
  return at == next ? std::optional(Span{span.begin, next}) : std::nullopt;
}

// The line of `- a`.
std::optional<Span> line_span(const YamlText &text, Span item) {
  const std::uint32_t line = text.line_begin(item.begin);
  const std::uint32_t dash = text.skip_any_of(line, " ");
  if (text.at(dash) != '-' || text.skip_spaces(dash + 1) != item.begin) return std::nullopt;
  if (text.skip_spaces(item.end) != text.line_end(item.end)) return std::nullopt;
  return Span{line, text.next_line(item.end)};
}

} // namespace

bool holds(Value root, Value value) {
  const auto index = value.node() - root.node();
  return index > 0 && index < root.node()->skip;
}

std::optional<Edit> replace_yaml_value(const YamlText &text, Value root, Value scalar, std::string_view by) {
  if (!holds(root, scalar) || scalar.size() > 0) return std::nullopt;
  const auto around = collections_around(root, scalar);
  const bool in_list = around.back().is(ValueKind::sequence);
  const auto style = style_of(text, scalar.span(), scalar.text(), in_list ? before_items : before_values);
  if (!style) return std::nullopt;
  const YamlPlace place = is_flow(around) ? YamlPlace::flow : YamlPlace::block_value;
  return Edit{scalar.span(), write_yaml_string(by, *style, place)};
}

std::optional<Edit> replace_yaml_key(const YamlText &text, Value root, Value member, std::string_view by) {
  if (!holds(root, member)) return std::nullopt;
  const auto style = style_of(text, member.key_span(), member.key(), before_keys);
  if (!style) return std::nullopt;
  const bool flow = is_flow(collections_around(root, member));
  return Edit{member.key_span(),
              write_yaml_string(by, *style, flow ? YamlPlace::flow : YamlPlace::block_key)};
}

std::optional<Edit> remove_yaml_item(const YamlText &text, Value root, Value item) {
  if (!holds(root, item) || is_collection(item)) return std::nullopt;
  const auto around = collections_around(root, item);
  if (!around.back().is(ValueKind::sequence)) return std::nullopt;
  if (!style_of(text, item.span(), item.text(), before_items)) return std::nullopt;
  const auto span = around.back().style() == ValueStyle::flow ? flow_span(text, around.back(), item)
                                                              : line_span(text, item.span());
  if (!span) return std::nullopt;
  return Edit{*span, ""};
}

std::optional<Edit> remove_yaml_member(const YamlText &text, Value root, Value member) {
  if (!holds(root, member) || is_collection(member)) return std::nullopt;
  if (is_flow(collections_around(root, member))) return std::nullopt;
  const Span key = member.key_span();
  const std::uint32_t end = std::max(key.end, member.span().end);
  if (!style_of(text, key, member.key(), std::string_view("\0", 1)) || !text.same_line(key.begin, end))
    return std::nullopt;
  std::uint32_t after = text.skip_spaces(end);
  if (text.at(after) == ':') after = text.skip_spaces(after + 1); // nothing stands behind the key
  if (after != text.line_end(end)) return std::nullopt;
  return Edit{{text.line_begin(key.begin), text.next_line(end)}, ""};
}

} // namespace galley
