// URI references as `$id` and `$ref` use them (RFC 3986). In: references. Out: parts of them, or the URI that
// they lead to. A path of a local file is a reference like any other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

// Resolves `reference` against `base` (RFC 3986, section 5.2) and removes dot segments.
std::string resolve_uri(std::string_view base, std::string_view reference);

// What stands before the first '#'.
std::string_view without_fragment(std::string_view uri);
// What stands after the first '#'; empty where there is none.
std::string_view fragment_of(std::string_view uri);

// The bytes of the scheme before its colon, as of `https` in https://example.org; 0 where none is named.
std::size_t scheme_size(std::string_view uri);
bool has_scheme(std::string_view uri);

} // namespace galley
