#include "actions/rename.h"

#include "actions/value_edits.h"
#include "base/field_path.h"
#include "base/hash.h"
#include "config/config_references.h"
#include "markdown/hashtag.h"
#include "parse/field_editors.h"
#include "site/discover.h"
#include "site/document_reader.h"
#include "site/find_config.h"
#include "text/phrase.h"
#include "text/unicode.h"
#include "yaml/data_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// The result for one file: it changes, it is left alone for a reason, or neither.
struct Outcome {
  std::optional<FixedDocument> changed;
  std::string why_not;
};

std::string unsafe_form(const Source &source, std::uint32_t offset) {
  return fmt::format("line {} has it in a form that can't be changed safely", source.position(offset).line);
}

bool has_fields(const Document &document) {
  return document.fields() && document.fields().is(ValueKind::mapping);
}

// Applies the edits to the file. There is no result where there are no edits.
Outcome make_edits(const std::string &path, const Source &source, const ValueEdits &found) {
  if (found.failed()) return {std::nullopt, unsafe_form(source, *found.failed())};
  if (found.edits().empty()) return {};
  FixedDocument document{path, source.text, {}, found.edits(), found.edits().size()};
  auto after = apply_edits(source.text, document.edits);
  if (!after) return {std::nullopt, unsafe_form(source, found.edits().front().span.begin)};
  sort_edits(document.edits, source.text.size());
  document.after = *std::move(after);
  return {std::move(document), {}};
}

void find_edits(const Document &document, const std::string &field, ValueEdits &edits) {
  if (has_fields(document))
    for_each_field(document.fields(), field, [&](Value value) { edits.rename(value); });
  if (!document.body) return;
  for (const Span tag : hashtags(*document.source, *document.body))
    edits.rename_tag(tag, document.source->slice(tag));
}

// The body is needed where it has values of the field.
Needs needs_of(const Config &config, const FieldReading &reading) {
  return {.suppressions = false,
          .body = reading.body_tags ? BodyNeed::all : BodyNeed::none,
          .syntax = config.syntax};
}

// Returns whether the members are equal but for those that the field is in.
bool has_same_members(Value old, Value now, const RenameRequest &request) {
  if (now.size() != old.size()) return false;
  HashMap<std::string_view, Value> members;
  for (const Value member : now) members.emplace(member.key(), member);
  for (const Value member : old) {
    const std::string key(member.key());
    if (key == request.field || request.field.starts_with(key + ".")) continue;
    const auto same = members.find(key);
    if (same == members.end() || !equal(member, same->second)) return false;
  }
  return true;
}

// Returns whether only the field's value changes when the document is read again, and the old value is gone
// from the field.
bool is_renamed(const Document &old, const FixedDocument &made, const RenameRequest &request,
                const Config &config) {
  const FieldReading &reading = config.fields.of(request.field);
  const Source source(made.path, made.after);
  const Document now = parse_document(source, needs_of(config, reading));
  const Value fields = now.fields();
  if (now.unreadable || !now.problems.empty() || has_fields(now) != has_fields(old)) return false;
  if (has_fields(now) && !has_same_members(old.fields(), fields, request)) return false;
  const auto editor = has_fields(now) ? make_field_editor(now, fields) : nullptr;
  ValueEdits left(editor.get(), request.before, request.after, reading);
  find_edits(now, request.field, left);
  // A value that was moved below itself is its own child.
  if (reading.nested && request.after.starts_with(request.before + "/")) return true;
  return left.edits().empty() && !left.failed();
}

Outcome rename_in_document(DocumentReader &reader, const Site &site, const FoundDocument &found,
                           const RenameRequest &request) {
  if (!reader.read(found)) return {std::nullopt, cannot_be_read("it", reader.error())};
  const FieldReading &reading = site.config->fields.of(request.field);
  const Document document = reader.parse(needs_of(*site.config, reading));
  // With the comments of the body, which the document's own source is without.
  const Source source(found.path, reader.text());
  if (document.unreadable) return {std::nullopt, cannot_be_read("it", document.unreadable->message)};
  if (!document.problems.empty()) return {std::nullopt, "its front matter is broken"};
  if (document.fences && !document.fences->readable() &&
      source.slice(document.fences->content).find(request.before) != std::string_view::npos)
    return {std::nullopt, "its front matter may have the value, but in a language that galley doesn't read"};
  if (!has_fields(document) && !document.body) return {};
  const auto editor = has_fields(document) ? make_field_editor(document, document.fields()) : nullptr;
  ValueEdits edits(editor.get(), request.before, request.after, reading);
  find_edits(document, request.field, edits);
  Outcome outcome = make_edits(site.folder.file(found.path), source, edits);
  if (outcome.changed && !is_renamed(document, *outcome.changed, request, *site.config))
    return {std::nullopt, unsafe_form(source, edits.edits().front().span.begin)};
  return outcome;
}

// Returns the path of the file that lists the values of a field, or null where the taxonomy lists none.
const std::string *file_of(const TaxonomyField &field) {
  return field.values.empty() ? nullptr : &field.values.front().where.path;
}

// Renames the value in the mapping or the list of the field's values, and where a deprecated value names it
// as its replacement.
void rename_known(Value field, bool joins, const RenameRequest &request, ValueEdits &edits) {
  const bool mapping = field.is(ValueKind::mapping);
  const Value values = mapping ? field.find("values") : field;
  if (values.is(ValueKind::sequence)) edits.rename(values);
  if (values.is(ValueKind::mapping)) {
    for (const Value value : values) {
      if (trim(value.key()) != request.before) continue;
      if (joins) {
        edits.remove_member(value);
        continue;
      }
      edits.rename_key(value);
      const Value aliases = value.is(ValueKind::mapping) ? value.find("aliases") : Value();
      if (aliases) edits.remove_items(aliases, request.after);
    }
  }
  const Value deprecated = mapping ? field.find("deprecated") : Value();
  if (!deprecated) return;
  for (const Value old : deprecated) edits.rename(old);
}

// Renames the value in the conditions of other fields, whose values may depend on it.
void rename_conditions(Value field, const RenameRequest &request, ValueEdits &edits) {
  const Value values = field.is(ValueKind::mapping) ? field.find("values") : Value();
  if (!values || !values.is(ValueKind::mapping)) return;
  for (const Value value : values) {
    const Value with = value.is(ValueKind::mapping) ? value.find("with") : Value();
    const Value condition = with ? with.find(request.field) : Value();
    if (condition) edits.rename(condition);
  }
}

class TaxonomyRename {
public:
  TaxonomyRename(const FileSystem &files, const Site &site, const RenameRequest &request)
      : files_(files), site_(site), request_(request), taxonomy_(site.config->taxonomy),
        field_(taxonomy_.find(request.field)) {
    if (field_ != nullptr) after_ = taxonomy_.find(*field_, request.after);
  }

  // Returns an Error where the taxonomy forbids the new value.
  std::optional<Error> refused() const {
    if (after_.state != ValueState::alias && after_.state != ValueState::deprecated) return std::nullopt;
    const std::string *file = file_of(*field_);
    const std::string path = file == nullptr ? std::string() : printed(*file);
    const std::string after = in_quotes(request_.after);
    if (after_.state == ValueState::deprecated)
      return Error{after + " is deprecated in the taxonomy; take it from there first", path};
    if (after_.value->text == request_.before) return std::nullopt; // the value and its alias change roles
    return Error{after + " is another name of " + in_quotes(after_.value->text) +
                     " in the taxonomy; rename to that, or take the alias from there first",
                 path};
  }

  void rename(RenameResult &result) const {
    std::set<std::string> paths;
    for (const TaxonomyField &field : taxonomy_.fields()) {
      if (const std::string *file = file_of(field)) paths.insert(*file);
    }
    for (const std::string &path : paths) {
      Outcome outcome = rename_in(path);
      if (outcome.changed && !still_loads(*outcome.changed, outcome.why_not)) outcome.changed.reset();
      if (outcome.changed) result.taxonomy.push_back(*std::move(outcome.changed));
      if (!outcome.why_not.empty()) result.left_alone.push_back({printed(path), outcome.why_not});
    }
  }

private:
  // Returns the path as file systems know it and errors print it.
  std::string printed(const std::string &path) const { return site_.folder.file(path); }

  Outcome rename_in(const std::string &path) const {
    std::string text;
    if (const FileResult read = files_.read(printed(path), max_source_size, text); !read)
      return {std::nullopt, cannot_be_read("it", read.error().reason)};
    const auto file = parse_data(printed(path), std::move(text));
    if (!file) return {std::nullopt, file.error().message};
    const Source &source = (*file)->source;
    const Value root = (*file)->tree.root();
    if (!root || !root.is(ValueKind::mapping)) return {};
    const auto editor = make_field_editor(**file);
    ValueEdits edits(editor.get(), request_.before, request_.after);
    for (const Value field : root) {
      // The field is skipped if another file takes precedence for it.
      const TaxonomyField *known = taxonomy_.find(field.key());
      const std::string *says = known == nullptr ? nullptr : file_of(*known);
      if (says == nullptr || *says != path) continue;
      if (known == field_) rename_known(field, after_.state == ValueState::known, request_, edits);
      rename_conditions(field, request_, edits);
    }
    return make_edits(printed(path), source, edits);
  }

  bool still_loads(const FixedDocument &made, std::string &why_not) const {
    MemoryFileSystem changed(&files_);
    changed.add(made.path, made.after);
    const auto config = load_site_config(changed, site_.folder);
    if (!config) why_not = "without the old value, " + config.error().message;
    return config.operator bool();
  }

  const FileSystem &files_;
  const Site &site_;
  const RenameRequest &request_;
  const Taxonomy &taxonomy_;
  const TaxonomyField *field_; // null where the taxonomy doesn't list the field
  KnownValue after_;
};

std::optional<Error> check_values(const RenameRequest &request) {
  for (const std::string &value : {request.before, request.after}) {
    if (value.empty()) return Error{"a value to rename must not be empty"};
    if (find_invalid_utf8(value)) return Error{"a value must be UTF-8"};
  }
  if (request.before == request.after) return Error{"the old value and the new one are the same"};
  return std::nullopt;
}

} // namespace

Result<RenameResult> rename_value(const FileSystem &files, const RenameRequest &given) {
  RenameRequest request = given;
  request.before = trim(given.before);
  request.after = trim(given.after);
  if (auto error = check_values(request)) return *std::move(error);
  auto discovery = discover_whole_site(files, request.scope);
  if (!discovery) return discovery.error();
  RenameResult result;
  result.notices = std::move(discovery->notices);
  if (discovery->sites.empty()) return result;
  const Site &site = discovery->sites.front();
  const TaxonomyRename taxonomy(files, site, request);
  if (auto error = taxonomy.refused()) return *std::move(error);
  std::vector<Outcome> outcomes(site.documents.size());
  for_each_reader(files, site, outcomes.size(), std::max(1U, request.scope.jobs),
                  [&](std::size_t index, unsigned, DocumentReader &reader) {
                    outcomes[index] = rename_in_document(reader, site, site.documents[index], request);
                  });
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].changed) result.documents.push_back(*std::move(outcomes[i].changed));
    if (!outcomes[i].why_not.empty())
      result.left_alone.push_back({site.folder.file(site.documents[i].path), outcomes[i].why_not});
  }
  taxonomy.rename(result);
  return result;
}

} // namespace galley
