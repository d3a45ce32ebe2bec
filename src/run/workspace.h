// The sites of a scope between runs, for programs that go on, as an editor's server does. In: a scope, and
// word of what changed since the last answer: texts that an editor holds, files of the disk, configs. Out:
// what a run over the same texts would say. It owns what it keeps: each site's Config, rules and Records. A
// changed document costs its own Record, and the checks of the whole site; the Index that these go by is made
// anew from the kept Records.
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
  // `disk` must outlive it. Only the request's `records` and its standard input are ignored: a text that
  // stands in no file is set by set_text().
  Workspace(const FileSystem &disk, RunRequest request);
  Workspace(const Workspace &) = delete;
  Workspace &operator=(const Workspace &) = delete;
  ~Workspace();

  // The text holds from now on in place of what the disk has at this path, which need not be there. Paths are
  // relative to the current folder or absolute.
  void set_text(const std::string &path, std::string text);
  // The text that was set is given up: what the disk has holds again.
  void drop_text(const std::string &path);
  // The disk's file at this path is another one, new, or gone.
  void file_changed(const std::string &path);
  // A config, or a file that one goes by, may have changed; or nobody knows what has.
  void config_changed() { sites_changed_ = true; }

  // What run() says of the same texts. After an Error, what changed since then is still remembered.
  Result<RunResult> check();

  // How many documents were parsed in all answers so far.
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
  std::map<std::string, std::string> texts_; // that were set, by file
  std::unique_ptr<MemoryFileSystem> files_;  // the disk's, with these texts
  std::vector<std::unique_ptr<KeptSite>> sites_;
  std::vector<std::string> notices_; // of discovery
  std::set<std::string> changed_;    // files whose Records are to be made anew
  bool sites_changed_ = true;        // sites and documents are to be looked for anew
  std::size_t parsed_ = 0;
};

} // namespace galley
