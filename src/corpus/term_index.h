// The bold terms of a site, by what they are matched by. In: Records sorted by path, and the site's glossary;
// both must outlive the index. Out: for each term every place that defines, translates or mentions it, in
// site order: by path, then as they stand. Linear in the facts; immutable once made.
#pragma once

#include "corpus/record.h"
#include "terms/glossary.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley {

// A definition, translation or mention. It counts as what its author meant, rendered or not.
struct TermUse {
  std::size_t document = 0; // its Record's place in Index::records()
  const TermFact *fact = nullptr;

  bool defines() const { return fact->meant == TermRole::definition; }
  bool rendered() const { return fact->role == fact->meant; }
};

struct TermGroup {
  std::string_view key;                 // of its first use; a glossary's entry and its aliases are one term
  const GlossaryEntry *entry = nullptr; // of the glossary; null where it has none
  std::vector<TermUse> uses;            // in site order

  bool defined() const; // by the glossary or in a document
};

// What has one other name: `Quantum Tunneling` of `**量子隧穿**（Quantum Tunneling: …）`.
struct NameGroup {
  std::string_view key;      // of the other name
  std::vector<TermUse> uses; // definitions and translations that give it, in site order
};

class TermIndex {
public:
  TermIndex(const std::vector<const Record *> &records, const Glossary &glossary);

  // By their first use.
  const std::vector<TermGroup> &groups() const { return groups_; }
  const std::vector<NameGroup> &names() const { return names_; }

  // By a term's key; null where no document has it.
  const TermGroup *find(std::string_view key) const;
  const NameGroup *find_name(std::string_view key) const;

  // The glossary's entry with this term, alias or other name; null where there is none.
  const GlossaryEntry *find_entry(std::string_view key) const;

private:
  void add(TermUse use);

  const Glossary &glossary_;
  std::vector<TermGroup> groups_;
  std::vector<NameGroup> names_;
  std::unordered_map<std::string_view, std::size_t> by_key_;
  std::unordered_map<std::string_view, std::size_t> by_name_;
  std::unordered_map<const GlossaryEntry *, std::size_t> by_entry_;
  std::unordered_map<std::string, const GlossaryEntry *> entries_by_name_; // key of the other name
};

} // namespace galley
