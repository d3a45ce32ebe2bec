#include "corpus/link_hint.h"

#include "base/path.h"
#include "corpus/language.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace galley {

namespace {

constexpr std::size_t most_hints = 20;       // limit for the links of one document
constexpr std::size_t most_candidates = 300; // limit for the names that one link is compared with

// Returns the names of the files in a folder, or only those of documents where the files aren't known.
std::vector<std::string> names_in(const Index &index, const std::string &folder) {
  std::vector<std::string> names;
  if (index.files() != nullptr) {
    for (const FolderEntry &entry : index.files()->list(folder)) {
      if (names.size() == most_candidates) break;
      names.push_back(entry.name);
    }
    return names;
  }
  const std::string prefix = folder.empty() ? "" : folder + "/";
  auto at = std::ranges::lower_bound(index.records(), prefix, {}, &Record::path);
  for (std::size_t seen = 0; at != index.records().end() && seen < most_candidates; ++at, ++seen) {
    const std::string &path = (*at)->path;
    if (!path.starts_with(prefix)) break;
    if (path.find('/', prefix.size()) == std::string_view::npos) names.push_back(path.substr(prefix.size()));
  }
  return names;
}

// Returns the file of `folder` whose name is nearest to the last part of the path. Endings are compared only
// where the path has one.
std::optional<std::string> nearest_in(const Index &index, const std::string &folder, std::string_view name) {
  const bool ending = !ending_of(name).empty();
  const DocumentEndings &endings = index.routes().endings();
  const std::vector<std::string> names = names_in(index, folder);
  std::vector<std::string_view> candidates;
  candidates.reserve(names.size());
  for (const std::string &one : names) candidates.push_back(ending ? one : endings.strip(one));
  const auto found = nearest(name, candidates);
  return found ? std::optional(std::string(*found)) : std::nullopt;
}

} // namespace

bool LinkHints::may_hint(const Record &from) {
  if (last_ != &from) given_ = 0;
  last_ = &from;
  return given_++ < most_hints;
}

// Whoever misspells a name still writes its first letter, so only such names are compared.
std::string LinkHints::for_note(std::string_view name) {
  const auto first = [](std::string_view text) { return to_lower(decode_utf8(text).value); };
  if (notes_.empty()) {
    for (const Record *record : index_.records()) {
      const std::string_view one = index_.routes().endings().strip(name_of(record->path));
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
  std::string_view path = missing.path;
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view name = name_of(path);
  if (name.empty() || name == "..") return {};
  if (missing.route == LinkRoute::note && ending_of(name).empty()) return for_note(name);
  // The document may have moved to another folder. A translation is a different page.
  const RecordSpan same = index_.routes().noted(index_.routes().endings().strip(name));
  const Record *const moved = missing.route == LinkRoute::note ? nullptr : only_one_like(from, same);
  if (moved != nullptr) {
    return did_you_mean(
        path.starts_with('/')
            ? moved->path
            : join_path(relative_path(folder_of(from.path), folder_of(moved->path)), name_of(moved->path)));
  }
  const bool root = path.starts_with('/');
  const auto folder = resolve_path(root ? "" : folder_of(from.path), folder_of(path));
  if (!folder) return {};
  const auto suggestion = nearest_in(index_, *folder, name);
  if (!suggestion) return {};
  return did_you_mean(std::string(path.substr(0, path.size() - name.size())) + *suggestion);
}

std::string LinkHints::for_anchor(const Record &from, const Record &document, std::string_view fragment,
                                  AnchorMaker maker) {
  if (!may_hint(from)) return {};
  const std::vector<std::string> &anchors = anchors_of(document, fragment.starts_with('^'), maker);
  const auto suggestion = nearest(fragment, std::vector<std::string_view>(anchors.begin(), anchors.end()));
  return did_you_mean(suggestion);
}

} // namespace galley
