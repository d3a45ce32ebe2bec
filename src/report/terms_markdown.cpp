#include "report/terms.h"

#include "terms/shape.h"
#include "text/ascii.h"
#include "text/code_points.h"

#include <fmt/format.h>

#include <algorithm>

namespace galley {

namespace {

// An invisible character, which parts what a Markdown renderer or a template engine would read as one.
constexpr std::string_view joiner = "&#8288;";

// Returns whether a renderer would make a link, or a mention of a user, at this byte if no joiner stood
// behind it: in `://`, `//host`, `www.`, or `name@host`.
bool opens_address(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("://")) return true;
  if (rest.starts_with("//") && (at == 0 || text[at - 1] != ':'))
    return rest.size() > 2 && !is_ascii_space(rest[2]);
  if (rest.starts_with('@')) return rest.size() > 1 && !is_ascii_space(rest[1]);
  if (at < 2 || !rest.substr(1).starts_with('.')) return false;
  return std::ranges::all_of(text.substr(at - 2, 3), [](char c) { return to_ascii_lower(c) == 'w'; });
}

// Returns whether the byte has a meaning in Markdown, or in one of its dialects, where it stands. `#` begins
// a tag at the start of a word.
bool is_markup(std::string_view text, std::size_t at) {
  constexpr std::string_view always = "\\`*_[]>&~|$";
  constexpr std::string_view in_pairs = "%=!";
  const char byte = text[at];
  const char before = at == 0 ? ' ' : text[at - 1];
  const char behind = at + 1 == text.size() ? ' ' : text[at + 1];
  if (byte == '#') return !is_ascii_alphanumeric(before) && !is_ascii_space(behind);
  return always.find(byte) != always.npos ||
         (in_pairs.find(byte) != in_pairs.npos && (before == byte || behind == byte));
}

// Escapes what Markdown, and engines that look for template code in Markdown, would not read as plain text.
// Entities stand where an engine would still see its code behind a backslash.
std::string escape(std::string_view text) {
  const std::string escaped = escape_unprintable(text);
  std::string out;
  for (std::size_t at = 0; at < escaped.size(); ++at) {
    const char byte = escaped[at];
    if (byte == '{' || byte == '}' || byte == '<') {
      out += fmt::format("&#{};", static_cast<int>(byte));
      if (byte == '{' && escaped.substr(at + 1).starts_with('{')) out += joiner;
      continue;
    }
    if (is_markup(escaped, at)) out += '\\';
    out += byte;
    if (opens_address(escaped, at)) out += joiner;
  }
  return out;
}

// Escapes a path, so that it can be the target of a link.
std::string link_target(std::string_view path) {
  constexpr std::string_view special = " ()<>\\%?#&:{}[]|\"`*$^";
  std::string out;
  for (const PlacedCodePoint next : placed_code_points(path)) {
    for (const char byte : path.substr(next.begin, next.end - next.begin)) {
      const bool plain = !is_unprintable(path, next.begin) && special.find(byte) == special.npos;
      out += plain ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

void append_term(std::string &out, const SiteTerm &term) {
  out += "- **" + escape(term.term) + "**";
  if (!term.name.empty()) {
    const bool wide = has_cjk(term.term);
    out += (wide ? "（" : " (") + escape(term.name) + (wide ? "）" : ")");
  }
  if (!definition_of(term).empty()) out += ": " + escape(definition_of(term));
  out += " — [" + escape(term.where.path) + "](" + link_target(term.where.path) + ")\n";
}

} // namespace

std::string write_terms_as_markdown(const std::vector<ListedTerm> &terms) {
  std::string out = "# Glossary\n\n";
  for (const ListedTerm &listed : terms) append_term(out, listed.term);
  return out;
}

} // namespace galley
