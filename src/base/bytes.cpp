#include "base/bytes.h"

namespace galley {

void ByteWriter::put_long_number(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) put_byte(static_cast<std::uint8_t>(0x80U | (number & 0x7FU)));
  put_byte(static_cast<std::uint8_t>(number));
}

void ByteWriter::put_fixed(std::uint64_t number) {
  for (unsigned shift = 0; shift < 64; shift += 8) put_byte(static_cast<std::uint8_t>(number >> shift));
}

void ByteWriter::put_text(std::string_view text) {
  put_number(text.size());
  out_ += text;
}

std::uint64_t ByteReader::read_long_number(std::uint8_t first) {
  std::uint64_t number = first & 0x7FU;
  for (unsigned shift = 7; shift < 64; shift += 7) {
    const std::uint8_t byte = read_byte();
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) {
      if (shift == 63 && byte > 1) fail(); // the number would have more than 64 bits
      return failed_ ? 0 : number;
    }
  }
  fail();
  return 0;
}

std::uint64_t ByteReader::read_fixed() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) number |= std::uint64_t{read_byte()} << shift;
  return failed_ ? 0 : number;
}

} // namespace galley
