// One glob, as the config and .gitignore files have them. In: a pattern. Out: whether it matches a path, in
// time that is linear in the path but for a `*` that tries each place in one folder's name. All paths use
// '/'.
#pragma once

#include "text/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class GlobDialect { config, gitignore };

// Ends a path that stands for all that could be below a folder. No file's name holds this character, and of
// all wildcards only a `**` over folders matches it.
inline constexpr char folder_mark = '\0';

// Longer patterns, in bytes, are not read: no path is as long.
inline constexpr std::size_t max_glob_size = 10'000;

struct GlobError {
  std::string message;
};

// The steps of a pattern that are no literal text. These bytes stand in no valid UTF-8.
namespace glob_step {
inline constexpr char star = '\xF5';        // any text within a name
inline constexpr char any = '\xF6';         // one code point within a name
inline constexpr char any_at_all = '\xF7';  // one code point
inline constexpr char everything = '\xF8';  // any text
inline constexpr char folders = '\xF9';     // nothing, or any text that ends in '/'
inline constexpr char members = '\xFA';     // begins and ends a class: each two code points are a range
inline constexpr char no_members = '\xFB';  // the same, for a class that matches what is in no range
inline constexpr char open = '\xFC';        // a brace; GlobPatterns have none of these
inline constexpr char alternative = '\xFD'; // what parts its alternatives
inline constexpr char close = '\xFE';

inline bool is_step(char byte) {
  return static_cast<unsigned char>(byte) >= static_cast<unsigned char>(star);
}
inline bool is_class(char byte) {
  return byte == members || byte == no_members;
}
// Returns the number of bytes of the step at `at`.
inline std::size_t step_size(std::string_view steps, std::size_t at) {
  return is_class(steps[at]) ? steps.find(steps[at], at + 1) + 1 - at : 1;
}
} // namespace glob_step

// A pattern without braces. Immutable.
class GlobPattern {
public:
  // `path` is valid UTF-8. A pattern of a .gitignore file that ends in '/' matches folders alone.
  bool matches(std::string_view path, bool folder = false) const;

  // Whether it is matched with nothing but the last name of a path.
  bool is_for_names() const { return name_only_; }

  // The texts that every path contains which the pattern matches. They point into the pattern.
  std::vector<std::string_view> literals() const;

  // Equal patterns match the same.
  auto operator<=>(const GlobPattern &) const = default;

private:
  friend Result<std::vector<GlobPattern>, GlobError> parse_glob(std::string_view pattern,
                                                                GlobDialect dialect);
  std::string steps_;        // literal bytes, and those of glob_step
  std::size_t tail_ = 0;     // the number of literal bytes that end it
  bool name_only_ = false;   // it is matched with the last part of a path
  bool folder_only_ = false; // it matches only folders
};

// `pattern` is valid UTF-8 and comes without the `!` by which it takes back what others matched. It matches
// where one of the results does: braces give several. In gitignore's dialect (gitignore(5), and wildmatch.c
// of Git for what it leaves open) braces mean themselves.
Result<std::vector<GlobPattern>, GlobError> parse_glob(std::string_view pattern, GlobDialect dialect);

} // namespace galley
