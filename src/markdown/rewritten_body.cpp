#include "markdown/rewritten_body.h"

#include <functional>
#include <string_view>

namespace galley {

namespace {

// Returns whether the text begins as code that CommonMark doesn't know.
bool begins_code(std::string_view text) {
  return text.starts_with('$') || text.starts_with('{');
}

class BodyRestorer {
public:
  BodyRestorer(Body &body, const RewrittenText &rewritten, const Source &source)
      : body_(body), rewritten_(rewritten), source_(source), new_text_(rewritten.source().text) {}

  void restore() {
    for (BodyNode &node : body_.nodes) {
      const std::string_view text = node.text;
      const Span content = node.content;
      node.span = rewritten_.original(node.span);
      node.content = rewritten_.original(node.content);
      restore_kind(node);
      if (!text.empty()) node.text = restored_text(node, text, content);
    }
    if (body_.problem) body_.problem->span = rewritten_.original(body_.problem->span);
  }

private:
  void restore_kind(BodyNode &node) const {
    if (node.kind == BodyKind::html_block && begins_code(source_.slice(node.span)))
      node.kind = BodyKind::code_block;
    if (node.kind == BodyKind::html_inline && begins_code(source_.slice(node.span)))
      node.kind = BodyKind::code;
  }

  // Returns the text that `text` of the new text was made of.
  std::string_view restored_text(const BodyNode &node, std::string_view text, Span content) {
    const std::string_view written = source_.slice(node.span);
    const bool html = node.kind == BodyKind::html_block || node.kind == BodyKind::html_inline;
    const bool code = node.kind == BodyKind::code || node.kind == BodyKind::code_block;
    if (html || (code && begins_code(written))) return written;
    if (!is_in_new_text(text)) return text;
    const auto begin = static_cast<std::uint32_t>(text.data() - new_text_.data());
    const auto end = begin + static_cast<std::uint32_t>(text.size());
    const std::string_view there = source_.slice(rewritten_.original(Span{begin, end}));
    // Only a text node may hold bytes that were written anew.
    if (there == text || (node.kind == BodyKind::text && there.size() == text.size() && !content.empty()))
      return there;
    return body_.strings.emplace_back(text);
  }

  bool is_in_new_text(std::string_view text) const {
    const std::less<> before;
    return !before(text.data(), new_text_.data()) && before(text.data(), new_text_.data() + new_text_.size());
  }

  Body &body_;
  const RewrittenText &rewritten_;
  const Source &source_;
  std::string_view new_text_;
};

} // namespace

void restore(Body &body, const RewrittenText &rewritten, const Source &source) {
  BodyRestorer(body, rewritten, source).restore();
}

} // namespace galley
