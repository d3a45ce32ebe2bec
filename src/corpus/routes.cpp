#include "corpus/routes.h"

#include "base/field_language.h"
#include "base/hash.h"
#include "base/path.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

std::vector<std::string> route_fields(Generator generator) {
  std::vector<std::string> fields = {"alias", "aliases", "permalink", "redirect_from", "slug", "url"};
  if (generator == Generator::docusaurus) fields.push_back("id");
  if (generator == Generator::gatsby) fields.push_back("path");
  return fields;
}

void Routes::Lookup::sort() {
  std::ranges::sort(entries_, [](const Entry &a, const Entry &b) {
    return a.key != b.key ? a.key < b.key : a.record->path < b.record->path;
  });
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  keys_.reserve(entries_.size());
  records_.reserve(entries_.size());
  for (const auto &[key, record] : entries_) {
    keys_.push_back(key);
    records_.push_back(record);
  }
  entries_ = {};
}

RecordSpan Routes::Lookup::find(std::uint64_t key) const {
  const auto [begin, end] = std::equal_range(keys_.begin(), keys_.end(), key);
  return RecordSpan(records_).subspan(static_cast<std::size_t>(begin - keys_.begin()),
                                      static_cast<std::size_t>(end - begin));
}

std::uint64_t Routes::hash_in_folder(std::uint64_t note, std::string_view folder) {
  return KeyedHash()(note) ^ hash_of(folder);
}

// Calls `visit` with the hash of each end of the path, the shortest first: of `c`, `b/c`, `a/b/c`.
template <class Visit> void Routes::for_each_end(std::string_view path, Visit visit) {
  std::uint64_t hash = hash_of(fold(name_of(path)));
  visit(hash);
  for (path = folder_of(path); !path.empty(); path = folder_of(path)) {
    hash = hash_in_folder(hash, fold(name_of(path)));
    visit(hash);
  }
}

std::uint64_t Routes::hash_of_note(std::string_view path) {
  std::uint64_t whole = 0;
  for_each_end(path, [&](std::uint64_t hash) { whole = hash; });
  return whole;
}

Routes::Routes(const Records &records, Generator generator)
    : records_(records), generator_(generator), fields_(route_fields(generator)), endings_(records) {
  for (const Record *record : records) add(*record);
  for (Lookup *lookup : {&by_route_, &by_address_, &by_note_, &by_alias_}) lookup->sort();
}

void Routes::add(const Record &record) {
  if (is_data_file(record.path)) return; // a link finds it by its path alone
  const std::string_view path = endings_.strip(record.path);
  const std::string route = endings_.route_of(record.path);
  by_route_.add(hash_of(route), record);
  std::uint64_t whole = 0;
  for_each_end(path, [&](std::uint64_t note) {
    by_note_.add(note, record);
    whole = note;
  });
  by_note_.add(hash_from_root(whole), record);
  for (const std::string &name : note_names_of(generator_, path)) by_note_.add(hash_of_note(name), record);
  for_each_address(record, route, [&](const Address &address) {
    (address.made ? by_address_ : by_route_).add(hash_of(address.route), record);
    if (!address.alias.empty()) by_alias_.add(hash_of(address.alias), record);
    if (!address.made) add_folders(address.route);
  });
  // `a/index.md` makes `a` a folder of the site, so links can lead to it.
  std::string folder = endings_.route_of(folder_of(record.path));
  if (folders_.insert(hash_of(folder)).second) add_folders(std::move(folder));
}

// Adds the folders above a route.
void Routes::add_folders(std::string route) {
  while (!route.empty()) {
    route.resize(folder_of(route).size());
    if (!folders_.insert(hash_of(route)).second) return;
  }
}

// Calls `visit` with each address of a document but that of its path, `route`.
template <class Visit>
void Routes::for_each_address(const Record &record, const std::string &route, Visit visit) const {
  const std::string_view name = name_of(route);
  const std::string above(folder_of(route));
  if (const auto rest = without_date(name); rest != name) visit(Address{join_path(above, rest)});
  const std::vector<PageAddress> pages = addresses_of(generator_, endings_.strip(record.path));
  for (const PageAddress &page : pages) visit(Address{endings_.route_of(join_path(page.base, page.rest))});
  record.facts.for_each<FieldFact>(
      [&](const FieldFact &fact) { for_each_address_of(fact, pages, above, visit); });
}

template <class Visit>
void Routes::for_each_address_of(const FieldFact &fact, const std::vector<PageAddress> &pages,
                                 const std::string &folder, Visit visit) const {
  if (std::ranges::find(fields_, fact.field) == fields_.end()) return;
  // A template makes this address, or it belongs to another site.
  if (fact.value.find_first_of("{}") != std::string_view::npos ||
      fact.value.find("://") != std::string_view::npos)
    return;
  const std::string route = endings_.route_of(fact.value);
  if (route.empty() && fact.value != "/") return;
  const bool absolute = fact.value.starts_with('/');
  if (fact.field == "slug" || fact.field == "id") {
    if (fact.field == "slug" && (absolute || has_whole_slugs(generator_))) visit(Address{route, true});
    visit(Address{join_path(folder, route)});
    for (const PageAddress &page : pages) {
      const std::string base = endings_.route_of(page.base);
      visit(Address{join_path(base, route)});
      if (!absolute) visit(Address{join_path(base, join_path(folder_of(page.rest), route))});
    }
    return;
  }
  visit(Address{route, true, fact.field.starts_with("alias") ? fold(trim(fact.value)) : std::string()});
  if (!absolute) visit(Address{join_path(folder, route), true});
}

std::vector<std::string> Routes::further_routes(const Record &record) const {
  std::vector<std::string> routes;
  for_each_address(record, endings_.route_of(record.path),
                   [&](Address address) { routes.push_back(std::move(address.route)); });
  return routes;
}

RecordSpan Routes::at_path(std::string_view path) const {
  const auto found = std::ranges::lower_bound(records_, path, {}, &Record::path);
  if (found == records_.end() || (*found)->path != path) return {};
  return RecordSpan(records_).subspan(static_cast<std::size_t>(found - records_.begin()), 1);
}

} // namespace galley
