// Who speaks in a document. In: the bold lead-ins that may be turns of a dialogue, in document order.
// Out: which of them are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A short lead-in of a paragraph, closed by a colon.
struct Turn {
  std::string_view key;      // of its term
  std::uint32_t section = 0; // counts the headings before it
};

// In step with `turns`. Section labels (`背景：`, `Note:`) recur as well; but a speaker's name recurs within
// a section, or is known as one.
std::vector<bool> find_speakers(const std::vector<Turn> &turns);

// Whether a lead-in names neither a speaker nor a thing: `注意`, `Note`. By its key.
bool names_nobody(std::string_view key);

} // namespace galley
