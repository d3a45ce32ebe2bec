#include "config/rule_options.h"

#include "base/json.h"
#include "config/built_in_schema.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

Options default_options(const CheckType &type) {
  Options options;
  for (const Value option : type.options->tree.root()) {
    const Value value = option.find("default");
    if (value) options.set({std::string(option.key()), value, type.options});
  }
  return options;
}

namespace {

// Returns the schema of a mapping that contains the options.
std::string options_schema(const CheckType &type, OptionsOf what) {
  std::string schema = R"({"type": "object", "properties": )";
  schema += type.options->source.text;
  if (what == OptionsOf::setting) {
    const bool none = type.options->tree.root().size() == 0;
    schema.erase(schema.find_last_of('}'));
    schema += none ? "" : ", ";
    schema += R"("severity": {"enum": ["off", "error", "warning", "info"]}})";
  } else {
    std::string required;
    for (const Value option : type.options->tree.root()) {
      if (option.find("default")) continue;
      if (!required.empty()) required += ", ";
      append_json_string(required, option.key());
    }
    if (!required.empty()) schema += ", \"required\": [" + required + "]";
  }
  return schema + "}";
}

// Reports options that don't exist. The schema would reject them too, but with a less helpful message.
std::optional<Error> find_unknown_option(Value declared, OptionsOf what, const DataFile &file,
                                         Value options) {
  std::vector<std::string_view> known;
  for (const Value option : declared) known.push_back(option.key());
  if (what == OptionsOf::setting) known.emplace_back("severity");
  for (const Value option : options) {
    if (std::ranges::find(known, option.key()) != known.end()) continue;
    std::string message = "there is no option " + in_quotes(option.key());
    if (const auto suggestion = nearest_name(option.key(), known)) {
      message += did_you_mean(suggestion);
    } else if (!known.empty()) {
      message += fmt::format(", only {}", fmt::join(known, ", "));
    }
    return error_at(file.source, option.key_span(), std::move(message));
  }
  return std::nullopt;
}

} // namespace

std::optional<Error> find_bad_option(const CheckType &type, OptionsOf what, const DataFile &file,
                                     Value options) {
  if (auto error = find_unknown_option(type.options->tree.root(), what, file, options)) return error;
  const DataFilePtr text = parse_own_json("options of " + std::string(type.name), options_schema(type, what));
  const Result<Schema> schema = Schema::compile(text, text->tree.root());
  if (!schema) return schema.error();
  return first_defect(*schema, file, options);
}

} // namespace galley
