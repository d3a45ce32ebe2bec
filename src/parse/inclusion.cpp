#include "parse/inclusion.h"

#include "base/hash.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

namespace {

// Longer tags, in bytes, are read no further, which keeps the search linear.
constexpr std::size_t longest_tag = 1000;
constexpr std::size_t longest_name = 100;

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), to_ascii_lower);
  return result;
}

// Returns whether a document with this path stands below or beside others, so that no link leads into it.
bool is_footer(std::string_view path) {
  return contains_any(lower(path), {"footer", "copyright", "banner", "sidebar"});
}

// Returns whether something with this name shows an image, a card or a few words, and no headings.
bool is_small(std::string_view name) {
  return is_footer(name) ||
         contains_any(lower(name),
                      {"figure",    "image",   "img",   "picture", "photo",  "video",  "audio",  "tube",
                       "vimeo",     "tweet",   "icon",  "badge",   "button", "link",   "card",   "logo",
                       "avatar",    "player",  "chart", "toc",     "param",  "relref", "gist",   "space",
                       "highlight", "divider", "break", "code",    "demo",   "slide",  "counter"});
}

// Returns whether a tag is given an id, which it then makes an element of, and no document.
bool gives_id(std::string_view tag) {
  return contains_any(tag, {" id=", " id:", "\nid=", "\tid="});
}

std::string_view name_of_tag(std::string_view tag) {
  return tag.substr(0, tag.find_first_of(" \t\r\n%>"));
}

// Returns whether a tag of a template, without its braces, takes in content: `include x.md`, `readfile "x"`.
bool tag_takes_in(std::string_view tag) {
  tag = trim(tag);
  const std::string_view name = name_of_tag(tag);
  if (name.starts_with('/') || name.starts_with("end") || name == "ref" || gives_id(tag)) return false;
  if (contains_any(name, {"render", "import", "paginate", "block", "partial", "readfile"}))
    return !is_small(name);
  if (!contains_any(tag, {"include", "partial", ".md"})) return false;
  if (is_small(name)) return false;
  std::string_view path = trim(tag.substr(name.size()));
  path = path.substr(0, path.find_first_of(" \t\r\n"));
  const bool document = path.find(".md") != std::string_view::npos;
  return !name.starts_with("include") || !(document ? is_footer(path) : is_small(path));
}

// Returns whether a line of a paragraph takes in a document by a sign of its own at its start.
bool line_takes_in(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (line.empty() || std::string_view("{[!@:.$i").find(line.front()) == std::string_view::npos) return false;
  line = trim(line);
  if (line.starts_with("{{") && line.find("}}") + 2 == line.size() && line[2] != '<' && line[2] != '%' &&
      line[2] != '/')
    return line.find("| highlight") == std::string_view::npos;
  if (line.front() == 'i') {
    return line.starts_with("include::") ||
           (line.starts_with("import ") && contains_any(line, {".md'", ".mdx'", ".md\"", ".mdx\""}));
  }
  const std::string_view word = line.substr(std::min(line.find_first_not_of("[!@:.${ "), line.size()));
  return lower(word.substr(0, 8)).starts_with("include") || word.starts_with("import");
}

class InclusionFinder {
public:
  InclusionFinder(const Source &source, const Body &body)
      : source_(source), text_(source.text), body_(body) {}

  bool find();

private:
  bool is_code(std::size_t at);
  bool node_takes_in(const BodyNode &node) const;
  bool paragraph_takes_in(Span span) const;
  bool braces_take_in(std::size_t open);
  bool component_takes_in(std::size_t open) const;
  bool is_closed(std::string_view shortcode);
  template <class Takes> bool any_of(std::string_view sign, std::size_t begin, Takes takes) {
    next_ = 0;
    for (std::size_t at = text_.find(sign, begin); at != std::string_view::npos;
         at = text_.find(sign, at + 1)) {
      if (takes(at) && !is_code(at)) return true;
    }
    return false;
  }

  const Source &source_;
  std::string_view text_;
  const Body &body_;
  std::vector<Span> code_;                          // in ascending order
  std::size_t next_ = 0;                            // of code_, which is asked with ascending offsets
  std::optional<HashSet<std::string_view>> closed_; // the shortcodes that have an end, once they are needed
};

// Returns whether a fence or backticks hold the byte. Indented code may be the body of an admonition.
bool InclusionFinder::is_code(std::size_t at) {
  while (next_ < code_.size() && code_[next_].end <= at) ++next_;
  return next_ < code_.size() && code_[next_].begin <= at;
}

bool InclusionFinder::find() {
  if (body_.nodes.empty()) return false;
  const std::size_t begin = body_.nodes.front().span.begin;
  for (const BodyNode &node : body_.nodes) {
    if (node_takes_in(node)) return true;
    const bool fenced =
        node.kind == BodyKind::code_block && (text_[node.span.begin] == '`' || text_[node.span.begin] == '~');
    const bool code = node.kind == BodyKind::code && text_[node.span.begin] == '`';
    if (code || fenced) code_.push_back(node.span);
  }
  return any_of("{", begin, [&](std::size_t at) { return braces_take_in(at); }) ||
         any_of("<", begin, [&](std::size_t at) { return component_takes_in(at); });
}

bool InclusionFinder::node_takes_in(const BodyNode &node) const {
  const std::string_view written = source_.slice(node.span);
  switch (node.kind) {
  case BodyKind::html_block:
  case BodyKind::html_inline: {
    if (!written.starts_with("<!--")) return false;
    const std::size_t begin = written.find_first_not_of(" \t@#!$-<", 2);
    return begin != std::string_view::npos && written.substr(begin).starts_with("include") &&
           !is_footer(written);
  }
  case BodyKind::code_block: {
    // A directive of MyST; those that document code make headings, too.
    const std::size_t info = std::min(written.find_first_not_of("`~ "), written.size());
    const std::string_view name = written.substr(info, written.substr(info).find_first_of("}\r\n"));
    return name.starts_with('{') && info > 2 &&
           (contains_any(name, {"include", "eval-rst"}) || name.starts_with("{auto")) &&
           !name.starts_with("{literalinclude");
  }
  case BodyKind::paragraph:
    return paragraph_takes_in(node.span);
  default:
    return false;
  }
}

bool InclusionFinder::paragraph_takes_in(Span span) const {
  std::string_view rest = source_.slice(span);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (line_takes_in(rest.substr(0, end))) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

bool InclusionFinder::braces_take_in(std::size_t open) {
  std::string_view rest = text_.substr(open, longest_tag);
  if (rest.starts_with("{!")) return rest.substr(0, rest.find('\n')).find("!}") != std::string_view::npos;
  if (rest.starts_with("{%")) return tag_takes_in(rest.substr(2, std::min(rest.find("%}"), rest.size()) - 2));
  if (!rest.starts_with("{{") || rest.size() < 4) return false;
  const std::size_t close = rest.find("}}");
  if (close == std::string_view::npos) return false;
  const char sign = rest[2];
  const std::string_view tag = trim(rest.substr(3, close - 3));
  if (sign == '<') return tag_takes_in(tag);
  if (sign == '#' || sign == '>') return sign == '>' || tag.starts_with("include");
  if (sign != '%') return rest.substr(2, close - 2).find("include") != std::string_view::npos;
  const std::string_view name = name_of_tag(tag);
  return tag_takes_in(tag) ||
         (!name.empty() && !name.starts_with('/') && !is_small(name) && name != "ref" && !is_closed(name));
}

// Returns whether the document has the end of a shortcode, so that the shortcode shows what stands before it.
bool InclusionFinder::is_closed(std::string_view shortcode) {
  if (!closed_) {
    closed_.emplace();
    for (std::size_t at = text_.find("{{%"); at != std::string_view::npos; at = text_.find("{{%", at + 3)) {
      const std::string_view tag = trim(text_.substr(at + 3, longest_name));
      if (tag.starts_with('/')) closed_->insert(name_of_tag(trim(tag.substr(1))));
    }
  }
  return closed_->contains(shortcode);
}

// Returns whether a component without content begins here, which generates its own: `<Partial />`. Likewise
// `--8<--`, the snippet of MkDocs.
bool InclusionFinder::component_takes_in(std::size_t open) const {
  if (open >= 3 && text_.substr(open - 3, 6) == "--8<--") return open < 4 || text_[open - 4] != ';';
  if (open + 1 >= text_.size() || !is_ascii_upper(text_[open + 1])) return false;
  const std::string_view rest = text_.substr(open + 1, longest_tag);
  constexpr std::string_view of_names = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  const std::string_view name = rest.substr(0, rest.find_first_not_of(of_names));
  if (name.size() == rest.size() || is_small(name) || gives_id(rest.substr(0, rest.find('>')))) return false;
  char quote = '\0';
  int depth = 0; // of braces
  for (std::size_t at = name.size(); at < rest.size(); ++at) {
    const char c = rest[at];
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (c == '{' || c == '}') {
      depth += c == '{' ? 1 : -1;
    } else if (c == '>' && depth <= 0) {
      return rest[at - 1] == '/' || rest.substr(at + 1).starts_with("</" + std::string(name));
    } else if (c == '<' && depth <= 0) {
      return false;
    }
  }
  return false;
}

} // namespace

bool takes_in_content(const Source &source, const Body &body) {
  return InclusionFinder(source, body).find();
}

} // namespace galley
