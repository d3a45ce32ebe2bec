#include "base/json.h"

#include "base/hash.h"

#include <fmt/format.h>
#include <rapidjson/error/error.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace galley {

namespace {

constexpr std::uint32_t max_depth = 512;

// Gives RapidJSON a text that need not end in a NUL, with the braces that the members of an object lack.
class Input {
public:
  using Ch = char;
  Input(std::string_view text, Span content, JsonRoot root)
      : text_(text.substr(0, content.end)), position_(content.begin), opens_(root == JsonRoot::members),
        closes_(opens_) {}

  Ch Peek() const {
    if (opens_) return '{';
    if (position_ < text_.size()) return text_[position_];
    return closes_ ? '}' : '\0';
  }
  Ch Take() {
    const Ch taken = Peek();
    if (opens_) {
      opens_ = false;
    } else if (position_ < text_.size()) {
      ++position_;
    } else {
      closes_ = false;
    }
    return taken;
  }
  std::size_t Tell() const { return position_; }
  // RapidJSON calls these only when it parses in place, which is not done here.
  Ch *PutBegin() { return nullptr; }
  void Put(Ch) {}
  std::size_t PutEnd(Ch *) { return 0; }

private:
  std::string_view text_;
  std::size_t position_;
  bool opens_, closes_; // whether a brace is still to be given
};

// RapidJSON's events have no positions. Each is sent right after its token was read, so a token begins after
// the gap that follows the token before it.
class Handler {
public:
  // `text` is that of the source, with blanks for what is no JSON.
  Handler(const Source &source, std::string_view text, const Input &input)
      : source_(source), text_(text), input_(input), last_end_(static_cast<std::uint32_t>(input.Tell())) {}

  bool Null() {
    return add([&](Span span) { builder_.null(span, source_.slice(span)); });
  }
  bool Bool(bool value) {
    return add([&](Span span) { builder_.boolean(value, span, source_.slice(span)); });
  }
  bool RawNumber(const char *, rapidjson::SizeType, bool) {
    return add([&](Span span) { add_number(span); });
  }
  bool String(const char *text, rapidjson::SizeType size, bool) {
    return add([&](Span span) {
      builder_.string(content(span, {text, size}), ValueStyle::double_quoted, span);
    });
  }
  bool Key(const char *text, rapidjson::SizeType size, bool) {
    const Span span = take();
    const std::string_view key = content(span, {text, size});
    const auto [first, fresh] = keys_.back().emplace(key, span.begin);
    if (!fresh) {
      return fail(span, fmt::format("the key \"{}\" stands twice; the first is on line {}", key,
                                    source_.lines.line_at(first->second)));
    }
    builder_.key(key, span);
    return true;
  }
  bool StartObject() {
    keys_.emplace_back();
    return open(ValueKind::mapping);
  }
  bool StartArray() { return open(ValueKind::sequence); }
  bool EndObject(rapidjson::SizeType) {
    keys_.pop_back();
    return close();
  }
  bool EndArray(rapidjson::SizeType) { return close(); }

  // RapidJSON is told to deliver all numbers as text, so these are never called.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  // Returns where the next token begins.
  std::uint32_t next_begin() const {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n,:", last_end_);
    return static_cast<std::uint32_t>(std::min(begin, text_.size()));
  }
  const std::optional<Problem> &problem() const { return problem_; }
  ValueTree finish() { return builder_.finish(); }

private:
  Span take() {
    const auto end = static_cast<std::uint32_t>(input_.Tell());
    const Span span{std::min(next_begin(), end), end};
    last_end_ = end;
    return span;
  }

  template <class Emit> bool add(Emit emit) {
    emit(take());
    return true;
  }

  // Returns the text between the quotes, as a view of the source where it has no escapes.
  std::string_view content(Span span, std::string_view text) {
    const std::string_view written = source_.slice({span.begin + 1, span.end - 1});
    return written == text ? written : builder_.own(std::string(text));
  }

  void add_number(Span span) {
    const std::string_view text = source_.slice(span);
    const char *const end = text.data() + text.size();
    std::int64_t integer = 0;
    if (const auto [stop, failed] = std::from_chars(text.data(), end, integer);
        failed == std::errc() && stop == end) {
      builder_.integer(integer, span, text);
      return;
    }
    double number = 0; // RapidJSON refuses numbers that are too large; those that are too small become 0
    std::from_chars(text.data(), end, number);
    builder_.number(number, span, text);
  }

  bool open(ValueKind kind) {
    const Span span = take();
    if (builder_.depth() == max_depth) {
      return fail(span, fmt::format("lists and mappings are nested more than {} deep", max_depth));
    }
    builder_.begin(kind, ValueStyle::flow, span);
    return true;
  }

  bool close() {
    last_end_ = static_cast<std::uint32_t>(input_.Tell());
    builder_.end(last_end_);
    return true;
  }

  bool fail(Span span, std::string message) {
    problem_ = Problem{span, std::move(message)};
    return false;
  }

  const Source &source_;
  std::string_view text_;
  const Input &input_;
  std::uint32_t last_end_; // the end of the last token, in bytes
  ValueBuilder builder_;
  std::vector<HashMap<std::string_view, std::uint32_t>> keys_; // the offset of each key, by open mapping
  std::optional<Problem> problem_;
};

// Returns the comma before the bracket at `offset`, if one stands there.
std::optional<std::uint32_t> comma_before(std::string_view text, std::uint32_t offset) {
  if (offset >= text.size() || (text[offset] != '}' && text[offset] != ']')) return std::nullopt;
  const auto before = text.substr(0, offset).find_last_not_of(" \t\r\n");
  if (before == text.npos || text[before] != ',') return std::nullopt;
  return static_cast<std::uint32_t>(before);
}

std::string describe(rapidjson::ParseErrorCode code) {
  switch (code) {
  case rapidjson::kParseErrorDocumentEmpty:
    return "the file is empty; JSON needs a value";
  case rapidjson::kParseErrorDocumentRootNotSingular:
    return "text follows after the end of the JSON value";
  case rapidjson::kParseErrorObjectMissName:
    return "expected a key in double quotes";
  case rapidjson::kParseErrorObjectMissColon:
    return "expected a colon after the key";
  case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
    return "expected a comma or `}`";
  case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
    return "expected a comma or `]`";
  case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    return "`\\u` needs four hexadecimal digits";
  case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
    return "this `\\u` escape is half of a pair; the other half is missing";
  case rapidjson::kParseErrorStringEscapeInvalid:
    return "a backslash must be written twice; this is no escape that JSON knows";
  case rapidjson::kParseErrorStringMissQuotationMark:
    return "this quote is never closed";
  case rapidjson::kParseErrorStringInvalidEncoding:
    return "a line break, a control character or a byte that is not UTF-8 stands in a quoted text";
  case rapidjson::kParseErrorNumberTooBig:
    return "the number is too big";
  case rapidjson::kParseErrorNumberMissFraction:
  case rapidjson::kParseErrorNumberMissExponent:
    return "the number is not complete";
  default:
    return "expected a value: a text in double quotes, a number, true, false, null, a list or a mapping";
  }
}

// Finds the end of the string that begins at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

// Finds the end of the comment that begins at `at`, or `at` where none does.
std::size_t end_of_comment(std::string_view text, std::size_t at) {
  const std::string_view begin = text.substr(at, 2);
  if (begin != "//" && begin != "/*") return at;
  const bool line = begin == "//";
  const std::size_t end = line ? text.find_first_of("\r\n", at) : text.find("*/", at + 2);
  if (end == std::string_view::npos) return line ? text.size() : at;
  return line ? end : end + 2;
}

// Replaces comments, and commas before a closing bracket, by blanks.
std::string without_comments(std::string_view text) {
  std::string out(text);
  std::size_t comma = std::string::npos; // the last one, where nothing but blanks follows so far
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_comment(text, at);
    if (end > at) {
      std::replace_if(
          out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end),
          [](char c) { return c != '\n' && c != '\r'; }, ' ');
      at = end;
      continue;
    }
    const char c = text[at];
    const bool closing = c == '}' || c == ']';
    if (closing && comma != std::string::npos) out[comma] = ' ';
    if (c == ',') {
      comma = at;
    } else if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) {
      comma = std::string::npos;
    }
    at = c == '"' ? end_of_string(text, at) : at + 1;
  }
  return out;
}

// `text` is that of the source, with blanks for what is no JSON.
Result<ValueTree, Problem> parse(const Source &source, std::string_view text, Span content, JsonRoot root) {
  Input input(text, content, root);
  Handler handler(source, text, input);
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag |
                             rapidjson::kParseFullPrecisionFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(input, handler);
  if (handler.problem()) return *handler.problem();
  // RapidJSON takes a NUL in the text for the end.
  auto code = result.Code();
  auto offset = static_cast<std::uint32_t>(result ? input.Tell() : result.Offset());
  if (!result.IsError()) {
    if (input.Tell() == content.end) return handler.finish();
    code = rapidjson::kParseErrorDocumentRootNotSingular;
  }
  if (code == rapidjson::kParseErrorStringMissQuotationMark) offset = handler.next_begin();
  if (const auto comma = comma_before(text, offset)) {
    return Problem{{*comma, *comma + 1},
                   fmt::format("no comma may stand before `{}`; delete it", text[offset])};
  }
  offset = std::min(offset, content.end);
  return Problem{{offset, std::min(offset + 1, content.end)}, describe(code)};
}

Span whole(const Source &source) {
  return {source.bom_size(), static_cast<std::uint32_t>(source.text.size())};
}

} // namespace

Result<ValueTree, Problem> parse_json(const Source &source) {
  return parse(source, source.text, whole(source), JsonRoot::value);
}

Result<ValueTree, Problem> parse_json(const Source &source, Span content, JsonRoot root) {
  return parse(source, source.text, content, root);
}

Result<ValueTree, Problem> parse_json_with_comments(const Source &source) {
  auto parsed = parse_json(source);
  return parsed ? std::move(parsed)
                : parse(source, without_comments(source.text), whole(source), JsonRoot::value);
}

} // namespace galley
