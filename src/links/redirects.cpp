#include "links/redirects.h"

#include "base/path.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>

namespace galley {

namespace {

constexpr std::size_t most_patterns = 2000; // an address is compared with all of them

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += to_ascii_lower(c);
  return result;
}

// Returns the text of a string that begins with the quote at `at`, and moves `at` behind it; nothing where it
// has no end.
std::optional<std::string_view> read_quoted(std::string_view text, std::size_t &at) {
  const std::size_t end = text.find(text[at], at + 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  at = end + 1;
  return inside;
}

// Returns a part of a pattern: `:` for one that stands for any name, `*` for one that stands for any number.
std::string pattern_part(std::string_view part) {
  if (part.ends_with('*') || part.ends_with('+') || part.find("(.") != std::string_view::npos) return "*";
  return part.find_first_of(":({") != std::string_view::npos ? ":" : lower(part);
}

bool fits(const std::vector<std::string> &pattern, const std::vector<std::string_view> &parts) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == "*") return true;
    if (i == parts.size() || (pattern[i] != ":" && pattern[i] != parts[i])) return false;
  }
  return pattern.size() == parts.size();
}

} // namespace

Redirects::Redirects(const SiteFiles &files, const std::vector<std::string> &folders) {
  std::vector<std::string> all = folders;
  all.emplace_back();
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (const std::string &folder : all) {
    for (const FolderEntry &entry : files.list(folder)) {
      if (entry.kind != FileKind::file) continue;
      const std::string path = join_path(folder, entry.name);
      const std::string_view name = entry.name;
      if (name == "_redirects") {
        add_lines(files.text_of(path), "");
      } else if (name == ".htaccess") {
        add_lines(files.text_of(path), "Redirect");
      } else if (name == "netlify.toml") {
        add_quoted(files.text_of(path), "from");
      } else if (name == "vercel.json" || name == "now.json" || name == "firebase.json" ||
                 name == "staticwebapp.config.json") {
        for (const std::string_view key : {"source", "src", "route"}) add_quoted(files.text_of(path), key);
      } else if (name.starts_with(".openpublishing.redirection") && name.ends_with(".json")) {
        add_moved_files(files.text_of(path), folder);
      } else if (name == "mkdocs.yml" || name == "mkdocs.yaml" || name == ".gitbook.yaml" ||
                 name.starts_with("docusaurus.config.") || name.starts_with("astro.config.") ||
                 name.starts_with("gatsby-") || name.starts_with("next.config.") ||
                 name.starts_with("nuxt.config.")) {
        add_script(files.text_of(path));
      }
    }
  }
}

void Redirects::add(std::string_view address) {
  // A rule for another host, or one that stands for all addresses, says nothing of this one.
  if (address.find("://") != std::string_view::npos) return;
  address = address.substr(0, address.find_first_of("?#"));
  std::vector<std::string> parts;
  bool plain = true;
  for (const std::string_view part : split(address, '/')) {
    parts.push_back(pattern_part(part));
    plain = plain && parts.back() != "*" && parts.back() != ":";
  }
  if (parts.empty() || parts.front() == "*" || parts.front() == ":") return;
  if (!plain) {
    if (patterns_.size() < most_patterns) patterns_.push_back(std::move(parts));
    return;
  }
  std::string whole;
  for (const std::string &part : parts) whole = join_path(whole, part);
  // `/x.html` and `/x/index.html` are `/x`, too.
  for (const std::string_view ending : {"/index.html", ".html", ".md", ".mdx"}) {
    if (whole.ends_with(ending)) whole_.insert(whole.substr(0, whole.size() - ending.size()));
  }
  whole_.insert(std::move(whole));
}

// A line is `/from /to 301`, or `Redirect permanent /from /to` where it begins with a command.
void Redirects::add_lines(std::string_view text, std::string_view command) {
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (!command.empty()) {
      if (!line.starts_with(command)) continue;
      line.remove_prefix(std::min(line.find(" /"), line.size()));
      line = trim(line);
    }
    if (line.starts_with('/') && line.find(" 404") == std::string_view::npos)
      add(line.substr(0, line.find_first_of(" \t")));
  }
}

// Adds the string behind each `key =` and `"key":`.
void Redirects::add_quoted(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    std::size_t value = text.find_first_not_of(" \t\"':=", at + key.size());
    if (value == std::string_view::npos || value == at + key.size()) continue;
    const char quote = text[--value];
    if (quote != '"' && quote != '\'') continue;
    if (const auto address = read_quoted(text, value)) add(*address);
  }
}

// Adds the files that a repository of Open Publishing says were moved.
void Redirects::add_moved_files(std::string_view text, std::string_view folder) {
  for (const std::string_view key : {"\"source_path_from_root\"", "\"source_path\""}) {
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
      std::size_t value = text.find('"', at + key.size());
      if (value == std::string_view::npos) return;
      const auto path = read_quoted(text, value);
      if (!path) return;
      add(*path);
      if (!folder.empty() && !path->starts_with('/')) add(join_path(folder, *path));
    }
  }
}

// Adds what is quoted behind `redirect` and may be an address, and keys of mappings.
void Redirects::add_script(std::string_view text) {
  const std::size_t begin = text.find("redirect");
  if (begin == std::string_view::npos) return;
  text.remove_prefix(begin);
  for (std::string_view line : split(text, '\n')) {
    const std::string_view key = trim(line.substr(0, line.find(": ")));
    if (line.find(": ") != std::string_view::npos && key.find_first_of("\"' ") == std::string_view::npos)
      add(key);
    for (std::size_t at = line.find_first_of("\"'"); at != std::string_view::npos;
         at = line.find_first_of("\"'", at)) {
      const auto quoted = read_quoted(line, at);
      if (!quoted) break;
      if (quoted->starts_with('/') || quoted->ends_with(".md")) add(*quoted);
    }
  }
}

bool Redirects::has(std::string_view path) const {
  if (whole_.empty() && patterns_.empty()) return false;
  const std::string folded = lower(path);
  const std::vector<std::string_view> parts = split(folded, '/');
  std::string whole;
  for (const std::string_view part : parts) whole = join_path(whole, part);
  if (whole_.contains(whole)) return true;
  return std::ranges::any_of(patterns_, [&](const auto &pattern) { return fits(pattern, parts); });
}

} // namespace galley
