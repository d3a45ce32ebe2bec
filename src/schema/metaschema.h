// The metaschemas: schemas of schemas, for those that refer to them. They are made from the table of
// keywords. Since draft 2019-09 a metaschema has a part for each vocabulary.
#pragma once

#include "schema/keyword.h"
#include "yaml/data_file.h"

#include <string_view>

namespace galley {

struct MetaschemaPart {
  Draft draft;
  std::string_view name; // of the vocabulary, at the end of its URI
  Vocabularies vocabularies;
  bool formats_assert = false; // whether `format` asks something of a value there
};

// The part of a metaschema for the vocabulary that `$vocabulary` names by this URI, or null.
const MetaschemaPart *find_vocabulary(std::string_view uri);

// The metaschema that goes by `uri`, which has no fragment. Null where no metaschema does.
DataFilePtr built_in_metaschema(std::string_view uri);

} // namespace galley
