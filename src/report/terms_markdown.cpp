#include "report/terms.h"

#include "terms/shape.h"
#include "text/code_points.h"

#include <fmt/format.h>

namespace galley {

namespace {

bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0);
}

// Escapes what Markdown would not read as plain text.
std::string escape(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>&~|$";
  std::string out;
  for (const char byte : escape_controls(text)) {
    if (special.find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out;
}

// Escapes a path, so that it can be the target of a link.
std::string link_target(std::string_view path) {
  constexpr std::string_view special = " ()<>\\%?#&";
  std::string out;
  for (const PlacedCodePoint next : placed_code_points(path)) {
    for (const char byte : path.substr(next.begin, next.end - next.begin)) {
      const bool plain = !is_control(next.value) && special.find(byte) == std::string_view::npos;
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
