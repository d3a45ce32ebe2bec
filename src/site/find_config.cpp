#include "site/find_config.h"

#include "base/path.h"

#include <utility>

namespace galley {

Result<Config> load_site_config(const FileSystem &files, const SiteFolder &site) {
  const FilesWithin within(files, site.bounds, site.current_folder);
  return load_config(within, printed_path(site.current_folder, site.path));
}

Result<ConfigOfPath> find_config(const FileSystem &files, std::string_view current_folder,
                                 std::string_view path, const std::vector<std::string> &allowed_roots) {
  const std::string absolute = absolute_path(current_folder, path);
  const bool is_folder = path.empty() || files.info(absolute).kind == FileKind::folder;
  const std::string folder = is_folder ? absolute : std::string(folder_of(absolute));
  const auto site = find_site_folder(files, current_folder, folder, allowed_roots);
  if (!site) return site.error();
  Result<Config> config = load_site_config(files, *site);
  if (!config) return config.error();
  ConfigOfPath result;
  result.config = std::move(*config);
  if (!is_folder) result.document = site->path_of(absolute);
  return result;
}

} // namespace galley
