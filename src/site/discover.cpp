#include "site/discover.h"

#include "base/path.h"
#include "config/config_names.h"
#include "links/generator_config.h"
#include "records/site_files.h"
#include "site/find_config.h"
#include "text/phrase.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <deque>
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

// Returns whether the config, or a preset that it extends, has an option that says how links are read.
bool says_how_links_are_read(const Config &config) {
  return std::ranges::any_of(config.layers, [](const RuleLayer &layer) {
    return std::ranges::any_of(layer.rules, [](const RuleSetting &setting) {
      const Value options = setting.written.value;
      if (!options || options.kind() != ValueKind::mapping) return false;
      return options.find("generator") || options.find("clean-urls") || options.find("roots");
    });
  });
}

// Keeps one document of each real file. It prefers a named document to another one, a real path to a symlink,
// and an earlier path to a later one. Without symlinks it need not ask for the real files, since different
// paths are then different files.
void keep_each_file_once(const FileSystem &files, Site &site) {
  std::vector<FoundDocument> &documents = site.documents;
  const auto by_path = [](const FoundDocument &a, const FoundDocument &b) {
    return std::tie(a.path, b.named, a.only_new, a.symlink) <
           std::tie(b.path, a.named, b.only_new, b.symlink);
  };
  std::ranges::sort(documents, by_path);
  documents.erase(
      std::unique(documents.begin(), documents.end(),
                  [](const FoundDocument &a, const FoundDocument &b) { return a.path == b.path; }),
      documents.end());
  if (std::ranges::none_of(documents, [](const FoundDocument &document) { return document.symlink; })) return;
  std::ranges::sort(documents, [](const FoundDocument &a, const FoundDocument &b) {
    return std::tie(b.named, a.only_new, a.symlink, a.path) <
           std::tie(a.named, b.only_new, b.symlink, b.path);
  });
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
  const auto is_twin = [&](const FoundDocument &document) {
    const FileInfo info = files.info(site.folder.file(document.path));
    return info.kind == FileKind::file && !seen.emplace(info.device, info.inode).second;
  };
  std::vector<FoundDocument> kept;
  for (FoundDocument &document : documents) {
    if (!is_twin(document)) kept.push_back(std::move(document));
  }
  documents = std::move(kept);
  std::ranges::sort(documents, by_path);
}

// Says why the config leaves out a file that the user named. If the config doesn't set `content`, the user
// may name a file of any ending.
std::optional<std::string> why_skipped(const Config &config, const std::string &path) {
  if (config.exclude.matches_with_folders(path)) return fmt::format("{} excludes it", config.path);
  if (!config.written_content.file || config.content.matches(path)) return std::nullopt;
  return fmt::format("`content` of {} does not match it", config.written_content.file->source.path);
}

class Discoverer {
public:
  Discoverer(const FileSystem &files, const CheckScope &scope) : files_(files), scope_(scope) {}

  Result<Discovery> discover() {
    for (const std::string &path : scope_.paths) {
      if (const auto error = add_target(path)) return *error;
    }
    if (scope_.stdin_document) {
      if (const auto error = add_stdin(*scope_.stdin_document)) return *error;
    }
    Discovery result;
    for (auto &[folder, site] : sites_) {
      keep_each_file_once(files_, site);
      if (!site.documents.empty() || site.config_named) result.sites.push_back(std::move(site));
    }
    add_left_alone_notice();
    if (result.sites.empty() && notices_.empty() && !scope_.may_be_empty) return nothing_found();
    add_config_notice(result.sites);
    add_preset_notice(result.sites);
    result.notices = std::move(notices_);
    return result;
  }

private:
  using Failure = std::optional<Error>;

  std::string printed(std::string_view absolute) const {
    return printed_path(scope_.current_folder, absolute);
  }

  Failure add_target(const std::string &path) {
    const std::string absolute = absolute_path(scope_.current_folder, path);
    const FileInfo info = files_.info(printed(absolute));
    switch (info.kind) {
    case FileKind::folder:
      folders_.push_back(shown(printed(absolute)));
      return add_folder(absolute);
    case FileKind::file:
      return add_file(absolute, info.symlink, !scope_.no_exclude, false);
    case FileKind::missing:
      return Error{fmt::format("there is no file or folder {}", shown(path))};
    case FileKind::other:
      return Error{fmt::format("{} is neither a file nor a folder", path)};
    }
    return std::nullopt;
  }

  Failure add_stdin(const StdinDocument &document) {
    const std::string absolute = absolute_path(scope_.current_folder, stdin_file(scope_, document));
    return add_file(absolute, false, !document.filename.empty() && !scope_.no_exclude, true);
  }

  // A file that the user named is checked even if Git ignores it, but not if the config says that it is no
  // document.
  Failure add_file(const std::string &absolute, bool symlink, bool may_be_skipped, bool is_stdin) {
    auto found = site_of_folder(std::string(folder_of(absolute)));
    if (!found) return found.error();
    Site &site = **found;
    if (is_config_name(absolute)) {
      add_config(absolute, site);
      return std::nullopt;
    }
    if (!is_stdin && files_.info(printed(absolute)).outside) {
      left_alone_.push_back(printed(absolute));
      return std::nullopt;
    }
    const std::string path = std::string(path_below(site.folder.path, absolute));
    const auto why = may_be_skipped ? why_skipped(*site.config, path) : std::nullopt;
    if (why) {
      notices_.push_back(fmt::format("{} is skipped: {} (--no-exclude checks it)", printed(absolute), *why));
    } else {
      site.documents.push_back({path, symlink});
      if (is_stdin) site.stdin_path = path;
    }
    return std::nullopt;
  }

  // A config file is no document. The user may name one to have its mistakes reported.
  void add_config(const std::string &absolute, Site &site) {
    if (printed(absolute) == site.config->path) {
      site.config_named = true;
    } else {
      notices_.push_back(
          fmt::format("{} is skipped: {} is the config of its site", printed(absolute), site.config->path));
    }
  }

  // Adds the folder's documents and those of the sites that begin below it.
  Failure add_folder(const std::string &target) {
    auto found = site_of_folder(target);
    if (!found) return found.error();
    if (files_.info(printed(target)).outside) {
      left_alone_.push_back(printed(target));
      return std::nullopt;
    }
    std::deque<std::pair<Site *, WalkStart>> starts;
    starts.emplace_back(*found, WalkStart{target});
    for (; !starts.empty(); starts.pop_front()) {
      const auto &[place, start] = starts.front();
      Site &site = *place;
      site.whole = site.whole || start.folder == site.folder.path;
      const Walk walk = {scope_.current_folder, site.folder.path, scope_.no_exclude};
      auto walked = walk_folder(files_, *site.config, walk, start);
      if (!walked) return walked.error();
      std::ranges::move(walked->documents, std::back_inserter(site.documents));
      for (WalkStart &nested : walked->nested_sites) {
        const std::string &root = nested.repository.empty() ? site.folder.bounds.root : nested.repository;
        auto inner = site_at({nested.folder, scope_.current_folder, {root, scope_.allowed_roots}});
        if (!inner) return inner.error();
        starts.emplace_back(*inner, std::move(nested));
      }
      std::ranges::move(walked->left_alone, std::back_inserter(left_alone_));
      std::ranges::move(walked->notices, std::back_inserter(notices_));
    }
    return std::nullopt;
  }

  // Finds the site of a folder and loads its config.
  Result<Site *> site_of_folder(const std::string &folder) {
    if (const auto known = site_by_folder_.find(folder); known != site_by_folder_.end()) return known->second;
    auto site = find_site_folder(files_, scope_.current_folder, folder, scope_.allowed_roots);
    if (!site) return site.error();
    auto found = site_at(*std::move(site));
    if (found) site_by_folder_[folder] = *found;
    return found;
  }

  // Returns the site in this folder, and loads its config when it is met first.
  Result<Site *> site_at(SiteFolder folder) {
    const auto known = sites_.find(folder.path);
    if (known != sites_.end()) return &known->second;
    files_.confine(folder.bounds);
    auto config = load_site_config(files_, folder);
    if (!config) return config.error();
    // Each site could name the same large file again.
    constexpr std::uint64_t max_size = std::uint64_t{64} << 20;
    if (!sites_.empty() && (size_of_configs_ += config->size) > max_size)
      return Error{"with what they name, the configs of the sites here come to more than 64 MiB; check one "
                   "site at a time",
                   config->path};
    Site made;
    made.config = std::make_shared<const Config>(std::move(*config));
    std::string path = folder.path;
    made.folder = std::move(folder);
    return &sites_.emplace(std::move(path), std::move(made)).first->second;
  }

  void add_left_alone_notice() {
    if (left_alone_.empty()) return;
    constexpr std::size_t most_named = 3;
    const std::size_t count = left_alone_.size();
    left_alone_.resize(std::min(count, most_named));
    notices_.push_back(fmt::format(
        "{} left alone, for symlinks lead out of the repository: {}{} (--allow-root DIR lets them)",
        count_of(count, "file or folder is", "files and folders are"), fmt::join(left_alone_, ", "),
        count > most_named ? ", …" : ""));
  }

  Error nothing_found() const {
    std::vector<std::string> patterns;
    std::set<std::string_view> seen;
    for (const auto &[folder, site] : sites_) {
      for (const std::string &pattern : site.config->content.patterns()) {
        if (seen.insert(pattern).second) patterns.push_back(pattern);
      }
    }
    return Error{
        fmt::format("nothing to check: looked in {} for files that match {}; what is hidden, ignored by Git "
                    "or excluded doesn't count",
                    fmt::join(folders_, ", "), fmt::join(patterns, ", "))};
  }

  void add_config_notice(const std::vector<Site> &sites) {
    const auto bare = std::ranges::find_if(sites, [](const Site &site) { return site.config->path.empty(); });
    if (bare == sites.end()) return;
    notices_.push_back(fmt::format("no galley.yaml in {} or above: the recommended preset serves",
                                   shown(printed(bare->folder.path))));
  }

  // Names the preset for a site whose config doesn't say how its links are read.
  void add_preset_notice(const std::vector<Site> &sites) {
    for (const Site &site : sites) {
      if (says_how_links_are_read(*site.config)) continue;
      const SiteFiles site_files(files_, site.config->root);
      const GeneratorSign sign = generator_of(site_files);
      if (sign.preset.empty()) continue;
      notices_.push_back(
          fmt::format("{} looks like a site of {}: `extends: [{}]` in galley.yaml reads its links "
                      "as they are meant",
                      sign.file, sign.preset, sign.preset));
      return;
    }
  }

  const FileSystem &files_;
  const CheckScope &scope_;
  std::uint64_t size_of_configs_ = 0;            // bytes, of all but the first
  std::map<std::string, Site> sites_;            // by folder
  std::map<std::string, Site *> site_by_folder_; // those that were found, by the folders asked for
  std::vector<std::string> folders_;             // printed paths of the folders that the user named
  std::vector<std::string> left_alone_;          // as messages print them
  std::vector<std::string> notices_;
};

} // namespace

Result<Discovery> discover(const FileSystem &files, const CheckScope &scope) {
  return Discoverer(files, scope).discover();
}

namespace {

std::optional<Error> add_others(const FileSystem &files, const CheckScope &scope, bool only_new, Site &site) {
  if (site.whole) return std::nullopt;
  const Walk walk = {scope.current_folder, site.folder.path, scope.no_exclude};
  auto walked = walk_folder(files, *site.config, walk, {site.folder.path});
  if (!walked) return walked.error();
  for (FoundDocument &document : walked->documents) {
    document.named = only_new;
    document.only_new = only_new;
    site.documents.push_back(std::move(document));
  }
  keep_each_file_once(files, site);
  return std::nullopt;
}

} // namespace

std::optional<Error> add_rest_of_site(const FileSystem &files, const CheckScope &scope, Site &site) {
  return add_others(files, scope, false, site);
}

Result<Discovery> discover_whole_site(const FileSystem &files, const CheckScope &scope) {
  auto discovery = discover(files, scope);
  if (!discovery || discovery->sites.empty()) return discovery;
  discovery->sites.erase(discovery->sites.begin() + 1, discovery->sites.end()); // they are sorted by folder
  if (auto error = add_rest_of_site(files, scope, discovery->sites.front())) return *std::move(error);
  return discovery;
}

std::optional<Error> add_affected(const FileSystem &files, const CheckScope &scope, Site &site) {
  if (site.whole) return std::nullopt;
  if (auto error = add_others(files, scope, true, site)) return error;
  site.whole = true;
  site.rest_only_new = true;
  return std::nullopt;
}

void add_data_files(Site &site) {
  std::set<std::string> paths;
  for (const GlossaryEntry &entry : site.config->glossary.entries()) paths.insert(entry.where.path);
  for (const TaxonomyField &field : site.config->taxonomy.fields()) {
    for (const TaxonomyValue &value : field.values) paths.insert(value.where.path);
  }
  for (const FoundDocument &document : site.documents) paths.erase(document.path);
  for (const std::string &path : paths) {
    FoundDocument &file = site.data_files.emplace_back();
    file.path = path;
    file.only_new = site.rest_only_new;
    file.named = site.whole;
  }
}

} // namespace galley
