// This check reports documents that no other document links to.
#include "checks/check.h"
#include "checks/link_options.h"
#include "corpus/link_resolver.h"
#include "text/glob.h"

#include <algorithm>
#include <string>
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

class Unreached final : public Check {
public:
  explicit Unreached(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override { return needs_of_links(); }

  void check_corpus(const Index &index, Sink &sink) const override {
    const LinkResolver resolver(index, settings_.reading);
    std::unordered_set<const Record *> reached;
    for (const Record *record : index.records()) {
      record->facts.for_each<LinkFact>([&](const LinkFact &link) {
        for (const Record *document : resolver.resolve(*record, link).documents) {
          if (document != record) reached.insert(document);
        }
      });
    }
    for (const Record *record : index.records()) {
      if (reached.count(record) != 0 || record->partly_read || settings_.entrances.matches(record->path))
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
