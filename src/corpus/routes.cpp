#include "corpus/routes.h"

#include "base/hash.h"
#include "base/path.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

// Returns a file's name without the date that Jekyll and Eleventy drop: `2024-05-01-x` becomes `x`.
std::string_view without_date(std::string_view name) {
  constexpr std::string_view form = "0000-00-00-";
  if (name.size() <= form.size()) return name;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = is_ascii_digit(name[i]);
    if (form[i] == '0' ? !digit : name[i] != '-') return name;
  }
  return name.substr(form.size());
}

} // namespace

const std::vector<std::string> &route_fields() {
  static const std::vector<std::string> fields = {"alias",         "aliases", "permalink",
                                                  "redirect_from", "slug",    "url"};
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

Routes::Routes(const Records &records) : records_(records), endings_(records) {
  for (const Record *record : records) add(*record);
  for (Lookup *lookup : {&by_route_, &by_address_, &by_note_, &by_alias_}) lookup->sort();
}

void Routes::add(const Record &record) {
  const std::string route = endings_.route_of(record.path);
  by_route_.add(hash_of(route), record);
  std::uint64_t whole = 0;
  for_each_end(endings_.strip(record.path), [&](std::uint64_t note) {
    by_note_.add(note, record);
    whole = note;
  });
  by_note_.add(hash_from_root(whole), record);
  const std::string_view name = name_of(route);
  const std::string above(folder_of(route));
  if (const auto rest = without_date(name); rest != name)
    by_route_.add(hash_of(join_path(above, rest)), record);
  record.facts.for_each<FieldFact>([&](const FieldFact &fact) { add_field(record, above, fact); });
  // `a/index.md` makes `a` a folder of the site, so links can lead to it.
  for (std::string folder = endings_.route_of(folder_of(record.path));
       folders_.insert(hash_of(folder)).second && !folder.empty();) {
    folder.resize(folder_of(folder).size());
  }
}

void Routes::add_field(const Record &record, const std::string &folder, const FieldFact &fact) {
  const auto &fields = route_fields();
  if (std::ranges::find(fields, fact.field) == fields.end()) return;
  // A template makes this address, or it belongs to another site.
  if (fact.value.find_first_of("{}") != std::string_view::npos ||
      fact.value.find("://") != std::string_view::npos)
    return;
  const std::string route = endings_.route_of(fact.value);
  if (route.empty() && fact.value != "/") return;
  if (fact.field == "slug") {
    by_route_.add(hash_of(join_path(folder, route)), record);
    return;
  }
  by_address_.add(hash_of(route), record);
  if (!fact.value.starts_with('/')) by_address_.add(hash_of(join_path(folder, route)), record);
  if (fact.field.starts_with("alias")) by_alias_.add(hash_of(fold(trim(fact.value))), record);
}

RecordSpan Routes::at_path(std::string_view path) const {
  const auto found = std::ranges::lower_bound(records_, path, {}, &Record::path);
  if (found == records_.end() || (*found)->path != path) return {};
  return RecordSpan(records_).subspan(static_cast<std::size_t>(found - records_.begin()), 1);
}

} // namespace galley
