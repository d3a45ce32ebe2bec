#include "schema/schema_graph.h"

#include "schema/keyword.h"
#include "schema/schema_registry.h"

#include <fmt/format.h>

#include <algorithm>

namespace galley {

namespace {

// The most instructions that all patterns of a schema may compile to. A few bytes can ask for thousands.
constexpr std::size_t most_instructions = 1'000'000;

class GraphLoader {
public:
  GraphLoader(DataFilePtr file, const SchemaOptions &options) : registry_(options), file_(std::move(file)) {}

  Result<SchemaGraph> run(Value root) {
    if (!root) return error_at(file_->source, {}, "the schema is empty");
    if (auto error = registry_.add_root(file_, root)) return *error;
    if (auto problem = check_schema_form(root, registry_.scope_of(root).draft, false)) {
      return error_at(file_->source, problem->span, problem->message);
    }
    add(root);
    // The list grows while it is read: each schema appends those that it contains or refers to.
    for (std::uint32_t index = 0; index < graph_.nodes.size(); ++index) {
      if (auto error = load_node(index)) return *error;
    }
    if (auto error = find_endless_loop()) return *error;
    graph_.files = registry_.files();
    return std::move(graph_);
  }

private:
  std::uint32_t add(Value schema) {
    const auto [found, added] =
        graph_.indices.emplace(schema.node(), static_cast<std::uint32_t>(graph_.nodes.size()));
    if (added) {
      SchemaNode &node = graph_.nodes.emplace_back();
      node.written = schema;
      node.file = registry_.scope_of(schema).file;
      node.draft = registry_.scope_of(schema).draft;
    }
    return found->second;
  }

  static Error error_in(const SchemaNode &node, Span span, std::string message) {
    return error_at(node.file->source, span, std::move(message));
  }

  std::optional<Error> load_node(std::uint32_t index) {
    const Value written = graph_.nodes[index].written;
    if (!written.is(ValueKind::mapping)) return std::nullopt;
    if (const Value ref = written.find("$ref")) {
      if (!ref.is(ValueKind::string)) {
        return error_in(graph_.nodes[index], ref.span(), "$ref must be a string");
      }
      const Result<Value> target = registry_.resolve(ref, registry_.scope_of(written));
      if (!target) return target.error();
      const Scope &scope = registry_.scope_of(*target);
      if (auto problem = check_schema_form(*target, scope.draft, false)) {
        return error_in(graph_.nodes[index], ref.span(),
                        fmt::format("what {} names is no schema", ref.text()));
      }
      const std::uint32_t target_index = add(*target);
      graph_.nodes[index].ref = target_index;
      return load_definitions(index, written);
    }
    for (const Value member : written) {
      if (auto error = load_keyword(index, member)) return error;
    }
    return std::nullopt;
  }

  // The keywords beside a `$ref` are ignored, but mistakes in definitions there are still reported.
  std::optional<Error> load_definitions(std::uint32_t index, Value written) {
    const Value definitions = written.find("definitions");
    return definitions ? load_keyword(index, definitions) : std::nullopt;
  }

  std::optional<Error> load_keyword(std::uint32_t index, Value member) {
    const Draft draft = graph_.nodes[index].draft;
    if (member.key() == "errorMessage") return check_error_message(index, member);
    const Keyword *keyword = find_keyword(member.key(), draft);
    if (keyword == nullptr) return std::nullopt;
    if (auto problem = check_form(*keyword, member)) {
      return error_in(graph_.nodes[index], problem->span, problem->message);
    }
    std::vector<Value> schemas;
    append_subschemas(*keyword, member, schemas);
    for (const Value schema : schemas) {
      const bool boolean_allowed = keyword->form == KeywordForm::schema_or_boolean;
      if (auto problem = check_schema_form(schema, draft, boolean_allowed)) {
        return error_in(graph_.nodes[index], problem->span, problem->message);
      }
      add(schema);
    }
    return prepare(graph_.nodes[index], *keyword, member);
  }

  std::optional<Error> check_error_message(std::uint32_t index, Value member) {
    if (member.is(ValueKind::string) || member.is(ValueKind::mapping)) return std::nullopt;
    return error_in(graph_.nodes[index], member.span(),
                    "errorMessage must be a string, or a mapping of keywords to strings");
  }

  std::optional<Error> prepare(SchemaNode &node, const Keyword &keyword, Value value) {
    if (keyword.name == "format") node.format = find_format(value.text());
    if (keyword.name == "pattern") {
      auto compiled = Regex::compile(value.text());
      if (!compiled) return error_in(node, value.span(), bad_pattern(value.text(), compiled.error()));
      node.pattern = *std::move(compiled);
      if (auto error = count_instructions(*node.pattern, node, value.span())) return error;
    }
    if (keyword.name == "properties") node.properties = members_by_key(value);
    if (keyword.name == "enum") {
      for (const Value each : value) node.values.push_back(each);
      std::ranges::sort(node.values, [](Value a, Value b) { return compare(a, b) < 0; });
    }
    if (keyword.form != KeywordForm::pattern_map) return std::nullopt;
    for (const Value member : value) {
      auto compiled = Regex::compile(member.key());
      if (!compiled) return error_in(node, member.key_span(), bad_pattern(member.key(), compiled.error()));
      const Regex &regex =
          node.pattern_properties.emplace_back(PatternProperty{member, *std::move(compiled)}).regex;
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
  std::vector<std::uint32_t> in_place(std::uint32_t index) const {
    const SchemaNode &node = graph_.nodes[index];
    if (node.ref) return {*node.ref};
    std::vector<std::uint32_t> indices;
    if (!node.written.is(ValueKind::mapping)) return indices;
    std::vector<Value> schemas;
    for (const Value member : node.written) {
      const Keyword *keyword = find_keyword(member.key(), node.draft);
      if (keyword != nullptr && keyword->in_place) append_subschemas(*keyword, member, schemas);
    }
    for (const Value schema : schemas) indices.push_back(graph_.index_of(schema));
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

  SchemaRegistry registry_;
  DataFilePtr file_;
  SchemaGraph graph_;
  std::size_t instructions_ = 0; // of all patterns so far
};

} // namespace

Value SchemaNode::property(std::string_view name) const {
  const auto found = std::ranges::lower_bound(properties, name, {}, &Value::key);
  return found != properties.end() && found->key() == name ? *found : Value();
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

Result<SchemaGraph> load_schema_graph(DataFilePtr file, Value root, const SchemaOptions &options) {
  return GraphLoader(std::move(file), options).run(root);
}

} // namespace galley
