#include "base/path.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace galley {

namespace {

// The names that a path leads through.
struct Steps {
  std::vector<std::string_view> names;
  std::size_t above = 0; // the number of folders that the path leads above its start

  void follow(std::string_view path) {
    for (const std::string_view part : split(path, '/')) {
      if (part == ".") continue;
      if (part != "..") {
        names.push_back(part);
      } else if (names.empty()) {
        ++above;
      } else {
        names.pop_back();
      }
    }
  }
};

template <class Parts> std::string join(const Parts &parts) {
  std::string result;
  for (const std::string_view part : parts) {
    if (!result.empty()) result += '/';
    result += part;
  }
  return result;
}

// These are the characters of pchar and '/' in RFC 3986.
bool may_stand_in_uri_path(char c) {
  return is_ascii_alphanumeric(c) || std::string_view("-._~!$&'()*+,;=:@/").find(c) != std::string_view::npos;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(),
                                                   [](char a, char b) { return a == to_ascii_lower(b); });
}

} // namespace

std::string join_path(std::string_view folder, std::string_view name) {
  std::string result(folder);
  if (!result.empty() && !result.ends_with('/')) result += '/';
  return result.append(name);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || path == "/") return {};
  return path.substr(0, std::max<std::size_t>(slash, 1));
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

bool is_git_folder(std::string_view name) {
  return std::ranges::equal(name, std::string_view(".git"), {}, to_ascii_lower);
}

bool is_within(std::string_view path, std::string_view folder) {
  if (folder.empty()) return !path.starts_with('/');
  if (folder == "/" || path == folder) return path.starts_with(folder);
  return path.starts_with(folder) && path[folder.size()] == '/';
}

std::string_view path_below(std::string_view folder, std::string_view path) {
  const std::size_t above = folder.empty() || folder == "/" ? folder.size() : folder.size() + 1;
  return path.substr(std::min(above, path.size()));
}

std::string normal_path(std::string_view path) {
  Steps steps;
  steps.follow(path);
  if (path.starts_with('/')) return "/" + join(steps.names);
  steps.names.insert(steps.names.begin(), steps.above, "..");
  return steps.names.empty() && !path.empty() ? "." : join(steps.names);
}

std::optional<std::string> resolve_path(std::string_view folder, std::string_view target) {
  Steps steps;
  steps.follow(folder);
  steps.follow(target);
  if (steps.above > 0) return std::nullopt;
  return join(steps.names);
}

std::string absolute_path(std::string_view current_folder, std::string_view path) {
  Steps steps;
  if (!path.starts_with('/')) steps.follow(current_folder);
  steps.follow(path);
  return "/" + join(steps.names);
}

std::string relative_path(std::string_view folder, std::string_view path) {
  if (folder.starts_with('/') != path.starts_with('/')) return std::string(path);
  const std::vector<std::string_view> from = split(folder, '/');
  const std::vector<std::string_view> to = split(path, '/');
  const auto [from_rest, to_rest] = std::mismatch(from.begin(), from.end(), to.begin(), to.end());
  if (std::find(from_rest, from.end(), "..") != from.end()) return std::string(path);
  std::vector<std::string_view> steps(static_cast<std::size_t>(from.end() - from_rest), "..");
  steps.insert(steps.end(), to_rest, to.end());
  return join(steps);
}

std::string printed_path(std::string_view current_folder, std::string_view absolute) {
  const std::string_view first = current_folder.substr(0, current_folder.find('/', 1));
  return is_within(absolute, first) ? relative_path(current_folder, absolute) : std::string(absolute);
}

std::string decode_percent(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      result += text[i];
    } else {
      result += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return result;
}

std::string file_uri(std::string_view absolute) {
  std::string uri = "file://";
  for (const char c : absolute) {
    if (may_stand_in_uri_path(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::optional<std::string> path_of_file_uri(std::string_view uri) {
  constexpr std::string_view scheme = "file:";
  constexpr std::string_view this_host = "localhost";
  if (!starts_with_ignoring_case(uri, scheme)) return std::nullopt;
  uri.remove_prefix(scheme.size());
  if (uri.starts_with("//")) {
    uri.remove_prefix(2);
    if (starts_with_ignoring_case(uri, this_host)) uri.remove_prefix(this_host.size());
  }
  if (!uri.starts_with('/') || uri.find_first_of("?#") != std::string_view::npos) return std::nullopt;
  const std::string path = decode_percent(uri);
  // No file name contains a '/' or a zero byte, so an escaped one can't be part of a path.
  const bool hides_slash =
      std::count(path.begin(), path.end(), '/') != std::count(uri.begin(), uri.end(), '/');
  if (hides_slash || path.find('\0') != std::string::npos) return std::nullopt;
  return absolute_path("/", path);
}

} // namespace galley
