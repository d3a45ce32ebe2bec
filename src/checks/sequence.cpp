// This check reports series with a defect: two documents with one position, a position that no document has,
// or a document that is alone in its series. Translations are told apart by their language
// (corpus/language.h).
#include "checks/check.h"
#include "corpus/field_values.h"
#include "corpus/language.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace galley {

namespace {

struct Part {
  const Record *record;
  FieldFact series;
  std::optional<FieldFact> position = std::nullopt; // none where the document has no position
  std::optional<std::int64_t> number = std::nullopt;

  Location where() const { return (position ? *position : series).where.in(record->path); }
};

using Series = std::map<std::string_view, std::vector<Part>>; // by the name of the series, in order of path

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

struct Settings {
  std::string series;
  std::vector<std::string> positions;
  bool alone = true;
};

class Sequence final : public Check {
public:
  explicit Sequence(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override {
    Needs needs = needs_of_fields(language_fields());
    needs.fields.push_back(settings_.series);
    needs.fields.insert(needs.fields.end(), settings_.positions.begin(), settings_.positions.end());
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    for (const auto &[language, records] : index.by_language()) {
      const Series all = collect(records);
      for (const auto &[name, parts] : all) {
        if (parts.size() == 1) {
          if (settings_.alone) report_alone(name, parts.front(), all, sink);
          continue;
        }
        report_doubles(name, parts, sink);
        report_gaps(name, parts, sink);
      }
    }
  }

private:
  Series collect(const std::vector<const Record *> &records) const {
    Series all;
    for (const Record *record : records) {
      std::optional<FieldFact> position;
      bool is_read = false; // whether the position was looked for, which is done once for all its series
      record->facts.for_each_field(settings_.series, [&](const FieldFact &fact) {
        const std::string_view name = trim(fact.value);
        if (name.empty()) return;
        if (!is_read) position = read_position(*record);
        is_read = true;
        all[name].push_back(read_part(*record, fact, position));
      });
    }
    return all;
  }

  std::optional<FieldFact> read_position(const Record &record) const {
    std::optional<FieldFact> position;
    for (const std::string &field : settings_.positions) {
      record.facts.for_each_field(field, [&](const FieldFact &fact) {
        if (!position && !trim(fact.value).empty()) position = fact;
      });
    }
    return position;
  }

  static Part read_part(const Record &record, const FieldFact &series,
                        const std::optional<FieldFact> &position) {
    Part part{&record, series, position};
    if (part.position) part.number = read_number(trim(part.position->value));
    return part;
  }

  // A document at the first position is not reported, because the second part may not be written yet.
  static void report_alone(std::string_view name, const Part &part, const Series &all, Sink &sink) {
    if (part.number && *part.number <= 1) return;
    std::vector<std::string_view> names;
    if (all.size() <= 200) { // bounds the work, since each lone series is compared with all others
      for (const auto &[other, parts] : all) {
        if (parts.size() > 1) names.push_back(other);
      }
    }
    const auto meant = nearest(name, names);
    std::vector<Related> related;
    if (meant) {
      const std::vector<Part> &others = all.at(*meant);
      related.push_back({others.front().series.where.in(others.front().record->path),
                         "did you mean " + in_quotes(*meant) + ", a series of " +
                             count_of(others.size(), "document", "documents") + "?"});
    }
    report(part.series.where.in(part.record->path), name, "has this document alone", std::move(related),
           sink);
  }

  static void report_doubles(std::string_view name, const std::vector<Part> &parts, Sink &sink) {
    std::map<std::string_view, std::vector<const Part *>> by_position;
    for (const Part &part : parts) {
      if (part.position) by_position[trim(part.position->value)].push_back(&part);
    }
    for (const auto &[position, same] : by_position) {
      if (same.size() < 2) continue;
      for (const Part *part : same) {
        const Part *other = part == same.front() ? same[1] : same.front();
        report(part->where(), name, "has " + std::string(position) + " twice",
               {{other->where(), "it stands here, too"}}, sink);
      }
    }
  }

  // Reports gaps only where fewer positions are missing than exist, since 10, 20, 30 are spaced on purpose.
  static void report_gaps(std::string_view name, const std::vector<Part> &parts, Sink &sink) {
    std::map<std::int64_t, const Part *> by_number;
    for (const Part &part : parts) {
      if (part.position && !part.number) return;
      if (part.number) by_number.emplace(*part.number, &part);
    }
    if (by_number.empty()) return;
    const std::int64_t first = std::min<std::int64_t>(by_number.begin()->first, 1);
    const std::int64_t length = by_number.rbegin()->first - first; // below 2^63, since neither is negative
    const auto there = static_cast<std::int64_t>(by_number.size());
    if (length >= 2 * there - 1) return;
    std::int64_t next = first;
    for (const auto &[number, part] : by_number) {
      if (number > next) {
        const std::string missing = number - next == 1
                                        ? std::to_string(next)
                                        : std::to_string(next) + " to " + std::to_string(number - 1);
        report(part->where(), name, "has no " + missing, {}, sink);
      }
      next = number + 1;
    }
  }

  static void report(const Location &where, std::string_view name, std::string problem,
                     std::vector<Related> related, Sink &sink) {
    sink.report(
        {where, {{"series", std::string(name)}, {"problem", std::move(problem)}}, std::move(related)});
  }

  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"series", &Settings::series, Presence::required, Text(),
       with_nested_fields("The field that names a document's series.", "series.name")},
      {"positions", &Settings::positions, TextList{.non_empty_items = true},
       "The fields that may say where in the series it stands. The first that a document has counts."},
      {"alone", &Settings::alone, Flag(),
       "Whether a document that is alone in its series is reported, unless it stands first."},
  };
  return table;
}

} // namespace

CheckType sequence_check() {
  return declare_check<Sequence>("sequence", {"series", "problem"}, options());
}

} // namespace galley
