// This check reports the entries of the site's glossary that none of its documents mentions.
#include "checks/check.h"
#include "records/entry_matcher.h"

#include <set>
#include <string_view>
#include <vector>

namespace galley {

namespace {

class UnusedGlossaryEntry final : public Check {
public:
  Needs needs() const override { return needs_of<EntryFact>(); }

  void check_corpus(const Index &index, Sink &sink) const override {
    const std::vector<GlossaryEntry> &entries = index.glossary().entries();
    std::set<std::string_view> own; // paths of glossary files, each of which mentions all its entries
    for (const GlossaryEntry &entry : entries) own.insert(entry.where.path);
    std::set<std::uint32_t> words;
    for (const Record *record : index.records()) {
      if (own.count(record->path) != 0) continue;
      record->facts.for_each<EntryFact>([&](const EntryFact &fact) { words.insert(fact.word); });
    }
    const std::vector<bool> mentioned = mentioned_entries(index.glossary(), words);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!mentioned[i]) sink.report({entries[i].where, {{"term", entries[i].term}}});
    }
  }
};

} // namespace

CheckType unused_glossary_entry_check() {
  return declare_check<UnusedGlossaryEntry>("unused-glossary-entry", {"term"});
}

} // namespace galley
