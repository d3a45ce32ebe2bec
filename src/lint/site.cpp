#include "lint/site.h"

#include "base/unicode.h"
#include "lint/git.h"

#include <algorithm>
#include <cstddef>

namespace galley {

namespace {

bool has_config(const FileSystem &files, std::string_view printed) {
  const auto is_file = [&](const std::string &name) {
    return files.info(join_path(printed, name)).kind == FileKind::file;
  };
  return std::any_of(config_names().begin(), config_names().end(), is_file);
}

} // namespace

const std::vector<std::string> &config_names() {
  static const std::vector<std::string> names = {"galley.yaml", ".galley.yaml"};
  return names;
}

bool is_config_name(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1); // npos + 1 is 0
  return std::find(config_names().begin(), config_names().end(), path) != config_names().end();
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

std::string find_site(const FileSystem &files, std::string_view current_folder, std::string_view folder) {
  for (std::string at(folder); !at.empty(); at = parent_folder(at)) {
    if (has_config(files, printed_path(current_folder, at))) return at;
  }
  if (auto repository = find_repository(files, current_folder, folder)) return *std::move(repository);
  return std::string(is_within(folder, current_folder) ? current_folder : folder);
}

} // namespace galley
