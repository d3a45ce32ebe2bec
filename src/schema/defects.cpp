#include "schema/defects.h"

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

// Whether the failure says that the instance is another kind of thing altogether.
bool is_mismatch(const Failure &failure, const Failure &whole) {
  return failure.instance_pointer == whole.instance_pointer &&
         (!failure.expected.empty() || failure.keyword.empty());
}

// Whether the failure says that a member does not have the value by which the branches are told apart.
bool is_wrong_discriminator(const Failure &failure, const Failure &whole) {
  const bool value = !failure.expected.empty() && failure.expected.front().keyword != "type";
  const std::string &pointer = failure.instance_pointer;
  return value && pointer.starts_with(whole.instance_pointer + "/") &&
         pointer.find('/', whole.instance_pointer.size() + 1) == std::string::npos;
}

using Branch = std::vector<Failure>;

// Merges branches of which each asks for another type or value of the instance itself.
bool merge_mismatches(const std::vector<Branch> &branches, Failure &whole) {
  std::vector<Expectation> expected;
  for (const Branch &branch : branches) {
    const auto mismatch = std::find_if(branch.begin(), branch.end(),
                                       [&](const Failure &failure) { return is_mismatch(failure, whole); });
    if (mismatch == branch.end()) return false;
    expected.insert(expected.end(), mismatch->expected.begin(), mismatch->expected.end());
  }
  whole.expected = std::move(expected);
  return true;
}

// Merges branches of which each asks for another key.
bool merge_missing(const std::vector<Branch> &branches, Failure &whole) {
  std::vector<std::string_view> names;
  for (const Branch &branch : branches) {
    const bool one_missing = branch.size() == 1 && branch.front().keyword == "required" &&
                             branch.front().instance_pointer == whole.instance_pointer;
    if (!one_missing) return false;
    names.push_back(branch.front().missing_key);
  }
  if (names.size() < 2) return false;
  whole.missing_any = std::move(names);
  return true;
}

// How far the instance is from what a branch asks for. The nearest branch was probably meant.
auto distance(const Branch &branch, const Failure &whole) {
  const auto count = [&](auto test) {
    return std::count_if(branch.begin(), branch.end(),
                         [&](const Failure &each) { return test(each, whole); });
  };
  return std::tuple(count(is_mismatch), count(is_wrong_discriminator), branch.size());
}

std::vector<Failure> narrow_branches(std::vector<Failure> failures);

std::vector<Failure> narrow(Failure whole) {
  std::vector<Branch> branches;
  for (Branch &branch : whole.branches) {
    Branch narrowed = narrow_branches(std::move(branch));
    if (!narrowed.empty()) branches.push_back(std::move(narrowed));
  }
  whole.branches.clear();
  const bool merged = branches.empty() || merge_mismatches(branches, whole) || merge_missing(branches, whole);
  if (merged) {
    std::vector<Failure> result;
    result.push_back(std::move(whole));
    return result;
  }
  return std::move(*std::min_element(branches.begin(), branches.end(), [&](const Branch &a, const Branch &b) {
    return distance(a, whole) < distance(b, whole);
  }));
}

// Keeps of the branches of anyOf and oneOf only what failed in the branch that was probably meant. It is
// found by the type of the instance, by the values that tell branches apart, then by the fewest failures.
// Where every branch asks for another type or value, one failure that expects any of them remains. Nested
// branches are narrowed first.
std::vector<Failure> narrow_branches(std::vector<Failure> failures) {
  std::vector<Failure> result;
  for (Failure &failure : failures) {
    if (failure.branches.empty()) {
      result.push_back(std::move(failure));
      continue;
    }
    std::vector<Failure> narrowed = narrow(std::move(failure));
    std::move(narrowed.begin(), narrowed.end(), std::back_inserter(result));
  }
  return result;
}

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
      defects.push_back(write(failure, meant[i]));
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
    std::string_view said = failure.error_message.text();
    const bool scalar = !failure.instance.is(ValueKind::sequence) && !failure.instance.is(ValueKind::mapping);
    if (is_missing(failure) || failure.is_name || is_unknown_key(failure) || !scalar)
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
    defect.sure = meant.sure;
    std::string subject = is_unknown_key(failure) ? failure.asker_subject : failure.subject;
    if (failure.is_name) subject = fmt::format("the key \"{}\"", failure.instance.key());
    const std::string text = words(failure, meant.text);
    defect.message = subject.empty() ? text : fmt::format("{}: {}", subject, text);
    note_for_fix(failure, defect);
    return defect;
  }

  void note_for_fix(const Failure &failure, Defect &defect) const {
    defect.instance = failure.instance;
    defect.other = failure.other;
    if (failure.schema->format != nullptr) defect.format = failure.schema->format->name;
    if (failure.keyword != "required") return;
    defect.missing_key = failure.missing_key;
    defect.properties = failure.schema->written.find("properties");
    defect.default_value = said_of_missing(failure, "default");
  }

  const std::vector<Failure> &failures_;
  const SchemaGraph &graph_;
  MemberFinder members_;
  std::size_t steps_ = 0;                                            // of all searches
  std::set<std::pair<std::string_view, std::string_view>> misspelt_; // pointer of a mapping, and a meant key
  std::map<std::pair<const SchemaNode *, std::string_view>, std::string> places_;
};

} // namespace

std::vector<Defect> defects_of(Value instance, std::vector<Failure> failures, const SchemaGraph &graph) {
  const std::vector<Failure> reduced = reduce(narrow_branches(std::move(failures)));
  return Writer(reduced, graph).run(instance);
}

} // namespace galley
