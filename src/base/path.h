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

// `path` from `current_folder` (absolute), without `.`, `..`, empty parts or a final '/'.
std::string absolute_path(std::string_view current_folder, std::string_view path);

// An absolute path as messages and file systems take it: relative to the current folder, "" for that folder
// itself, absolute where the two have nothing in common.
std::string printed_path(std::string_view current_folder, std::string_view absolute);

// `name` within `folder`, which may be "".
std::string join_path(std::string_view folder, std::string_view name);

// The folder above an absolute path; "" above the root.
std::string parent_folder(std::string_view absolute);

// Whether an absolute path is `folder` or stands below it.
bool is_within(std::string_view absolute, std::string_view folder);

} // namespace galley
