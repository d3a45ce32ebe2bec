#include "checks/option_kinds.h"

#include "base/json.h"

#include <cmath>
#include <limits>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_line = 88;    // bytes of a line in a list
constexpr std::size_t indentation = 16; // bytes before each item after the first, see options_schema()

std::string items_schema(bool non_empty_items) {
  return std::string(R"("items": {"type": "string")") + (non_empty_items ? R"(, "minLength": 1})" : "}");
}

} // namespace

std::string write_text(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

std::string write_texts(const std::vector<std::string> &texts) {
  std::string json = "[";
  std::size_t line = 0; // the index where the line's first item begins
  for (const std::string &text : texts) {
    const std::string item = write_text(text);
    if (json.size() == 1) {
      json += item;
      continue;
    }
    json += ",";
    if (json.size() - line + item.size() > max_line) {
      json += "\n" + std::string(indentation, ' ');
      line = json.size();
    } else {
      json += " ";
    }
    json += item;
  }
  return json + "]";
}

std::vector<std::string> read_texts(Value list) {
  std::vector<std::string> texts;
  for (const Value item : list) texts.emplace_back(item.text());
  return texts;
}

std::string Flag::schema(const CommonMembers &common) const {
  return R"("type": "boolean")" + common.default_value + common.description;
}

std::string Integer::schema(const CommonMembers &common) const {
  std::string schema = R"("type": "integer")";
  if (minimum) schema += R"(, "minimum": )" + std::to_string(*minimum);
  if (maximum) schema += R"(, "maximum": )" + std::to_string(*maximum);
  return schema + common.default_value + common.description;
}

// JSON Schema treats 3.0 as an integer too, and also a number that 64 bits cannot represent.
std::int64_t Integer::read_integer(Value value) {
  if (value.is(ValueKind::integer)) return value.as_integer();
  constexpr double limit = 9.2e18;
  if (value.as_number() > limit) return std::numeric_limits<std::int64_t>::max();
  if (value.as_number() < -limit) return std::numeric_limits<std::int64_t>::min();
  return std::llround(value.as_number());
}

std::string Text::schema(const CommonMembers &common) const {
  return R"("type": "string", "minLength": 1)" + common.default_value + common.description;
}

std::string TextList::schema(const CommonMembers &common) const {
  std::string schema = R"("type": "array", )" + items_schema(non_empty_items);
  if (non_empty) schema += R"(, "minItems": 1)";
  if (unique) schema += R"(, "uniqueItems": true)";
  return schema + common.default_value + common.description;
}

std::string with_nested_fields(std::string_view description, std::string_view example) {
  return std::string(description).append(" A dot leads into a mapping: ").append(example).append(".");
}

std::string GlobList::schema(const CommonMembers &common) const {
  return R"("type": "array", )" + items_schema(true) + common.default_value + common.description;
}

std::optional<Error> GlobList::read(const Option &option, Value value, GlobSet &member) const {
  auto compiled = GlobSet::compile(read_texts(value));
  if (!compiled) {
    const GlobSet::BadPattern &bad = compiled.error();
    return option_error(option, value.at(static_cast<std::uint32_t>(bad.index)), bad.message);
  }
  member = std::move(*compiled);
  return std::nullopt;
}

std::optional<Error> Pattern::read(const Option &option, Value value, Regex &member) const {
  auto compiled = Regex::compile(value.text());
  if (!compiled) return option_error(option, value, compiled.error());
  member = std::move(*compiled);
  return std::nullopt;
}

std::string PatternList::schema(const CommonMembers &common) const {
  std::string schema = R"("type": "array", )";
  if (non_empty) schema += R"("minItems": 1, )";
  return schema + items_schema(non_empty_items) + common.default_value + common.description;
}

std::optional<Error> PatternList::read(const Option &option, Value value, std::vector<Regex> &member) const {
  member.clear();
  for (const Value item : value) {
    if (auto error = Pattern().read(option, item, member.emplace_back())) return error;
  }
  return std::nullopt;
}

std::string FrontMatterSchema::schema(const CommonMembers &common) const {
  return R"("type": "object")" + common.default_value + common.description;
}

std::optional<Error> FrontMatterSchema::read(const Option &option, Value value,
                                             std::optional<Schema> &member) const {
  SchemaOptions options;
  options.warn = true;
  Result<Schema> compiled = Schema::compile(option.file, value, options);
  if (!compiled) return compiled.error();
  member = std::move(*compiled);
  return std::nullopt;
}

} // namespace galley
