// The endings of Markdown files. Files with these endings are documents if the config doesn't set `content`,
// and links may leave these endings out in any site.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace galley {

inline constexpr std::array<std::string_view, 3> markdown_endings = {".md", ".mdx", ".markdown"};

// A glob that matches the paths of these files.
inline constexpr std::string_view markdown_files = "**/*.{md,mdx,markdown}";

inline bool has_markdown_ending(std::string_view path) {
  return std::ranges::any_of(markdown_endings,
                             [&](std::string_view ending) { return path.ends_with(ending); });
}

} // namespace galley
