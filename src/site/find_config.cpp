#include "site/find_config.h"

#include "base/path.h"
#include "site/site_folder.h"

#include <utility>

namespace galley {

Result<ConfigOfPath> find_config(const FileSystem &files, std::string_view current_folder,
                                 std::string_view path) {
  const std::string absolute = absolute_path(current_folder, path);
  const bool is_folder = path.empty() || files.info(absolute).kind == FileKind::folder;
  const std::string folder = is_folder ? absolute : std::string(folder_of(absolute));
  const SiteFolder site = {find_site_folder(files, current_folder, folder), std::string(current_folder)};
  Result<Config> config = load_config(files, printed_path(current_folder, site.path));
  if (!config) return config.error();
  ConfigOfPath result;
  result.config = std::move(*config);
  if (!is_folder) result.document = site.path_of(absolute);
  return result;
}

} // namespace galley
