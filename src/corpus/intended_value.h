// Finds the values of a field whose authors probably intended other values (corpus/look_alike.h), in a site
// or in one language of it. In: Records with facts of the field, and the site's taxonomy. Out: a map from a
// value to the intended one; its views point into the Records and the taxonomy.
#pragma once

#include "corpus/taxonomy.h"
#include "records/record.h"

#include <map>
#include <string_view>
#include <vector>

namespace galley {

// The commoner of two values is the intended one. If the taxonomy lists the field, its values count as
// commoner than all others, however few documents have them, and no value that it mentions is a misspelling.
std::map<std::string_view, std::string_view> find_intended_values(const std::vector<const Record *> &records,
                                                                  std::string_view field,
                                                                  const Taxonomy &taxonomy);

} // namespace galley
