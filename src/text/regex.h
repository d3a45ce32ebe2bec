// Regular expressions. In: a pattern. Out: where it matches. RE2 matches what it can, in linear time. What it
// can't take (lookaround, backreferences, large repetitions) runs on PCRE2 within limits. The types of both
// stay in regex.cpp.
#pragma once

#include "text/result.h"
#include "text/span.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// How much work a pattern may cost that is matched by trying, with memory of up to some megabytes.
enum class MatchEffort : std::uint8_t { little, much }; // some microseconds, or some milliseconds

// A Regex is immutable, cheap to copy, and safe to share between threads.
class Regex {
public:
  // Compiles a pattern in ECMA-262 syntax, as JSON Schema's `pattern` has it, over Unicode code points.
  // A pattern that neither engine can match is an error, whose message says why.
  static Result<Regex, std::string> compile(std::string_view pattern);
  // Whether the pattern is one of ECMA-262, though none that compile() may take.
  static bool is_pattern(std::string_view pattern);

  std::string_view written() const; // the pattern that was compiled
  // The number of instructions that the pattern was compiled to, which memory and time grow with.
  std::size_t size() const;
  // Returns whether it matches anywhere in the text, or nothing where the effort did not suffice, which only
  // happens to patterns that RE2 can't take.
  std::optional<bool> match(std::string_view text, MatchEffort effort) const;
  // The same with much effort. A text for which that does not suffice does not match.
  bool search(std::string_view text) const { return match(text, MatchEffort::much).value_or(false); }
  // The leftmost match as bytes of `text`, at or after the byte `from`.
  std::optional<Span> find(std::string_view text, std::uint32_t from = 0) const;

private:
  struct Compiled;
  struct Problem;
  static Result<Regex, Problem> compile_for_re2(std::string_view pattern);
  static Result<Regex, Problem> compile_for_pcre2(std::string_view pattern);
  static Result<Regex, Problem> compile_either(std::string_view pattern);
  std::shared_ptr<const Compiled> compiled_;
};

} // namespace galley
