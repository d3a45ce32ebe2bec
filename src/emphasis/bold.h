// Finds what a writer meant as bold. In: a Body. Out: each outermost strong span, and each `**…**` or `__…__`
// that CommonMark leaves as it is written or turns inside out: a closing `**` after punctuation and before a
// letter closes nothing, which authors of Chinese, Japanese and Korean meet often.
#pragma once

#include "base/source.h"
#include "emphasis/emphasis_marks.h"
#include "emphasis/meant_bold.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace galley {

struct BoldSpan {
  Span span;                  // with delimiters
  Span content;               // between them
  std::uint32_t block;        // node of the paragraph, heading or table cell
  std::uint32_t node = 0;     // the strong node; 0 where cmark-gfm 0.29 does not render it as meant
  bool in_commonmark = false; // whether CommonMark 0.31, as markdown-it has it, renders it as meant
  bool gap = false;           // no bold but what stands between two bolds, of which a bad end makes bold
};

// In document order.
std::vector<BoldSpan> find_bold(const Source &source, const Body &body);

// A block with marks that are not all rendered, or not in both readings.
struct BoldBlock {
  struct Pair {
    MarkPair runs;
    std::uint32_t node = 0; // as in BoldSpan
    bool in_commonmark = false;

    bool renders() const { return node != 0 && in_commonmark; }
  };

  std::uint32_t block = 0;
  std::vector<InlineUnit> units;
  std::vector<MarkRun> runs;
  std::vector<Pair> pairs; // what is meant as bold, by where it begins

  // The strong spans of a reading in which these marks stand at the pair's ends.
  bool matches(const MarkPair &pair, const StrongMatch &strong) const {
    return runs[pair.open].begin <= strong.open && strong.open < runs[pair.open].end &&
           runs[pair.close].begin <= strong.close && strong.close < runs[pair.close].end;
  }
};

// None where the block's strong nodes are all that is meant as bold, in both readings; and where the Body's
// spans can't be relied on.
std::optional<BoldBlock> read_bold_block(const Source &source, const Body &body, std::uint32_t block);

} // namespace galley
