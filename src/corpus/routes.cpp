#include "corpus/routes.h"

#include "base/hash.h"
#include "base/path.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

void remove_ending(std::string &text) {
  for (const std::string_view ending : {".md", ".mdx", ".markdown", ".html", ".htm"}) {
    if (text.size() > ending.size() && text.ends_with(ending) &&
        text[text.size() - ending.size() - 1] != '/') {
      text.resize(text.size() - ending.size());
      return;
    }
  }
}

// A file's name without the date that Jekyll and Eleventy drop: `2024-05-01-x` is `x`.
std::string_view without_date(std::string_view name) {
  constexpr std::string_view form = "0000-00-00-";
  if (name.size() <= form.size()) return name;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = name[i] >= '0' && name[i] <= '9';
    if (form[i] == '0' ? !digit : name[i] != '-') return name;
  }
  return name.substr(form.size());
}

std::string join(const std::string &folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

} // namespace

std::string_view strip_markdown(std::string_view path) {
  for (const std::string_view ending : {".md", ".mdx", ".markdown"}) {
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  }
  return path;
}

std::string route_of(std::string_view path) {
  std::string result;
  result.reserve(path.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty()) {
    if (const char c = path.front(); static_cast<unsigned char>(c) < 0x80) {
      result += c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      path.remove_prefix(1);
      continue;
    }
    const CodePoint next = decode_utf8(path);
    path.remove_prefix(next.size);
    append_utf8(result, to_lower(next.value));
  }
  remove_ending(result);
  const std::string_view last = name_of(result);
  if (last == "index" || last == "_index" || last == "readme") {
    result.resize(result.size() - last.size());
    if (result.ends_with('/')) result.pop_back();
  }
  return result;
}

std::string note_name(std::string_view path) {
  return fold(strip_markdown(name_of(path)));
}

const std::vector<std::string> &route_fields() {
  static const std::vector<std::string> fields = {"alias",         "aliases", "permalink",
                                                  "redirect_from", "slug",    "url"};
  return fields;
}

void Routes::Lookup::add(std::string_view key, const Record &record) {
  entries_.push_back({hash_bytes(key), &record});
}

void Routes::Lookup::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry &a, const Entry &b) {
    return a.key != b.key ? a.key < b.key : a.record->path < b.record->path;
  });
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  entries_.shrink_to_fit();
}

Records Routes::Lookup::find(std::string_view key) const {
  const std::uint64_t wanted = hash_bytes(key);
  Records found;
  for (auto at = std::lower_bound(entries_.begin(), entries_.end(), wanted,
                                  [](const Entry &entry, std::uint64_t hash) { return entry.key < hash; });
       at != entries_.end() && at->key == wanted; ++at) {
    found.push_back(at->record);
  }
  return found;
}

Routes::Routes(const Records &records) : records_(records) {
  for (const Record *record : records) add(*record);
  for (Lookup *lookup : {&by_route_, &by_address_, &by_name_, &by_alias_}) lookup->sort();
}

void Routes::add(const Record &record) {
  const std::string route = route_of(record.path);
  by_route_.add(route, record);
  by_name_.add(note_name(record.path), record);
  const std::string_view name = name_of(route);
  const std::string above(folder_of(route));
  if (const auto rest = without_date(name); rest != name) by_route_.add(join(above, rest), record);
  record.facts.for_each<FieldFact>([&](const FieldFact &fact) { add_field(record, above, fact); });
  // `a/index.md` makes `a` a folder, too: what stands beside it is reached from there.
  for (std::string folder = route_of(folder_of(record.path));
       folders_.insert(folder).second && !folder.empty();) {
    folder.resize(folder_of(folder).size());
  }
}

void Routes::add_field(const Record &record, const std::string &folder, const FieldFact &fact) {
  const auto &fields = route_fields();
  if (std::find(fields.begin(), fields.end(), fact.field) == fields.end()) return;
  // Made by a template, or of another site.
  if (fact.value.find_first_of("{}") != std::string::npos || fact.value.find("://") != std::string::npos)
    return;
  const std::string route = route_of(fact.value);
  if (route.empty() && fact.value != "/") return;
  if (fact.field == "slug") {
    by_route_.add(join(folder, route), record);
    return;
  }
  by_address_.add(route, record);
  if (!fact.value.starts_with('/')) by_address_.add(join(folder, route), record);
  if (fact.field.starts_with("alias")) by_alias_.add(fold(trim(fact.value)), record);
}

const Record *Routes::at_path(std::string_view path) const {
  const auto found =
      std::lower_bound(records_.begin(), records_.end(), path,
                       [](const Record *record, std::string_view wanted) { return record->path < wanted; });
  return found != records_.end() && (*found)->path == path ? *found : nullptr;
}

} // namespace galley
