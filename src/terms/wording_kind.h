// The kinds that terms/wording.h distinguishes.
#pragma once

#include <cstdint>

namespace galley {

enum class Wording : std::uint8_t {
  term,    // short and like a name: `低维流形`, `GPT-5`, `backpressure`
  common,  // a noun that every reader knows: `成本`, `time`
  stress,  // a word that only stresses: `not`, `必须`
  number,  // `70%`, `130亿美元`
  phrase,  // a short phrase that joins words, as few names do: `可复现`, `打破平衡`
  clause,  // a clause or a sentence
  unclear, // lower-case words that may be anything, or too long for a term
};

} // namespace galley
