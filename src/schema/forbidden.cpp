#include "schema/forbidden.h"

#include "schema/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

namespace {

// Keywords that say nothing of a value, or only what goes with `required`.
bool is_beside_required(std::string_view keyword) {
  constexpr std::string_view known[] = {"type",     "title",      "description", "$comment",
                                        "required", "properties", "errorMessage"};
  return std::ranges::find(known, keyword) != std::end(known);
}

// Whether a schema asks for nothing.
bool is_trivial(Value schema) {
  return schema.is(ValueKind::mapping) ? schema.size() == 0 : schema.is(ValueKind::boolean);
}

// The members that a schema of nothing but `required` asks for, where the instance has them.
struct Keys {
  std::vector<Value> members;
  bool have_values = false; // whether it asks for values of them, too
};

std::optional<Keys> keys_of(Value schema, Value instance) {
  if (!schema.is(ValueKind::mapping) || !instance.is(ValueKind::mapping)) return std::nullopt;
  const Value required = schema.find("required");
  if (!required || !required.is(ValueKind::sequence) || required.size() == 0) return std::nullopt;
  for (const Value keyword : schema) {
    if (!is_beside_required(keyword.key())) return std::nullopt;
  }
  Keys keys;
  for (const Value name : required) {
    const Value member = instance.find(name.text());
    if (!member) return std::nullopt;
    keys.members.push_back(member);
  }
  if (const Value properties = schema.find("properties")) {
    for (const Value property : properties) {
      const bool asked =
          std::ranges::any_of(keys.members, [&](Value each) { return each.key() == property.key(); });
      if (!asked && !is_trivial(property)) return std::nullopt;
      keys.have_values = keys.have_values || !is_trivial(property);
    }
  }
  return keys;
}

std::string names_of(const std::vector<Value> &members) {
  std::string names;
  for (std::size_t i = 0; i < members.size(); ++i) {
    names += i == 0 ? "" : i + 1 == members.size() ? " and " : ", ";
    names += quote_text(members[i].key());
  }
  return names;
}

Value last_of(const std::vector<Value> &members) {
  return *std::ranges::max_element(members, {}, [](Value member) { return member.key_span().begin; });
}

bool explain_keys(Failure &failure, const Keys &keys) {
  failure.member = last_of(keys.members);
  if (keys.members.size() > 1) {
    failure.words = fmt::format("the keys {} may not stand together{}", names_of(keys.members),
                                keys.have_values ? " with these values" : "");
  } else if (keys.have_values) {
    failure.words = fmt::format("the key {} may not have the value {}", names_of(keys.members),
                                quote_value(failure.member));
  } else {
    failure.words = fmt::format("the key {} is not allowed", names_of(keys.members));
  }
  return true;
}

bool explain_not(Failure &failure, Value negated, const SchemaGraph &graph, int depth = 0) {
  negated = graph.resolved(negated);
  if (!negated.is(ValueKind::mapping)) return false;
  if (const auto keys = keys_of(negated, failure.instance)) return explain_keys(failure, *keys);
  const auto only = [&](std::string_view keyword) {
    return negated.size() == 1 ? negated.find(keyword) : Value();
  };
  for (const std::string_view keyword : {"anyOf", "oneOf"}) {
    const Value branches = only(keyword);
    if (!branches || depth > 3) continue;
    for (const Value branch : branches) {
      if (explain_not(failure, branch, graph, depth + 1)) return true;
    }
  }
  if (depth > 0 || failure.description) return false;
  if (const Value pattern = only("pattern"); pattern && failure.instance.is(ValueKind::string)) {
    failure.words =
        fmt::format("{} must not match the pattern {}", quote_value(failure.instance), pattern.text());
  }
  if (const Value type = only("type"); type && type.is(ValueKind::string)) {
    failure.words =
        fmt::format("must not be {}, found {}", describe_type(type.text()), describe_value(failure.instance));
  }
  return !failure.words.empty();
}

// Of several schemas that fit: the keys by which they do, one of each.
void explain_several(Failure &failure, const SchemaGraph &graph) {
  const Value branches = failure.schema->written.find(failure.keyword);
  std::vector<Keys> all;
  for (const std::uint32_t index : failure.fitting) {
    auto keys = keys_of(graph.resolved(branches.at(index)), failure.instance);
    if (!keys) return;
    all.push_back(*std::move(keys));
  }
  std::vector<Value> own;
  for (const Keys &keys : all) {
    const auto found = std::ranges::find_if(keys.members, [&](Value member) {
      return std::ranges::count_if(all, [&](const Keys &other) {
               return std::ranges::find(other.members, member) != other.members.end();
             }) == 1;
    });
    if (found == keys.members.end()) return;
    own.push_back(*found);
  }
  failure.member = last_of(own);
  failure.words = fmt::format("only one of the keys {} may stand", names_of(own));
}

} // namespace

void explain_forbidden(Failure &failure, const SchemaGraph &graph) {
  if (failure.keyword == "not" && !failure.is_name) {
    explain_not(failure, failure.schema->written.find("not"), graph);
  } else if (failure.keyword == "oneOf" && failure.matches > 1) {
    explain_several(failure, graph);
  }
}

} // namespace galley
