#include "base/edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace galley {

namespace {

constexpr std::size_t context = 3; // lines around a change

// Returns each line with its line break, which the last one may lack.
std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

// Whole lines of the old text that are replaced by new ones.
struct Change {
  std::size_t first = 0; // index of a line of the old text
  std::size_t count = 0; // the number of old lines that are removed
  std::vector<std::string> added;
};

// Removes lines from a change that are the same in the old and in the new text.
void trim(Change &change, const std::vector<std::string_view> &old) {
  auto &added = change.added;
  while (change.count > 0 && !added.empty() && old[change.first + change.count - 1] == added.back()) {
    --change.count;
    added.pop_back();
  }
  std::size_t same = 0;
  while (same < change.count && same < added.size() && old[change.first + same] == added[same]) ++same;
  change.first += same;
  change.count -= same;
  added.erase(added.begin(), added.begin() + static_cast<std::ptrdiff_t>(same));
}

class Changes {
public:
  Changes(std::string_view text, const std::vector<std::string_view> &lines) : text_(text), lines_(lines) {
    std::size_t offset = 0;
    for (const std::string_view line : lines) {
      starts_.push_back(offset);
      offset += line.size();
    }
    if (lines.empty() || lines.back().ends_with('\n')) starts_.push_back(offset);
  }

  std::vector<Change> of(const std::vector<Edit> &edits) {
    for (std::size_t i = 0; i < edits.size();) {
      // Edits in the same line, or in lines that an edit joins, make one change.
      const std::size_t begin = line_begin(edits[i].span.begin);
      std::size_t end = line_end(edits[i].span.end);
      std::size_t last = i + 1;
      for (; last < edits.size() && line_begin(edits[last].span.begin) < end; ++last)
        end = line_end(edits[last].span.end);
      add(begin, end,
          {edits.begin() + static_cast<std::ptrdiff_t>(i),
           edits.begin() + static_cast<std::ptrdiff_t>(last)});
      i = last;
    }
    return std::move(changes_);
  }

private:
  std::size_t line_begin(std::size_t offset) const {
    return *std::prev(std::ranges::upper_bound(starts_, offset));
  }
  std::size_t line_end(std::size_t offset) const {
    const auto next = std::ranges::upper_bound(starts_, offset);
    return next == starts_.end() ? text_.size() : *next;
  }

  void add(std::size_t begin, std::size_t end, std::vector<Edit> edits) {
    while (offset_ < begin) offset_ += lines_[line_++].size();
    Change change;
    change.first = line_;
    while (offset_ < end) {
      offset_ += lines_[line_++].size();
      ++change.count;
    }
    for (Edit &edit : edits) {
      edit.span.begin -= static_cast<std::uint32_t>(begin);
      edit.span.end -= static_cast<std::uint32_t>(begin);
    }
    const std::string changed = *apply_edits(text_.substr(begin, end - begin), std::move(edits));
    for (const std::string_view line : split_lines(changed)) change.added.emplace_back(line);
    trim(change, lines_);
    if (change.count == 0 && change.added.empty()) return;
    if (changes_.empty() || changes_.back().first + changes_.back().count < change.first) {
      changes_.push_back(std::move(change));
      return;
    }
    // Adjacent changes become one, in which all removed lines precede all added ones.
    Change &before = changes_.back();
    before.count += change.count;
    std::move(change.added.begin(), change.added.end(), std::back_inserter(before.added));
  }

  std::string_view text_;
  const std::vector<std::string_view> &lines_;
  std::vector<std::size_t> starts_; // the offset of each line, and of what may be added after the last one
  std::vector<Change> changes_;
  std::size_t line_ = 0;   // the first line after the changes so far
  std::size_t offset_ = 0; // the offset of that line
};

void append_line(std::string &out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// A hunk counts its lines from 1. Where it has no lines, it names the line before it.
std::string range(std::size_t first, std::size_t count) {
  if (count == 1) return fmt::format("{}", first + 1);
  return fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

using ChangeIterator = std::vector<Change>::const_iterator;

// `shift` is the number of lines that the new text is ahead of the old one; it is updated to the state after
// the hunk.
void append_hunk(std::string &out, const std::vector<std::string_view> &old, ChangeIterator begin,
                 ChangeIterator end, std::size_t &shift) {
  const std::size_t first = begin->first - std::min(begin->first, context);
  const Change &final_change = *std::prev(end);
  const std::size_t last = std::min(final_change.first + final_change.count + context, old.size());
  std::string lines;
  std::size_t line = first;
  std::size_t new_count = last - first;
  for (ChangeIterator change = begin; change != end; ++change) {
    while (line < change->first) append_line(lines, ' ', old[line++]);
    while (line < change->first + change->count) append_line(lines, '-', old[line++]);
    for (const std::string &added : change->added) append_line(lines, '+', added);
    new_count += change->added.size() - change->count; // may wrap around zero and back
  }
  while (line < last) append_line(lines, ' ', old[line++]);
  out += fmt::format("@@ -{} +{} @@\n", range(first, last - first), range(first + shift, new_count));
  out += lines;
  shift += new_count - (last - first);
}

// Builds a list of edits during a walk through the old text.
class EditWriter {
public:
  void keep(std::size_t size) {
    if (size == 0) return;
    finish();
    at_ += size;
  }
  void remove(std::size_t size) {
    open();
    at_ += size;
    edit_.span.end = static_cast<std::uint32_t>(at_);
  }
  void add(std::string_view text) {
    open();
    edit_.replacement += text;
  }
  std::size_t at() const { return at_; }
  std::vector<Edit> take() {
    finish();
    return std::move(edits_);
  }

private:
  void open() {
    if (open_) return;
    open_ = true;
    edit_.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_)};
  }
  void finish() {
    if (open_ && !(edit_.span.empty() && edit_.replacement.empty())) edits_.push_back(std::move(edit_));
    edit_ = {};
    open_ = false;
  }

  std::size_t at_ = 0; // the number of bytes of the old text that were passed
  bool open_ = false;
  Edit edit_;
  std::vector<Edit> edits_;
};

// Walks through the text that the first edits make. Each byte of it comes either from the original text or
// from a replacement.
class Composer {
public:
  explicit Composer(const std::vector<Edit> &first) : next_(first.begin()), end_(first.end()) {}

  void add(std::string_view text) { writer_.add(text); }

  // Passes the next bytes of the text that the first edits make. They stay, or the second edits remove them.
  void pass(std::size_t size, bool stay) {
    while (size > 0) {
      std::size_t passed = std::min(size, fresh_.size());
      if (passed > 0) {
        if (stay) writer_.add(fresh_.substr(0, passed));
        fresh_.remove_prefix(passed);
      } else if (next_ != end_ && next_->span.begin == writer_.at()) {
        enter_edit();
      } else {
        passed = next_ == end_ ? size : std::min(size, next_->span.begin - writer_.at());
        stay ? writer_.keep(passed) : writer_.remove(passed);
      }
      size -= passed;
    }
  }

  std::vector<Edit> finish() {
    writer_.add(fresh_);
    while (next_ != end_) {
      writer_.keep(next_->span.begin - writer_.at());
      enter_edit();
      writer_.add(fresh_);
    }
    return writer_.take();
  }

private:
  void enter_edit() {
    writer_.remove(next_->span.end - next_->span.begin);
    fresh_ = next_->replacement;
    ++next_;
  }

  std::vector<Edit>::const_iterator next_, end_;
  std::string_view fresh_; // the rest of the replacement of the edit before `next_`
  EditWriter writer_;
};

} // namespace

bool sort_edits(std::vector<Edit> &edits, std::size_t size) {
  std::ranges::stable_sort(edits, [](const Edit &a, const Edit &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  std::size_t free = 0; // the first byte that no edit has claimed
  for (const Edit &edit : edits) {
    if (edit.span.begin < free || edit.span.end < edit.span.begin || edit.span.end > size) return false;
    free = edit.span.end;
  }
  return true;
}

std::optional<std::string> apply_edits(std::string_view text, std::vector<Edit> edits) {
  if (!sort_edits(edits, text.size())) return std::nullopt;
  std::string result;
  std::size_t copied = 0;
  for (const Edit &edit : edits) {
    result += text.substr(copied, edit.span.begin - copied);
    result += edit.replacement;
    copied = edit.span.end;
  }
  result += text.substr(copied);
  return result;
}

std::vector<Edit> compose_edits(const std::vector<Edit> &first, const std::vector<Edit> &second) {
  Composer composer(first);
  std::size_t at = 0; // an offset in the text that the first edits make
  for (const Edit &edit : second) {
    composer.pass(edit.span.begin - at, true);
    composer.pass(edit.span.end - edit.span.begin, false);
    composer.add(edit.replacement);
    at = edit.span.end;
  }
  return composer.finish();
}

void append_unified_diff(std::string &out, std::string_view path, std::string_view text,
                         const std::vector<Edit> &edits) {
  const std::vector<std::string_view> lines = split_lines(text);
  const std::vector<Change> changes = Changes(text, lines).of(edits);
  if (changes.empty()) return;
  const std::string_view name_end =
      path.find(' ') == std::string_view::npos ? "" : "\t"; // `patch` needs it after a name with spaces
  out += fmt::format("--- {0}{1}\n+++ {0}{1}\n", path, name_end);
  std::size_t shift = 0;
  for (auto begin = changes.begin(); begin != changes.end();) {
    auto end = std::next(begin);
    while (end != changes.end() && end->first <= std::prev(end)->first + std::prev(end)->count + 2 * context)
      ++end;
    append_hunk(out, lines, begin, end, shift);
    begin = end;
  }
}

} // namespace galley
