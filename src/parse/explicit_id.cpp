#include "parse/explicit_id.h"

#include "markdown/anchor.h"
#include "markdown/html_tag.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// These keep the search linear, in bytes. Nobody writes longer ones.
constexpr std::size_t longest_attributes = 400;
constexpr std::size_t longest_template_tag = 2000;
constexpr std::size_t longest_id = 300;

bool is_of_name(char c) {
  return is_ascii_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '@';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Returns whether an attribute gives the element that has it an id.
bool gives_id(std::string_view name) {
  return same_name(name, "id") || same_name(name, "name") || same_name(name, "anchor");
}

// Returns whether components and shortcodes make an id of the words that an attribute has.
bool gives_words(std::string_view name) {
  return same_name(name, "name") || same_name(name, "title") || same_name(name, "label") ||
         same_name(name, "heading");
}

class IdFinder {
public:
  IdFinder(const Source &source, const Body &body) : text_(source.text), body_(body) {}

  std::vector<ExplicitId> find() {
    const std::size_t begin = body_.nodes.empty() ? text_.size() : body_.nodes.front().span.begin;
    for (std::size_t at = text_.find('=', begin); at != std::string_view::npos; at = text_.find('=', at + 1))
      add_assignment(begin, at);
    for (std::size_t at = text_.find('{', begin); at != std::string_view::npos; at = text_.find('{', at + 1))
      add_braces(at);
    std::ranges::stable_sort(ids_, {}, [](const ExplicitId &id) { return id.span.begin; });
    return std::move(ids_);
  }

private:
  // Code and comments, and then the nodes of HTML, both in ascending order.
  struct Ranges {
    std::vector<Span> skipped, html;
  };
  const Ranges &ranges() {
    if (!ranges_) ranges_ = find_ranges();
    return *ranges_;
  }
  Ranges find_ranges() const;
  static const Span *range_at(const std::vector<Span> &ranges, std::size_t at) {
    const auto after = std::ranges::upper_bound(ranges, at, {}, [](Span span) { return span.begin; });
    if (after == ranges.begin()) return nullptr;
    const Span &range = *std::prev(after);
    return at < range.end ? &range : nullptr;
  }

  void add(std::string_view id, IdForm form);
  void add_words(std::string_view words, std::size_t at);
  void add_assignment(std::size_t begin, std::size_t at);
  void add_label(std::size_t begin, std::size_t at);
  void add_braces(std::size_t open);
  void add_attributes(std::size_t open);
  void add_parameters(std::size_t open);
  IdForm form_of(std::string_view name, std::size_t at);

  std::string_view text_;
  const Body &body_;
  std::optional<Ranges> ranges_; // once they are needed
  std::vector<ExplicitId> ids_;
};

IdFinder::Ranges IdFinder::find_ranges() const {
  Ranges ranges;
  for (const BodyNode &node : body_.nodes) {
    const std::string_view written = text_.substr(node.span.begin, node.span.end - node.span.begin);
    if (node.kind == BodyKind::code) {
      // An expression of MDX is code, too: `{#id}`.
      if (written.starts_with('`')) ranges.skipped.push_back(node.span);
    } else if (node.kind == BodyKind::code_block) {
      const bool fenced = written.starts_with('`') || written.starts_with('~');
      const std::size_t info = written.find_first_not_of("`~ ");
      const bool directive = info != std::string_view::npos && written[info] == '{';
      if (fenced && !directive) ranges.skipped.push_back(node.span);
    } else if (node.kind == BodyKind::html_block || node.kind == BodyKind::html_inline) {
      (written.starts_with("<!--") ? ranges.skipped : ranges.html).push_back(node.span);
    }
  }
  return ranges;
}

// Adds an id that is a part of the text. A template may make the rest of it.
void IdFinder::add(std::string_view id, IdForm form) {
  const std::size_t open = id.find_first_of("{<$");
  const std::string_view complete = trim(id.substr(0, open));
  if (id.size() > longest_id || (complete.empty() && open == std::string_view::npos)) return;
  const auto begin = static_cast<std::uint32_t>(id.data() - text_.data());
  if (range_at(ranges().skipped, begin) != nullptr) return;
  ids_.push_back({std::string(complete),
                  {begin, begin + static_cast<std::uint32_t>(id.size())},
                  form,
                  open == std::string_view::npos});
}

// Adds the anchor that a heading of these words would have.
void IdFinder::add_words(std::string_view words, std::size_t at) {
  std::string anchor = heading_anchor(words);
  if (anchor.empty() || anchor == words || range_at(ranges().skipped, at) != nullptr) return;
  const auto begin = static_cast<std::uint32_t>(at);
  ids_.push_back(
      {std::move(anchor), {begin, begin + static_cast<std::uint32_t>(words.size())}, IdForm::label, true});
}

// Returns the form of an attribute `id` at a byte: that of HTML where it is in a tag of HTML.
IdForm IdFinder::form_of(std::string_view name, std::size_t at) {
  const Span *const html = range_at(ranges().html, at);
  if (html == nullptr || !same_name(name, "id")) return IdForm::label;
  const std::size_t begin = std::max(std::size_t{html->begin}, at - std::min(at, longest_template_tag));
  const std::string_view before = text_.substr(begin, at - begin);
  const std::size_t open = before.rfind('<');
  const bool element = open != std::string_view::npos && is_ascii_lower(text_[begin + open + 1]);
  return element ? IdForm::html : IdForm::label;
}

// Adds the id of `id="x"` or `name=x`, whose `=` is at a byte.
void IdFinder::add_assignment(std::size_t begin, std::size_t at) {
  std::size_t end = at;
  while (end > begin && text_[end - 1] == ' ') --end;
  if (end > begin && text_[end - 1] == ')') return add_label(begin, at);
  std::size_t start = end;
  while (start > begin && end - start < 8 && is_of_name(text_[start - 1])) --start;
  const std::string_view name = text_.substr(start, end - start);
  if (!gives_id(name) && !gives_words(name)) return;
  if (start > begin && text_[start - 1] == ':' && (start < begin + 2 || text_[start - 2] != '{')) return;
  std::size_t value = std::min(text_.find_first_not_of(" \t", at + 1), text_.size());
  if (value < text_.size() && text_[value] == '{') {
    const char next = value + 1 < text_.size() ? text_[value + 1] : '\0';
    if (next == '"' || next == '\'' || next == '`') ++value; // an expression of JSX that is a text
  }
  if (value >= text_.size() || text_[value] == '=') return;
  const char quote = text_[value];
  const bool quoted = quote == '"' || quote == '\'' || quote == '`';
  if (quoted) ++value;
  const std::string_view stops = quoted ? std::string_view(&quote, 1) : " \t\r\n\"'`>})/";
  const std::string_view rest = text_.substr(value, longest_id);
  const std::string_view found = rest.substr(0, rest.find_first_of(stops));
  if (found.size() == rest.size() && rest.size() == longest_id) return;
  // `id={x}` is an expression of JSX.
  if (gives_id(name)) add(found, form_of(name, at));
  if (gives_words(name)) add_words(found, value);
}

// Adds the label of MyST, `(x)=` alone on its line, whose `=` is at a byte.
void IdFinder::add_label(std::size_t begin, std::size_t at) {
  if (at + 1 < text_.size() && !is_blank(text_[at + 1])) return;
  begin = std::max(begin, at - std::min(at, longest_id));
  std::string_view line = text_.substr(begin, at - begin);
  line = trim(line.substr(line.find_last_of("\r\n") + 1));
  if (line.starts_with('(') && line.ends_with(')')) add(line.substr(1, line.size() - 2), IdForm::label);
}

void IdFinder::add_braces(std::size_t open) {
  const std::string_view rest = text_.substr(open);
  if (rest.starts_with("{{<") || rest.starts_with("{{%") || rest.starts_with("{%")) {
    add_parameters(open);
  } else if (rest.starts_with("{/*")) {
    const std::size_t begin = rest.find_first_not_of(" \t", 3);
    if (begin == std::string_view::npos || rest[begin] != '#') return;
    const std::string_view id = rest.substr(begin + 1, longest_id);
    add(id.substr(0, id.find_first_of(" \t\r\n*}")), IdForm::attribute);
  } else if (!rest.starts_with("{{") && (open == 0 || text_[open - 1] != '{')) {
    add_attributes(open);
  }
}

// Adds the ids of attributes: `{#id}`, `{: .c #id}`, `{.c lang=en #id}`, `{id: x}`. Nothing else may stand in
// the braces.
void IdFinder::add_attributes(std::size_t open) {
  std::string_view rest = text_.substr(open + 1, longest_attributes);
  rest = rest.substr(0, rest.find_first_of("}{\r\n"));
  if (open + 1 + rest.size() >= text_.size() || text_[open + 1 + rest.size()] != '}') return;
  if (rest.starts_with(':')) rest.remove_prefix(1);
  if (rest.find('#') == std::string_view::npos && !rest.starts_with("id:")) return;
  std::vector<std::string_view> found;
  while (!(rest = trim(rest)).empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    std::string_view token = rest.substr(0, end);
    if (token == "id:") {
      rest = trim(rest.substr(end));
      token = rest.substr(0, rest.find_first_of(", \t"));
      found.push_back(token);
      rest.remove_prefix(std::min(token.size() + 1, rest.size()));
      continue;
    }
    if (token.front() == '#') {
      found.push_back(token.substr(1));
    } else if (const std::size_t quote = token.find_first_of("\"'"); quote != std::string_view::npos) {
      const std::size_t close = rest.find(token[quote], quote + 1);
      if (close == std::string_view::npos) return;
      rest.remove_prefix(close + 1);
      continue;
    } else if (token.front() != '.' && token.find('=') == std::string_view::npos && token.back() != ':') {
      return;
    }
    rest.remove_prefix(end);
  }
  for (const std::string_view id : found) add(id, IdForm::attribute);
}

// Adds the ids that a shortcode or a tag of Liquid is given without `=`: `{{< anchor "x" >}}`, `id: x`.
void IdFinder::add_parameters(std::size_t open) {
  const bool shortcode = text_[open + 1] == '{';
  std::string_view rest = text_.substr(open + (shortcode ? 3 : 2), longest_template_tag);
  const std::size_t close = rest.find(shortcode ? "}}" : "%}");
  if (close == std::string_view::npos) return;
  rest = rest.substr(0, close);
  const auto next = [&rest] {
    rest = trim(rest);
    const bool quoted = !rest.empty() && (rest.front() == '"' || rest.front() == '`' || rest.front() == '\'');
    const std::size_t end = quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" \t\r\n");
    const std::string_view token = rest.substr(quoted ? 1 : 0, std::min(end, rest.size()) - (quoted ? 1 : 0));
    rest.remove_prefix(std::min(quoted && end != std::string_view::npos ? end + 1 : end, rest.size()));
    return token;
  };
  const std::string_view name = next();
  if (name.starts_with('/') || name == "ref" || name == "relref") return;
  while (!(rest = trim(rest)).empty() && rest.front() != '>' && rest.front() != '%') {
    const bool quoted = rest.front() == '"' || rest.front() == '`';
    const std::string_view token = next();
    if (!shortcode) {
      if (token == "id:" || token == "name:") add(next(), IdForm::label);
      if (token.starts_with("id:")) add(token.substr(3), IdForm::label);
    } else if (quoted || token.find('=') == std::string_view::npos) {
      if (token.find_first_of(" \t=") == std::string_view::npos) add(token, IdForm::label);
      if (quoted) add_words(token, static_cast<std::size_t>(token.data() - text_.data()));
    } else if (const std::size_t quote = token.find_first_of("\"'`");
               quote != std::string_view::npos &&
               token.find(token[quote], quote + 1) == std::string_view::npos) {
      // The value of a named parameter may have blanks.
      const std::size_t end = rest.find(token[quote]);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
}

} // namespace

std::vector<ExplicitId> explicit_ids(const Source &source, const Body &body) {
  return IdFinder(source, body).find();
}

} // namespace galley
