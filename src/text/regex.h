// Regular expressions that are matched in linear time. In: a pattern. Out: where it matches. This wraps RE2,
// whose types stay in regex.cpp.
#pragma once

#include "text/result.h"
#include "text/span.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// A Regex is immutable, cheap to copy, and safe to share between threads.
class Regex {
public:
  // Compiles a pattern in ECMA-262 syntax, as JSON Schema's `pattern` has it, over Unicode code points:
  // \uXXXX, \cX, \d, \s, \w, \p{Letter} and the like are rewritten for RE2. A pattern that needs a feature
  // that RE2 lacks (lookaround, backreferences) is an error, whose message says so.
  static Result<Regex, std::string> compile(std::string_view pattern);

  // The number of instructions that the pattern was compiled to, which memory and time grow with.
  std::size_t size() const;
  bool search(std::string_view text) const; // anywhere in the text
  // The leftmost match as bytes of `text`, at or after the byte `from`.
  std::optional<Span> find(std::string_view text, std::uint32_t from = 0) const;

private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

} // namespace galley
