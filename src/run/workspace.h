// A Workspace keeps the sites of a scope between runs, for long-running programs such as an editor's server.
// In: a scope, and what changed since the last check: unsaved texts of an editor, files on the disk, configs.
// Out: the result of a run over the same texts. A Workspace owns the Config, the rules and the Records of
// each site. A changed document costs the making of its own Record and the corpus checks, for which the Index
// is made anew from all Records.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "run/request.h"
#include "run/result.h"
#include "site/site.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace galley {

class Workspace {
public:
  // `disk` must outlive the Workspace. It ignores the request's `records` and its standard input; set_text()
  // sets a text that is in no file.
  Workspace(const FileSystem &disk, RunRequest request);
  Workspace(const Workspace &) = delete;
  Workspace &operator=(const Workspace &) = delete;
  ~Workspace();

  // Sets the text that replaces the disk's file at this path, which need not exist. Paths are relative to the
  // current folder or absolute.
  void set_text(const std::string &path, std::string text);
  // Drops the text that was set: the disk's file counts again.
  void drop_text(const std::string &path);
  // Reports that the disk's file at this path was changed, added or removed.
  void file_changed(const std::string &path);
  // Reports that a config or a file that it names may have changed, or that the changes are unknown.
  void config_changed() { sites_changed_ = true; }

  // Returns the result of run() over the same texts. After an Error, the changes are not forgotten.
  Result<RunResult> check();

  // Returns how many documents were parsed in all checks so far.
  std::size_t parsed() const { return parsed_; }

private:
  struct KeptSite;

  std::string file_of(const std::string &path) const;
  bool is_document(const std::string &file) const;
  bool configs_changed() const;
  std::optional<Error> find_sites();
  std::optional<Error> add_kept(Site site, std::vector<std::unique_ptr<KeptSite>> &sites);
  void make_missing_records(KeptSite &kept);

  const FileSystem &disk_;
  RunRequest request_;
  std::map<std::string, std::string> texts_; // the texts that were set, by file
  std::unique_ptr<MemoryFileSystem> files_;  // the disk with these texts
  std::vector<std::unique_ptr<KeptSite>> sites_;
  std::vector<std::string> notices_; // of discover()
  std::set<std::string> changed_;    // the files whose Records must be made anew
  bool sites_changed_ = true;        // sites and documents must be found anew
  std::size_t parsed_ = 0;
};

} // namespace galley
