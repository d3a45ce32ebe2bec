// The bold terms of a site, grouped by their keys. In: Records sorted by path, and the site's glossary;
// both must outlive the index. Out: for each term every place that defines, translates or mentions it, in
// site order: by path, then by position. The time is linear in the facts. The index is immutable.
#pragma once

#include "base/hash.h"
#include "records/record.h"
#include "terms/glossary.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley {

// A definition, translation or mention. It counts as what its author intended, rendered or not.
struct TermUse {
  const Record *record = nullptr;
  std::uint32_t document = 0; // the index of the Record in Index::records()
  std::uint32_t at = 0;       // TermFact::at, for Facts::read()
  TermRole role = TermRole::mention, intended_role = TermRole::mention;
  DefinedBy defined_by = DefinedBy::none;

  TermFact fact() const { return record->facts.read<TermFact>(at); }
  Location where() const { return fact().where.in(record->path); }
  bool defines() const { return intended_role == TermRole::definition; }
  // Whether its parenthesis or its sentence says what the term is.
  bool explains() const { return defines() || defined_by != DefinedBy::none; }
  bool rendered() const { return role == intended_role; }
};

struct TermGroup {
  std::string_view key;                 // of its first use; a glossary's entry and its aliases are one term
  const GlossaryEntry *entry = nullptr; // of the glossary; may be null
  std::vector<TermUse> uses;            // in site order
  std::vector<std::size_t> defining;    // the documents that define it, in order

  bool defined() const { return entry != nullptr || !defining.empty(); }
  bool explained() const {
    return defined() ||
           std::any_of(uses.begin(), uses.end(), [](const TermUse &use) { return use.explains(); });
  }
};

// Calls `visit(document, begin, end)` for each document that uses the term, with its uses there.
template <class Visit> void for_each_document(const TermGroup &group, Visit visit) {
  const TermUse *const end = group.uses.data() + group.uses.size();
  for (const TermUse *begin = group.uses.data(); begin != end;) {
    const TermUse *next = begin;
    while (next != end && next->document == begin->document) ++next;
    visit(begin->document, begin, next);
    begin = next;
  }
}

// The definitions that give one other name, just as `**量子隧穿**（Quantum Tunneling: …）` gives `Quantum
// Tunneling`.
struct NameGroup {
  std::string_view key;      // of the other name
  std::vector<TermUse> uses; // the definitions, in site order
};

class TermIndex {
public:
  TermIndex(const std::vector<const Record *> &records, const Glossary &glossary);

  // Both lists are in order of first use.
  const std::vector<TermGroup> &groups() const { return groups_; }
  const std::vector<NameGroup> &names() const { return names_; }

  // Both functions find by a key, and return null if no document has it.
  const TermGroup *find(std::string_view key) const;
  const NameGroup *find_name(std::string_view key) const;

  // Returns whether the glossary has an entry whose other name is this term or the term's own other name:
  // `**Context** (上下文: …)` defines `**上下文**`, too.
  bool glossary_names(const TermFact &fact) const;

  // Returns the glossary's entry whose other name has this key, or null if there is none.
  const GlossaryEntry *find_named_entry(std::string_view key) const;

private:
  void add(const TermUse &use, const TermFact &fact);

  const Glossary &glossary_;
  std::vector<TermGroup> groups_;
  std::vector<NameGroup> names_;
  HashMap<std::string_view, std::size_t> by_key_;
  HashMap<std::string_view, std::size_t> by_name_;
  std::unordered_map<const GlossaryEntry *, std::size_t> by_entry_;
  HashMap<std::string, const GlossaryEntry *> entries_by_name_; // key of the other name
};

} // namespace galley
