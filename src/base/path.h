// Paths as texts. In: paths with '/', absolute or relative to a folder that the caller knows; "" is that
// folder itself. Out: other paths. No disk is asked: `a/..` is nothing, also where `a` is a symlink.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// `name` within `folder`. An empty `name` gives what all paths in `folder` begin with.
std::string join_path(std::string_view folder, std::string_view name);

// The folder that holds `path`: "a" for "a/b", "" for "b", "/" for "/a". Above "/" and "" there is none: "".
std::string_view folder_of(std::string_view path);

// The last part of `path`.
std::string_view name_of(std::string_view path);

// Whether `path` is `folder` or stands below it. Both are absolute, or both relative to one folder.
bool is_within(std::string_view path, std::string_view folder);

// `path` without `.`, empty parts, a final '/', and each `..` that follows a name. A relative path that comes
// to nothing is ".", as long as it isn't "".
std::string normal_path(std::string_view path);

// `target` seen from `folder`, which are both of one site and relative to its folder, as normal_path() gives
// it, but "" for the site's folder. A '/' at the start of `target` counts for nothing. None where the path
// leaves the site.
std::optional<std::string> resolve_path(std::string_view folder, std::string_view target);

// `path` seen from `current_folder`, which is absolute. Above the root stands the root.
std::string absolute_path(std::string_view current_folder, std::string_view path);

// How `path` is written in `folder`, both absolute or both relative to one folder: "../b" for "a/b" in "a/c",
// "" for the folder itself. Where names don't tell that, `path` as it is.
std::string relative_path(std::string_view folder, std::string_view path);

// An absolute path as messages and file systems take it: relative to the current folder, and absolute where
// the two have nothing in common.
std::string printed_path(std::string_view current_folder, std::string_view absolute);

// The text with `%41` as `A`. A '%' without two hexadecimal digits stays. The result may be no UTF-8.
std::string decode_percent(std::string_view text);

// The `file:` URI of an absolute path (RFC 8089), each byte that RFC 3986 allows in no path as `%20`.
std::string file_uri(std::string_view absolute);

// The absolute path that a `file:` URI names. None for other URIs, for files of another host, and for what no
// file can be called.
std::optional<std::string> path_of_file_uri(std::string_view uri);

} // namespace galley
