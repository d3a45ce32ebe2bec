// What a web address stands for. In: an address. Out: a text that is the same for all ways to write it.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// Equal for web addresses (RFC 3986) that lead to one thing: without regard to http or https, `www.`, the
// case of the host, a default port, a final slash, the fragment, the order of parameters, and those that only
// say where a reader came from (`utm_source`). A YouTube video is the same in all forms of its address. Empty
// for what is no web address, for one without path and parameters, which many documents may well share, and
// for a video whose id is none, as in a template.
std::string url_identity(std::string_view url);

} // namespace galley
