#include "records/link_fact.h"

#include "dialect/template_code.h"
#include "markdown/html_links.h"
#include "markdown/markdown.h"
#include "markdown/outline.h"
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

// Returns whether a target begins as an address does, with a scheme, or with a host as in `127.0.0.1:4000`. A
// title such as `Book: a story` is none.
bool is_address(std::string_view target) {
  const auto *const end = std::ranges::find_if_not(
      target, [](char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '.' || c == '-'; });
  // `C:\x` is a file on a disk of Windows.
  const bool is_disk =
      end - target.begin() == 1 && end + 1 != target.end() && (end[1] == '\\' || end[1] == '/');
  return end != target.begin() && end != target.end() && *end == ':' && !is_disk &&
         (end + 1 == target.end() || end[1] != ' ');
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

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && text[at - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

class LinkFinder {
public:
  LinkFinder(const Document &document, LinkScope scope, const LinkSource &from)
      : source_(*document.source), body_(*document.body), fields_(document.fields()), from_(from),
        all_(scope == LinkScope::all), label_first_(document.syntax.label_first) {}

  std::vector<FoundLink> find() {
    if (from_.fields->has_links()) add_fields();
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
    if (all_) {
      std::ranges::stable_sort(links_, {}, [](const FoundLink &link) { return link.whole.begin; });
    } else {
      drop_repeated();
    }
    place();
    return std::move(links_);
  }

private:
  // Several references may use one link definition, which is reported once.
  void drop_repeated() {
    const auto same = [](const FoundLink &a, const FoundLink &b) {
      return a.where.span == b.where.span && a.form == b.form;
    };
    links_.erase(std::unique(links_.begin(), links_.end(), same), links_.end());
  }
  void add(LinkForm form, std::string_view target, Span span, std::string_view kind, Span whole) {
    const auto is_own = [&](const std::string &site) { return begins_site_url(target, site); };
    if (!all_ && !std::ranges::any_of(from_.sites, is_own) && !stays_in_site(target)) return;
    links_.push_back({form, std::string(target), {span, {}, {}}, kind, whole});
  }

  void add_markdown() {
    for (const Link &link : links(source_, body_)) {
      if (link.kind == LinkKind::autolink && !all_) continue;
      // Most generators read `[^1]` as a footnote, and `[^1]: …` as its text.
      if (source_.slice(link.span).starts_with("[^")) continue;
      add(link.kind == LinkKind::image ? LinkForm::image : LinkForm::link, link.target, link.target_span,
          link_kind_name(link.kind), link.span);
    }
  }

  void add_html() {
    for (const BodyNode &node : body_.nodes) {
      if (node.kind != BodyKind::html_block && node.kind != BodyKind::html_inline) continue;
      for_each_html_link(source_.slice(node.span), [&](const HtmlLink &link) {
        const Span span{node.span.begin + link.span.begin, node.span.begin + link.span.end};
        std::string target = decode_entities(link.target);
        std::ranges::replace(target, '\\', '/'); // as browsers do, though not with those of Markdown
        add(link.image ? LinkForm::image : LinkForm::link, target, span, link.image ? "html-image" : "html",
            span);
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
  void add_fields();
  void add_field(Value value, FieldLinks leads_to);
  std::pair<std::string_view, std::string_view> parts_of_wikilink(std::string_view inner) const;
  void add_shortcodes();

  const Source &source_;
  const Body &body_;
  Value fields_;
  const LinkSource &from_;
  bool all_ = false;
  bool label_first_ = false;
  std::vector<FoundLink> links_;
};

// Returns the target and the label of `target|label`, which are in the other order where the syntax says so.
std::pair<std::string_view, std::string_view> LinkFinder::parts_of_wikilink(std::string_view inner) const {
  const std::size_t pipe = inner.find('|');
  if (pipe == std::string_view::npos) return {trim(inner), {}};
  std::string_view first = inner.substr(0, pipe);
  if (first.ends_with('\\')) first.remove_suffix(1); // a table needs `\|`
  const std::string_view last = inner.substr(inner.rfind('|') + 1);
  return label_first_ ? std::pair(trim(last), trim(first)) : std::pair(trim(first), trim(last));
}

// `inside` is what stands between the brackets, and begins at the byte `begin` of the source.
void LinkFinder::add_wikilink(std::size_t begin, std::string_view inside, bool embed) {
  // `[[ -f x ]]` is shell code, and `[[^1]]` is a footnote.
  if (inside.starts_with(' ') || inside.starts_with('^')) return;
  const auto [target, label] = parts_of_wikilink(inside);
  const auto offset = static_cast<std::size_t>(target.data() - inside.data());
  const auto at = static_cast<std::uint32_t>(begin + offset);
  const std::size_t before = links_.size();
  add(embed ? LinkForm::embed : LinkForm::wikilink, target,
      {at, at + static_cast<std::uint32_t>(target.size())}, embed ? "embed" : "wikilink",
      {static_cast<std::uint32_t>(begin - 2), static_cast<std::uint32_t>(begin + inside.size() + 2)});
  if (links_.size() > before && !embed) links_.back().label = label;
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
    if (is_escaped(text, open)) continue;
    add_wikilink(begin, text.substr(begin, close - begin), open > 0 && text[open - 1] == '!');
  }
}

// Returns the page that `ref` or `relref` is given, of what follows the name: `"x"`, `x`, `path="x"
// lang="en"`.
std::string_view referenced_page(std::string_view parameters) {
  constexpr std::string_view blanks = " \t\r\n";
  while (true) {
    parameters.remove_prefix(std::min(parameters.find_first_not_of(blanks), parameters.size()));
    if (parameters.empty()) return {};
    const std::size_t sign = parameters.find_first_of("= \t\r\n\"`");
    std::string_view name;
    if (sign != std::string_view::npos && parameters[sign] == '=') {
      name = parameters.substr(0, sign);
      parameters.remove_prefix(sign + 1);
      if (parameters.empty()) return {};
    }
    const char quote = parameters.front();
    const bool quoted = quote == '"' || quote == '`';
    if (quoted) parameters.remove_prefix(1);
    const std::size_t end = quoted ? parameters.find(quote) : parameters.find_first_of(blanks);
    if (quoted && (end == std::string_view::npos || parameters.find_first_of("\r\n") < end)) return {};
    const std::string_view value = parameters.substr(0, end);
    if (name.empty() || name == "path") return value;
    parameters.remove_prefix(std::min(value.size() + (quoted ? 1 : 0), parameters.size()));
  }
}

// Returns the image of `src="x.png"` among the parameters of a shortcode.
std::string_view figure_source(std::string_view parameters) {
  for (std::size_t at = parameters.find("src="); at != std::string_view::npos;
       at = parameters.find("src=", at + 1)) {
    const std::size_t begin = at + 4;
    if (at == 0 || !is_ascii_space(parameters[at - 1]) || begin >= parameters.size()) continue;
    if (parameters[begin] != '"' && parameters[begin] != '`') continue;
    const std::size_t end = parameters.find(parameters[begin], begin + 1);
    return end == std::string_view::npos ? std::string_view() : parameters.substr(begin + 1, end - begin - 1);
  }
  return {};
}

void LinkFinder::add_shortcodes() {
  static constexpr std::string_view figures[] = {"figure", "image", "img", "picture", "video"};
  constexpr std::size_t longest_tag = 2000; // bytes; nobody writes more
  const std::string_view text = source_.text;
  Ranges skipped = skipped_ranges(body_);
  for (std::size_t open = text.find("{{", body_.nodes.front().span.begin); open != std::string_view::npos;
       open = text.find("{{", open + 2)) {
    if (open + 3 >= text.size() || (text[open + 2] != '<' && text[open + 2] != '%')) continue;
    std::string_view tag = text.substr(open + 3, longest_tag);
    const std::size_t close = tag.find(text[open + 2] == '<' ? ">}}" : "%}}");
    if (close == std::string_view::npos) continue;
    tag = trim(tag.substr(0, close));
    const std::size_t end = std::min(tag.find_first_of(" \t\r\n"), tag.size());
    const std::string_view name = tag.substr(0, end);
    const bool reference = name == "ref" || name == "relref";
    if (!reference && std::ranges::find(figures, name) == std::end(figures)) continue;
    if (skipped.holds(open)) continue;
    const std::string_view target =
        reference ? referenced_page(tag.substr(end)) : figure_source(tag.substr(end));
    if (target.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(target.data() - text.data());
    add(reference ? LinkForm::shortcode : LinkForm::image, target,
        {begin, begin + static_cast<std::uint32_t>(target.size())}, "shortcode",
        {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(open + close + 6)});
  }
}

// Adds what the fields of the front matter lead to.
void LinkFinder::add_fields() {
  if (!fields_ || !fields_.is(ValueKind::mapping)) return;
  for (const Value member : fields_) {
    const FieldLinks leads_to = from_.fields->of(member.key()).links;
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
    const Span span{at, at + static_cast<std::uint32_t>(text.size())};
    const bool image = leads_to == FieldLinks::images;
    if (image || leads_to == FieldLinks::documents)
      add(image ? LinkForm::image : LinkForm::link, text, span, "field", span);
    return;
  }
  for (std::size_t at = open; at != std::string_view::npos; at = text.find("[[", at + 2)) {
    const std::size_t close = text.find_first_of("[]\r\n", at + 2);
    if (close == std::string_view::npos || !text.substr(close).starts_with("]]")) continue;
    add_wikilink(begin + at + 2, text.substr(at + 2, close - at - 2), at > 0 && text[at - 1] == '!');
  }
}

} // namespace

std::vector<FoundLink> find_links(const Document &document, LinkScope scope, const LinkSource &from) {
  if (!document.body || document.body->nodes.empty()) return {};
  return LinkFinder(document, scope, from).find();
}

void LinkFact::extract(const Document &document, const FactExtractor &extractor, FactWriter &out) {
  const LinkSource from{&extractor.fields(), extractor.needs().sites};
  for (const FoundLink &link : find_links(document, LinkScope::site, from))
    out.add(LinkFact{link.form, link.target, link.where, link.label});
}

} // namespace galley
