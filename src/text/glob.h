// Patterns over paths, as the config and .gitignore files have them. In: patterns. Out: whether a path
// matches. They are compiled to RE2, whose types stay in glob.cpp. All paths use '/'. What is compiled is
// immutable, cheap to copy, and safe to share between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace galley {

// Config globs over site-relative paths: `*` and `?` within a folder's name, `**` over folders, `[a-z]`,
// `[!a-z]`, `{a,b}`, and `\` before a character that shall mean itself. A pattern without a slash matches in
// any folder; one that ends in '/' matches all below that folder; one that starts with '!' takes back what
// earlier patterns matched. Case counts.
class GlobSet {
public:
  // Tells which pattern can't be read, and why.
  struct BadPattern {
    std::size_t index;
    std::string message;
  };
  static std::variant<GlobSet, BadPattern> compile(const std::vector<std::string> &patterns);

  GlobSet() = default; // matches nothing
  bool matches(std::string_view path) const;
  // Like matches(), but a path that no pattern says anything about is matched where a folder above it is.
  bool matches_with_folders(std::string_view path) const;
  // Whether matches_with_folders holds for all that could stand below the folder at `path`, so that a walk
  // need not enter it. May be false where it does hold.
  bool matches_all_below(std::string_view path) const;

  bool empty() const { return !compiled_; }
  const std::vector<std::string> &patterns() const; // as given

private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// One .gitignore file, with the semantics of gitignore(5).
class IgnoreFile {
public:
  // Lines that are no valid pattern are skipped, as Git does.
  static IgnoreFile parse(std::string_view text);

  enum class Verdict : std::uint8_t { none, ignored, kept };
  // `path` is relative to the folder that holds the file.
  Verdict verdict(std::string_view path, bool folder) const;

private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

} // namespace galley
