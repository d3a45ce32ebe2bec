#include "terms/glossary.h"

#include "terms/term_text.h"

#include <utility>

namespace galley {

Glossary::Glossary(std::vector<GlossaryEntry> entries) : entries_(std::move(entries)) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    by_key_.emplace(term_key(entries_[i].term), i);
    for (const std::string &alias : entries_[i].aliases) by_key_.emplace(term_key(alias), i);
  }
}

const GlossaryEntry *Glossary::find(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &entries_[found->second];
}

} // namespace galley
