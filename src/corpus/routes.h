// By which addresses the documents of a site are reached. In: Records. Out: documents by path, by the address
// that their front matter gives them, and by name. Case and endings don't count, since no generator keeps
// both.
#pragma once

#include "records/record.h"

#include <cstdint>
#include <string>
#include <string_view>
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
  Records at(std::string_view route) const { return by_route_.find(route); }
  // By the address that `permalink`, `url`, `aliases` or `redirect_from` gives.
  Records at_address(std::string_view route) const { return by_address_.find(route); }
  // Whether documents stand below this route.
  bool has_folder(const std::string &route) const { return folders_.count(route) != 0; }
  // By note_name(), or by an alias.
  Records named(std::string_view name) const { return by_name_.find(name); }
  Records aliased(std::string_view folded) const { return by_alias_.find(folded); }
  const Record *at_path(std::string_view path) const; // exactly

private:
  // Documents by a key, of which the hash alone is kept: a site has one route and one name for each.
  class Lookup {
  public:
    void add(std::string_view key, const Record &record);
    void sort();                              // once, when all were added
    Records find(std::string_view key) const; // in order of path
  private:
    struct Entry {
      std::uint64_t key = 0;
      const Record *record = nullptr;
      bool operator==(const Entry &) const = default;
    };
    std::vector<Entry> entries_;
  };
  void add(const Record &record);
  void add_field(const Record &record, const std::string &folder, const FieldFact &fact);

  const Records &records_;
  Lookup by_route_, by_address_, by_name_, by_alias_;
  std::unordered_set<std::string> folders_;
};

} // namespace galley
