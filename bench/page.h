// A document before it is written: fields of its front matter and its Markdown.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley::bench {

struct Page {
  std::vector<std::pair<std::string, std::string>>
      fields; // keys, and values as YAML, never empty; a list begins with a line feed
  std::vector<std::string> tags;
  std::string body;

  // Replaces a field's value, or adds the field.
  void set(std::string_view key, std::string value) {
    for (auto &[name, old] : fields) {
      if (name == key) {
        old = std::move(value);
        return;
      }
    }
    fields.emplace_back(key, std::move(value));
  }

  std::string text() const {
    std::string text = "---\n";
    for (const auto &[key, value] : fields) {
      text.append(key).append(value.front() == '\n' ? ":" : ": ").append(value).append("\n");
    }
    text += "tags:\n";
    for (const std::string &tag : tags) text.append("  - ").append(tag).append("\n");
    return text.append("---\n\n").append(body);
  }
};

} // namespace galley::bench
