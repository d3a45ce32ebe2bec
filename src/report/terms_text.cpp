#include "report/terms.h"

#include "text/code_points.h"
#include "text/phrase.h"

#include <algorithm>
#include <cstddef>

namespace galley {

namespace {

// The column of terms is at most this wide, in terminal cells; wider terms push aside what follows them.
constexpr std::size_t max_column = 40;

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t value : code_points(text)) width += display_width(value);
  return width;
}

std::string named(std::string_view term, std::string_view name) {
  std::string text = escape_controls(term);
  if (!name.empty()) text += " (" + escape_controls(name) + ")";
  return text;
}

std::string padding(std::size_t width, std::size_t used) {
  return std::string(width > used ? width - used : 0, ' ');
}

std::string mentions_of(const ListedTerm &term) {
  return count_of(term.mentions, "mention", "mentions");
}

void append_others(std::string &out, const SiteTerm &term) {
  for (std::size_t i = 1; i < term.definitions.size(); ++i) {
    const TermDefinition &other = term.definitions[i];
    out += other.conflicts ? "    conflicts with " : "    also in ";
    out += place_of(other.where);
    if (other.conflicts) {
      if (!other.name.empty()) out += " (" + escape_controls(other.name) + ")";
      if (!other.definition.empty()) out += ": " + escape_controls(other.definition);
    }
    out += '\n';
  }
}

} // namespace

std::string write_terms_as_text(const std::vector<ListedTerm> &terms) {
  std::size_t term_width = 0;
  std::size_t count_width = 0;
  for (const ListedTerm &listed : terms) {
    term_width =
        std::max(term_width, std::min(max_column, width_of(named(listed.term.term, listed.term.name))));
    count_width = std::max(count_width, mentions_of(listed).size());
  }
  std::string out;
  for (const ListedTerm &listed : terms) {
    const SiteTerm &term = listed.term;
    const std::string first = named(term.term, term.name);
    const std::string mentions = mentions_of(listed);
    out += first + padding(term_width, width_of(first)) + "  ";
    out += padding(count_width, mentions.size()) + mentions + "  " + place_of(term.where) + "\n";
    if (!definition_of(term).empty()) out += "    " + escape_controls(definition_of(term)) + "\n";
    append_others(out, term);
  }
  return out;
}

} // namespace galley
