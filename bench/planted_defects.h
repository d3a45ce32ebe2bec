// Plants defects in pages. Each gives one diagnostic of the rule that its kind is named after.
#pragma once

#include "bench/page.h"
#include "bench/prose.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley::bench {

// By turns, so that a site's defects are of all kinds alike.
inline constexpr std::array<std::string_view, 11> defect_kinds = {
    "draft-status-conflict", "schema-violation", "missing-definition", "stringified-value",
    "undefined-term",        "orphan-tag",       "placeholder-value",  "front-matter-syntax",
    "broken-link",           "broken-anchor",    "broken-image"};

// Plants `count` defects, the site's defects number `first` and those after it. The first few are of kinds by
// turns; where one page has more, they are undefined terms. Unreadable front matter would hide its other
// defects, so it is only planted alone. Without `syntax` it is not planted at all.
void plant_defects(std::uint64_t first, std::uint64_t count, Language language, bool syntax, Page &page);

} // namespace galley::bench
