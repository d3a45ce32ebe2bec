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

Result<Draft> SchemaRegistry::draft_of(const DataFile &file, Value root,
                                       std::optional<Draft> fallback) const {
  const Value written = root.find("$schema");
  if (!written) return fallback.value_or(Draft::draft7);
  const bool text = written.is(ValueKind::string);
  if (const auto draft = text ? draft_from_name(written.text()) : std::nullopt) return *draft;
  if (options_.draft) return *options_.draft;
  return error_at(
      file.source, written.span(),
      "$schema names no draft that galley knows, which are 4, 6 and 7; to have it read as one of them, "
      "write `draft: 7` beside `schema` in galley.yaml");
}

std::optional<Error> SchemaRegistry::add_root(const DataFilePtr &file, Value root) {
  const Result<Draft> draft = options_.draft ? *options_.draft : draft_of(*file, root, std::nullopt);
  if (!draft) return draft.error();
  return add_document(file, root, uri_of_path(file->source.path), *draft);
}

std::optional<Error> SchemaRegistry::add_document(const DataFilePtr &file, Value root, std::string uri,
                                                  Draft draft) {
  files_.push_back(file);
  const Scope &scope = scopes_.emplace_back(Scope{uri, uri, file.get(), draft});
  add_schemas(root, scope);
  resources_.emplace(std::move(uri), Resource{root, &scope_of(root)});
  return std::nullopt;
}

// Notes the scope of every schema within this one, and the URIs of all of them.
void SchemaRegistry::add_schemas(Value schema, const Scope &outer) {
  std::vector<std::pair<Value, const Scope *>> pending = {{schema, &outer}};
  std::vector<Value> inner;
  while (!pending.empty()) {
    const auto [next, around] = pending.back();
    pending.pop_back();
    if (scopes_by_node_.contains(next.node())) continue;
    const Scope &scope = enter(next, *around);
    scopes_by_node_.emplace(next.node(), &scope);
    if (!next.is(ValueKind::mapping)) continue;
    for (const Value member : next) {
      const Keyword *keyword = find_keyword(member.key(), scope.draft);
      if (keyword == nullptr) continue;
      inner.clear();
      append_subschemas(*keyword, member, inner);
      for (const Value child : inner) pending.emplace_back(child, &scope);
    }
  }
}

const Scope &SchemaRegistry::enter(Value schema, const Scope &scope) {
  // In a schema with a `$ref` all other keywords are ignored, even `$id`.
  if (!schema.is(ValueKind::mapping) || schema.find("$ref")) return scope;
  const Value id = schema.find(scope.draft == Draft::draft4 ? "id" : "$id");
  return id && id.is(ValueKind::string) ? add_id(schema, id.text(), scope) : scope;
}

const Scope &SchemaRegistry::add_id(Value schema, std::string_view id, const Scope &scope) {
  const Scope *inner = &scope;
  if (!without_fragment(id).empty()) {
    Scope changed = scope;
    changed.base = without_fragment(resolve_uri(scope.base, id));
    inner = &scopes_.emplace_back(std::move(changed));
    resources_.emplace(inner->base, Resource{schema, inner});
  }
  const std::string_view name = fragment_of(id);
  if (!name.empty()) anchors_.emplace(inner->base + '#' + std::string(name), Resource{schema, inner});
  return *inner;
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
    const Result<Draft> draft = draft_of(**file, root, scope.draft);
    if (!draft) return draft.error();
    add_document(*file, root, candidate, *draft);
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
  const Scope *scope = resource.scope;
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
