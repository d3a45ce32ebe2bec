#include "schema/schema_registry.h"

#include "base/path.h"
#include "schema/keyword.h"
#include "schema/metaschema.h"
#include "schema/schema_graph.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/uri.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace galley {

namespace {

// Turns a file's path into a URI reference.
std::string uri_of_path(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const bool reserved = c == '%' || c == '#' || c == '?' || c == ':';
    reserved ? uri += fmt::format("%{:02X}", static_cast<unsigned>(c)) : uri += c;
  }
  return uri;
}

// Decodes one segment of a JSON Pointer (RFC 6901).
std::string unescape_segment(std::string_view segment) {
  std::string out;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const bool escape = segment[i] == '~' && i + 1 < segment.size();
    if (escape && segment[i + 1] == '0') {
      out += '~';
      ++i;
    } else if (escape && segment[i + 1] == '1') {
      out += '/';
      ++i;
    } else {
      out += segment[i];
    }
  }
  return out;
}

Value item_at(Value value, std::string_view segment) {
  std::uint32_t index = 0;
  const auto read = std::from_chars(segment.data(), segment.data() + segment.size(), index);
  const bool number = read.ec == std::errc() && read.ptr == segment.data() + segment.size();
  return value.is(ValueKind::sequence) && number && index < value.size() ? value.at(index) : Value();
}

} // namespace

Result<Dialect> SchemaRegistry::dialect_of(const DataFile &file, Value root, const std::string &uri,
                                           Dialect fallback) const {
  const Value written = root.is(ValueKind::mapping) ? root.find("$schema") : Value();
  if (!written) return fallback;
  const std::string_view name = written.is(ValueKind::string) ? written.text() : std::string_view();
  if (const auto draft = draft_from_name(name)) return Dialect{*draft};
  if (without_fragment(name).ends_with("//json-schema.org/schema")) return fallback; // names no draft
  Result<DataFilePtr> metaschema = DataFilePtr();
  for (const std::string &base : {uri, file.source.path}) {
    if (name.empty() || (metaschema && *metaschema != nullptr)) break;
    metaschema = fetch(std::string(without_fragment(resolve_uri(base, name))));
  }
  if (!metaschema) return metaschema.error();
  if (*metaschema != nullptr) return dialect_by(**metaschema, file, written);
  if (options_.draft) return Dialect{*options_.draft};
  return error_at(
      file.source, written.span(),
      "$schema names no draft that galley knows, which are 4, 6, 7, 2019-09 and 2020-12, and no "
      "file; to have it read as one of them, write `draft: 2020-12` beside `schema` in galley.yaml");
}

// Tells the dialect by the `$vocabulary` of a metaschema.
Result<Dialect> SchemaRegistry::dialect_by(const DataFile &metaschema, const DataFile &file,
                                           Value written) const {
  const Value root = metaschema.tree.root();
  const bool mapping = root && root.is(ValueKind::mapping);
  const Value named = mapping ? root.find("$schema") : Value();
  const auto draft = named && named.is(ValueKind::string) ? draft_from_name(named.text()) : std::nullopt;
  if (!draft)
    return error_at(
        file.source, written.span(),
        fmt::format("{} says by no $schema of a known draft which one it extends", written.text()));
  Dialect dialect{*draft};
  const Value vocabularies = root.find("$vocabulary");
  if (*draft < Draft::draft2019 || !vocabularies || !vocabularies.is(ValueKind::mapping)) return dialect;
  dialect.vocabularies = bit_of(Vocabulary::core);
  for (const Value each : vocabularies) {
    if (const MetaschemaPart *part = find_vocabulary(each.key())) {
      dialect.vocabularies |= part->vocabularies;
      dialect.formats_assert = dialect.formats_assert || part->formats_assert;
    } else if (each.is(ValueKind::boolean) && each.as_bool()) {
      return error_at(
          metaschema.source, each.key_span(),
          fmt::format("galley doesn't know the vocabulary {}, which is required here; false beside it, "
                      "or `draft: 2020-12` in galley.yaml, has the schema read without it",
                      each.key()));
    }
  }
  return dialect;
}

namespace {

// Returns the draft of a schema that names none: draft 7, unless keywords of the schemas in it are newer.
Draft draft_by_keywords(Value root) {
  bool newer = false, draft2019 = false;
  std::vector<Value> pending = {root};
  while (!pending.empty()) {
    const Value schema = pending.back();
    pending.pop_back();
    if (!schema.is(ValueKind::mapping)) continue;
    for (const Value member : schema) {
      const Keyword *keyword = find_keyword(member.key(), Draft::draft2019);
      const bool of_2019 = find_keyword(member.key(), Draft::draft2020) == nullptr;
      if (keyword == nullptr) keyword = find_keyword(member.key(), Draft::draft2020);
      if (keyword == nullptr) continue;
      const bool list_of_items = member.key() == "items" && member.is(ValueKind::sequence);
      draft2019 = draft2019 || of_2019 || list_of_items;
      // Annotations are written whatever the draft.
      const bool counts =
          keyword->vocabulary != Vocabulary::meta_data && keyword->vocabulary != Vocabulary::content;
      newer = newer || (counts && find_keyword(member.key(), Draft::draft7) == nullptr);
      append_subschemas(*keyword, member, pending);
    }
  }
  if (!newer) return Draft::draft7;
  return draft2019 ? Draft::draft2019 : Draft::draft2020;
}

} // namespace

Result<Dialect> SchemaRegistry::dialect_of_first(const DataFile &file, Value root,
                                                 const std::string &uri) const {
  if (options_.draft) return Dialect{*options_.draft};
  return dialect_of(file, root, uri, Dialect{draft_by_keywords(root)});
}

const Scope &SchemaRegistry::outer_scope(const DataFile &file) {
  const std::string uri = uri_of_path(file.source.path);
  return scopes_.emplace_back(Scope{uri, uri, &file, {}, {}});
}

std::optional<Error> SchemaRegistry::add_root(const DataFilePtr &file, Value root) {
  std::string uri = uri_of_path(file->source.path);
  const Result<Dialect> dialect = dialect_of_first(*file, root, uri);
  if (!dialect) return dialect.error();
  add_document(file, root, std::move(uri), *dialect);
  return std::nullopt;
}

void SchemaRegistry::add_document(const DataFilePtr &file, Value root, std::string uri, Dialect dialect) {
  files_.push_back(file);
  Scope &scope = scopes_.emplace_back(Scope{uri, uri, file.get(), dialect, root});
  add_schemas(root, scope);
  resources_.emplace(std::move(uri), Resource{root, scopes_by_node_.at(root.node())});
}

// Notes the scope of every schema within this one, and the URIs of all of them.
void SchemaRegistry::add_schemas(Value schema, Scope &outer) {
  std::vector<std::pair<Value, Scope *>> pending = {{schema, &outer}};
  std::vector<Value> inner;
  while (!pending.empty()) {
    const auto [next, around] = pending.back();
    pending.pop_back();
    if (scopes_by_node_.contains(next.node())) continue;
    Scope &scope = enter(next, *around);
    scopes_by_node_.emplace(next.node(), &scope);
    if (!next.is(ValueKind::mapping)) continue;
    add_anchors(next, scope);
    for (const Value member : next) {
      const Keyword *keyword = find_keyword(member.key(), scope.dialect.draft);
      if (keyword == nullptr) continue;
      inner.clear();
      append_subschemas(*keyword, member, inner);
      for (const Value child : inner) pending.emplace_back(child, &scope);
    }
  }
}

Scope &SchemaRegistry::enter(Value schema, Scope &scope) {
  if (!schema.is(ValueKind::mapping)) return scope;
  Dialect dialect = scope.dialect;
  // A resource within a file may be of another draft. One that is unknown is not reported here.
  if (schema.find("$schema") && (schema.find("$id") || schema.find("id")) && schema != scope.root) {
    if (const auto own = dialect_of(*scope.file, schema, scope.file_uri, dialect)) dialect = *own;
  }
  // In a schema with a `$ref` all other keywords were once ignored, even `$id`.
  if (dialect.draft <= Draft::draft7 && schema.find("$ref")) return scope;
  const Value id = schema.find(dialect.draft == Draft::draft4 ? "id" : "$id");
  if (!id || !id.is(ValueKind::string)) return scope;
  Scope &inner = add_id(schema, id.text(), scope);
  if (&inner != &scope) inner.dialect = dialect;
  return inner;
}

Scope &SchemaRegistry::add_id(Value schema, std::string_view id, Scope &scope) {
  Scope *inner = &scope;
  if (!without_fragment(id).empty()) {
    Scope changed = scope;
    changed.base = without_fragment(resolve_uri(scope.base, id));
    changed.root = schema;
    changed.dynamic_anchors.clear();
    inner = &scopes_.emplace_back(std::move(changed));
    resources_.emplace(inner->base, Resource{schema, inner});
  }
  const std::string_view name = inner->dialect.draft <= Draft::draft7 ? fragment_of(id) : std::string_view();
  if (!name.empty()) anchors_.emplace(inner->base + '#' + std::string(name), Resource{schema, inner});
  return *inner;
}

void SchemaRegistry::add_anchors(Value schema, Scope &scope) {
  if (scope.dialect.draft < Draft::draft2019) return;
  const bool is_dynamic = scope.dialect.draft >= Draft::draft2020;
  for (const std::string_view keyword : {"$anchor", "$dynamicAnchor"}) {
    const Value name = schema.find(keyword);
    if (!name || !name.is(ValueKind::string) || (keyword != "$anchor" && !is_dynamic)) continue;
    anchors_.emplace(scope.base + '#' + std::string(name.text()), Resource{schema, &scope});
    if (keyword != "$anchor") scope.dynamic_anchors.emplace_back(name.text(), schema);
  }
  const Value recursive = is_dynamic || schema != scope.root ? Value() : schema.find("$recursiveAnchor");
  if (recursive && recursive.is(ValueKind::boolean) && recursive.as_bool())
    scope.dynamic_anchors.emplace_back("", schema);
}

Result<Value> SchemaRegistry::resolve(Value ref, const Scope &scope) {
  const std::string full = resolve_uri(scope.base, ref.text());
  const std::string uri(without_fragment(full));
  const Result<const Resource *> resource = find_resource(ref, scope, uri);
  if (!resource) return resource.error();
  const std::string fragment = decode_percent(fragment_of(full));
  if (fragment.empty()) return (*resource)->root;
  if (fragment.starts_with('/')) return follow_pointer(ref, scope, **resource, fragment);
  const auto anchor = anchors_.find((*resource)->scope->base + '#' + fragment);
  if (anchor != anchors_.end()) return anchor->second.root;
  return error_at(
      scope.file->source, ref.span(),
      fmt::format("no schema goes by the name #{} in {}", fragment, (*resource)->scope->file->source.path));
}

Result<const SchemaRegistry::Resource *> SchemaRegistry::find_resource(Value ref, const Scope &scope,
                                                                       const std::string &uri) {
  const std::string beside(without_fragment(resolve_uri(scope.file_uri, ref.text())));
  // An `$id` may give a file an address on the web although its neighbours are files beside it on disk.
  for (const std::string &candidate : {uri, beside}) {
    if (const auto known = resources_.find(candidate); known != resources_.end()) return &known->second;
    const Result<DataFilePtr> file = fetch(candidate);
    if (!file) return file.error();
    if (*file == nullptr) continue;
    const Value root = (*file)->tree.root();
    if (!root) return error_at((*file)->source, {}, "the schema is empty");
    const bool first = !scope.root;
    const Result<Dialect> dialect = first ? dialect_of_first(**file, root, candidate)
                                          : dialect_of(**file, root, candidate, scope.dialect);
    if (!dialect) return dialect.error();
    add_document(*file, root, candidate, *dialect);
    return &resources_.at(candidate);
  }
  const std::string message =
      has_scheme(uri) && !uri.starts_with("file:")
          ? fmt::format(
                "{} is not on this disk, and galley fetches nothing from a network; save a copy, and refer "
                "to it by its path",
                uri)
          : fmt::format("there is no file {}", decode_percent(uri));
  return error_at(scope.file->source, ref.span(), message);
}

Result<DataFilePtr> SchemaRegistry::fetch(const std::string &uri) const {
  if (DataFilePtr built_in = built_in_metaschema(uri)) return built_in;
  if (!options_.load) return DataFilePtr();
  if (const auto path = path_of_file_uri(uri)) return options_.load(*path);
  return options_.load(has_scheme(uri) ? uri : decode_percent(uri));
}

Value SchemaRegistry::step_into(Value value, std::string_view segment) {
  if (!value.is(ValueKind::mapping)) return item_at(value, segment);
  auto &members = members_[value.node()];
  if (members.empty()) {
    for (const Value member : value) members.emplace(member.key(), member);
  }
  const auto found = members.find(segment);
  return found == members.end() ? Value() : found->second;
}

Result<Value> SchemaRegistry::follow_pointer(Value ref, const Scope &from, const Resource &resource,
                                             std::string_view pointer) {
  Value value = resource.root;
  Scope *scope = resource.scope;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string segment = unescape_segment(pointer.substr(0, end));
    pointer.remove_prefix(end);
    const Value next = step_into(value, segment);
    if (!next) {
      std::vector<std::string_view> keys;
      if (value.is(ValueKind::mapping)) {
        for (const Value member : value) keys.push_back(member.key());
      }
      const auto meant = nearest(segment, keys);
      return error_at(
          from.file->source, ref.span(),
          fmt::format("{} names nothing: there is no \"{}\"{}", ref.text(), segment, did_you_mean(meant)));
    }
    value = next;
    if (const auto known = scopes_by_node_.find(value.node()); known != scopes_by_node_.end()) {
      scope = known->second;
    }
  }
  add_schemas(value, *scope); // it may be outside of all keywords that have schemas
  return value;
}

} // namespace galley
