#include "run/baseline.h"

#include "base/hash.h"
#include "run/found.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_baseline_size = std::size_t{256} << 20; // bytes; some two million entries

// The first line of the file. No other comments are accepted, since they would be lost when it is written.
constexpr std::string_view header = "# galley baseline";
constexpr std::string_view header_rest = ": defects that were here before. `galley check --write-baseline` "
                                         "writes this file.\n";

std::string escape_baseline_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || c == '\\' || (c == '#' && out.empty()))
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return out;
}

bool is_fingerprint(std::string_view text) {
  constexpr std::size_t hash_size = 16;
  if (text.substr(0, hash_size).find_first_not_of("0123456789abcdef") != text.npos) return false;
  if (text.size() <= hash_size) return text.size() == hash_size;
  const std::string_view number = text.substr(hash_size + 1);
  return text[hash_size] == '#' && !number.empty() && number.find_first_not_of("0123456789") == number.npos;
}

std::optional<BaselineEntry> read_entry(std::string_view line) {
  const std::size_t first = line.find('\t');
  if (first == line.npos || first == 0) return std::nullopt;
  const std::size_t second = line.find('\t', first + 1);
  if (second == line.npos || second == first + 1) return std::nullopt;
  const std::string_view fingerprint = line.substr(second + 1);
  if (!is_fingerprint(fingerprint)) return std::nullopt;
  return BaselineEntry{std::string(line.substr(0, first)),
                       std::string(line.substr(first + 1, second - first - 1)), std::string(fingerprint)};
}

Error bad_line(const std::string &path, std::uint32_t number, std::string_view line) {
  const bool conflict = line.starts_with("<<<<<<<") || line.starts_with("=======") ||
                        line.starts_with(">>>>>>>") || line.starts_with("|||||||");
  Error error{conflict ? "a merge left its marks here; delete these lines and keep all others"
                       : "this is no entry: a path, a rule and a fingerprint, with a tab between them; "
                         "delete the line",
              path};
  error.place = {number, 1, 1, 1, 1};
  return error;
}

BaselineEntry entry_of(const Found &found) {
  const Diagnostic &diagnostic = found.diagnostic;
  return {escape_baseline_path(diagnostic.where.path), diagnostic.rule, found.fingerprint};
}

// Returns for each file of the site, by its path as entries have it, whether it was checked completely.
HashMap<std::string, bool> checked_files(const Site &site, const SiteRecords &records) {
  HashMap<std::string, bool> checked;
  const auto add = [&](const std::vector<FoundDocument> &files, const std::vector<Record> &of_files) {
    for (std::size_t i = 0; i < files.size(); ++i)
      checked[escape_baseline_path(files[i].path)] = files[i].named && !of_files[i].partly_read;
  };
  add(site.documents, records.documents);
  add(site.data_files, records.data_files);
  return checked;
}

// Removes the entries that are fixed from the baseline, and returns their number.
std::size_t remove_mended(const Site &site, const SiteRecords &records, const std::vector<Found> &found,
                          Baseline &baseline) {
  const auto checked = checked_files(site, records);
  std::set<BaselineEntry> seen;
  for (const Found &one : found) seen.insert(entry_of(one));
  return std::erase_if(baseline.entries, [&](const BaselineEntry &entry) {
    const auto file = checked.find(entry.path);
    return (file == checked.end() ? site.whole : file->second) && !seen.contains(entry);
  });
}

// Adds an entry for each diagnostic, and returns how many entries are new.
std::size_t add_entries(const std::vector<Found> &found, Baseline &baseline) {
  std::size_t added = 0;
  for (const Found &one : found) added += baseline.entries.insert(entry_of(one)).second ? 1 : 0;
  return added;
}

} // namespace

Result<Baseline> read_baseline(const FileSystem &files, const std::string &path) {
  Baseline baseline;
  if (!exists_here(files.info(path))) return baseline;
  baseline.exists = true;
  if (const FileResult read = files.read(path, max_baseline_size, baseline.text); !read)
    return Error{cannot_be_read("the baseline", read.error().reason), path};
  std::string_view rest = baseline.text;
  bool opened = false; // by the header
  if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    opened = opened || line.starts_with(header);
    if (line.empty() || line.starts_with(header)) continue;
    std::optional<BaselineEntry> entry = read_entry(line);
    if (!entry) return bad_line(path, number, line);
    baseline.entries.insert(std::move(*entry));
  }
  if (!opened && baseline.entries.empty() && !baseline.text.empty())
    return Error{"it is no baseline of galley, and is left as it is; name another file", path};
  return baseline;
}

std::string baseline_text(const Baseline &baseline) {
  std::string text = std::string(header) + std::string(header_rest);
  for (const BaselineEntry &entry : baseline.entries)
    text.append(entry.path).append("\t").append(entry.rule).append("\t").append(entry.fingerprint) += '\n';
  return text;
}

std::optional<Error> apply_baseline(const SitePass &pass, const LeftOut &left_out, const SiteRecords &records,
                                    std::vector<Found> &found, RunResult &result) {
  if (left_out.baseline == BaselineUse::ignore) return std::nullopt;
  const std::string &path = pass.site.config->baseline;
  Result<Baseline> baseline = read_baseline(pass.files, path);
  if (!baseline) return baseline.error();
  const bool writes = left_out.baseline != BaselineUse::apply;
  result.has_baseline = result.has_baseline || baseline->exists;
  if (!baseline->exists && !writes) return std::nullopt;

  add_fingerprints(pass, found);
  const std::size_t mended = remove_mended(pass.site, records, found, *baseline);
  std::size_t added = 0;
  if (left_out.baseline == BaselineUse::grow || (writes && !baseline->exists))
    added = add_entries(found, *baseline);
  result.held +=
      std::erase_if(found, [&](const Found &one) { return baseline->entries.contains(entry_of(one)); });
  if (!writes) {
    if (mended > 0)
      result.notices.push_back(fmt::format("{}: {} mended; `galley check --write-baseline` removes {}", path,
                                           mended == 1 ? "1 entry is" : fmt::format("{} entries are", mended),
                                           mended == 1 ? "it" : "them"));
    return std::nullopt;
  }
  BaselineUpdate update{path, baseline_text(*baseline), {}, baseline->entries.size(), added, mended};
  update.created = !baseline->exists;
  update.changed = update.created || update.text != baseline->text;
  update.before = std::move(baseline->text);
  result.baselines.push_back(std::move(update));
  return std::nullopt;
}

} // namespace galley
