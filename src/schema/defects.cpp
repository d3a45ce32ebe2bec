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
  return failure.keyword == "required" || failure.keyword == "dependencies" || !failure.missing_any.empty();
}

bool is_unknown_key(const Failure &failure) {
  return failure.keyword.empty() && failure.asker_keyword == "additionalProperties";
}

FailureRank rank(const Failure &failure) {
  if (!failure.expected.empty() || failure.keyword.empty()) return FailureRank::wrong_kind;
  if (failure.keyword == limit_exceeded) return FailureRank::structure;
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

class Writer {
public:
  Writer(const std::vector<Failure> &failures, const SchemaGraph &graph)
      : failures_(failures), graph_(graph) {}

  std::vector<Defect> run() {
    for (const Failure &failure : failures_) {
      if (is_unknown_key(failure)) meant_.emplace(parent_pointer(failure), suggestion(failure));
    }
    std::vector<Defect> defects;
    for (const Failure &failure : failures_) {
      // A key that stands there misspelt is not missing as well.
      const bool misspelt = meant_.contains({failure.instance_pointer, std::string(failure.missing_key)});
      if (failure.keyword == "required" && misspelt) continue;
      defects.push_back(write(failure));
    }
    std::ranges::stable_sort(defects,
                             [](const Defect &a, const Defect &b) { return a.span.begin < b.span.begin; });
    return defects;
  }

private:
  static std::string parent_pointer(const Failure &failure) {
    return failure.instance_pointer.substr(0, failure.instance_pointer.rfind('/'));
  }

  // What stands there and may be misspelt.
  static std::string_view word_of(const Failure &failure) {
    if (failure.is_name || is_unknown_key(failure)) return failure.instance.key();
    return failure.instance.is(ValueKind::string) ? failure.instance.text() : std::string_view();
  }

  // The known keys that an unknown one may be meant for. One that stands there already can't be it.
  static std::vector<std::string_view> possible_keys(const Failure &failure) {
    const Value known = failure.asker->written.find("properties");
    std::vector<std::string_view> names;
    if (known) {
      for (const Value member : known) {
        if (!failure.asker_instance.find(member.key())) names.push_back(member.key());
      }
    }
    return names;
  }

  // The strings that would have been right.
  static std::vector<std::string_view> candidates(const Failure &failure) {
    if (is_unknown_key(failure)) return possible_keys(failure);
    std::vector<std::string_view> values;
    const auto add = [&](Value value) {
      if (value.is(ValueKind::string)) values.push_back(value.text());
    };
    for (const Expectation &expectation : failure.expected) {
      if (expectation.keyword == "const") add(expectation.asked);
      if (expectation.keyword != "enum") continue;
      std::for_each(expectation.asked.begin(), expectation.asked.end(), add);
    }
    return values;
  }

  static std::string suggestion(const Failure &failure) {
    const auto meant = nearest(word_of(failure), candidates(failure));
    return meant ? std::string(*meant) : "";
  }

  // Whether `meant` is the only candidate as near as one edit.
  static bool is_sure(const Failure &failure, std::string_view meant) {
    const std::string word = fold(word_of(failure));
    const auto near = [&](std::string_view candidate) {
      return edit_distance(word, fold(candidate), 1) <= 1;
    };
    if (meant.empty() || !near(meant)) return false;
    const auto names = candidates(failure);
    return std::ranges::none_of(names, [&](std::string_view name) { return name != meant && near(name); });
  }

  // What the schema says under `keyword` of a key that isn't there; may be nothing.
  Value said_of_missing(const Failure &failure, std::string_view keyword) const {
    const Value properties = failure.schema->written.find("properties");
    Value schema = properties ? properties.find(failure.missing_key) : Value();
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

  std::string words(const Failure &failure, const std::string &meant) const {
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

  static std::string place_of(const Failure &failure) {
    const Value keyword = failure.schema->written.is(ValueKind::mapping)
                              ? failure.schema->written.find(failure.keyword)
                              : Value();
    const Span span = keyword ? keyword.key_span() : failure.schema->written.span();
    const Position position = failure.schema->file->source.position(span.begin);
    return fmt::format("{}:{}:{}", failure.schema->file->source.path, position.line, position.code_point);
  }

  Defect write(const Failure &failure) const {
    Defect defect;
    const bool forbidden_key = failure.keyword.empty() && (failure.asker_keyword == "additionalProperties" ||
                                                           failure.asker_keyword == "properties" ||
                                                           failure.asker_keyword == "patternProperties");
    defect.at_key = failure.is_name || forbidden_key;
    defect.is_missing = is_missing(failure);
    defect.span = failure.instance.span();
    const Span key = failure.instance.key_span();
    // An empty value, and a mapping that lacks a key, are best seen at their own key.
    if (defect.at_key || (!key.empty() && (defect.is_missing || defect.span.empty()))) defect.span = key;
    defect.instance_pointer = failure.instance_pointer;
    defect.keyword = failure.keyword.empty() ? failure.asker_keyword : failure.keyword;
    if (defect.keyword.empty()) defect.keyword = "false"; // the whole schema
    defect.evaluation_path = failure.evaluation_path;
    defect.schema_path = place_of(failure);
    defect.suggestion = suggestion(failure);
    std::string subject = is_unknown_key(failure) ? failure.asker_subject : failure.subject;
    if (failure.is_name) subject = fmt::format("the key \"{}\"", failure.instance.key());
    const std::string text = words(failure, defect.suggestion);
    defect.message = subject.empty() ? text : fmt::format("{}: {}", subject, text);
    note_for_fix(failure, defect);
    return defect;
  }

  void note_for_fix(const Failure &failure, Defect &defect) const {
    defect.instance = failure.instance;
    defect.other = failure.other;
    defect.sure = is_sure(failure, defect.suggestion);
    if (failure.schema->format != nullptr) defect.format = failure.schema->format->name;
    if (failure.keyword != "required") return;
    defect.missing_key = failure.missing_key;
    defect.properties = failure.schema->written.find("properties");
    defect.default_value = said_of_missing(failure, "default");
  }

  const std::vector<Failure> &failures_;
  const SchemaGraph &graph_;
  std::set<std::pair<std::string, std::string>> meant_; // pointer of a mapping, and a key it has misspelt
};

} // namespace

std::vector<Defect> defects_of(std::vector<Failure> failures, const SchemaGraph &graph) {
  const std::vector<Failure> reduced = reduce(narrow_branches(std::move(failures)));
  return Writer(reduced, graph).run();
}

} // namespace galley
