// Comments by which a document holds diagnostics back. In: a Source and what was parsed of it. Out: one
// Suppression for each rule that a comment names; it owns all it holds, and outlives the Source.
//
//     <!-- galley-disable-next-line orphan-tag, undefined-term -- why -->       in the body
//     status: evergreen  # galley-disable-line draft-status-conflict -- why      in the front matter
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"
#include "markdown/markdown.h"
#include "parse/front_matter.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The words that open such a comment. Without `-disable`, one ends ranges.
inline constexpr std::array<std::string_view, 5> suppression_words = {
    "galley-disable", "galley-enable", "galley-disable-line", "galley-disable-next-line",
    "galley-disable-file"};

enum class SuppressionReach : std::uint8_t {
  line,      // the lines of the comment itself
  next_line, // the line after the one where the comment ends
  range,     // from the comment's line to that of the comment that ends it, or to the document's end
  file,
  nothing, // the comment opens with a word that is none of suppression_words
};

struct Suppression {
  std::string rule; // the id as written; empty: every rule; the word itself where the reach is nothing
  SuppressionReach reach = SuppressionReach::nothing;
  std::uint32_t first_line = 0, last_line = 0; // 1-based, both included
  Location where;                              // of the id, or of the word that opens the comment
  std::uint32_t comment = 0;                   // ids with the same number stand in one comment
  Edit removal;                                // of this id alone
  Edit comment_removal;                        // of the comment, with the lines that it fills
  bool used = false;                           // it held a diagnostic back

  bool operator==(const Suppression &) const = default;
};

// Costs a search for one word where the text has none of these comments.
bool may_hold_suppressions(std::string_view text);

// In document order. Comments in code, in quotes and in block scalars are text. `fields` may be missing where
// the front matter could not be read, and `body` where it holds no such comment.
std::vector<Suppression> find_suppressions(const Source &source, const std::optional<FrontMatter> &fences,
                                           Value fields, const std::optional<Body> &body);

} // namespace galley
