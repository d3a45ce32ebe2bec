#include "yaml/yaml_editor.h"

#include "text/line_break.h"
#include "text/unicode.h"
#include "yaml/yaml.h"
#include "yaml/yaml_scalar.h"
#include "yaml/yaml_write.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view spaces = " \t";
constexpr std::string_view blanks = " \t\r\n";

bool is_flow(const std::vector<Value> &collections) {
  return std::ranges::any_of(collections, [](Value value) { return value.style() == ValueStyle::flow; });
}

bool is_collection(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

ValueKind kind_of(std::string_view plain) {
  ValueBuilder builder;
  add_plain_scalar(builder, plain, YamlTag::none, {});
  return builder.finish().root().kind();
}

// Returns the last character before `offset` on its line that is no blank, or NUL where there is none.
char before(const YamlText &text, std::uint32_t offset) {
  while (offset > text.begin() && spaces.find(text.at(offset - 1)) != std::string_view::npos) --offset;
  return offset > text.begin() && text.at(offset - 1) != '\n' ? text.at(offset - 1) : '\0';
}

constexpr std::string_view before_values = ":-,[{";
constexpr std::string_view before_keys = {"\0-,[{", 5};
constexpr std::string_view before_items = {"\0-,[", 4};

// Returns the quotes of a value or a key that reads as `read`. Returns nothing where it is an alias, has an
// anchor or a tag, or spans lines.
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

// Returns the span to remove for an item in block style, which is its line.
std::optional<Span> line_span(const YamlText &text, Span item) {
  const std::uint32_t line = text.line_begin(item.begin);
  const std::uint32_t dash = text.skip_any_of(line, " ");
  if (text.at(dash) != '-' || text.skip_spaces(dash + 1) != item.begin) return std::nullopt;
  if (text.skip_spaces(item.end) != text.line_end(item.end)) return std::nullopt;
  return Span{line, text.next_line(item.end)};
}

// An anchor, an alias or a tag would mean something else, or nothing, once the text is no longer in quotes.
bool may_hold_property(std::string_view text) {
  for (auto at = text.find_first_of("&*!"); at != std::string_view::npos;
       at = text.find_first_of("&*!", at + 1)) {
    if (at > 0 && std::string_view(" [{,:").find(text[at - 1]) != std::string_view::npos) return true;
  }
  return false;
}

// Returns whether a tab begins the next line that isn't empty. A scalar without quotes would continue there.
bool tab_follows(const YamlText &text, std::uint32_t end) {
  return text.slice({end, text.skip_any_of(end, blanks)}).find("\n\t") != std::string_view::npos;
}

// Returns the comment that follows `offset` on its line, from its `#` on, if there are only blanks between.
std::optional<Span> comment_behind(const YamlText &text, std::uint32_t offset) {
  const std::uint32_t begin = text.skip_spaces(offset);
  if (begin == offset || text.at(begin) != '#') return std::nullopt;
  std::string_view comment = text.slice({begin, text.line_end(begin)});
  comment = comment.substr(0, comment.find_last_not_of(spaces) + 1);
  return Span{begin, begin + static_cast<std::uint32_t>(comment.size())};
}

} // namespace

YamlEditor::YamlEditor(std::string_view text, Span content, Value root)
    : FieldEditor(text, content, root), text_(text, content), line_break_(line_break_of(text)) {
}

// Returns the collections around `value`, from the root down to the innermost.
std::vector<Value> YamlEditor::collections_around(Value value) const {
  std::vector<Value> around;
  if (!holds(value)) return around;
  while (value != root()) around.push_back(value = parent_of(value));
  std::ranges::reverse(around);
  return around;
}

// Returns whether a `#` stands behind `offset` on its line. Where edits follow each other on one line, the
// line is searched once.
bool YamlEditor::has_comment_sign_behind(std::uint32_t offset) const {
  if (offset < rest_of_line_.begin || offset >= rest_of_line_.end) {
    const Span rest = {offset, text_.line_end(offset)};
    const std::size_t sign = text_.slice(rest).find('#');
    rest_has_sign_ = sign != std::string_view::npos;
    rest_of_line_ = {offset, rest_has_sign_ ? offset + static_cast<std::uint32_t>(sign) + 1 : rest.end};
  }
  return rest_has_sign_;
}

// Returns the span to remove for an item of `[a, b]`: the item with the comma before it or, if it is the
// first, with everything up to the second.
std::optional<Span> YamlEditor::flow_span(Value list, Value item) const {
  const Span span = item.span();
  if (has_comment_sign_behind(span.end)) return std::nullopt;
  std::uint32_t comma = span.begin;
  while (comma > text_.begin() && blanks.find(text_.at(comma - 1)) != std::string_view::npos) --comma;
  if (comma > text_.begin() && text_.at(comma - 1) == ',') return Span{comma - 1, span.end};
  if (*list.begin() != item || list.size() < 2) return std::nullopt;
  const std::uint32_t next = list.at(1).span().begin;
  std::uint32_t at = text_.skip_spaces(span.end);
  if (text_.at(at) != ',') return std::nullopt;
  at = text_.skip_any_of(at + 1, blanks);
  return at == next ? std::optional(Span{span.begin, next}) : std::nullopt;
}

std::optional<Edit> YamlEditor::replace_value(Value scalar, std::string_view by) const {
  if (!holds(scalar) || scalar.size() > 0) return std::nullopt;
  const auto around = collections_around(scalar);
  const bool in_list = around.back().is(ValueKind::sequence);
  const auto style = style_of(text_, scalar.span(), scalar.text(), in_list ? before_items : before_values);
  if (!style) return std::nullopt;
  if (!scalar.is(ValueKind::string) && kind_of(by) == scalar.kind()) {
    return Edit{scalar.span(), std::string(by)};
  }
  const YamlPlace place = is_flow(around) ? YamlPlace::flow : YamlPlace::block_value;
  return Edit{scalar.span(), write_yaml_string(by, *style, place)};
}

std::optional<Edit> YamlEditor::rename_key(Value member, std::string_view name) const {
  if (!holds(member)) return std::nullopt;
  const auto style = style_of(text_, member.key_span(), member.key(), before_keys);
  if (!style) return std::nullopt;
  const YamlPlace place = is_flow(collections_around(member)) ? YamlPlace::flow : YamlPlace::block_key;
  return Edit{member.key_span(), write_yaml_string(name, *style, place)};
}

std::optional<Edit> YamlEditor::quote_value(Value string, std::string_view text) const {
  // Several lines that fold into one text stay as they are.
  if (text_.slice(string.span()) != string.text()) return std::nullopt;
  return Edit{string.span(), write_yaml_string(text, ValueStyle::double_quoted, YamlPlace::flow)};
}

std::optional<Edit> YamlEditor::write_as_string(Value scalar) const {
  if (text_.slice(scalar.span()) != scalar.text() || !follows_indicator(scalar)) return std::nullopt;
  return Edit{scalar.span(), write_yaml_string(scalar.text(), ValueStyle::single_quoted, YamlPlace::flow)};
}

// Returns whether only the indicator that announces a value precedes it: no anchor, no tag, no comment.
bool YamlEditor::follows_indicator(Value value) const {
  const std::uint32_t begin = value.span().begin;
  const auto around = collections_around(value);
  if (around.empty() || begin < value.key_span().end) return false;
  if (!around.back().is(ValueKind::sequence)) {
    const std::string_view between = text_.slice({value.key_span().end, begin});
    return trim(between) == ":" && between.back() != ':';
  }
  const std::string_view before = text_.slice({text_.begin(), begin});
  const auto last = before.find_last_not_of(blanks);
  if (last == std::string_view::npos) return false;
  if (before[last] != '-') return before[last] == '[' || before[last] == ',';
  return last + 1 < before.size() && (last == 0 || blanks.find(before[last - 1]) != std::string_view::npos);
}

// A list or a mapping in brackets and a boolean read alike wherever a string in quotes is permitted, but a
// boolean may continue on the next line.
std::optional<Edit> YamlEditor::unquote_value(Value string, std::string_view data) const {
  const bool brackets = data.starts_with('[') || data.starts_with('{');
  if (escape_controls(data) != data || may_hold_property(data) || !follows_indicator(string)) {
    return std::nullopt;
  }
  if (!brackets && tab_follows(text_, string.span().end)) return std::nullopt;
  return Edit{string.span(), std::string(data)};
}

std::optional<Edit> YamlEditor::remove_item(Value item) const {
  if (!holds(item) || is_collection(item)) return std::nullopt;
  const auto around = collections_around(item);
  if (!around.back().is(ValueKind::sequence)) return std::nullopt;
  if (!style_of(text_, item.span(), item.text(), before_items)) return std::nullopt;
  const auto span = around.back().style() == ValueStyle::flow ? flow_span(around.back(), item)
                                                              : line_span(text_, item.span());
  if (!span) return std::nullopt;
  return Edit{*span, ""};
}

std::optional<Edit> YamlEditor::empty_list(Value list) const {
  if (!holds(list) || !list.is(ValueKind::sequence) || list.size() != 1) return std::nullopt;
  const Value item = list.at(0);
  const Span key = list.key_span();
  if (is_collection(item) || key.empty() || item.span().begin < key.end) return std::nullopt;
  const bool flow = list.style() == ValueStyle::flow;
  const std::string_view between = trim(text_.slice({key.end, item.span().begin}));
  if (!between.starts_with(':') || trim(between.substr(1)) != (flow ? "[" : "-")) return std::nullopt;
  if (flow) return Edit{item.span(), ""};
  return Edit{{key.end, item.span().end}, ": []"};
}

std::optional<Edit> YamlEditor::remove_member(Value member) const {
  if (!holds(member) || is_collection(member)) return std::nullopt;
  if (is_flow(collections_around(member))) return std::nullopt;
  const Span key = member.key_span();
  const std::uint32_t end = std::max(key.end, member.span().end);
  if (!style_of(text_, key, member.key(), std::string_view("\0", 1)) || !text_.same_line(key.begin, end))
    return std::nullopt;
  std::uint32_t after = text_.skip_spaces(end);
  if (text_.at(after) == ':') after = text_.skip_spaces(after + 1); // the key has no value
  if (after != text_.line_end(end)) return std::nullopt;
  return Edit{{text_.line_begin(key.begin), text_.next_line(end)}, ""};
}

// Returns whether only spaces, and dashes of list items, precede `offset` on its line.
bool YamlEditor::is_plain_indent(std::uint32_t offset) const {
  for (std::uint32_t at = text_.line_begin(offset); at < offset; ++at) {
    const bool dash = text_.at(at) == '-' && text_.at(at + 1) == ' ';
    if (!dash && text_.at(at) != ' ') return false;
  }
  return true;
}

// Returns the column of the comment that leads the line at `line`, if one does.
std::optional<std::uint32_t> YamlEditor::comment_column(std::uint32_t line) const {
  const std::uint32_t at = text_.skip_spaces(line);
  if (text_.at(at) != '#') return std::nullopt;
  return text_.column(at);
}

// Returns where the line after a value that ends at `end` begins. A comment that is indented deeper than
// `column` still belongs to the value.
std::uint32_t YamlEditor::line_behind(std::uint32_t end, std::uint32_t column) const {
  std::uint32_t line = text_.next_line(end);
  for (auto comment = comment_column(line); comment && *comment > column; comment = comment_column(line)) {
    line = text_.next_line(line);
  }
  return line;
}

std::optional<Edit> YamlEditor::insert_line(std::uint32_t line, std::uint32_t column,
                                            std::string_view text) const {
  if (line > text_.begin() && text_.at(line - 1) != '\n') return std::nullopt; // the last line is not ended
  return Edit{{line, line}, fmt::format("{}{}{}", std::string(column, ' '), text, line_break_)};
}

std::optional<Edit> YamlEditor::insert_behind(Value member, std::string_view text) const {
  if (member.node()->key_repeated) return std::nullopt;
  const std::uint32_t key = member.key_span().begin;
  if (!is_plain_indent(key)) return std::nullopt;
  const std::uint32_t column = text_.column(key);
  const std::uint32_t end = std::max(member.key_span().end, member.span().end);
  return insert_line(line_behind(end, column), column, text);
}

std::optional<Edit> YamlEditor::insert_before(Value member, std::string_view text) const {
  if (member.node()->key_repeated) return std::nullopt;
  const std::uint32_t key = member.key_span().begin;
  if (!is_plain_indent(key)) return std::nullopt;
  const std::uint32_t column = text_.column(key);
  if (!text_.leads_line(key)) { // the dash of a list item precedes the key
    return Edit{{key, key}, fmt::format("{}{}{}", text, line_break_, std::string(column, ' '))};
  }
  std::uint32_t line = text_.line_begin(key);
  while (line > text_.begin()) {
    const std::uint32_t above = text_.line_begin(line - 1);
    if (comment_column(above) != column) break;
    line = above;
  }
  return insert_line(line, column, text);
}

std::optional<Edit> YamlEditor::insert_member(Value mapping, const NewMember &member) const {
  if (mapping.style() == ValueStyle::flow) return std::nullopt;
  const std::string text = write_member(member.key, member.value);
  if (member.previous) return insert_behind(member.previous, text);
  if (member.next) return insert_before(member.next, text);
  if (mapping == root()) {
    const std::uint32_t column = mapping.size() == 0 ? 0 : text_.column((*mapping.begin()).key_span().begin);
    return insert_line(text_.end(), column, text);
  }
  Value last;
  for (const Value each : mapping) {
    if (!each.node()->key_repeated) last = each;
  }
  return last ? insert_behind(last, text) : std::nullopt;
}

std::optional<Edit> YamlEditor::insert_item(Value list, std::string_view item) const {
  const bool flow = list.style() == ValueStyle::flow;
  const YamlPlace place = flow ? YamlPlace::flow : YamlPlace::block_value;
  if (list.size() == 0) {
    if (!flow || text_.slice(list.span()).find('#') != std::string_view::npos) return std::nullopt;
    return Edit{list.span(), fmt::format("[{}]", write_yaml_string(item, ValueStyle::plain, place))};
  }
  const Value last = list.at(list.size() - 1);
  const std::string text = write_yaml_string(item, last.style(), place);
  if (flow) return Edit{{last.span().end, last.span().end}, ", " + text};
  const std::uint32_t dash = list.span().begin;
  if (text_.at(dash) != '-' || !is_plain_indent(dash)) return std::nullopt;
  const std::uint32_t column = text_.column(dash);
  return insert_line(line_behind(std::max(dash, last.span().end), column), column, "- " + text);
}

std::string YamlEditor::write_member(std::string_view key, Value value) const {
  return write_yaml_member(key, value);
}

std::vector<Span> YamlEditor::trailing_comments() const {
  std::vector<Span> comments;
  std::uint32_t seen = text_.begin(); // an alias repeats nodes further up, which were seen there
  const auto look = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin < seen) return;
    seen = begin;
    if (const auto comment = comment_behind(text_, end)) {
      seen = comment->end;
      comments.push_back(*comment);
    }
  };
  for (const ValueNode *node = root().node(), *end = node + node->skip; node != end; ++node) {
    if (!node->key_span.empty()) {
      const std::uint32_t colon = text_.skip_spaces(node->key_span.end);
      if (text_.at(colon) == ':') look(node->key_span.begin, colon + 1);
    }
    const bool marked = node->style == ValueStyle::literal || node->style == ValueStyle::folded;
    if (!marked && node->style != ValueStyle::block && !node->span.empty())
      look(node->span.begin, node->span.end);
  }
  return comments;
}

// Removes the comment with the blanks before it.
std::optional<Edit> YamlEditor::remove_comment(Span comment) const {
  std::uint32_t begin = comment.begin;
  while (spaces.find(text_.at(begin - 1)) != std::string_view::npos) --begin;
  const std::uint32_t end = text_.line_end(begin);
  if (text_.slice({end, text_.skip_any_of(end, blanks)}).find('\t') != std::string_view::npos)
    return std::nullopt;
  return Edit{{begin, end}, ""};
}

std::optional<ValueTree> YamlEditor::read(const Source &source, Span content) const {
  Yaml yaml = parse_yaml(source, content);
  if (!yaml.problems.empty() || yaml.tree.empty()) return std::nullopt;
  return std::move(yaml.tree);
}

} // namespace galley
