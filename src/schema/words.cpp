#include "schema/words.h"

#include "schema/keyword.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/date.h"
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
  return failure.is_name ? quote_text(failure.instance.key()) : quote_value(failure.instance);
}

std::string describe_limit(const Failure &failure, std::string_view one, std::string_view many) {
  return fmt::format("at {} {}", failure.keyword.starts_with("min") ? "least" : "most",
                     count_of(limit_number(failure), one, many));
}

std::string describe_size(const Failure &failure) {
  const std::uint32_t size = failure.instance.size();
  if (failure.keyword.starts_with("min") && size == 0) return "must not be empty";
  return fmt::format("expected {}, found {}", describe_asked(failure), size);
}

// What `type`, `enum` and `const` ask for.
struct Asked {
  std::vector<std::string> words;
  bool are_values = false; // whether values are among them, and not only types
};

Asked asked_of(const Failure &failure) {
  Asked asked;
  std::size_t left_out = 0;
  const auto add = [&](std::string word) {
    if (std::ranges::find(asked.words, word) != asked.words.end()) return;
    asked.words.size() < most_values ? asked.words.push_back(std::move(word)) : void(++left_out);
  };
  for (const Expectation &expectation : failure.expected) {
    const Value value = expectation.asked;
    asked.are_values = asked.are_values || expectation.keyword != "type";
    if (expectation.keyword == "const") {
      add(quote_value(value));
    } else if (expectation.keyword == "enum") {
      std::size_t quoted = 0;
      for (const Value each : value) {
        if (quoted++ == most_quoted) break;
        add(quote_value(each));
      }
      left_out += value.size() - std::min<std::size_t>(value.size(), most_quoted);
    } else if (value.is(ValueKind::string)) {
      add(std::string(describe_type(value.text())));
    } else {
      for (const Value type : value) add(std::string(describe_type(type.text())));
    }
  }
  if (left_out > 0) asked.words.push_back(fmt::format("one of {} more", left_out));
  return asked;
}

std::string join_asked(const Asked &asked) {
  return (asked.are_values && asked.words.size() > 1 ? "one of " : "") + join_or(asked.words);
}

// Whether a letter looks like a Latin one, as many of Cyrillic and Greek do.
bool looks_latin(char32_t letter) {
  constexpr std::u32string_view letters = U"АВЕЅІЈКМНОРСТУХЗавеѕіјкмнорстухԁһαβγικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
  return letters.find(letter) != letters.npos;
}

std::string describe_false(const Failure &failure) {
  const std::string_view asker = failure.asker_keyword;
  const bool other_items = asker == "items" && failure.asker->first_items_keyword == "prefixItems";
  if (other_items || asker == "additionalItems" || asker == "unevaluatedItems") return "one item too many";
  if (asker == "additionalProperties" || asker == "unevaluatedProperties")
    return fmt::format("unknown key {}", quote_text(failure.instance.key()));
  return failure.is_name ? "no key is allowed here" : "is not allowed here";
}

} // namespace

std::string describe_asked(const Failure &failure) {
  const std::string_view keyword = failure.keyword;
  if (!failure.expected.empty()) return join_asked(asked_of(failure));
  if (keyword == "format") return std::string(failure.schema->format->expected);
  if (keyword == "pattern")
    return fmt::format("text that matches {}", beginning_of(limit(failure), longest_quote));
  if (keyword == "multipleOf") return fmt::format("a multiple of {}", limit(failure));
  if (keyword == "maximum" || keyword == "exclusiveMaximum")
    return fmt::format("{} {}", is_exclusive(failure, "exclusiveMaximum") ? "less than" : "at most",
                       limit(failure));
  if (keyword == "minimum" || keyword == "exclusiveMinimum")
    return fmt::format("{} {}", is_exclusive(failure, "exclusiveMinimum") ? "more than" : "at least",
                       limit(failure));
  if (keyword.ends_with("Length")) return describe_limit(failure, "character", "characters");
  if (keyword == "minItems" || keyword == "maxItems") return describe_limit(failure, "item", "items");
  if (keyword.ends_with("Properties") && keyword.starts_with("m"))
    return describe_limit(failure, "key", "keys");
  return {};
}

std::string describe_length(const Failure &failure) {
  const std::string_view text = failure.is_name ? failure.instance.key() : failure.instance.text();
  if (failure.keyword == "minLength" && text.empty()) return "must not be empty";
  return fmt::format("expected {}, found {}", describe_asked(failure), count_code_points(text));
}

std::string describe_items(const Failure &failure) {
  return describe_size(failure);
}

std::string describe_members(const Failure &failure) {
  return describe_size(failure);
}

std::string describe_bound(const Failure &failure) {
  return fmt::format("expected {}, found {}", describe_asked(failure), failure.instance.text());
}

std::string describe_format(const Failure &failure) {
  const std::string_view text = failure.is_name ? failure.instance.key() : failure.instance.text();
  std::vector<std::string_view> faults;
  if (failure.schema->format->name == "date") faults = date_faults(text);
  if (failure.schema->format->name == "date-time") faults = date_time_faults(text);
  return fmt::format("expected {}, found {}{}{}", describe_asked(failure), text_of(failure),
                     faults.empty() ? "" : ": ", fmt::join(faults, ", "));
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
  const Asked asked = asked_of(failure);
  if (asked.words.empty()) return "no value is allowed here";
  const bool plain = asked.are_values && (failure.is_name || failure.instance.is(ValueKind::string));
  return fmt::format("expected {}, found {}", join_asked(asked),
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
  if (!failure.alternatives.empty()) {
    std::vector<std::string> forms;
    for (const std::vector<Failure> &branch : failure.alternatives) {
      std::vector<std::string> words;
      for (const Failure &each : branch) words.push_back(describe_asked(each));
      std::string form = fmt::format("{}", fmt::join(words, " and "));
      if (std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
    }
    const std::string last = forms.back();
    forms.pop_back();
    return fmt::format("expected {}{}{}, found {}", fmt::join(forms, ", "), forms.empty() ? "" : ", or ",
                       last, text_of(failure));
  }
  return fmt::format("{} fits none of the alternatives that the schema has", text_of(failure));
}

std::string quote_text(std::string_view text) {
  std::string quoted = "\"";
  const std::string shown = beginning_of(text, longest_quote);
  for (const auto [point, begin, end] : placed_code_points(shown)) {
    const auto is_latin = [&](std::size_t at) { return at < shown.size() && is_ascii_letter(shown[at]); };
    const bool between = (begin > 0 && is_latin(begin - 1)) || is_latin(end);
    const bool ideographic = point == 0x3000 && begin > 0 && end < shown.size(); // Chinese texts have it
    const bool blank = point != ' ' && point >= 0x80 && is_unicode_space(point) && !ideographic;
    if (blank || (between && looks_latin(point))) {
      quoted += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point));
    } else {
      quoted += shown.substr(begin, end - begin);
    }
  }
  return quoted + '"';
}

std::string describe_hard_pattern(std::string_view text, std::string_view pattern) {
  return fmt::format("{} takes too long to be compared with the pattern {}, so that the rest is not checked",
                     quote_text(text), beginning_of(pattern, longest_quote));
}

std::string quote_value(Value value) {
  switch (value.kind()) {
  case ValueKind::null:
    return "nothing";
  case ValueKind::string:
    return quote_text(value.text());
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
  if (!failure.words.empty()) return failure.words;
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
