// Finds the speakers of a dialogue. In: the bold lead-ins that may open turns of a dialogue, in document
// order. Out: which of them do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A short lead-in of a paragraph that ends with a colon.
struct Turn {
  std::string_view key;      // the key of its term
  std::uint32_t section = 0; // the number of headings before it
};

// Returns for each turn whether it begins with a speaker. Section labels (`背景：`, `Note:`) recur, too, but
// a speaker's name recurs within a section, or is known to be one.
std::vector<bool> find_speakers(const std::vector<Turn> &turns);

// Returns by its key whether a lead-in names neither a speaker nor a thing: `注意`, `Note`.
bool names_nobody(std::string_view key);

} // namespace galley
