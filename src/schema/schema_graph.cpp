#include "schema/schema_graph.h"

#include "schema/assertions.h"
#include "schema/evaluation.h"
#include "schema/keyword.h"
#include "schema/schema_lint.h"
#include "schema/schema_registry.h"
#include "text/uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace galley {

namespace {

// The most instructions that all patterns of a schema may compile to. A few bytes can ask for thousands.
constexpr std::size_t most_instructions = 1'000'000;

class GraphLoader {
public:
  explicit GraphLoader(const SchemaOptions &options) : options_(options), registry_(options) {}

  Result<SchemaGraph> load(const DataFilePtr &file, Value root) {
    if (!root) return error_at(file->source, {}, "the schema is empty");
    if (auto error = registry_.add_root(file, root)) return *error;
    if (auto problem = check_schema_form(root, registry_.scope_of(root).dialect.draft, false)) {
      return error_at(file->source, problem->span, problem->message);
    }
    return load_from(root);
  }

  Result<SchemaGraph> load(const DataFile &file, Value ref) {
    const Result<Value> root = registry_.resolve(ref, registry_.outer_scope(file));
    if (!root) return root.error();
    if (check_schema_form(*root, registry_.scope_of(*root).dialect.draft, false))
      return error_at(file.source, ref.span(), fmt::format("what {} names is no schema", ref.text()));
    return load_from(*root);
  }

private:
  Result<SchemaGraph> load_from(Value root) {
    add(root);
    // The list grows while it is read: each schema appends those that it contains or refers to.
    for (SchemaIndex index = 0; index < graph_.nodes.size(); ++index) {
      if (auto error = load_node(index)) return *error;
      if (index + 1 == graph_.nodes.size()) add_dynamic_anchors();
    }
    if (auto error = find_endless_loop()) return *error;
    std::ranges::sort(graph_.warnings, {}, [](const Error &warning) {
      return std::tuple(warning.path, warning.place.line, warning.place.byte);
    });
    graph_.files = registry_.files();
    return std::move(graph_);
  }

  SchemaIndex add(Value schema) {
    const auto [found, added] =
        graph_.indices.emplace(schema.node(), static_cast<SchemaIndex>(graph_.nodes.size()));
    if (added) {
      const Scope &scope = registry_.scope_of(schema);
      SchemaNode &node = graph_.nodes.emplace_back();
      node.written = schema;
      node.file = scope.file;
      node.draft = scope.dialect.draft;
      node.resource = resources_.emplace(&scope, static_cast<std::uint32_t>(resources_.size())).first->second;
    }
    return found->second;
  }

  // A dynamic reference may lead to any schema that has a dynamic anchor.
  void add_dynamic_anchors() {
    graph_.resources.resize(resources_.size());
    for (const auto &[scope, resource] : resources_) {
      for (const auto &[name, schema] : scope->dynamic_anchors)
        graph_.resources[resource].dynamic_anchors.emplace(name, add(schema));
    }
  }

  static Error error_in(const SchemaNode &node, Span span, std::string message) {
    return error_at(node.file->source, span, std::move(message));
  }

  std::optional<Error> load_node(SchemaIndex index) {
    const Value written = graph_.nodes[index].written;
    if (!written.is(ValueKind::mapping)) return std::nullopt;
    if (options_.warn) {
      const Dialect &dialect = registry_.scope_of(written).dialect;
      append_warnings(graph_.nodes[index], dialect, options_.formats_assert || dialect.formats_assert,
                      graph_.warnings);
    }
    const Value ref = written.find("$ref");
    const bool ref_alone = ref && graph_.nodes[index].draft <= Draft::draft7;
    for (const Value member : written) {
      // Once the keywords beside a `$ref` were ignored. Mistakes in definitions there are still reported.
      if (ref_alone && member != ref && member.key() != "definitions") continue;
      if (auto error = load_keyword(index, member)) return *error;
    }
    std::ranges::sort(graph_.nodes[index].assertions, {}, &Assertion::keyword);
    return std::nullopt;
  }

  std::optional<Error> load_keyword(SchemaIndex index, Value member) {
    if (member.key() == "errorMessage") return check_error_message(index, member);
    const Dialect &dialect = registry_.scope_of(graph_.nodes[index].written).dialect;
    const Keyword *keyword = find_keyword(member.key(), dialect.draft);
    if (keyword == nullptr || !(dialect.vocabularies & bit_of(keyword->vocabulary))) return std::nullopt;
    if (auto problem = check_form(*keyword, member)) {
      const bool described =
          keyword->vocabulary == Vocabulary::meta_data || keyword->vocabulary == Vocabulary::content;
      if (described) return std::nullopt; // it is worth a warning
      return error_in(graph_.nodes[index], problem->span, problem->message);
    }
    std::vector<Value> schemas;
    append_subschemas(*keyword, member, schemas);
    Assertion assertion;
    assertion.keyword = keyword;
    assertion.value = member;
    for (const Value schema : schemas) {
      const bool boolean_allowed = keyword->form == KeywordForm::schema_or_boolean;
      if (auto problem = check_schema_form(schema, dialect.draft, boolean_allowed)) {
        return error_in(graph_.nodes[index], problem->span, problem->message);
      }
      assertion.schemas.push_back(add(schema));
    }
    if (auto error = prepare_reference(index, assertion)) return error;
    for (const std::string_view branch : {"then", "else"}) {
      if (keyword->name != "if") break;
      const Value schema = graph_.nodes[index].written.find(branch);
      assertion.schemas.push_back(schema && !check_schema_form(schema, dialect.draft, false) ? add(schema)
                                                                                             : no_schema);
    }
    SchemaNode &node = graph_.nodes[index];
    prepare_schemas(node, assertion);
    if (auto error = prepare_value(node, assertion, dialect)) return error;
    if (is_needed(node, assertion)) node.assertions.push_back(std::move(assertion));
    return std::nullopt;
  }

  // Whether the keyword asks for anything, and is not evaluated together with one that is there already.
  static bool is_needed(const SchemaNode &node, const Assertion &assertion) {
    const auto evaluate = assertion.keyword->evaluate;
    if (evaluate == nullptr || (assertion.keyword->name == "format" && node.format == nullptr)) return false;
    const bool together = evaluate == &Evaluation::members || evaluate == &Evaluation::items;
    return !together || std::ranges::none_of(node.assertions, [&](const Assertion &each) {
      return each.keyword->evaluate == evaluate;
    });
  }

  // Finds the schema that a reference names.
  std::optional<Error> prepare_reference(SchemaIndex index, Assertion &assertion) {
    if (assertion.keyword->evaluate != &Evaluation::reference) return std::nullopt;
    const Value ref = assertion.value;
    const Result<Value> target = registry_.resolve(ref, registry_.scope_of(graph_.nodes[index].written));
    if (!target) return target.error();
    const Scope &scope = registry_.scope_of(*target);
    if (auto problem = check_schema_form(*target, scope.dialect.draft, false)) {
      return error_in(graph_.nodes[index], ref.span(), fmt::format("what {} names is no schema", ref.text()));
    }
    assertion.schemas.push_back(add(*target));
    if (assertion.keyword->name == "$ref") {
      graph_.nodes[index].ref = assertion.schemas.front();
      return std::nullopt;
    }
    // It is dynamic only where it names a dynamic anchor.
    const std::pair named(fragment_of(ref.text()), *target);
    if (std::ranges::find(scope.dynamic_anchors, named) != scope.dynamic_anchors.end()) {
      assertion.dynamic_anchor = std::string(named.first);
      graph_.is_dynamic = true;
    }
    return std::nullopt;
  }

  // Notes the schemas of keywords that are evaluated together.
  void prepare_schemas(SchemaNode &node, Assertion &assertion) {
    const std::string_view name = assertion.keyword->name;
    const Value value = assertion.value;
    if (name == "additionalProperties") node.additional = assertion.schemas.front();
    if (name == "properties") {
      auto index = assertion.schemas.begin();
      for (const Value property : value) node.properties.push_back({property, *index++});
      std::ranges::sort(node.properties, {}, [](const NamedProperty &each) { return each.schema.key(); });
    }
    if (name == "prefixItems" || (name == "items" && value.is(ValueKind::sequence))) {
      node.first_items = assertion.schemas;
      node.first_items_keyword = name;
    } else if (name == "items" || (name == "additionalItems" && has_list_of_items(node))) {
      node.other_items = assertion.schemas.front();
      node.other_items_keyword = name;
    }
  }

  static bool has_list_of_items(const SchemaNode &node) {
    const Value items = node.written.find("items");
    return items && items.is(ValueKind::sequence);
  }

  std::optional<Error> check_error_message(std::uint32_t index, Value member) {
    if (member.is(ValueKind::string) || member.is(ValueKind::mapping)) return std::nullopt;
    return error_in(graph_.nodes[index], member.span(),
                    "errorMessage must be a string, or a mapping of keywords to strings");
  }

  std::optional<Error> prepare_value(SchemaNode &node, Assertion &assertion, const Dialect &dialect) {
    const Keyword &keyword = *assertion.keyword;
    const Value value = assertion.value;
    if (keyword.name == "format" && (options_.formats_assert || dialect.formats_assert))
      node.format = find_format(value.text());
    if (keyword.name == "type") {
      if (value.is(ValueKind::string)) assertion.types = type_bit(value.text());
      for (const Value each : value) assertion.types |= type_bit(each.text());
    }
    if (keyword.name == "maximum" || keyword.name == "minimum") {
      const Value flag =
          node.written.find(keyword.name == "maximum" ? "exclusiveMaximum" : "exclusiveMinimum");
      assertion.exclusive = flag && flag.is(ValueKind::boolean) && flag.as_bool(); // draft 4
    }
    if (keyword.name == "contains" && node.draft >= Draft::draft2019 &&
        (dialect.vocabularies & bit_of(Vocabulary::validation))) {
      const Value least = node.written.find("minContains"), most = node.written.find("maxContains");
      if (least && least.is_number()) assertion.least = count_of(least);
      if (most && most.is_number()) assertion.most = count_of(most);
    }
    if (keyword.name.starts_with("unevaluated")) graph_.looks_at_unevaluated = true;
    if (keyword.name == "pattern") {
      auto compiled = Regex::compile(value.text());
      if (!compiled) return error_in(node, value.span(), bad_pattern(value.text(), compiled.error()));
      node.pattern = *std::move(compiled);
      if (auto error = count_instructions(*node.pattern, node, value.span())) return error;
    }
    if (keyword.name == "enum") {
      for (const Value each : value) node.values.push_back(each);
      std::ranges::sort(node.values, [](Value a, Value b) { return compare(a, b) < 0; });
    }
    if (keyword.form != KeywordForm::pattern_map) return std::nullopt;
    auto index = assertion.schemas.begin();
    for (const Value member : value) {
      auto compiled = Regex::compile(member.key());
      if (!compiled) return error_in(node, member.key_span(), bad_pattern(member.key(), compiled.error()));
      const Regex &regex =
          node.pattern_properties.emplace_back(PatternProperty{member, *index++, *std::move(compiled)}).regex;
      if (auto error = count_instructions(regex, node, member.key_span())) return error;
    }
    std::ranges::sort(node.pattern_properties, {},
                      [](const PatternProperty &each) { return each.schema.key(); });
    return std::nullopt;
  }

  std::optional<Error> count_instructions(const Regex &regex, const SchemaNode &node, Span span) {
    instructions_ += regex.size();
    if (instructions_ <= most_instructions) return std::nullopt;
    return error_in(node, span,
                    "this pattern can't be used: the schema's patterns are too large together, once their "
                    "repetitions are multiplied out");
  }

  static std::string bad_pattern(std::string_view pattern, std::string_view why) {
    constexpr std::size_t longest = 80; // bytes; more would not help a reader of the message
    const bool cut = pattern.size() > longest;
    return fmt::format("the pattern {}can't be used: {}", cut ? "" : fmt::format("{} ", pattern), why);
  }

  // Returns the schemas that are checked against the same value as this one.
  std::vector<SchemaIndex> in_place(SchemaIndex index) const {
    const SchemaNode &node = graph_.nodes[index];
    std::vector<SchemaIndex> indices;
    for (const Assertion &assertion : node.assertions) {
      if (!assertion.keyword->in_place || assertion.dynamic_anchor) continue;
      for (const SchemaIndex schema : assertion.schemas) {
        if (schema != no_schema) indices.push_back(schema);
      }
    }
    return indices;
  }

  // Finds a schema that leads back to itself without going into the value, for it could be checked for ever.
  // The search is depth first with a stack of its own, since a chain of references may be long.
  std::optional<Error> find_endless_loop() const {
    enum class State : std::uint8_t { unseen, open, done };
    std::vector<State> states(graph_.nodes.size(), State::unseen);
    struct Visit {
      std::uint32_t index;
      std::vector<std::uint32_t> next;
    };
    for (std::uint32_t start = 0; start < graph_.nodes.size(); ++start) {
      if (states[start] != State::unseen) continue;
      std::vector<Visit> stack;
      stack.push_back({start, in_place(start)});
      states[start] = State::open;
      while (!stack.empty()) {
        if (stack.back().next.empty()) {
          states[stack.back().index] = State::done;
          stack.pop_back();
          continue;
        }
        const std::uint32_t index = stack.back().next.back();
        stack.back().next.pop_back();
        // A loop exists where a reference leads up the stack, since a schema can't contain itself.
        if (states[index] == State::open) return endless_loop(graph_.nodes[stack.back().index]);
        if (states[index] == State::done) continue;
        states[index] = State::open;
        stack.push_back({index, in_place(index)});
      }
    }
    return std::nullopt;
  }

  static Error endless_loop(const SchemaNode &node) {
    const Value ref = node.written.find("$ref");
    return error_in(
        node, ref ? ref.span() : node.written.span(),
        "this schema refers to itself without going into a key or an item, so that checking would "
        "never end");
  }

  const SchemaOptions &options_;
  SchemaRegistry registry_;
  std::unordered_map<const Scope *, std::uint32_t> resources_;
  SchemaGraph graph_;
  std::size_t instructions_ = 0; // of all patterns so far
};

} // namespace

const NamedProperty *SchemaNode::property(std::string_view name) const {
  const auto found = std::ranges::lower_bound(properties, name, {},
                                              [](const NamedProperty &each) { return each.schema.key(); });
  return found != properties.end() && found->schema.key() == name ? &*found : nullptr;
}

Value SchemaGraph::resolved(Value schema) const {
  for (int hops = 0; hops < 8; ++hops) {
    const auto found = indices.find(schema.node());
    if (found == indices.end() || !nodes[found->second].ref) break;
    schema = nodes[*nodes[found->second].ref].written;
  }
  return schema;
}

const WordIndex &SchemaWords::of(Value list) const {
  const std::lock_guard lock(mutex_);
  if (const auto found = indices_.find(list.node()); found != indices_.end()) return found->second;
  std::vector<std::string_view> words;
  for (const Value item : list) {
    if (list.is(ValueKind::mapping))
      words.push_back(item.key());
    else if (item.is(ValueKind::string))
      words.push_back(item.text());
  }
  return indices_.emplace(list.node(), WordIndex(words)).first->second;
}

Result<SchemaGraph> load_schema_graph(const DataFilePtr &file, Value root, const SchemaOptions &options) {
  return GraphLoader(options).load(file, root);
}

Result<SchemaGraph> load_schema_graph(const DataFile &file, Value ref, const SchemaOptions &options) {
  return GraphLoader(options).load(file, ref);
}

} // namespace galley
