#include "records/entry_matcher.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace galley {

namespace {

// Returns the words that count as a mention of an entry.
std::vector<std::string> words_of(const GlossaryEntry &entry) {
  std::vector<std::string> words = entry.aliases;
  words.push_back(entry.term);
  words.push_back(entry.name);
  return words;
}

std::vector<std::string> all_words(const Glossary &glossary, std::vector<std::uint32_t> &owners) {
  std::vector<std::string> all;
  for (std::uint32_t index = 0; index < glossary.entries().size(); ++index) {
    for (std::string &word : words_of(glossary.entries()[index])) {
      all.push_back(std::move(word));
      owners.push_back(index);
    }
  }
  return all;
}

} // namespace

EntryMatcher::EntryMatcher(const Glossary &glossary) : matcher_(all_words(glossary, entries_)) {
}

std::vector<std::uint32_t> EntryMatcher::find_in(std::string_view text) const {
  std::vector<std::uint32_t> found;
  matcher_.find(text, [&](std::size_t term) { found.push_back(entries_[term]); });
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

} // namespace galley
