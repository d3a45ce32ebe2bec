// A check is the code behind one or more rules. In: a Document, or the Index of a site. Out: Findings, which
// it reports to a Sink. Each file of this folder that is named after a check defines that check:
// `rare_value.cpp` defines `CheckType rare_value_check()`, and the build finds it by that name
// (docs/adding-a-rule.md). A Check is made once, from a rule's options, and never changes afterwards, so that
// threads can share it.
#pragma once

#include "base/diagnostic.h"
#include "checks/option_table.h"
#include "corpus/index.h"
#include "parse/document.h"
#include "schema/site_schemas.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace galley {

// An Argument is the value of a placeholder, {name}, in the rule's message.
struct Argument {
  std::string_view name;
  std::string value;
};

struct Finding {
  Location where;
  std::vector<Argument> arguments;
  std::vector<Related> related = {};
  std::optional<Fix> fix = std::nullopt;
};

// A Sink receives what a check reports. It knows the check's rule: id, severity and message.
class Sink {
public:
  Sink() = default;
  Sink(const Sink &) = delete;
  Sink &operator=(const Sink &) = delete;
  virtual ~Sink() = default;
  virtual void report(Finding finding) = 0;
  // Counts what the check could not judge in the document with this path. Only what check_corpus() reports is
  // counted.
  virtual void report_unjudged(std::string_view /*path*/, Unjudged /*unjudged*/) {}
};

class Check {
public:
  Check() = default;
  Check(const Check &) = delete;
  Check &operator=(const Check &) = delete;
  virtual ~Check() = default;

  // Returns what the check reads of a document or of a site, so that a run derives nothing else from the
  // documents (parse/needs.h, and needs_of in records/facts.h).
  virtual Needs needs() const { return {}; }
  // Returns what the options say to no effect, in a schema among them.
  virtual std::vector<Error> warnings() const { return {}; }
  // Checks one document. Several threads call this at once. An unreadable document has no parts besides its
  // path and its source.
  virtual void check_document(const Document &, Sink &) const {}
  // Checks the whole site. It is called once, and only where needs().corpus is set. Findings in documents
  // where the rule is off are dropped by the caller.
  virtual void check_corpus(const Index &, Sink &) const {}
  // Checks the comments by which one document suppresses diagnostics. It is called only for documents with
  // such comments, after all other checks, when each comment is marked as used or unused. `rules` has the ids
  // of all rules that exist.
  virtual void check_suppressions(const std::vector<Suppression> &,
                                  const std::vector<std::string_view> & /*rules*/, Sink &) const {}
};

using CheckResult = Result<std::unique_ptr<Check>>;

struct CheckType {
  std::string_view name; // kebab case
  // A JSON object that maps each option to its JSON Schema, with `description`, and with `default` unless the
  // option is required.
  DataFilePtr options;
  std::vector<std::string_view> placeholders; // placeholders that a rule's message may name; "*" allows any
  std::function<CheckResult(const Options &options, const SiteSchemas &schemas)> make;
};

// Parses the JSON of a check's options. Errors name it as a file that belongs to galley, not to the user.
DataFilePtr parse_declared_options(std::string_view check, std::string json);

// Declares a check T that is constructed from its options, which `table` reads.
template <class T, class Settings>
CheckType declare_check(std::string_view name, std::vector<std::string_view> placeholders,
                        const OptionTable<Settings> &table) {
  return {name, parse_declared_options(name, options_schema(table.declared())), std::move(placeholders),
          [table](const Options &options, const SiteSchemas &) -> CheckResult {
            Result<Settings> settings = table.read(options);
            if (!settings) return settings.error();
            return std::unique_ptr<Check>(std::make_unique<T>(std::move(*settings)));
          }};
}

// Declares a check T that has no options. It is constructed from the site's schemas, or from nothing.
template <class T>
CheckType declare_check(std::string_view name, std::vector<std::string_view> placeholders) {
  return {name, parse_declared_options(name, options_schema({})), std::move(placeholders),
          [](const Options &, const SiteSchemas &schemas) -> CheckResult {
            if constexpr (std::is_constructible_v<T, const SiteSchemas &>) {
              return std::unique_ptr<Check>(std::make_unique<T>(schemas));
            } else {
              return std::unique_ptr<Check>(std::make_unique<T>());
            }
          }};
}

// Returns all checks, sorted by name. The build generates the list from the files of this folder.
const std::vector<CheckType> &check_types();
const CheckType *find_check_type(std::string_view name);

} // namespace galley
