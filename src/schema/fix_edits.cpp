#include "schema/fix_edits.h"

#include "schema/words.h"
#include "text/iso_date.h"
#include "yaml/yaml_edit.h"
#include "yaml/yaml_write.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace galley {
namespace {

// A place of YAML text, and what stands around it.
class Place {
public:
  explicit Place(const YamlText &text) : text_(text) {}

  // Where only spaces, and dashes of list items, stand before a key.
  bool is_plain_indent(std::uint32_t offset) const {
    for (std::uint32_t at = text_.line_begin(offset); at < offset; ++at) {
      const bool dash = text_.at(at) == '-' && text_.at(at + 1) == ' ';
      if (!dash && text_.at(at) != ' ') return false;
    }
    return true;
  }

  // The column of the comment that leads the line at `line`; none where no comment does.
  std::optional<std::uint32_t> comment_column(std::uint32_t line) const {
    const std::uint32_t at = text_.skip_spaces(line);
    if (text_.at(at) != '#') return std::nullopt;
    return text_.column(at);
  }

private:
  const YamlText &text_;
};

std::optional<Proposal> replace_value(const Defect &defect, const YamlPiece &yaml, std::string_view by,
                                      bool sure) {
  auto edit = replace_yaml_value(yaml.text, yaml.root, defect.instance, by);
  if (!edit) return std::nullopt;
  Proposal proposal;
  proposal.fix = {fmt::format("replace {} with \"{}\"", quote_value(defect.instance), by),
                  sure ? Applicability::safe : Applicability::unsafe,
                  {*std::move(edit)}};
  return proposal;
}

std::optional<Proposal> rename_key(const Defect &defect, const YamlPiece &yaml) {
  const std::string &name = defect.suggestion;
  auto edit = replace_yaml_key(yaml.text, yaml.root, defect.instance, name);
  if (!edit) return std::nullopt;
  const std::string &pointer = defect.instance_pointer;
  Proposal proposal;
  proposal.fix = {fmt::format("rename the key \"{}\" to \"{}\"", defect.instance.key(), name),
                  defect.sure ? Applicability::safe : Applicability::unsafe,
                  {*std::move(edit)}};
  proposal.new_key = fmt::format("{}/{}", pointer.substr(0, pointer.rfind('/')), name);
  return proposal;
}

std::optional<Proposal> remove_item(const Defect &defect, const YamlPiece &yaml) {
  const Value item = defect.instance;
  auto edit = remove_yaml_item(yaml.text, yaml.root, item);
  if (!edit) return std::nullopt;
  const bool same = defect.other.kind() == item.kind() && defect.other.text() == item.text();
  Proposal proposal;
  proposal.fix = {fmt::format("remove the repeated item {}", quote_value(item)),
                  same ? Applicability::safe : Applicability::unsafe,
                  {*std::move(edit)}};
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
    std::uint32_t line = yaml_.text.next_line(std::max(member.key_span().end, member.span().end));
    // A comment that is indented deeper still belongs to the value.
    for (auto comment = place_.comment_column(line); comment && *comment > column;
         comment = place_.comment_column(line)) {
      line = yaml_.text.next_line(line);
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
