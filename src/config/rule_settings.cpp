#include "config/rule_settings.h"

#include "checks/check.h"
#include "config/rule_options.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <algorithm>

namespace galley {

namespace {

// A Level is "off" or a severity.
struct Level {
  bool off = false;
  std::optional<Severity> severity;
};

std::optional<Level> read_level(std::string_view text) {
  if (text == "off") return Level{true, std::nullopt};
  if (const auto severity = severity_from_name(text)) return Level{false, severity};
  return std::nullopt;
}

Error bad_level(const DataFile &file, Value setting) {
  const std::string key(setting.key());
  if (!setting.is(ValueKind::string)) {
    return error_at(
        file.source, setting.span(),
        key + ": expected off, error, warning, info, or a mapping of options, found " +
            (setting.is(ValueKind::null) ? "nothing" : "a " + std::string(kind_name(setting.kind()))));
  }
  const auto suggestion = nearest_name(setting.text(), {"off", "error", "warning", "info"});
  return error_at(file.source, setting.span(),
                  key + ": expected off, error, warning or info, found " + in_quotes(setting.text()) +
                      did_you_mean(suggestion));
}

Result<RuleSetting> read_setting(const Config &config, const DataFilePtr &file, Value setting) {
  const Rule *rule = find_rule(config, setting.key());
  if (!rule) {
    return error_at(file->source, setting.key_span(), unknown_rule_message(setting.key(), rule_ids(config)));
  }
  RuleSetting result;
  result.rule = rule->id;
  result.written = {file, setting};
  Value level = setting;
  if (setting.is(ValueKind::mapping)) {
    const CheckType &type = *find_check_type(rule->check); // load_rule() has found it
    if (auto error = find_bad_option(type, OptionsOf::setting, *file, setting)) return *error;
    level = setting.find("severity");
    if (!level) return result;
  }
  const auto read = level.is(ValueKind::string) ? read_level(level.text()) : std::nullopt;
  if (!read) return bad_level(*file, setting);
  result.off = read->off;
  result.severity = read->severity;
  return result;
}

} // namespace

const Rule *find_rule(const Config &config, std::string_view id) {
  const auto built_in = std::ranges::find(built_in_rules(), id, &Rule::id);
  if (built_in != built_in_rules().end()) return &*built_in;
  const auto user = std::ranges::lower_bound(config.user_rules, id, {}, &Rule::id);
  return user != config.user_rules.end() && user->id == id ? &*user : nullptr;
}

std::string unknown_rule_message(std::string_view id, const std::vector<std::string_view> &known) {
  const auto near = nearest_name(id, known);
  return "there is no rule " + in_quotes(id) + (near ? did_you_mean(near) : "; `galley rules` lists them");
}

std::vector<std::string_view> rule_ids(const Config &config) {
  std::vector<std::string_view> ids;
  for (const Rule &rule : built_in_rules()) ids.push_back(rule.id);
  for (const Rule &rule : config.user_rules) ids.push_back(rule.id);
  return ids;
}

Result<RuleLayer> read_rule_layer(const Config &config, const DataFilePtr &file, Value rules) {
  RuleLayer layer;
  for (const Value setting : rules) {
    Result<RuleSetting> read = read_setting(config, file, setting);
    if (!read) return read.error();
    layer.rules.push_back(std::move(*read));
  }
  return layer;
}

} // namespace galley
