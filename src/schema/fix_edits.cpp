#include "schema/fix_edits.h"

#include "parse/yaml_write.h"
#include "schema/iso_date.h"
#include "schema/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace galley {
namespace {

// Whether `value` stands in `root`'s own tree, below it.
bool holds(Value root, Value value) {
  const auto index = value.node() - root.node();
  return index > 0 && index < root.node()->skip;
}

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

// A place of YAML text, and what stands around it.
class Place {
public:
  explicit Place(const YamlText &text) : text_(text) {}

  // What stands before `offset` on its line, blanks aside; NUL where nothing does.
  char before(std::uint32_t offset) const {
    const std::uint32_t line = text_.line_begin(offset);
    while (offset > line && is_space(text_.at(offset - 1))) --offset;
    return offset > line ? text_.at(offset - 1) : '\0';
  }

  // How the scalar `read`, a value or a key, is quoted; none where it is an alias, has an anchor or a tag, or
  // spans lines.
  std::optional<ValueStyle> style(Span span, std::string_view read, std::string_view may_precede) const {
    if (span.empty() || !text_.same_line(span.begin, span.end)) return std::nullopt;
    const char previous = before(span.begin);
    if (may_precede.find(previous) == std::string_view::npos) return std::nullopt;
    const std::string_view written = text_.slice(span);
    if (written == read) return ValueStyle::plain;
    if (written.size() < 2 || written.front() != written.back()) return std::nullopt;
    if (written.front() == '\'') return ValueStyle::single_quoted;
    if (written.front() == '"') return ValueStyle::double_quoted;
    return std::nullopt;
  }

  // Where only spaces, and dashes of list items, stand before a key.
  bool is_plain_indent(std::uint32_t offset) const {
    for (std::uint32_t at = text_.line_begin(offset); at < offset; ++at) {
      const bool dash = text_.at(at) == '-' && text_.at(at + 1) == ' ';
      if (!dash && text_.at(at) != ' ') return false;
    }
    return true;
  }

  std::uint32_t next_line(std::uint32_t offset) const {
    const std::uint32_t end = text_.line_end(offset);
    return text_.skip_any_of(end, "\r") + (end < text_.end() ? 1 : 0);
  }

  // The column of the comment that leads the line at `line`; none where no comment does.
  std::optional<std::uint32_t> comment_column(std::uint32_t line) const {
    const std::uint32_t at = text_.skip_spaces(line);
    if (text_.at(at) != '#') return std::nullopt;
    return text_.column(at);
  }

private:
  static bool is_space(char c) { return c == ' ' || c == '\t'; }
  const YamlText &text_;
};

constexpr std::string_view before_values = ":-,[{";
constexpr std::string_view before_keys = {"\0-,[{", 5};

std::optional<Proposal> replace_value(const Defect &defect, const YamlPiece &yaml, std::string_view by,
                                      bool sure) {
  const Value value = defect.instance;
  if (!holds(yaml.root, value) || value.size() > 0) return std::nullopt;
  const auto style = Place(yaml.text).style(value.span(), value.text(), before_values);
  if (!style) return std::nullopt;
  const bool flow = is_flow(collections_around(yaml.root, value));
  Proposal proposal;
  proposal.fix.title = fmt::format("replace {} with \"{}\"", quote_value(value), by);
  proposal.fix.applicability = sure ? Applicability::safe : Applicability::unsafe;
  proposal.fix.edits.push_back(
      {value.span(), write_yaml_string(by, *style, flow ? YamlPlace::flow : YamlPlace::block_value)});
  return proposal;
}

std::optional<Proposal> rename_key(const Defect &defect, const YamlPiece &yaml) {
  const Value member = defect.instance;
  if (!holds(yaml.root, member)) return std::nullopt;
  const auto style = Place(yaml.text).style(member.key_span(), member.key(), before_keys);
  if (!style) return std::nullopt;
  const bool flow = is_flow(collections_around(yaml.root, member));
  const std::string &name = defect.suggestion;
  const std::string &pointer = defect.instance_pointer;
  Proposal proposal;
  proposal.fix.title = fmt::format("rename the key \"{}\" to \"{}\"", member.key(), name);
  proposal.fix.applicability = defect.sure ? Applicability::safe : Applicability::unsafe;
  proposal.fix.edits.push_back(
      {member.key_span(), write_yaml_string(name, *style, flow ? YamlPlace::flow : YamlPlace::block_key)});
  proposal.new_key = fmt::format("{}/{}", pointer.substr(0, pointer.rfind('/')), name);
  return proposal;
}

// An item of `[a, b]`, with the comma before it; or the line of a `- a`. None where a comment would be lost.
std::optional<Span> span_with_separator(Value item, bool flow, const YamlText &text) {
  const Span span = item.span();
  if (!flow) {
    const Place place(text);
    const std::uint32_t line = text.line_begin(span.begin);
    std::uint32_t at = text.skip_any_of(line, " ");
    if (text.at(at) != '-' || text.skip_spaces(at + 1) != span.begin) return std::nullopt;
    if (text.skip_spaces(span.end) != text.line_end(span.end)) return std::nullopt;
    return Span{line, place.next_line(span.end)};
  }
  std::uint32_t comma = span.begin;
  const auto blank = [&](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (comma > text.begin() && blank(text.at(comma - 1))) --comma;
  if (comma == text.begin() || text.at(comma - 1) != ',') return std::nullopt;
  const Span rest = {span.end, text.line_end(span.end)};
  if (text.slice(rest).find('#') != std::string_view::npos) return std::nullopt;
  return Span{comma - 1, span.end};
}

std::optional<Proposal> remove_item(const Defect &defect, const YamlPiece &yaml) {
  const Value item = defect.instance;
  const auto around = collections_around(yaml.root, item);
  if (around.empty() || !around.back().is(ValueKind::sequence) || item.size() > 0) return std::nullopt;
  const bool collection = item.is(ValueKind::sequence) || item.is(ValueKind::mapping);
  const auto style = Place(yaml.text).style(item.span(), item.text(), std::string_view("\0-,", 3));
  if (collection || !style) return std::nullopt;
  const auto span = span_with_separator(item, around.back().style() == ValueStyle::flow, yaml.text);
  if (!span) return std::nullopt;
  const bool same = defect.other.kind() == item.kind() && defect.other.text() == item.text();
  Proposal proposal;
  proposal.fix.title = fmt::format("remove the repeated item {}", quote_value(item));
  proposal.fix.applicability = same ? Applicability::safe : Applicability::unsafe;
  proposal.fix.edits.push_back({*span, ""});
  return proposal;
}

std::string write_flow(Value value) {
  std::string written;
  const auto separate = [&] { written += written.empty() ? "" : ", "; };
  switch (value.kind()) {
  case ValueKind::sequence:
    for (const Value item : value) {
      separate();
      written += write_flow(item);
    }
    return fmt::format("[{}]", written);
  case ValueKind::mapping:
    for (const Value member : value) {
      separate();
      written += write_yaml_string(member.key(), ValueStyle::plain, YamlPlace::flow);
      written += ": " + write_flow(member);
    }
    return fmt::format("{{{}}}", written);
  default:
    return write_yaml_scalar(value, ValueStyle::plain, YamlPlace::flow);
  }
}

std::string write_member(std::string_view key, Value value) {
  const bool scalar = !value.is(ValueKind::sequence) && !value.is(ValueKind::mapping);
  return fmt::format("{}: {}", write_yaml_string(key, ValueStyle::plain, YamlPlace::block_key),
                     scalar ? write_yaml_scalar(value, ValueStyle::plain, YamlPlace::block_value)
                            : write_flow(value));
}

// Of the present members, the nearest ones before and after the missing key in the schema's order.
struct Neighbours {
  Value before, after;
};

Neighbours neighbours(const Defect &defect, Value mapping) {
  Neighbours found;
  bool passed = false;
  if (!defect.properties) return found;
  for (const Value property : defect.properties) {
    if (property.key() == defect.lacks) passed = true;
    const Value member = mapping.find(property.key());
    if (!member) continue;
    if (!passed) found.before = member;
    if (passed && !found.after) found.after = member;
  }
  return found;
}

class Insertion {
public:
  Insertion(const YamlPiece &yaml, std::string member)
      : yaml_(yaml), place_(yaml_.text), member_(std::move(member)) {}

  std::optional<Edit> last_of_all(std::uint32_t column) const { return line_at(yaml_.text.end(), column); }

  std::optional<Edit> behind(Value member) const {
    const std::uint32_t key = member.key_span().begin;
    if (!place_.is_plain_indent(key)) return std::nullopt;
    const std::uint32_t column = yaml_.text.column(key);
    std::uint32_t line = place_.next_line(std::max(member.key_span().end, member.span().end));
    // A comment that is indented deeper still belongs to the value.
    for (auto comment = place_.comment_column(line); comment && *comment > column;
         comment = place_.comment_column(line)) {
      line = place_.next_line(line);
    }
    return line_at(line, column);
  }

  std::optional<Edit> before(Value member) const {
    const std::uint32_t key = member.key_span().begin;
    if (!place_.is_plain_indent(key)) return std::nullopt;
    const std::uint32_t column = yaml_.text.column(key);
    const std::string indent(column, ' ');
    if (!yaml_.text.leads_line(key)) {
      return Edit{{key, key}, fmt::format("{}{}{}", member_, yaml_.line_break, indent)};
    }
    // Comments above a key are about it.
    std::uint32_t line = yaml_.text.line_begin(key);
    while (line > yaml_.text.begin()) {
      const std::uint32_t above = yaml_.text.line_begin(line - 1);
      if (place_.comment_column(above) != column) break;
      line = above;
    }
    return line_at(line, column);
  }

private:
  std::optional<Edit> line_at(std::uint32_t line, std::uint32_t column) const {
    if (line > yaml_.text.begin() && yaml_.text.at(line - 1) != '\n') return std::nullopt;
    return Edit{{line, line}, fmt::format("{}{}{}", std::string(column, ' '), member_, yaml_.line_break)};
  }

  const YamlPiece &yaml_;
  Place place_;
  std::string member_;
};

std::optional<Proposal> add_member(const Defect &defect, const YamlPiece &yaml) {
  const Value mapping = defect.instance;
  if (!defect.default_value || mapping.style() == ValueStyle::flow) return std::nullopt;
  const std::string member = write_member(defect.lacks, defect.default_value);
  const Insertion insertion(yaml, member);
  const auto [before, after] = neighbours(defect, mapping);
  std::optional<Edit> edit;
  if (before) {
    edit = insertion.behind(before);
  } else if (after) {
    edit = insertion.before(after);
  } else if (mapping == yaml.root) {
    edit = insertion.last_of_all(mapping.size() == 0 ? 0
                                                     : yaml.text.column((*mapping.begin()).key_span().begin));
  } else {
    Value last;
    for (const Value each : mapping) last = each;
    edit = insertion.behind(last);
  }
  if (!edit) return std::nullopt;
  Proposal proposal;
  proposal.fix = {fmt::format("add \"{}\"", member), Applicability::unsafe, {*std::move(edit)}};
  proposal.touched = defect.default_value.node()->skip;
  proposal.new_key = fmt::format("{}/{}", defect.instance_pointer, defect.lacks);
  proposal.member = member;
  return proposal;
}

} // namespace

std::optional<Proposal> propose_fix(const Defect &defect, const YamlPiece &yaml) {
  if (!defect.lacks.empty()) return add_member(defect, yaml);
  if (defect.keyword == "uniqueItems") return remove_item(defect, yaml);
  if (!defect.suggestion.empty()) {
    return defect.at_key ? rename_key(defect, yaml)
                         : replace_value(defect, yaml, defect.suggestion, defect.sure);
  }
  if (defect.keyword != "format" && defect.keyword != "type") return std::nullopt;
  std::optional<std::string> date;
  if (defect.format == "date") date = iso_date(defect.instance.text());
  if (defect.format == "date-time") date = iso_date_time(defect.instance.text());
  return date ? replace_value(defect, yaml, *date, false) : std::nullopt;
}

} // namespace galley
