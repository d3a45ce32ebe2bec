// This check reports bold that a reader of Markdown recognizes as bold but a renderer does not.
#include "checks/check.h"
#include "emphasis/bold_repair.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_shown = 30; // code points

// Shortens the bold text for the message to its beginning and its end.
std::string shorten(std::string_view text) {
  if (count_code_points(text) <= max_shown) return std::string(text);
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (std::size_t i = 0; i < max_shown / 2; ++i) {
    begin += decode_utf8(text.substr(begin)).size;
    end -= decode_last_utf8(text.substr(0, end)).size;
  }
  return std::string(text.substr(0, begin)).append("…").append(text.substr(end));
}

std::string_view renderers(const BrokenBold &bold) {
  if (bold.in_commonmark) return " by cmark-gfm 0.29 (GitHub)";
  return bold.in_gfm ? " by CommonMark 0.31 (markdown-it)" : "";
}

std::string_view word_of(BoldRepair repair) {
  switch (repair) {
  case BoldRepair::move:
    return "move";
  case BoldRepair::space:
    return "space";
  }
  return {};
}

struct Settings {
  BoldRepair prefer = BoldRepair::move;
};

class UnrenderedEmphasis final : public Check {
public:
  explicit UnrenderedEmphasis(Settings settings) : repair_(settings.prefer) {}

  Needs needs() const override {
    Needs needs;
    needs.body = BodyNeed::with_bold;
    return needs;
  }

  void check_document(const Document &document, Sink &sink) const override {
    check_fields(document, sink);
    if (!document.body) return;
    for (BrokenBold &bold : find_broken_bold(*document.source, *document.body, repair_)) {
      Finding finding;
      finding.where = locate(*document.source, bold.span);
      finding.arguments = {{"text", shorten(document.source->slice(bold.span))},
                           {"style", std::string(bold.style)},
                           {"renderers", std::string(renderers(bold))},
                           {"cause", std::move(bold.cause)}};
      for (const Span span : bold.consequences)
        finding.related.push_back({locate(*document.source, span), "this fails with it"});
      if (!bold.edits.empty()) {
        const Applicability sure = bold.unsafe ? Applicability::unsafe : Applicability::safe;
        finding.fix = Fix{fmt::format("make it {}", bold.style), sure, std::move(bold.edits)};
      }
      sink.report(std::move(finding));
    }
  }

private:
  // Reports bold in fields that templates print as they are.
  static void check_fields(const Document &document, Sink &sink) {
    const Value fields = document.fields();
    if (!fields || !fields.is(ValueKind::mapping)) return;
    for (const std::string_view name : {"title", "subtitle", "summary", "description", "excerpt"}) {
      const Value field = fields.find(name);
      if (!field || !field.is(ValueKind::string)) continue;
      const std::string_view bold = find_marked(field.text());
      if (bold.empty()) continue;
      Finding finding;
      finding.where = locate(*document.source, field.span());
      finding.arguments = {{"text", shorten(bold)},
                           {"style", "bold"},
                           {"renderers", ""},
                           {"cause", fmt::format("templates print `{}` as it is", name)}};
      sink.report(std::move(finding));
    }
  }

  // Returns the first `**bold**` of a text; nothing where there is none.
  static std::string_view find_marked(std::string_view text) {
    const std::size_t open = text.find("**");
    if (open == std::string_view::npos) return {};
    const std::size_t close = text.find("**", open + 2);
    if (close == std::string_view::npos || close == open + 2) return {};
    const std::string_view inner = text.substr(open + 2, close - open - 2);
    const bool tight = !is_ascii_space(inner.front()) && !is_ascii_space(inner.back());
    // Globs and powers hold two marks, too.
    const bool code = inner.find_first_of("/*`=\\") != std::string_view::npos ||
                      (open > 0 && std::string_view("/`*").find(text[open - 1]) != std::string_view::npos);
    return tight && !code ? text.substr(open, close + 2 - open) : std::string_view();
  }

  BoldRepair repair_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"prefer", &Settings::prefer, Choice(word_of),
       "What the fix does where punctuation at an end of the bold is in the way: `move` puts it outside "
       "where the bold says the same without it, and else adds a space; `space` always adds a space."},
  };
  return table;
}

} // namespace

CheckType unrendered_emphasis_check() {
  return declare_check<UnrenderedEmphasis>("unrendered-emphasis", {"text", "style", "renderers", "cause"},
                                           options());
}

} // namespace galley
