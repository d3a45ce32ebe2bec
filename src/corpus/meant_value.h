// The values of a field whose authors probably meant other values (corpus/look_alike.h), in a site or one
// language of it. In: Records that watch the field, and the site's taxonomy. Out: a map from a value to the
// one that was meant; its views point into the Records and the taxonomy.
#pragma once

#include "corpus/taxonomy.h"
#include "records/record.h"

#include <map>
#include <string_view>
#include <vector>

namespace galley {

// The commoner of two is the one that was meant. Where the taxonomy lists the field, its values come before
// all others, however few documents have them, and any value that it mentions was meant as it is.
std::map<std::string_view, std::string_view> find_meant_values(const std::vector<const Record *> &records,
                                                               std::string_view field,
                                                               const Taxonomy &taxonomy);

} // namespace galley
