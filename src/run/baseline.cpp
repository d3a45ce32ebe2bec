#include "run/baseline.h"

#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_baseline_size = std::size_t{256} << 20; // bytes; some two million entries

// What opens the file. Other comments are no part of it, since they would be lost when it is written.
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

// What a run saw of one site, against its baseline.
class Comparison {
public:
  Comparison(Findings &findings, Baseline &baseline) : findings_(findings), baseline_(baseline) {}

  // The entries that are mended, taken out of the baseline.
  std::size_t take_mended();
  // How many were not there.
  std::size_t add_seen();
  // Drops the diagnostics that the baseline holds, and says how many they were.
  std::size_t drop_held();

private:
  BaselineEntry entry(std::size_t record, std::size_t index) const {
    const Record &of = findings_.records()[record];
    return {escape_baseline_path(of.path), of.diagnostics[index].rule,
            findings_.fingerprints()[record][index]};
  }

  Findings &findings_;
  Baseline &baseline_;
};

std::size_t Comparison::take_mended() {
  const std::vector<Record> &records = findings_.records();
  const Site &site = findings_.site();
  std::unordered_map<std::string, bool> judged; // by the path of a document
  for (std::size_t index = 0; index < records.size(); ++index)
    judged[escape_baseline_path(records[index].path)] =
        site.documents[index].named && !records[index].partly_read;
  std::set<BaselineEntry> seen;
  const auto &prints = findings_.fingerprints();
  for (std::size_t record = 0; record < records.size(); ++record) {
    for (std::size_t index = 0; index < prints[record].size(); ++index) seen.insert(entry(record, index));
  }
  return std::erase_if(baseline_.entries, [&](const BaselineEntry &held) {
    const auto found = judged.find(held.path);
    return (found == judged.end() ? site.whole : found->second) && !seen.contains(held);
  });
}

std::size_t Comparison::add_seen() {
  std::size_t added = 0;
  const auto &prints = findings_.fingerprints();
  for (std::size_t record = 0; record < prints.size(); ++record) {
    for (std::size_t index = 0; index < prints[record].size(); ++index)
      added += baseline_.entries.insert(entry(record, index)).second ? 1 : 0;
  }
  return added;
}

std::size_t Comparison::drop_held() {
  return findings_.drop([&](std::size_t record, std::size_t index) {
    return baseline_.entries.contains(entry(record, index));
  });
}

} // namespace

Result<Baseline> read_baseline(const FileSystem &files, const std::string &path) {
  Baseline baseline;
  if (files.info(path).kind == FileKind::missing) return baseline;
  baseline.exists = true;
  if (const FileResult read = files.read(path, max_baseline_size, baseline.text); !read)
    return Error{cannot_be_read("the baseline", read.error().reason), path};
  std::string_view rest = baseline.text;
  if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with(header)) continue;
    std::optional<BaselineEntry> entry = read_entry(line);
    if (!entry) return bad_line(path, number, line);
    baseline.entries.insert(std::move(*entry));
  }
  return baseline;
}

std::string baseline_text(const Baseline &baseline) {
  std::string text = std::string(header) + std::string(header_rest);
  for (const BaselineEntry &entry : baseline.entries)
    text.append(entry.path).append("\t").append(entry.rule).append("\t").append(entry.fingerprint) += '\n';
  return text;
}

std::optional<Error> apply_baseline(const FileSystem &files, const RunRequest &request, Findings &findings,
                                    RunResult &result) {
  if (request.baseline == BaselineUse::ignore) return std::nullopt;
  const std::string &path = findings.site().config.baseline;
  Result<Baseline> baseline = read_baseline(files, path);
  if (!baseline) return baseline.error();
  const bool writes = request.baseline != BaselineUse::apply;
  result.has_baseline = result.has_baseline || baseline->exists;
  if (!baseline->exists && !writes) return std::nullopt;

  Comparison comparison(findings, *baseline);
  const std::size_t mended = comparison.take_mended();
  std::size_t added = 0;
  if (request.baseline == BaselineUse::grow || (writes && !baseline->exists)) added = comparison.add_seen();
  result.held += comparison.drop_held();
  if (!writes) {
    if (mended > 0)
      result.notices.push_back(fmt::format("{}: {} mended; `galley check --write-baseline` removes {}", path,
                                           mended == 1 ? "1 entry is" : fmt::format("{} entries are", mended),
                                           mended == 1 ? "it" : "them"));
    return std::nullopt;
  }
  BaselineUpdate update{path, baseline_text(*baseline), baseline->entries.size(), added, mended};
  update.created = !baseline->exists;
  update.changed = update.created || update.text != baseline->text;
  result.baselines.push_back(std::move(update));
  return std::nullopt;
}

} // namespace galley
