#include "corpus/document_endings.h"

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

// Returns whether the file's name has the ending and something before it.
bool ends_name_with(std::string_view path, std::string_view ending) {
  return path.size() > ending.size() && path.ends_with(ending) &&
         path[path.size() - ending.size() - 1] != '/';
}

} // namespace

DocumentEndings::DocumentEndings(const std::vector<const Record *> &documents)
    : endings_(markdown_endings.begin(), markdown_endings.end()) {
  for (const Record *document : documents) {
    const std::string_view ending = last_ending(document->path);
    if (!ending.empty() && std::ranges::find(endings_, ending) == endings_.end())
      endings_.emplace_back(ending);
  }
}

std::string_view DocumentEndings::strip(std::string_view path) const {
  for (const std::string &ending : endings_) {
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  }
  return path;
}

void DocumentEndings::remove_from_route(std::string &route) const {
  for (const std::string &ending : endings_) {
    if (ends_name_with(route, ending)) return route.resize(route.size() - ending.size());
  }
  for (const std::string_view ending : {".html", ".htm"}) {
    if (ends_name_with(route, ending)) return route.resize(route.size() - ending.size());
  }
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
