#include "dialect/commonmark.h"

#include "dialect/indentation.h"
#include "dialect/math.h"
#include "dialect/mdx.h"

#include <string_view>
#include <utility>

namespace galley {

std::optional<RewrittenText> write_as_commonmark(const Source &source, std::uint32_t begin,
                                                 const MarkdownSyntax &syntax) {
  const std::string_view body = std::string_view(source.text).substr(begin);
  const std::size_t dollar = syntax.math ? body.find('$') : std::string_view::npos;
  const bool math = dollar != std::string_view::npos && body.find('$', dollar + 1) != std::string_view::npos;
  const bool indentation = syntax.mdx || syntax.indented_bodies || may_hold_bodies(body);
  if (!math && !indentation) return std::nullopt;
  IndentedText text;
  if (indentation) {
    text = take_out_indentation(source, begin, syntax);
  } else {
    text.text = source.text;
  }
  bool changed = !text.lines.empty();
  if (syntax.mdx && hide_jsx(text.text, begin)) changed = true;
  if (math && hide_math(text.text, begin)) changed = true;
  if (!changed) return std::nullopt;
  return RewrittenText(source.path, std::move(text.text), std::move(text.lines));
}

} // namespace galley
