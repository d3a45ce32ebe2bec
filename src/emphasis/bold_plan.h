// Ways to write one bold so that its delimiters do their work in both readings. In: the units of a block, and
// the rows of marks at the bold's ends. Out: a plan, and its edits.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "emphasis/bold_repair.h"
#include "emphasis/emphasis_marks.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace galley {

// A bold as it is to be written: units `begin` to `end` are its content.
struct BoldPlan {
  std::uint32_t begin = 0, end = 0;
  bool space_before = false, space_after = false;
  bool asterisks = false; // in place of underscores
};

class BoldPlanner {
public:
  // The arguments have to live as long as the planner.
  BoldPlanner(const std::vector<InlineUnit> &units, const MarkRun &open, const MarkRun &close)
      : units_(units), open_(open), close_(close) {}

  // As it is written.
  BoldPlan present() const { return {open_.end, close_.begin, false, false, false}; }
  // The first that works, of the least change; none where nothing but blanks is bold, or no plan works.
  std::optional<BoldPlan> find(BoldRepair repair) const;
  // Spaces on both sides: nothing beside it can be in its way.
  std::optional<BoldPlan> apart() const;

  // Whether the delimiters open and close.
  bool works(const BoldPlan &plan) const;
  bool opens(const BoldPlan &plan, Reading reading) const;
  bool closes(const BoldPlan &plan, Reading reading) const;

  // Whether the blanks that move out of the bold are left out.
  bool drops_before(const BoldPlan &plan) const;
  bool drops_after(const BoldPlan &plan) const;
  std::vector<Edit> edits(const Source &source, const BoldPlan &plan) const;

private:
  char32_t marker(const BoldPlan &plan) const { return plan.asterisks ? U'*' : open_.marker; }
  char32_t left_of(const BoldPlan &plan) const;
  char32_t right_of(const BoldPlan &plan) const;
  bool opens(const BoldPlan &plan) const;  // in both readings
  bool closes(const BoldPlan &plan) const; // in both readings
  bool is_dropped(std::uint32_t begin, std::uint32_t end, char32_t beyond) const;
  bool is_movable(std::uint32_t unit) const;
  bool is_blank(std::uint32_t unit) const;
  bool is_stop(std::uint32_t unit) const;
  bool encloses(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t parenthesis_begin(std::uint32_t begin, std::uint32_t end) const;
  std::optional<BoldPlan> without_blanks() const;
  BoldPlan with_spaces(BoldPlan plan, bool both) const;
  BoldPlan with_moved_marks(const BoldPlan &plan) const;

  const std::vector<InlineUnit> &units_;
  const MarkRun &open_;
  const MarkRun &close_;
};

} // namespace galley
