#include "corpus/routes.h"

#include "base/unicode.h"
#include "corpus/site_path.h"

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

void add_once(Records &records, const Record &record) {
  if (records.empty() || records.back() != &record) records.push_back(&record);
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
    const CodePoint next = decode_utf8(path);
    path.remove_prefix(next.size);
    append_utf8(result, next.value == ' ' ? U'-' : to_lower(next.value));
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

const Records &Routes::find(const Map &map, const std::string &key) {
  static const Records none;
  const auto found = map.find(key);
  return found == map.end() ? none : found->second;
}

Routes::Routes(const Records &records) : records_(records) {
  for (const Record *record : records) add(*record);
}

void Routes::add(const Record &record) {
  const std::string route = route_of(record.path);
  add_once(by_route_[route], record);
  add_once(by_name_[note_name(record.path)], record);
  const std::string_view name = name_of(route);
  const std::string above(folder_of(route));
  if (const auto rest = without_date(name); rest != name) add_once(by_route_[join(above, rest)], record);
  record.facts.for_each_field([&](const FieldFact &fact) { add_field(record, above, fact); });
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
    add_once(by_route_[join(folder, route)], record);
    return;
  }
  add_once(by_address_[route], record);
  if (!fact.value.starts_with('/')) add_once(by_address_[join(folder, route)], record);
  if (fact.field.starts_with("alias")) add_once(by_alias_[fold(trim(fact.value))], record);
}

const Record *Routes::at_path(std::string_view path) const {
  const auto found =
      std::lower_bound(records_.begin(), records_.end(), path,
                       [](const Record *record, std::string_view wanted) { return record->path < wanted; });
  return found != records_.end() && (*found)->path == path ? *found : nullptr;
}

} // namespace galley
