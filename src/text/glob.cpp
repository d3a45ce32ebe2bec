#include "text/glob.h"

#include "text/code_points.h"
#include "text/glob_pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace galley {

namespace {

// Replaces bytes that are not UTF-8, since RE2 knows only UTF-8 and wildcards have to match such names, too.
std::string replace_invalid(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t value : code_points(text)) append_utf8(result, value);
  return result;
}

// A list of patterns, of which the last one that matches decides. Adjacent patterns of the same effect share
// a regular expression.
class PatternList {
public:
  // Returns false where the pattern is too large for RE2.
  bool add(bool negated, const std::string &regex) {
    if (regex.size() > max_regex_size) return false;
    // The size of a group stays well below RE2's limit for a program.
    if (pending_.empty() || groups_.back().negated != negated ||
        pending_.size() + regex.size() > max_regex_size) {
      compile();
      groups_.push_back({negated, nullptr});
    }
    pending_ += (pending_.empty() ? "(?:" : "|(?:") + regex + ")";
    any_negated_ = any_negated_ || negated;
    return true;
  }

  bool finish() {
    compile();
    return std::ranges::all_of(groups_, [](const Group &group) { return group.regex->ok(); });
  }

  enum class Match { none, matched, taken_back };
  Match find(std::string_view path) const {
    std::string replaced;
    if (find_invalid_utf8(path)) {
      replaced = replace_invalid(path);
      path = replaced;
    }
    for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
      if (RE2::FullMatch(re2::StringPiece(path.data(), path.size()), *group->regex)) {
        return group->negated ? Match::taken_back : Match::matched;
      }
    }
    return Match::none;
  }

  bool empty() const { return groups_.empty(); }
  bool any_negated() const { return any_negated_; }

private:
  static constexpr std::size_t max_regex_size = 20'000; // bytes

  struct Group {
    bool negated;
    std::unique_ptr<RE2> regex;
  };

  void compile() {
    if (pending_.empty()) return;
    RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(true);
    options.set_never_capture(true);
    groups_.back().regex = std::make_unique<RE2>(pending_, options);
    pending_.clear();
  }

  std::vector<Group> groups_;
  std::string pending_; // the regular expressions of the last group
  bool any_negated_ = false;
};

using Match = PatternList::Match;

} // namespace

struct GlobSet::Compiled {
  std::vector<std::string> sources;
  PatternList patterns;
};

Result<GlobSet, GlobSet::BadPattern> GlobSet::compile(const std::vector<std::string> &patterns) {
  const auto compiled = std::make_shared<Compiled>();
  compiled->sources = patterns;
  for (std::size_t index = 0; index < patterns.size(); ++index) {
    const bool negated = patterns[index].starts_with('!');
    const std::string valid = replace_invalid(std::string_view(patterns[index]).substr(negated ? 1 : 0));
    auto translated = translate_glob(valid, GlobDialect::config);
    if (!translated) return BadPattern{index, std::move(translated.error().message)};
    if (!compiled->patterns.add(negated, *translated)) return BadPattern{index, "the pattern is too long"};
  }
  if (!compiled->patterns.finish()) return BadPattern{0, "the patterns are too complex"};
  GlobSet result;
  if (!patterns.empty()) result.compiled_ = compiled;
  return result;
}

bool GlobSet::matches(std::string_view path) const {
  return compiled_ && compiled_->patterns.find(path) == Match::matched;
}

bool GlobSet::matches_with_folders(std::string_view path) const {
  if (!compiled_) return false;
  while (!path.empty()) {
    const Match match = compiled_->patterns.find(path);
    if (match != Match::none) return match == Match::matched;
    const std::size_t slash = path.rfind('/');
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return false;
}

bool GlobSet::matches_all_below(std::string_view path) const {
  if (!compiled_ || compiled_->patterns.any_negated()) return false;
  if (compiled_->patterns.find(path) == Match::matched) return true;
  // Only a pattern that matches every name matches this one.
  std::string below(path);
  below += '/';
  below += folder_mark;
  return compiled_->patterns.find(below) == Match::matched;
}

const std::vector<std::string> &GlobSet::patterns() const {
  static const std::vector<std::string> none;
  return compiled_ ? compiled_->sources : none;
}

struct IgnoreFile::Compiled {
  PatternList patterns;
};

namespace {

// Removes what Git ignores at the end of a pattern: a CR before the LF, and spaces, unless a `\` precedes
// them.
std::string_view trim_ignore_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::size_t keep = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\' && at + 1 < line.size()) {
      keep = ++at + 1;
    } else if (line[at] != ' ') {
      keep = at + 1;
    }
  }
  return line.substr(0, keep);
}

} // namespace

IgnoreFile IgnoreFile::parse(std::string_view text) {
  const auto compiled = std::make_shared<Compiled>();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trim_ignore_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('#')) continue;
    const bool negated = line.starts_with('!');
    if (negated) line.remove_prefix(1);
    const auto translated = translate_glob(replace_invalid(line), GlobDialect::gitignore);
    if (translated) compiled->patterns.add(negated, *translated);
  }
  compiled->patterns.finish();
  IgnoreFile result;
  if (!compiled->patterns.empty()) result.compiled_ = compiled;
  return result;
}

IgnoreFile::Verdict IgnoreFile::verdict(std::string_view path, bool folder) const {
  if (!compiled_) return Verdict::none;
  std::string marked;
  if (folder) {
    marked = path;
    marked += folder_mark;
    path = marked;
  }
  switch (compiled_->patterns.find(path)) {
  case Match::matched:
    return Verdict::ignored;
  case Match::taken_back:
    return Verdict::kept;
  case Match::none:
    return Verdict::none;
  }
  return Verdict::none;
}

} // namespace galley
