// Regular expressions that are matched in linear time. In: a pattern. Out: where it matches. Wraps RE2, whose
// types stay in regex.cpp.
#pragma once

#include "text/span.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace galley {

// Immutable, cheap to copy, and safe to share between threads.
class Regex {
public:
  // Takes ECMA-262 syntax, as JSON Schema's `pattern` has it, matched over Unicode code points: \uXXXX, \cX,
  // \d, \s, \w, \p{Letter} and the like are rewritten to what RE2 knows. Where the pattern needs what RE2
  // can't do (lookaround, backreferences), the second alternative is the message that says so.
  static std::variant<Regex, std::string> compile(std::string_view pattern);

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
