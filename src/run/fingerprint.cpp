#include "run/fingerprint.h"

#include "base/hash.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>

namespace galley {

namespace {

std::string fold_space(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    if (!is_ascii_space(c))
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

std::string without_numbers(std::string_view message) {
  std::string out;
  for (const char c : message) {
    if (!is_ascii_digit(c))
      out += c;
    else if (!out.ends_with('0'))
      out += '0';
  }
  return out;
}

std::string content_of(const Diagnostic &diagnostic, std::string_view text) {
  const Span span = diagnostic.where.span;
  std::string_view words;
  if (span.begin < span.end && span.end <= text.size())
    words = trim(text.substr(span.begin, span.end - span.begin));
  words = words.substr(0, words.find_first_of("\r\n"));
  const bool fence = words.find_first_not_of("-+ \t") == words.npos;
  return fence ? without_numbers(diagnostic.message) : fold_space(words);
}

} // namespace

std::vector<std::string> fingerprints(const std::vector<const Diagnostic *> &diagnostics,
                                      std::string_view text) {
  // Equal diagnostics are numbered in document order, in which a reader would count them.
  std::vector<std::size_t> order(diagnostics.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return *diagnostics[a] < *diagnostics[b]; });

  std::vector<std::string> result(diagnostics.size());
  std::map<std::string, unsigned> seen;
  for (const std::size_t index : order) {
    const Diagnostic &diagnostic = *diagnostics[index];
    std::string hashed = diagnostic.rule;
    hashed.append(1, '\0').append(diagnostic.where.path).append(1, '\0');
    hashed += content_of(diagnostic, text);
    std::string print = fmt::format("{:016x}", hash_bytes(hashed));
    const unsigned number = ++seen[print];
    if (number > 1) print += fmt::format("#{}", number);
    result[index] = std::move(print);
  }
  return result;
}

} // namespace galley
