#include "toml/toml.h"

#include "toml/toml_failure.h"
#include "toml/toml_text.h"

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 0
#define TOML_MAX_NESTED_VALUES 128 // no deeper than scan_toml() lets it go
// toml++ asserts, in whatever build, what a broken text need not hold (`[!]`, `[1}`, `10:30:00T'`), and
// checks it right after that. So its assertions are off; with NDEBUG, clang would even take them for true.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) static_assert(true)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// Leads the positions of toml++, which count lines and code points, back to bytes.
class Offsets {
public:
  Offsets(std::string_view text, Span content) : content_(content), lines_{0} {
    points_.reserve(content.size() + std::size_t{1});
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) continue;
      points_.push_back(at);
      if (text[at] == '\n') lines_.push_back(points_.size());
    }
    points_.push_back(content.end);
  }

  std::uint32_t at(toml::source_position position) const {
    if (position.line == 0 || position.line > lines_.size()) return content_.end;
    const std::size_t point = lines_[position.line - 1] + position.column - (position.column > 0 ? 1 : 0);
    const std::size_t last = position.line < lines_.size() ? lines_[position.line] - 1 : points_.size() - 1;
    return points_[std::min(point, last)];
  }
  Span at(const toml::source_region &region) const {
    const std::uint32_t begin = at(region.begin);
    return {begin, std::max(begin, at(region.end))};
  }

private:
  Span content_;
  std::vector<std::uint32_t> points_; // the offset of each code point
  std::vector<std::size_t> lines_;    // the index of the first code point of each line
};

class TreeMaker {
public:
  TreeMaker(const Source &source, Span content)
      : source_(source), content_(content), offsets_(source.text, content) {}

  ValueTree make(const toml::table &root) {
    builder_.begin(ValueKind::mapping, ValueStyle::block, content_);
    add_members(root);
    builder_.end(content_.end);
    return builder_.finish();
  }

  Span at(const toml::source_region &region) const { return offsets_.at(region); }

private:
  // toml++ sorts members by their keys. Here they stand in the order of the text.
  void add_members(const toml::table &table) {
    struct Member {
      Span key_span;
      std::string_view key;
      const toml::node *node;
    };
    std::vector<Member> members;
    members.reserve(table.size());
    for (auto &&[key, node] : table) members.push_back({at(key.source()), key.str(), &node});
    std::ranges::stable_sort(members, {}, [](const Member &member) { return member.key_span.begin; });
    for (const Member &member : members) {
      builder_.key(own_unless_written(member.key, member.key_span), member.key_span);
      add(*member.node);
    }
  }

  void add(const toml::node &node) {
    const Span span = at(node.source());
    const std::string_view written = source_.slice(span);
    switch (node.type()) {
    case toml::node_type::table:
      add_table(*node.as_table(), span);
      return;
    case toml::node_type::array:
      add_array(*node.as_array(), span);
      return;
    case toml::node_type::string:
      return add_string(node.as_string()->get(), span);
    case toml::node_type::integer:
      return builder_.integer(node.as_integer()->get(), span, written);
    case toml::node_type::floating_point:
      return builder_.number(node.as_floating_point()->get(), span, written);
    case toml::node_type::boolean:
      return builder_.boolean(node.as_boolean()->get(), span, written);
    default:
      return add_date(span);
    }
  }

  // What stands in braces begins with one; any other table is made by a line `[a]` or by a dotted key.
  void add_table(const toml::table &table, Span span) {
    const bool flow = source_.slice(span).starts_with('{');
    builder_.begin(ValueKind::mapping, flow ? ValueStyle::flow : ValueStyle::block, span);
    add_members(table);
    builder_.end(span.end);
  }

  void add_array(const toml::array &array, Span span) {
    const bool flow = !source_.slice(span).starts_with("[[") || !is_of_headers(array, span);
    builder_.begin(ValueKind::sequence, flow ? ValueStyle::flow : ValueStyle::block, span);
    for (const toml::node &item : array) add(item);
    builder_.end(span.end);
  }

  // The first table of an array of tables is where the array is; in brackets, items begin behind the bracket.
  bool is_of_headers(const toml::array &array, Span span) const {
    return !array.empty() && array.front().is_table() && at(array.front().source()).begin == span.begin;
  }

  void add_string(const std::string &text, Span span) {
    const bool single = source_.slice(span).starts_with('\'');
    const Span inside = {span.begin + 1, std::max(span.begin + 1, span.end - 1)};
    builder_.string(own_unless_written(text, inside),
                    single ? ValueStyle::single_quoted : ValueStyle::double_quoted, span);
  }

  void add_date(Span span) {
    std::string text(source_.slice(span));
    std::ranges::replace_if(
        text, [](char c) { return c == ' ' || c == 't'; }, 'T');
    std::ranges::replace(text, 'z', 'Z');
    builder_.string(own_unless_written(text, span), ValueStyle::plain, span);
  }

  // Returns the text as a view of the source where that reads the same at `span`.
  std::string_view own_unless_written(std::string_view text, Span span) {
    const std::string_view written = source_.slice(span);
    return written == text ? written : builder_.own(std::string(text));
  }

  const Source &source_;
  Span content_;
  Offsets offsets_;
  ValueBuilder builder_;
};

} // namespace

Result<ValueTree, Problem> parse_toml(const Source &source, Span content) {
  TomlScan scan = scan_toml(source.text, content);
  if (scan.too_deep) return *std::move(scan.too_deep);
  TreeMaker maker(source, content);
  const toml::parse_result parsed = toml::parse(source.slice(content));
  if (parsed) return maker.make(parsed.table());
  const toml::parse_error &error = parsed.error();
  return explain_toml_failure(source.text, content, maker.at(error.source()).begin, error.description());
}

} // namespace galley
