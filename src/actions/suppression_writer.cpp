#include "actions/suppression_writer.h"

#include "actions/suppression_comments.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// How many diagnostics each rule has in each file.
using Counts = std::map<std::string, std::map<std::string, std::size_t>>;

Counts count(const RunResult &result) {
  Counts counts;
  for (const Found &one : result.found) ++counts[result.file_of(one)][one.diagnostic.rule];
  return counts;
}

// Returns the files that are no documents, by site. They have no comments that galley reads.
std::vector<std::set<std::string_view>> find_data_files(const RunResult &result) {
  std::vector<std::set<std::string_view>> data;
  for (const auto &site : result.sites) data.emplace_back(site.data_files.begin(), site.data_files.end());
  return data;
}

// What is done with one file.
struct Attempt {
  std::vector<const Diagnostic *> wanted; // those that comments are to hold back
  std::size_t left = 0;                   // the number that no comment holds back
  std::optional<MarkdownSyntax> syntax;   // of a document; a data file has none
  std::string before, after;
  bool alone = false; // the file stays as it is
};

using Attempts = std::map<std::string, Attempt>;

// Finds the diagnostics of the rules `ids` by file, and takes them out of what is expected to remain.
Attempts find_attempts(const FileSystem &files, const RunResult &result, const std::vector<std::string> &ids,
                       Counts &expected) {
  Attempts attempts;
  const auto data_files = find_data_files(result);
  for (const Found &one : result.found) {
    const std::string &rule = one.diagnostic.rule;
    if (std::ranges::find(ids, rule) == ids.end()) continue;
    const std::string file = result.file_of(one);
    Attempt &attempt = attempts[file];
    attempt.wanted.push_back(&one.diagnostic);
    expected[file].erase(rule);
    if (!data_files[one.site].contains(one.diagnostic.where.path))
      attempt.syntax = syntax_of(file, result.sites[one.site].config->syntax);
  }
  for (auto &[path, attempt] : attempts)
    attempt.alone = !attempt.syntax || !files.read(path, max_source_size, attempt.before);
  return attempts;
}

void write_comments(Attempts &attempts, MemoryFileSystem &changed) {
  for (auto &[path, attempt] : attempts) {
    if (attempt.alone) continue;
    auto after = add_suppressions(attempt.before, attempt.wanted, *attempt.syntax);
    attempt.alone = !after;
    if (!after) continue;
    attempt.after = *std::move(after);
    changed.add(path, attempt.after);
  }
}

// Takes those that are still found, by their rules and messages, out of what is wanted. Returns whether there
// were any, and others remain.
bool give_up_found(const std::string &path, const RunResult &result, Attempt &attempt, Counts &expected) {
  std::multiset<std::pair<std::string, std::string>> remaining;
  for (const Found &one : result.found) {
    if (result.file_of(one) == path) remaining.emplace(one.diagnostic.rule, one.diagnostic.message);
  }
  const std::size_t before = attempt.wanted.size();
  std::erase_if(attempt.wanted, [&](const Diagnostic *diagnostic) {
    const auto found = remaining.find({diagnostic->rule, diagnostic->message});
    if (found == remaining.end()) return false;
    remaining.erase(found);
    ++expected[path][diagnostic->rule];
    return true;
  });
  attempt.left += before - attempt.wanted.size();
  return attempt.wanted.size() < before && !attempt.wanted.empty();
}

} // namespace

Result<SuppressResult> suppress_rules(const FileSystem &files, const CheckScope &scope,
                                      const std::vector<std::string> &ids) {
  RunRequest request;
  request.scope = scope;
  const auto found = run(files, request);
  if (!found) return found.error();
  Counts expected = count(*found);
  Attempts attempts = find_attempts(files, *found, ids, expected);
  // Where a comment doesn't hold back what it is for, the others are tried without it.
  constexpr int max_rounds = 3;
  bool all = false;
  for (int round = 1; round <= max_rounds && !all; ++round) {
    MemoryFileSystem changed(&files);
    write_comments(attempts, changed);
    const auto again = run(changed, request);
    if (!again) return again.error();
    Counts remaining = count(*again);
    all = true;
    for (auto &[path, attempt] : attempts) {
      if (attempt.alone || remaining[path] == expected[path]) continue;
      all = false;
      attempt.alone = !give_up_found(path, *again, attempt, expected) || round == max_rounds;
    }
  }

  SuppressResult result;
  result.notices = found->notices;
  for (auto &[path, attempt] : attempts) {
    if (attempt.alone) {
      result.left_alone.push_back(path);
    } else {
      result.documents.push_back(
          {path, std::move(attempt.before), std::move(attempt.after), attempt.wanted.size(), attempt.left});
    }
  }
  return result;
}

} // namespace galley
