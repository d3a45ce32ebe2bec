// The files of a site's glossary. In: the paths and patterns in `glossary` of its configs. Out: the Glossary,
// which the caller owns, or an Error that points at the mistake.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/config_references.h"
#include "terms/glossary.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace galley {

class GlossaryLoader {
public:
  explicit GlossaryLoader(const FileSystem &files) : files_(files) {}

  // `names` is a path or a pattern, or a list of them, relative to the referrer's folder. A pattern selects
  // the YAML and Markdown files that it matches, except hidden ones. A file that was loaded before is
  // skipped.
  std::optional<Error> load(const Referrer &from, Value names);

  // Adds terms that need no definition, a list of texts.
  void add_known(Value terms);

  // Returns all entries and known terms. Their paths are relative to `root`, the site's folder.
  Glossary finish(const std::string &root);

private:
  Result<std::vector<std::string>> find(const Referrer &from, Value name);
  std::optional<Error> load_file(const Referrer &from, Value name, const std::string &path);
  std::optional<Error> add(std::vector<GlossaryEntry> entries);

  const FileSystem &files_;
  std::size_t patterns_ = 0;           // how many were searched for
  std::set<std::string> loaded_;       // paths
  std::vector<GlossaryEntry> entries_; // their paths are as messages print them
  std::vector<std::string> known_;
  std::map<std::string, std::size_t> by_key_; // indices of entries, by the keys of terms and aliases
};

} // namespace galley
