// The editor of fields that are written in JSON. There are no comments in JSON.
#pragma once

#include "base/field_editor.h"
#include "base/json.h"

namespace galley {

class JsonEditor final : public FieldEditor {
public:
  // `json_root` says whether the content has the braces of its object.
  JsonEditor(std::string_view text, Span content, Value root, JsonRoot json_root)
      : FieldEditor(text, content, root), json_root_(json_root) {}

  std::optional<Edit> replace_value(Value scalar, std::string_view by) const override;
  // There are no strings without quotes.
  std::optional<Edit> quote_value(Value string, std::string_view text) const override;
  std::optional<Edit> write_as_string(Value scalar) const override;
  // There is an edit where `data` is JSON.
  std::optional<Edit> unquote_value(Value string, std::string_view data) const override;
  std::optional<Edit> rename_key(Value member, std::string_view name) const override;

  // Neither is the only one of its mapping or its list.
  std::optional<Edit> remove_member(Value member) const override;
  std::optional<Edit> remove_item(Value item) const override;
  std::optional<Edit> empty_list(Value list) const override;

  std::optional<Edit> insert_member(Value mapping, const NewMember &member) const override;
  std::optional<Edit> insert_item(Value list, std::string_view item) const override;
  std::string write_member(std::string_view key, Value value) const override;

  std::vector<Span> trailing_comments() const override { return {}; }
  std::optional<Edit> remove_comment(Span comment) const override;

  std::optional<ValueTree> read(const Source &source, Span content) const override;

private:
  JsonRoot json_root_;
};

} // namespace galley
