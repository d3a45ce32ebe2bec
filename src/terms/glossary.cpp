#include "terms/glossary.h"

#include "terms/lexicon.h"
#include "terms/term_text.h"

#include <utility>

namespace galley {

Glossary::Glossary(std::vector<GlossaryEntry> entries, const std::vector<std::string> &known)
    : entries_(std::move(entries)) {
  for (const std::string &term : known) known_.insert(term_key(term));
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    by_key_.emplace(term_key(entries_[i].term), i);
    for (const std::string &alias : entries_[i].aliases) by_key_.emplace(term_key(alias), i);
  }
}

bool Glossary::is_known(std::string_view key) const {
  return known_.find(key) != known_.end() || is_household_word(key);
}

const GlossaryEntry *Glossary::find(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &entries_[found->second];
}

} // namespace galley
