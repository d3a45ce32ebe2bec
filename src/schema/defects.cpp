#include "schema/defects.h"

#include "schema/branches.h"
#include "schema/forbidden.h"
#include "schema/keyword.h"
#include "schema/words.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace galley {

namespace {

bool is_missing(const Failure &failure) {
  return failure.keyword == "required" || failure.keyword == "dependencies" ||
         failure.keyword == "dependentRequired" || !failure.missing_any.empty();
}

bool is_unknown_key(const Failure &failure) {
  return failure.keyword.empty() && (failure.asker_keyword == "additionalProperties" ||
                                     failure.asker_keyword == "unevaluatedProperties");
}

FailureRank rank(const Failure &failure) {
  if (!failure.expected.empty() || failure.keyword.empty()) return FailureRank::wrong_kind;
  if (failure.keyword == limit_exceeded || failure.keyword == failures_left_out)
    return FailureRank::structure;
  const Keyword *keyword = find_keyword(failure.keyword, failure.schema->draft);
  assert(keyword != nullptr);
  return keyword->rank;
}

// Failures that may stand beside each other at one value differ in this.
std::string own_defect(const Failure &failure) {
  if (rank(failure) != FailureRank::structure) return "";
  return is_missing(failure) && failure.missing_any.empty() ? "missing " + std::string(failure.missing_key)
                                                            : failure.evaluation_path;
}

// One failure for one defect: the rest of what failed at the same value follows from it, or is the same
// again.
std::vector<Failure> reduce(std::vector<Failure> failures) {
  std::map<std::pair<std::string, bool>, FailureRank> best; // by value
  for (const Failure &failure : failures) {
    const auto [entry, added] =
        best.emplace(std::pair(failure.instance_pointer, failure.is_name), rank(failure));
    if (!added) entry->second = std::min(entry->second, rank(failure));
  }
  std::set<std::tuple<std::string, bool, std::string>> seen;
  const auto drop = [&](const Failure &failure) {
    const FailureRank best_rank = best.at({failure.instance_pointer, failure.is_name});
    if (rank(failure) != best_rank) return true;
    return !seen.emplace(failure.instance_pointer, failure.is_name, own_defect(failure)).second;
  };
  std::erase_if(failures, drop);
  return failures;
}

// The steps that the searches for meant words may take for one instance.
constexpr std::size_t most_steps = std::size_t{1} << 22;

class Writer {
public:
  Writer(const std::vector<Failure> &failures, const SchemaGraph &graph)
      : failures_(failures), graph_(graph) {}

  std::vector<Defect> run(Value instance) {
    std::vector<Meant> meant;
    for (const Failure &failure : failures_) {
      meant.push_back(search(failure));
      if (is_unknown_key(failure)) misspelt_.emplace(parent_pointer(failure), meant.back().text);
    }
    std::vector<Defect> defects;
    for (std::size_t i = 0; i < failures_.size(); ++i) {
      const Failure &failure = failures_[i];
      // A key that stands there misspelt is not missing as well.
      const bool misspelt = misspelt_.contains({failure.instance_pointer, failure.missing_key});
      if (failure.keyword == "required" && misspelt) continue;
      Defect defect = write(failure, meant[i]);
      // A schema's own words for all of its failures are said once, at the first of their places.
      if (const ErrorMessage &own = failure.error_message; own.schema != nullptr) {
        const auto [said, fresh] = said_.try_emplace({own.schema, own.pointer}, defects.size());
        if (!fresh) {
          Defect &first = defects[said->second];
          if (defect.span.begin < first.span.begin) first = std::move(defect);
          continue;
        }
      }
      defects.push_back(std::move(defect));
    }
    if (steps_ > most_steps) defects.push_back(searches_left_out(instance));
    std::ranges::stable_sort(defects,
                             [](const Defect &a, const Defect &b) { return a.span.begin < b.span.begin; });
    return defects;
  }

private:
  // What a writer meant by a word that is wrong. The text is one of the schema.
  struct Meant {
    std::string_view text;
    bool sure = false;
  };

  static std::string_view parent_pointer(const Failure &failure) {
    const std::string_view pointer = failure.instance_pointer;
    return pointer.substr(0, pointer.rfind('/'));
  }

  // What stands there and may be misspelt.
  static std::string_view word_of(const Failure &failure) {
    if (failure.is_name || is_unknown_key(failure)) return failure.instance.key();
    return failure.instance.is(ValueKind::string) ? failure.instance.text() : std::string_view();
  }

  Meant search(const Failure &failure) {
    const bool key = is_unknown_key(failure);
    const std::string_view word = word_of(failure);
    if (word.empty() || (!key && failure.expected.empty()) || steps_ > most_steps) return {};
    NearestSearch search(word);
    for (const SchemaNode *schema : key ? schemas_of_keys(failure) : std::vector<const SchemaNode *>()) {
      // A known key that stands there already can't be meant.
      const Value known =
          schema->written.is(ValueKind::mapping) ? schema->written.find("properties") : Value();
      if (!known || !known.is(ValueKind::mapping)) continue;
      search.compare_all(graph_.words->of(known),
                         [&](std::string_view name) { return !members_.find(failure.asker_instance, name); });
    }
    for (const Expectation &expectation : failure.expected) {
      const Value asked = expectation.asked;
      if (expectation.keyword == "const" && asked.is(ValueKind::string))
        search.compare(KnownWord(asked.text()));
      if (expectation.keyword == "enum")
        search.compare_all(graph_.words->of(asked), [](std::string_view) { return true; });
    }
    steps_ += search.steps();
    const auto nearest = search.nearest();
    return nearest ? Meant{*nearest, search.is_sure()} : Meant{};
  }

  // The schemas that know keys beside the one that is unknown: for unevaluatedProperties also those that are
  // checked against the same mapping.
  std::vector<const SchemaNode *> schemas_of_keys(const Failure &failure) const {
    constexpr std::size_t most = 64;
    std::vector<const SchemaNode *> schemas = {failure.asker};
    if (failure.asker_keyword != "unevaluatedProperties") return schemas;
    for (std::size_t i = 0; i < schemas.size() && schemas.size() < most; ++i) {
      for (const Assertion &assertion : schemas[i]->assertions) {
        if (!assertion.keyword->in_place) continue;
        for (const SchemaIndex index : assertion.schemas) {
          if (index != no_schema && std::ranges::find(schemas, &graph_.nodes[index]) == schemas.end())
            schemas.push_back(&graph_.nodes[index]);
        }
      }
    }
    return schemas;
  }

  static Defect searches_left_out(Value instance) {
    Defect defect;
    defect.span = instance.place();
    defect.instance = instance;
    defect.keyword = limit_exceeded;
    defect.message = "has so many unknown words that what the others may be meant for was not searched";
    return defect;
  }

  // What the schema says under `keyword` of a key that isn't there; may be nothing.
  Value said_of_missing(const Failure &failure, std::string_view keyword) const {
    const NamedProperty *named = failure.schema->property(failure.missing_key);
    Value schema = named == nullptr ? Value() : named->schema;
    for (int hops = 0; schema && schema.is(ValueKind::mapping) && hops < 8; ++hops) {
      if (const Value said = schema.find(keyword)) return said;
      const auto &ref = graph_.nodes[graph_.index_of(schema)].ref;
      if (!ref) break;
      schema = graph_.nodes[*ref].written;
    }
    return {};
  }

  std::string_view description_of_missing(const Failure &failure) const {
    const Value description = said_of_missing(failure, "description");
    return description && description.is(ValueKind::string) ? description.text() : std::string_view();
  }

  std::string words(const Failure &failure, std::string_view meant) const {
    const std::string hint = meant.empty() ? "" : did_you_mean(meant);
    if (!failure.error_message) {
      const std::string_view about = failure.keyword == "required" ? description_of_missing(failure) : "";
      return describe_failure(failure) + (about.empty() ? "" : fmt::format(": {}", about)) + hint;
    }
    std::string_view said = failure.error_message.text;
    const bool scalar = !failure.instance.is(ValueKind::sequence) && !failure.instance.is(ValueKind::mapping);
    const bool of_another =
        failure.error_message.schema != nullptr && failure.error_message.pointer != failure.instance_pointer;
    if (is_missing(failure) || failure.is_name || is_unknown_key(failure) || !scalar || of_another ||
        failure.error_message.is_filled)
      return std::string(said) + hint;
    while (said.ends_with('.')) said.remove_suffix(1);
    return fmt::format("{}; found {}{}", said, quote_value(failure.instance), hint);
  }

  const std::string &place_of(const Failure &failure) {
    const auto [entry, fresh] = places_.try_emplace({failure.schema, failure.keyword});
    if (!fresh) return entry->second;
    const Value keyword = failure.schema->written.is(ValueKind::mapping)
                              ? failure.schema->written.find(failure.keyword)
                              : Value();
    const Span span = keyword ? keyword.key_span() : failure.schema->written.span();
    const Position position = failure.schema->file->source.position(span.begin);
    return entry->second =
               fmt::format("{}:{}:{}", failure.schema->file->source.path, position.line, position.code_point);
  }

  Defect write(const Failure &failure, const Meant &meant) {
    Defect defect;
    const bool forbidden_key = is_unknown_key(failure) ||
                               (failure.keyword.empty() && (failure.asker_keyword == "properties" ||
                                                            failure.asker_keyword == "patternProperties"));
    defect.at_key = failure.is_name || forbidden_key;
    defect.is_missing = is_missing(failure);
    defect.span = failure.instance.place();
    const Span key = failure.instance.key_place();
    // An empty value, and a mapping that lacks a key, are best seen at their own key.
    if (defect.at_key || (!key.empty() && (defect.is_missing || defect.span.empty()))) defect.span = key;
    defect.instance_pointer = failure.instance_pointer;
    defect.keyword = failure.keyword.empty() ? failure.asker_keyword : failure.keyword;
    if (defect.keyword.empty()) defect.keyword = "false"; // the whole schema
    defect.evaluation_path = failure.evaluation_path;
    defect.schema_path = place_of(failure);
    defect.suggestion = meant.text;
    if (!meant.text.empty()) {
      const Slip slip = slip_between(word_of(failure), meant.text);
      defect.sure = meant.sure && slip != Slip::more;
      defect.same_letters = slip == Slip::writing;
    }
    if (failure.member) {
      defect.at_key = true;
      defect.span = failure.member.key_span();
    }
    std::string subject = is_unknown_key(failure) ? failure.asker_subject : failure.subject;
    if (failure.error_message.schema != nullptr)
      subject = failure.error_message.subject;
    else if (failure.is_name)
      subject = fmt::format("the key {}", quote_text(failure.instance.key()));
    const std::string text = words(failure, meant.text);
    defect.message = subject.empty() ? text : fmt::format("{}: {}", subject, text);
    note_for_fix(failure, defect);
    return defect;
  }

  void note_for_fix(const Failure &failure, Defect &defect) const {
    defect.instance = failure.instance;
    defect.other = failure.other;
    if (failure.schema->format != nullptr) defect.formats.push_back(failure.schema->format->name);
    for (const auto &branch : failure.alternatives) {
      const Format *format = branch.front().schema->format;
      if (format != nullptr) defect.formats.push_back(format->name);
    }
    for (const Expectation &expectation : failure.expected) {
      const Value asked = expectation.asked;
      if (expectation.keyword != "type") continue;
      if (asked.is(ValueKind::string)) defect.types.push_back(asked.text());
      for (const Value type : asked) defect.types.push_back(type.text());
    }
    if (failure.keyword != "required") return;
    defect.misspelt = meant_member(failure);
    defect.missing_key = failure.missing_key;
    defect.properties = failure.schema->written.find("properties");
    defect.default_value = said_of_missing(failure, "default");
  }

  // The member that was probably meant for the key that isn't there: no known one, in another way of writing.
  static Value meant_member(const Failure &failure) {
    constexpr std::uint32_t most_members = 200; // more than any writer has
    Value found;
    if (failure.instance.size() > most_members) return found;
    const std::string key = without_separators(failure.missing_key);
    for (const Value member : failure.instance) {
      if (failure.schema->property(member.key())) continue;
      const bool same = without_separators(member.key()) == key;
      if (!same && slip_between(member.key(), failure.missing_key) == Slip::more) continue;
      if (found) return {}; // nobody knows which
      found = member;
    }
    return found;
  }

  // `publishDate`, `publish-date` and `publish_date` are one word.
  static std::string without_separators(std::string_view key) {
    std::string word = fold(key);
    std::erase_if(word, [](char c) { return c == '-' || c == '_' || c == ' ' || c == '.'; });
    return word;
  }

  const std::vector<Failure> &failures_;
  const SchemaGraph &graph_;
  MemberFinder members_;
  std::size_t steps_ = 0;                                            // of all searches
  std::set<std::pair<std::string_view, std::string_view>> misspelt_; // pointer of a mapping, and a meant key
  // Where the defects of texts for all failures of an instance stand in the list.
  std::map<std::pair<const SchemaNode *, std::string_view>, std::size_t> said_;
  std::map<std::pair<const SchemaNode *, std::string_view>, std::string> places_;
};

} // namespace

std::vector<Defect> defects_of(Value instance, std::vector<Failure> failures, const SchemaGraph &graph) {
  std::vector<Failure> reduced = reduce(narrow_branches(std::move(failures), graph));
  for (Failure &failure : reduced) explain_forbidden(failure, graph);
  return Writer(reduced, graph).run(instance);
}

} // namespace galley
