// Path patterns, of the config and of .gitignore files, compiled to RE2.
#pragma once

#include "base/regex.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace galley {

// Config globs over site-relative paths with '/': `*` and `?` within a folder's name, `**` over folders,
// `[…]`,
// `{a,b}`. A pattern without a slash matches in any folder; one that ends in '/' matches all below that
// folder; one that starts with '!' takes back what earlier patterns matched.
class GlobSet {
public:
  // A pattern that can't be read: its index, and why.
  struct BadPattern {
    std::size_t index;
    std::string message;
  };
  static std::variant<GlobSet, BadPattern> compile(const std::vector<std::string> &patterns);

  GlobSet() = default; // matches nothing
  bool matches(std::string_view path) const;
  bool empty() const { return !compiled_; }

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
