#include "report/value_table.h"

#include "base/json.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <string_view>

namespace galley {

namespace {

std::string remark(const ValueCount &value) {
  std::string text;
  const auto add = [&](const std::string &more) { text += (text.empty() ? "" : ", ") + more; };
  const std::string replacement = "\"" + escape_controls(value.replacement) + "\"";
  if (value.state == ValueState::alias) {
    add("alias of " + replacement);
  } else if (value.state == ValueState::deprecated) {
    add(value.replacement.empty() ? "deprecated" : "deprecated for " + replacement);
  } else if (value.state) {
    add(std::string(state_name(*value.state)));
  }
  if (!value.looks_like.empty()) add("looks like \"" + escape_controls(value.looks_like) + "\"");
  return text.empty() ? text : "  (" + text + ")";
}

std::string csv_field(std::string_view text) {
  const std::string safe = escape_controls(text);
  if (safe.find_first_of(",\"") == safe.npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
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
  std::string out = "[";
  for (const ValueCount &value : values) {
    const auto member = [&](std::string_view key, std::string_view text) {
      out += fmt::format(", \"{}\": ", key);
      if (text.empty()) {
        out += "null";
      } else {
        append_json_string(out, text);
      }
    };
    out += &value == &values.front() ? "\n  {\"value\": " : ",\n  {\"value\": ";
    append_json_string(out, value.value);
    out += fmt::format(", \"documents\": {}", value.documents);
    member("state", value.state ? state_name(*value.state) : "");
    member("replacement", value.replacement);
    member("looks_like", value.looks_like);
    out += "}";
  }
  return out + (values.empty() ? "]\n" : "\n]\n");
}

std::string write_values_as_csv(const std::vector<ValueCount> &values) {
  std::string out = "value,documents,state,replacement,looks_like\n";
  for (const ValueCount &value : values) {
    out += fmt::format("{},{},{},{},{}\n", csv_field(value.value), value.documents,
                       value.state ? state_name(*value.state) : "", csv_field(value.replacement),
                       csv_field(value.looks_like));
  }
  return out;
}

} // namespace galley
