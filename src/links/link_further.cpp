// The readings that LinkResolver tries where the plain ones lead nowhere.
#include "base/path.h"
#include "corpus/language.h"
#include "links/link_resolver.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

const GeneratorConfig &LinkResolver::config() const {
  return config_.get(
      [&] { return index_.files() == nullptr ? GeneratorConfig() : read_generator_config(*index_.files()); });
}

const Redirects &LinkResolver::redirects() const {
  return redirects_.get([&] { return Redirects(*index_.files(), roots_); });
}

// Tries the names of notes and files, as the generators do whose Markdown links are wikilinks in other signs.
bool LinkResolver::try_name(const Record &from, Destination &out) const {
  if (!links_by_name(reading_.generator)) return false;
  const auto path = resolve_path(out.path.starts_with('.') ? folder_of(from.path) : "", out.path);
  if (!path || path->empty()) return false;
  std::string name = *path;
  if (reading_.generator == Generator::github_wiki) name = name_of(name); // a wiki has no folders
  RecordSpan found = notes(from, name);
  if (found.empty()) found = notes(from, compared_note_name(reading_.generator, name));
  out.documents.add(found);
  if (!found.empty()) return true;
  return index_.files() != nullptr && !ending_of(name).empty() && !out.path.starts_with('.') &&
         index_.files()->has_path_end(name);
}

// Tries what a page may take from its translations: the files of a Hugo bundle, and `x.fr.md` for `x.md`.
bool LinkResolver::try_translation(const Record &from, Destination &out) const {
  const std::string_view name = endings_.strip(name_of(from.path));
  const std::string_view language = name.substr(std::min(name.rfind('.'), name.size() - 1) + 1);
  if (endings_.has(out.path) && looks_like_language(language)) {
    const std::string_view target = endings_.strip(out.path);
    std::string translated = std::string(target) + "." + std::string(language);
    translated += out.path.substr(target.size());
    if (try_from(folder_of(from.path), translated, out)) return true;
  }
  if (reading_.generator != Generator::hugo || out.path.starts_with('/') || index_.files() == nullptr)
    return false;
  for (const std::string &root : roots_) {
    if (!looks_like_language(name_of(root)) || !is_within(from.path, root)) continue;
    const std::string_view below = path_below(root, from.path);
    for (const FolderEntry &entry : index_.files()->list(std::string(folder_of(root)))) {
      if (entry.kind != FileKind::folder || !looks_like_language(entry.name)) continue;
      const std::string folder = join_path(join_path(folder_of(root), entry.name), folder_of(below));
      if (try_from(folder, out.path, out) ||
          try_from(endings_.strip(join_path(folder, name_of(below))), out.path, out))
        return true;
    }
  }
  return false;
}

// Returns `/x` for `/fr/x`, where the site has French pages; else nothing.
std::string LinkResolver::without_language(std::string_view address) const {
  const std::size_t end = std::min(address.find('/', 1), address.size());
  const std::string_view language = address.substr(1, end - 1);
  if (!looks_like_language(language)) return {};
  const bool known = std::ranges::any_of(roots_, [&](const std::string &root) {
    return routes_.has_folder(endings_.route_of(join_path(root, language)));
  });
  return known ? std::string(address.substr(end)) : std::string();
}

// Tries readings that most links don't need: from the other addresses of the document, and by the files in
// which the site has its redirects.
bool LinkResolver::try_further(const Record &from, Destination &out) const {
  std::vector<std::string> addresses; // that the link may mean, from where the site starts
  if (out.path.starts_with('/')) {
    addresses.push_back(out.path);
  } else {
    std::vector<std::string> starts = routes_.further_routes(from);
    for (const std::string &root : roots_) {
      if (is_within(from.path, root) && !root.empty())
        starts.emplace_back(endings_.strip(path_below(root, from.path)));
    }
    starts.emplace_back(endings_.strip(from.path));
    for (const std::string &start : starts) {
      for (const std::string_view folder : {folder_of(start), std::string_view(start)}) {
        if (const auto path = resolve_path(folder, out.path)) addresses.push_back("/" + *path);
      }
    }
  }
  if (reading_.generator == Generator::jekyll && out.path.starts_with('/')) {
    // A post's categories may stand before its date, and its address may be any that ends in its title.
    addresses.push_back("/" + std::string(without_categories(out.path)));
    if (config().other_post_addresses)
      addresses.push_back("/" + std::string(name_of(endings_.route_of(out.path))));
  }
  // A page that isn't translated is shown in the site's language.
  if (shows_untranslated(reading_.generator)) {
    for (std::size_t i = 0, count = addresses.size(); i < count; ++i) {
      const std::string rest = without_language(addresses[i]);
      if (!rest.empty()) addresses.insert(addresses.end(), {rest, "/en" + rest});
    }
  }
  for (const std::string &address : addresses) {
    if (try_address(address, out) || (index_.files() != nullptr && redirects().has(address))) return true;
    if (address != out.path && try_from_roots(address, out)) return true;
  }
  return try_below_bases(out);
}

// Tries a path without what the site's configuration says that all addresses begin with.
bool LinkResolver::try_below_bases(Destination &out) const {
  if (!out.path.starts_with('/')) return false;
  for (const std::string &base : config().bases) {
    if (!is_within(out.path, base)) continue;
    const std::string rest = "/" + std::string(path_below(base, out.path));
    if (try_from_roots(rest, out) || try_address(rest, out)) return true;
  }
  return false;
}

// Returns whether a template anywhere has the name of this route's last part. Its front matter may give it
// this address.
bool LinkResolver::has_template(std::string_view route) const {
  static constexpr std::string_view endings[] = {".html", ".htm", ".njk", ".liquid", ".webc",
                                                 ".hbs",  ".ejs", ".pug", ".haml"};
  const std::string name(name_of(route));
  return index_.files() != nullptr && !name.empty() &&
         std::ranges::any_of(endings, [&](std::string_view ending) {
           return index_.files()->has_path_end(name + std::string(ending));
         });
}

// Returns whether the generator makes a page at this path from no document, or whatever Git ignores.
bool LinkResolver::is_made(const Record &from, const std::string &path) const {
  if (makes_page(reading_.generator, endings_.route_of(path)) || name_of(path) == "favicon.ico" ||
      (reading_.generator == Generator::docfx && path.ends_with(".yml")))
    return true;
  if (!reading_.clean_urls) return false;
  if (permalinks_in_templates(reading_.generator) && has_template(endings_.route_of(path))) return true;
  if (ignored().empty()) return false;
  const auto is_ignored = [&](std::string_view folder) {
    const auto whole = resolve_path(folder, path);
    return whole &&
           std::ranges::any_of(ignored(), [&](const std::string &one) { return is_within(*whole, one); });
  };
  if (path.starts_with('/')) return std::ranges::any_of(roots_, is_ignored);
  return is_ignored(folder_of(from.path)) || (reading_.clean_urls && is_ignored(endings_.strip(from.path)));
}

// Returns the paths that the site's `.gitignore` names plainly: they are made when the site is.
const std::vector<std::string> &LinkResolver::ignored() const {
  return ignored_.get([&] {
    std::vector<std::string> paths;
    std::vector<std::string> folders = roots_;
    folders.emplace_back();
    for (const std::string &folder : folders) {
      if (index_.files() == nullptr) break;
      for (std::string_view line : split(index_.files()->text_of(join_path(folder, ".gitignore")), '\n')) {
        line = trim(line);
        if (line.empty() || line.find_first_of("*?[!#\\") != std::string_view::npos) continue;
        if (const auto path = resolve_path(folder, line); path && !path->empty()) paths.push_back(*path);
      }
    }
    return paths;
  });
}

const LinkResolver::FirstNames &LinkResolver::first_names() const {
  return first_names_.get([&] {
    FirstNames names;
    for (const std::string &root : roots_) {
      if (index_.files() == nullptr) break;
      for (const FolderEntry &entry : index_.files()->list(root)) {
        if (entry.kind == FileKind::folder && !entry.name.starts_with('.'))
          names.written.push_back(entry.name);
      }
    }
    std::ranges::sort(names.written);
    names.written.erase(std::unique(names.written.begin(), names.written.end()), names.written.end());
    names.index = WordIndex({names.written.begin(), names.written.end()});
    return names;
  });
}

// Returns whether a path would lead somewhere if one letter of its first folder were another. Then no
// generator makes this address from something that galley can't see.
bool LinkResolver::misspells_first_folder(Destination &out) const {
  if (out.path.size() < 2 || out.documents.groups().size() > 0) return false;
  const std::size_t end = std::min(out.path.find('/', 1), out.path.size());
  const std::string_view first = std::string_view(out.path).substr(1, end - 1);
  NearestSearch search(first);
  search.compare_all(first_names().index, [](std::string_view) { return true; });
  if (!search.is_sure() || *search.nearest() == first || first.size() < 5) return false;
  Destination meant;
  meant.route = out.route;
  meant.path = "/" + std::string(*search.nearest()) + out.path.substr(end);
  if (!try_from_roots(meant.path, meant)) return false;
  out.meant = meant.path;
  out.route = LinkRoute::file; // it is as sure as one of a file
  return true;
}

} // namespace galley
