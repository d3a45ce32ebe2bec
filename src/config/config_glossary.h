// The files of a site's glossary. In: what `glossary` of its configs names. Out: the Glossary, or an Error at
// the place that is wrong.
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

  // `names` is a path or a pattern, or a list of them, relative to the referrer's folder. A pattern stands
  // for the YAML and Markdown files that it matches, hidden ones left out. A file that was loaded already is
  // skipped.
  std::optional<Error> load(const Referrer &from, Value names);

  // All entries, their paths as seen from `root`, the site's folder.
  Glossary finish(const std::string &root);

private:
  Result<std::vector<std::string>> find(const Referrer &from, Value name) const;
  std::optional<Error> load_file(const Referrer &from, Value name, const std::string &path);
  std::optional<Error> add(std::vector<GlossaryEntry> entries);

  const FileSystem &files_;
  std::set<std::string> loaded_;              // paths
  std::vector<GlossaryEntry> entries_;        // their paths as messages print them
  std::map<std::string, std::size_t> by_key_; // of terms and aliases: which entry
};

} // namespace galley
