#include "config/config_glossary.h"

#include "base/path.h"
#include "config/built_in_schema.h"
#include "config/config_names.h"
#include "markdown/file_ending.h"
#include "schema/schema.h"
#include "terms/glossary_file.h"
#include "terms/matcher.h"
#include "terms/term_text.h"
#include "text/glob.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace galley {

namespace {

bool ends_with_one_of(std::string_view path, const std::vector<std::string_view> &endings) {
  return std::ranges::any_of(endings, [&](std::string_view one) { return path.ends_with(one); });
}

bool is_data(std::string_view path) {
  return ends_with_one_of(path, {".yaml", ".yml", ".json"});
}

bool is_page(std::string_view path) {
  return has_markdown_ending(path);
}

bool is_pattern(std::string_view name) {
  return name.find_first_of("*?[{") != std::string_view::npos || name.ends_with('/');
}

// Returns the folder, with a final '/', that contains all matches of a pattern; "" where the pattern names
// none.
std::string_view fixed_folder(std::string_view pattern) {
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  return pattern.substr(0, pattern.substr(0, pattern.find_first_of("*?[{")).rfind('/') + 1);
}

// Returns the paths of all files below a folder, each after `prefix`. Symlinks to folders are not entered,
// since they may be loops.
std::vector<std::string> list_files(const FileSystem &files, const std::string &folder,
                                    const std::string &prefix) {
  std::vector<std::string> found;
  std::vector<FolderEntry> entries;
  std::vector<std::string> open = {""}; // paths within the folder, each with a final '/'
  while (!open.empty()) {
    const std::string below = std::move(open.back());
    open.pop_back();
    if (!files.list(normal_path(join_path(folder, below)), entries)) continue;
    for (const FolderEntry &entry : entries) {
      if (entry.name.starts_with('.')) continue;
      if (entry.kind == FileKind::file) found.push_back(prefix + below + entry.name);
      if (entry.kind == FileKind::folder && !entry.symlink) open.push_back(below + entry.name + "/");
    }
  }
  return found;
}

Result<std::vector<GlossaryEntry>> read_data(const std::string &path, std::string text) {
  Result<DataFilePtr> file = parse_data(path, std::move(text));
  if (!file) return file.error();
  const Value root = (*file)->tree.root();
  if (root && root.is(ValueKind::null)) return std::vector<GlossaryEntry>();
  if (root) {
    static const Schema schema = compile_built_in_schema("schemas/glossary.schema.json");
    if (auto error = first_defect(schema, **file, root)) return *error;
  }
  return read_glossary_data(**file);
}

Error error_of(const GlossaryEntry &entry, std::string message) {
  return {std::move(message), entry.where.path, entry.where.begin};
}

} // namespace

std::optional<Error> GlossaryLoader::load(const Referrer &from, Value names) {
  for (const Value name : names_in(names)) {
    const Result<std::vector<std::string>> paths = find(from, name);
    if (!paths) return paths.error();
    for (const std::string &path : *paths) {
      if (auto error = load_file(from, name, path)) return error;
    }
  }
  return std::nullopt;
}

Result<std::vector<std::string>> GlossaryLoader::find(const Referrer &from, Value name) {
  const std::string pattern(name.text());
  if (!is_pattern(pattern)) return std::vector<std::string>{path_from(from, name)};
  const auto compiled = GlobSet::compile({pattern});
  if (!compiled) {
    return error_in(from.file, name,
                    cannot_be_read("the pattern " + in_quotes(pattern), compiled.error().message));
  }
  constexpr std::size_t max_patterns = 100; // for each of which a folder is searched
  if (++patterns_ > max_patterns)
    return error_in(from.file, name,
                    "there are more than 100 patterns of glossaries; name a folder, with a `/`");
  const std::string prefix(fixed_folder(pattern));
  const auto in_folder = [&](const std::string &path) { return normal_path(join_path(from.folder, path)); };
  std::vector<std::string> found =
      list_files(files_, prefix.empty() ? std::string(from.folder) : in_folder(prefix), prefix);
  std::erase_if(found, [&](const std::string &path) {
    return !(is_data(path) || is_page(path)) || is_config_name(path) || !compiled->matches(path);
  });
  if (found.empty()) {
    return error_in(from.file, name,
                    "the pattern " + in_quotes(pattern) +
                        " matches no YAML or Markdown file; name the glossary, or leave this out");
  }
  std::ranges::transform(found, found.begin(), in_folder);
  std::ranges::sort(found);
  return found;
}

std::optional<Error> GlossaryLoader::load_file(const Referrer &from, Value name, const std::string &path) {
  if (!loaded_.insert(path).second) return std::nullopt;
  if (files_.info(path).kind == FileKind::folder) {
    return error_in(from.file, name,
                    in_quotes(path) + " is a folder; " + in_quotes(std::string(name.text()) + "/") +
                        " names the files in it");
  }
  if (!is_data(path) && !is_page(path)) {
    return error_in(from.file, name,
                    in_quotes(path) + " is no glossary; its name must end in .yaml, .yml, .json, "
                                      ".md, .mdx or .markdown");
  }
  std::string text;
  if (const FileResult read = files_.read(path, max_source_size, text); !read)
    return error_in(from.file, name, cannot_be_read(in_quotes(path), read.error().reason));
  Result<std::vector<GlossaryEntry>> entries =
      is_data(path) ? read_data(path, std::move(text)) : read_glossary_page(Source(path, std::move(text)));
  if (!entries) return entries.error();
  return add(std::move(*entries));
}

std::optional<Error> GlossaryLoader::add(std::vector<GlossaryEntry> entries) {
  for (GlossaryEntry &entry : entries) {
    const std::size_t index = entries_.size();
    std::vector<std::string> words = {entry.term};
    words.insert(words.end(), entry.aliases.begin(), entry.aliases.end());
    for (const std::string &word : words) {
      const std::string key = term_key(word);
      if (key.empty()) return error_of(entry, "this term is empty");
      if (key.size() > max_term_size) return error_of(entry, "this is too long for a term");
      const auto [place, is_new] = by_key_.emplace(key, index);
      if (is_new || place->second == index) continue;
      const GlossaryEntry &other = entries_[place->second];
      return error_of(entry,
                      fmt::format("{} stands in the glossary already, in {} on line {}; keep one of the two",
                                  in_quotes(word), other.where.path, other.where.begin.line));
    }
    entries_.push_back(std::move(entry));
  }
  return std::nullopt;
}

void GlossaryLoader::add_known(Value terms) {
  for (const Value term : terms) known_.emplace_back(term.text());
}

Glossary GlossaryLoader::finish(const std::string &root) {
  for (GlossaryEntry &entry : entries_) entry.where.path = relative_path(root, entry.where.path);
  return Glossary(std::move(entries_), known_);
}

} // namespace galley
