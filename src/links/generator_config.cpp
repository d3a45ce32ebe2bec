#include "links/generator_config.h"

#include "base/path.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>

namespace galley {

namespace {

// A file that shows the generator of a site. The first that is there counts.
struct ConfigFile {
  std::string_view preset;
  std::string_view folder;
  std::string_view name; // without the endings of scripts, where it ends in a dot
};

constexpr ConfigFile config_files[] = {
    {"docusaurus", "", "docusaurus.config."},
    {"docusaurus", "website", "docusaurus.config."},
    {"docusaurus", "docs", "docusaurus.config."},
    {"vitepress", ".vitepress", "config."},
    {"vitepress", "docs/.vitepress", "config."},
    {"mkdocs", "", "mkdocs.yml"},
    {"mkdocs", "", "mkdocs.yaml"},
    {"quartz", "", "quartz.config."},
    {"logseq", "logseq", "config.edn"},
    {"obsidian", ".obsidian", "app.json"},
    {"astro", "", "astro.config."},
    {"gatsby", "", "gatsby-config."},
    {"eleventy", "", "eleventy.config."},
    {"eleventy", "", ".eleventy."},
    {"hugo", "", "hugo.toml"},
    {"hugo", "", "hugo.yaml"},
    {"hugo", "", "hugo.yml"},
    {"hugo", "", "hugo.json"},
    {"hugo", "config/_default", "hugo.toml"},
    {"hugo", "config/_default", "hugo.yaml"},
    {"hugo", "config/_default", "config.toml"},
    {"hugo", "config/_default", "config.yaml"},
    {"docfx", "", "docfx.json"},
    {"gitbook", "", ".gitbook.yaml"},
    {"jekyll", "", "_config.yml"},
    {"jekyll", "docs", "_config.yml"},
};

// Calls `visit(config, path)` for each of the files that the site has, until it returns true.
template <class Visit> void for_each_config(const SiteFiles &files, Visit visit) {
  for (const ConfigFile &config : config_files) {
    const std::string folder(config.folder);
    if (!files.has_folder(folder)) continue;
    for (const FolderEntry &entry : files.list(folder)) {
      const bool same =
          config.name.ends_with('.') ? entry.name.starts_with(config.name) : entry.name == config.name;
      if (same && entry.kind == FileKind::file && visit(config, join_path(folder, entry.name))) return;
    }
  }
}

// Returns the value behind a key that begins a line or follows a brace, up to the end of its line: a string,
// or a word.
std::vector<std::string_view> values_of(std::string_view text, std::string_view key) {
  std::vector<std::string_view> values;
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    const std::size_t line = at == 0 ? 0 : text.find_last_of("\n{,", at - 1) + 1;
    if (trim(text.substr(line, at - line)).find_first_not_of("\"'") != std::string_view::npos) continue;
    std::string_view rest = text.substr(at + key.size());
    rest = rest.substr(0, rest.find('\n'));
    const std::size_t sign = rest.find_first_not_of(" \t\"'");
    if (sign == std::string_view::npos || (rest[sign] != ':' && rest[sign] != '=')) continue;
    rest = trim(rest.substr(sign + 1));
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    const std::size_t end = quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" \t,#");
    if (quoted && end == std::string_view::npos) continue;
    values.push_back(quoted ? rest.substr(1, end - 1) : rest.substr(0, end));
  }
  return values;
}

void add_base(std::string_view path, std::vector<std::string> &bases) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty() || path.find_first_of("${}() ") != std::string_view::npos) return;
  std::string base = "/" + std::string(path);
  if (std::ranges::find(bases, base) == bases.end()) bases.push_back(std::move(base));
}

void add_url(std::string_view url, GeneratorConfig &out) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    if (url.starts_with('/')) add_base(url, out.bases);
    return;
  }
  url.remove_prefix(scheme + 3);
  const std::size_t slash = std::min(url.find('/'), url.size());
  out.hosts.emplace_back(url.substr(0, slash));
  add_base(url.substr(slash), out.bases);
}

} // namespace

GeneratorConfig read_generator_config(const SiteFiles &files) {
  GeneratorConfig out;
  for_each_config(files, [&](const ConfigFile &config, const std::string &path) {
    if (config.preset == "obsidian" || config.preset == "logseq" || config.preset == "docfx") return false;
    const std::string &text = files.text_of(path);
    for (const std::string_view key :
         {"baseUrl", "baseurl", "baseURL", "base", "pathPrefix", "site_url", "site", "url", "hostname"}) {
      for (const std::string_view value : values_of(text, key)) add_url(value, out);
    }
    for (const std::string_view value : values_of(text, "routeBasePath")) add_base(value, out.bases);
    for (const std::string_view value : values_of(text, "permalink")) {
      if (config.preset == "jekyll" && value != "date" && value != "pretty") out.other_post_addresses = true;
    }
    return false;
  });
  return out;
}

GeneratorSign generator_of(const SiteFiles &files) {
  GeneratorSign sign;
  for_each_config(files, [&](const ConfigFile &config, const std::string &path) {
    sign = {config.preset, path};
    return true;
  });
  return sign;
}

} // namespace galley
