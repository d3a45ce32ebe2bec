// This check reports values that differ from the site's taxonomy: unknown values, deprecated ones and
// aliases, or values of the taxonomy that no document has. An option selects one of these. It reports nothing
// for a site without a taxonomy.
#include "checks/check.h"
#include "corpus/field_values.h"
#include "corpus/intended_value.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/unicode.h"
#include "yaml/yaml_write.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

namespace {

enum class Reported : std::uint8_t { unknown, deprecated, unused };

std::string_view word_of(Reported reported) {
  switch (reported) {
  case Reported::unknown:
    return "unknown";
  case Reported::deprecated:
    return "deprecated";
  case Reported::unused:
    return "unused";
  }
  return {};
}

struct Settings {
  Reported report = Reported::unknown;
};

// Finds the known value that the writer of an unknown one probably intended.
class Suggestions {
public:
  Suggestions(const Index &index, const TaxonomyField &field)
      : taxonomy_(index.taxonomy()), field_(field),
        intended_(find_intended_values(index.records(), field.name, taxonomy_)) {
    std::vector<std::string_view> texts;
    for (const TaxonomyValue &value : field.values) texts.push_back(value.text);
    texts_ = WordIndex(texts);
  }
  std::string operator()(std::string_view value) {
    const auto same = intended_.find(value);
    std::optional<std::string_view> intended;
    if (same != intended_.end() && taxonomy_.find(field_, same->second).state == ValueState::known) {
      intended = same->second;
    } else if (steps_ < most_steps) {
      NearestSearch search(value);
      search.compare_all(texts_, [](std::string_view) { return true; });
      steps_ += search.steps();
      intended = search.nearest();
    }
    return did_you_mean(intended);
  }

private:
  static constexpr std::size_t most_steps = std::size_t{1} << 26; // of all searches
  const Taxonomy &taxonomy_;
  const TaxonomyField &field_;
  std::map<std::string_view, std::string_view> intended_;
  WordIndex texts_;
  std::size_t steps_ = 0;
};

// Returns how the value contradicts its document's other fields; empty where it fits them. A field that the
// document lacks contradicts nothing.
std::string unmet_condition(const TaxonomyValue &value, const Facts &facts) {
  for (const TaxonomyCondition &condition : value.with) {
    std::string other;
    bool met = false;
    facts.for_each_field(condition.field, [&](const FieldFact &fact) {
      const std::string_view text = trim(fact.value);
      if (other.empty()) other = text;
      met = met || std::ranges::find(condition.values, text) != condition.values.end();
    });
    if (met || other.empty()) continue;
    std::string expected;
    for (const std::string &text : condition.values)
      expected += (expected.empty() ? "" : " or ") + in_quotes(text);
    return "goes with " + condition.field + " " + expected + ", not with " + in_quotes(other);
  }
  return {};
}

// How often each value would occur in a document after everything that the taxonomy replaces is replaced.
using Counts = std::map<std::string_view, std::size_t>;

Counts count_fixed(const Taxonomy &taxonomy, const TaxonomyField &field, const Record &record) {
  Counts counts;
  record.facts.for_each_field(field.name, [&](const FieldFact &fact) {
    const std::string_view text = trim(fact.value);
    const KnownValue known = taxonomy.find(field, text);
    ++counts[known.value != nullptr ? std::string_view(known.value->text) : text];
  });
  return counts;
}

class KnownValueCheck final : public Check {
public:
  explicit KnownValueCheck(Settings settings) : reported_(settings.report) {}

  Needs needs() const override {
    Needs needs;
    needs.corpus = true;
    needs.taxonomy = true;
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    for (const TaxonomyField &field : index.taxonomy().fields()) {
      if (reported_ == Reported::unused) {
        report_unused(index, field, sink);
        continue;
      }
      std::optional<Suggestions> suggest;
      if (reported_ == Reported::unknown) suggest.emplace(index, field);
      for (const Record *record : index.records())
        check_record(index.taxonomy(), field, *record, suggest, sink);
    }
  }

private:
  void check_record(const Taxonomy &taxonomy, const TaxonomyField &field, const Record &record,
                    std::optional<Suggestions> &suggest, Sink &sink) const {
    const Counts fixed = reported_ == Reported::deprecated ? count_fixed(taxonomy, field, record) : Counts();
    std::set<std::uint32_t> seen; // offsets of values; YAML aliases lead to one offset several times
    record.facts.for_each_field(field.name, [&](const FieldFact &fact) {
      const std::string_view text = trim(fact.value);
      if (text.empty() || !seen.insert(fact.where.span.begin).second) return;
      const KnownValue known = taxonomy.find(field, text);
      if (reported_ == Reported::deprecated) {
        if (known.state == ValueState::alias || known.state == ValueState::deprecated)
          report_old(fixed, record, fact, known, sink);
        return;
      }
      std::string problem;
      if (known.state == ValueState::unknown) problem = "is not in the taxonomy" + (*suggest)(text);
      if (known.state == ValueState::known) problem = unmet_condition(*known.value, record.facts);
      if (!problem.empty()) report(record, fact, std::move(problem), {}, sink);
    });
  }

  static void report(const Record &record, const FieldFact &fact, std::string problem, std::optional<Fix> fix,
                     Sink &sink) {
    sink.report({fact.where.in(record.path),
                 {{"field", std::string(fact.field)},
                  {"value", std::string(trim(fact.value))},
                  {"problem", std::move(problem)}},
                 {},
                 std::move(fix)});
  }

  static void report_old(const Counts &fixed, const Record &record, const FieldFact &fact,
                         const KnownValue &known, Sink &sink) {
    const bool alias = known.state == ValueState::alias;
    const std::string how = alias ? "is another name" : "is deprecated";
    if (known.value == nullptr)
      return report(record, fact, how + ", and nothing has taken its place", {}, sink);
    const std::string problem = how + (alias ? " of " : "; write ") + in_quotes(known.value->text);
    report(record, fact, problem, replacement(fixed, fact, known.value->text), sink);
  }

  // Returns no fix where the span may contain more than the value: in a block, with an escape, or with an
  // anchor. There is none either where the document would have the new value twice.
  static std::optional<Fix> replacement(const Counts &fixed, const FieldFact &fact, const std::string &text) {
    if (fact.form != FieldForm::value) return std::nullopt;
    const bool quoted = fact.style == ValueStyle::single_quoted || fact.style == ValueStyle::double_quoted;
    if (!quoted && fact.style != ValueStyle::plain) return std::nullopt;
    if (fact.where.span.size() != fact.value.size() + (quoted ? 2 : 0)) return std::nullopt;
    if (fixed.at(text) > 1) return std::nullopt;
    return Fix{"write " + in_quotes(text),
               Applicability::safe,
               {{fact.where.span, write_yaml_string(text, fact.style, YamlPlace::flow)}}};
  }

  static void report_unused(const Index &index, const TaxonomyField &field, Sink &sink) {
    const FieldValues used = field_values(index.records(), field.name);
    for (const TaxonomyValue &value : field.values) {
      const auto is_used = [&](const std::string &text) { return used.count(text) != 0; };
      if (is_used(value.text) || std::ranges::any_of(value.aliases, is_used)) continue;
      sink.report(
          {value.where, {{"field", field.name}, {"value", value.text}, {"problem", "no document has it"}}});
    }
  }

  Reported reported_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"report", &Settings::report, Presence::required, Choice(word_of),
       "What is reported: values that the taxonomy hasn't got or that don't go with the document's other "
       "fields; deprecated ones and aliases; or values of the taxonomy that no document has."},
  };
  return table;
}

} // namespace

CheckType known_value_check() {
  return declare_check<KnownValueCheck>("known-value", {"field", "value", "problem"}, options());
}

} // namespace galley
