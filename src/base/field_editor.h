// Edits fields within a text. In: the text of a document or a data file, the part of it that contains the
// fields, and the tree that was read from that part. Out: edits whose spans are bytes of the text.
//
// Each language of fields has an editor of its own, and its callers need not know the language. An editor
// changes the one field that is asked for and no byte around it. It returns no edit where it can't be sure of
// that, for example where an anchor or a comment would be lost. To find out whether the text still has the
// intended meaning, the caller reads it again.
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A member that a mapping lacks, and its position among the present members.
struct NewMember {
  std::string_view key;
  Value value;         // a value of any tree
  Value previous = {}; // the new member follows this one
  // Where `previous` is empty, the new member precedes this one; where both are, it comes last.
  Value next = {};
};

class FieldEditor {
public:
  // The text must outlive the editor, and so must the tree of `root`. `content` is the span of the fields in
  // `text`, in bytes.
  FieldEditor(std::string_view text, Span content, Value root)
      : whole_(text), content_(content), root_(root) {}
  FieldEditor(const FieldEditor &) = delete;
  FieldEditor &operator=(const FieldEditor &) = delete;
  virtual ~FieldEditor() = default;

  std::string_view whole_text() const { return whole_; }
  Span content() const { return content_; }
  Value root() const { return root_; }

  // Values that are passed to the following functions are values of this editor's tree.

  // Replaces a scalar by `by`. The scalar keeps its quotes if they suit the new text. A scalar that is no
  // string stays what it is if `by` reads as the same kind, so that a year remains a number.
  virtual std::optional<Edit> replace_value(Value scalar, std::string_view by) const = 0;
  // Replaces a string without quotes by `text` in double quotes.
  virtual std::optional<Edit> quote_value(Value string, std::string_view text) const = 0;
  // Replaces a string in quotes by `data`, which is a list or a mapping in brackets, `true` or `false`, and
  // is read as such from then on.
  virtual std::optional<Edit> unquote_value(Value string, std::string_view data) const = 0;
  // Replaces a member's key by `name`. The key keeps its quotes if they suit the new name.
  virtual std::optional<Edit> rename_key(Value member, std::string_view name) const = 0;

  // Removes a member that has a scalar value, with its line.
  virtual std::optional<Edit> remove_member(Value member) const = 0;
  // Removes a scalar item from a list, with a comma beside it or with its line.
  virtual std::optional<Edit> remove_item(Value item) const = 0;
  // Writes a list that has one scalar item as an empty list.
  virtual std::optional<Edit> empty_list(Value list) const = 0;

  virtual std::optional<Edit> insert_member(Value mapping, const NewMember &member) const = 0;
  // Appends a string to a list.
  virtual std::optional<Edit> insert_item(Value list, std::string_view item) const = 0;
  // Returns a member as insert_member() writes it, on one line.
  virtual std::string write_member(std::string_view key, Value value) const = 0;

  // Returns the comments that directly follow a key or a value on its line, in the order of the text.
  virtual std::vector<Span> trailing_comments() const = 0;
  virtual std::optional<Edit> remove_comment(Span comment) const = 0;

  // Reads fields of the same language in `content` of another text, such as one in which edits were made.
  // Returns nothing where they can't be read without a problem.
  virtual std::optional<ValueTree> read(const Source &source, Span content) const = 0;

protected:
  // Returns whether `value` is part of this tree, below its root.
  bool holds(Value value) const;
  // Returns the list or the mapping that a value which the tree holds is in.
  Value parent_of(Value value) const;

private:
  std::string_view whole_;
  Span content_;
  Value root_;
  // For each node below the root, the index of its collection; found for the first edit that asks, since a
  // document may need very many. An editor belongs to one thread.
  mutable std::vector<std::uint32_t> parents_;
};

} // namespace galley
