#include "base/edit.h"

#include "text/unicode.h"

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
    for (const std::string_view line : lines)
      starts_.push_back(static_cast<std::size_t>(line.data() - text.data()));
    if (lines.empty() || lines.back().ends_with('\n')) starts_.push_back(text.size());
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

// Returns whether the line may stand in a diff, which has to have its very bytes. Tabs and CRLF may, and a
// byte order mark at the start of a text.
bool is_printable(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  for (std::size_t at = 0; at < line.size(); at += decode_utf8(line.substr(at)).size) {
    if (line[at] != '\t' && is_unprintable(line, at)) return false;
  }
  return true;
}

// Returns the path as a diff names it: as it is or, where it could not stand so at the start of a line, in
// quotes and with octal escapes, as Git and `patch` read it.
std::string quote_path(std::string_view path) {
  if (escape_path(path) == path && !path.starts_with('"')) return std::string(path);
  std::string quoted = "\"";
  for (const char byte : path) {
    if (byte > ' ' && byte < '\x7F' && std::string_view("\"\\:#").find(byte) == std::string_view::npos) {
      quoted += byte;
    } else {
      quoted += fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
    }
  }
  return quoted + '"';
}

using ChangeIterator = std::vector<Change>::const_iterator;

// Writes the changes of one text as hunks.
class HunkWriter {
public:
  HunkWriter(std::string &out, std::string_view text, const std::vector<std::string_view> &lines)
      : out_(out), lines_(lines), marked_(text.starts_with(byte_order_mark)) {}

  // Returns whether all lines that the change takes away or adds may be shown as they are.
  bool can_show(const Change &change) const {
    for (std::size_t line = change.first; line < change.first + change.count; ++line) {
      if (!is_printable(shown(line))) return false;
    }
    return std::ranges::all_of(change.added, [&](std::string_view line) {
      if (marked_ && change.first == 0 && line.starts_with(byte_order_mark))
        line.remove_prefix(byte_order_mark.size());
      return is_printable(line);
    });
  }

  void write(const std::vector<Change> &changes) {
    for (auto begin = changes.begin(); begin != changes.end();) {
      auto end = std::next(begin);
      while (end != changes.end() && follows(*std::prev(end), *end)) ++end;
      append_hunk(begin, end);
      begin = end;
    }
  }

  // Writes the change for a person, in lines that are no part of a patch.
  void write_remark(const Change &change) {
    out_ += fmt::format("# @@ -{} +{} @@\n", range(change.first, change.count),
                        range(change.first, change.added.size()));
    for (std::size_t line = change.first; line < change.first + change.count; ++line)
      append_remark('-', lines_[line]);
    for (const std::string &line : change.added) append_remark('+', line);
  }

private:
  std::string_view shown(std::size_t line) const {
    return lines_[line].substr(marked_ && line == 0 ? byte_order_mark.size() : 0);
  }

  // A line of context begins with a space, behind which CI still sees a command.
  bool may_surround(std::size_t line) const {
    return is_printable(shown(line)) && !begins_command(shown(line));
  }

  // Returns whether one hunk shows both changes.
  bool follows(const Change &before, const Change &change) const {
    std::size_t line = before.first + before.count;
    if (change.first > line + 2 * context) return false;
    while (line < change.first && may_surround(line)) ++line;
    return line == change.first;
  }

  // `patch` takes a hunk with less context on one side for one at that end of the file. So where a line can't
  // be shown, the other side has no more context than is left on this one.
  void append_hunk(ChangeIterator begin, ChangeIterator end) {
    const std::size_t changed = begin->first;
    const std::size_t changed_end = std::prev(end)->first + std::prev(end)->count;
    const std::size_t most_before = std::min(changed, context);
    const std::size_t most_behind = std::min(lines_.size() - changed_end, context);
    std::size_t before = 0;
    while (before < most_before && may_surround(changed - before - 1)) ++before;
    std::size_t behind = 0;
    while (behind < most_behind && may_surround(changed_end + behind)) ++behind;
    if (before < most_before) behind = std::min(behind, before);
    if (behind < most_behind) before = std::min(before, behind);
    const std::size_t first = changed - before;
    const std::size_t last = changed_end + behind;
    std::string lines;
    std::size_t line = first;
    std::size_t new_count = last - first;
    for (ChangeIterator change = begin; change != end; ++change) {
      while (line < change->first) append_line(lines, ' ', lines_[line++]);
      while (line < change->first + change->count) append_line(lines, '-', lines_[line++]);
      for (const std::string &added : change->added) append_line(lines, '+', added);
      new_count += change->added.size() - change->count; // may wrap around zero and back
    }
    while (line < last) append_line(lines, ' ', lines_[line++]);
    out_ += fmt::format("@@ -{} +{} @@\n", range(first, last - first), range(first + shift_, new_count));
    out_ += lines;
    shift_ += new_count - (last - first);
  }

  void append_remark(char sign, std::string_view line) {
    out_ += fmt::format("# {}{}\n", sign, escape_unprintable(line.substr(0, line.find('\n'))));
  }

  std::string &out_;
  const std::vector<std::string_view> &lines_;
  bool marked_;           // the text begins with a byte order mark
  std::size_t shift_ = 0; // the number of lines that the new text is ahead of the old one so far
};

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

std::size_t append_unified_diff(std::string &out, std::string_view path, std::string_view text,
                                const std::vector<Edit> &edits) {
  const std::vector<std::string_view> lines = split_lines(text);
  HunkWriter writer(out, text, lines);
  std::vector<Change> changes = Changes(text, lines).of(edits);
  const auto hidden = std::stable_partition(changes.begin(), changes.end(),
                                            [&](const Change &change) { return writer.can_show(change); });
  const std::vector<Change> remarks(hidden, changes.end());
  changes.erase(hidden, changes.end());
  const std::string name = quote_path(path);
  if (!changes.empty()) {
    const std::string_view name_end =
        name.find(' ') == path.npos ? "" : "\t"; // `patch` needs it after a name with spaces
    out += fmt::format("--- {0}{1}\n+++ {0}{1}\n", name, name_end);
    writer.write(changes);
  }
  if (remarks.empty()) return 0;
  out += fmt::format("# {}: no part of the patch, since these lines hold what can't be printed:\n", name);
  for (const Change &change : remarks) writer.write_remark(change);
  return remarks.size();
}

} // namespace galley
