// By which addresses the documents of a site are reached. In: Records. Out: documents by path, by the address
// that their front matter gives them, and by name. Case and endings don't count, since no generator keeps
// both.
#pragma once

#include "corpus/record.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace galley {

using Records = std::vector<const Record *>;

// A path or URL as documents are looked up by it: lower case, blanks as `-`; without the slashes around it,
// `.md` or `.html`, or a last part that stands for its folder (`index`, `_index`, `README`).
std::string route_of(std::string_view path);

// The name of a note: its file's, without the ending, folded.
std::string note_name(std::string_view path);

// The path without the ending of a Markdown document.
std::string_view strip_markdown(std::string_view path);

// The fields of front matter that give a document an address.
const std::vector<std::string> &route_fields();

class Routes {
public:
  // Sorted by path; they must outlive the Routes.
  explicit Routes(const Records &records);

  // By a route of the site: of its path, its `slug` in its folder, its path without a date before the name.
  const Records &at(const std::string &route) const { return find(by_route_, route); }
  // By the address that `permalink`, `url`, `aliases` or `redirect_from` gives.
  const Records &at_address(const std::string &route) const { return find(by_address_, route); }
  // Whether documents stand below this route.
  bool has_folder(const std::string &route) const { return folders_.count(route) != 0; }
  // By note_name(), or by an alias.
  const Records &named(const std::string &name) const { return find(by_name_, name); }
  const Records &aliased(const std::string &folded) const { return find(by_alias_, folded); }
  const Record *at_path(std::string_view path) const; // exactly

private:
  using Map = std::unordered_map<std::string, Records>;
  static const Records &find(const Map &map, const std::string &key);
  void add(const Record &record);
  void add_field(const Record &record, const std::string &folder, const FieldFact &fact);

  const Records &records_;
  Map by_route_, by_address_, by_name_, by_alias_;
  std::unordered_set<std::string> folders_;
};

} // namespace galley
