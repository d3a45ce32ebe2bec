#include "terms/dialogue.h"

#include "terms/word_list.h"
#include "terms/words.h"

#include <algorithm>

namespace galley {

namespace {

// A document with fewer turns of known speakers is no dialogue, so that a lead-in which stands there once
// names no speaker.
constexpr std::size_t min_dialogue_turns = 4;

} // namespace

bool names_nobody(std::string_view key) {
  static const WordList labels(words::section_labels);
  return labels.has(key.substr(0, key.find(' ')));
}

std::vector<bool> find_speakers(const std::vector<Turn> &turns) {
  static const WordList speakers(words::speaker_labels);
  std::vector<const Turn *> by_key;
  by_key.reserve(turns.size());
  for (const Turn &turn : turns) by_key.push_back(&turn);
  // Turns of one key stay in document order, and so those of one section stand together.
  std::ranges::stable_sort(by_key, [](const Turn *a, const Turn *b) { return a->key < b->key; });
  std::vector<bool> result(turns.size()), nobody(turns.size());
  for (auto begin = by_key.begin(); begin != by_key.end();) {
    const std::string_view key = (*begin)->key;
    const auto end = std::find_if(begin, by_key.end(), [&](const Turn *turn) { return turn->key != key; });
    const bool label = names_nobody(key);
    const auto recurs = [](const Turn *a, const Turn *b) { return a->section == b->section; };
    const bool speaks = !label && (speakers.has(key) || std::adjacent_find(begin, end, recurs) != end);
    for (; begin != end; ++begin) {
      const auto at = static_cast<std::size_t>(*begin - turns.data());
      result[at] = speaks;
      nobody[at] = label;
    }
  }
  const auto known = static_cast<std::size_t>(std::ranges::count(result, true));
  // In a dialogue, whoever leads a paragraph speaks, even if only once.
  if (known < min_dialogue_turns || known * 2 < turns.size()) return result;
  nobody.flip();
  return nobody;
}

} // namespace galley
