#include "config/config_taxonomy.h"

#include "base/path.h"
#include "config/built_in_schema.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace galley {

namespace {

using MaybeError = std::optional<Error>;

// Returns a single text, or the texts of a list.
std::vector<std::string> texts_in(Value value) {
  std::vector<std::string> texts;
  if (!value.is(ValueKind::sequence)) return {std::string(trim(value.text()))};
  for (const Value item : value) texts.emplace_back(trim(item.text()));
  return texts;
}

// Reads one field of a taxonomy that the schema has validated.
class FieldReader {
public:
  FieldReader(const DataFile &file, Value field) : file_(file), field_{std::string(field.key()), {}, {}} {}

  Result<TaxonomyField> read(Value field) {
    const bool mapping = field.is(ValueKind::mapping);
    if (auto error = read_values(mapping ? field.find("values") : field)) return *error;
    const Value deprecated = mapping ? field.find("deprecated") : Value();
    if (deprecated) {
      if (auto error = read_deprecated(deprecated)) return *error;
    }
    return std::move(field_);
  }

private:
  MaybeError read_values(Value values) {
    for (const Value value : values) {
      const bool mapping = values.is(ValueKind::mapping);
      const std::string_view text = mapping ? value.key() : value.text();
      TaxonomyValue read{std::string(trim(text)), {}, {}, {}, {}};
      const Span place = mapping ? value.key_span() : value.span();
      read.where = locate(file_.source, place);
      if (auto error = add(read.text, place)) return error;
      if (mapping) {
        if (auto error = read_details(value, read)) return error;
      }
      values_.insert(read.text);
      field_.values.push_back(std::move(read));
    }
    return std::nullopt;
  }

  MaybeError read_details(Value value, TaxonomyValue &read) {
    if (!value.is(ValueKind::mapping)) {
      read.description = value.text();
      return std::nullopt;
    }
    if (const Value description = value.find("description")) read.description = description.text();
    if (const Value aliases = value.find("aliases")) {
      for (const Value alias : aliases) {
        read.aliases.emplace_back(trim(alias.text()));
        if (auto error = add(read.aliases.back(), alias.span())) return error;
      }
    }
    if (const Value with = value.find("with")) {
      for (const Value other : with) read.with.push_back({std::string(other.key()), texts_in(other)});
    }
    return std::nullopt;
  }

  MaybeError read_deprecated(Value deprecated) {
    for (const Value old : deprecated) {
      const std::string text(trim(old.key()));
      if (auto error = add(text, old.key_span())) return error;
      const std::string replacement(trim(old.text()));
      if (!replacement.empty() && values_.count(replacement) == 0) return no_such_value(old, replacement);
      field_.deprecated.push_back({text, replacement});
    }
    return std::nullopt;
  }

  Error no_such_value(Value at, const std::string &text) const {
    std::vector<std::string_view> known;
    for (const std::string &value : values_) known.push_back(value);
    const auto suggestion = nearest(text, known);
    return error_in(file_, at,
                    field_.name + " has no value " + in_quotes(text) +
                        (suggestion ? did_you_mean(suggestion) : ", which is to replace this"));
  }

  MaybeError add(const std::string &text, Span place) {
    if (text.empty()) return error_at(file_.source, place, "a value must not be empty");
    const auto [first, is_new] = texts_.emplace(text, place);
    if (is_new) return std::nullopt;
    const std::uint32_t line = locate(file_.source, first->second).begin.line;
    return error_at(file_.source, place,
                    in_quotes(text) + " stands in " + field_.name + " already, on line " +
                        std::to_string(line) + "; keep one of the two");
  }

  const DataFile &file_;
  TaxonomyField field_;
  std::map<std::string, Span> texts_; // values, aliases and deprecated values
  std::set<std::string> values_;
};

// Returns an error where a condition requires an unknown value, or nothing where all are valid.
MaybeError check_conditions(const Taxonomy &taxonomy) {
  for (const TaxonomyField &field : taxonomy.fields()) {
    for (const TaxonomyValue &value : field.values) {
      for (const TaxonomyCondition &condition : value.with) {
        const TaxonomyField *other = taxonomy.find(condition.field);
        if (other == nullptr) continue;
        for (const std::string &text : condition.values) {
          if (taxonomy.find(*other, text).state == ValueState::known) continue;
          return Error{in_quotes(value.text) + " goes with " + condition.field + " " + in_quotes(text) +
                           ", which is no value of " + condition.field,
                       value.where.path, value.where.begin};
        }
      }
    }
  }
  return std::nullopt;
}

} // namespace

MaybeError TaxonomyLoader::load(const Referrer &from, Value name) {
  Result<std::string> text = read_named(files_, from, name);
  if (!text) return text.error();
  const Result<DataFilePtr> file = parse_data(path_from(from, name), std::move(*text));
  if (!file) return file.error();
  const Value root = (*file)->tree.root();
  if (!root || root.is(ValueKind::null)) return std::nullopt;
  static const Schema schema = compile_built_in_schema("schemas/taxonomy.schema.json");
  if (auto error = first_defect(schema, **file, root)) return error;
  constexpr std::uint32_t max_fields = 1000; // each is looked for in every document
  if (root.size() > max_fields)
    return error_in(**file, root.at(max_fields), "there are more than 1,000 fields");
  MemberFinder names; // of fields, each of which takes the place of an earlier file's
  std::erase_if(fields_, [&](const TaxonomyField &earlier) { return bool(names.find(root, earlier.name)); });
  for (const Value value : root) {
    Result<TaxonomyField> field = FieldReader(**file, value).read(value);
    if (!field) return field.error();
    fields_.push_back(std::move(*field));
  }
  return std::nullopt;
}

Result<Taxonomy> TaxonomyLoader::finish(const std::string &root) {
  Taxonomy taxonomy(fields_);
  if (auto error = check_conditions(taxonomy)) return *error;
  for (TaxonomyField &field : fields_) {
    for (TaxonomyValue &value : field.values) value.where.path = relative_path(root, value.where.path);
  }
  return Taxonomy(std::move(fields_));
}

} // namespace galley
