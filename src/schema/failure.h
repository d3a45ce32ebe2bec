// One keyword that one value failed, as the evaluation saw it, before it is put into words. A single defect
// may cause several failures, of which defects.h makes one Defect.
#pragma once

#include "base/value.h"
#include "schema/error_message.h"
#include "schema/schema_graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A value of `type`, `enum` or `const`, which says what is asked for.
struct Expectation {
  std::string_view keyword;
  Value asked; // the value of the keyword
};

// The keywords of failures that stand for no keyword: the evaluation was given up, or there may be more
// failures than those that were collected.
inline constexpr std::string_view limit_exceeded = "limit";
inline constexpr std::string_view failures_left_out = "more";

struct Failure {
  Value instance;               // what failed; where `is_name` is set, the member whose key failed
  bool is_name = false;         // whether the key itself failed
  std::string instance_pointer; // the JSON Pointer of `instance`
  std::string subject;          // `instance` as a writer reads it: tags[2]
  std::string evaluation_path;  // the JSON Pointer through the keywords of schemas that ends with `keyword`
  const SchemaNode *schema = nullptr;
  std::string_view keyword; // empty where the schema is `false`; may be `limit_exceeded`
  // The other value that has to do with the failure: for uniqueItems the equal item that is there already,
  // for dependencies the member that asks for more.
  Value other = {};
  std::uint32_t other_index = 0;     // for uniqueItems, from 0
  std::string_view missing_key = {}; // for required and dependencies, the key that isn't there
  // The keyword that led to `schema`, the schema that has this keyword, and the value that was checked there.
  const SchemaNode *asker = nullptr; // null where `schema` is the root
  std::string_view asker_keyword = {};
  Value asker_instance = {};
  std::string asker_subject = {};  // `asker_instance` as a writer reads it
  ErrorMessage error_message = {}; // the words that the schemas have for the failure, if any
  Value description = {};          // the description of the innermost schema over the instance, if any
  // For oneOf, how many of its schemas accept the instance; for contains, how many items fit.
  std::size_t matches = 0;
  std::vector<std::uint32_t> fitting = {}; // for oneOf, the indices of these schemas
  // What type, enum or const ask for; for anyOf and oneOf, what all of their schemas ask for.
  std::vector<Expectation> expected = {};
  // For anyOf and oneOf: keys of which each schema asks for one, where no schema asks for anything else.
  std::vector<std::string_view> missing_any = {};
  // For anyOf and oneOf: what failed in those of their schemas that ask for another value of the same type.
  std::vector<std::vector<Failure>> alternatives = {};
  Value member = {};      // the member of the instance that is at fault, where one is
  std::string words = {}; // what is wrong, where the keyword alone would say less
  // For anyOf and oneOf: what failed in each of their schemas.
  std::vector<std::vector<Failure>> branches = {};
};

// The failure of `keyword` where the evaluation stands.
Failure failure_at(const Frame &frame, std::string_view keyword, std::string_view missing_key = {});

} // namespace galley
