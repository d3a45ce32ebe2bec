#include "parse/suppression.h"

#include "toml/toml_text.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view disable_word = "galley-disable";
constexpr std::string_view enable_word = "galley-enable";
constexpr std::string_view white_space = " \t\r\n";
constexpr std::uint32_t last_of_all = std::numeric_limits<std::uint32_t>::max();

bool is_white(char c) {
  return white_space.find(c) != std::string_view::npos;
}

struct Comment {
  Span span;    // with its delimiters
  Span content; // without them
  bool in_body = false;
};

struct Directive {
  Comment comment;
  Span word;
  std::vector<Span> ids;
};

SuppressionReach reach_of(std::string_view word) {
  if (word == "galley-disable") return SuppressionReach::range;
  if (word == "galley-disable-line") return SuppressionReach::line;
  if (word == "galley-disable-next-line") return SuppressionReach::next_line;
  if (word == "galley-disable-file") return SuppressionReach::file;
  return SuppressionReach::nothing;
}

// Whether a comment that continues with this text, behind white space of this kind, is a suppression.
bool is_ours(std::string_view text, std::string_view white) {
  text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
  return text.starts_with(disable_word) || text.starts_with(enable_word);
}

Directive read_directive(const Source &source, const Comment &comment) {
  Directive directive{comment, {}, {}};
  const std::string_view text = source.text;
  std::uint32_t at = comment.content.begin;
  const std::uint32_t end = comment.content.end;
  while (true) {
    while (at < end && (is_white(text[at]) || text[at] == ',')) ++at;
    const std::uint32_t begin = at;
    while (at < end && !is_white(text[at]) && text[at] != ',') ++at;
    // The reason follows `--`, or a further `#`.
    if (begin == at || text[begin] == '#' || text.substr(begin, 2) == "--") return directive;
    if (directive.word.empty()) {
      directive.word = {begin, at};
    } else {
      directive.ids.push_back({begin, at});
    }
  }
}

// Spans whose content is text whatever it looks like. They are sorted, and none lies within another.
using Spans = std::vector<Span>;

bool is_within(const Spans &spans, std::uint32_t at) {
  const auto after =
      std::upper_bound(spans.begin(), spans.end(), at,
                       [](std::uint32_t offset, const Span &span) { return offset < span.begin; });
  return after != spans.begin() && at < std::prev(after)->end;
}

void sort_spans(Spans &spans) {
  std::ranges::sort(spans, [](Span a, Span b) { return a.begin < b.begin; });
}

// Collects the spans of quoted and block scalars, and of keys.
void collect_texts(Value value, Spans &out) {
  if (!value) return;
  const ValueNode *const end = value.node() + value.node()->skip;
  for (const ValueNode *node = value.node(); node != end; ++node) {
    out.push_back(node->key_span);
    const bool collection = node->kind == ValueKind::sequence || node->kind == ValueKind::mapping;
    if (!collection && node->style != ValueStyle::plain) out.push_back(node->span);
  }
}

void find_in_yaml(const Source &source, Span content, Value fields, std::vector<Comment> &out) {
  const std::string_view text = source.text;
  Spans texts;
  collect_texts(fields, texts);
  sort_spans(texts);
  for (auto at = text.find('#', content.begin); at < content.end; at = text.find('#', at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (begin > content.begin && !is_white(text[begin - 1])) continue;
    if (!is_ours(text.substr(begin + 1), " \t") || is_within(texts, begin)) continue;
    at = std::min<std::size_t>(text.find_first_of("\r\n", begin), content.end);
    const auto end = static_cast<std::uint32_t>(at);
    out.push_back({{begin, end}, {begin + 1, end}, false});
  }
}

void find_in_toml(const Source &source, Span content, std::vector<Comment> &out) {
  const std::string_view text = source.text;
  for (const Span comment : scan_toml(text, content).comments) {
    // It may follow another comment on its line.
    for (auto at = std::size_t{comment.begin}; at < comment.end; at = text.find('#', at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      if ((begin > comment.begin && !is_white(text[begin - 1])) || !is_ours(text.substr(begin + 1), " \t"))
        continue;
      out.push_back({{begin, comment.end}, {begin + 1, comment.end}, false});
      break;
    }
  }
}

// There are no comments in JSON.
void find_in_fields(const Source &source, const FrontMatter &fences, Value fields,
                    std::vector<Comment> &out) {
  if (fences.language == FieldLanguage::yaml) find_in_yaml(source, fences.content, fields, out);
  if (fences.language == FieldLanguage::toml) find_in_toml(source, fences.content, out);
}

void find_in_body(const Source &source, const Body &body, std::vector<Comment> &out) {
  const std::string_view text = source.text;
  Spans code;
  for (const BodyNode &node : body.nodes) {
    if (node.kind == BodyKind::code || node.kind == BodyKind::code_block) code.push_back(node.span);
  }
  sort_spans(code);
  const std::size_t body_begin = body.nodes.empty() ? text.size() : body.nodes.front().span.begin;
  for (auto at = text.find("<!--", body_begin); at != std::string_view::npos;
       at = text.find("<!--", at + 4)) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (!is_ours(text.substr(begin + 4), white_space) || is_within(code, begin)) continue;
    if (at > body_begin && text[at - 1] == '\\') continue;
    at = text.find("-->", at + 4);
    if (at == std::string_view::npos) return;
    const auto end = static_cast<std::uint32_t>(at);
    out.push_back({{begin, end + 3}, {begin + 4, end}, true});
  }
}

// Removes an id with what separates it from the next one. The last id goes with what separates it from the
// one before.
Edit remove_id(const std::vector<Span> &ids, std::size_t index) {
  if (index + 1 < ids.size()) return {{ids[index].begin, ids[index + 1].begin}, ""};
  return {{index > 0 ? ids[index - 1].end : ids[index].begin, ids[index].end}, ""};
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(white_space) == std::string_view::npos;
}

// Removes a comment with the white space before it, and with its lines where it fills them. In a body an
// empty line remains where the lines around it are text, since these would become one paragraph.
Edit remove_comment(const Source &source, const Comment &comment) {
  const LineTable &lines = source.lines;
  const std::uint32_t first = lines.line_at(comment.span.begin);
  const std::uint32_t last = lines.line_at(comment.span.end);
  const std::uint32_t line_begin = lines.line_start(first);
  const std::uint32_t text_end = source.line_end(last);
  const std::uint32_t next_begin =
      last < lines.line_count() ? lines.line_start(last + 1) : static_cast<std::uint32_t>(source.text.size());
  const bool ends_line = is_blank(source.slice({comment.span.end, text_end}));
  if (ends_line && is_blank(source.slice({line_begin, comment.span.begin}))) {
    if (first > 1 && text_end == source.text.size()) { // what ends without a line end still does so then
      std::uint32_t before = first - 1;
      while (before > 1 && is_blank(source.line(before))) --before;
      return {{source.line_end(before), text_end}, ""};
    }
    const bool parts = comment.in_body && first > 1 && last < lines.line_count() &&
                       !is_blank(source.line(first - 1)) && !is_blank(source.line(last + 1));
    return {{line_begin, parts ? text_end : next_begin}, ""};
  }
  if (!ends_line) return {comment.span, ""};
  std::uint32_t begin = comment.span.begin;
  while (begin > line_begin && is_white(source.text[begin - 1])) --begin;
  return {{begin, text_end}, ""};
}

// Turns directives, in document order, into suppressions.
class Collector {
public:
  explicit Collector(const Source &source) : source_(source) {}

  void add(const Directive &directive) {
    const std::string_view word = source_.slice(directive.word);
    const std::uint32_t last = source_.lines.line_at(directive.comment.span.end);
    if (word == enable_word) {
      end_ranges(directive, last);
      return;
    }
    Suppression suppression;
    suppression.reach = reach_of(word);
    suppression.first_line = source_.lines.line_at(directive.comment.span.begin);
    suppression.last_line = last;
    suppression.comment = directive.comment.span.begin;
    suppression.comment_removal = suppression.removal = remove_comment(source_, directive.comment);
    suppression.where = place(directive.word);
    switch (suppression.reach) {
    case SuppressionReach::nothing:
      suppression.rule = word;
      found_.push_back(std::move(suppression));
      return;
    case SuppressionReach::next_line:
      suppression.first_line = suppression.last_line = last + 1;
      break;
    case SuppressionReach::file:
      suppression.first_line = 1;
      [[fallthrough]];
    case SuppressionReach::range:
      suppression.last_line = last_of_all;
      break;
    case SuppressionReach::line:
      break;
    }
    if (directive.ids.empty()) push(suppression);
    for (std::size_t i = 0; i < directive.ids.size(); ++i) {
      suppression.rule = source_.slice(directive.ids[i]);
      suppression.where = place(directive.ids[i]);
      suppression.removal =
          directive.ids.size() > 1 ? remove_id(directive.ids, i) : suppression.comment_removal;
      push(suppression);
    }
  }

  std::vector<Suppression> take() { return std::move(found_); }

private:
  void push(const Suppression &suppression) {
    if (suppression.reach == SuppressionReach::range) open_[suppression.rule].push_back(found_.size());
    found_.push_back(suppression);
  }

  // Does what locate() does, in linear time where many words stand in one long line.
  Location place(Span span) {
    const bool same_line =
        source_.lines.line_at(span.begin) == reached_.line && reached_offset_ <= span.begin;
    reached_ = same_line ? advance(reached_, source_.slice({reached_offset_, span.begin}))
                         : source_.position(span.begin);
    reached_offset_ = span.begin;
    return {source_.path, span, reached_, advance(reached_, source_.slice(span))};
  }

  // Ends the ranges of the rules that the comment names, or all ranges where it names none.
  void end_ranges(const Directive &directive, std::uint32_t line) {
    const auto end = [&](std::vector<std::size_t> &open) {
      for (const std::size_t index : open) found_[index].last_line = line;
      open.clear();
    };
    for (const Span id : directive.ids) {
      if (const auto open = open_.find(source_.slice(id)); open != open_.end()) end(open->second);
    }
    if (!directive.ids.empty()) return;
    for (auto &[rule, open] : open_) end(open);
    open_.clear();
  }

  const Source &source_;
  std::vector<Suppression> found_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> open_; // ranges, by rule
  Position reached_;
  std::uint32_t reached_offset_ = last_of_all; // where reached_ is
};

} // namespace

bool may_hold_suppressions(std::string_view text) {
  return ::memmem(text.data(), text.size(), disable_word.data(), disable_word.size()) != nullptr;
}

std::vector<Suppression> find_suppressions(const Source &source, const SuppressionContext &context) {
  std::vector<Comment> comments;
  const auto &fences = context.fences;
  if (fences) find_in_fields(source, *fences, context.fields, comments);
  if (context.body) {
    const auto in_body = static_cast<std::ptrdiff_t>(comments.size());
    find_in_body(source, *context.body, comments);
    for (const MarkdownComment &comment : context.comments) {
      if (is_ours(source.slice(comment.content), white_space))
        comments.push_back({comment.span, comment.content, true});
    }
    std::ranges::sort(comments.begin() + in_body, comments.end(), {},
                      [](const Comment &comment) { return comment.span.begin; });
  }
  Collector collector(source);
  for (const Comment &comment : comments) collector.add(read_directive(source, comment));
  return collector.take();
}

} // namespace galley
