// One glob as a regular expression. In: a pattern of a config or of a .gitignore file. Out: RE2 syntax that
// matches whole paths.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace galley {

enum class GlobDialect { config, gitignore };

// Ends the path of a folder where folders are distinguished from files. No file's name holds this character,
// and of all wildcards only `**` at the end of a pattern matches it.
inline constexpr char folder_mark = '\0';

struct GlobError {
  std::string message;
};

// `pattern` comes without the `!` by which it takes back what others matched. In gitignore's dialect
// (gitignore(5), and wildmatch.c of Git for what it leaves open) the result matches the paths of folders with
// a folder_mark.
std::variant<std::string, GlobError> translate_glob(std::string_view pattern, GlobDialect dialect);

} // namespace galley
