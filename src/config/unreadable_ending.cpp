#include "config/unreadable_ending.h"

#include <algorithm>
#include <array>

namespace galley {

std::string_view unreadable_ending(std::string_view pattern) {
  static constexpr std::array<std::string_view, 32> endings = {
      "rst",   "adoc", "asciidoc", "org",   "textile", "tex", "typ", "wiki", "xml", "csv", "tsv",
      "json5", "ini",  "bib",      "ipynb", "docx",    "odt", "pdf", "epub", "png", "jpg", "jpeg",
      "gif",   "svg",  "webp",     "css",   "scss",    "js",  "ts",  "jsx",  "tsx", "py"};
  const std::size_t dot = pattern.rfind('.');
  if (pattern.starts_with('!') || dot == pattern.npos) return {};
  std::string_view rest = pattern.substr(dot + 1);
  if (rest.starts_with('{') && rest.ends_with('}')) rest = rest.substr(1, rest.size() - 2);
  while (!rest.empty()) {
    const std::string_view ending = rest.substr(0, rest.find(','));
    const auto found = std::ranges::find(endings, ending);
    if (found != endings.end()) return *found;
    rest.remove_prefix(std::min(ending.size() + 1, rest.size()));
  }
  return {};
}

} // namespace galley
