// URI references as `$id` and `$ref` use them (RFC 3986). A path of a local file is a reference like any
// other.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// `reference` seen from `base` (RFC 3986, section 5.2), dot segments removed.
std::string resolve_uri(std::string_view base, std::string_view reference);

// Before the first '#'.
std::string_view without_fragment(std::string_view uri);
// After the first '#'; empty where there is none.
std::string_view fragment_of(std::string_view uri);

// It names a scheme, as http://example.com and urn:x do.
bool has_scheme(std::string_view uri);

} // namespace galley
