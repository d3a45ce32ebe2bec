#include "records/link_fact.h"

#include "markdown/html_links.h"
#include "markdown/markdown.h"
#include "markdown/outline.h"
#include "markdown/template_code.h"
#include "records/fact_extractor.h"
#include "records/facts.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// Longer targets, in bytes, are ignored, because people don't write such links.
constexpr std::size_t longest_target = 1024;

// Returns whether a target begins as an address does, with a scheme, or with a host as in `127.0.0.1:4000`.
bool is_address(std::string_view target) {
  const auto *const end = std::ranges::find_if_not(
      target, [](char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '.' || c == '-'; });
  // `C:\x` is a file on a disk of Windows.
  const bool is_disk =
      end - target.begin() == 1 && end + 1 != target.end() && (end[1] == '\\' || end[1] == '/');
  return end != target.begin() && end != target.end() && *end == ':' && !is_disk;
}

// Returns whether a target leads into the site and contains no template, so that it can be resolved.
bool stays_in_site(std::string_view target) {
  if (target.empty() || target.size() > longest_target || is_address(target)) return false;
  if (target.starts_with("//") || target.starts_with('@')) return false;
  if (target.starts_with('~') && !target.starts_with("~/")) return false;
  return target.find_first_of("{}<>$`\n\r") == std::string_view::npos;
}

std::string decode_entities(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = text.front() == '&' ? decode_entity(text.substr(1), result) : 0;
    if (size == 0) result += text.front();
    text.remove_prefix(1 + size);
  }
  return result;
}

// Ranges in ascending order. Callers query them with ascending offsets.
class Ranges {
public:
  explicit Ranges(std::vector<Span> ranges) : ranges_(std::move(ranges)) {}
  bool holds(std::size_t at) {
    while (next_ < ranges_.size() && ranges_[next_].end <= at) ++next_;
    return next_ < ranges_.size() && ranges_[next_].begin <= at;
  }

private:
  std::vector<Span> ranges_;
  std::size_t next_ = 0;
};

// Returns the parts of a body that are not text: code, HTML and links.
Ranges skipped_ranges(const Body &body) {
  std::vector<Span> ranges;
  for (const BodyNode &node : body.nodes) {
    switch (node.kind) {
    case BodyKind::code:
    case BodyKind::code_block:
    case BodyKind::html_block:
    case BodyKind::html_inline:
    case BodyKind::link: // `[[1]](target)` is not a wikilink
    case BodyKind::image:
      ranges.push_back(node.span);
      break;
    default:
      break;
    }
  }
  return Ranges(std::move(ranges));
}

struct FoundLink {
  LinkForm form = LinkForm::link;
  std::string target;
  FactPlace where;
};

class LinkFinder {
public:
  LinkFinder(const Document &document, const FactExtractor &extractor)
      : source_(*document.source), body_(*document.body), sites_(extractor.needs().sites),
        fields_(document.fields()), readings_(extractor.fields()) {}

  std::vector<FoundLink> find() {
    if (readings_.has_links()) add_fields();
    add_markdown();
    add_html();
    add_wikilinks();
    add_shortcodes();
    std::ranges::stable_sort(links_, [](const FoundLink &a, const FoundLink &b) {
      return a.where.span.begin < b.where.span.begin;
    });
    // A link that a template uses as data, or shows as code, is not a link of this page.
    Ranges code(template_code(std::string_view(source_.text)));
    std::erase_if(links_, [&](const FoundLink &link) { return code.holds(link.where.span.begin); });
    // Several references may use one link definition, which is reported once.
    const auto same = [](const FoundLink &a, const FoundLink &b) {
      return a.where.span == b.where.span && a.form == b.form;
    };
    links_.erase(std::unique(links_.begin(), links_.end(), same), links_.end());
    place();
    return std::move(links_);
  }

private:
  void add(LinkForm form, std::string_view target, Span span) {
    const bool own =
        std::ranges::any_of(sites_, [&](const std::string &site) { return begins_site_url(target, site); });
    if (!own && !stays_in_site(target)) return;
    links_.push_back({form, std::string(target), {span, {}, {}}});
  }

  void add_markdown() {
    for (const Link &link : links(source_, body_)) {
      if (link.kind == LinkKind::autolink) continue;
      // Most generators read `[^1]` as a footnote, and `[^1]: …` as its text.
      if (source_.slice(link.span).starts_with("[^")) continue;
      add(link.kind == LinkKind::image ? LinkForm::image : LinkForm::link, link.target, link.target_span);
    }
  }

  void add_html() {
    for (const BodyNode &node : body_.nodes) {
      if (node.kind != BodyKind::html_block && node.kind != BodyKind::html_inline) continue;
      for_each_html_link(source_.slice(node.span), [&](const HtmlLink &link) {
        const Span span{node.span.begin + link.span.begin, node.span.begin + link.span.end};
        std::string target = decode_entities(link.target);
        std::ranges::replace(target, '\\', '/'); // as browsers do, though not with those of Markdown
        add(link.image ? LinkForm::image : LinkForm::link, target, span);
      });
    }
  }

  // Computes the positions of all links. The offsets ascend, so a long line with many links is read once.
  void place() {
    std::uint32_t offset = 0;
    Position position;
    const auto move_to = [&](std::uint32_t next) {
      if (next < offset || source_.lines.line_at(next) != position.line || offset == 0) {
        position = source_.position(next);
      } else {
        position = advance(position, source_.slice({offset, next}));
      }
      offset = next;
      return position;
    };
    for (FoundLink &link : links_) {
      link.where.begin = move_to(link.where.span.begin);
      link.where.end = move_to(link.where.span.end);
    }
  }

  void add_wikilink(std::size_t begin, std::string_view inside, bool embed);
  void add_wikilinks();
  void add_shortcodes();
  void add_reference(std::size_t begin);
  void add_figure(std::size_t name);
  void add_fields();
  void add_field(Value value, FieldLinks leads_to);

  const Source &source_;
  const Body &body_;
  const std::vector<std::string> &sites_;
  Value fields_;
  const FieldReadings &readings_;
  std::vector<FoundLink> links_;
};

// `inside` is what stands between the brackets, and begins at the byte `begin` of the source.
void LinkFinder::add_wikilink(std::size_t begin, std::string_view inside, bool embed) {
  std::string_view target = inside.substr(0, inside.find('|'));
  if (target.ends_with('\\')) target.remove_suffix(1); // a table needs `\|`
  // `[[ -f x ]]` is shell code, and `[[^1]]` is a footnote.
  if (target.empty() || target.front() == ' ' || target.front() == '^') return;
  target = trim(target);
  const auto at = static_cast<std::uint32_t>(begin);
  add(embed ? LinkForm::embed : LinkForm::wikilink, target,
      {at, at + static_cast<std::uint32_t>(target.size())});
}

void LinkFinder::add_wikilinks() {
  const std::string_view text = source_.text;
  Ranges skipped = skipped_ranges(body_);
  for (std::size_t open = text.find("[[", body_.nodes.front().span.begin); open != std::string_view::npos;
       open = text.find("[[", open + 1)) {
    const std::size_t begin = open + 2;
    const std::size_t close = text.find_first_of("[]\r\n", begin);
    if (close == std::string_view::npos || !text.substr(close).starts_with("]]") || skipped.holds(open))
      continue;
    add_wikilink(begin, text.substr(begin, close - begin), open > 0 && text[open - 1] == '!');
  }
}

constexpr std::string_view blanks = " \t";

void LinkFinder::add_shortcodes() {
  static constexpr std::string_view figures[] = {"figure", "image", "img", "picture", "video"};
  const std::string_view text = source_.text;
  Ranges skipped = skipped_ranges(body_);
  for (std::size_t open = text.find("{{", body_.nodes.front().span.begin); open != std::string_view::npos;
       open = text.find("{{", open + 2)) {
    if (open + 3 >= text.size() || (text[open + 2] != '<' && text[open + 2] != '%')) continue;
    const std::size_t begin = text.find_first_not_of(blanks, open + 3);
    if (begin == std::string_view::npos) return;
    const std::size_t end = text.find_first_of(" \t\r\n", begin);
    if (end == std::string_view::npos) return;
    const std::string_view name = text.substr(begin, end - begin);
    const bool reference = name == "ref" || name == "relref";
    if (!reference && std::ranges::find(figures, name) == std::end(figures)) continue;
    if (skipped.holds(open)) continue;
    if (reference) {
      add_reference(end);
    } else {
      add_figure(end);
    }
  }
}

// Adds the target of a reference, whose arguments begin at this byte.
void LinkFinder::add_reference(std::size_t arguments) {
  const std::string_view text = source_.text;
  const std::size_t begin = text.find_first_not_of(blanks, arguments);
  if (begin == std::string_view::npos) return;
  const char quote = text[begin];
  if (quote != '"' && quote != '`') return;
  const std::size_t end = text.find_first_of(quote == '"' ? "\"\r\n" : "`\r\n", begin + 1);
  if (end == std::string_view::npos || text[end] != quote) return;
  add(LinkForm::shortcode, text.substr(begin + 1, end - begin - 1),
      {static_cast<std::uint32_t>(begin + 1), static_cast<std::uint32_t>(end)});
}

// Adds the image of `src="x.png"` among a shortcode's arguments, which begin at this byte.
void LinkFinder::add_figure(std::size_t arguments) {
  constexpr std::size_t longest = 2000; // bytes of all arguments; nobody writes more
  const std::string_view text = std::string_view(source_.text).substr(arguments, longest);
  const std::string_view inside = text.substr(0, text.find("}}"));
  for (std::size_t at = inside.find("src="); at != std::string_view::npos; at = inside.find("src=", at + 1)) {
    const std::size_t begin = at + 4;
    if (at == 0 || !is_ascii_space(inside[at - 1]) || begin >= inside.size()) continue;
    if (inside[begin] != '"' && inside[begin] != '`') continue;
    const std::size_t end = inside.find(inside[begin], begin + 1);
    if (end == std::string_view::npos) return;
    const auto offset = static_cast<std::uint32_t>(arguments + begin + 1);
    const std::string_view target = inside.substr(begin + 1, end - begin - 1);
    return add(LinkForm::image, target, {offset, offset + static_cast<std::uint32_t>(target.size())});
  }
}

// Adds what the fields of the front matter lead to.
void LinkFinder::add_fields() {
  if (!fields_ || !fields_.is(ValueKind::mapping)) return;
  for (const Value member : fields_) {
    const FieldLinks leads_to = readings_.of(member.key()).links;
    if (leads_to != FieldLinks::none) add_field(member, leads_to);
  }
}

void LinkFinder::add_field(Value value, FieldLinks leads_to) {
  if (value.is(ValueKind::sequence) || value.is(ValueKind::mapping)) {
    for (const Value inner : value) add_field(inner, leads_to);
  }
  if (!value.is(ValueKind::string)) return;
  const std::string_view text = value.text();
  const std::string_view written = source_.slice(value.span());
  const std::size_t before = written.find(text);
  if (before == std::string_view::npos) return; // written with escapes, so that it has no place of its own
  const std::size_t begin = value.span().begin + before;
  const std::size_t open = text.find("[[");
  if (open == std::string_view::npos) {
    const auto at = static_cast<std::uint32_t>(begin);
    const bool image = leads_to == FieldLinks::images;
    if (image || leads_to == FieldLinks::documents)
      add(image ? LinkForm::image : LinkForm::link, text, {at, at + static_cast<std::uint32_t>(text.size())});
    return;
  }
  for (std::size_t at = open; at != std::string_view::npos; at = text.find("[[", at + 2)) {
    const std::size_t close = text.find_first_of("[]\r\n", at + 2);
    if (close == std::string_view::npos || !text.substr(close).starts_with("]]")) continue;
    add_wikilink(begin + at + 2, text.substr(at + 2, close - at - 2), at > 0 && text[at - 1] == '!');
  }
}

} // namespace

void LinkFact::extract(const Document &document, const FactExtractor &extractor, FactWriter &out) {
  if (!document.body) return;
  for (const FoundLink &link : LinkFinder(document, extractor).find())
    out.add(LinkFact{link.form, link.target, link.where});
}

} // namespace galley
