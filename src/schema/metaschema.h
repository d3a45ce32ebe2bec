// The metaschemas of drafts 4, 6 and 7: schemas of schemas, for those that refer to them. They are made from
// the table of keywords.
#pragma once

#include "yaml/data_file.h"

#include <string_view>

namespace galley {

// The metaschema that goes by `uri`, which has no fragment. Null where no metaschema does.
DataFilePtr built_in_metaschema(std::string_view uri);

} // namespace galley
