// Writes numbers and texts as bytes, and reads them back. Numbers are base-128 with the low bits first (as
// LEB128); a text follows its length. The reader trusts nothing: whatever the bytes are, it never reads
// beyond their end, and it reports whether they were valid.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// Appends to a text that the caller owns.
class ByteWriter {
public:
  explicit ByteWriter(std::string &out) : out_(out) {}

  void put_byte(std::uint8_t byte) { out_ += static_cast<char>(byte); }
  void put_number(std::uint64_t number) { // 1 to 10 bytes
    if (number >= 0x80) return put_long_number(number);
    put_byte(static_cast<std::uint8_t>(number));
  }
  void put_fixed(std::uint64_t number); // 8 bytes, the low ones first, which suits hashes
  void put_text(std::string_view text);

private:
  void put_long_number(std::uint64_t number);

  std::string &out_;
};

// After the first fault all numbers are 0 and all texts empty. The bytes must outlive the texts that are
// read.
class ByteReader {
public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t read_byte() {
    if (rest_.empty()) {
      fail();
      return 0;
    }
    const auto byte = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  std::uint64_t read_number() {
    const std::uint8_t first = read_byte();
    return first < 0x80 ? first : read_long_number(first);
  }
  std::uint64_t read_fixed();
  std::string_view read_text() {
    const std::uint64_t size = read_number();
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view text = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(text.size());
    return text;
  }

  void fail() {
    failed_ = true;
    rest_ = {};
  }
  bool failed() const { return failed_; }
  std::string_view rest() const { return rest_; }

private:
  std::uint64_t read_long_number(std::uint8_t first);

  std::string_view rest_;
  bool failed_ = false;
};

} // namespace galley
