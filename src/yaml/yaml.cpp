#include "yaml/yaml.h"

#include "base/hash.h"
#include "text/code_points.h"
#include "text/unicode.h"
#include "yaml/yaml_cursor.h"
#include "yaml/yaml_failure.h"
#include "yaml/yaml_rewrite.h"
#include "yaml/yaml_scalar.h"
#include "yaml/yaml_simple.h"
#include "yaml/yaml_text.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <deque>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

namespace {

constexpr std::uint32_t max_depth = 512;
constexpr std::uint32_t max_alias_nodes = 100'000; // the number of nodes that aliases may add to a tree
constexpr std::size_t max_duplicates = 20;         // at most this many are reported of a document

class Handler final : public YAML::EventHandler {
public:
  Handler(const Source &source, Span content, const YamlRewrite &rewrite, std::vector<Problem> &problems)
      : source_(source), content_(content), rewrite_(rewrite), problems_(problems),
        cursor_(YamlText(source.text, content)) {}

  void OnDocumentStart(const YAML::Mark &) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override {
    add_scalar({offset(mark), "?", anchor, {}, false});
  }
  void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                const std::string &value) override {
    if (value.find(YamlRewrite::masked_question_mark) == std::string_view::npos) {
      return add_scalar({offset(mark), tag, anchor, value, true});
    }
    std::string unmasked = value;
    std::ranges::replace(unmasked, YamlRewrite::masked_question_mark, '?');
    add_scalar({offset(mark), tag, anchor, unmasked, true});
  }
  void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
  void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    begin_collection(mark, tag, anchor, style, ValueKind::sequence);
  }
  void OnSequenceEnd() override { end_collection(); }
  void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    begin_collection(mark, tag, anchor, style, ValueKind::mapping);
  }
  void OnMapEnd() override { end_collection(); }

  // Must be called after the last event. Nothing may follow the document.
  void finish() {
    cursor_.finish();
    if (collection_as_key_) throw Problem(*collection_as_key_);
  }
  // Notes why and where the parser gave up.
  [[noreturn]] void fail(const YAML::Exception &failure) const {
    cursor_.fail(failure.mark.is_null() ? content_.end : offset(failure.mark), failure.msg);
  }
  ValueTree take() { return builder_.finish(); }

private:
  // A collection that has not ended.
  struct Frame {
    std::uint32_t node = 0; // index
    YAML::anchor_t anchor = 0;
    bool duplicate = false;                        // the key that was read is a duplicate
    HashMap<std::string_view, std::uint32_t> keys; // the offset of each key
  };
  struct ScalarEvent {
    std::uint32_t begin; // the node's begin, with its anchor or tag
    std::string_view tag;
    YAML::anchor_t anchor;
    std::string_view value;
    bool written; // false for a null that may not be written in the text
  };
  // What an alias stands for.
  struct Anchor {
    std::uint32_t node = 0;             // its index in the tree or, where the value was dropped, in `dropped`
    const ValueNode *dropped = nullptr; // the nodes of the dropped value; null where the value was kept
    std::string_view key = {};          // where the anchor is one of a key, which has no node
    bool is_key = false;
  };

  // Returns the offset of a mark. Marks count from 0, and one after the text is taken as its end.
  std::uint32_t offset(const YAML::Mark &mark) const {
    const std::uint32_t written = rewrite_.original(static_cast<std::uint32_t>(std::max(mark.pos, 0)));
    return std::min(content_.begin + written, content_.end);
  }
  void add_scalar(const ScalarEvent &event);
  void add_key(std::string_view key, Span span);
  Problem describe_key(std::uint32_t begin, ValueKind kind) const;
  void begin_collection(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                        YAML::EmitterStyle::value style, ValueKind kind);
  void end_collection();
  void end_child(std::uint32_t node, YAML::anchor_t anchor);
  void drop(std::uint32_t node);
  Value value_of(const Anchor &anchor) const;
  Span tag_at(std::uint32_t begin) const;
  void report_unknown_tag(std::uint32_t begin);
  std::string_view text_of(YamlCursor::Scalar scalar, std::string_view value);
  std::uint32_t depth_of(Value value) const;
  void report(Span span, std::string message) { problems_.push_back({span, std::move(message)}); }

  const Source &source_;
  Span content_;
  const YamlRewrite &rewrite_;
  std::vector<Problem> &problems_;
  YamlCursor cursor_;
  ValueBuilder builder_;
  std::vector<Frame> frames_;
  std::unordered_map<YAML::anchor_t, Anchor> anchors_;
  std::vector<YAML::anchor_t> kept_anchors_; // those of nodes in the tree, in the order in which these ended
  std::deque<std::vector<ValueNode>> dropped_; // values that the tree has not, but that aliases may repeat
  std::uint32_t alias_nodes_ = 0;
  std::size_t duplicates_ = 0;
  std::optional<Problem> collection_as_key_; // the first one; it makes the tree unusable
};

// Returns a value as UTF-8. The parser writes the escapes `\_` and `\N`, which stand for U+00A0 and U+0085,
// as one byte each.
std::string in_utf8(std::string_view value) {
  if (!find_invalid_utf8(value)) return std::string(value);
  std::string text;
  for (const auto [code_point, begin, end] : placed_code_points(value)) {
    const bool is_byte = code_point == 0xFFFD && end - begin == 1;
    append_utf8(text, is_byte ? static_cast<unsigned char>(value[begin]) : code_point);
  }
  return text;
}

// Returns a view of the source where the source has the same text there, else a view of a string that the
// tree owns.
std::string_view Handler::text_of(YamlCursor::Scalar scalar, std::string_view value) {
  Span inner = scalar.span;
  if (scalar.style == ValueStyle::single_quoted || scalar.style == ValueStyle::double_quoted) {
    inner = {inner.begin + 1, inner.end - 1};
  }
  const std::string_view written = source_.slice(inner);
  // The parser drops one of the line breaks that a folded text keeps at its end.
  if (scalar.style == ValueStyle::folded && value.find_first_not_of('\n') != value.npos) {
    const std::size_t kept = YamlText(source_.text, content_).count_kept_breaks(scalar.span);
    if (kept > value.size() - 1 - value.find_last_not_of('\n'))
      return builder_.own(std::string(value) + '\n');
  }
  const bool made_up = scalar.style == ValueStyle::plain && value.empty(); // a null without text
  return made_up || written == value ? written : builder_.own(in_utf8(value));
}

void Handler::add_scalar(const ScalarEvent &event) {
  const bool key = cursor_.key_next();
  const YamlCursor::Scalar scalar = cursor_.scalar(event.begin, event.value, event.written);
  const std::string_view text = text_of(scalar, event.value);
  const YamlTag tag = yaml_tag(event.tag);
  if (tag == YamlTag::unknown) report_unknown_tag(event.begin);
  if (key) {
    if (event.anchor != YAML::NullAnchor) anchors_[event.anchor] = {0, nullptr, text, true};
    if (tag != YamlTag::none && tag != YamlTag::unknown) {
      ValueBuilder unused;
      if (auto wrong = add_plain_scalar(unused, text, tag, scalar.span))
        report(scalar.span, *std::move(wrong));
    }
    return add_key(text, scalar.span);
  }
  const std::uint32_t node = builder_.node_count();
  if (scalar.style == ValueStyle::plain || (tag != YamlTag::none && tag != YamlTag::string)) {
    if (auto wrong = add_plain_scalar(builder_, text, tag, scalar.span))
      report(scalar.span, *std::move(wrong));
  } else {
    builder_.string(text, scalar.style, scalar.span);
  }
  end_child(node, event.anchor);
}

// Returns the tag of the node that begins at `begin` with an anchor, a tag, or both.
Span Handler::tag_at(std::uint32_t begin) const {
  const YamlText text(source_.text, content_);
  if (text.at(begin) == '&') begin = text.skip_blanks(text.property_end(begin));
  return {begin, text.property_end(begin)};
}

void Handler::report_unknown_tag(std::uint32_t begin) {
  const Span tag = tag_at(begin);
  report(tag,
         fmt::format("`{}` is read as a tag, and no such tag is known; quote the whole value if it is text",
                     source_.slice(tag)));
}

void Handler::add_key(std::string_view key, Span span) {
  if (span.empty()) throw Problem{{span.begin, span.begin + 1}, "no key stands before this colon"};
  Frame &frame = frames_.back();
  const auto [first, fresh] = frame.keys.emplace(key, span.begin);
  frame.duplicate = !fresh;
  if (frame.duplicate && ++duplicates_ <= max_duplicates) {
    report(span, fmt::format("the key \"{}\" stands twice; the first is on line {}", key,
                             source_.lines.line_at(first->second)));
  }
  builder_.key(key, span);
}

void Handler::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) {
  const bool key = cursor_.key_next();
  const Span span = cursor_.alias(offset(mark));
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) {
    throw Problem{span, fmt::format("\"{}\" stands within what it refers to; if it is no reference, quote it",
                                    source_.slice(span))};
  }
  const Anchor target = found->second;
  const std::uint32_t node = builder_.node_count();
  if (target.is_key) {
    if (key) return add_key(target.key, span);
    add_plain_scalar(builder_, target.key, YamlTag::none, span);
    return end_child(node, YAML::NullAnchor);
  }
  const Value value = value_of(target);
  if (key) {
    if (value.is(ValueKind::sequence) || value.is(ValueKind::mapping)) {
      throw Problem{span, "a key must be a text, not a list or a mapping"};
    }
    return add_key(value.text(), span);
  }
  alias_nodes_ += value.node()->skip;
  if (alias_nodes_ > max_alias_nodes || builder_.depth() + depth_of(value) > max_depth) {
    throw Problem{span, fmt::format("\"{}\" repeats too much: references grow beyond {} values or {} levels",
                                    source_.slice(span), max_alias_nodes, max_depth)};
  }
  builder_.copy(value);
  end_child(node, YAML::NullAnchor);
}

std::uint32_t Handler::depth_of(Value value) const {
  std::vector<const ValueNode *> ends; // the ends of the collections around the node
  std::size_t deepest = 0;
  const ValueNode *const end = value.node() + value.node()->skip;
  for (const ValueNode *node = value.node(); node != end; ++node) {
    while (!ends.empty() && ends.back() <= node) ends.pop_back();
    if (node->kind != ValueKind::sequence && node->kind != ValueKind::mapping) continue;
    ends.push_back(node + node->skip);
    deepest = std::max(deepest, ends.size());
  }
  return static_cast<std::uint32_t>(deepest);
}

// An unquoted `{{ title }}` of a template gets a message of its own, since YAML reads its inner braces as a
// key.
Problem Handler::describe_key(std::uint32_t begin, ValueKind kind) const {
  if (begin > content_.begin && source_.text[begin] == '{' && source_.text[begin - 1] == '{') {
    return {{begin - 1, begin + 1}, "a text can't start with `{{`; quote the whole value"};
  }
  return {{begin, begin + 1}, fmt::format("a {} cannot be a key; quote it if it is text", kind_name(kind))};
}

void Handler::begin_collection(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                               YAML::EmitterStyle::value style, ValueKind kind) {
  const std::uint32_t place = offset(mark);
  if (cursor_.key_next() && !collection_as_key_) collection_as_key_ = describe_key(place, kind);
  const bool flow = style == YAML::EmitterStyle::Flow;
  const YamlTag wanted = yaml_tag(tag);
  const bool tagged = wanted != YamlTag::none && tag != "!";
  const std::uint32_t begin =
      cursor_.open(place, kind, flow, anchor != YAML::NullAnchor || (!tag.empty() && tag != "?"));
  if (wanted == YamlTag::unknown) {
    report_unknown_tag(place);
  } else if (tagged && wanted != (kind == ValueKind::mapping ? YamlTag::mapping : YamlTag::sequence)) {
    const Span written = tag_at(place);
    report(written, fmt::format("`{}` does not fit a {}", source_.slice(written), kind_name(kind)));
  }
  Frame frame;
  frame.node = builder_.node_count();
  frame.anchor = anchor;
  frames_.push_back(std::move(frame));
  builder_.begin(kind, flow ? ValueStyle::flow : ValueStyle::block, {begin, begin});
}

void Handler::end_collection() {
  builder_.end(cursor_.close());
  const std::uint32_t node = frames_.back().node;
  const YAML::anchor_t anchor = frames_.back().anchor;
  frames_.pop_back();
  end_child(node, anchor);
}

// Notes that a value is complete.
void Handler::end_child(std::uint32_t node, YAML::anchor_t anchor) {
  if (anchor != YAML::NullAnchor) {
    anchors_[anchor] = {.node = node};
    kept_anchors_.push_back(anchor);
  }
  if (frames_.empty() || !frames_.back().duplicate) return;
  frames_.back().duplicate = false;
  drop(node);
}

// Takes a value out of the tree. Aliases that follow may still repeat what has an anchor in it.
void Handler::drop(std::uint32_t node) {
  std::vector<ValueNode> nodes = builder_.drop(node);
  const auto within = [&] { return !kept_anchors_.empty() && anchors_[kept_anchors_.back()].node >= node; };
  if (!within()) return;
  const ValueNode *const dropped = dropped_.emplace_back(std::move(nodes)).data();
  for (; within(); kept_anchors_.pop_back()) {
    Anchor &anchor = anchors_[kept_anchors_.back()];
    anchor.node -= node;
    anchor.dropped = dropped;
  }
}

Value Handler::value_of(const Anchor &anchor) const {
  return anchor.dropped == nullptr ? builder_.node(anchor.node) : Value(anchor.dropped + anchor.node);
}

// A stream buffer that reads a text without copying it.
class TextBuffer final : public std::streambuf {
public:
  explicit TextBuffer(std::string_view text) {
    // The interface asks for a pointer to char that is not const, but nothing writes through it.
    char *const begin = const_cast<char *>(text.data());
    setg(begin, begin, begin + text.size());
  }
};

// Reads the content as it is rewritten. The problem that ended the reading, if any, comes last.
std::optional<Problem> read(const Source &source, Span content, const YamlRewrite &rewrite, Yaml &result) {
  Handler handler(source, content, rewrite, result.problems);
  try {
    TextBuffer buffer(rewrite.text());
    std::istream stream(&buffer);
    try {
      YAML::Parser parser(stream);
      parser.HandleNextDocument(handler); // only once: whatever follows the first document is an error
    } catch (const YAML::Exception &failure) {
      handler.fail(failure);
    }
    handler.finish();
    result.tree = handler.take();
    const Value root = result.tree.root();
    if (root && root.is(ValueKind::null) && root.span().empty()) result.tree = {};
  } catch (Problem &problem) {
    return std::move(problem);
  }
  return std::nullopt;
}

} // namespace

Yaml parse_any_yaml(const Source &source, Span content) {
  YamlRewrite rewrite(source.slice(content));
  Yaml result;
  auto problem = read(source, content, rewrite, result);
  for (auto failed = problem; failed && rewrite.mend(failed->span.begin - content.begin);) {
    Yaml again;
    failed = read(source, content, rewrite, again);
    if (failed) continue;
    problem.reset();
    result = std::move(again);
  }
  if (problem) result.problems.push_back(*std::move(problem));
  std::ranges::stable_sort(result.problems,
                           [](const Problem &a, const Problem &b) { return a.span.begin < b.span.begin; });
  return result;
}

Yaml parse_yaml(const Source &source, Span content) {
  // The parser would remove a byte order mark, and not count it.
  if (source.slice(content).starts_with(byte_order_mark))
    content.begin += static_cast<std::uint32_t>(byte_order_mark.size());
  Yaml result;
  if (auto forbidden = find_forbidden(source.text, content)) {
    result.problems.push_back(*std::move(forbidden));
  } else if (auto tree = read_simple_yaml(source.text, content)) {
    result.tree = *std::move(tree);
  } else {
    result = parse_any_yaml(source, content);
  }
  return result;
}

} // namespace galley
