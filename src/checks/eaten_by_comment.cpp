// This check reports text behind ` #` that YAML takes for a comment, though it was meant as a part of the
// value: a colour, a number as in `#3`, or hashtags.
#include "checks/check.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "yaml/yaml_text.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

struct Settings {
  std::vector<std::string> tag_fields = {"tags", "tag", "keywords", "topics", "categories", "hashtags"};
};

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t"));
}

bool is_colour(std::string_view word) {
  const bool size = word.size() == 4 || word.size() == 5 || word.size() == 7 || word.size() == 9;
  return size && std::ranges::all_of(word.substr(1), is_hex_digit);
}

// Whether all words are hashtags.
bool are_hashtags(std::string_view text) {
  while (!text.empty()) {
    const std::string_view word = first_word(text);
    if (word.size() < 2 || word.front() != '#' || word[1] == '#' || is_ascii_punctuation(word[1]))
      return false;
    text = trim(text.substr(word.size()));
  }
  return true;
}

// Whether it begins as `#1` or `#3:`.
bool is_numbered(std::string_view word) {
  std::size_t digits = 1;
  while (digits < word.size() && is_ascii_digit(word[digits])) ++digits;
  return digits > 1 && (digits == word.size() || std::string_view(",.:;)").find(word[digits]) < 5);
}

class EatenByComment final : public Check {
public:
  explicit EatenByComment(Settings settings) : settings_(std::move(settings)) {}

  void check_document(const Document &document, Sink &sink) const override {
    const Value root = document.fields();
    if (!root || !root.is(ValueKind::mapping) || document.fences->language != FieldLanguage::yaml) return;
    const YamlText text(document.source->text, document.fences->content);
    if (text.slice(document.fences->content).find(" #") == std::string_view::npos) return;
    check_members(document, text, root, {}, sink);
  }

private:
  void check_members(const Document &document, const YamlText &text, Value collection, std::string_view above,
                     Sink &sink) const {
    for (const Value member : collection) {
      if (member.is_repeated()) continue;
      const bool item = member.key_span().empty();
      const std::string_view key = item ? above : member.key();
      if (member.is(ValueKind::sequence) || member.is(ValueKind::mapping)) {
        if (member.style() != ValueStyle::flow) check_members(document, text, member, key, sink);
        continue;
      }
      check_scalar(document, text, member, key, item, sink);
    }
  }

  void check_scalar(const Document &document, const YamlText &text, Value value, std::string_view key,
                    bool item, Sink &sink) const {
    const bool nothing = value.is(ValueKind::null) && value.span().empty();
    const bool plain = value.is(ValueKind::string) && value.style() == ValueStyle::plain;
    if (!nothing && !plain) return;
    const std::uint32_t sign = text.skip_spaces(value.span().end);
    if (sign == value.span().end || text.at(sign) != '#') return;
    const Span span{sign, text.line_end(sign)};
    const std::string_view comment = trim(text.slice(span));
    if (!is_value(comment, key, nothing, item)) return;
    // What other rules say of a value that is missing, or lacks this part, comes of it too.
    sink.report({locate(*document.source, {sign, sign + static_cast<std::uint32_t>(comment.size())}),
                 {{"field", std::string(key)}, {"text", std::string(first_word(comment))}},
                 {{locate(*document.source, value.span()), ""}}});
  }

  bool is_value(std::string_view comment, std::string_view key, bool nothing, bool item) const {
    const std::string_view word = first_word(comment);
    if (is_numbered(word)) return nothing || !item;
    const bool tags = std::ranges::find(settings_.tag_fields, key) != settings_.tag_fields.end();
    if (tags) return are_hashtags(comment);
    if (!nothing) return false;
    return is_colour(word) && word.size() == comment.size();
  }

  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"tag-fields", &Settings::tag_fields, field_list, "The fields that hold tags, where `#word` is one."},
  };
  return table;
}

} // namespace

CheckType eaten_by_comment_check() {
  return declare_check<EatenByComment>("eaten-by-comment", {"field", "text"}, options());
}

} // namespace galley
