// The kinds of defects that are planted. In: a sound document. Out: the same with one defect, and where
// galley has to find it.
#pragma once

#include "seeded/draft.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace galley::seeded {

struct Planted {
  std::string before, after;
  std::uint32_t line = 0;  // 1-based, of `after`
  std::string beside = {}; // another document, which the changed one doesn't fit; empty: none
};

// Which documents it is a defect in, and the only one that it is: those that the garden's schema describes,
// real ones, whose site has a small schema of the test's own, or both.
enum class Ground : std::uint8_t { garden, real, any };

struct DefectKind {
  std::string rule;
  std::string name;
  Ground ground = Ground::any;
  // None where the document gives no occasion for it.
  std::function<std::optional<Planted>(Draft, Rng &)> plant;
};

std::vector<DefectKind> syntax_defects();
std::vector<DefectKind> value_defects();
std::vector<DefectKind> body_defects();
std::vector<DefectKind> term_defects();
std::vector<DefectKind> link_defects();

// Documents, by path, that link_defects() lead to; every site has them.
const std::vector<std::pair<std::string, std::string>> &link_targets();
std::vector<DefectKind> corpus_defects();

} // namespace galley::seeded
