#include "schema/branches.h"

#include "schema/words.h"

#include <algorithm>
#include <iterator>
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

// Returns what the schema says under `properties` of a key, references followed, or an empty Value.
Value property_of(Value schema, std::string_view key, const SchemaGraph &graph) {
  schema = graph.resolved(schema);
  if (!schema.is(ValueKind::mapping)) return {};
  if (const Value properties = schema.find("properties")) {
    if (const Value found = properties.find(key)) return graph.resolved(found);
  }
  if (const Value all = schema.find("allOf")) {
    for (const Value part : all) {
      const Value properties =
          part.is(ValueKind::mapping) ? graph.resolved(part).find("properties") : Value();
      const Value found = properties ? properties.find(key) : Value();
      if (found) return graph.resolved(found);
    }
  }
  return {};
}

std::vector<Value> items_of(Value list) {
  std::vector<Value> items;
  for (const Value item : list) items.push_back(item);
  return items;
}

// The values that a schema allows by `const` or `enum`; none where it has neither.
std::vector<Value> values_of(Value schema) {
  if (!schema || !schema.is(ValueKind::mapping)) return {};
  if (const Value value = schema.find("const")) return {value};
  const Value list = schema.find("enum");
  return list ? items_of(list) : std::vector<Value>();
}

bool contains(const std::vector<Value> &values, Value value) {
  return std::ranges::any_of(values, [&](Value each) { return equal(each, value); });
}

bool accepts_mappings(Value schema) {
  if (!schema.is(ValueKind::mapping)) return false;
  const Value type = schema.find("type");
  if (!type) return schema.find("properties") || schema.find("required") || schema.find("allOf");
  if (type.is(ValueKind::string)) return type.text() == "object";
  return std::ranges::any_of(items_of(type), [](Value each) { return each.text() == "object"; });
}

// The member by which branches are told apart.
struct Discriminator {
  std::string_view key;
  // The values of each branch; none for one that is for no mapping.
  std::vector<std::vector<Value>> values;
};

constexpr std::size_t most_values = 512; // of all branches; what has more is no discriminator

std::optional<Discriminator> discriminator_of_key(const std::vector<Value> &branches, std::string_view key,
                                                  const SchemaGraph &graph) {
  Discriminator found{key, {}};
  std::vector<Value> all;
  for (const Value branch : branches) {
    const bool mapping = accepts_mappings(graph.resolved(branch));
    auto &values = found.values.emplace_back(mapping ? values_of(property_of(branch, key, graph))
                                                     : std::vector<Value>());
    if ((mapping && values.empty()) || all.size() + values.size() > most_values) return std::nullopt;
    for (const Value value : values) {
      if (contains(all, value)) return std::nullopt;
    }
    all.insert(all.end(), values.begin(), values.end());
  }
  return found;
}

std::optional<Discriminator> find_discriminator(const Failure &whole, const SchemaGraph &graph) {
  const Value list = whole.schema->written.find(whole.keyword);
  if (!whole.instance.is(ValueKind::mapping) || whole.is_name || !list) return std::nullopt;
  const std::vector<Value> branches = items_of(list);
  const auto first =
      std::ranges::find_if(branches, [&](Value branch) { return accepts_mappings(graph.resolved(branch)); });
  if (first == branches.end() || branches.size() > most_values) return std::nullopt;
  const Value schema = graph.resolved(*first);
  std::vector<Value> holders = {schema};
  if (const Value all = schema.find("allOf")) {
    for (const Value part : all) holders.push_back(graph.resolved(part));
  }
  for (const Value holder : holders) {
    const Value properties = holder.is(ValueKind::mapping) ? holder.find("properties") : Value();
    if (!properties) continue;
    for (const Value property : properties) {
      if (values_of(graph.resolved(property)).empty()) continue;
      auto found = discriminator_of_key(branches, property.key(), graph);
      if (found) return found;
    }
  }
  return std::nullopt;
}

// Keeps the branch that the discriminator tells, or one failure that names all of its values.
std::optional<Branch> narrow_by(const Discriminator &by, const std::vector<Branch> &branches,
                                const Failure &whole) {
  const Value member = whole.instance.find(by.key);
  std::optional<Failure> merged;
  for (std::size_t i = 0; i < std::min(branches.size(), by.values.size()); ++i) {
    if (member && contains(by.values[i], member)) {
      return branches[i].empty() ? std::nullopt : std::optional(branches[i]);
    }
    const auto wrong = std::ranges::find_if(branches[i], [&](const Failure &failure) {
      return member ? failure.instance == member && !failure.is_name && !failure.expected.empty()
                    : failure.keyword == "required" && failure.missing_key == by.key;
    });
    if (by.values[i].empty()) continue; // it is for no mapping
    if (wrong == branches[i].end()) return std::nullopt;
    if (!merged) {
      merged = *wrong;
    } else {
      merged->expected.insert(merged->expected.end(), wrong->expected.begin(), wrong->expected.end());
    }
  }
  if (!merged) return std::nullopt;
  return Branch{*std::move(merged)};
}

// Whether the branch asks for the same type in another form: a pattern, a format, a bound, a value.
bool is_other_form(const Branch &branch, const Failure &whole) {
  return std::ranges::all_of(branch, [&](const Failure &failure) {
    const bool type = !failure.expected.empty() && failure.expected.front().keyword == "type";
    return failure.instance_pointer == whole.instance_pointer && failure.is_name == whole.is_name && !type &&
           !failure.error_message && !describe_asked(failure).empty();
  });
}

std::vector<Failure> narrow(Failure whole, const SchemaGraph &graph) {
  const auto by = find_discriminator(whole, graph);
  std::vector<Branch> all;
  for (Branch &branch : whole.branches) all.push_back(narrow_branches(std::move(branch), graph));
  whole.branches.clear();
  if (by) {
    if (auto narrowed = narrow_by(*by, all, whole)) return *std::move(narrowed);
  }
  std::vector<Branch> branches;
  for (Branch &branch : all) {
    if (!branch.empty()) branches.push_back(std::move(branch));
  }
  const bool merged = branches.empty() || merge_mismatches(branches, whole) || merge_missing(branches, whole);
  if (!merged) {
    const auto nearest = std::ranges::min_element(
        branches, [&](const Branch &a, const Branch &b) { return distance(a, whole) < distance(b, whole); });
    std::vector<Branch> forms;
    std::ranges::copy_if(branches, std::back_inserter(forms),
                         [&](const Branch &branch) { return is_other_form(branch, whole); });
    if (!is_other_form(*nearest, whole) || forms.size() < 2) return std::move(*nearest);
    whole.alternatives = std::move(forms);
  }
  std::vector<Failure> result;
  result.push_back(std::move(whole));
  return result;
}

} // namespace

std::vector<Failure> narrow_branches(std::vector<Failure> failures, const SchemaGraph &graph) {
  std::vector<Failure> result;
  for (Failure &failure : failures) {
    if (failure.branches.empty()) {
      result.push_back(std::move(failure));
      continue;
    }
    std::vector<Failure> narrowed = narrow(std::move(failure), graph);
    std::move(narrowed.begin(), narrowed.end(), std::back_inserter(result));
  }
  return result;
}

} // namespace galley
