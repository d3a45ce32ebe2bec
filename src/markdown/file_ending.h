// The endings of Markdown files. They say which files are documents where no config says what is content, and
// are understood in links of any site.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace galley {

inline constexpr std::array<std::string_view, 3> markdown_endings = {".md", ".mdx", ".markdown"};

// The same as a glob over paths.
inline constexpr std::string_view markdown_files = "**/*.{md,mdx,markdown}";

inline bool has_markdown_ending(std::string_view path) {
  return std::ranges::any_of(markdown_endings,
                             [&](std::string_view ending) { return path.ends_with(ending); });
}

} // namespace galley
