#include "schema/fix_proposal.h"

#include "schema/words.h"
#include "text/ascii.h"
#include "text/date.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace galley {

namespace {

std::optional<Proposal> propose(std::string title, Applicability applicability, std::optional<Edit> edit) {
  if (!edit) return std::nullopt;
  Proposal proposal;
  proposal.fix = {std::move(title), applicability, {*std::move(edit)}};
  return proposal;
}

using IsWord = std::function<bool(std::string_view)>;

// A word is no slip unless it is the right one in another way of writing.
Applicability of_suggestion(const Defect &defect, std::string_view word, const IsWord &is_word) {
  const bool safe = defect.sure && (defect.same_letters || !is_word(word));
  return safe ? Applicability::safe : Applicability::unsafe;
}

std::optional<Proposal> replace_value(const Defect &defect, const FieldEditor &editor, std::string_view by,
                                      Applicability applicability) {
  return propose(fmt::format("replace {} with \"{}\"", quote_value(defect.instance), by), applicability,
                 editor.replace_value(defect.instance, by));
}

// `mapping` is the pointer of what the member is in.
std::optional<Proposal> rename_key(Value member, std::string_view mapping, std::string_view name,
                                   Applicability applicability, const FieldEditor &editor) {
  auto proposal = propose(fmt::format("rename the key {} to \"{}\"", quote_text(member.key()), name),
                          applicability, editor.rename_key(member, name));
  if (proposal) proposal->new_key = fmt::format("{}/{}", mapping, name);
  return proposal;
}

std::optional<Proposal> remove_item(const Defect &defect, const FieldEditor &editor) {
  const Value item = defect.instance;
  const bool same = defect.other.kind() == item.kind() && defect.other.text() == item.text();
  auto proposal = propose(fmt::format("remove the repeated item {}", quote_value(item)),
                          same ? Applicability::safe : Applicability::unsafe, editor.remove_item(item));
  if (proposal) proposal->new_values = 0;
  return proposal;
}

std::optional<Proposal> add_member(const Defect &defect, const FieldEditor &editor, SchemaOrder &order) {
  if (!defect.default_value) return std::nullopt;
  const auto [previous, next] = order.neighbours(defect);
  auto edit =
      editor.insert_member(defect.instance, {defect.missing_key, defect.default_value, previous, next});
  std::string member = editor.write_member(defect.missing_key, defect.default_value);
  auto proposal = propose(fmt::format("add \"{}\"", member), Applicability::unsafe, std::move(edit));
  if (!proposal) return std::nullopt;
  proposal->old_values = 0;
  proposal->new_values = defect.default_value.node()->skip;
  proposal->new_key = fmt::format("{}/{}", defect.instance_pointer, defect.missing_key);
  proposal->member = std::move(member);
  return proposal;
}

bool is_asked(const Defect &defect, std::string_view type) {
  return std::ranges::find(defect.types, type) != defect.types.end();
}

// Whether the text is a number of JSON that is written as every program writes it, so that nothing is lost.
bool is_plain_number(std::string_view text, bool whole) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = whole ? text.npos : text.find('.');
  const std::string_view before = text.substr(0, point);
  const std::string_view after = point == text.npos ? "" : text.substr(point + 1);
  constexpr std::size_t most_digits = 15; // that a binary number holds
  if (before.empty() || text.size() > most_digits || (before.size() > 1 && before[0] == '0')) return false;
  if (point != text.npos && (after.empty() || after.back() == '0')) return false;
  return std::ranges::all_of(before, is_ascii_digit) && std::ranges::all_of(after, is_ascii_digit);
}

// The boolean that the text says in English, if it does.
std::string_view boolean_of(std::string_view word) {
  constexpr std::string_view yes[] = {"true", "yes", "on", "y"}, no[] = {"false", "no", "off", "n"};
  if (std::ranges::find(yes, word) != std::end(yes)) return "true";
  return std::ranges::find(no, word) != std::end(no) ? "false" : "";
}

std::optional<Proposal> propose_boolean(const Defect &defect, const FieldEditor &editor) {
  const Value value = defect.instance;
  const std::string word = fold(trim(value.text()));
  std::string_view boolean = value.is(ValueKind::string) ? boolean_of(word) : "";
  if (value.is(ValueKind::integer) && (word == "0" || word == "1")) boolean = word == "1" ? "true" : "false";
  if (boolean.empty()) return std::nullopt;
  const bool same = value.text() == boolean;
  return propose(fmt::format("write {} as {}", quote_value(value), boolean),
                 same ? Applicability::safe : Applicability::unsafe, editor.unquote_value(value, boolean));
}

// A scalar of another type that says the same, as far as its text shows it.
std::optional<Proposal> propose_type(const Defect &defect, const FieldEditor &editor) {
  const Value value = defect.instance;
  const bool text = value.is(ValueKind::string);
  if (value.is(ValueKind::null) || value.size() > 0 || value.is(ValueKind::sequence) ||
      value.is(ValueKind::mapping))
    return std::nullopt;
  if (!text && is_asked(defect, "string")) {
    return propose(fmt::format("write {} as text", quote_value(value)), Applicability::safe,
                   editor.write_as_string(value));
  }
  if (is_asked(defect, "boolean")) {
    if (auto proposal = propose_boolean(defect, editor)) return proposal;
  }
  const bool number = is_asked(defect, "number");
  if (text && (number || is_asked(defect, "integer")) && is_plain_number(value.text(), !number)) {
    return propose(fmt::format("write {} as a number", quote_value(value)), Applicability::safe,
                   editor.unquote_value(value, value.text()));
  }
  // A text with commas may be several items.
  if (!is_asked(defect, "array") || value.text().find_first_of(",;") != std::string_view::npos)
    return std::nullopt;
  const Span span = value.span();
  const std::string_view written = editor.whole_text().substr(span.begin, span.size());
  auto proposal = propose(fmt::format("write {} as a list", quote_value(value)), Applicability::unsafe,
                          editor.unquote_value(value, fmt::format("[{}]", written)));
  if (proposal) proposal->new_values = 2;
  return proposal;
}

// The same day or moment in the form of the format.
std::optional<Proposal> propose_date(const Defect &defect, const FieldEditor &editor) {
  const std::string_view text = defect.instance.text();
  for (const std::string_view format : defect.formats) {
    const bool moment = format == "date-time";
    if (!moment && format != "date") continue;
    const auto date = moment ? iso_date_time(text) : iso_date(text);
    if (!date) continue;
    // Who writes the day as the standard has it means this day.
    const bool safe = moment && date->substr(0, 10) == text.substr(0, 10);
    return replace_value(defect, editor, *date, safe ? Applicability::safe : Applicability::unsafe);
  }
  return std::nullopt;
}

} // namespace

std::optional<Proposal> propose_fix(const Defect &defect, const FieldEditor &editor, SchemaOrder &order,
                                    const IsWord &is_word) {
  if (defect.instance.is_repeated()) return std::nullopt; // what it repeats may be right where it is written
  if (defect.misspelt) {
    return rename_key(defect.misspelt, defect.instance_pointer, defect.missing_key, Applicability::unsafe,
                      editor);
  }
  if (!defect.missing_key.empty()) return add_member(defect, editor, order);
  if (defect.keyword == "uniqueItems") return remove_item(defect, editor);
  if (!defect.suggestion.empty()) {
    const std::string_view pointer = defect.instance_pointer;
    const std::string_view word = defect.at_key ? defect.instance.key() : defect.instance.text();
    const Applicability applicability = of_suggestion(defect, word, is_word);
    return defect.at_key ? rename_key(defect.instance, pointer.substr(0, pointer.rfind('/')),
                                      defect.suggestion, applicability, editor)
                         : replace_value(defect, editor, defect.suggestion, applicability);
  }
  if (defect.at_key) return std::nullopt;
  if (auto date = propose_date(defect, editor)) return date;
  return propose_type(defect, editor);
}

} // namespace galley
