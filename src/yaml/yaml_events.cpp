#include "yaml/yaml_events.h"

#include "base/hash.h"
#include "yaml/text_buffer.h"
#include "yaml/yaml_cursor.h"
#include "yaml/yaml_failure.h"
#include "yaml/yaml_scalar.h"
#include "yaml/yaml_text.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <deque>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

namespace {

constexpr std::uint32_t max_depth = 512;
constexpr std::uint32_t max_alias_nodes = 100'000; // the number of nodes that aliases may add to a tree
constexpr std::size_t max_duplicates = 20;         // at most this many of a kind are reported of a document

class Handler final : public YAML::EventHandler {
public:
  Handler(const Source &source, Span content, const YamlRewrite &rewrite, const YamlSyntax &syntax,
          std::vector<Problem> &problems)
      : source_(source), content_(content), rewrite_(rewrite), syntax_(syntax), problems_(problems),
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
    report_pending_key();
  }
  // Notes why and where the parser gave up.
  [[noreturn]] void fail(const YAML::Exception &failure) const {
    cursor_.fail(failure.mark.is_null() ? content_.end : offset(failure.mark), failure.msg);
  }
  ValueTree take() { return builder_.finish(); }
  std::uint32_t understood() const { return cursor_.offset(); }
  bool is_tree_usable() const { return collections_as_keys_ == 0; }
  // Returns the problem that names the cause of one that ended the reading. What follows a template in its
  // line is a consequence; else the line is no key. Nor is a collection that has not ended: where the text
  // ends, the parser takes any one for a key.
  Problem cause_of(Problem end) {
    if (!pending_key_) return end;
    if (!text().same_line(pending_key_->span.begin, std::max(pending_key_->span.begin, end.span.begin))) {
      if (frames_.size() <= pending_depth_) report_pending_key();
      return end;
    }
    const bool is_template = source_.slice(pending_key_->span) == "{{";
    return is_template ? *pending_key_ : end;
  }
  YamlText text() const { return {source_.text, content_}; }

private:
  // A collection that has not ended.
  struct Frame {
    std::uint32_t node = 0; // index
    YAML::anchor_t anchor = 0;
    bool duplicate = false;                        // the key that was read is a duplicate
    std::optional<Span> merge_key;                 // the first `<<`
    bool merging = false;                          // the next value is what it merges
    std::vector<Value> merged;                     // mappings, of which the first goes first
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
  void add_key(std::string_view key, Span span, bool may_merge = false);
  void report_pending_key();
  void begin_collection(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                        YAML::EmitterStyle::value style, ValueKind kind);
  void end_collection();
  void end_child(std::uint32_t node, YAML::anchor_t anchor);
  Value drop(std::uint32_t node);
  void take_merged(Value value);
  void merge(Frame &frame);
  void require_budget(std::uint32_t nodes, std::uint32_t levels, Span place);
  Value value_of(const Anchor &anchor) const;
  Span tag_at(std::uint32_t begin) const;
  bool knows_tag(std::uint32_t begin);
  std::string_view text_of(YamlCursor::Scalar scalar, std::string_view value);
  void report(Span span, std::string message) { problems_.push_back({span, std::move(message)}); }

  const Source &source_;
  Span content_;
  const YamlRewrite &rewrite_;
  const YamlSyntax &syntax_;
  std::vector<Problem> &problems_;
  YamlCursor cursor_;
  ValueBuilder builder_;
  std::vector<Frame> frames_;
  std::unordered_map<YAML::anchor_t, Anchor> anchors_;
  std::vector<YAML::anchor_t> kept_anchors_; // those of nodes in the tree, in the order in which these ended
  std::deque<std::vector<ValueNode>> dropped_; // values that the tree has not, but that aliases may repeat
  std::uint32_t alias_nodes_ = 0;
  std::size_t duplicates_ = 0;
  std::size_t collections_as_keys_ = 0;
  std::optional<Problem> pending_key_; // the first collection as a key of a line, not reported yet
  std::size_t pending_depth_ = 0;      // the number of collections around it
};

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
    const std::size_t kept = text().count_kept_breaks(scalar.span);
    if (kept > value.size() - 1 - value.find_last_not_of('\n'))
      return builder_.own(std::string(value) + '\n');
  }
  const bool made_up = scalar.style == ValueStyle::plain && value.empty(); // a null without text
  return made_up || written == value ? written : builder_.own(unescaped_utf8(value));
}

void Handler::add_scalar(const ScalarEvent &event) {
  const bool key = cursor_.key_next();
  const YamlCursor::Scalar scalar = cursor_.scalar(event.begin, event.value, event.written);
  const std::string_view text = text_of(scalar, event.value);
  const YamlTag tag = yaml_tag(event.tag);
  const bool computed = tag == YamlTag::unknown && knows_tag(event.begin);
  if (key) {
    if (event.anchor != YAML::NullAnchor) anchors_[event.anchor] = {0, nullptr, text, true};
    if (tag != YamlTag::none && tag != YamlTag::unknown) {
      ValueBuilder unused;
      if (auto wrong = add_plain_scalar(unused, text, tag, scalar.span))
        report(scalar.span, *std::move(wrong));
    }
    return add_key(text, scalar.span, scalar.style == ValueStyle::plain && tag == YamlTag::none);
  }
  const std::uint32_t node = builder_.node_count();
  if (scalar.style == ValueStyle::plain || (tag != YamlTag::none && tag != YamlTag::string)) {
    if (auto wrong = add_plain_scalar(builder_, text, tag, scalar.span))
      report(scalar.span, *std::move(wrong));
  } else {
    builder_.string(text, scalar.style, scalar.span);
  }
  if (computed) builder_.mark_computed(node);
  end_child(node, event.anchor);
}

// Returns the tag of the node that begins at `begin` with an anchor, a tag, or both.
Span Handler::tag_at(std::uint32_t begin) const {
  if (text().at(begin) == '&') begin = text().skip_blanks(text().property_end(begin));
  return {begin, text().property_end(begin)};
}

// Returns whether the site's generator knows the tag of the node, which is none of YAML; else reports it.
bool Handler::knows_tag(std::uint32_t begin) {
  const Span tag = tag_at(begin);
  const std::string_view written = source_.slice(tag);
  if (syntax_.tags != nullptr && std::ranges::find(*syntax_.tags, written) != syntax_.tags->end())
    return true;
  report(tag,
         fmt::format("`{}` is read as a tag, and no such tag is known; quote the whole value if it is text",
                     written));
  return false;
}

void Handler::add_key(std::string_view key, Span span, bool may_merge) {
  if (span.empty()) throw Problem{{span.begin, span.begin + 1}, "no key stands before this colon"};
  Frame &frame = frames_.back();
  const auto [first, fresh] = frame.keys.emplace(key, span.begin);
  frame.duplicate = !fresh;
  if (frame.duplicate && ++duplicates_ <= max_duplicates) {
    report(span, fmt::format("the key \"{}\" stands twice; the first is on line {}", key,
                             source_.lines.line_at(first->second)));
  }
  frame.merging = fresh && may_merge && key == "<<" && syntax_.merge_keys;
  if (frame.merging) frame.merge_key = span;
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
  require_budget(value.node()->skip, depth(value), span);
  builder_.repeat(value, span);
  end_child(node, YAML::NullAnchor);
}

// Refuses what stands at `place` where it repeats too many nodes.
void Handler::require_budget(std::uint32_t nodes, std::uint32_t levels, Span place) {
  alias_nodes_ += nodes;
  if (alias_nodes_ <= max_alias_nodes && builder_.depth() + levels <= max_depth) return;
  throw Problem{place, fmt::format("\"{}\" repeats too much: references grow beyond {} values or {} levels",
                                   source_.slice(place), max_alias_nodes, max_depth)};
}

void Handler::report_pending_key() {
  if (pending_key_ && ++collections_as_keys_ <= max_duplicates) problems_.push_back(*pending_key_);
  pending_key_.reset();
}

void Handler::begin_collection(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                               YAML::EmitterStyle::value style, ValueKind kind) {
  const std::uint32_t place = offset(mark);
  if (cursor_.key_next()) {
    const bool same_line = pending_key_ && text().same_line(pending_key_->span.begin, place);
    if (!same_line) {
      report_pending_key();
      pending_key_ = explain_collection_as_key(text(), place, kind);
      pending_depth_ = frames_.size();
    }
  }
  const bool flow = style == YAML::EmitterStyle::Flow;
  const YamlTag wanted = yaml_tag(tag);
  const bool tagged = wanted != YamlTag::none && tag != "!";
  const std::uint32_t begin =
      cursor_.open(place, kind, flow, anchor != YAML::NullAnchor || (!tag.empty() && tag != "?"));
  const bool known = wanted != YamlTag::unknown;
  const bool computed = !known && knows_tag(place);
  if (known && tagged && wanted != (kind == ValueKind::mapping ? YamlTag::mapping : YamlTag::sequence)) {
    const Span written = tag_at(place);
    report(written, fmt::format("`{}` does not fit a {}", source_.slice(written), kind_name(kind)));
  }
  Frame frame;
  frame.node = builder_.node_count();
  frame.anchor = anchor;
  frames_.push_back(std::move(frame));
  builder_.begin(kind, flow ? ValueStyle::flow : ValueStyle::block, {begin, begin});
  if (computed) builder_.mark_computed(builder_.node_count() - 1);
}

void Handler::end_collection() {
  const std::uint32_t end = cursor_.close();
  if (!frames_.back().merged.empty()) merge(frames_.back());
  builder_.end(end);
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
  if (frames_.empty()) return;
  Frame &frame = frames_.back();
  if (std::exchange(frame.duplicate, false)) drop(node);
  if (std::exchange(frame.merging, false)) take_merged(drop(node));
}

// Notes what a merge key merges, whose keys yield to those of the mapping that it stands in.
void Handler::take_merged(Value value) {
  Frame &frame = frames_.back();
  bool mappings = value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
  const auto take = [&](Value each) {
    mappings = mappings && each.is(ValueKind::mapping);
    frame.merged.push_back(each);
  };
  if (value.is(ValueKind::sequence)) {
    for (const Value each : value) take(each);
  } else {
    take(value);
  }
  if (mappings) return;
  frame.merged.clear();
  report(*frame.merge_key, "`<<` merges a mapping, or a list of mappings; quote the key if it is text");
}

void Handler::merge(Frame &frame) {
  for (const Value mapping : frame.merged) {
    for (const Value member : mapping) {
      if (!frame.keys.emplace(member.key(), frame.merge_key->begin).second) continue;
      require_budget(member.node()->skip, 0, *frame.merge_key);
      builder_.merge(member, *frame.merge_key);
    }
  }
}

// Takes a value out of the tree and returns it. Aliases that follow may still repeat what has an anchor in
// it.
Value Handler::drop(std::uint32_t node) {
  const ValueNode *const dropped = dropped_.emplace_back(builder_.drop(node)).data();
  const auto within = [&] { return !kept_anchors_.empty() && anchors_[kept_anchors_.back()].node >= node; };
  for (; within(); kept_anchors_.pop_back()) {
    Anchor &anchor = anchors_[kept_anchors_.back()];
    anchor.node -= node;
    anchor.dropped = dropped;
  }
  return Value(dropped);
}

Value Handler::value_of(const Anchor &anchor) const {
  return anchor.dropped == nullptr ? builder_.node(anchor.node) : Value(anchor.dropped + anchor.node);
}

} // namespace

YamlReading read_yaml_events(const Source &source, Span content, const YamlRewrite &rewrite,
                             const YamlSyntax &syntax) {
  YamlReading result;
  Handler handler(source, content, rewrite, syntax, result.yaml.problems);
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
    ValueTree tree = handler.take();
    const Value root = tree.root();
    const bool empty = root && root.is(ValueKind::null) && root.span().empty();
    if (!empty && handler.is_tree_usable()) result.yaml.tree = std::move(tree);
  } catch (Problem &problem) {
    result.end = handler.cause_of(std::move(problem));
    result.understood = handler.understood();
  }
  return result;
}

} // namespace galley
