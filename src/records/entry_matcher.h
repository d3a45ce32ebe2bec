// Finds the entries of a site's glossary in a text. In: the Glossary, and a text. Out: the words of entries,
// which are their terms, aliases and names, that the text has. Thousands of entries may share a word, so
// which entries are mentioned is told only for all texts together. Owns all it holds; immutable, and safe to
// share between threads.
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

  // The numbers of the words, sorted, each once; of equal words the first one's.
  std::vector<std::uint32_t> find_in(std::string_view text) const;

private:
  Matcher matcher_;
};

// For each of the glossary's entries, whether one of its words is among these.
std::vector<bool> mentioned_entries(const Glossary &glossary, const std::set<std::uint32_t> &words);

} // namespace galley
