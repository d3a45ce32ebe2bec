#include "schema/words.h"

#include "schema/keyword.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t longest_quote = 60; // code points
constexpr std::size_t most_values = 12;   // of an enum
constexpr std::size_t most_quoted = 48;   // values of an enum that are looked at; the others are counted

std::string count_of(double count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// The limit as the schema has it.
std::string_view limit(const Failure &failure) {
  return failure.schema->written.find(failure.keyword).text();
}

double limit_number(const Failure &failure) {
  return failure.schema->written.find(failure.keyword).as_number();
}

// Whether the bound itself is excluded. In draft 4 a flag beside the bound says so.
bool is_exclusive(const Failure &failure, std::string_view keyword) {
  if (failure.keyword == keyword) return true;
  const Value flag = failure.schema->written.find(keyword);
  return flag && flag.is(ValueKind::boolean) && flag.as_bool();
}

std::string text_of(const Failure &failure) {
  return failure.is_name ? fmt::format("\"{}\"", beginning_of(failure.instance.key(), longest_quote))
                         : quote_value(failure.instance);
}

std::string describe_size(const Failure &failure, std::string_view one, std::string_view many) {
  const bool least = failure.keyword.starts_with("min");
  const std::uint32_t size = failure.instance.size();
  if (least && size == 0) return "must not be empty";
  return fmt::format("expected at {} {}, found {}", least ? "least" : "most",
                     count_of(limit_number(failure), one, many), size);
}

std::string describe_false(const Failure &failure) {
  const std::string_view asker = failure.asker_keyword;
  const bool other_items = asker == "items" && failure.asker->first_items_keyword == "prefixItems";
  if (other_items || asker == "additionalItems" || asker == "unevaluatedItems") return "one item too many";
  if (asker == "additionalProperties" || asker == "unevaluatedProperties")
    return fmt::format("unknown key \"{}\"", failure.instance.key());
  return failure.is_name ? "no key is allowed here" : "is not allowed here";
}

} // namespace

std::string describe_length(const Failure &failure) {
  const std::string_view text = failure.is_name ? failure.instance.key() : failure.instance.text();
  const bool least = failure.keyword == "minLength";
  if (least && text.empty()) return "must not be empty";
  return fmt::format("expected at {} {}, found {}", least ? "least" : "most",
                     count_of(limit_number(failure), "character", "characters"), count_code_points(text));
}

std::string describe_items(const Failure &failure) {
  return describe_size(failure, "item", "items");
}

std::string describe_members(const Failure &failure) {
  return describe_size(failure, "key", "keys");
}

std::string describe_upper_bound(const Failure &failure) {
  const bool open = is_exclusive(failure, "exclusiveMaximum");
  return fmt::format("expected {} {}, found {}", open ? "less than" : "at most", limit(failure),
                     failure.instance.text());
}

std::string describe_lower_bound(const Failure &failure) {
  const bool open = is_exclusive(failure, "exclusiveMinimum");
  return fmt::format("expected {} {}, found {}", open ? "more than" : "at least", limit(failure),
                     failure.instance.text());
}

std::string describe_multiple(const Failure &failure) {
  return fmt::format("expected a multiple of {}, found {}", limit(failure), failure.instance.text());
}

std::string describe_format(const Failure &failure) {
  return fmt::format("expected {}, found {}", failure.schema->format->expected, text_of(failure));
}

std::string describe_missing(const Failure &failure) {
  return fmt::format("the key \"{}\" is missing", failure.missing_key);
}

std::string describe_dependency(const Failure &failure) {
  return fmt::format("the key \"{}\" is missing, which \"{}\" needs", failure.missing_key,
                     failure.other.key());
}

std::string describe_repeated(const Failure &failure) {
  return fmt::format("{} stands in the list already, as item {}", text_of(failure), failure.other_index + 1);
}

std::string describe_pattern(const Failure &failure) {
  const std::string found = text_of(failure);
  if (failure.description) return fmt::format("{} does not fit: {}", found, failure.description.text());
  return fmt::format("{} does not match the pattern {}", found, beginning_of(limit(failure), longest_quote));
}

std::string describe_contains(const Failure &failure) {
  if (failure.keyword != "contains") {
    return fmt::format("expected at {} {} that the schema asks for, found {}",
                       failure.keyword == "minContains" ? "least" : "most",
                       count_of(limit_number(failure), "item", "items"), failure.matches);
  }
  const Value schema = failure.schema->written.find("contains");
  const bool mapping = schema.is(ValueKind::mapping);
  if (const Value value = mapping ? schema.find("const") : Value()) {
    return fmt::format("expected {} among the items", quote_value(value));
  }
  const Value words = mapping ? schema.find("description") : Value();
  if (words && words.is(ValueKind::string)) return fmt::format("no item fits: {}", words.text());
  return failure.instance.size() == 0 ? "must not be empty" : "no item is what the schema asks for";
}

std::string describe_expected(const Failure &failure) {
  std::vector<std::string> words;
  std::size_t left_out = 0;
  const auto add = [&](std::string word) {
    if (std::ranges::find(words, word) != words.end()) return;
    words.size() < most_values ? words.push_back(std::move(word)) : void(++left_out);
  };
  bool values = false;
  for (const Expectation &expectation : failure.expected) {
    const Value asked = expectation.asked;
    if (expectation.keyword == "type") {
      if (asked.is(ValueKind::string)) {
        add(std::string(describe_type(asked.text())));
      } else {
        for (const Value type : asked) add(std::string(describe_type(type.text())));
      }
    } else if (expectation.keyword == "const") {
      values = true;
      add(quote_value(asked));
    } else {
      values = true;
      std::size_t quoted = 0;
      for (const Value value : asked) {
        if (quoted++ == most_quoted) break;
        add(quote_value(value));
      }
      left_out += asked.size() - std::min<std::size_t>(asked.size(), most_quoted);
    }
  }
  if (words.empty()) return "no value is allowed here";
  if (left_out > 0) words.push_back(fmt::format("one of {} more", left_out));
  const bool plain = values && (failure.is_name || failure.instance.is(ValueKind::string));
  return fmt::format("expected {}{}, found {}", values && words.size() > 1 ? "one of " : "", join_or(words),
                     plain || failure.is_name ? text_of(failure) : describe_value(failure.instance));
}

std::string describe_not(const Failure &failure) {
  if (failure.description)
    return fmt::format("{} does not fit: {}", text_of(failure), failure.description.text());
  const bool scalar = failure.instance.size() == 0;
  return scalar ? fmt::format("{} is not allowed", text_of(failure))
                : "the schema does not allow what stands here";
}

std::string describe_branches(const Failure &failure) {
  if (!failure.missing_any.empty()) {
    std::vector<std::string> names;
    for (const std::string_view name : failure.missing_any) names.push_back(fmt::format("\"{}\"", name));
    return fmt::format("one of the keys {} is missing", join_or(names));
  }
  if (failure.matches > 1) {
    return fmt::format("fits {} of the alternatives that the schema has, and must fit exactly one",
                       failure.matches);
  }
  return fmt::format("{} fits none of the alternatives that the schema has", text_of(failure));
}

std::string quote_value(Value value) {
  switch (value.kind()) {
  case ValueKind::null:
    return "nothing";
  case ValueKind::string:
    return fmt::format("\"{}\"", beginning_of(value.text(), longest_quote));
  case ValueKind::boolean:
  case ValueKind::integer:
  case ValueKind::number:
    return beginning_of(value.text(), longest_quote);
  case ValueKind::sequence:
    return value.size() == 0 ? "an empty list" : "a list";
  case ValueKind::mapping:
    return value.size() == 0 ? "an empty mapping" : "a mapping";
  }
  return "";
}

std::string describe_value(Value value) {
  std::string_view kind;
  if (value.is(ValueKind::string)) kind = "the string ";
  if (value.is_number()) kind = "the number ";
  return fmt::format("{}{}", kind, quote_value(value));
}

std::string_view describe_type(std::string_view type) {
  for (const TypeName &name : type_names) {
    if (name.name == type) return name.words;
  }
  return type;
}

std::string join_or(const std::vector<std::string> &words) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " or " : ", ";
    joined += words[i];
  }
  return joined;
}

std::string describe_failure(const Failure &failure) {
  if (!failure.expected.empty()) return describe_expected(failure);
  if (failure.keyword.empty()) return describe_false(failure);
  if (failure.keyword == limit_exceeded)
    return "is nested too deep, or its schema too complex, to be checked";
  if (failure.keyword == failures_left_out)
    return "breaks its schema so often that the rest is left out; mend what is reported, and check again";
  const Keyword *keyword = find_keyword(failure.keyword, failure.schema->draft);
  assert(keyword != nullptr && keyword->describe != nullptr);
  return keyword->describe(failure);
}

} // namespace galley
