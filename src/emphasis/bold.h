// Finds what a writer intended as bold. In: a Body. Out: each outermost strong span, and each `**…**` or
// `__…__` that CommonMark leaves as it is written or turns inside out: a closing `**` after punctuation and
// before a letter closes nothing, which authors of Chinese, Japanese and Korean meet often.
#pragma once

#include "base/source.h"
#include "emphasis/emphasis_marks.h"
#include "emphasis/mark_pairs.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace galley {

struct BoldSpan {
  Span span;                  // with its delimiters
  Span content;               // between the delimiters
  std::uint32_t block;        // the node of the paragraph, heading or table cell
  std::uint32_t node = 0;     // the strong node; 0 where cmark-gfm 0.29 does not render the bold as intended
  bool in_commonmark = false; // CommonMark 0.31, as markdown-it has it, renders the bold as intended
  bool gap = false;           // it stands between two bolds, and is bold only since one of them ends badly
};

// Returns the bold spans in document order.
std::vector<BoldSpan> find_bold(const Source &source, const Body &body);

// A block some of whose marks are not rendered, or are in one reading only.
struct BoldBlock {
  // Two rows of marks at the ends of what is intended as bold.
  struct Pair {
    MarkPair runs;
    std::uint32_t node = 0;     // as in BoldSpan
    bool in_commonmark = false; // as in BoldSpan

    bool renders() const { return node != 0 && in_commonmark; }
  };

  std::uint32_t block = 0;
  std::vector<InlineUnit> units;
  std::vector<MarkRun> runs;
  std::vector<Pair> pairs; // in the order in which they open

  // Tells whether a strong span has its ends at the pair's rows.
  bool matches(const MarkPair &pair, const StrongMatch &strong) const {
    return runs[pair.open].begin <= strong.open && strong.open < runs[pair.open].end &&
           runs[pair.close].begin <= strong.close && strong.close < runs[pair.close].end;
  }
};

// Returns none where the block's strong nodes are all that is intended as bold, in both readings, and where
// the Body's spans can't be relied on.
std::optional<BoldBlock> read_bold_block(const Source &source, const Body &body, std::uint32_t block);

} // namespace galley
