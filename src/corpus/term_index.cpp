#include "corpus/term_index.h"

#include "terms/term_text.h"

namespace galley {

TermIndex::TermIndex(const std::vector<const Record *> &records, const Glossary &glossary)
    : glossary_(glossary) {
  for (const GlossaryEntry &entry : glossary.entries()) {
    if (!entry.name.empty()) entries_by_name_.emplace(term_key(entry.name), &entry);
  }
  for (std::size_t document = 0; document < records.size(); ++document) {
    records[document]->facts.for_each<TermFact>([&](const TermFact &fact) {
      if (!is_term(fact.intended_role) || fact.key.empty()) return;
      add({records[document], static_cast<std::uint32_t>(document), fact.at, fact.role, fact.intended_role,
           fact.defined_by},
          fact);
    });
  }
}

void TermIndex::add(const TermUse &use, const TermFact &fact) {
  const std::string_view key = fact.key;
  const auto [found, added] = by_key_.emplace(key, groups_.size());
  if (added) {
    const GlossaryEntry *entry = glossary_.entries().empty() ? nullptr : glossary_.find(key);
    if (entry != nullptr) found->second = by_entry_.emplace(entry, groups_.size()).first->second;
    if (found->second == groups_.size()) groups_.push_back({key, entry, {}, {}});
  }
  TermGroup &group = groups_[found->second];
  group.uses.push_back(use);
  if (!use.defines()) return;
  if (group.defining.empty() || group.defining.back() != use.document) group.defining.push_back(use.document);

  const std::string_view name = fact.name_key;
  if (name.empty()) return;
  const auto [found_name, added_name] = by_name_.emplace(name, names_.size());
  if (added_name) names_.push_back({name, {}});
  names_[found_name->second].uses.push_back(use);
}

const TermGroup *TermIndex::find(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &groups_[found->second];
}

const NameGroup *TermIndex::find_name(std::string_view key) const {
  const auto found = by_name_.find(key);
  return found == by_name_.end() ? nullptr : &names_[found->second];
}

bool TermIndex::glossary_names(const TermFact &fact) const {
  return find_named_entry(fact.key) != nullptr ||
         (!fact.name_key.empty() && find_named_entry(fact.name_key) != nullptr);
}

const GlossaryEntry *TermIndex::find_named_entry(std::string_view key) const {
  const auto found = entries_by_name_.find(key);
  return found == entries_by_name_.end() ? nullptr : found->second;
}

} // namespace galley
