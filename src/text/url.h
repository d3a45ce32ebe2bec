// Compares web addresses. In: an address. Out: a key that is equal for all ways to write the address.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// Returns a key that is equal for web addresses (RFC 3986) of the same page. It ignores http or https,
// `www.`, the case of the host, a default port, a final slash, the fragment, the order of parameters, and
// parameters that only say where a reader came from (`utm_source`). All forms of a YouTube video's address
// have the same key. The key is empty for a text that is no web address, for an address without path and
// parameters, which many documents may share, and for a video without a valid id, as in a template.
std::string url_identity(std::string_view url);

} // namespace galley
