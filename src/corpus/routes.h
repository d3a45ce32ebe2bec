// The addresses by which the documents of a site are reached. In: Records. Out: documents by path, by the
// address that their front matter gives them, and by name. Case and endings don't count, since no generator
// keeps both.
#pragma once

#include "corpus/document_endings.h"
#include "records/record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace galley {

using Records = std::vector<const Record *>;

// The fields of front matter that give a document an address.
const std::vector<std::string> &route_fields();

class Routes {
public:
  // The Records must be sorted by path and outlive the Routes.
  explicit Routes(const Records &records);

  // How paths are written as the routes and names that are looked up here.
  const DocumentEndings &endings() const { return endings_; }

  // The documents with this route: that of their path, of their `slug` in their folder, or of their path
  // without a date before the name.
  Records at(std::string_view route) const { return by_route_.find(route); }
  // The documents that `permalink`, `url`, `aliases` or `redirect_from` gives this address.
  Records at_address(std::string_view route) const { return by_address_.find(route); }
  // Whether documents stand below this route.
  bool has_folder(const std::string &route) const { return folders_.count(route) != 0; }
  // The documents with this DocumentEndings::note_name(), or with this alias.
  Records named(std::string_view name) const { return by_name_.find(name); }
  Records aliased(std::string_view folded) const { return by_alias_.find(folded); }
  const Record *at_path(std::string_view path) const; // null where no document has exactly this path

private:
  // Documents by a key, of which only the hash is kept: a site has one route and one name for each document.
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
  DocumentEndings endings_;
  Lookup by_route_, by_address_, by_name_, by_alias_;
  std::unordered_set<std::string> folders_;
};

} // namespace galley
