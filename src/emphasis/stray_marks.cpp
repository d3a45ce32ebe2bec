#include "emphasis/stray_marks.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace galley {

namespace {

using Units = std::vector<InlineUnit>;

constexpr std::u32string_view opening = U"(（【「『《〈“‘";
constexpr std::u32string_view closing = U")）】」』》〉”’";
constexpr std::uint32_t max_units = 60; // between two single marks; those farther apart are no pair

bool is_one_of(std::u32string_view set, char32_t value) {
  return set.find(value) != set.npos;
}

// Returns whether the character is one of East Asian text, its punctuation included.
bool is_east_asian(char32_t value) {
  return is_cjk(value) || (value >= 0x3000 && value <= 0x303F) || (value >= 0xFF00 && value <= 0xFFEF) ||
         is_one_of(U"“”‘’…—·", value);
}

// A row of marks that no node of the tree is made of.
struct LooseRun {
  MarkRun run;          // these marks
  std::uint32_t whole;  // the length of the row that they are a part of
  std::uint32_t before; // how many of the row's other marks stand before them
};

class StrayMarks {
public:
  StrayMarks(const Source &source, const Body &body, std::uint32_t block, BoldRepair repair)
      : source_(source), body_(body), block_(block), repair_(repair),
        units_(read_units(source, body, block)) {}

  void add_to(std::vector<BrokenBold> &out) {
    find_loose();
    if (const auto found = joined_bolds()) {
      out.push_back(*found);
    } else if (const auto uneven = uneven_bold()) {
      out.push_back(*uneven);
    } else if (const auto single = lonely_bold()) {
      out.push_back(*single);
    } else {
      add_pairs(rows_of_one(), "italics", out);
    }
    add_pairs(rows_of_tildes(), "struck through", out);
    if (const auto escaped = escaped_bold()) out.push_back(*escaped);
  }

private:
  void find_loose();
  std::vector<MarkRun> rows_of_one() const;
  std::vector<MarkRun> rows_of_tildes() const;
  std::optional<BrokenBold> joined_bolds() const;
  std::optional<BrokenBold> uneven_bold() const;
  std::optional<BrokenBold> lonely_bold() const;
  void add_pairs(const std::vector<MarkRun> &rows, std::string_view style,
                 std::vector<BrokenBold> &out) const;
  std::optional<BrokenBold> escaped_bold() const;

  bool holds_cjk(std::uint32_t begin, std::uint32_t end) const {
    return std::any_of(units_.begin() + begin, units_.begin() + end,
                       [](const InlineUnit &unit) { return is_cjk(unit.first); });
  }
  bool is_rendered(const MarkRun &open, const MarkRun &close) const;
  bool is_intended(const MarkRun &open, const MarkRun &close) const;
  Span span(std::uint32_t begin, std::uint32_t end) const {
    return {units_[begin].span.begin, units_[end - 1].span.end};
  }
  BrokenBold broken(std::uint32_t begin, std::uint32_t end, std::string cause) const {
    BrokenBold result;
    result.span = span(begin, end);
    result.cause = std::move(cause);
    return result;
  }

  const Source &source_;
  const Body &body_;
  std::uint32_t block_;
  BoldRepair repair_;
  Units units_;
  std::vector<MarkRun> runs_;
  std::vector<LooseRun> loose_; // of `*`
};

void StrayMarks::find_loose() {
  runs_ = find_runs(units_);
  std::set<std::uint32_t> used; // the bytes of marks that made emphasis
  for (std::uint32_t i = block_ + 1; i < block_ + body_.nodes[block_].skip; ++i) {
    const BodyNode &node = body_.nodes[i];
    if (node.kind != BodyKind::emphasis && node.kind != BodyKind::strong) continue;
    for (std::uint32_t at = node.span.begin; at < node.content.begin; ++at) used.insert(at);
    for (std::uint32_t at = node.content.end; at < node.span.end; ++at) used.insert(at);
  }
  for (const MarkRun &run : runs_) {
    if (run.marker != '*') continue;
    std::uint32_t begin = run.begin;
    while (begin < run.end && used.contains(units_[begin].span.begin)) ++begin;
    std::uint32_t end = begin;
    while (end < run.end && !used.contains(units_[end].span.begin)) ++end;
    if (begin < end) loose_.push_back({{begin, end, run.marker, run.group}, run.length(), begin - run.begin});
  }
}

// `**A****B**`: the marks between the two close and open nothing.
std::optional<BrokenBold> StrayMarks::joined_bolds() const {
  for (const LooseRun &loose : loose_) {
    if (loose.whole != 4) continue;
    for (std::size_t i = 1; i + 1 < runs_.size(); ++i) {
      const MarkRun &run = runs_[i];
      const MarkRun &left = runs_[i - 1];
      const MarkRun &right = runs_[i + 1];
      const bool is_it = run.begin == loose.run.begin - loose.before && run.length() == 4;
      if (!is_it || left.length() != 2 || right.length() != 2 || left.marker != '*' || right.marker != '*')
        continue;
      const char32_t last = before(units_, run.begin);
      const char32_t next = after(units_, run.end);
      if (is_unicode_space(last) || is_unicode_space(next)) continue;
      BrokenBold found = broken(left.begin, right.end, "\"****\" between two bolds");
      if (is_east_asian(last) && is_east_asian(next)) {
        found.edits.push_back({span(run.begin, run.end), ""});
        found.unsafe = true; // the two become one
      }
      return found;
    }
  }
  return std::nullopt;
}

// `***A**`: one mark more than the bold's end has.
std::optional<BrokenBold> StrayMarks::uneven_bold() const {
  if (loose_.size() != 1) return std::nullopt;
  const LooseRun &loose = loose_.front();
  if (loose.whole != 3 || loose.run.length() != 1 || loose.before != 0) return std::nullopt;
  for (std::uint32_t i = block_ + 1; i < block_ + body_.nodes[block_].skip; ++i) {
    const BodyNode &node = body_.nodes[i];
    const bool follows = node.kind == BodyKind::strong &&
                         node.span.begin == units_[loose.run.begin].span.end && node.span.size() > 4;
    if (!follows) continue;
    const std::string_view text = source_.slice(node.content);
    const auto letters = to_utf32(text);
    if (std::ranges::none_of(letters, [](char32_t value) { return is_cjk(value); })) continue;
    BrokenBold found;
    found.span = {units_[loose.run.begin].span.begin, node.span.end};
    found.cause = "three \"*\" open it and two close it";
    return found;
  }
  return std::nullopt;
}

// A `**` that is the only one of its block: before East Asian text where a phrase begins, or behind a label.
std::optional<BrokenBold> StrayMarks::lonely_bold() const {
  if (loose_.size() != 1) return std::nullopt;
  const auto &[run, whole, others] = loose_.front();
  if (whole != 2 || run.length() != 2) return std::nullopt;
  const char32_t last = before(units_, run.begin);
  const char32_t next = after(units_, run.end);
  const bool begins =
      (is_unicode_space(last) || is_punctuation(last)) && is_cjk(next) && last != '/' && last != '\\';
  const bool ends = (last == U'：' || last == ':') && (is_unicode_space(next) || is_cjk(next)) &&
                    run.begin > 1 && is_cjk(units_[run.begin - 2].last);
  if (!begins && !ends) return std::nullopt;
  return broken(run.begin, run.end, "it has no partner in its paragraph");
}

// Tells whether two marks format what stands between, although just one of them can't open or close it, or
// brackets stand within both.
bool StrayMarks::is_intended(const MarkRun &open, const MarkRun &close) const {
  if (open.group != close.group || close.begin <= open.end || close.begin - open.end > max_units)
    return false;
  const char32_t left = before(units_, open.begin);
  const char32_t first = after(units_, open.end);
  const char32_t last = before(units_, close.begin);
  const char32_t right = after(units_, close.end);
  if (is_unicode_space(first) || is_unicode_space(last) || !holds_cjk(open.end, close.begin)) return false;
  const bool opens = flanking(left, first, '*', Reading::gfm_0_29).opens;
  const bool closes = flanking(last, right, '*', Reading::gfm_0_29).closes;
  if (opens && closes) return false;
  const std::size_t bracket = opening.find(first);
  const bool enclosed = bracket != opening.npos && last == closing[bracket];
  if (!opens && !closes) return enclosed && is_cjk(left) && is_cjk(right);
  if (!opens) return bracket != opening.npos && is_cjk(left);
  if (!is_cjk(right)) return false;
  if (last == U'：') return true;
  const std::size_t closer = closing.find(last);
  if (closer == closing.npos) return false;
  return std::any_of(units_.begin() + open.end, units_.begin() + close.begin,
                     [&](const InlineUnit &unit) { return unit.first == opening[closer]; });
}

// Adds the rows that are the two ends of something, one behind the other.
void StrayMarks::add_pairs(const std::vector<MarkRun> &rows, std::string_view style,
                           std::vector<BrokenBold> &out) const {
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const MarkRun &open = rows[i];
    const MarkRun &close = rows[i + 1];
    if (is_rendered(open, close)) {
      ++i;
    } else if (is_intended(open, close)) {
      const BoldPlanner planner(units_, open, close);
      BrokenBold found = broken(open.begin, close.end, cause_of(units_, open, close));
      found.style = style;
      if (const auto plan = planner.find(repair_)) found.edits = planner.edits(source_, *plan);
      out.push_back(std::move(found));
      ++i;
    }
  }
}

bool StrayMarks::is_rendered(const MarkRun &open, const MarkRun &close) const {
  const Span both = span(open.begin, close.end);
  const auto begin = body_.nodes.begin() + block_;
  return std::any_of(begin, begin + body_.nodes[block_].skip, [&](const BodyNode &node) {
    return node.kind == BodyKind::emphasis && node.span == both;
  });
}

std::vector<MarkRun> StrayMarks::rows_of_one() const {
  std::vector<MarkRun> rows;
  if (loose_.empty()) return rows;
  std::ranges::copy_if(runs_, std::back_inserter(rows),
                       [](const MarkRun &run) { return run.marker == '*' && run.length() == 1; });
  return rows;
}

std::vector<MarkRun> StrayMarks::rows_of_tildes() const {
  std::vector<MarkRun> rows;
  for (std::uint32_t i = 0; i < units_.size();) {
    const auto is_tilde = [&](std::uint32_t at) {
      return at < units_.size() && units_[at].kind == UnitKind::text && units_[at].first == '~';
    };
    std::uint32_t end = i;
    while (is_tilde(end)) ++end;
    if (end - i == 2) rows.push_back({i, end, '~', units_[i].group});
    i = std::max(end, i + 1);
  }
  return rows;
}

// `\*\*A\*\*`, as editors write what was pasted into them.
std::optional<BrokenBold> StrayMarks::escaped_bold() const {
  const auto is_escaped_pair = [&](std::uint32_t at) {
    const auto is_one = [&](std::uint32_t unit) {
      return unit < units_.size() && units_[unit].kind == UnitKind::opaque &&
             source_.slice(units_[unit].span) == "\\*";
    };
    return is_one(at) && is_one(at + 1) && !is_one(at + 2);
  };
  std::vector<std::uint32_t> pairs;
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (is_escaped_pair(i)) pairs.push_back(i++);
  }
  if (pairs.size() < 2) return std::nullopt;
  const std::uint32_t begin = pairs[0] + 2;
  const std::uint32_t end = pairs[1];
  if (begin >= end || end - begin > max_units) return std::nullopt;
  const bool is_label = pairs[0] == 0 && (units_[end - 1].last == ':' || units_[end - 1].last == U'：');
  if (!is_label && !holds_cjk(begin, end)) return std::nullopt;
  const bool begins_text = pairs[0] == 0 || is_east_asian(before(units_, pairs[0]));
  if (!begins_text || is_unicode_space(units_[begin].first) || is_unicode_space(units_[end - 1].last))
    return std::nullopt;
  // A text on how to write bold shows its marks.
  const std::string_view text = source_.slice(span(begin, end));
  for (const std::string_view word : {"粗", "加重", "强调", "強調", "文本", "文字", "太字", "굵"}) {
    if (text.find(word) != std::string_view::npos) return std::nullopt;
  }
  return broken(pairs[0], end + 2, "backslashes before its \"*\"");
}

} // namespace

void add_stray_marks(const Source &source, const Body &body, std::uint32_t block, BoldRepair repair,
                     std::vector<BrokenBold> &out) {
  if (body.nodes[block].marks != EmphasisMarks::loose) return;
  StrayMarks(source, body, block, repair).add_to(out);
}

} // namespace galley
