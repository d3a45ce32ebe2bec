// Computes with paths as texts. In: paths with '/', absolute or relative to a folder that the caller knows;
// "" is that folder itself. Out: other paths. The disk is not read: `a/..` is dropped, even where `a` is a
// symlink.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Returns the path of `name` within `folder`. For an empty `name` it is the prefix of all paths in `folder`.
std::string join_path(std::string_view folder, std::string_view name);

// Returns the folder that contains `path`: "a" for "a/b", "" for "b", "/" for "/a". It is "" for "/" and "",
// which have none.
std::string_view folder_of(std::string_view path);

// Returns the last part of `path`.
std::string_view name_of(std::string_view path);

// Returns whether a file of that name is what Git keeps of a repository. Case counts for nothing, since some
// file systems ignore it.
bool is_git_folder(std::string_view name);

// Returns whether `path` is `folder` or is below it. Both are absolute, or both relative to one folder.
bool is_within(std::string_view path, std::string_view folder);

// Returns the part of `path` below `folder`, which it is within: "b/c" for "a/b/c" in "a", "" for the folder
// itself.
std::string_view path_below(std::string_view folder, std::string_view path);

// Returns `path` without `.`, empty parts, a final '/', and each `..` that follows a name. A relative path
// that loses all its parts becomes ".", unless it is "".
std::string normal_path(std::string_view path);

// Resolves `target`, relative to `folder`. Both are paths of one site, relative to its folder. The result has
// the form of normal_path(), but is "" for the site's folder. A '/' at the start of `target` is ignored.
// Returns nothing where the path leaves the site.
std::optional<std::string> resolve_path(std::string_view folder, std::string_view target);

// Makes `path` absolute, seen from `current_folder`, which is absolute. A `..` above the root is ignored.
std::string absolute_path(std::string_view current_folder, std::string_view path);

// Returns the path that leads from `folder` to `path`: "../b" for "a/b" in "a/c", "" for the folder itself.
// Both are absolute, or both relative to one folder. Where their names don't tell the way, `path` is returned
// as it is.
std::string relative_path(std::string_view folder, std::string_view path);

// Returns an absolute path as messages print it and file systems know it: relative to the current folder, or
// absolute where the two have nothing in common.
std::string printed_path(std::string_view current_folder, std::string_view absolute);

// Decodes `%41` to `A`. A '%' without two hexadecimal digits stays. The result may be invalid UTF-8.
std::string decode_percent(std::string_view text);

// Returns the `file:` URI of an absolute path (RFC 8089). Bytes that RFC 3986 forbids in a path are escaped,
// such as `%20`.
std::string file_uri(std::string_view absolute);

// Returns the absolute path that a `file:` URI names. Returns nothing for other URIs, for files of another
// host, and for a path that no file can have.
std::optional<std::string> path_of_file_uri(std::string_view uri);

} // namespace galley
