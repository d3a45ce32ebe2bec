// The words that a schema has for its failures: `errorMessage` (https://github.com/ajv-validator/ajv-errors)
// and `patternErrorMessage`. In: where an evaluation stands, and what failed there. Out: the text, with
// values of the instance filled in.
//
// `errorMessage` is a text for all failures of its schema and of the schemas in it, or a mapping: of keywords
// to texts, where `required` and `dependencies` may have texts by key; `properties` and `items` have texts
// for all failures of a member or an item, and `_` has one for all others. The innermost text counts.
#pragma once

#include "schema/frame.h"

#include <string>
#include <string_view>

namespace galley {

struct ErrorMessage {
  std::string text;       // empty where there is none
  bool is_filled = false; // whether values of the instance stand in the text
  // The schema whose failures the text is for, if it is for several, and its instance.
  const SchemaNode *schema = nullptr;
  std::string pointer, subject;

  explicit operator bool() const { return !text.empty(); }
};

ErrorMessage error_message(const Frame &frame, std::string_view keyword, std::string_view missing_key);

} // namespace galley
