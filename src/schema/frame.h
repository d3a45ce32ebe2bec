// Where an evaluation stands: a schema over a value, and how both were reached. Frames live on the stack of
// the evaluation, and each points to the one that it was entered from. Paths are written out only when
// something failed.
#pragma once

#include "base/value.h"
#include "schema/schema_graph.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// The step from one schema to the next.
struct Step {
  // What the next schema is checked against: the same value, a member or an item of it, or the name of a
  // member.
  enum class Into : std::uint8_t { same, member, item, name };

  std::string_view keyword = {};
  std::string_view branch = {};   // the name of the schema within a keyword that holds schemas by name
  std::int64_t branch_index = -1; // the index of the schema within a keyword that holds a list of them, or -1
  Into into = Into::same;
  Value child = {};              // the member or item that is entered
  std::uint32_t child_index = 0; // the index of an item, from 0
};

struct Frame {
  const Frame *outer = nullptr;
  const SchemaNode *schema = nullptr;
  Value instance;
  Step step;
  std::uint32_t depth = 0;
  std::size_t mark = 0; // how many values were evaluated before this schema was entered
};

// The JSON Pointer (RFC 6901) of the instance.
std::string instance_pointer(const Frame &frame);
// The JSON Pointer through the keywords of schemas, `$ref` included.
std::string evaluation_path(const Frame &frame);
// The instance as a writer reads it: tags[2], author.name. The whole has an empty path.
std::string readable_path(const Frame &frame);
// Whether the instance is the name of a key.
bool is_name(const Frame &frame);

// The string that `errorMessage` has for a keyword that failed (https://github.com/ajv-validator/ajv-errors).
// The schemas over this very instance may have one, or the schema over the value that holds it.
// `errorMessage` is a string for all keywords, or a mapping of keywords to strings, in which `_` stands for
// the other keywords, and `required` and `properties` have strings by key. A string for all keywords does not
// count for a missing key. Empty where there is none.
Value error_message(const Frame &frame, std::string_view keyword, std::string_view missing_key);
// The description of the innermost schema over this very instance that has one, or an empty Value.
Value description(const Frame &frame);

} // namespace galley
