// The editor of fields that are written in TOML.
#pragma once

#include "base/field_editor.h"

namespace galley {

class TomlEditor final : public FieldEditor {
public:
  TomlEditor(std::string_view text, Span content, Value root);

  // A string of several lines stays as it is.
  std::optional<Edit> replace_value(Value scalar, std::string_view by) const override;
  // A date is the only string without quotes.
  std::optional<Edit> quote_value(Value string, std::string_view text) const override;
  // There is an edit where `data` is TOML.
  std::optional<Edit> unquote_value(Value string, std::string_view data) const override;
  // The key of a table may stand in more than one place, of which the first is renamed.
  std::optional<Edit> rename_key(Value member, std::string_view name) const override;

  // The member must stand on a line of its own, without a comment, or beside others in braces.
  std::optional<Edit> remove_member(Value member) const override;
  // There is no edit where a comment would be lost, or where the item is alone.
  std::optional<Edit> remove_item(Value item) const override;
  std::optional<Edit> empty_list(Value list) const override;

  // A table that only dotted keys make gets no member.
  std::optional<Edit> insert_member(Value mapping, const NewMember &member) const override;
  std::optional<Edit> insert_item(Value list, std::string_view item) const override;
  std::string write_member(std::string_view key, Value value) const override;

  std::vector<Span> trailing_comments() const override;
  std::optional<Edit> remove_comment(Span comment) const override;

  std::optional<ValueTree> read(const Source &source, Span content) const override;

private:
  std::string_view slice(Span span) const { return whole_text().substr(span.begin, span.size()); }
  std::uint32_t line_begin(std::uint32_t offset) const;
  std::uint32_t line_end(std::uint32_t offset) const;
  std::uint32_t next_line(std::uint32_t offset) const;
  bool has_line(Value member) const;
  bool holds_comment(Span span) const;
  std::optional<Edit> without_comment(std::optional<Edit> edit) const;
  std::optional<Edit> insert_line(std::uint32_t offset, std::string_view text) const;

  std::string_view line_break_;
  std::vector<Span> comments_;
};

} // namespace galley
