#include "corpus/link_resolver.h"

#include "base/path.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t longest_ending = 8;

// Returns whether pages that a generator makes have this ending.
bool is_page_ending(std::string_view ending) {
  static constexpr std::string_view endings[] = {"html", "htm", "xhtml", "php", "asp", "aspx", "jsp"};
  return std::ranges::find(endings, ending) != std::end(endings);
}

// Returns whether a generator makes files with this ending for programs: feeds, search indexes, bundles.
bool is_made_ending(std::string_view ending) {
  static constexpr std::string_view endings[] = {"xml", "json", "rss", "atom",        "txt",
                                                 "ics", "js",   "css", "webmanifest", "map"};
  return std::ranges::find(endings, ending) != std::end(endings);
}

// Returns whether the path has a bracket too many, as in `[y]((/y/))`. No generator makes such an address.
bool is_bracketed(std::string_view path) {
  return path.starts_with("(/");
}

// Returns the text with `%41` decoded to `A`, or nothing where the result is not UTF-8.
std::optional<std::string> decode_text(std::string_view text) {
  std::string decoded = decode_percent(text);
  if (find_invalid_utf8(decoded)) return std::nullopt;
  return decoded;
}

// Splits off `?query` and `#fragment`. Returns false where a part cannot be decoded.
bool split_target(std::string_view target, bool wikilink, Destination &out) {
  const std::size_t hash = target.find('#');
  if (hash != std::string_view::npos) {
    const auto fragment = decode_text(target.substr(hash + 1));
    if (!fragment) return false;
    out.fragment = *fragment;
    target = target.substr(0, hash);
  }
  if (!wikilink) target = target.substr(0, target.find('?'));
  const auto path = wikilink ? std::optional(std::string(trim(target))) : decode_text(target);
  if (!path) return false;
  out.path = *path;
  return true;
}

// Returns whether a folder of includes contains other files than documents. If a checkout lacks the templates
// of its includes, it also lacks the templates that generate pages.
bool holds_templates(const SiteFiles &files, const DocumentEndings &endings, const std::string &folder,
                     int depth) {
  constexpr int deepest = 3;
  const std::vector<FolderEntry> &entries = files.list(folder);
  return std::ranges::any_of(entries, [&](const FolderEntry &entry) {
    if (entry.kind != FileKind::folder) return !endings.has(entry.name);
    return !entry.symlink && depth < deepest &&
           holds_templates(files, endings, folder + "/" + entry.name, depth + 1);
  });
}

} // namespace

std::string_view ending_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::string_view ending = name.substr(dot + 1);
  const bool letter = std::ranges::any_of(ending, [](char c) { return c > '9'; });
  if (!letter || ending.size() > longest_ending) return {};
  return std::ranges::all_of(ending, is_ascii_alphanumeric) ? ending : std::string_view();
}

LinkResolver::LinkResolver(const Index &index, const LinkReading &reading)
    : index_(index), endings_(index.routes().endings()), reading_(reading) {
  for (const std::string &given : reading.roots) {
    const auto root = resolve_path("", given);
    if (!root) continue;
    const bool there = index.routes().has_folder(endings_.route_of(*root)) ||
                       (index.files() != nullptr && index.files()->has_folder(*root));
    if (there || root->empty()) roots_.push_back(*root);
  }
  const SiteFiles *files = index.files();
  templates_elsewhere_ = files != nullptr && std::ranges::any_of(roots_, [&](const std::string &root) {
                           const std::string folder = root.empty() ? "_includes" : root + "/_includes";
                           return files->has_folder(folder) && !holds_templates(*files, endings_, folder, 0);
                         });
}

Destination LinkResolver::resolve(const Record &from, const LinkFact &link) const {
  Destination out;
  const bool wikilink = link.form == LinkForm::wikilink || link.form == LinkForm::embed;
  if (!split_target(link.target, wikilink, out)) return out;
  if (out.path.empty()) {
    out.route = LinkRoute::own_document;
    out.reach = Reach::found;
    out.documents.add(index_.routes().at_path(from.path));
  } else if (wikilink) {
    resolve_note(from, out);
  } else if (link.form == LinkForm::shortcode) {
    resolve_shortcode(from, out);
  } else {
    const std::string_view ending = ending_of(out.path);
    const bool file = link.form == LinkForm::image || is_bracketed(out.path) ||
                      (!ending.empty() && !is_page_ending(ending));
    if (!file) out.route = out.path.front() == '/' ? LinkRoute::root_page : LinkRoute::page;
    resolve_page(from, out);
  }
  return out;
}

// Tries the path as it is written: a document, a file or a folder.
bool LinkResolver::try_exact(const std::string &path, Destination &out) const {
  if (const RecordSpan document = index_.routes().at_path(path); !document.empty()) {
    out.documents.add(document);
    return true;
  }
  return index_.files() != nullptr && index_.files()->has(path);
}

// Tries a path from the site's folder in the ways in which a generator may read it.
bool LinkResolver::try_place(const std::string &path, Destination &out) const {
  if (!reading_.clean_urls) return try_exact(path, out);
  const std::string route = endings_.route_of(path);
  const RecordSpan documents = index_.routes().at(route);
  out.documents.add(documents);
  if (!documents.empty() || index_.routes().has_folder(route)) return true;
  const SiteFiles *files = index_.files();
  if (files == nullptr) return false;
  if (files->has_in_any_case(path)) return true;
  return out.route != LinkRoute::file && (files->has_stem(path) || files->has_stem(route));
}

// Returns whether a root contains this file or folder.
bool LinkResolver::knows_root_entry(const std::string &root, std::string_view entry) const {
  const auto path = resolve_path(root, entry);
  if (!path) return false;
  const std::string route = endings_.route_of(*path);
  return index_.routes().has_folder(route) || !index_.routes().at(route).empty() ||
         (index_.files() != nullptr && index_.files()->has_in_any_case(*path));
}

// Returns whether the beginning of a target from a root exists in the site. If x doesn't exist, the generator
// may make `/x/y`. For an image or another file the whole folder has to exist.
bool LinkResolver::knows_way(const Destination &out) const {
  if (out.route == LinkRoute::root_page && templates_elsewhere_) return false;
  const std::string_view path = std::string_view(out.path).substr(1);
  if (is_made_ending(ending_of(path))) return false;
  const std::size_t slash = path.find('/');
  const bool file = out.route == LinkRoute::file && !endings_.has(path);
  if (slash == std::string_view::npos || slash + 1 == path.size()) return !file;
  const std::string_view entry = file ? folder_of(path) : path.substr(0, slash);
  return std::ranges::any_of(roots_, [&](const std::string &root) { return knows_root_entry(root, entry); });
}

void LinkResolver::resolve_page(const Record &from, Destination &out) const {
  bool found = false;
  const auto attempt = [&](std::string_view folder, std::string_view target) {
    const auto path = resolve_path(folder, target);
    if (path) found = try_place(*path, out) || found;
    return path.has_value();
  };
  const bool from_root = out.path.front() == '/';
  const bool stays =
      from_root ? resolve_path("", out.path).has_value() : attempt(folder_of(from.path), out.path);
  if (reading_.clean_urls && !found) {
    // The address of a page is a folder, so `../y/` in x.md leads to y.md in the same folder.
    if (!from_root) attempt(endings_.strip(from.path), out.path);
    out.documents.add(index_.routes().at_address(endings_.route_of(out.path)));
    found = found || !out.documents.empty();
  }
  if (from_root || (reading_.clean_urls && !found)) {
    for (const std::string &root : roots_) attempt(root, out.path);
  }
  if (found) {
    out.reach = Reach::found;
  } else if (!stays) {
    out.reach = Reach::outside;
  } else if (from_root && !index_.links().strict && !knows_way(out)) {
    out.reach = Reach::unknown;
  } else {
    out.reach = Reach::missing;
  }
}

void LinkResolver::resolve_shortcode(const Record &from, Destination &out) const {
  resolve_page(from, out);
  out.route = LinkRoute::file;
  if (out.reach == Reach::found) return;
  out.documents.add(index_.routes().noted(endings_.strip(name_of(out.path))));
  out.reach = out.documents.empty() ? Reach::missing : Reach::found;
}

// Returns the notes that a name fits. A note in the document's folder comes before one in the site's folder,
// and that before all others.
RecordSpan LinkResolver::notes(const Record &from, const std::string &name) const {
  const Routes &routes = index_.routes();
  const std::string_view note = endings_.strip(name);
  const RecordSpan all = routes.noted(note);
  if (all.size() < 2) return all;
  const std::string_view folder = folder_of(from.path);
  RecordSpan near;
  // Only a name without an ending is looked for in the document's folder first.
  if (!folder.empty() && note.size() == name.size()) near = routes.noted_from_root(join_path(folder, name));
  if (near.empty()) near = routes.noted_from_root(note);
  return near.empty() ? all : near.first(1);
}

void LinkResolver::resolve_note(const Record &from, Destination &out) const {
  out.route = LinkRoute::note;
  const auto from_root = resolve_path("", out.path);
  const auto path = out.path.starts_with('.') ? resolve_path(folder_of(from.path), out.path) : from_root;
  if (!path || path->empty()) return; // the target is outside the site
  RecordSpan found = notes(from, *path);
  if (found.empty()) found = index_.routes().aliased(fold(out.path));
  if (found.empty() && reading_.clean_urls) {
    std::string hyphened = *path;
    std::ranges::replace(hyphened, ' ', '-');
    found = notes(from, hyphened);
    if (found.empty()) found = index_.routes().at(endings_.route_of(*path));
  }
  out.documents.add(found);
  const SiteFiles *files = index_.files();
  const bool is_file = out.documents.empty() && files != nullptr && !ending_of(*path).empty() &&
                       files->has_name(name_of(*path));
  out.reach = is_file || !out.documents.empty() ? Reach::found : Reach::missing;
}

} // namespace galley
