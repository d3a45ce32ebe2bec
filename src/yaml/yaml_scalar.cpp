#include "yaml/yaml_scalar.h"

#include "text/ascii.h"
#include "text/code_points.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace galley {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

bool is_null(std::string_view text) {
  return text.empty() || is_one_of(text, {"~", "null", "Null", "NULL"});
}

std::optional<bool> read_bool(std::string_view text) {
  if (is_one_of(text, {"true", "True", "TRUE"})) return true;
  if (is_one_of(text, {"false", "False", "FALSE"})) return false;
  return std::nullopt;
}

std::size_t count_digits(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

// Adds an integer, or the nearest double where it is too big.
struct Number {
  std::optional<std::int64_t> integer;
  double number = 0;
};

Number read_digits(std::string_view digits, int base, bool negative) {
  Number result;
  const char *const end = digits.data() + digits.size();
  std::uint64_t magnitude = 0;
  const auto limit =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
  if (std::from_chars(digits.data(), end, magnitude, base).ec == std::errc() && magnitude <= limit) {
    result.integer = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
    return result;
  }
  if (base == 10) {
    const bool fits = std::from_chars(digits.data(), end, result.number).ec == std::errc();
    if (!fits) result.number = std::numeric_limits<double>::infinity();
  } else {
    for (const char digit : digits) {
      std::uint32_t value = 0;
      std::from_chars(&digit, &digit + 1, value, base);
      result.number = result.number * base + value;
    }
  }
  if (negative) result.number = -result.number;
  return result;
}

std::optional<Number> read_integer(std::string_view text) {
  if (text.starts_with("0o") || text.starts_with("0x")) {
    const bool octal = text[1] == 'o';
    text.remove_prefix(2);
    const std::string_view digits = octal ? "01234567" : "0123456789abcdefABCDEF";
    if (text.empty() || text.find_first_not_of(digits) != std::string_view::npos) return std::nullopt;
    return read_digits(text, octal ? 8 : 16, false);
  }
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || count_digits(text) != text.size()) return std::nullopt;
  return read_digits(text, 10, negative);
}

// The text must match [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool is_decimal(std::string_view text) {
  const std::size_t whole = count_digits(text);
  text.remove_prefix(whole);
  std::size_t fraction = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = count_digits(text);
    text.remove_prefix(fraction);
  }
  if (whole + fraction == 0) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return !text.empty() && count_digits(text) == text.size();
  }
  return text.empty();
}

std::optional<double> read_number(std::string_view text) {
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return std::numeric_limits<double>::quiet_NaN();
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  double result = 0;
  if (is_one_of(text, {".inf", ".Inf", ".INF"})) {
    result = std::numeric_limits<double>::infinity();
  } else if (is_decimal(text)) {
    const auto [stop, failed] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (failed == std::errc::result_out_of_range) {
      const std::size_t exponent = text.find_first_of("eE");
      const bool tiny = exponent != std::string_view::npos && text[exponent + 1] == '-';
      result = tiny ? 0 : std::numeric_limits<double>::infinity();
    }
  } else {
    return std::nullopt;
  }
  return negative ? -result : result;
}

bool may_begin_number(char c) {
  return is_ascii_digit(c) || c == '.' || c == '-' || c == '+';
}

// Adds `text` as the kind `kind`, or as whatever kind it is where none is asked for. Returns false where it
// is not of that kind.
bool add_resolved(ValueBuilder &builder, std::string_view text, YamlTag kind, Span span) {
  const auto may_be = [&](YamlTag tag) { return kind == tag || kind == YamlTag::none; };
  if (may_be(YamlTag::null) && is_null(text)) {
    builder.null(span, text);
    return true;
  }
  if (may_be(YamlTag::boolean)) {
    if (const auto boolean = read_bool(text)) {
      builder.boolean(*boolean, span, text);
      return true;
    }
  }
  if (text.empty() || !may_begin_number(text.front())) return false;
  if (may_be(YamlTag::integer)) {
    if (const auto number = read_integer(text)) {
      if (number->integer) {
        builder.integer(*number->integer, span, text);
      } else {
        builder.number(number->number, span, text);
      }
      return true;
    }
  }
  if (may_be(YamlTag::number)) {
    if (const auto number = read_number(text)) {
      builder.number(*number, span, text);
      return true;
    }
  }
  return false;
}

} // namespace

std::string unescaped_utf8(std::string_view value) {
  if (!find_invalid_utf8(value)) return std::string(value);
  std::string text;
  for (const auto [code_point, begin, end] : placed_code_points(value)) {
    const bool is_byte = code_point == 0xFFFD && end - begin == 1;
    append_utf8(text, is_byte ? static_cast<unsigned char>(value[begin]) : code_point);
  }
  return text;
}

YamlTag yaml_tag(std::string_view tag) {
  if (tag.empty() || tag == "?") return YamlTag::none;
  if (tag == "!") return YamlTag::string;
  constexpr std::string_view prefix = "tag:yaml.org,2002:";
  if (!tag.starts_with(prefix)) return YamlTag::unknown;
  // The tags of the core schema, and those of YAML 1.1 whose values are written as strings or collections.
  static constexpr std::array<std::pair<std::string_view, YamlTag>, 12> tags = {{
      {"str", YamlTag::string},
      {"null", YamlTag::null},
      {"bool", YamlTag::boolean},
      {"int", YamlTag::integer},
      {"float", YamlTag::number},
      {"seq", YamlTag::sequence},
      {"map", YamlTag::mapping},
      {"timestamp", YamlTag::string},
      {"binary", YamlTag::string},
      {"omap", YamlTag::sequence},
      {"pairs", YamlTag::sequence},
      {"set", YamlTag::mapping},
  }};
  const auto *const found =
      std::ranges::find_if(tags, [&](const auto &entry) { return entry.first == tag.substr(prefix.size()); });
  return found == tags.end() ? YamlTag::unknown : found->second;
}

std::optional<std::string> add_plain_scalar(ValueBuilder &builder, std::string_view text, YamlTag tag,
                                            Span span) {
  if (tag != YamlTag::string && tag != YamlTag::unknown && add_resolved(builder, text, tag, span)) {
    return std::nullopt;
  }
  builder.string(text, ValueStyle::plain, span);
  switch (tag) {
  case YamlTag::null:
    return fmt::format("`!!null` stands before \"{}\", which is not null", text);
  case YamlTag::boolean:
    return fmt::format("`!!bool` stands before \"{}\", which is neither true nor false", text);
  case YamlTag::integer:
    return fmt::format("`!!int` stands before \"{}\", which is not a whole number", text);
  case YamlTag::number:
    return fmt::format("`!!float` stands before \"{}\", which is not a number", text);
  case YamlTag::sequence:
    return fmt::format("the tag asks for a list, but \"{}\" stands here", text);
  case YamlTag::mapping:
    return fmt::format("the tag asks for a mapping, but \"{}\" stands here", text);
  default:
    return std::nullopt;
  }
}

} // namespace galley
