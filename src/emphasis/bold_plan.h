// Ways to write one bold span so that its delimiters open and close it in both readings. In: the units of a
// block, and the rows of marks at the bold's ends. Out: a plan, and its edits.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "emphasis/emphasis_marks.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace galley {

// How bold that ends in punctuation is mended: the punctuation moves out, where the bold still says the same,
// or a space follows the bold.
enum class BoldRepair : std::uint8_t { move, space };

// How a bold is to be written: units `begin` to `end` are its content.
struct BoldPlan {
  std::uint32_t begin = 0, end = 0;
  bool space_before = false, space_after = false;
  bool asterisks = false; // its underscores become asterisks
};

class BoldPlanner {
public:
  // The arguments must outlive the planner.
  BoldPlanner(const std::vector<InlineUnit> &units, const MarkRun &open, const MarkRun &close)
      : units_(units), open_(open), close_(close) {}

  // Returns the plan that changes nothing.
  BoldPlan present() const { return {open_.end, close_.begin, false, false, false}; }
  // Returns the plan of the least change that works; none where nothing but blanks is bold, or no plan works.
  std::optional<BoldPlan> find(BoldRepair repair) const;
  // Returns a plan with spaces on both sides, which nothing beside the bold can disturb; none where that
  // doesn't work.
  std::optional<BoldPlan> apart() const;

  // Tells whether the delimiters open and close in both readings.
  bool works(const BoldPlan &plan) const;
  // Tell whether the opening delimiters open, and the closing ones close, in one reading.
  bool opens(const BoldPlan &plan, Reading reading) const;
  bool closes(const BoldPlan &plan, Reading reading) const;

  // Tell whether the blanks that move out of the bold are dropped.
  bool drops_before(const BoldPlan &plan) const;
  bool drops_after(const BoldPlan &plan) const;
  // Returns the edits that carry out a plan.
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
