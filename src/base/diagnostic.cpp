#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace galley {

namespace {

constexpr std::array<std::string_view, 3> severity_names = {"info", "warning", "error"};

} // namespace

std::string_view severity_name(Severity severity) {
  return severity_names[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severity_from_name(std::string_view name) {
  const auto *const found = std::ranges::find(severity_names, name);
  if (found == severity_names.end()) return std::nullopt;
  return static_cast<Severity>(found - severity_names.begin());
}

Location locate(const Source &source, Span span) {
  const auto [begin, end] = source.positions(span);
  return {source.path, span, begin, end};
}

bool operator<(const Diagnostic &a, const Diagnostic &b) {
  return std::tie(a.where.path, a.where.span.begin, a.rule, a.where.span.end, a.message) <
         std::tie(b.where.path, b.where.span.begin, b.rule, b.where.span.end, b.message);
}

} // namespace galley
