// Finds the entries of a site's glossary in a text. In: the Glossary, and a text. Out: the words of entries
// that the text has: their terms, aliases and names. Thousands of entries may share a word, so the entries
// that are mentioned are found only for all texts together. A matcher owns its data, is immutable, and is
// safe to share between threads.
#pragma once

#include "terms/glossary.h"
#include "terms/matcher.h"

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace galley {

class EntryMatcher {
public:
  explicit EntryMatcher(const Glossary &glossary);

  // Returns the numbers of the words, sorted and without repetition. Equal words have the number of the
  // first.
  std::vector<std::uint32_t> find_in(std::string_view text) const;

private:
  Matcher matcher_;
};

// For each of the glossary's entries, whether one of its words is among these.
std::vector<bool> mentioned_entries(const Glossary &glossary, const std::set<std::uint32_t> &words);

} // namespace galley
