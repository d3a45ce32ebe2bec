// Reports documents that no link of another document leads to.
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

class Unreached final : public Check {
public:
  Unreached(LinkReading reading, GlobSet entrances)
      : reading_(std::move(reading)), entrances_(std::move(entrances)) {}

  Needs needs() const override { return needs_of_links(); }

  void check_corpus(const Index &index, Sink &sink) const override {
    const LinkResolver resolver(index, reading_);
    std::unordered_set<const Record *> reached;
    for (const Record *record : index.records()) {
      record->facts.for_each<LinkFact>([&](const LinkFact &link) {
        for (const Record *document : resolver.resolve(*record, link).documents) {
          if (document != record) reached.insert(document);
        }
      });
    }
    for (const Record *record : index.records()) {
      if (reached.count(record) != 0 || record->partly_read || entrances_.matches(record->path)) continue;
      Location where;
      where.path = record->path;
      sink.report({std::move(where), {}});
    }
  }

private:
  LinkReading reading_;
  GlobSet entrances_;
};

CheckResult make(const Options &options, const SiteSchemas &) {
  auto entrances = compile_globs(*options.find("entrances"));
  if (!entrances) return entrances.error();
  return std::unique_ptr<Check>(
      std::make_unique<Unreached>(read_link_options(options), *std::move(entrances)));
}

} // namespace

CheckType unreached_check() {
  static const std::string declared = R"({
    "entrances": {"type": "array", "items": {"type": "string", "minLength": 1},
                  "default": ["index.*", "_index.*", "README.*", "readme.*", "404.*"],
                  "description": "Patterns of documents that readers find without a link."},)" +
                                      link_reading_options + "}";
  return {"unreached", declared, {}, make};
}

} // namespace galley
