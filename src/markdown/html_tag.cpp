#include "markdown/html_tag.h"

#include "text/ascii.h"

#include <algorithm>

namespace galley {

namespace {

// HTML doesn't count a vertical tab as white space.
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

class TagReader {
public:
  explicit TagReader(std::string_view text) : text_(text) {}

  // Reads the next opening tag. Returns false where no tag follows.
  bool next(HtmlTag &tag);

private:
  bool at_end() const { return at_ >= text_.size(); }
  void skip_blanks() {
    while (!at_end() && is_blank(text_[at_])) ++at_;
  }
  // Goes to the end of the next occurrence of `what`, or of the text.
  void skip_to(std::string_view what) {
    const std::size_t found = text_.find(what, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + what.size();
  }
  std::string_view read_until(std::string_view stops) {
    const std::size_t end = std::min(text_.find_first_of(stops, at_), text_.size());
    const std::string_view read = text_.substr(at_, end - at_);
    at_ = end;
    return read;
  }
  void read_value(HtmlAttribute &attribute);

  std::string_view text_;
  std::size_t at_ = 0;
};

void TagReader::read_value(HtmlAttribute &attribute) {
  skip_blanks();
  if (at_end()) return;
  const char quote = text_[at_];
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) ++at_;
  const auto begin = static_cast<std::uint32_t>(at_);
  attribute.value = read_until(quoted ? std::string_view(&quote, 1) : " \t\r\n\f>");
  attribute.span = {begin, static_cast<std::uint32_t>(at_)};
  if (quoted && !at_end()) ++at_;
}

bool TagReader::next(HtmlTag &tag) {
  while (true) {
    at_ = std::min(text_.find('<', at_), text_.size());
    if (at_end()) return false;
    if (text_.substr(at_).starts_with("<!--")) {
      skip_to("-->");
      continue;
    }
    ++at_;
    if (!at_end() && is_ascii_letter(text_[at_])) break;
  }
  tag.name = read_until(" \t\r\n\f/>");
  tag.attributes.clear();
  while (true) {
    while (!at_end() && (is_blank(text_[at_]) || text_[at_] == '/')) ++at_;
    if (at_end() || text_[at_] == '>') break;
    HtmlAttribute attribute;
    attribute.name = read_until(" \t\r\n\f/>=");
    if (attribute.name.empty()) ++at_; // a `=` without a name
    skip_blanks();
    if (!at_end() && text_[at_] == '=') {
      ++at_;
      read_value(attribute);
    }
    tag.attributes.push_back(attribute);
  }
  at_ = std::min(at_ + 1, text_.size());
  tag.end = static_cast<std::uint32_t>(at_);
  if (same_name(tag.name, "script")) skip_to("</script");
  if (same_name(tag.name, "style")) skip_to("</style");
  return true;
}

} // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_ascii_lower, to_ascii_lower);
}

void for_each_tag(std::string_view text, const std::function<void(const HtmlTag &)> &visit) {
  TagReader reader(text);
  for (HtmlTag tag; reader.next(tag);) visit(tag);
}

} // namespace galley
