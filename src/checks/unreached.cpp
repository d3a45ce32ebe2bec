// This check reports documents that no other document links to.
#include "base/field_language.h"
#include "checks/check.h"
#include "checks/link_options.h"
#include "links/link_resolver.h"
#include "text/glob.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace galley {

namespace {

// Returns patterns for documents that readers find without a link.
const GlobSet &usual_entrances() {
  static const GlobSet globs = *GlobSet::compile({"index.*", "_index.*", "README.*", "readme.*", "404.*"});
  return globs;
}

struct Settings {
  GlobSet entrances = usual_entrances();
  LinkReading reading;
};

// The documents that others link to. Of a group that many links may mean, each link reaches all but its own
// document, so two links reach all that more of them do.
class Reached {
public:
  void add(const Record &from, RecordSpan group) {
    const auto [known, is_new] = groups_.try_emplace(group.data(), &from);
    if (!is_new) {
      if (known->second == &from || known->second == nullptr) return;
      known->second = nullptr;
    }
    for (const Record *document : group) {
      if (document != &from) documents_.insert(document);
    }
  }
  bool has(const Record &document) const { return documents_.contains(&document); }

private:
  std::unordered_set<const Record *> documents_;
  // By where groups begin: the document that links to all of one; null where several do.
  std::unordered_map<const Record *const *, const Record *> groups_;
};

class Unreached final : public Check {
public:
  explicit Unreached(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override { return needs_of_links(settings_.reading); }

  void check_corpus(const Index &index, Sink &sink) const override {
    const LinkResolver resolver(index, settings_.reading);
    Reached reached;
    for (const Record *record : index.records()) {
      record->facts.for_each<LinkFact>([&](const LinkFact &link) {
        const Destination destination = resolver.resolve(*record, link);
        for (const RecordSpan group : destination.documents.groups()) reached.add(*record, group);
      });
    }
    for (const Record *record : index.records()) {
      if (is_data_file(record->path) || reached.has(*record) || record->partly_read ||
          settings_.entrances.matches(record->path))
        continue;
      Location where;
      where.path = record->path;
      sink.report({std::move(where), {}});
    }
  }

private:
  Settings settings_;
};

OptionTable<Settings> options() {
  OptionTable<Settings> table = {
      {"entrances", &Settings::entrances, GlobList(),
       "Patterns of documents that readers find without a link."},
  };
  table.add(&Settings::reading, link_reading_options());
  return table;
}

} // namespace

CheckType unreached_check() {
  return declare_check<Unreached>("unreached", {}, options());
}

} // namespace galley
