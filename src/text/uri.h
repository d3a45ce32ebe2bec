// URI references as `$id` and `$ref` use them (RFC 3986). In: references. Out: parts of them, or the URI that
// they lead to. The path of a local file is a reference, too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

// Resolves `reference` against `base` (RFC 3986, section 5.2) and removes dot segments.
std::string resolve_uri(std::string_view base, std::string_view reference);

// Returns the part before the first '#'.
std::string_view without_fragment(std::string_view uri);
// Returns the part after the first '#', which is empty if there is none.
std::string_view fragment_of(std::string_view uri);

// Returns the size in bytes of the scheme before its colon, such as `https` in https://example.org, or 0 if
// there is no scheme.
std::size_t scheme_size(std::string_view uri);
bool has_scheme(std::string_view uri);

// Whether the text is an address with a scheme, or one that may lack it (RFC 3986). An IRI may hold
// characters beyond ASCII (RFC 3987).
bool is_uri(std::string_view text);
bool is_uri_reference(std::string_view text);
bool is_iri(std::string_view text);
bool is_iri_reference(std::string_view text);
// Whether it is the address of a host.
bool is_ipv4(std::string_view text);
bool is_ipv6(std::string_view text);

} // namespace galley
