#include "site/site_folder.h"

#include "base/path.h"
#include "config/config_names.h"
#include "site/git.h"

#include <algorithm>
#include <cstddef>

namespace galley {

namespace {

bool has_config(const FileSystem &files, std::string_view printed) {
  const auto is_file = [&](const std::string &name) {
    return files.info(join_path(printed, name)).kind == FileKind::file;
  };
  return std::ranges::any_of(config_names(), is_file);
}

} // namespace

std::string SiteFolder::file(std::string_view site_path) const {
  const bool climbs = site_path == ".." || site_path.starts_with("../");
  if (climbs || !is_within(path, current_folder))
    return printed_path(current_folder, absolute_path(path, site_path));
  if (path == current_folder) return std::string(site_path);
  return join_path(std::string_view(path).substr(join_path(current_folder, "").size()), site_path);
}

std::optional<std::string> SiteFolder::path_of(std::string_view file) const {
  const std::string absolute = absolute_path(current_folder, file);
  if (absolute == path || !is_within(absolute, path)) return std::nullopt;
  return absolute.substr(join_path(path, "").size());
}

std::string file_from(std::string_view current_folder, std::string_view path) {
  return printed_path(current_folder, absolute_path(current_folder, path));
}

std::string find_site_folder(const FileSystem &files, std::string_view current_folder,
                             std::string_view folder) {
  for (std::string at(folder); !at.empty(); at = folder_of(at)) {
    if (has_config(files, printed_path(current_folder, at))) return at;
  }
  if (auto repository = find_repository(files, current_folder, folder)) return *std::move(repository);
  return std::string(is_within(folder, current_folder) ? current_folder : folder);
}

} // namespace galley
