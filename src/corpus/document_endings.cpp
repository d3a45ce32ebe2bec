#include "corpus/document_endings.h"

#include "base/field_language.h"
#include "base/path.h"
#include "markdown/file_ending.h"
#include "text/ascii.h"
#include "text/code_points.h"

#include <algorithm>

namespace galley {

namespace {

// Returns the ending of a file's name with its dot; empty for a name without a dot, and for one with only a
// leading dot.
std::string_view last_ending(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

} // namespace

DocumentEndings::DocumentEndings(const std::vector<const Record *> &documents) {
  for (const std::string_view ending : markdown_endings) endings_.emplace(ending);
  for (const Record *document : documents) {
    const std::string_view ending = last_ending(document->path);
    if (!ending.empty() && !is_data_file(ending) && !endings_.contains(ending)) endings_.emplace(ending);
  }
}

std::string_view DocumentEndings::strip(std::string_view path) const {
  const std::size_t dot = path.rfind('.');
  const bool known = dot != std::string_view::npos && endings_.contains(path.substr(dot));
  return known ? path.substr(0, dot) : path;
}

void DocumentEndings::remove_from_route(std::string &route) const {
  const std::string_view ending = last_ending(route);
  if (ending == ".html" || ending == ".htm" || endings_.contains(ending))
    route.resize(route.size() - ending.size());
}

std::string DocumentEndings::route_of(std::string_view path) const {
  std::string result;
  result.reserve(path.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  for (const char32_t value : code_points(path)) {
    if (is_ascii(value)) {
      result += value == ' ' ? '-' : static_cast<char>(to_ascii_lower(value));
    } else {
      append_utf8(result, to_lower(value));
    }
  }
  remove_from_route(result);
  const std::string_view last = name_of(result);
  if (last == "index" || last == "_index" || last == "readme") {
    result.resize(result.size() - last.size());
    if (result.ends_with('/')) result.pop_back();
  }
  return result;
}

std::string DocumentEndings::note_name(std::string_view path) const {
  return fold(strip(name_of(path)));
}

} // namespace galley
