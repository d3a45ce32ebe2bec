#include "text/regex.h"

#include "text/ecma_pattern.h"

#include <re2/re2.h>

#include <utility>

namespace galley {

struct Regex::Compiled {
  Compiled(const std::string &pattern, const RE2::Options &options) : re2(pattern, options) {}
  RE2 re2;
};

namespace {

// Explains an error of RE2 in the words of those who write patterns.
std::string explain(const RE2 &re2) {
  switch (re2.error_code()) {
  case RE2::ErrorRepeatSize:
    return "a repetition may ask for at most 1,000 times: " + re2.error_arg();
  case RE2::ErrorRepeatArgument:
  case RE2::ErrorRepeatOp:
    return "nothing stands before the repetition " + re2.error_arg();
  case RE2::ErrorMissingParen:
  case RE2::ErrorUnexpectedParen:
    return "a parenthesis is not balanced";
  case RE2::ErrorPatternTooLarge:
    return "it is too large once its repetitions are multiplied out";
  default:
    return re2.error();
  }
}

} // namespace

Result<Regex, std::string> Regex::compile(std::string_view pattern) {
  const auto rewritten = rewrite_ecma_pattern(pattern);
  if (!rewritten) return rewritten.error().message;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  auto compiled = std::make_shared<const Compiled>(*rewritten, options);
  if (!compiled->re2.ok()) return explain(compiled->re2);
  Regex regex;
  regex.compiled_ = std::move(compiled);
  return regex;
}

std::size_t Regex::size() const {
  return static_cast<std::size_t>(compiled_->re2.ProgramSize());
}

bool Regex::search(std::string_view text) const {
  const re2::StringPiece whole(text.data(), text.size());
  // The position of a match isn't asked for, so RE2 may stop at the first one.
  return compiled_->re2.Match(whole, 0, whole.size(), RE2::UNANCHORED, nullptr, 0);
}

std::optional<Span> Regex::find(std::string_view text, std::uint32_t from) const {
  re2::StringPiece match;
  const re2::StringPiece whole(text.data(), text.size());
  if (!compiled_->re2.Match(whole, from, whole.size(), RE2::UNANCHORED, &match, 1)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(match.data() - whole.data());
  return Span{begin, begin + static_cast<std::uint32_t>(match.size())};
}

} // namespace galley
