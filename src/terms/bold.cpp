#include "terms/bold.h"

#include "base/unicode.h"

#include <algorithm>
#include <string_view>

namespace galley {

namespace {

// A `**` of a block: a delimiter of a strong span, or left as text.
struct Mark {
  Span span;
};

bool holds_inlines(BodyKind kind) {
  return kind == BodyKind::paragraph || kind == BodyKind::heading || kind == BodyKind::table_cell;
}

// `**` in a text node that no backslash escapes. Longer rows of asterisks are no bold.
void add_literal_marks(const Source &source, Span text, std::vector<Mark> &out) {
  const std::string_view whole = source.text;
  for (std::uint32_t at = text.begin; at < text.end;) {
    if (whole[at] == '\\') {
      at += 2;
      continue;
    }
    std::uint32_t end = at;
    while (end < text.end && whole[end] == '*') ++end;
    if (end - at == 2) out.push_back({{at, end}});
    at = std::max(end, at + 1);
  }
}

// Whether bold may begin after the mark: not before a blank, nor before what ends a phrase.
bool may_open(const Source &source, Span mark, std::uint32_t limit) {
  if (mark.end >= limit) return false;
  const char32_t next = decode_utf8(std::string_view(source.text).substr(mark.end)).value;
  constexpr std::u32string_view ends = U",.;:!?)]}，。；：！？、）】」』》”’";
  return !is_unicode_space(next) && ends.find(next) == ends.npos;
}

// Whether bold may end before the mark: not after a blank, nor after what begins a phrase.
bool may_close(const Source &source, Span mark, std::uint32_t limit) {
  if (mark.begin <= limit) return false;
  const char32_t last = decode_last_utf8(std::string_view(source.text).substr(0, mark.begin)).value;
  constexpr std::u32string_view begins = U"([{（【「『《“‘";
  return !is_unicode_space(last) && begins.find(last) == begins.npos;
}

// The marks of one block, paired as a reader pairs them: one opens, the next closes.
std::vector<BoldSpan> pair_marks(const Source &source, const BodyNode &block, std::uint32_t index,
                                 const std::vector<Mark> &marks) {
  std::vector<BoldSpan> pairs;
  const Mark *open = nullptr;
  for (const Mark &mark : marks) {
    if (open != nullptr && may_close(source, mark.span, block.content.begin)) {
      const Span content{open->span.end, mark.span.begin};
      if (!content.empty()) pairs.push_back({{open->span.begin, mark.span.end}, content, index, 0});
      open = nullptr;
    } else if (may_open(source, mark.span, block.content.end)) {
      open = &mark;
    }
  }
  return pairs;
}

class BlockBold {
public:
  BlockBold(const Source &source, const Body &body, std::uint32_t block)
      : source_(source), body_(body), block_(block) {}

  void add_to(std::vector<BoldSpan> &out) {
    collect();
    if (strong_.empty() && marks_.empty()) return;
    if (!tangled_) {
      for (const std::uint32_t node : strong_) out.push_back(rendered(node));
      return;
    }
    untangle(out);
  }

private:
  BoldSpan rendered(std::uint32_t node) const {
    return {body_.nodes[node].span, body_.nodes[node].content, block_, node};
  }

  void collect() {
    const std::uint32_t end = block_ + body_.nodes[block_].skip;
    std::uint32_t outermost_end = 0;
    for (std::uint32_t i = block_ + 1; i < end; ++i) {
      const BodyNode &node = body_.nodes[i];
      if (node.kind == BodyKind::text) {
        const std::size_t before = marks_.size();
        add_literal_marks(source_, node.span, marks_);
        tangled_ = tangled_ || marks_.size() > before;
      } else if (node.kind == BodyKind::strong) {
        tangled_ = tangled_ || i < outermost_end;
        outermost_end = std::max(outermost_end, i + node.skip);
        strong_.push_back(i);
        marks_.push_back({{node.span.begin, node.content.begin}});
        marks_.push_back({{node.content.end, node.span.end}});
      }
    }
  }

  // Where marks are left over or strong spans nest, what was meant is told from the order of the marks.
  void untangle(std::vector<BoldSpan> &out) {
    std::sort(marks_.begin(), marks_.end(),
              [](const Mark &a, const Mark &b) { return a.span.begin < b.span.begin; });
    std::vector<BoldSpan> found = pair_marks(source_, body_.nodes[block_], block_, marks_);
    const std::vector<BoldSpan> meant = found;
    const auto starts_at = [&](std::uint32_t at) {
      const auto place =
          std::lower_bound(meant.begin(), meant.end(), at,
                           [](const BoldSpan &pair, std::uint32_t value) { return pair.span.begin < value; });
      return place != meant.end() && place->span.begin == at ? place - meant.begin() : -1;
    };
    const auto is_closer = [&](std::uint32_t at) {
      const auto place =
          std::lower_bound(meant.begin(), meant.end(), at, [](const BoldSpan &pair, std::uint32_t value) {
            return pair.content.end < value;
          });
      return place != meant.end() && place->content.end == at;
    };
    std::uint32_t outermost_end = 0;
    for (const std::uint32_t i : strong_) {
      const BodyNode &node = body_.nodes[i];
      const bool nested = i < outermost_end;
      outermost_end = std::max(outermost_end, i + node.skip);
      const auto pair = starts_at(node.span.begin);
      if (pair >= 0) {
        // The same span: rendered as meant. Another end: the meant one stays unrendered.
        if (meant[static_cast<std::size_t>(pair)].span == node.span)
          found[static_cast<std::size_t>(pair)].node = i;
      } else if (is_closer(node.span.begin)) {
        found.push_back({node.span, node.content, block_, 0}); // the gap between two meant spans
      } else if (!nested) {
        found.push_back(rendered(i));
      }
    }
    std::sort(found.begin(), found.end(),
              [](const BoldSpan &a, const BoldSpan &b) { return a.span.begin < b.span.begin; });
    out.insert(out.end(), found.begin(), found.end());
  }

  const Source &source_;
  const Body &body_;
  std::uint32_t block_;
  std::vector<std::uint32_t> strong_;
  std::vector<Mark> marks_;
  bool tangled_ = false; // asterisks are left over, or bold stands in bold
};

} // namespace

std::vector<BoldSpan> find_bold(const Source &source, const Body &body) {
  std::vector<BoldSpan> result;
  for (std::uint32_t i = 0; i < body.nodes.size(); ++i) {
    if (!holds_inlines(body.nodes[i].kind)) continue;
    BlockBold(source, body, i).add_to(result);
    i += body.nodes[i].skip - 1;
  }
  return result;
}

} // namespace galley
