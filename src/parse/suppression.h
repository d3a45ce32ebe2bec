// Finds the comments by which a document suppresses diagnostics. In: a Source and what was parsed of it. Out:
// one Suppression for each rule that a comment names. It owns its strings, so that it may outlive the Source.
//
//     <!-- galley-disable-next-line orphan-tag, undefined-term -- why -->       in the body
//     {/* galley-disable-next-line orphan-tag -- why */}                        in the body of MDX
//     status: evergreen  # galley-disable-line draft-status-conflict -- why      in the front matter,
//                                                    unless it is JSON
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"
#include "dialect/comment.h"
#include "markdown/markdown.h"
#include "parse/front_matter.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The words that open such a comment. `galley-enable` ends ranges.
inline constexpr std::array<std::string_view, 5> suppression_words = {
    "galley-disable", "galley-enable", "galley-disable-line", "galley-disable-next-line",
    "galley-disable-file"};

enum class SuppressionReach : std::uint8_t {
  line,      // the lines of the comment itself
  next_line, // the line after the one where the comment ends
  range,     // the lines from the comment to the comment that ends the range, or to the end of the document
  file,
  nothing, // no line, for the comment opens with a word that is none of suppression_words
};

struct Suppression {
  // The id as written. Empty where every rule is meant; the word that opens the comment where it reaches
  // nothing.
  std::string rule;
  SuppressionReach reach = SuppressionReach::nothing;
  std::uint32_t first_line = 0, last_line = 0; // 1-based, both included
  Location where;                              // the id, or the word that opens the comment
  std::uint32_t comment = 0; // where the comment begins, in bytes; ids with the same number share a comment
  Edit removal;              // removes this id alone
  Edit comment_removal;      // removes the comment, with the lines that it fills
  bool used = false;         // whether it suppressed a diagnostic

  bool operator==(const Suppression &) const = default;
};

// Whether the text may hold such comments. It costs no more than a search for one word.
bool may_hold_suppressions(std::string_view text);

// What is known of a document before its suppressions are.
struct SuppressionContext {
  const std::optional<FrontMatter> &fences;
  Value fields;                                 // none where the front matter could not be read
  const std::optional<Body> &body;              // none where it holds no such comment, or could not be read
  const std::vector<MarkdownComment> &comments; // of the body, besides those of HTML
};

// The suppressions in document order. Comments in code, in quotes and in block scalars are text.
std::vector<Suppression> find_suppressions(const Source &source, const SuppressionContext &context);

} // namespace galley
