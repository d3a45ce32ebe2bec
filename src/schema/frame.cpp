#include "schema/frame.h"

#include <fmt/format.h>

#include <vector>

namespace galley {

namespace {

// All frames from the outermost to this one.
std::vector<const Frame *> frames_to(const Frame &frame) {
  std::vector<const Frame *> frames;
  for (const Frame *next = &frame; next != nullptr; next = next->outer) frames.push_back(next);
  return {frames.rbegin(), frames.rend()};
}

void append_segment(std::string &pointer, std::string_view segment) {
  pointer += '/';
  for (const char c : segment) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

// Writes a key in quotes where it could be mistaken for a path.
std::string readable_key(std::string_view key) {
  const bool plain = !key.empty() && key.find_first_of(".[]\"' \t\n") == std::string_view::npos;
  return plain ? std::string(key) : fmt::format("\"{}\"", key);
}

Value find_in(Value mapping, std::string_view key) {
  return mapping.is(ValueKind::mapping) ? mapping.find(key) : Value();
}

Value text_or_none(Value value) {
  return value && value.is(ValueKind::string) ? value : Value();
}

} // namespace

std::string instance_pointer(const Frame &frame) {
  std::string pointer;
  for (const Frame *next : frames_to(frame)) {
    const Step &step = next->step;
    if (step.into == Step::Into::item) append_segment(pointer, std::to_string(step.child_index));
    if (step.into == Step::Into::member || step.into == Step::Into::name)
      append_segment(pointer, step.child.key());
  }
  return pointer;
}

std::string evaluation_path(const Frame &frame) {
  std::string path;
  for (const Frame *next : frames_to(frame)) {
    const Step &step = next->step;
    if (step.keyword.empty()) continue;
    append_segment(path, step.keyword);
    if (step.branch.data() != nullptr) append_segment(path, step.branch);
    if (step.branch_index >= 0) append_segment(path, std::to_string(step.branch_index));
  }
  return path;
}

std::string readable_path(const Frame &frame) {
  std::string path;
  for (const Frame *next : frames_to(frame)) {
    const Step &step = next->step;
    if (step.into == Step::Into::item) path += fmt::format("[{}]", step.child_index);
    if (step.into != Step::Into::member) continue;
    if (!path.empty()) path += '.';
    path += readable_key(step.child.key());
  }
  return path;
}

bool is_name(const Frame &frame) {
  for (const Frame *next = &frame; next != nullptr; next = next->outer) {
    if (next->step.into == Step::Into::name) return true;
    if (next->step.into != Step::Into::same) return false;
  }
  return false;
}

Value description(const Frame &frame) {
  for (const Frame *next = &frame; next != nullptr; next = next->outer) {
    if (const Value found = text_or_none(find_in(next->schema->written, "description"))) return found;
    if (next->step.into != Step::Into::same) break;
  }
  return Value();
}

} // namespace galley
