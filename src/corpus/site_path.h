// Paths within a site, as links write them. All are relative to the site's folder, with '/', and "" is that
// folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// The folder that holds `path`.
std::string_view folder_of(std::string_view path);

// The last part of a path.
std::string_view name_of(std::string_view path);

// `target` from `folder`, without `.`, `..` and empty parts; none where it leaves the site.
std::optional<std::string> resolve_path(std::string_view folder, std::string_view target);

// `path` as a link in a document of `folder` writes it.
std::string relative_path(std::string_view folder, std::string_view path);

// With `%41` as `A`; none where that makes no UTF-8.
std::optional<std::string> decode_percent(std::string_view text);

} // namespace galley
