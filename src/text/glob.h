// Patterns over paths, as in the config and in .gitignore files. In: patterns. Out: whether a path matches.
// They are compiled to RE2, whose types stay in glob.cpp. All paths use '/'. The compiled patterns are
// immutable, cheap to copy, and safe to share between threads.
#pragma once

#include "text/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Config globs over site-relative paths: `*` and `?` within a folder's name, `**` over folders, `[a-z]`,
// `[!a-z]`, `{a,b}`, and `\` before a character that stands for itself. A pattern without a slash matches in
// any folder; one that ends in '/' matches everything below that folder; one that starts with '!' excludes
// what earlier patterns matched. Case counts.
class GlobSet {
public:
  // Says which pattern is invalid, by its index, and why.
  struct BadPattern {
    std::size_t index;
    std::string message;
  };
  static Result<GlobSet, BadPattern> compile(const std::vector<std::string> &patterns);

  GlobSet() = default; // matches nothing
  bool matches(std::string_view path) const;
  // Does the same as matches(), but a path that no pattern decides on matches if a folder above it does.
  bool matches_with_folders(std::string_view path) const;
  // Returns true only if matches_with_folders() is true for any path below the folder at `path`, so that a
  // walk need not enter it.
  bool matches_all_below(std::string_view path) const;

  bool empty() const { return !compiled_; }
  const std::vector<std::string> &patterns() const; // as they were given

private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// One .gitignore file, with the semantics of gitignore(5).
class IgnoreFile {
public:
  // Invalid lines are skipped, as Git does.
  static IgnoreFile parse(std::string_view text);

  enum class Verdict : std::uint8_t { none, ignored, kept };
  // `path` is relative to the folder of the ignore file.
  Verdict verdict(std::string_view path, bool folder) const;

private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

} // namespace galley
