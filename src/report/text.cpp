#include "report/text.h"

#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace galley {

namespace {

struct SeverityStyle {
  std::string_view name;
  std::string_view color; // SGR parameters (ECMA-48), as GCC has them
};

SeverityStyle style_of(Severity severity) {
  switch (severity) {
  case Severity::error:
    return {"error", "1;31"};
  case Severity::warning:
    return {"warning", "1;35"};
  case Severity::info:
    break;
  }
  return {"note", "1;36"};
}

class Lines {
public:
  Lines(std::string &out, TextFormat format) : out_(out), format_(format) {}

  void add(const Location &where, SeverityStyle severity, std::string_view message, std::string_view rule) {
    const std::string path = escape_path(where.path);
    const std::uint32_t column = column_of(where.begin, format_.column_unit);
    auto to = std::back_inserter(out_);
    if (format_.color) {
      fmt::format_to(to, "\x1b[1m{}:{}:{}:\x1b[m \x1b[{}m{}:\x1b[m {} \x1b[2m[{}]\x1b[m\n", path,
                     where.begin.line, column, severity.color, severity.name, escape_controls(message), rule);
    } else {
      fmt::format_to(to, "{}:{}:{}: {}: {} [{}]\n", path, where.begin.line, column, severity.name,
                     escape_controls(message), rule);
    }
  }

private:
  std::string &out_;
  TextFormat format_;
};

} // namespace

void append_text(std::string &out, const std::vector<Diagnostic> &diagnostics, TextFormat format) {
  Lines lines(out, format);
  for (const Diagnostic &diagnostic : diagnostics) {
    lines.add(diagnostic.where, style_of(diagnostic.severity), diagnostic.message, diagnostic.rule);
    for (const Related &related : diagnostic.related) {
      lines.add(related.where, style_of(Severity::info), related.message, diagnostic.rule);
    }
  }
}

std::uint32_t column_of(const Position &position, ColumnUnit unit) {
  switch (unit) {
  case ColumnUnit::code_point:
    return position.code_point;
  case ColumnUnit::byte:
    return position.byte;
  case ColumnUnit::utf16:
    return position.utf16;
  case ColumnUnit::display:
    return position.display;
  }
  return position.code_point;
}

} // namespace galley
