// Writes YAML in another way where yaml-cpp fails on what YAML permits. In: the text of a document, and where
// reading it failed. Out: a text that means the same, and for each of its offsets that of the original text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

class YamlRewrite {
public:
  // yaml-cpp refuses a `?` within a plain text of a flow collection, so it gets another byte instead, which
  // no text may contain. A `?` before a key stays.
  static constexpr char masked_question_mark = '\x1F';

  explicit YamlRewrite(std::string_view content);

  std::string_view text() const { return text_; }
  // The offset in the content of what stands at this offset in text(), where a token begins there.
  std::uint32_t original(std::uint32_t offset) const;

  // Reading failed at this offset of the content. Returns whether something there was rewritten, so that it
  // should be read again: a bracket directly behind the colon of a key gets a space before it, escapes for
  // the two halves of a surrogate pair, as JSON has them, become one escape, and the anchor or the tag of a
  // block scalar in a list gets a line of its own. Each call costs as much as the text is long, so only a few
  // may succeed.
  bool mend(std::uint32_t offset);

private:
  struct Piece {
    std::uint32_t size; // bytes of the content
    std::string by;
  };
  // The places of text() behind which offsets are larger by `grown` than in the content.
  struct Shift {
    std::uint32_t begin;
    std::int64_t grown;
  };

  bool join_surrogates(std::uint32_t offset);
  bool part_properties(std::uint32_t offset);
  void write();

  std::string content_; // with question marks masked
  std::string text_;
  std::map<std::uint32_t, Piece> pieces_; // what is written in another way, by its offset in the content
  std::vector<Shift> shifts_;             // in the order of the text
  std::size_t mended_ = 0;                // the number of successful calls of mend()
};

} // namespace galley
