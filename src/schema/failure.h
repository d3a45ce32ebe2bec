// One keyword that one value failed, as the evaluation saw it, before it is put into words. Failures of a
// single defect may be several; defects.h makes one of them.
#pragma once

#include "base/value.h"
#include "schema/schema_graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// What `type`, `enum` or `const` asks for.
struct Expectation {
  std::string_view keyword;
  Value asked; // the keyword's value
};

struct Failure {
  Value instance;               // what failed; where is_name is set, the member whose key failed
  bool is_name = false;         // it is the key itself that failed
  std::string instance_pointer; // of `instance`
  std::string subject;          // the same for a writer: tags[2]
  std::string evaluation_path;  // through keywords of schemas, this one at the end
  const SchemaNode *schema = nullptr;
  std::string_view keyword; // empty: a schema that is `false`; "limit": the evaluation was given up
  // uniqueItems: the item that is there already; dependencies: the member that asks for more
  Value other = {};
  std::uint32_t other_index = 0; // uniqueItems
  std::string_view missing = {}; // required, dependencies: the key that isn't there
  // From where `schema` was entered: by which keyword of which schema, over which value.
  const SchemaNode *asker = nullptr; // null: nowhere, it is the root
  std::string_view asker_keyword = {};
  Value asker_instance = {};
  std::string asker_subject = {};
  Value error_message = {}; // what the schemas' errorMessage says of it: a string
  Value description = {};   // of the innermost schema over this very instance that has one: a string
  std::size_t matches = 0;  // oneOf: how many of its schemas accept the instance
  std::vector<Expectation> expected = {}; // type, enum, const; of several branches, where they agree
  // anyOf, oneOf: each of their schemas asks for one of these keys, and for nothing else
  std::vector<std::string_view> missing_any = {};
  std::vector<std::vector<Failure>> branches = {}; // anyOf, oneOf: what failed in each of their schemas
};

struct Frame;

Failure failure_at(const Frame &frame, std::string_view keyword, std::string_view missing = {});

} // namespace galley
