#include "corpus/generator.h"

#include "base/path.h"
#include "corpus/language.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace galley {

namespace {

// Calls `change` for each part of a path. Returns the path of what it returns.
template <class Change> std::string change_parts(std::string_view path, Change change) {
  std::string result;
  for (const std::string_view part : split(path, '/')) result = join_path(result, change(part));
  return result;
}

// Returns the path below a folder, if it is there.
std::optional<std::string_view> below(std::string_view folder, std::string_view path) {
  if (!path.starts_with(folder) || path.size() <= folder.size() + 1 || path[folder.size()] != '/')
    return std::nullopt;
  return path.substr(folder.size() + 1);
}

// Splits off the first part of a path.
std::string_view take_part(std::string_view &path) {
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, slash);
  path.remove_prefix(std::min(slash + 1, path.size()));
  return part;
}

// Returns a name without the number by which Docusaurus sorts it: `intro` for `01-intro`, but `2.0-notes` for
// itself, which may be a version or a date.
std::string_view without_number(std::string_view name) {
  const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
  if (digits == 0) return name;
  const std::size_t rest = std::min(name.find_first_not_of(" -_.", digits), name.size());
  const std::string_view between = name.substr(digits, rest - digits);
  if (rest == name.size() || between.find_first_of("-_.") == std::string_view::npos) return name;
  return between.size() == 1 && is_ascii_digit(name[rest]) ? name : name.substr(rest);
}

// Returns `2021/05/06/title` for `2021-05-06-title`, `2021/05-06-title` and the like; the path where it has
// no date.
std::string dated_address(std::string_view path) {
  std::string date;
  std::string_view rest = path;
  constexpr std::size_t widths[] = {4, 2, 2};
  for (const std::size_t width : widths) {
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || digits > width || (width == 4 && digits != 4)) return std::string(path);
    date += std::string(rest.substr(0, digits)) + "/";
    rest.remove_prefix(digits);
    if (rest.empty() || (rest.front() != '-' && rest.front() != '/')) return std::string(path);
    rest.remove_prefix(1);
  }
  return date + std::string(rest);
}

// Returns the path without a last part that repeats the name of its folder: `a/b` for `a/b/b`.
std::string_view without_repeated_name(std::string_view path) {
  const std::string_view folder = folder_of(path);
  return !folder.empty() && fold(name_of(folder)) == fold(name_of(path)) ? folder : path;
}

// Where a plugin of Docusaurus's puts its pages.
void add_docusaurus_pages(std::string base, std::string_view rest, std::vector<PageAddress> &out) {
  const std::string dated = dated_address(rest);
  std::string numberless = change_parts(rest, without_number);
  numberless = without_repeated_name(numberless);
  if (dated != rest) {
    // The folders of a blog's post count by their names or not at all.
    std::string title(rest);
    if (name_of(title) == "index") title = folder_of(title);
    out.push_back({base, name_of(dated) == "index" ? std::string(folder_of(dated)) : dated});
  }
  out.push_back({std::move(base), std::move(numberless)});
}

std::vector<PageAddress> docusaurus_addresses(std::string_view path) {
  std::vector<PageAddress> out;
  if (const auto website = below("website", path)) path = *website;
  std::vector<std::string> languages = {""};
  if (const auto translated = below("i18n", path)) {
    path = *translated;
    languages.push_back(std::string(take_part(path)) + "/");
    constexpr std::string_view plugin = "docusaurus-plugin-content-";
    if (!path.starts_with(plugin)) return out;
    path.remove_prefix(plugin.size());
    std::string_view kind = take_part(path);
    const std::size_t dash = kind.find('-');
    if (dash != std::string_view::npos) kind = kind.substr(dash + 1); // the id of a second instance
    if (kind == "pages") kind = {};
    std::string base(kind);
    std::string_view rest = path;
    const std::string_view version = take_part(rest);
    if (version == "current") {
      path = rest;
    } else if (version.starts_with("version-")) {
      path = rest;
      for (const std::string &language : languages)
        add_docusaurus_pages(join_path(language + base, version.substr(8)), path, out);
    }
    for (const std::string &language : languages) add_docusaurus_pages(language + base, path, out);
    return out;
  }
  std::string_view rest = path;
  std::string_view top = take_part(rest);
  if (rest.empty()) return out;
  if (constexpr std::string_view versions = "versioned_docs"; top.ends_with(versions)) {
    const std::string_view id = top.substr(0, top.size() - versions.size());
    const std::string base(id.empty() ? "docs" : id.substr(0, id.size() - 1));
    std::string_view version = take_part(rest);
    if (version.starts_with("version-")) version.remove_prefix(8);
    add_docusaurus_pages(join_path(base, version), rest, out);
    add_docusaurus_pages(base, rest, out);
    return out;
  }
  if (top == "src") return out;
  add_docusaurus_pages(std::string(top), rest, out);
  if (top == "docs") add_docusaurus_pages("docs/next", rest, out);
  return out;
}

// Jekyll's posts have a date before their name, and its collections a `_` before theirs.
std::vector<PageAddress> jekyll_addresses(std::string_view path) {
  std::vector<PageAddress> out;
  std::string_view above;
  for (std::string_view rest = path; !rest.empty();) {
    const auto at = static_cast<std::size_t>(rest.data() - path.data());
    const std::string_view part = take_part(rest);
    if (!part.starts_with('_') || rest.empty()) continue;
    above = path.substr(0, at);
    while (above.ends_with('/')) above.remove_suffix(1);
    if (part == "_posts" || part == "_drafts") {
      const std::string_view name = name_of(rest);
      const std::string dated = dated_address(name);
      for (const std::string &base : {std::string(above), std::string()}) {
        out.push_back({base, dated});
        out.push_back({base, std::string(without_date(name))});
      }
      return out;
    }
    out.push_back({std::string(above), std::string(part.substr(1)) + "/" + std::string(rest)});
    out.push_back({std::string(above), std::string(rest)});
    return out;
  }
  return out;
}

// The slugs of github-slugger, which Astro makes of each part of a path.
std::string astro_slug(std::string_view part) {
  std::string slug;
  for (const char c : part) {
    if (c == ' ' || c == '-' || c == '_' || !is_ascii(c) || is_ascii_alphanumeric(c)) {
      slug += c == ' ' ? '-' : to_ascii_lower(c);
    }
  }
  return slug;
}

std::string quartz_slug(std::string_view part) {
  std::string slug;
  for (const char c : part) {
    if (c == '&') {
      slug += "-and-";
    } else if (c == '%') {
      slug += "-percent";
    } else if (c != '?' && c != '#') {
      slug += c;
    }
  }
  return slug;
}

// `about.fr.md` is the page `fr/about`, and `about` where its language is the site's.
std::vector<PageAddress> addresses_of_translation(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::string_view language = name.substr(dot + 1);
  if (!looks_like_language(language)) return {};
  const std::string page(path.substr(0, path.size() - language.size() - 1));
  return {{"", page}, {std::string(language), page}};
}

std::vector<PageAddress> one_unless(std::string_view path, std::string address) {
  if (address == path) return {};
  return {{"", std::move(address)}};
}

std::string replace_all(std::string_view text, std::string_view old, std::string_view with) {
  std::string result;
  for (std::size_t at = text.find(old); at != std::string_view::npos; at = text.find(old)) {
    result.append(text.substr(0, at)).append(with);
    text.remove_prefix(at + old.size());
  }
  return result.append(text);
}

} // namespace

std::string_view word_of(Generator generator) {
  switch (generator) {
  case Generator::any:
    return "any";
  case Generator::astro:
    return "astro";
  case Generator::docfx:
    return "docfx";
  case Generator::docusaurus:
    return "docusaurus";
  case Generator::eleventy:
    return "eleventy";
  case Generator::gatsby:
    return "gatsby";
  case Generator::gitbook:
    return "gitbook";
  case Generator::github_wiki:
    return "github-wiki";
  case Generator::hugo:
    return "hugo";
  case Generator::jekyll:
    return "jekyll";
  case Generator::logseq:
    return "logseq";
  case Generator::mkdocs:
    return "mkdocs";
  case Generator::obsidian:
    return "obsidian";
  case Generator::quartz:
    return "quartz";
  case Generator::vitepress:
    return "vitepress";
  }
  return {};
}

std::vector<PageAddress> addresses_of(Generator generator, std::string_view path) {
  switch (generator) {
  case Generator::docusaurus:
    return docusaurus_addresses(path);
  case Generator::jekyll:
    return jekyll_addresses(path);
  case Generator::astro:
    return one_unless(path, change_parts(path, astro_slug));
  case Generator::quartz:
    return one_unless(path, change_parts(path, quartz_slug));
  case Generator::eleventy:
    return one_unless(path, std::string(without_repeated_name(path)));
  case Generator::gatsby:
    return one_unless(path, join_path(folder_of(path), dated_address(name_of(path))));
  case Generator::hugo:
  case Generator::mkdocs:
    return addresses_of_translation(path);
  default:
    return {};
  }
}

std::vector<std::string> note_names_of(Generator generator, std::string_view path) {
  const std::string_view name = name_of(path);
  if (generator == Generator::github_wiki) return {compared_note_name(generator, name)};
  if (generator != Generator::logseq) return {};
  // Logseq writes `/` in the name of a page as `___` or `%2F`, and other signs by their percent signs.
  std::string page = decode_percent(replace_all(name, "___", "/"));
  if (find_invalid_utf8(page)) return {};
  std::vector<std::string> names;
  if (path.find("journals/") != std::string_view::npos) names.push_back(replace_all(page, "_", "-"));
  if (page != name) names.push_back(std::move(page));
  return names;
}

std::string compared_note_name(Generator generator, std::string_view name) {
  std::string result(name);
  if (generator == Generator::github_wiki) std::ranges::replace(result, ' ', '-');
  return result;
}

bool names_files(Generator generator) {
  return generator == Generator::mkdocs || generator == Generator::docusaurus ||
         generator == Generator::vitepress || generator == Generator::gitbook;
}

bool links_by_name(Generator generator) {
  return generator == Generator::obsidian || generator == Generator::quartz ||
         generator == Generator::github_wiki;
}

bool reads_from_root(Generator generator, bool document) {
  switch (generator) {
  case Generator::any:
  case Generator::eleventy:
  case Generator::gatsby:
  case Generator::hugo:
  case Generator::quartz:
    return true;
  case Generator::docusaurus:
    return document;
  default:
    return false;
  }
}

bool has_whole_slugs(Generator generator) {
  return generator == Generator::astro || generator == Generator::gatsby;
}

bool makes_page(Generator generator, std::string_view route) {
  const auto has_part = [&](std::string_view part) {
    const std::vector<std::string_view> parts = split(route, '/');
    return std::ranges::find(parts, part) != parts.end();
  };
  switch (generator) {
  case Generator::docusaurus:
    // Lists of tags, authors and years, and pages of generated categories.
    return has_part("tags") || has_part("category") || has_part("authors") || has_part("archive") ||
           has_part("page") || route == "search";
  case Generator::hugo:
  case Generator::quartz:
    return has_part("tags") || (generator == Generator::hugo && (has_part("categories") || has_part("page")));
  default:
    return false;
  }
}

bool permalinks_in_templates(Generator generator) {
  return generator == Generator::any || generator == Generator::jekyll || generator == Generator::eleventy;
}

bool shows_untranslated(Generator generator) {
  return generator == Generator::astro || generator == Generator::docusaurus ||
         generator == Generator::mkdocs;
}

std::string_view without_categories(std::string_view path) {
  constexpr std::string_view form = "/0000/00/00/";
  for (std::size_t at = path.find('/'); at != std::string_view::npos && at + form.size() < path.size();
       at = path.find('/', at + 1)) {
    bool same = true;
    for (std::size_t i = 0; i < form.size(); ++i)
      same = same && (form[i] == '0' ? is_ascii_digit(path[at + i]) : path[at + i] == '/');
    if (same) return path.substr(at + 1);
  }
  return path;
}

std::string_view without_date(std::string_view name) {
  constexpr std::string_view form = "0000-00-00-";
  if (name.size() <= form.size()) return name;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = is_ascii_digit(name[i]);
    if (form[i] == '0' ? !digit : name[i] != '-') return name;
  }
  return name.substr(form.size());
}

} // namespace galley
