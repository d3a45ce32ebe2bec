// The addresses by which the documents of a site are reached. In: Records, and the site's generator. Out:
// documents by path, by the address that their front matter gives them, and by name. Case and endings don't
// count, since no generator keeps both. Thousands of documents may share a key, so what is found is never
// copied.
#pragma once

#include "base/hash.h"
#include "corpus/document_endings.h"
#include "corpus/generator.h"
#include "records/record.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace galley {

using Records = std::vector<const Record *>;
// Documents that one key leads to, in order of path; a part of the Routes.
using RecordSpan = std::span<const Record *const>;

// The fields of front matter that give a document an address.
std::vector<std::string> route_fields(Generator generator = Generator::any);

class Routes {
public:
  // The Records must be sorted by path and outlive the Routes.
  explicit Routes(const Records &records, Generator generator = Generator::any);

  Generator generator() const { return generator_; }
  // How paths are written as the routes and names that are looked up here.
  const DocumentEndings &endings() const { return endings_; }

  // The documents with this route: that of their path, of their `slug` in their folder, or of their path
  // without a date before the name.
  RecordSpan at(std::string_view route) const { return by_route_.find(hash_of(route)); }
  // The documents that `permalink`, `url`, `aliases` or `redirect_from` gives this address, or a `slug` that
  // is one.
  RecordSpan at_address(std::string_view route) const { return by_address_.find(hash_of(route)); }
  // The addresses of a document beside that of its path, as routes.
  std::vector<std::string> further_routes(const Record &record) const;
  // Whether documents stand below this route.
  bool has_folder(std::string_view route) const { return folders_.contains(hash_of(route)); }
  // The documents whose path ends in this path of a note, without its ending: `b/c` fits `a/B/c.md`.
  RecordSpan noted(std::string_view path) const { return by_note_.find(hash_of_note(path)); }
  // The documents whose whole path this is.
  RecordSpan noted_from_root(std::string_view path) const {
    return by_note_.find(hash_from_root(hash_of_note(path)));
  }
  RecordSpan aliased(std::string_view folded) const { return by_alias_.find(hash_of(folded)); }
  RecordSpan at_path(std::string_view path) const; // the one document that has exactly this path, or none

private:
  // Documents by the hash of a key: a site has few keys for each document, but many documents.
  class Lookup {
  public:
    void add(std::uint64_t key, const Record &record) { entries_.push_back({key, &record}); }
    void sort(); // once, when all were added
    RecordSpan find(std::uint64_t key) const;

  private:
    struct Entry {
      std::uint64_t key = 0;
      const Record *record = nullptr;
      bool operator==(const Entry &) const = default;
    };
    std::vector<Entry> entries_; // until they are sorted
    std::vector<std::uint64_t> keys_;
    Records records_; // each with the key of the same index
  };
  static std::uint64_t hash_of(std::string_view key) { return KeyedHash()(key); }
  template <class Visit> static void for_each_end(std::string_view path, Visit visit);
  static std::uint64_t hash_of_note(std::string_view path);
  static std::uint64_t hash_in_folder(std::uint64_t note, std::string_view folder);
  static std::uint64_t hash_from_root(std::uint64_t note) { return hash_in_folder(note, "/"); }
  // An address of a document, and the kind of link that leads there.
  struct Address {
    std::string route;
    bool made = false;      // front matter gives the whole address
    std::string alias = {}; // the folded name, where it may be the name of a note
  };
  template <class Visit>
  void for_each_address(const Record &record, const std::string &route, Visit visit) const;
  template <class Visit>
  void for_each_address_of(const FieldFact &fact, const std::vector<PageAddress> &pages,
                           const std::string &folder, Visit visit) const;
  void add(const Record &record);
  void add_folders(std::string folder);

  const Records &records_;
  Generator generator_;
  std::vector<std::string> fields_; // that give addresses
  DocumentEndings endings_;
  Lookup by_route_, by_address_, by_note_, by_alias_;
  std::unordered_set<std::uint64_t> folders_; // hashes of their routes
};

} // namespace galley
