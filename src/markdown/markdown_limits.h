// Finds Markdown that the parser could not read in linear time or bounded memory, before the parser is given
// it. In: a Source. Out: the Problem, if there is one.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "dialect/nesting.h"

#include <cstdint>
#include <optional>

namespace galley {

// These limits, as max_container_depth, are far above what people write: in thousands of real documents the
// deepest nesting is 3, and the most images in one document are 825.
inline constexpr std::uint32_t max_html_openers = 1000;  // of `<!` and of `<?`, each
inline constexpr std::uint32_t max_image_openers = 2000; // `![`
inline constexpr std::uint32_t max_marks = 1'000'000; // line ends and characters that mean something inline
inline constexpr std::uint32_t max_columns = 500;     // `|` in a line, in a document with tables
// Bytes of paragraphs that are read again at each line that looks like `|---|`.
inline constexpr std::uint64_t max_table_bytes = std::uint64_t{64} << 20;
// Bytes that copies of the longest link definition would need, one for each `]`.
inline constexpr std::uint64_t max_reference_bytes = std::uint64_t{64} << 20;
// Pairs of a `]` and a run of `*` or `_` that stand in one block, in all blocks together, since the parser
// passes the runs for each link.
inline constexpr std::uint64_t max_link_pairs = max_reference_bytes;

// Searches `source` from byte `begin` to its end, in linear time. Returns the first Problem, or none.
std::optional<Problem> find_excess(const Source &source, std::uint32_t begin);

} // namespace galley
