#define PCRE2_CODE_UNIT_WIDTH 8 // pcre2.h wants it

#include "text/regex.h"

#include "text/ecma_pattern.h"

#include <pcre2.h>
#include <re2/re2.h>

#include <array>
#include <utility>

namespace galley {

namespace {

// PCRE2 tries ways of matching, of which there may be very many. It counts its steps.
constexpr std::uint32_t little_steps = 5'000;
constexpr std::uint32_t many_steps = 500'000;
constexpr std::uint32_t most_heap = 1U << 15; // KiB

struct CodeFree {
  void operator()(pcre2_code *code) const { pcre2_code_free(code); }
};
struct MatchDataFree {
  void operator()(pcre2_match_data *data) const { pcre2_match_data_free(data); }
};
struct MatchContextFree {
  void operator()(pcre2_match_context *context) const { pcre2_match_context_free(context); }
};
struct CompileContextFree {
  void operator()(pcre2_compile_context *context) const { pcre2_compile_context_free(context); }
};

} // namespace

struct Regex::Compiled {
  std::string written;
  std::unique_ptr<const RE2> re2; // or
  std::unique_ptr<pcre2_code, CodeFree> code;

  // Returns the leftmost match, an empty one where there is none, or nothing where there is more to try than
  // `steps`.
  std::optional<std::optional<Span>> try_match(std::string_view text, std::size_t from,
                                               std::uint32_t steps) const {
    const std::unique_ptr<pcre2_match_data, MatchDataFree> data(pcre2_match_data_create(1, nullptr));
    const std::unique_ptr<pcre2_match_context, MatchContextFree> context(pcre2_match_context_create(nullptr));
    if (!data || !context) return std::nullopt;
    pcre2_set_match_limit(context.get(), steps);
    pcre2_set_depth_limit(context.get(), steps);
    pcre2_set_heap_limit(context.get(), most_heap);
    const auto *const bytes = reinterpret_cast<PCRE2_SPTR>(text.data());
    const int outcome = pcre2_match(code.get(), bytes, text.size(), from, 0, data.get(), context.get());
    if (outcome == PCRE2_ERROR_NOMATCH) return std::optional<Span>();
    if (outcome < 0) return std::nullopt;
    const PCRE2_SIZE *const ends = pcre2_get_ovector_pointer(data.get());
    return Span{static_cast<std::uint32_t>(ends[0]), static_cast<std::uint32_t>(ends[1])};
  }
};

struct Regex::Problem {
  std::string message;
  bool is_pattern = false; // of ECMA-262
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

std::string explain(int error) {
  switch (error) {
  case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
    return "a lookbehind, (?<= or (?<!, must have alternatives of a fixed length each";
  case PCRE2_ERROR_PATTERN_TOO_LARGE:
  case PCRE2_ERROR_HEAP_FAILED:
    return "it is too large once its repetitions are multiplied out";
  default:
    break;
  }
  std::array<PCRE2_UCHAR, 256> words{};
  pcre2_get_error_message(error, words.data(), words.size());
  return reinterpret_cast<const char *>(words.data());
}

} // namespace

Result<Regex, Regex::Problem> Regex::compile_for_re2(std::string_view pattern) {
  const auto rewritten = rewrite_ecma_pattern(pattern, PatternEngine::re2);
  if (!rewritten) return Problem{rewritten.error().message, rewritten.error().is_valid};
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  auto re2 = std::make_unique<const RE2>(*rewritten, options);
  if (!re2->ok()) {
    const auto code = re2->error_code();
    return Problem{explain(*re2), code == RE2::ErrorRepeatSize || code == RE2::ErrorPatternTooLarge};
  }
  Regex regex;
  regex.compiled_ = std::make_shared<const Compiled>(Compiled{std::string(pattern), std::move(re2), nullptr});
  return regex;
}

Result<Regex, Regex::Problem> Regex::compile_for_pcre2(std::string_view pattern) {
  const auto rewritten = rewrite_ecma_pattern(pattern, PatternEngine::pcre2);
  if (!rewritten) return Problem{rewritten.error().message, rewritten.error().is_valid};
  const std::unique_ptr<pcre2_compile_context, CompileContextFree> context(
      pcre2_compile_context_create(nullptr));
  pcre2_set_compile_extra_options(context.get(), PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
  int error = 0;
  PCRE2_SIZE offset = 0;
  constexpr std::uint32_t options =
      PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF;
  std::unique_ptr<pcre2_code, CodeFree> code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(rewritten->data()),
                                                           rewritten->size(), options, &error, &offset,
                                                           context.get()));
  if (!code) return Problem{explain(error), error != PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY};
  Regex regex;
  regex.compiled_ =
      std::make_shared<const Compiled>(Compiled{std::string(pattern), nullptr, std::move(code)});
  return regex;
}

Result<Regex, Regex::Problem> Regex::compile_either(std::string_view pattern) {
  auto first = compile_for_re2(pattern);
  if (first) return first;
  // RE2 knows few names of properties.
  const bool property = pattern.find("\\p{") != pattern.npos || pattern.find("\\P{") != pattern.npos;
  if (!first.error().is_pattern && !property) return first;
  return compile_for_pcre2(pattern);
}

Result<Regex, std::string> Regex::compile(std::string_view pattern) {
  auto compiled = compile_either(pattern);
  if (!compiled) return compiled.error().message;
  return *std::move(compiled);
}

bool Regex::is_pattern(std::string_view pattern) {
  const auto compiled = compile_either(pattern);
  return compiled || compiled.error().is_pattern;
}

std::string_view Regex::written() const {
  return compiled_->written;
}

std::size_t Regex::size() const {
  if (compiled_->re2) return static_cast<std::size_t>(compiled_->re2->ProgramSize());
  std::size_t bytes = 0;
  pcre2_pattern_info(compiled_->code.get(), PCRE2_INFO_SIZE, &bytes);
  constexpr std::size_t bytes_per_instruction = 8;
  return bytes / bytes_per_instruction;
}

std::optional<bool> Regex::match(std::string_view text, MatchEffort effort) const {
  if (!compiled_->re2) {
    const auto found = compiled_->try_match(text, 0, effort == MatchEffort::much ? many_steps : little_steps);
    return found ? std::optional(found->has_value()) : std::nullopt;
  }
  const re2::StringPiece whole(text.data(), text.size());
  // The position of a match isn't asked for, so RE2 may stop at the first one.
  return compiled_->re2->Match(whole, 0, whole.size(), RE2::UNANCHORED, nullptr, 0);
}

std::optional<Span> Regex::find(std::string_view text, std::uint32_t from) const {
  if (!compiled_->re2) return compiled_->try_match(text, from, many_steps).value_or(std::nullopt);
  re2::StringPiece match;
  const re2::StringPiece whole(text.data(), text.size());
  if (!compiled_->re2->Match(whole, from, whole.size(), RE2::UNANCHORED, &match, 1)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(match.data() - whole.data());
  return Span{begin, begin + static_cast<std::uint32_t>(match.size())};
}

} // namespace galley
