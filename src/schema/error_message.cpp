#include "schema/error_message.h"

#include "schema/words.h"

#include <charconv>
#include <optional>
#include <vector>

namespace galley {

namespace {

Value find_in(Value mapping, std::string_view key) {
  return mapping && mapping.is(ValueKind::mapping) ? mapping.find(key) : Value();
}

Value text_or_none(Value value) {
  return value && value.is(ValueKind::string) ? value : Value();
}

// Follows the rest of a JSON Pointer.
Value follow(Value value, std::string_view pointer) {
  while (value && pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const std::string_view written = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(written.size());
    std::string name;
    for (std::size_t i = 0; i < written.size(); ++i) {
      const bool escape = written[i] == '~' && i + 1 < written.size();
      name += !escape ? written[i] : written[i + 1] == '1' ? '/' : '~';
      i += escape ? 1 : 0;
    }
    if (value.is(ValueKind::mapping)) {
      value = value.find(name);
    } else {
      std::uint32_t index = 0;
      const auto read = std::from_chars(name.data(), name.data() + name.size(), index);
      const bool is_index = read.ec == std::errc() && read.ptr == name.data() + name.size();
      value = is_index && index < value.size() && value.is(ValueKind::sequence) ? value.at(index) : Value();
    }
  }
  return value;
}

// Returns the nearest frame around this one that has another instance, or null.
const Frame *outer_instance(const Frame *frame) {
  while (frame != nullptr && frame->step.into == Step::Into::same) frame = frame->outer;
  return frame == nullptr ? nullptr : frame->outer;
}

// Returns what stands for a JSON Pointer (`/title`) or a relative one (`0`, `1/title`, `0#`), or none.
std::optional<std::string> value_at(std::string_view pointer, const Frame &frame) {
  const Frame *from = &frame;
  if (pointer.empty() || pointer.front() == '/') {
    while (from->outer != nullptr) from = from->outer;
  } else {
    unsigned up = 0;
    const auto read = std::from_chars(pointer.data(), pointer.data() + pointer.size(), up);
    if (read.ec != std::errc()) return std::nullopt;
    pointer.remove_prefix(static_cast<std::size_t>(read.ptr - pointer.data()));
    while (up-- > 0 && from != nullptr) from = outer_instance(from);
    if (from == nullptr) return std::nullopt;
  }
  if (pointer == "#") {
    while (from->step.into == Step::Into::same && from->outer != nullptr) from = from->outer;
    if (from->step.into == Step::Into::item) return std::to_string(from->step.child_index);
    return from->step.child ? std::optional(std::string(from->step.child.key())) : std::nullopt;
  }
  if (!pointer.empty() && pointer.front() != '/') return std::nullopt;
  const Value value = follow(from->instance, pointer);
  return value ? std::optional(quote_value(value)) : std::nullopt;
}

// Writes the text with what its templates stand for. `frame` is that of the schema that has the text.
void fill(ErrorMessage &message, std::string_view text, const Frame &frame) {
  while (!text.empty()) {
    const std::size_t begin = text.find("${");
    const std::size_t end = begin == text.npos ? text.npos : text.find('}', begin);
    message.text += text.substr(0, end == text.npos ? end : begin);
    if (end == text.npos) return;
    const auto value = value_at(text.substr(begin + 2, end - begin - 2), frame);
    message.text += value ? *value : "nothing";
    message.is_filled = true;
    text.remove_prefix(end + 1);
  }
}

// The failure, as seen from an outer schema.
struct Seen {
  std::string_view keyword, missing_key;
  const Step *child = nullptr; // the step to the member or the item that failed; null for the instance itself
  bool is_child_itself = false; // whether it failed itself, and nothing in it
};

struct FoundText {
  Value text;
  bool is_for_all = false;
};

FoundText text_for(Value messages, const Seen &seen) {
  if (messages.is(ValueKind::string)) return {messages, true};
  if (!messages.is(ValueKind::mapping)) return {};
  if (seen.child == nullptr) {
    const Value found = find_in(messages, seen.keyword);
    const Value by_key = find_in(found, seen.missing_key);
    if (const Value text = text_or_none(by_key ? by_key : found)) return {text, false};
  } else if (seen.child->into == Step::Into::item) {
    const Value items = find_in(messages, "items");
    const std::uint32_t index = seen.child->child_index;
    if (items && items.is(ValueKind::sequence) && index < items.size() && text_or_none(items.at(index)))
      return {items.at(index), true};
    if (text_or_none(items)) return {items, true};
  } else if (seen.child->into == Step::Into::member) {
    if (const Value text = text_or_none(find_in(find_in(messages, "properties"), seen.child->child.key())))
      return {text, true};
    // Where a schema is `false`, the keyword that led to it failed.
    const bool forbidden = seen.keyword.empty() && seen.is_child_itself;
    if (const Value text = forbidden ? text_or_none(find_in(messages, seen.child->keyword)) : Value())
      return {text, false};
  }
  return {text_or_none(find_in(messages, "_")), true};
}

} // namespace

ErrorMessage error_message(const Frame &frame, std::string_view keyword, std::string_view missing_key) {
  ErrorMessage message;
  const Value own = keyword == "pattern" ? find_in(frame.schema->written, "patternErrorMessage") : Value();
  if (text_or_none(own)) {
    message.text = own.text();
    return message;
  }
  Seen seen{keyword, missing_key};
  for (const Frame *next = &frame; next != nullptr; next = next->outer) {
    if (const Value messages = find_in(next->schema->written, "errorMessage")) {
      const FoundText found = text_for(messages, seen);
      if (found.text) {
        fill(message, found.text.text(), *next);
        if (!found.is_for_all) return message;
        message.schema = next->schema;
        message.pointer = instance_pointer(*next);
        message.subject = readable_path(*next);
        if (seen.child != nullptr && !messages.is(ValueKind::string) && !find_in(messages, "_"))
          message.schema = nullptr; // the text is one for a member
        return message;
      }
    }
    if (next->step.into == Step::Into::same) continue;
    seen.is_child_itself = seen.child == nullptr;
    seen.child = &next->step;
  }
  return message;
}

} // namespace galley
