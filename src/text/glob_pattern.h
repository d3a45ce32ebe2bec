// Translates a glob into a regular expression. In: a pattern of a config or of a .gitignore file. Out: RE2
// syntax that matches whole paths.
#pragma once

#include "text/result.h"

#include <string>
#include <string_view>

namespace galley {

enum class GlobDialect { config, gitignore };

// This character ends the path of a folder in gitignore's dialect, which distinguishes folders from files. No
// file's name contains it, and the only wildcard that matches it is `**` at the end of a pattern.
inline constexpr char folder_mark = '\0';

struct GlobError {
  std::string message;
};

// `pattern` doesn't include the `!` of a negated pattern. In gitignore's dialect (gitignore(5), and for
// details wildmatch.c of Git) the result matches the paths of folders with a folder_mark.
Result<std::string, GlobError> translate_glob(std::string_view pattern, GlobDialect dialect);

} // namespace galley
