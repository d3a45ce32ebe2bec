#include "site/discover.h"

#include "base/path.h"
#include "config/config_names.h"
#include "site/site.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace galley {

namespace {

std::string shown(const std::string &file) {
  return file.empty() ? "." : file;
}

// Keeps one document of each real file: rather a named one than another, a real path than a symlink, the
// first path than a later one. Without symlinks, paths alone tell.
void keep_each_file_once(const FileSystem &files, std::vector<FoundDocument> &documents) {
  const auto by_path = [](const FoundDocument &a, const FoundDocument &b) {
    return std::tie(a.path, b.named, a.only_new, a.symlink) <
           std::tie(b.path, a.named, b.only_new, b.symlink);
  };
  std::sort(documents.begin(), documents.end(), by_path);
  documents.erase(
      std::unique(documents.begin(), documents.end(),
                  [](const FoundDocument &a, const FoundDocument &b) { return a.path == b.path; }),
      documents.end());
  if (std::none_of(documents.begin(), documents.end(),
                   [](const FoundDocument &document) { return document.symlink; }))
    return;
  std::sort(documents.begin(), documents.end(), [](const FoundDocument &a, const FoundDocument &b) {
    return std::tie(b.named, a.only_new, a.symlink, a.file) <
           std::tie(a.named, b.only_new, b.symlink, b.file);
  });
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
  const auto is_twin = [&](const FoundDocument &document) {
    const FileInfo info = files.info(document.file);
    return info.kind == FileKind::file && !seen.emplace(info.device, info.inode).second;
  };
  std::vector<FoundDocument> kept;
  for (FoundDocument &document : documents) {
    if (!is_twin(document)) kept.push_back(std::move(document));
  }
  documents = std::move(kept);
  std::sort(documents.begin(), documents.end(), by_path);
}

// Why the config leaves out a file that was named. Without a word of the config's on `content`, a file of any
// ending may be named.
std::optional<std::string> why_skipped(const Config &config, const std::string &path) {
  if (config.exclude.matches_with_folders(path)) return fmt::format("{} excludes it", config.path);
  if (!config.content_place.file || config.content.matches(path)) return std::nullopt;
  return fmt::format("`content` of {} does not match it", config.content_place.file->source.path);
}

class Discoverer {
public:
  Discoverer(const FileSystem &files, const RunRequest &request) : files_(files), request_(request) {}

  Result<Discovery> discover() {
    for (const std::string &path : request_.paths) {
      if (const auto error = add_target(path)) return *error;
    }
    if (request_.stdin_document) {
      if (const auto error = add_stdin(*request_.stdin_document)) return *error;
    }
    Discovery result;
    for (auto &[folder, site] : sites_) {
      keep_each_file_once(files_, site.documents);
      if (!site.documents.empty() || site.config_named) result.sites.push_back(std::move(site));
    }
    if (result.sites.empty() && notices_.empty() && !request_.may_be_empty) return nothing_found();
    add_config_notice(result.sites);
    result.notices = std::move(notices_);
    return result;
  }

private:
  using Failure = std::optional<Error>;

  std::string printed(std::string_view absolute) const {
    return printed_path(request_.current_folder, absolute);
  }

  Failure add_target(const std::string &path) {
    const std::string absolute = absolute_path(request_.current_folder, path);
    const FileInfo info = files_.info(printed(absolute));
    switch (info.kind) {
    case FileKind::folder:
      folders_.push_back(shown(printed(absolute)));
      return add_folder(absolute);
    case FileKind::file:
      return add_file(absolute, info.symlink, !request_.no_exclude);
    case FileKind::missing:
      return Error{fmt::format("there is no file or folder {}", shown(path))};
    case FileKind::other:
      return Error{fmt::format("{} is neither a file nor a folder", path)};
    }
    return std::nullopt;
  }

  Failure add_stdin(const StdinDocument &document) {
    const std::string absolute = absolute_path(request_.current_folder, stdin_file(request_, document));
    return add_file(absolute, false, !document.filename.empty() && !request_.no_exclude);
  }

  // A file that was named is checked whatever Git ignores, but not if the config says that it is no document.
  Failure add_file(const std::string &absolute, bool symlink, bool may_be_skipped) {
    auto found = find_config(std::string(folder_of(absolute)));
    if (!found) return found.error();
    Site &site = **found;
    if (is_config_name(absolute)) {
      add_config(absolute, site);
      return std::nullopt;
    }
    const std::string path = absolute.substr(join_path(site.folder, "").size());
    const auto why = may_be_skipped ? why_skipped(site.config, path) : std::nullopt;
    if (why) {
      notices_.push_back(fmt::format("{} is skipped: {} (--no-exclude checks it)", printed(absolute), *why));
    } else {
      site.documents.push_back({path, printed(absolute), symlink});
    }
    return std::nullopt;
  }

  // A config that was named is loaded, by which its mistakes are told, and is no document.
  void add_config(const std::string &absolute, Site &site) {
    if (printed(absolute) == site.config.path) {
      site.config_named = true;
    } else {
      notices_.push_back(
          fmt::format("{} is skipped: {} is the config of its site", printed(absolute), site.config.path));
    }
  }

  // With the sites that begin below it.
  Failure add_folder(const std::string &target) {
    std::vector<std::string> folders = {target};
    for (std::size_t next = 0; next < folders.size(); ++next) {
      auto found = find_config(folders[next]);
      if (!found) return found.error();
      Site &site = **found;
      site.whole = site.whole || folders[next] == site.folder;
      const Walk walk = {request_.current_folder, site.folder, request_.no_exclude};
      auto walked = walk_folder(files_, site.config, walk, folders[next]);
      if (!walked) return walked.error();
      std::move(walked->documents.begin(), walked->documents.end(), std::back_inserter(site.documents));
      std::move(walked->nested_sites.begin(), walked->nested_sites.end(), std::back_inserter(folders));
    }
    return std::nullopt;
  }

  // The site of a folder, its config loaded.
  Result<Site *> find_config(const std::string &folder) {
    const std::string site = find_site(files_, request_.current_folder, folder);
    const auto known = sites_.find(site);
    if (known != sites_.end()) return &known->second;
    auto config = load_config(files_, printed(site));
    if (!config) return config.error();
    return &sites_.emplace(site, Site{site, std::move(*config), {}, {}, false}).first->second;
  }

  Error nothing_found() const {
    std::vector<std::string> patterns;
    for (const auto &[folder, site] : sites_) {
      for (const std::string &pattern : site.config.content.patterns()) {
        if (std::find(patterns.begin(), patterns.end(), pattern) == patterns.end())
          patterns.push_back(pattern);
      }
    }
    return Error{
        fmt::format("nothing to check: looked in {} for files that match {}; what is hidden, ignored by Git "
                    "or excluded doesn't count",
                    fmt::join(folders_, ", "), fmt::join(patterns, ", "))};
  }

  void add_config_notice(const std::vector<Site> &sites) {
    const auto bare =
        std::find_if(sites.begin(), sites.end(), [](const Site &site) { return site.config.path.empty(); });
    if (bare == sites.end()) return;
    notices_.push_back(fmt::format("no galley.yaml in {} or above: the recommended preset serves",
                                   shown(printed(bare->folder))));
  }

  const FileSystem &files_;
  const RunRequest &request_;
  std::map<std::string, Site> sites_; // by folder
  std::vector<std::string> folders_;  // that were named, as printed
  std::vector<std::string> notices_;
};

} // namespace

std::string stdin_file(const RunRequest &request, const StdinDocument &document) {
  if (document.filename.empty()) return "<stdin>";
  return printed_path(request.current_folder, absolute_path(request.current_folder, document.filename));
}

Result<Discovery> discover(const FileSystem &files, const RunRequest &request) {
  return Discoverer(files, request).discover();
}

std::optional<Error> add_rest_of_site(const FileSystem &files, const RunRequest &request, Site &site) {
  if (site.whole) return std::nullopt;
  const Walk walk = {request.current_folder, site.folder, request.no_exclude};
  auto walked = walk_folder(files, site.config, walk, site.folder);
  if (!walked) return walked.error();
  for (FoundDocument &document : walked->documents) {
    document.named = request.affected;
    document.only_new = request.affected;
    site.documents.push_back(std::move(document));
  }
  keep_each_file_once(files, site.documents);
  return std::nullopt;
}

std::optional<Error> add_affected(const FileSystem &files, const RunRequest &request, Site &site) {
  if (site.whole) return std::nullopt;
  if (auto error = add_rest_of_site(files, request, site)) return error;
  site.whole = true;
  site.rest_only_new = true;
  return std::nullopt;
}

void add_data_files(const RunRequest &request, Site &site) {
  std::set<std::string> paths;
  for (const GlossaryEntry &entry : site.config.glossary.entries()) paths.insert(entry.where.path);
  for (const TaxonomyField &field : site.config.taxonomy.fields()) {
    for (const TaxonomyValue &value : field.values) paths.insert(value.where.path);
  }
  for (const FoundDocument &document : site.documents) paths.erase(document.path);
  for (const std::string &path : paths) {
    const std::string absolute = absolute_path(site.folder, path);
    FoundDocument &file = site.data_files.emplace_back();
    file.path = path;
    file.file = printed_path(request.current_folder, absolute);
    file.only_new = site.rest_only_new;
    file.named = site.whole;
  }
}

} // namespace galley
