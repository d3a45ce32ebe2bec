#include "site/site_folder.h"

#include "base/path.h"
#include "config/config_names.h"
#include "site/git.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace galley {

std::string SiteFolder::file(std::string_view site_path) const {
  const bool climbs = site_path == ".." || site_path.starts_with("../");
  if (climbs || !is_within(path, current_folder))
    return printed_path(current_folder, absolute_path(path, site_path));
  return join_path(path_below(current_folder, path), site_path);
}

std::optional<std::string> SiteFolder::path_of(std::string_view file) const {
  const std::string absolute = absolute_path(current_folder, file);
  if (absolute == path || !is_within(absolute, path)) return std::nullopt;
  return std::string(path_below(path, absolute));
}

std::string file_from(std::string_view current_folder, std::string_view path) {
  return printed_path(current_folder, absolute_path(current_folder, path));
}

namespace {

class SiteSearch {
public:
  SiteSearch(const FileSystem &files, std::string_view current_folder,
             const std::vector<std::string> &allowed_roots)
      : files_(files), current_folder_(current_folder), allowed_roots_(allowed_roots) {}

  Result<SiteFolder> find(std::string_view folder) const {
    auto found = find_above(folder);
    if (!found) return found.error();
    if (*found) return **std::move(found);
    const std::string path(is_within(folder, current_folder_) ? current_folder_ : folder);
    return site_at(path, path);
  }

private:
  using MaybeSite = std::optional<SiteFolder>;

  std::string printed(std::string_view absolute) const { return printed_path(current_folder_, absolute); }

  SiteFolder site_at(const std::string &path, const std::string &root) const {
    SiteFolder site{path, std::string(current_folder_), {root, allowed_roots_}};
    files_.confine(site.bounds);
    return site;
  }

  // Returns nothing where there is neither a config nor a repository.
  Result<MaybeSite> find_above(std::string_view folder) const {
    auto other = find_site_of_symlink(folder);
    if (!other || *other) return other;
    const auto repository = find_repository(files_, current_folder_, folder);
    if (repository) files_.confine({*repository, allowed_roots_});
    for (std::string at(folder); !at.empty(); at = folder_of(at)) {
      if (const auto config = find_config_in(at)) {
        if (!repository && belongs_to_another(*config, at)) return foreign_config(*config, at);
        return MaybeSite(site_at(at, repository.value_or(at)));
      }
      if (repository == at) return MaybeSite(site_at(at, at));
    }
    return MaybeSite();
  }

  // Returns the site that a symlink on the way to `folder` leads out of.
  Result<MaybeSite> find_site_of_symlink(std::string_view folder) const {
    for (std::string_view at = folder; !at.empty(); at = folder_of(at)) {
      if (!files_.info(printed(at)).symlink) continue;
      auto site = find_above(folder_of(at));
      if (!site || (*site && files_.info(printed(folder)).outside)) return site;
      break;
    }
    return MaybeSite();
  }

  // Returns the config of a folder, by the path that file systems take. Whatever has the name is one, for a
  // config that can't be read must not be left out.
  std::optional<std::string> find_config_in(std::string_view folder) const {
    for (const std::string &name : config_names()) {
      std::string path = join_path(printed(folder), name);
      if (exists_here(files_.info(path))) return path;
    }
    return std::nullopt;
  }

  bool belongs_to_another(const std::string &config, const std::string &folder) const {
    const auto is_allowed = [&](const std::string &root) { return is_within(folder, root); };
    return files_.info(config).foreign && std::ranges::none_of(allowed_roots_, is_allowed);
  }

  Error foreign_config(const std::string &config, const std::string &folder) const {
    return {"it belongs to another user, and no repository has it; if you trust it, give `--allow-root " +
                folder + "`",
            config};
  }

  const FileSystem &files_;
  std::string_view current_folder_;
  const std::vector<std::string> &allowed_roots_;
};

} // namespace

Result<SiteFolder> find_site_folder(const FileSystem &files, std::string_view current_folder,
                                    std::string_view folder, const std::vector<std::string> &allowed_roots) {
  return SiteSearch(files, current_folder, allowed_roots).find(folder);
}

} // namespace galley
