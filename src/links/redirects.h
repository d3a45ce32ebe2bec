// The addresses that lead on to others, by the files in which hosts and generators have them. In: the site's
// files. Out: whether an address is one of them. Of a script, all addresses behind the word `redirects`
// count.
#pragma once

#include "base/hash.h"
#include "records/site_files.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

class Redirects {
public:
  // Reads `_redirects`, `netlify.toml`, `vercel.json` and the like, from the site's folder and from
  // `folders`.
  Redirects(const SiteFiles &files, const std::vector<std::string> &folders);

  // Returns whether the path, from where the site starts, leads on. Case and a slash at its end don't count.
  bool has(std::string_view path) const;

private:
  void add(std::string_view address);
  void add_lines(std::string_view text, std::string_view command);
  void add_quoted(std::string_view text, std::string_view key);
  void add_moved_files(std::string_view text, std::string_view folder);
  void add_script(std::string_view text);

  HashSet<std::string> whole_;                     // without a slash at both ends, in lower case
  std::vector<std::vector<std::string>> patterns_; // parts; `:` is any one, `*` is any number of them
};

} // namespace galley
