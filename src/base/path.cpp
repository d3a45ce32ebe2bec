#include "base/path.h"

#include "text/unicode.h"

#include <algorithm>
#include <vector>

namespace galley {

namespace {

std::string join(const std::vector<std::string_view> &parts, std::size_t first) {
  std::string result;
  for (std::size_t i = first; i < parts.size(); ++i) {
    if (!result.empty() && !result.ends_with('/')) result += '/';
    result += parts[i];
  }
  return result;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

} // namespace

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

std::optional<std::string> resolve_path(std::string_view folder, std::string_view target) {
  std::vector<std::string_view> parts = split(folder, '/');
  for (const std::string_view part : split(target, '/')) {
    if (part == "..") {
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    } else if (part != ".") {
      parts.push_back(part);
    }
  }
  return join(parts, 0);
}

std::string relative_path(std::string_view folder, std::string_view path) {
  const auto from = split(folder, '/');
  const auto to = split(path, '/');
  std::size_t same = 0;
  while (same < from.size() && same + 1 < to.size() && from[same] == to[same]) ++same;
  std::string result;
  for (std::size_t i = same; i < from.size(); ++i) result += "../";
  return result + join(to, same);
}

std::optional<std::string> decode_percent(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) {
      result += text[i];
    } else {
      result += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (find_invalid_utf8(result)) return std::nullopt;
  return result;
}

std::string absolute_path(std::string_view current_folder, std::string_view path) {
  std::vector<std::string_view> parts;
  if (!path.starts_with('/')) parts = split(current_folder, '/');
  for (const std::string_view part : split(path, '/')) {
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (part != ".") {
      parts.push_back(part);
    }
  }
  std::string result;
  for (const std::string_view part : parts) result.append("/").append(part);
  return result.empty() ? "/" : result;
}

std::string printed_path(std::string_view current_folder, std::string_view absolute) {
  const std::vector<std::string_view> from = split(current_folder, '/');
  const std::vector<std::string_view> to = split(absolute, '/');
  const auto [from_rest, to_rest] = std::mismatch(from.begin(), from.end(), to.begin(), to.end());
  if (from_rest == from.begin() && !from.empty()) return std::string(absolute);
  std::string result;
  for (auto part = from_rest; part != from.end(); ++part) result = join_path(result, "..");
  for (auto part = to_rest; part != to.end(); ++part) result = join_path(result, *part);
  return result;
}

std::string join_path(std::string_view folder, std::string_view name) {
  std::string result(folder);
  if (!result.empty() && !result.ends_with('/')) result += '/';
  return result.append(name);
}

std::string parent_folder(std::string_view absolute) {
  const std::size_t slash = absolute.rfind('/');
  if (absolute == "/" || slash == std::string_view::npos) return "";
  return slash == 0 ? "/" : std::string(absolute.substr(0, slash));
}

bool is_within(std::string_view absolute, std::string_view folder) {
  if (folder == "/" || absolute == folder) return true;
  return absolute.starts_with(folder) && absolute[folder.size()] == '/';
}

} // namespace galley
