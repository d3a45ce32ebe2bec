#include "emphasis/emphasis_marks.h"

#include "markdown/markdown.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace galley {

namespace {

class UnitReader {
public:
  UnitReader(const Source &source, const Body &body, std::uint32_t block)
      : text_(source.text), body_(body), block_(block), groups_{block} {}

  std::vector<InlineUnit> read() {
    const std::uint32_t end = block_ + body_.nodes[block_].skip;
    for (std::uint32_t i = block_ + 1; i < end; ++i) {
      leave_before(i);
      enter(i);
    }
    leave_before(end);
    return std::move(units_);
  }

private:
  void enter(std::uint32_t &i) {
    const BodyNode &node = body_.nodes[i];
    switch (node.kind) {
    case BodyKind::text:
      add_text(node.span);
      break;
    case BodyKind::soft_break:
    case BodyKind::line_break:
      add_break(node.span);
      break;
    case BodyKind::emphasis:
    case BodyKind::strong:
      add_marks({node.span.begin, node.content.begin});
      open_.push_back(i);
      break;
    case BodyKind::link:
    case BodyKind::image:
      if (text_.substr(node.span.begin).starts_with('<')) {
        add_opaque(node.span);
        i += node.skip - 1;
      } else {
        add_opaque({node.span.begin, node.content.begin});
        open_.push_back(i);
        groups_.push_back(i);
      }
      break;
    default:
      add_opaque(node.span);
      break;
    }
  }

  // Ends the nodes whose children all stand before node `next`.
  void leave_before(std::uint32_t next) {
    while (!open_.empty() && open_.back() + body_.nodes[open_.back()].skip <= next) {
      const BodyNode &node = body_.nodes[open_.back()];
      open_.pop_back();
      const Span closer{node.content.end, node.span.end};
      if (node.kind == BodyKind::emphasis || node.kind == BodyKind::strong) {
        add_marks(closer);
      } else {
        groups_.pop_back();
        add_opaque(closer);
      }
    }
  }

  void add(UnitKind kind, char32_t first, char32_t last, Span span) {
    units_.push_back({kind, first, last, groups_.back(), span});
  }

  void add_marks(Span span) {
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      const auto mark = static_cast<char32_t>(text_[at]);
      add(UnitKind::mark, mark, mark, {at, at + 1});
    }
  }

  void add_opaque(Span span) {
    if (span.empty()) return;
    const std::string_view written = text_.substr(span.begin, span.size());
    add(UnitKind::opaque, decode_utf8(written).value, decode_last_utf8(written).value, span);
  }

  void add_break(Span span) {
    const char32_t first = span.empty() ? '\n' : decode_utf8(text_.substr(span.begin)).value;
    add(UnitKind::opaque, first == '\r' ? '\n' : first, '\n', span);
  }

  void add_text(Span span) {
    for (std::uint32_t at = span.begin; at < span.end;) {
      const std::string_view rest = text_.substr(at, span.end - at);
      if (const std::uint32_t size = opaque_size(rest); size > 0) {
        add_opaque({at, at + size});
        at += size;
      } else if (rest.front() == '*' || rest.front() == '_') {
        add_marks({at, at + 1});
        ++at;
      } else {
        const CodePoint next = decode_utf8(rest);
        add(UnitKind::text, next.value, next.value, {at, at + next.size});
        at += next.size;
      }
    }
  }

  // Returns the size of the escape or entity that begins there, in bytes; 0 where there is none.
  std::uint32_t opaque_size(std::string_view rest) {
    if (rest.front() == '\\' && rest.size() > 1)
      return static_cast<unsigned char>(rest[1]) < 0x80 && is_punctuation(static_cast<char32_t>(rest[1])) ? 2
                                                                                                          : 0;
    if (rest.front() != '&') return 0;
    entity_.clear();
    const std::size_t size = decode_entity(rest.substr(1), entity_);
    return size == 0 || size + 1 > rest.size() ? 0 : static_cast<std::uint32_t>(size) + 1;
  }

  std::string_view text_;
  const Body &body_;
  std::uint32_t block_;
  std::vector<std::uint32_t> open_;   // nodes
  std::vector<std::uint32_t> groups_; // the block, and the open links and images in it
  std::vector<InlineUnit> units_;
  std::string entity_;
};

constexpr std::uint32_t none = ~0U;

// A row as the algorithm sees it: an element of a linked list, with the marks that are left of it.
struct Delimiter {
  std::uint32_t left = 0, right = 0; // the units that are not used yet
  std::uint32_t length = 0;          // of the whole row
  char32_t marker = 0;
  Flanking can;
  std::uint32_t previous = none, next = none;
};

class Matcher {
public:
  Matcher(const std::vector<InlineUnit> &units, const std::vector<MarkRun> &runs, Reading reading)
      : units_(units), runs_(runs), reading_(reading),
        forgets_(reading == Reading::gfm_0_29 && parser_forgets_rows()) {}

  // Matches the rows of one link, or those of the block outside of its links.
  void match(const std::vector<std::uint32_t> &group, std::vector<StrongMatch> &out) {
    for (auto &bottoms : bottoms_) bottoms.fill(none);
    delimiters_.clear();
    for (const std::uint32_t index : group) {
      const MarkRun &run = runs_[index];
      const auto at = static_cast<std::uint32_t>(delimiters_.size());
      const Flanking can = flanking(before(units_, run.begin), after(units_, run.end), run.marker, reading_);
      delimiters_.push_back({run.begin, run.end, run.length(), run.marker, can, at == 0 ? none : at - 1,
                             at + 1 < group.size() ? at + 1 : none});
    }
    for (std::uint32_t closer = 0; closer != none && !delimiters_.empty();) closer = step(closer, out);
  }

private:
  // Returns the row to look at next, which is the same one where marks of it are left.
  std::uint32_t step(std::uint32_t closer, std::vector<StrongMatch> &out) {
    const Delimiter &end = delimiters_[closer];
    if (!end.can.closes) return end.next;
    std::uint32_t &bottom = bottom_of(end);
    std::uint32_t opener = end.previous;
    while (!is_below(opener, bottom) && !fits(delimiters_[opener], end))
      opener = delimiters_[opener].previous;
    if (!is_below(opener, bottom)) return join(opener, closer, out);
    bottom = end.previous; // no need to look there again
    const std::uint32_t next = end.next;
    if (!end.can.opens) remove(closer);
    return next;
  }

  // Returns the row from which on none can open for such a closer. Version 0.29 distinguishes fewer kinds of
  // closers.
  std::uint32_t &bottom_of(const Delimiter &end) {
    const std::size_t kind =
        (end.marker == '*' ? 0U : 2U) + (reading_ == Reading::commonmark_0_31 && end.can.opens ? 1U : 0U);
    return bottoms_[kind][end.length % 3];
  }

  bool is_below(std::uint32_t row, std::uint32_t bottom) const {
    if (row == none || row == bottom) return true;
    return !forgets_ && bottom != none && row < bottom;
  }

  static bool fits(const Delimiter &begin, const Delimiter &end) {
    if (!begin.can.opens || begin.marker != end.marker) return false;
    const bool either = end.can.opens || begin.can.closes;
    return !either || end.length % 3 == 0 || (begin.length + end.length) % 3 != 0;
  }

  std::uint32_t join(std::uint32_t opener, std::uint32_t closer, std::vector<StrongMatch> &out) {
    Delimiter &begin = delimiters_[opener];
    Delimiter &end = delimiters_[closer];
    const bool strong = begin.right - begin.left >= 2 && end.right - end.left >= 2;
    const std::uint32_t used = strong ? 2 : 1;
    begin.right -= used;
    if (strong) out.push_back({begin.right, end.left});
    end.left += used;
    begin.next = closer;
    end.previous = opener;
    if (begin.left == begin.right) remove(opener);
    if (end.left < end.right) return closer;
    const std::uint32_t next = end.next;
    remove(closer);
    return next;
  }

  void remove(std::uint32_t at) {
    const Delimiter &gone = delimiters_[at];
    if (gone.previous != none) delimiters_[gone.previous].next = gone.next;
    if (gone.next != none) delimiters_[gone.next].previous = gone.previous;
  }

  const std::vector<InlineUnit> &units_;
  const std::vector<MarkRun> &runs_;
  Reading reading_;
  bool forgets_; // the parser forgets a bottom once that row is no longer in the list
  std::vector<Delimiter> delimiters_;
  std::array<std::array<std::uint32_t, 3>, 4> bottoms_{};
};

} // namespace

std::vector<InlineUnit> read_units(const Source &source, const Body &body, std::uint32_t block) {
  return UnitReader(source, body, block).read();
}

std::vector<MarkRun> find_runs(const std::vector<InlineUnit> &units) {
  std::vector<MarkRun> runs;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (units[i].kind != UnitKind::mark) continue;
    if (!runs.empty() && runs.back().end == i && runs.back().marker == units[i].first &&
        runs.back().group == units[i].group) {
      ++runs.back().end;
    } else {
      runs.push_back({i, i + 1, units[i].first, units[i].group});
    }
  }
  return runs;
}

char32_t before(const std::vector<InlineUnit> &units, std::uint32_t begin) {
  return begin == 0 ? '\n' : units[begin - 1].last;
}

char32_t after(const std::vector<InlineUnit> &units, std::uint32_t end) {
  return end == units.size() ? '\n' : units[end].first;
}

std::vector<StrongMatch> match_strong(const std::vector<InlineUnit> &units, const std::vector<MarkRun> &runs,
                                      Reading reading) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < runs.size(); ++i) groups[runs[i].group].push_back(i);
  Matcher matcher(units, runs, reading);
  std::vector<StrongMatch> result;
  for (const auto &[group, members] : groups) matcher.match(members, result);
  return result;
}

} // namespace galley
