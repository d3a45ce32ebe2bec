#include "markdown/hashtag.h"

#include "text/ascii.h"
#include "text/unicode.h"

namespace galley {

namespace {

bool is_joiner(char32_t value) {
  return value == 0x200D || value == 0xFE0F; // zero width joiner, and the selector of emoji
}

class HashtagFinder {
public:
  HashtagFinder(const Source &source, const Body &body) : source_(source), body_(body) {}

  std::vector<Span> find() {
    if (std::string_view(source_.text).find('#', body_.nodes.front().span.begin) == std::string_view::npos)
      return {};
    for (std::size_t i = 0; i < body_.nodes.size();) {
      const BodyNode &node = body_.nodes[i];
      if (holds_inlines(node.kind)) {
        text_begin_ = node.content.begin;
        in_wikilink_ = false;
      }
      if (node.kind == BodyKind::text) scan(node.span);
      // The text of a link is no place for a tag.
      i += node.kind == BodyKind::link || node.kind == BodyKind::image ? node.skip : 1;
    }
    return std::move(found_);
  }

private:
  void scan(Span span) {
    const std::string_view text = source_.text;
    for (std::size_t at = text.find_first_of("#[]", span.begin); at < span.end;
         at = text.find_first_of("#[]", at + 1)) {
      if (text[at] != '#') {
        // The parser gives each bracket of `[[` a text of its own.
        if (text.substr(at, 2) == "[[") in_wikilink_ = true;
        if (text.substr(at, 2) == "]]") in_wikilink_ = false;
        continue;
      }
      const bool begins = at == text_begin_ || (at > 0 && is_ascii_space(text[at - 1]));
      if (!begins || in_wikilink_) continue;
      const std::size_t size = hashtag_size(text.substr(at + 1));
      const auto begin = static_cast<std::uint32_t>(at + 1);
      if (size > 0) found_.push_back({begin, begin + static_cast<std::uint32_t>(size)});
    }
  }

  const Source &source_;
  const Body &body_;
  std::uint32_t text_begin_ = 0; // where the text of the paragraph, heading or cell begins
  bool in_wikilink_ = false;
  std::vector<Span> found_;
};

} // namespace

std::size_t hashtag_size(std::string_view text) {
  std::size_t size = 0;
  bool names = false; // whether there is more than digits and separators
  while (size < text.size()) {
    const CodePoint next = decode_utf8(text.substr(size));
    if (next.size == 1) {
      const char c = text[size];
      const bool separates = c == '_' || c == '-' || c == '/';
      if (!separates && !is_ascii_alphanumeric(c)) break;
      names = names || is_ascii_letter(c);
    } else {
      const bool letter = is_letter(next.value) || is_symbol(next.value);
      if (!letter && !is_word(next.value) && !is_joiner(next.value)) break;
      names = names || letter;
    }
    size += next.size;
  }
  while (size > 0 && text[size - 1] == '/') --size;
  return names ? size : 0;
}

std::vector<Span> hashtags(const Source &source, const Body &body) {
  return HashtagFinder(source, body).find();
}

} // namespace galley
