#include "text/pattern_groups.h"

#include "text/ascii.h"

#include <algorithm>

namespace galley {

namespace {

// Reads digits from the front of `text`. More than six are as good as six.
std::optional<std::size_t> read_count(std::string_view &text) {
  if (text.empty() || !is_ascii_digit(text.front())) return std::nullopt;
  std::size_t count = 0;
  while (!text.empty() && is_ascii_digit(text.front())) {
    count = std::min<std::size_t>(count * 10 + static_cast<std::size_t>(text.front() - '0'), 999'999);
    text.remove_prefix(1);
  }
  return count;
}

} // namespace

std::optional<Repetition> read_repetition(std::string_view text) {
  if (text.front() == '*') return Repetition{0, without_end, 1};
  if (text.front() == '+') return Repetition{1, without_end, 1};
  if (text.front() == '?') return Repetition{0, 1, 1};
  if (text.front() != '{') return std::nullopt;
  std::string_view rest = text.substr(1);
  const auto least = read_count(rest);
  if (!least) return std::nullopt;
  Repetition repetition{*least, *least, 0};
  if (rest.starts_with(',')) {
    rest.remove_prefix(1);
    repetition.most = read_count(rest).value_or(without_end);
  }
  if (!rest.starts_with('}')) return std::nullopt;
  repetition.size = text.size() - rest.size() + 1;
  return repetition;
}

PatternGroups::PatternGroups(std::string_view pattern) {
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\') ++at;
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (c != '(' || in_class) continue;
    std::string_view rest = pattern.substr(at + 1);
    const std::size_t sign = rest.starts_with("?P<") ? 3 : rest.starts_with("?<") ? 2 : 0;
    if (rest.starts_with('?') &&
        (sign == 0 || rest.substr(sign).starts_with('=') || rest.substr(sign).starts_with('!')))
      continue;
    ++count_;
    if (sign == 0) continue;
    rest.remove_prefix(sign);
    names_.emplace_back(rest.substr(0, rest.find('>')), count_);
  }
  is_closed_.resize(count_ + 1);
  is_repeated_.resize(count_ + 1);
}

void PatternGroups::open(bool captures, bool is_lookbehind) {
  const bool behind = is_lookbehind || (!path_.empty() && path_.back().is_lookbehind);
  path_.push_back({seen_ + 1, captures ? seen_ + 1 : 0, behind, false, false});
  if (captures) ++seen_;
}

void PatternGroups::close() {
  last_ = path_.back();
  path_.pop_back();
  if (last_.own != 0) is_closed_[last_.own] = true;
  if (path_.empty()) return;
  path_.back().is_optional = path_.back().is_optional || last_.is_optional;
  path_.back().has_reference = path_.back().has_reference || last_.has_reference;
}

bool PatternGroups::repeat_last(std::size_t least, std::size_t most) {
  if (least == 0 && !path_.empty()) path_.back().is_optional = true;
  if (most <= 1) return true;
  for (std::size_t group = last_.first; group <= seen_; ++group) {
    if (group != last_.own) is_repeated_[group] = true;
  }
  return !last_.is_optional || !last_.has_reference;
}

PatternGroups::Reference PatternGroups::refer_to(std::size_t group) {
  if (group == 0 || group > count_) return Reference::unknown;
  if (!is_closed_[group]) return Reference::empty;
  const bool behind = !path_.empty() && path_.back().is_lookbehind; // it is matched from right to left
  if (is_repeated_[group] || behind) return Reference::lost;
  for (Group &outer : path_) outer.has_reference = outer.has_reference || group >= outer.first;
  return Reference::known;
}

std::size_t PatternGroups::number_of(std::string_view name) const {
  std::size_t number = 0;
  for (const auto &[known, group] : names_) {
    if (known == name) number = number == 0 ? group : count_ + 1;
  }
  return number;
}

} // namespace galley
