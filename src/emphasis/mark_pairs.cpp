#include "emphasis/mark_pairs.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>

namespace galley {

namespace {

using Units = std::vector<InlineUnit>;

constexpr std::u32string_view phrase_ends = U",.;:!?)]}，。；：！？、）】」』》”’";
constexpr std::u32string_view phrase_begins = U"([{（【「『《“‘";
constexpr std::uint32_t max_units = 400; // of bold; marks that are farther apart are stray ones

bool is_one_of(std::u32string_view set, char32_t value) {
  return set.find(value) != set.npos;
}

bool is_ascii_word(char32_t value) {
  return is_ascii(value) && (is_letter(value) || value == '_');
}

// A cost says how unlikely it is that a row of marks begins bold, ends it, or does neither.
using Cost = std::uint32_t;
constexpr Cost stray_cost = 8;
constexpr Cost impossible = 1'000'000;

Cost opening_cost(const Units &units, const MarkRun &run) {
  const char32_t next = after(units, run.end);
  if (next == '\n') return impossible;
  if (is_unicode_space(next)) return 2;
  return is_one_of(phrase_ends, next) ? 1 : 0;
}

Cost closing_cost(const Units &units, const MarkRun &run) {
  const char32_t last = before(units, run.begin);
  if (last == '\n') return impossible;
  if (is_unicode_space(last)) return 2;
  return is_one_of(phrase_begins, last) ? 1 : 0;
}

enum class Role : std::uint8_t { open, close, stray };

// Finds the cheapest way through the rows from left to right. Between two rows the text is outside or within
// bold; the way begins and ends outside.
class Pairing {
public:
  Pairing(const Units &units, const std::vector<MarkRun> &runs, const std::vector<std::uint32_t> &members)
      : size_(members.size()), costs_(size_), until_(size_ + 1), from_(size_ + 1) {
    for (std::size_t i = 0; i < size_; ++i) {
      costs_[i] = {opening_cost(units, runs[members[i]]), closing_cost(units, runs[members[i]])};
    }
    until_[0] = {0, impossible};
    for (std::size_t i = 0; i < size_; ++i) {
      const auto [out, in] = until_[i];
      until_[i + 1] = {cheaper(out + stray_cost, in + costs_[i].close),
                       cheaper(in + stray_cost, out + costs_[i].open)};
    }
    from_[size_] = {0, impossible};
    for (std::size_t i = size_; i-- > 0;) {
      const auto [out, in] = from_[i + 1];
      from_[i] = {cheaper(out + stray_cost, in + costs_[i].open),
                  cheaper(in + stray_cost, out + costs_[i].close)};
    }
  }

  // Returns the row's role where all cheapest ways agree on it; else the row is stray.
  Role role(std::size_t i) const {
    const Cost open = until_[i].out + costs_[i].open + from_[i + 1].in;
    const Cost close = until_[i].in + costs_[i].close + from_[i + 1].out;
    const Cost neither =
        stray_cost + std::min(until_[i].out + from_[i + 1].out, until_[i].in + from_[i + 1].in);
    if (open < close && open < neither) return Role::open;
    return close < open && close < neither ? Role::close : Role::stray;
  }

private:
  struct Mark {
    Cost open = 0, close = 0;
  };
  struct Ways {
    Cost out = 0, in = 0;
  };
  static Cost cheaper(Cost a, Cost b) { return std::min({a, b, impossible}); }

  std::size_t size_;
  std::vector<Mark> costs_;
  std::vector<Ways> until_; // the cheapest ways from the start to before each row
  std::vector<Ways> from_;  // the cheapest ways from before each row to the end
};

// The characters beside the marks of a pair, outside and inside.
struct Sides {
  char32_t left, first, last, right;
  bool blank_first, blank_last; // a blank stands inside the mark
  bool free_open, free_close;   // a blank stands on either side of the mark

  Sides(const Units &units, const MarkRun &open, const MarkRun &close)
      : left(before(units, open.begin)), first(after(units, open.end)), last(before(units, close.begin)),
        right(after(units, close.end)), blank_first(is_unicode_space(first)),
        blank_last(is_unicode_space(last)), free_open(blank_first && is_unicode_space(left)),
        free_close(blank_last && is_unicode_space(right)) {}
};

struct Content {
  bool any = false;
  bool cjk = false;
  bool operators = false; // it holds signs of arithmetic or code within its words
  bool stops = false;     // it holds `)` or `,`, as stand between arguments
  bool braces = false;    // it holds `{{`, `%}` and the like, of a template
  std::uint32_t words = 0;
  char32_t last = 0; // its last character that is no blank
};

Content read_content(const Units &units, std::uint32_t begin, std::uint32_t end) {
  Content content;
  bool in_word = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    const char32_t value = units[i].first;
    const bool blank = is_unicode_space(value);
    const bool edge = i == begin || i + 1 == end;
    content.any = content.any || !blank;
    content.cjk = content.cjk || is_cjk(value);
    if (!edge) {
      content.operators = content.operators || is_one_of(U"=+/^\\|<>*-", value) || is_ascii_digit(value);
      content.stops = content.stops || value == ')' || value == ',';
      const char32_t next = units[i + 1].first;
      content.braces = content.braces || (value == '{' && (next == '{' || next == '%')) ||
                       ((value == '}' || value == '%') && next == '}');
    }
    if (!in_word && is_letter(value)) ++content.words;
    in_word = is_letter(value);
    if (!blank) content.last = value;
  }
  return content;
}

// Tells whether marks are a part of a path, `src/**` or `**/*.md`: a slash stands beside them, a path beyond
// it, and the path's end on the other side.
bool is_glob_part(const Units &units, const MarkRun &run) {
  const auto is_path = [](char32_t value) { return is_ascii_word(value) || value == '.' || value == '*'; };
  const auto is_end = [](char32_t value) { return is_unicode_space(value) || is_punctuation(value); };
  const char32_t left = before(units, run.begin);
  const char32_t right = after(units, run.end);
  return (left == '/' && run.begin > 1 && is_path(units[run.begin - 2].last) && is_end(right)) ||
         (right == '/' && run.end + 1 < units.size() && is_path(units[run.end + 1].first) && is_end(left));
}

// Tells whether marks point, as in `**kwargs` and `char **argv`.
bool points(char32_t before, char32_t after) {
  return (is_unicode_space(before) || is_one_of(U"([{,", before)) && is_ascii_word(after);
}

// Tells whether marks raise to a power, as in `x**2` and `(a + b)**2`.
bool is_power(char32_t before, char32_t after) {
  return (is_ascii_word(before) || before == ')' || before == ']') && is_ascii_word(after);
}

bool is_plain_asterisk_bold(const Units &units, const MarkRun &open, const MarkRun &close) {
  const Sides sides(units, open, close);
  const Content content = read_content(units, open.end, close.begin);
  if (!content.any || content.braces) return false;
  if (is_glob_part(units, open) && is_glob_part(units, close)) return false;
  const bool colon = content.last == ':' || content.last == U'：'; // a label: `**Note: **text`
  if (points(sides.left, sides.first) && points(sides.last, sides.right) && (content.stops || !colon))
    return false;
  const bool rates_left = is_ascii_word(sides.left) && sides.blank_first; // `a 4** hotel`
  if (!content.cjk && rates_left && is_ascii_word(sides.last) && is_unicode_space(sides.right)) return false;
  if (is_power(sides.left, sides.first) && is_power(sides.last, sides.right) && !content.cjk &&
      (content.operators || content.stops || (sides.first == sides.right && content.words > 1)))
    return false;
  if (sides.free_open && sides.free_close)
    return content.cjk || (content.words >= 2 && !content.operators && !content.stops);
  if (sides.free_open || sides.free_close) return content.cjk || !content.operators;
  return true;
}

// With underscores, names such as `__init__` look like bold: only words of East Asian scripts are sure.
bool is_plain_underscore_bold(const Units &units, const MarkRun &open, const MarkRun &close) {
  const Sides sides(units, open, close);
  if (sides.blank_first || sides.blank_last || is_ascii_word(sides.left) || is_ascii_word(sides.right))
    return false;
  const Content content = read_content(units, open.end, close.begin);
  return content.cjk && !content.braces;
}

} // namespace

std::vector<MarkPair> pair_marks(const Units &units, const std::vector<MarkRun> &runs) {
  // Only rows of one kind, one length and one link pair; single marks and long rows are no bold.
  std::map<std::tuple<std::uint32_t, char32_t, std::uint32_t>, std::vector<std::uint32_t>> kinds;
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    const std::uint32_t length = runs[i].length();
    if (length == 2 || length == 3) kinds[{runs[i].group, runs[i].marker, length}].push_back(i);
  }
  std::vector<MarkPair> pairs;
  for (const auto &[kind, members] : kinds) {
    const Pairing pairing(units, runs, members);
    const std::uint32_t *open = nullptr;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Role role = pairing.role(i);
      if (role == Role::open) {
        open = &members[i];
      } else if (role == Role::close && open != nullptr) {
        pairs.push_back({*open, members[i]});
        open = nullptr;
      }
    }
  }
  std::ranges::sort(pairs, [](const MarkPair &a, const MarkPair &b) { return a.open < b.open; });
  return pairs;
}

bool is_plainly_bold(const Units &units, const MarkRun &open, const MarkRun &close) {
  if (close.begin - open.end > max_units) return false;
  return open.marker == '*' ? is_plain_asterisk_bold(units, open, close)
                            : is_plain_underscore_bold(units, open, close);
}

} // namespace galley
