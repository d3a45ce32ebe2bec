#include "report/value_table.h"

#include "base/csv.h"
#include "base/json.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <string_view>

namespace galley {

namespace {

std::string remark(const ValueCount &value) {
  std::string text;
  const auto add = [&](const std::string &more) { text += (text.empty() ? "" : ", ") + more; };
  const std::string replacement = in_quotes(escape_controls(value.replacement));
  if (value.state == ValueState::alias) {
    add("alias of " + replacement);
  } else if (value.state == ValueState::deprecated) {
    add(value.replacement.empty() ? "deprecated" : "deprecated for " + replacement);
  } else if (value.state) {
    add(std::string(state_name(*value.state)));
  }
  if (!value.looks_like.empty()) add("looks like " + in_quotes(escape_controls(value.looks_like)));
  return text.empty() ? text : "  (" + text + ")";
}

// Writes null for an empty text.
void write_member(JsonWriter &json, std::string_view name, std::string_view text) {
  if (text.empty()) {
    json.member(name, nullptr);
  } else {
    json.member(name, text);
  }
}

std::string_view state_of(const ValueCount &value) {
  return value.state ? state_name(*value.state) : std::string_view();
}

void write_value(JsonWriter &json, const ValueCount &value) {
  json.begin_object();
  json.member("value", value.value);
  json.member("documents", value.documents);
  write_member(json, "state", state_of(value));
  write_member(json, "replacement", value.replacement);
  write_member(json, "looks_like", value.looks_like);
  json.end_object();
}

} // namespace

std::string write_values(const std::vector<ValueCount> &values, ValueFormat format) {
  switch (format) {
  case ValueFormat::text:
    return write_values_as_text(values);
  case ValueFormat::json:
    return write_values_as_json(values);
  case ValueFormat::csv:
    return write_values_as_csv(values);
  }
  return "";
}

std::string write_values_as_text(const std::vector<ValueCount> &values) {
  std::string out;
  for (const ValueCount &value : values)
    out += fmt::format("{:>6}  {}{}\n", value.documents, escape_controls(value.value), remark(value));
  return out;
}

std::string write_values_as_json(const std::vector<ValueCount> &values) {
  if (values.empty()) return "[]\n";
  return write_json_lines(values, write_value, JsonSpacing::spaced, "  ");
}

std::string write_values_as_csv(const std::vector<ValueCount> &values) {
  constexpr std::string_view line_end = "\n"; // for the tools of a shell
  std::string out;
  append_csv_record(out, {"value", "documents", "state", "replacement", "looks_like"}, line_end);
  for (const ValueCount &value : values) {
    append_csv_record(
        out,
        {value.value, std::to_string(value.documents), state_of(value), value.replacement, value.looks_like},
        line_end);
  }
  return out;
}

} // namespace galley
