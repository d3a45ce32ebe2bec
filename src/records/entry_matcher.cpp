#include "records/entry_matcher.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace galley {

namespace {

// Returns the words that count as a mention of an entry.
std::vector<std::string> words_of(const GlossaryEntry &entry) {
  std::vector<std::string> words = entry.aliases;
  words.push_back(entry.term);
  words.push_back(entry.name);
  return words;
}

struct Words {
  std::vector<std::string> texts;
  std::vector<std::size_t> owners; // for each word, the index of its entry
};

Words all_words(const Glossary &glossary) {
  Words all;
  for (std::size_t index = 0; index < glossary.entries().size(); ++index) {
    for (std::string &word : words_of(glossary.entries()[index])) {
      all.texts.push_back(std::move(word));
      all.owners.push_back(index);
    }
  }
  return all;
}

} // namespace

EntryMatcher::EntryMatcher(const Glossary &glossary) : matcher_(all_words(glossary).texts) {
}

std::vector<std::uint32_t> EntryMatcher::find_in(std::string_view text) const {
  std::vector<std::uint32_t> found;
  matcher_.find(text, [&](std::size_t word) { found.push_back(static_cast<std::uint32_t>(word)); });
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<bool> mentioned_entries(const Glossary &glossary, const std::set<std::uint32_t> &words) {
  const Words all = all_words(glossary);
  const std::vector<std::size_t> firsts = first_equals(all.texts);
  std::vector<bool> mentioned(glossary.entries().size());
  for (std::size_t i = 0; i < firsts.size(); ++i) {
    if (words.contains(static_cast<std::uint32_t>(firsts[i]))) mentioned[all.owners[i]] = true;
  }
  return mentioned;
}

} // namespace galley
