#include "config/config.h"

#include "base/path.h"
#include "config/built_in.h"
#include "config/built_in_schema.h"
#include "config/config_glossary.h"
#include "config/config_names.h"
#include "config/config_references.h"
#include "config/config_taxonomy.h"
#include "config/recorded_files.h"
#include "config/rule_settings.h"
#include "config/unreadable_ending.h"
#include "text/phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace galley {

namespace {

using MaybeError = std::optional<Error>;

// A config file, and the folder that its paths are relative to.
struct ConfigFile {
  DataFilePtr data;
  std::string folder; // the folder that its paths are relative to
  bool built_in = false;
};

// Returns whether the pointer leads to `/rules/<id>…` or `/overrides/<n>/rules/<id>…`. The rules themselves
// validate these settings, because rules-dir may add rules that the schema doesn't know.
bool is_in_rule_settings(std::string_view pointer) {
  if (pointer.starts_with("/rules/")) return true;
  if (!pointer.starts_with("/overrides/")) return false;
  pointer.remove_prefix(std::string_view("/overrides/").size());
  const std::size_t slash = pointer.find('/');
  return slash != pointer.npos && pointer.substr(slash).starts_with("/rules/");
}

class ConfigLoader {
public:
  ConfigLoader(const FileSystem &files, Config &config)
      : files_(files), config_(config), schemas_(files), glossary_(files), taxonomy_(files) {}

  MaybeError load_file(const std::string &path, std::string text);
  MaybeError load_recommended() { return load_preset(*find_built_in_file("presets/recommended.yaml")); }
  MaybeError check_precedence() const;
  MaybeError finish();

private:
  MaybeError load_preset(const BuiltInFile &preset);
  MaybeError load(const ConfigFile &file);
  MaybeError load_extended(const ConfigFile &file);
  MaybeError extend(const ConfigFile &file, Value name);
  MaybeError check_shape(const ConfigFile &file) const;
  MaybeError load_files(const ConfigFile &file);
  MaybeError load_syntax(const ConfigFile &file);
  MaybeError load_schemas(const ConfigFile &file);
  MaybeError load_glossary(const ConfigFile &file);
  MaybeError load_taxonomy(const ConfigFile &file);
  MaybeError load_rules_dirs(const ConfigFile &file);
  MaybeError load_rule_file(const DataFile &from, Value dir, const std::string &path);
  MaybeError load_layers(const ConfigFile &file);

  const FileSystem &files_;
  Config &config_;
  EntrySchemas schemas_;
  GlossaryLoader glossary_;
  TaxonomyLoader taxonomy_;
  std::vector<std::string> chain_; // the files that are being loaded; each is extended by the one before it
  std::vector<std::string> rules_dirs_; // the folders that were read
  std::vector<std::string> exclude_;
  unsigned extended_ = 0; // how often a file was extended
};

Error pattern_error(const DataFile &file, Value patterns, const GlobSet::BadPattern &bad) {
  const Value pattern = patterns.at(static_cast<std::uint32_t>(bad.index));
  return error_in(file, pattern, cannot_be_read("the pattern " + in_quotes(pattern.text()), bad.message));
}

Result<GlobSet> compile_patterns(const DataFile &file, Value patterns) {
  std::vector<std::string> texts;
  for (const Value pattern : patterns) texts.emplace_back(pattern.text());
  auto compiled = GlobSet::compile(texts);
  if (!compiled) return pattern_error(file, patterns, compiled.error());
  return *std::move(compiled);
}

MaybeError ConfigLoader::load_file(const std::string &path, std::string text) {
  Result<DataFilePtr> data = parse_data(path, std::move(text));
  if (!data) return data.error();
  return load({*data, std::string(folder_of(path))});
}

MaybeError ConfigLoader::load_preset(const BuiltInFile &preset) {
  Result<DataFilePtr> data =
      parse_data(std::string(built_in_prefix) + std::string(preset.path), std::string(preset.text));
  if (!data) return data.error();
  return load({*data, {}, true});
}

// Returns whether the config extends the recommended preset. A config does so unless it says `extends: []`.
bool stands_on_recommended(Value root) {
  const Value extended = root ? root.find("extends") : Value();
  return !extended || extended.size() > 0;
}

MaybeError ConfigLoader::load(const ConfigFile &file) {
  const bool outermost = chain_.empty();
  chain_.push_back(file.data->source.path);
  const Value root = file.data->tree.root();
  if (outermost && !file.built_in && stands_on_recommended(root)) {
    if (auto error = load_recommended()) return error;
  }
  // An empty file is valid. Presets are covered by tests, so they are not validated again.
  if (root && !root.is(ValueKind::null)) {
    if (!file.built_in) {
      if (auto error = check_shape(file)) return error;
    }
    using Part = MaybeError (ConfigLoader::*)(const ConfigFile &);
    for (const Part part :
         {&ConfigLoader::load_extended, &ConfigLoader::load_files, &ConfigLoader::load_syntax,
          &ConfigLoader::load_schemas, &ConfigLoader::load_glossary, &ConfigLoader::load_taxonomy,
          &ConfigLoader::load_rules_dirs, &ConfigLoader::load_layers}) {
      if (auto error = (this->*part)(file)) return error;
    }
  }
  chain_.pop_back();
  return std::nullopt;
}

MaybeError ConfigLoader::check_shape(const ConfigFile &file) const {
  static const Schema schema = compile_built_in_schema("schemas/galley.schema.json");
  for (const Defect &defect : schema.check(file.data->tree.root())) {
    if (is_in_rule_settings(defect.instance_pointer)) continue;
    return error_at(file.data->source, defect.span, defect.message);
  }
  return std::nullopt;
}

MaybeError ConfigLoader::load_extended(const ConfigFile &file) {
  const Value names = file.data->tree.root().find("extends");
  if (!names) return std::nullopt;
  for (const Value name : names) {
    if (auto error = extend(file, name)) return error;
  }
  return std::nullopt;
}

MaybeError ConfigLoader::extend(const ConfigFile &file, Value name) {
  // Without a limit, files that each extend the next one twice would take exponential time.
  constexpr unsigned max_extended = 200;
  if (++extended_ > max_extended) return error_in(*file.data, name, "too many files are extended");
  const Referrer referrer{*file.data, file.folder};
  if (!is_path(name.text())) {
    const Result<const BuiltInFile *> preset = find_named(referrer, name, preset_names);
    return preset ? load_preset(**preset) : MaybeError(preset.error());
  }
  const std::string path = path_from(referrer, name);
  if (std::ranges::find(chain_, path) != chain_.end()) {
    return error_in(*file.data, name, in_quotes(path) + " extends itself, by way of this");
  }
  Result<std::string> text = read_named(files_, referrer, name);
  return text ? load_file(path, std::move(*text)) : MaybeError(text.error());
}

MaybeError ConfigLoader::load_files(const ConfigFile &file) {
  const Value root = file.data->tree.root();
  if (const Value content = root.find("content")) {
    Result<GlobSet> compiled = compile_patterns(*file.data, content);
    if (!compiled) return compiled.error();
    for (const Value pattern : content) {
      if (const std::string_view ending = unreadable_ending(pattern.text()); !ending.empty()) {
        return error_in(
            *file.data, pattern,
            fmt::format("galley can't read files that end in .{}; it reads Markdown, and YAML, TOML and "
                        "JSON as data: take the ending out of the pattern {}",
                        ending, in_quotes(pattern.text())));
      }
    }
    config_.content = std::move(*compiled);
    config_.written_content = {file.data, content};
  }
  if (const Value exclude = root.find("exclude")) {
    const Result<GlobSet> compiled = compile_patterns(*file.data, exclude);
    if (!compiled) return compiled.error();
    for (const Value pattern : exclude) exclude_.emplace_back(pattern.text());
    config_.written_exclude.push_back({file.data, exclude});
  }
  if (const Value fields = root.find("fields")) {
    config_.fields.add(fields);
    config_.written_fields.push_back({file.data, fields});
  }
  if (const Value baseline = root.find("baseline")) {
    config_.baseline = path_from({*file.data, file.folder}, baseline);
    config_.written_baseline = {file.data, baseline};
  }
  return std::nullopt;
}

// A switch holds until a later file sets it anew.
MaybeError ConfigLoader::load_syntax(const ConfigFile &file) {
  const Value switches = file.data->tree.root().find("markdown");
  if (!switches) return std::nullopt;
  for (std::size_t i = 0; i < syntax_switches.size(); ++i) {
    const Value value = switches.find(syntax_switches[i].name);
    if (!value) continue;
    config_.syntax.*syntax_switches[i].member = value.as_bool();
    config_.written_syntax[i] = {file.data, value};
  }
  return std::nullopt;
}

MaybeError ConfigLoader::load_schemas(const ConfigFile &file) {
  const Value entries = file.data->tree.root().find("schemas");
  if (!entries) return std::nullopt;
  for (const Value entry : entries) {
    Result<GlobSet> compiled = compile_patterns(*file.data, entry.find("files"));
    if (!compiled) return compiled.error();
    std::optional<Schema> schema;
    if (entry.find("schema").text() != "off") {
      Result<Schema> loaded = schemas_.load({*file.data, file.folder}, entry);
      if (!loaded) return loaded.error();
      schema = std::move(*loaded);
    }
    if (const auto bad = config_.schemas.add(*compiled, std::move(schema)))
      return pattern_error(*file.data, entry.find("files"), *bad);
    config_.schema_entries.push_back({std::move(*compiled), {file.data, entry}});
  }
  return std::nullopt;
}

MaybeError ConfigLoader::load_glossary(const ConfigFile &file) {
  if (const Value known = file.data->tree.root().find("known-terms")) {
    config_.written_known_terms.push_back({file.data, known});
    glossary_.add_known(known);
  }
  const Value names = file.data->tree.root().find("glossary");
  if (!names) return std::nullopt;
  config_.written_glossary.push_back({file.data, names});
  return glossary_.load({*file.data, file.folder}, names);
}

MaybeError ConfigLoader::load_taxonomy(const ConfigFile &file) {
  const Value name = file.data->tree.root().find("taxonomy");
  if (!name) return std::nullopt;
  config_.written_taxonomy.push_back({file.data, name});
  return taxonomy_.load({*file.data, file.folder}, name);
}

MaybeError ConfigLoader::load_rules_dirs(const ConfigFile &file) {
  const Value dirs = file.data->tree.root().find("rules-dir");
  if (!dirs) return std::nullopt;
  for (const Value dir : dirs) {
    const std::string path = path_from({*file.data, file.folder}, dir);
    // Two files may both extend a third one, which is then loaded twice.
    if (std::ranges::find(rules_dirs_, path) != rules_dirs_.end()) continue;
    rules_dirs_.push_back(path);
    std::vector<FolderEntry> entries;
    if (const FileResult listed = files_.list(path, entries); !listed)
      return error_in(*file.data, dir,
                      cannot_be_read("the folder " + in_quotes(path), listed.error().reason));
    for (const FolderEntry &entry : entries) {
      if (entry.kind != FileKind::file || !(entry.name.ends_with(".yaml") || entry.name.ends_with(".yml")))
        continue;
      if (auto error = load_rule_file(*file.data, dir, join_path(path, entry.name))) return error;
    }
  }
  return std::nullopt;
}

MaybeError ConfigLoader::load_rule_file(const DataFile &from, Value dir, const std::string &path) {
  std::string text;
  if (const FileResult read = files_.read(path, max_source_size, text); !read)
    return error_in(from, dir, cannot_be_read(in_quotes(path), read.error().reason));
  Result<Rule> rule = load_rule(path, std::move(text));
  if (!rule) return rule.error();
  if (const Rule *other = find_rule(config_, rule->id)) {
    const std::string &path_of_other = other->file->source.path;
    const bool built_in = path_of_other.starts_with(built_in_prefix);
    const std::string whose = built_in ? "a rule of galley" : "the rule in " + in_quotes(path_of_other);
    return Error{in_quotes(rule->id) + " is the id of " + whose + " already; give the file another name",
                 path};
  }
  constexpr std::size_t max_user_rules = 300; // each looks at every document
  if (config_.user_rules.size() == max_user_rules)
    return error_in(from, dir, "there are more than 300 rules in `rules-dir`");
  const auto by_id = [](const Rule &a, const Rule &b) { return a.id < b.id; };
  std::vector<Rule> &rules = config_.user_rules;
  rules.insert(std::lower_bound(rules.begin(), rules.end(), *rule, by_id), std::move(*rule));
  return std::nullopt;
}

MaybeError ConfigLoader::load_layers(const ConfigFile &file) {
  const Value root = file.data->tree.root();
  if (const Value rules = root.find("rules")) {
    Result<RuleLayer> layer = read_rule_layer(config_, file.data, rules);
    if (!layer) return layer.error();
    if (!layer->rules.empty()) {
      config_.general_layers.push_back(static_cast<std::uint32_t>(config_.layers.size()));
      config_.layers.push_back(std::move(*layer));
    }
  }
  const Value overrides = root.find("overrides");
  if (!overrides) return std::nullopt;
  for (const Value entry : overrides) {
    Result<GlobSet> files = compile_patterns(*file.data, entry.find("files"));
    if (!files) return files.error();
    Result<RuleLayer> layer = read_rule_layer(config_, file.data, entry.find("rules"));
    if (!layer) return layer.error();
    if (const auto bad = config_.layer_files.add(*files))
      return pattern_error(*file.data, entry.find("files"), *bad);
    config_.special_layers.push_back(static_cast<std::uint32_t>(config_.layers.size()));
    layer->files = std::move(*files);
    config_.layers.push_back(std::move(*layer));
  }
  return std::nullopt;
}

// Rules may name each other, so this waits until all are loaded.
MaybeError ConfigLoader::check_precedence() const {
  for (const Rule &rule : config_.user_rules) {
    for (const std::string &other : rule.instead_of) {
      if (find_rule(config_, other) != nullptr) continue;
      const Value list = rule.file->tree.root().find("instead-of");
      return error_in(*rule.file, list, "`instead-of`: " + unknown_rule_message(other, rule_ids(config_)));
    }
  }
  return std::nullopt;
}

MaybeError ConfigLoader::finish() {
  if (auto error = check_precedence()) return error;
  if (!config_.written_content.file) {
    config_.content = *GlobSet::compile({std::string(default_content)});
  }
  if (config_.baseline.empty()) config_.baseline = join_path(config_.root, default_baseline);
  config_.warnings = std::move(schemas_.warnings);
  config_.glossary = glossary_.finish(config_.root);
  // Each list was compiled on its own when it was read, to report its errors. The lists form one list, in
  // which `!` includes again what an earlier pattern excludes.
  auto exclude = GlobSet::compile(exclude_);
  if (!exclude) {
    const auto &[index, message] = exclude.error();
    return Error{"`exclude`: " + cannot_be_read("the pattern " + in_quotes(exclude_[index]), message),
                 config_.path};
  }
  config_.exclude = *std::move(exclude);
  Result<Taxonomy> taxonomy = taxonomy_.finish(config_.root);
  if (!taxonomy) return taxonomy.error();
  config_.taxonomy = std::move(*taxonomy);
  return std::nullopt;
}

Error baseline_outside(const Config &config) {
  const std::string reason = lies_outside().reason;
  const WrittenValue &written = config.written_baseline;
  if (!written.file) return Error{cannot_be_read("the baseline", reason), config.baseline};
  return error_in(*written.file, written.value, cannot_be_read(in_quotes(config.baseline), reason));
}

} // namespace

Result<Config> load_config(const FileSystem &all_files, const std::string &root) {
  const RecordedFiles files(all_files);
  Config config;
  config.root = root;
  for (const std::string &name : config_names()) {
    const std::string path = join_path(root, name);
    if (!exists_here(files.info(path))) continue; // whatever has the name has to be readable
    config.path = path;
    break;
  }
  ConfigLoader loader(files, config);
  MaybeError error;
  if (config.path.empty()) {
    error = loader.load_recommended();
  } else {
    std::string text;
    if (const FileResult read = files.read(config.path, max_source_size, text); !read)
      return Error{cannot_be_read("it", read.error().reason), config.path};
    error = loader.load_file(config.path, std::move(text));
  }
  if (!error) error = loader.finish();
  if (error) return *error;
  if (all_files.info(config.baseline).outside) return baseline_outside(config);
  config.fingerprint = files.fingerprint();
  config.size = files.size();
  return config;
}

} // namespace galley
