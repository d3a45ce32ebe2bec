// The groups of an ECMA-262 pattern while it is read from left to right. In: where groups begin and end, and
// which are repeated. Out: what a backreference stands for.
//
// A round of a repetition forgets in ECMA-262 what its groups matched before. Other engines remember it. So
// such a backreference is found here, where it may make a difference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

inline constexpr std::size_t without_end = SIZE_MAX;

// `*`, `+`, `?`, `{2}`, `{2,}` or `{2,3}`.
struct Repetition {
  std::size_t least = 0, most = without_end;
  std::size_t size = 0; // its bytes
};

// Reads the repetition that `text`, which is not empty, begins with, if any.
std::optional<Repetition> read_repetition(std::string_view text);

class PatternGroups {
public:
  explicit PatternGroups(std::string_view pattern); // finds the names of groups, and how many there are

  void open(bool captures, bool is_lookbehind);
  void close();
  void add_option() { path_.empty() ? void() : void(path_.back().is_optional = true); } // at a `|`
  // The group that was closed last is repeated. Returns false where a backreference within it may see what an
  // earlier round matched.
  bool repeat_last(std::size_t least, std::size_t most);
  std::size_t depth() const { return path_.size(); }

  enum class Reference : std::uint8_t { unknown, empty, known, lost };
  Reference refer_to(std::size_t group); // from 1
  // Returns 0 where there is no such group, or several.
  std::size_t number_of(std::string_view name) const;

private:
  struct Group {
    std::size_t first = 0; // the number of the first group that may stand in it, or its own
    std::size_t own = 0;   // its number; 0 where it captures nothing
    bool is_lookbehind = false;
    bool is_optional = false;   // whether a group in it may be passed over
    bool has_reference = false; // whether a backreference in it leads to a group in it
  };

  std::vector<Group> path_; // those that are open
  Group last_;              // that was closed last
  std::size_t count_ = 0;   // of all groups that capture
  std::size_t seen_ = 0;    // those that have begun
  std::vector<std::pair<std::string_view, std::size_t>> names_;
  std::vector<bool> is_closed_, is_repeated_; // by the number of the group
};

} // namespace galley
