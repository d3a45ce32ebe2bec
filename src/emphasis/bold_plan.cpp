#include "emphasis/bold_plan.h"

#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace galley {

namespace {

constexpr std::u32string_view stops = U",.;:!?，。；：！？、…．｡､";
// Brackets of Markdown's own syntax, `[` and `<`, are not among these: where they are moved, they might mean
// something.
constexpr std::u32string_view opening = U"(（【「『《〈〔［｛“‘«‹｢\"'";
constexpr std::u32string_view closing = U")）】」』》〉〕］｝”’»›｣\"'";
constexpr std::u32string_view parentheses_open = U"(（";
constexpr std::u32string_view parentheses_close = U")）";

bool is_one_of(std::u32string_view set, char32_t value) {
  return set.find(value) != set.npos;
}

bool is_partner(std::u32string_view openers, std::u32string_view closers, char32_t open, char32_t close) {
  const std::size_t at = openers.find(open);
  return at != openers.npos && closers[at] == close;
}

Span span_of(const std::vector<InlineUnit> &units, const MarkRun &run) {
  return {units[run.begin].span.begin, units[run.end - 1].span.end};
}

} // namespace

bool BoldPlanner::opens(const BoldPlan &plan, Reading reading) const {
  return flanking(left_of(plan), units_[plan.begin].first, marker(plan), reading).opens;
}

bool BoldPlanner::closes(const BoldPlan &plan, Reading reading) const {
  return flanking(units_[plan.end - 1].last, right_of(plan), marker(plan), reading).closes;
}

bool BoldPlanner::opens(const BoldPlan &plan) const {
  return std::ranges::all_of(readings, [&](Reading reading) { return opens(plan, reading); });
}

bool BoldPlanner::closes(const BoldPlan &plan) const {
  // A backslash would make an escape of a mark that moves behind it.
  const InlineUnit &last = units_[plan.end - 1];
  if (plan.end != close_.begin && last.kind == UnitKind::text && last.last == '\\') return false;
  return std::ranges::all_of(readings, [&](Reading reading) { return closes(plan, reading); });
}

bool BoldPlanner::works(const BoldPlan &plan) const {
  return opens(plan) && closes(plan);
}

std::optional<BoldPlan> BoldPlanner::find(BoldRepair repair) const {
  const auto tight = without_blanks();
  if (!tight) return std::nullopt;
  for (const bool asterisks : {false, true}) {
    if (asterisks && open_.marker != '_') continue;
    BoldPlan plan = *tight;
    plan.asterisks = asterisks;
    if (works(plan)) return plan;
    if (repair == BoldRepair::move) plan = with_moved_marks(plan);
    // Spaces mend what moving could not mend. Underscores between letters are better written as asterisks.
    if (!works(plan) && plan.asterisks == (open_.marker == '_')) plan = with_spaces(plan, false);
    if (works(plan)) return plan;
  }
  return std::nullopt;
}

std::optional<BoldPlan> BoldPlanner::apart() const {
  auto plan = without_blanks();
  if (!plan) return std::nullopt;
  plan->asterisks = true;
  *plan = with_spaces(*plan, true);
  return works(*plan) ? plan : std::nullopt;
}

std::vector<Edit> BoldPlanner::edits(const Source &source, const BoldPlan &plan) const {
  std::vector<Edit> result;
  const std::string marks(open_.length(), static_cast<char>(marker(plan)));
  const bool same = marker(plan) == open_.marker;
  const Span opener = span_of(units_, open_);
  const Span closer = span_of(units_, close_);
  if (!same || plan.begin != open_.end) {
    const Span moved{opener.end, units_[plan.begin].span.begin};
    std::string text = drops_before(plan) ? std::string() : std::string(source.slice(moved));
    text.append(plan.space_before ? " " : "").append(marks);
    result.push_back({{opener.begin, moved.end}, std::move(text)});
  } else if (plan.space_before) {
    result.push_back({{opener.begin, opener.begin}, " "});
  }
  if (!same || plan.end != close_.begin) {
    const Span moved{units_[plan.end - 1].span.end, closer.begin};
    std::string text = marks + (plan.space_after ? " " : "");
    if (!drops_after(plan)) text.append(source.slice(moved));
    result.push_back({{moved.begin, closer.end}, std::move(text)});
  } else if (plan.space_after) {
    result.push_back({{closer.end, closer.end}, " "});
  }
  return result;
}

bool BoldPlanner::drops_before(const BoldPlan &plan) const {
  return plan.begin > open_.end && is_dropped(open_.end, plan.begin, before(units_, open_.begin));
}

bool BoldPlanner::drops_after(const BoldPlan &plan) const {
  return plan.end < close_.begin && is_dropped(plan.end, close_.begin, after(units_, close_.end));
}

char32_t BoldPlanner::left_of(const BoldPlan &plan) const {
  if (plan.space_before) return ' ';
  if (plan.begin == open_.end || drops_before(plan)) return before(units_, open_.begin);
  return units_[plan.begin - 1].last;
}

char32_t BoldPlanner::right_of(const BoldPlan &plan) const {
  if (plan.space_after) return ' ';
  if (plan.end == close_.begin || drops_after(plan)) return after(units_, close_.end);
  return units_[plan.end].first;
}

// Tells whether blanks that move out are dropped: they are where there is a blank already, or a line begins
// or ends, for there they would mean nothing, or something else.
bool BoldPlanner::is_dropped(std::uint32_t begin, std::uint32_t end, char32_t beyond) const {
  if (!is_unicode_space(beyond)) return false;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (units_[i].first != ' ' && units_[i].first != '\t') return false;
  }
  return true;
}

// Tells whether a unit is a character that may stand outside as well as inside.
bool BoldPlanner::is_movable(std::uint32_t unit) const {
  return units_[unit].kind == UnitKind::text && units_[unit].group == open_.group;
}

bool BoldPlanner::is_blank(std::uint32_t unit) const {
  return is_movable(unit) && is_unicode_space(units_[unit].first);
}

bool BoldPlanner::is_stop(std::uint32_t unit) const {
  return is_movable(unit) && is_one_of(stops, units_[unit].first);
}

std::optional<BoldPlan> BoldPlanner::without_blanks() const {
  BoldPlan plan = present();
  while (plan.begin < plan.end && is_blank(plan.begin)) ++plan.begin;
  while (plan.end > plan.begin && is_blank(plan.end - 1)) --plan.end;
  if (plan.begin == plan.end) return std::nullopt;
  return plan;
}

BoldPlan BoldPlanner::with_spaces(BoldPlan plan, bool both) const {
  const bool before_it = both || !opens(plan);
  const bool after_it = both || !closes(plan);
  plan.space_before = before_it && !is_unicode_space(left_of(plan));
  plan.space_after = after_it && !is_unicode_space(right_of(plan));
  return plan;
}

// Brackets or quotes around all of the bold move out together; else stops move, or a parenthesis at the end.
// A delimiter that this doesn't help stays where it is.
BoldPlan BoldPlanner::with_moved_marks(const BoldPlan &plan) const {
  BoldPlan moved = plan;
  if (encloses(plan.begin, plan.end - 1)) {
    ++moved.begin;
    --moved.end;
    if (works(moved)) return moved;
    moved = plan;
  }
  if (!opens(moved)) {
    while (moved.begin + 1 < moved.end && is_stop(moved.begin)) ++moved.begin;
    if (!opens(moved)) moved.begin = plan.begin;
  }
  if (!closes(moved)) {
    while (moved.end > moved.begin + 1 && is_stop(moved.end - 1)) --moved.end;
    if (moved.end == plan.end) moved.end = parenthesis_begin(moved.begin, plan.end);
    if (!closes(moved)) moved.end = plan.end;
  }
  return moved;
}

// Tells whether unit `first` opens what unit `last` closes, with something between.
bool BoldPlanner::encloses(std::uint32_t first, std::uint32_t last) const {
  if (last < first + 2 || !is_movable(first) || !is_movable(last)) return false;
  const char32_t open = units_[first].first;
  const char32_t close = units_[last].first;
  if (!is_partner(opening, closing, open, close)) return false;
  int depth = 1;
  for (std::uint32_t i = first + 1; i < last; ++i) {
    if (units_[i].kind != UnitKind::text) continue;
    if (units_[i].first == close) {
      if (--depth == 0) return false;
    } else if (units_[i].first == open) {
      ++depth;
    }
  }
  return depth == 1;
}

// Returns where the parenthesis at the end of units `begin` to `end` begins; `end` where there is none that
// can be moved, or nothing stands before it.
std::uint32_t BoldPlanner::parenthesis_begin(std::uint32_t begin, std::uint32_t end) const {
  const char32_t close = units_[end - 1].first;
  if (!is_movable(end - 1) || !is_one_of(parentheses_close, close)) return end;
  int depth = 0;
  for (std::uint32_t i = end; i-- > begin;) {
    if (units_[i].kind == UnitKind::mark) return end;
    if (units_[i].kind != UnitKind::text) continue;
    if (is_one_of(parentheses_close, units_[i].first)) ++depth;
    if (!is_one_of(parentheses_open, units_[i].first) || --depth > 0) continue;
    while (i > begin && is_blank(i - 1)) --i;
    return i > begin && is_movable(i) ? i : end;
  }
  return end;
}

} // namespace galley
