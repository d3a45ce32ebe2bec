#include "links/link_hint.h"

#include "base/path.h"
#include "corpus/language.h"
#include "text/code_points.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t most_hints = 20;       // limit for the links of one document
constexpr std::size_t most_candidates = 300; // limit for the names that one link is compared with

// Returns whether two names that are equal once folded differ in more than case: in how their letters are
// composed, as `é` may be one character or `e` and an accent.
bool differs_in_composition(std::string_view a, std::string_view b) {
  std::string lower[2];
  for (const char32_t value : code_points(a)) append_utf8(lower[0], to_lower(value));
  for (const char32_t value : code_points(b)) append_utf8(lower[1], to_lower(value));
  return lower[0] != lower[1] && fold(a) == fold(b);
}

std::string composition_hint(std::string_view name) {
  return fmt::format("; \"{}\" is there, but its letters are composed in another way (NFC or NFD)", name);
}

} // namespace

bool LinkHints::may_hint(const Record &from) {
  if (last_ != &from) given_ = 0;
  last_ = &from;
  return given_++ < most_hints;
}

// Returns the names of the files in a folder, or only those of documents where the files aren't known.
const LinkHints::Names &LinkHints::names_in(const std::string &folder, bool with_endings) {
  const auto [known, is_new] = names_.try_emplace({folder, with_endings});
  Names &names = known->second;
  if (!is_new) return names;
  const auto add = [&](std::string_view name) {
    if (!with_endings) {
      const std::string_view ending = ending_of(name);
      name = ending.empty() ? name : name.substr(0, name.size() - ending.size() - 1);
    }
    names.written.emplace_back(name);
  };
  if (index_.files() != nullptr) {
    for (const FolderEntry &entry : index_.files()->list(folder)) add(entry.name);
  } else {
    const std::string prefix = folder.empty() ? "" : folder + "/";
    auto at = std::ranges::lower_bound(index_.records(), prefix, {}, &Record::path);
    for (; at != index_.records().end() && (*at)->path.starts_with(prefix); ++at) {
      const std::string_view below = std::string_view((*at)->path).substr(prefix.size());
      if (below.find('/') == std::string_view::npos) add(below);
    }
  }
  std::ranges::sort(names.written);
  names.written.erase(std::unique(names.written.begin(), names.written.end()), names.written.end());
  names.index = WordIndex({names.written.begin(), names.written.end()});
  return names;
}

// Returns the name that a folder has for this one once both are folded; empty where it has none.
std::string_view LinkHints::name_in(const std::string &folder, std::string_view name) {
  const auto [known, is_new] = folded_.try_emplace(folder);
  if (is_new) {
    for (const FolderEntry &entry : index_.files()->list(folder))
      known->second.try_emplace(fold(entry.name), entry.name);
  }
  const auto found = known->second.find(fold(name));
  return found == known->second.end() ? std::string_view() : found->second;
}

// Returns the hint that the path is there once case and the composition of its letters don't count.
std::string LinkHints::for_folded(const Record &from, std::string_view path) {
  if (index_.files() == nullptr) return {};
  const bool from_root = path.starts_with('/');
  const std::vector<std::string> starts =
      from_root ? resolver_.roots() : std::vector<std::string>{std::string(folder_of(from.path))};
  for (const std::string &start : starts) {
    const auto whole = resolve_path(start, path);
    std::string found; // as it is written on the disk
    const auto step = [&](std::string_view part) {
      const std::string exact = join_path(found, part);
      const std::string_view name = index_.files()->has(exact) ? part : name_in(found, part);
      found = join_path(found, name);
      return !name.empty();
    };
    if (!whole || whole->empty() || !std::ranges::all_of(split(*whole, '/'), step)) continue;
    if (found == *whole) continue;
    if (differs_in_composition(found, *whole)) return composition_hint(name_of(found));
    const std::string_view below = from_root ? path_below(start, found) : std::string_view();
    return did_you_mean(from_root ? "/" + std::string(start.empty() ? std::string_view(found) : below)
                                  : relative_path(folder_of(from.path), found));
  }
  return {};
}

// Returns the hint that a folder has a name like the last part of the path. Endings are compared only where
// the path has one.
std::string LinkHints::for_name(const Destination &missing, std::string_view path,
                                const std::string &folder) {
  const std::string_view name = name_of(path);
  NearestSearch search(name);
  search.compare_all(names_in(folder, !ending_of(name).empty()).index, [](std::string_view) { return true; });
  const auto found = search.nearest();
  if (!found || *found == name) return {};
  if (differs_in_composition(name, *found)) return composition_hint(*found);
  std::string meant = std::string(path.substr(0, path.size() - name.size())) + std::string(*found);
  if (missing.path.ends_with('/')) meant += '/';
  return did_you_mean(meant);
}

// Returns how a link from a root would be written that leads to the document: with its ending only where
// `path`, the link that is there, has one.
std::string LinkHints::address_of(const Record &document, std::string_view path) const {
  std::string_view below = document.path;
  for (const std::string &root : resolver_.roots()) {
    if (!root.empty() && is_within(document.path, root) &&
        path_below(root, document.path).size() < below.size())
      below = path_below(root, document.path);
  }
  if (!ending_of(path).empty()) return "/" + std::string(below);
  below = routes_.endings().strip(below);
  const std::string_view name = name_of(below);
  if (name == "index" || name == "_index") below = folder_of(below);
  return "/" + std::string(below) + (path.ends_with('/') ? "/" : "");
}

// Whoever misspells a name still writes its first letter, so only such names are compared.
std::string LinkHints::for_note(std::string_view name) {
  const auto first = [](std::string_view text) { return to_lower(decode_utf8(text).value); };
  if (notes_.empty()) {
    for (const Record *record : index_.records()) {
      const std::string_view one = routes_.endings().strip(name_of(record->path));
      auto &same = notes_[first(one)];
      if (same.size() < most_candidates) same.push_back(one);
    }
  }
  const auto suggestion = nearest(name, notes_[first(name)]);
  return did_you_mean(suggestion);
}

// Returns the document of the group that has the language of `from`; null where none has, or several have.
const Record *LinkHints::only_one_like(const Record &from, RecordSpan group) {
  if (group.empty()) return nullptr;
  const auto [known, is_new] = by_language_.try_emplace(group.data());
  if (is_new) {
    for (const Record *one : group) {
      const auto [first, fresh] = known->second.try_emplace(language_of(*one), one);
      if (!fresh) first->second = nullptr;
    }
  }
  const auto found = known->second.find(language_of(from));
  return found == known->second.end() ? nullptr : found->second;
}

// Returns the first anchors of a document, or the first names of its blocks.
const std::vector<std::string> &LinkHints::anchors_of(const Record &document, bool blocks,
                                                      AnchorMaker maker) {
  const auto [known, is_new] = anchors_.try_emplace({&document, blocks});
  std::vector<std::string> &anchors = known->second;
  if (!is_new) return anchors;
  AnchorNumbering made(maker);
  document.facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
    if (anchors.size() == most_candidates || anchor.kind == AnchorKind::beginning ||
        anchor.id.starts_with('^') != blocks)
      return;
    anchors.push_back(anchor.kind == AnchorKind::heading ? made.next(anchor.texts())
                                                         : std::string(anchor.id));
  });
  return anchors;
}

std::string LinkHints::for_path(const Record &from, const Destination &missing) {
  if (!may_hint(from)) return {};
  if (!missing.meant.empty()) return did_you_mean(missing.meant);
  std::string_view path = missing.path;
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view name = name_of(path);
  if (name.empty() || name == "..") return {};
  if (missing.route == LinkRoute::note && ending_of(name).empty()) return for_note(name);
  if (std::string hint = for_folded(from, path); !hint.empty()) return hint;
  const bool root = path.starts_with('/');
  // The document may have moved to another folder. A translation is a different page.
  const RecordSpan same = routes_.noted(routes_.endings().strip(name));
  const Record *const moved = missing.route == LinkRoute::note ? nullptr : only_one_like(from, same);
  if (moved != nullptr) {
    return did_you_mean(
        root ? address_of(*moved, missing.path)
             : join_path(relative_path(folder_of(from.path), folder_of(moved->path)), name_of(moved->path)));
  }
  if (!root) {
    const auto folder = resolve_path(folder_of(from.path), folder_of(path));
    return folder ? for_name(missing, path, *folder) : std::string();
  }
  for (const std::string &start : resolver_.roots()) {
    const auto folder = resolve_path(start, folder_of(path));
    std::string hint = folder ? for_name(missing, path, *folder) : std::string();
    if (!hint.empty()) return hint;
  }
  return {};
}

std::string LinkHints::for_anchor(const Record &from, const Record &document, std::string_view fragment,
                                  AnchorMaker maker) {
  if (!may_hint(from)) return {};
  const std::vector<std::string> &anchors = anchors_of(document, fragment.starts_with('^'), maker);
  const auto suggestion = nearest(fragment, std::vector<std::string_view>(anchors.begin(), anchors.end()));
  return did_you_mean(suggestion);
}

} // namespace galley
