// Who speaks in a document. In: the bold lead-ins that may open turns of a dialogue, in document order. Out:
// which of them do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A short lead-in of a paragraph, closed by a colon.
struct Turn {
  std::string_view key;      // the key of its term
  std::uint32_t section = 0; // how many headings stand before it
};

// The result has an element for each turn: whether a speaker opens it. Section labels (`背景：`, `Note:`)
// recur as well; but a speaker's name recurs within a section, or is known as one.
std::vector<bool> find_speakers(const std::vector<Turn> &turns);

// Tells by its key whether a lead-in names neither a speaker nor a thing: `注意`, `Note`.
bool names_nobody(std::string_view key);

} // namespace galley
