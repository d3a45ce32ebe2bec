#include "links/link_resolver.h"

#include "base/path.h"
#include "corpus/language.h"
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

bool is_image_ending(std::string_view ending) {
  static constexpr std::string_view endings[] = {"png", "jpg", "jpeg", "gif", "svg", "webp", "avif"};
  return std::ranges::find(endings, ending) != std::end(endings);
}

// Returns whether the path has a bracket too many, as in `[y]((/y/))`. No generator makes such an address.
bool is_bracketed(std::string_view path) {
  return path.starts_with("(/");
}

// Returns whether the ending of a path may be the end of a page's name, as in `/v1.beta`: none that files
// have.
bool ends_like_name(std::string_view path) {
  static constexpr std::string_view endings[] = {
      "avif", "bmp",  "css",  "csv", "docx", "gif",  "gz",  "ico", "jpeg", "jpg",  "js",      "json", "md",
      "mdx",  "mp3",  "mp4",  "pdf", "png",  "pptx", "svg", "tar", "tgz",  "tiff", "ts",      "txt",  "wasm",
      "webm", "webp", "xlsx", "xml", "yaml", "yml",  "zip", "exe", "html", "htm",  "markdown"};
  return std::ranges::find(endings, ending_of(path)) == std::end(endings);
}

// Returns whether a folder has a page of its own that is no document, such as index.njk.
bool has_index(const SiteFiles &files, const std::string &path) {
  return files.has_stem(join_path(path, "index"));
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

const GlobSet &usual_partials() {
  static const GlobSet globs =
      *GlobSet::compile({"**/{_includes,_layouts,_partials,_snippets,_templates}/**"});
  return globs;
}

LinkResolver::LinkResolver(const Index &index, const LinkReading &reading)
    : index_(index), reading_(reading), routes_(index.routes(reading.generator)),
      endings_(routes_.endings()) {
  for (const std::string &given : reading.roots) add_root(given);
}

void LinkResolver::add_root(std::string_view given) {
  const std::string_view last = name_of(given);
  if (last == "*" || last == "{lang}") {
    if (index_.files() == nullptr) return;
    for (const FolderEntry &entry : index_.files()->list(std::string(folder_of(given)))) {
      if (entry.kind == FileKind::folder && (last == "*" || looks_like_language(entry.name)))
        roots_.push_back(join_path(folder_of(given), entry.name));
    }
    return;
  }
  const auto root = resolve_path("", given);
  if (!root) return;
  const bool there = routes_.has_folder(endings_.route_of(*root)) ||
                     (index_.files() != nullptr && index_.files()->has_folder(*root));
  if (there || root->empty()) roots_.push_back(*root);
}

Destination LinkResolver::resolve(const Record &from, const LinkFact &link) const {
  Destination out;
  const bool wikilink = link.form == LinkForm::wikilink || link.form == LinkForm::embed;
  std::string_view target = link.target;
  for (const std::string &site : reading_.sites) {
    if (!begins_site_url(target, site)) continue;
    target.remove_prefix(site.size() - (site.ends_with('/') ? 1 : 0));
    if (!target.starts_with('/')) target = "/";
    break;
  }
  if (!split_target(target, wikilink, out)) return out;
  if (!wikilink && out.path.find('\\') != std::string::npos) {
    resolve_backslashes(from, link, out);
  } else if (!wikilink && out.path.starts_with("[[") && out.path.ends_with("]]")) {
    // `[label]([[page]])` of Logseq
    out.path = out.path.substr(2, out.path.size() - 4);
    resolve_note(from, out);
  } else if (out.path.empty()) {
    out.route = LinkRoute::own_document;
    out.reach = Reach::found;
    out.documents.add(routes_.at_path(from.path));
  } else if (wikilink) {
    resolve_note(from, out);
    if (out.reach == Reach::missing) read_otherwise(from, link, out);
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

// No browser takes `a%5Cb` for `a/b`, though Windows does.
void LinkResolver::resolve_backslashes(const Record &from, const LinkFact &link, Destination &out) const {
  if (try_from(folder_of(from.path), out.path, out)) {
    out.reach = Reach::found;
    return;
  }
  std::string slashed(link.target);
  std::ranges::replace(slashed, '\\', '/');
  const Destination meant = resolve(from, LinkFact{link.form, slashed, link.where});
  if (meant.reach == Reach::found || (meant.reach == Reach::missing && meant.route == LinkRoute::file))
    out.reach = Reach::missing;
  if (meant.reach == Reach::found) out.meant = slashed;
}

// Tries the path as it is written: a document, a file or a folder.
bool LinkResolver::try_exact(const std::string &path, Destination &out) const {
  if (const RecordSpan document = routes_.at_path(path); !document.empty()) {
    out.documents.add(document);
    return true;
  }
  return index_.files() != nullptr && index_.files()->has(path);
}

// Tries a path from the site's folder in the ways in which a generator may read it.
bool LinkResolver::try_place(const std::string &path, Destination &out) const {
  if (!reading_.clean_urls || (names_files(reading_.generator) && endings_.has(path)))
    return try_exact(path, out);
  const std::string route = endings_.route_of(path);
  const RecordSpan documents = routes_.at(route);
  out.documents.add(documents);
  if (!documents.empty()) return true;
  const SiteFiles *files = index_.files();
  const bool page = out.route != LinkRoute::file;
  if (page && reading_.index_pages &&
      (routes_.has_folder(route) || (files != nullptr && files->has_folder(path))))
    return files != nullptr && (files->has_stem(path) || has_index(*files, path));
  if (routes_.has_folder(route)) return true;
  if (files == nullptr) return false;
  // What is no page is served as the file that it is, so case counts.
  if (files->has(path)) return true;
  return (page || ends_like_name(path)) && (files->has_stem(path) || files->has_stem(route));
}

bool LinkResolver::try_from(std::string_view folder, std::string_view target, Destination &out) const {
  const auto path = resolve_path(folder, target);
  return path && try_place(*path, out);
}

bool LinkResolver::try_from_roots(std::string_view target, Destination &out) const {
  bool found = false;
  for (const std::string &root : roots_) found = try_from(root, target, out) || found;
  return found;
}

// Tries a path from where the site's addresses start: one that front matter gives, or that leads on.
bool LinkResolver::try_address(std::string_view path, Destination &out) const {
  const RecordSpan documents = routes_.at_address(endings_.route_of(path));
  out.documents.add(documents);
  return !documents.empty();
}

// Returns whether a root contains this file or folder.
bool LinkResolver::knows_root_entry(const std::string &root, std::string_view entry) const {
  const auto path = resolve_path(root, entry);
  if (!path) return false;
  const std::string route = endings_.route_of(*path);
  return routes_.has_folder(route) || !routes_.at(route).empty() ||
         (index_.files() != nullptr && index_.files()->has_in_any_case(*path));
}

// Returns whether a root has a file of the same kind as this one directly in it: an image, or one of the same
// ending. Then this one would be there, too.
bool LinkResolver::has_kind_in_roots(std::string_view path) const {
  const auto kind_of = [](std::string_view name) {
    const std::string_view ending = ending_of(name);
    return is_image_ending(ending) ? std::string("image") : std::string(ending);
  };
  const HashSet<std::string> &kinds = root_kinds_.get([&] {
    HashSet<std::string> found;
    for (const std::string &root : roots_) {
      if (index_.files() == nullptr) break;
      for (const FolderEntry &entry : index_.files()->list(root)) {
        if (entry.kind == FileKind::file) found.insert(kind_of(entry.name));
      }
    }
    return found;
  });
  return kinds.contains(kind_of(path));
}

// Returns whether the beginning of a target from a root exists in the site. If x doesn't exist, the generator
// may make `/x/y`. For an image or another file the whole folder has to exist.
bool LinkResolver::knows_way(const Destination &out) const {
  const std::string_view path = std::string_view(out.path).substr(1);
  if (is_made_ending(ending_of(path))) return false;
  const std::size_t slash = path.find('/');
  const bool file = out.route == LinkRoute::file && !endings_.has(path);
  if (slash == std::string_view::npos || slash + 1 == path.size()) {
    // The host of a site of DocFX's has many other sites, which begin with such a name.
    return file ? has_kind_in_roots(path) : reading_.generator != Generator::docfx;
  }
  const std::string_view entry = file ? folder_of(path) : path.substr(0, slash);
  return std::ranges::any_of(roots_, [&](const std::string &root) { return knows_root_entry(root, entry); });
}

void LinkResolver::resolve_page(const Record &from, Destination &out) const {
  if (out.path.starts_with("~/")) {
    if (reading_.generator != Generator::docfx) return;
    out.path.erase(0, 1);
  }
  const bool from_root = out.path.front() == '/';
  const std::string_view folder = from_root ? std::string_view() : folder_of(from.path);
  const bool stays = resolve_path(folder, out.path).has_value();
  bool found = !from_root && try_from(folder, out.path, out);
  // The document that the link means as a file may lack the anchor that the one at the address has.
  if (reading_.clean_urls && (!found || !out.fragment.empty())) {
    // The address of a page is a folder, so `../y/` in x.md leads to y.md in the same folder.
    if (!from_root) found = try_from(endings_.strip(from.path), out.path, out) || found;
    found = try_address(out.path, out) || found;
  }
  if (from_root ||
      (reading_.clean_urls && !found && reads_from_root(reading_.generator, endings_.has(out.path))))
    found = try_from_roots(out.path, out) || found;
  // Which language has no folder in its addresses is known to the site alone, so it may be the document's.
  if (from_root && reading_.generator == Generator::any) {
    const std::string_view language = language_folder(from.path);
    found = (!language.empty() && try_from(language, out.path, out)) || found;
  }
  found = found || try_name(from, out) ||
          (reading_.clean_urls && (try_translation(from, out) || try_further(from, out)));
  if (found) {
    out.reach = Reach::found;
  } else if (!stays) {
    out.reach = Reach::outside;
  } else if (is_made(from, out.path) ||
             (from_root && !index_.links().strict && !knows_way(out) && !misspells_first_folder(out))) {
    out.reach = Reach::unknown;
  } else {
    out.reach = Reach::missing;
  }
}

void LinkResolver::resolve_shortcode(const Record &from, Destination &out) const {
  resolve_page(from, out);
  out.route = LinkRoute::file;
  if (out.reach == Reach::found) return;
  out.documents.add(routes_.noted(endings_.strip(name_of(out.path))));
  out.reach = out.documents.empty() ? Reach::missing : Reach::found;
}

// Returns the notes that a name fits. A note in the document's folder comes before one in the site's folder,
// and that before all others.
RecordSpan LinkResolver::notes(const Record &from, const std::string &name) const {
  const Routes &routes = routes_;
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
  if (found.empty()) found = routes_.aliased(fold(out.path));
  if (found.empty() && (reading_.clean_urls || reading_.generator == Generator::github_wiki)) {
    std::string hyphened = *path;
    std::ranges::replace(hyphened, ' ', '-');
    found = notes(from, hyphened);
    if (found.empty()) found = routes_.at(endings_.route_of(*path));
  }
  out.documents.add(found);
  const SiteFiles *files = index_.files();
  const bool is_file =
      out.documents.empty() && files != nullptr && !ending_of(*path).empty() && files->has_path_end(*path);
  out.reach = is_file || !out.documents.empty() ? Reach::found : Reach::missing;
}

// Reads a wikilink whose target is missing as other generators do: `[[toc]]` is a table of contents, and the
// target may stand after the label.
void LinkResolver::read_otherwise(const Record &from, const LinkFact &link, Destination &out) const {
  const std::string name = fold(out.path);
  if (name == "toc" || name == "_toc_" || name == "_tosp_") out.reach = Reach::unknown;
  Destination other;
  if (link.label.empty() || !split_target(link.label, true, other) || other.path.empty()) return;
  resolve_note(from, other);
  if (other.reach == Reach::found) out = std::move(other);
}

} // namespace galley
