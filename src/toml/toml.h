// Reads TOML 1.0. In: a Source, and the part of it that is TOML. Out: its tree, which points into the Source,
// or what is wrong. The types of toml++, which this header wraps, stay in toml.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/value.h"
#include "text/result.h"

namespace galley {

// Members stand in the order in which their keys first occur. A date or a time is a plain string in the form
// of RFC 3339, as far as it is written. The span of a table is its header's; one that only a part of a key
// makes has that part's. Tables and arrays of tables in brackets at the margin are in block style, and those
// that are values in flow style. `content` must not begin with a byte order mark. Messages speak to writers.
Result<ValueTree, Problem> parse_toml(const Source &source, Span content);

} // namespace galley
