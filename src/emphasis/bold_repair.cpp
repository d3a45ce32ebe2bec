#include "emphasis/bold_repair.h"

#include "emphasis/bold.h"
#include "emphasis/stray_marks.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace galley {

namespace {

using Units = std::vector<InlineUnit>;
using Plans = std::vector<std::optional<BoldPlan>>; // of a block's pairs

// A block as it reads once plans are carried out.
class Rewriting {
public:
  Rewriting(const BoldBlock &block, const Plans &plans) : block_(block) {
    std::vector<Move> moves;
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (plans[i]) add_moves(block.pairs[i].runs, *plans[i], moves);
    }
    std::ranges::stable_sort(moves, [](const Move &a, const Move &b) { return a.at < b.at; });
    auto move = moves.begin();
    for (std::uint32_t i = 0; i <= block.units.size(); ++i) {
      for (; move != moves.end() && move->at == i; ++move)
        units_.insert(units_.end(), move->units.begin(), move->units.end());
      if (i < block.units.size() && !is_gone(i)) units_.push_back(block.units[i]);
    }
    const std::vector<MarkRun> runs = find_runs(units_);
    for (const Reading reading : readings) {
      for (const StrongMatch &match : match_strong(units_, runs, reading))
        strong_[static_cast<std::size_t>(reading)].push_back(
            {units_[match.open].span.begin, units_[match.close].span.begin});
      auto &found = strong_[static_cast<std::size_t>(reading)];
      std::ranges::sort(found);
    }
  }

  // Tells whether the marks of these two rows make a strong span in both readings.
  bool renders(const MarkPair &pair) const {
    return std::ranges::all_of(strong_, [&](const auto &found) {
      const MarkRun &open = block_.runs[pair.open];
      const MarkRun &close = block_.runs[pair.close];
      // The inner two marks of the opening row make the strong span.
      const std::uint32_t begin = block_.units[open.end - 2].span.begin;
      const std::uint32_t end = block_.units[close.begin].span.begin;
      return std::ranges::binary_search(found, std::pair(begin, end));
    });
  }

private:
  struct Move {
    std::uint32_t at; // the unit before which they are put
    Units units;
  };

  void add_moves(const MarkPair &pair, const BoldPlan &plan, std::vector<Move> &moves) {
    const MarkRun &open = block_.runs[pair.open];
    const MarkRun &close = block_.runs[pair.close];
    const BoldPlanner planner(block_.units, open, close);
    gone_.push_back({open.begin, planner.drops_before(plan) ? plan.begin : open.end});
    gone_.push_back({planner.drops_after(plan) ? plan.end : close.begin, close.end});
    Units opener = marks_of(open, plan.asterisks);
    if (plan.space_before) opener.insert(opener.begin(), space(open.group));
    Units closer = marks_of(close, plan.asterisks);
    if (plan.space_after) closer.push_back(space(close.group));
    moves.push_back({plan.begin, std::move(opener)});
    moves.push_back({plan.end, std::move(closer)});
  }

  Units marks_of(const MarkRun &run, bool asterisks) const {
    Units units(block_.units.begin() + run.begin, block_.units.begin() + run.end);
    if (asterisks) {
      for (InlineUnit &unit : units) unit.first = unit.last = '*';
    }
    return units;
  }

  static InlineUnit space(std::uint32_t group) { return {UnitKind::text, ' ', ' ', group, {}}; }

  bool is_gone(std::uint32_t unit) {
    if (!sorted_) std::ranges::sort(gone_);
    sorted_ = true;
    while (next_gone_ < gone_.size() && gone_[next_gone_].second <= unit) ++next_gone_;
    return next_gone_ < gone_.size() && gone_[next_gone_].first <= unit;
  }

  const BoldBlock &block_;
  Units units_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> gone_; // units
  bool sorted_ = false;
  std::size_t next_gone_ = 0;
  std::array<std::vector<std::pair<std::uint32_t, std::uint32_t>>, 2> strong_; // by reading
};

std::string name_of(char32_t value) {
  if (is_ascii_digit(value) || (value >= U'０' && value <= U'９')) return "a digit";
  if (is_letter(value)) return "a letter";
  std::string text;
  append_utf8(text, value);
  return fmt::format("\"{}\"", text);
}

// Says what keeps a bold from being rendered.
class Explainer {
public:
  Explainer(const Units &units, const MarkRun &open, const MarkRun &close)
      : units_(units), open_(open), close_(close), planner_(units, open, close) {}

  std::string cause() const {
    const BoldPlan plan = planner_.present();
    std::string result;
    for (const Reading reading : readings) {
      if (!planner_.opens(plan, reading)) result = opener();
      if (!planner_.closes(plan, reading))
        result += result.empty() ? closer() : fmt::format(", and {}", closer());
      if (!result.empty()) return result;
    }
    return "the bold before it is not closed";
  }

private:
  std::string marks() const { return std::string(open_.length(), static_cast<char>(open_.marker)); }

  std::string opener() const {
    const char32_t left = before(units_, open_.begin);
    const char32_t first = after(units_, open_.end);
    if (is_unicode_space(first)) return fmt::format("a blank after the opening \"{}\"", marks());
    if (is_letter(first)) return fmt::format("{} before the opening \"{}\"", name_of(left), marks());
    return fmt::format("{} after the opening \"{}\" and {} before it", name_of(first), marks(),
                       name_of(left));
  }

  std::string closer() const {
    const char32_t last = before(units_, close_.begin);
    const char32_t right = after(units_, close_.end);
    if (is_unicode_space(last)) return fmt::format("a blank before the closing \"{}\"", marks());
    if (is_letter(last)) return fmt::format("{} after the closing \"{}\"", name_of(right), marks());
    return fmt::format("{} before the closing \"{}\" and {} after it", name_of(last), marks(),
                       name_of(right));
  }

  const Units &units_;
  const MarkRun &open_;
  const MarkRun &close_;
  BoldPlanner planner_;
};

class BlockRepair {
public:
  BlockRepair(const Source &source, const BoldBlock &block, BoldRepair repair)
      : source_(source), block_(block), plans_(block.pairs.size()) {
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      const BoldPlanner planner = planner_of(i);
      if (!block.pairs[i].renders() && !planner.works(planner.present())) plans_[i] = planner.find(repair);
    }
    renders_ = rendered_by_plans();
    set_apart();
  }

  void add_to(std::vector<BrokenBold> &out) const {
    const std::size_t first = out.size();
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      const BoldBlock::Pair &pair = block_.pairs[i];
      if (pair.renders()) continue;
      const BoldPlanner planner = planner_of(i);
      const bool is_consequence = out.size() > first && planner.works(planner.present());
      if (is_consequence) {
        out.back().consequences.push_back(span_of(pair));
      } else {
        out.push_back(broken(pair));
      }
      // A consequence is mended by what mends its cause, and sometimes by spaces of its own.
      if (!plans_[i] || !renders_[i] || (is_consequence && out.back().edits.empty())) continue;
      const std::vector<Edit> edits = planner.edits(source_, *plans_[i]);
      out.back().edits.insert(out.back().edits.end(), edits.begin(), edits.end());
    }
  }

private:
  Span span_of(const BoldBlock::Pair &pair) const {
    const MarkRun &open = block_.runs[pair.runs.open];
    const MarkRun &close = block_.runs[pair.runs.close];
    return {block_.units[open.begin].span.begin, block_.units[close.end - 1].span.end};
  }

  BrokenBold broken(const BoldBlock::Pair &pair) const {
    const MarkRun &open = block_.runs[pair.runs.open];
    const MarkRun &close = block_.runs[pair.runs.close];
    BrokenBold result;
    result.span = span_of(pair);
    result.in_gfm = pair.node != 0;
    result.in_commonmark = pair.in_commonmark;
    result.cause = cause_of(block_.units, open, close);
    return result;
  }

  BoldPlanner planner_of(std::size_t pair) const {
    const MarkPair &runs = block_.pairs[pair].runs;
    return {block_.units, block_.runs[runs.open], block_.runs[runs.close]};
  }

  // Returns which pairs are rendered once the plans are carried out.
  std::vector<bool> rendered_by_plans() const {
    const Rewriting rewriting(block_, plans_);
    std::vector<bool> result;
    for (const BoldBlock::Pair &pair : block_.pairs) result.push_back(rewriting.renders(pair.runs));
    return result;
  }

  // Puts spaces on both sides of a bold that is not rendered among its neighbours. Where that costs another
  // its bold, no way is sure.
  void set_apart() {
    if (std::ranges::all_of(renders_, [](bool is) { return is; })) return;
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (!renders_[i] && !block_.pairs[i].renders()) plans_[i] = planner_of(i).apart();
    }
    renders_ = rendered_by_plans();
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (block_.pairs[i].renders() && !renders_[i]) renders_.assign(plans_.size(), false);
    }
  }

  const Source &source_;
  const BoldBlock &block_;
  Plans plans_;
  std::vector<bool> renders_; // whether each pair is rendered once the plans are carried out
};

} // namespace

std::string cause_of(const std::vector<InlineUnit> &units, const MarkRun &open, const MarkRun &close) {
  return Explainer(units, open, close).cause();
}

std::vector<BrokenBold> find_broken_bold(const Source &source, const Body &body, BoldRepair repair) {
  std::vector<BrokenBold> result;
  for (std::uint32_t i = 0; i < body.nodes.size(); ++i) {
    if (!holds_inlines(body.nodes[i].kind)) continue;
    const auto block = read_bold_block(source, body, i);
    const std::size_t before_block = result.size();
    const auto renders = [](const BoldBlock::Pair &pair) { return pair.renders(); };
    if (block && !std::ranges::all_of(block->pairs, renders))
      BlockRepair(source, *block, repair).add_to(result);
    if (result.size() == before_block) add_stray_marks(source, body, i, repair, result);
    i += body.nodes[i].skip - 1;
  }
  return result;
}

} // namespace galley
