#include "text/glob_pattern.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

using namespace glob_step; // NOLINT(google-build-using-namespace): constants, for this file

bool holds(std::string_view ranges, char32_t value) {
  while (!ranges.empty()) {
    const CodePoint first = decode_utf8(ranges);
    const CodePoint last = decode_utf8(ranges.substr(first.size));
    if (first.value <= value && value <= last.value) return true;
    ranges.remove_prefix(first.size + last.size);
  }
  return false;
}

bool ends_name(char byte) {
  return byte == '/' || byte == folder_mark;
}

std::size_t code_point_size(std::string_view text, std::size_t at) {
  return is_ascii(static_cast<unsigned char>(text[at])) ? 1 : decode_utf8(text.substr(at)).size;
}

// Matches steps with a text from left to right. Where that fails, the last star takes one code point more,
// and where it may not, the last step that crosses folders. Earlier ones need no second try: whatever they
// might take, the later one can.
class Match {
public:
  Match(std::string_view steps, std::string_view text) : steps_(steps), text_(text) {}

  bool run() {
    for (;;) {
      if (at_ == steps_.size() ? place_ == text_.size() : advance()) {
        if (at_ == steps_.size() && (place_ == text_.size() || (across_ == at_ && !across_folders_)))
          return true;
      } else if (!widen_star() && !widen_across()) {
        return false;
      }
    }
  }

private:
  static constexpr std::size_t none = std::string_view::npos;

  // Takes one step. Returns false where the text does not go on so.
  bool advance() {
    const char step = steps_[at_];
    switch (step) {
    case star:
      star_ = ++at_;
      star_place_ = place_;
      return true;
    case everything:
    case folders:
      across_folders_ = step == folders;
      across_ = ++at_;
      across_place_ = place_;
      star_ = none;
      return true;
    default:
      return is_step(step) ? one_code_point() : one_byte();
    }
  }

  bool one_byte() {
    if (place_ == text_.size() || text_[place_] != steps_[at_]) return false;
    ++at_;
    ++place_;
    return true;
  }

  bool one_code_point() {
    const char step = steps_[at_];
    if (place_ == text_.size() || (step != any_at_all && ends_name(text_[place_]))) return false;
    const std::size_t size = step_size(steps_, at_);
    const CodePoint next = decode_utf8(text_.substr(place_));
    if (is_class(step) && holds(steps_.substr(at_ + 1, size - 2), next.value) != (step == members))
      return false;
    at_ += size;
    place_ += next.size;
    return true;
  }

  bool widen_star() {
    if (star_ == none || star_place_ == text_.size() || ends_name(text_[star_place_])) return false;
    star_place_ += code_point_size(text_, star_place_);
    at_ = star_;
    place_ = star_place_;
    return true;
  }

  bool widen_across() {
    if (across_ == none || across_place_ == text_.size()) return false;
    if (across_folders_) {
      const std::size_t slash = text_.find('/', across_place_);
      if (slash == none) return false;
      across_place_ = slash + 1;
    } else {
      across_place_ += code_point_size(text_, across_place_);
    }
    at_ = across_;
    place_ = across_place_;
    star_ = none;
    return true;
  }

  std::string_view steps_, text_;
  std::size_t at_ = 0, place_ = 0;               // how far both were matched
  std::size_t star_ = none, star_place_ = 0;     // the step after the last star, and what it is tried with
  std::size_t across_ = none, across_place_ = 0; // the same of the last step that crosses folders
  bool across_folders_ = false;                  // which stops after slashes alone
};

} // namespace

bool GlobPattern::matches(std::string_view path, bool folder) const {
  if (folder_only_ && !folder) return false;
  const std::string_view tail = std::string_view(steps_).substr(steps_.size() - tail_);
  if (!path.ends_with(tail)) return false;
  if (name_only_) path.remove_prefix(path.rfind('/') + 1); // npos + 1 is 0
  if (tail_ == steps_.size()) return path == tail;
  return Match(steps_, path).run();
}

std::vector<std::string_view> GlobPattern::literals() const {
  std::vector<std::string_view> found;
  const std::string_view steps = steps_;
  for (std::size_t at = 0; at < steps.size();) {
    std::size_t end = at;
    while (end < steps.size() && !is_step(steps[end])) ++end;
    if (end > at) found.push_back(steps.substr(at, end - at));
    at = end < steps.size() ? end + step_size(steps, end) : end;
  }
  return found;
}

} // namespace galley
