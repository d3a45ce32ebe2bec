// The editor of fields that are written in YAML.
#pragma once

#include "base/field_editor.h"
#include "yaml/yaml_text.h"

namespace galley {

class YamlEditor final : public FieldEditor {
public:
  YamlEditor(std::string_view text, Span content, Value root);

  // None of these edits an alias, a scalar of several lines, or one that has an anchor or a tag, unless it
  // says otherwise.
  std::optional<Edit> replace_value(Value scalar, std::string_view by) const override;
  std::optional<Edit> rename_key(Value member, std::string_view name) const override;
  // An anchor or a tag of the value stays where it is.
  std::optional<Edit> quote_value(Value string, std::string_view text) const override;
  std::optional<Edit> unquote_value(Value string, std::string_view data) const override;

  // The member must stand on a line of its own, without a comment.
  std::optional<Edit> remove_member(Value member) const override;
  // There is no edit where a comment would be lost, or where the item is alone in brackets.
  std::optional<Edit> remove_item(Value item) const override;
  // The list must be the value of a key, without a comment, an anchor or a tag between.
  std::optional<Edit> empty_list(Value list) const override;

  // The mapping must be in block style. A comment above a member, or indented deeper below it, belongs to it.
  std::optional<Edit> insert_member(Value mapping, const NewMember &member) const override;
  std::optional<Edit> insert_item(Value list, std::string_view item) const override;
  std::string write_member(std::string_view key, Value value) const override;

  std::vector<Span> trailing_comments() const override;
  // There is no edit where a tab begins one of the next lines: only the comment may keep that line from
  // continuing the value.
  std::optional<Edit> remove_comment(Span comment) const override;

  std::optional<ValueTree> read(const Source &source, Span content) const override;

private:
  bool has_comment_sign_behind(std::uint32_t offset) const;
  std::optional<Span> flow_span(Value list, Value item) const;
  std::vector<Value> collections_around(Value value) const;
  bool is_plain_indent(std::uint32_t offset) const;
  bool follows_indicator(Value value) const;
  std::optional<std::uint32_t> comment_column(std::uint32_t line) const;
  std::uint32_t line_behind(std::uint32_t end, std::uint32_t column) const;
  std::optional<Edit> insert_line(std::uint32_t line, std::uint32_t column, std::string_view text) const;
  std::optional<Edit> insert_behind(Value member, std::string_view text) const;
  std::optional<Edit> insert_before(Value member, std::string_view text) const;

  YamlText text_;
  std::string_view line_break_;
  mutable Span rest_of_line_; // that was searched last for a `#`
  mutable bool rest_has_sign_ = false;
};

} // namespace galley
