#include "records/archive.h"

namespace galley {

namespace {

std::uint32_t read_number(ByteReader &bytes) {
  const std::uint64_t number = bytes.read_number();
  if (number > UINT32_MAX) bytes.fail();
  return static_cast<std::uint32_t>(number);
}

} // namespace

void put_position(ByteWriter &out, const Position &position) {
  const auto &[line, byte, code_point, utf16, display] = position;
  out.put_number(line);
  const bool equal = code_point == byte && utf16 == byte && display == byte; // all columns are equal in ASCII
  out.put_number(std::uint64_t{byte} << 1U | (equal ? 1U : 0U));
  if (equal) return;
  for (const std::uint32_t column : {code_point, utf16, display}) out.put_number(column);
}

Position read_position(ByteReader &bytes) {
  Position position;
  position.line = read_number(bytes);
  const std::uint64_t byte = bytes.read_number();
  position.byte = position.code_point = position.utf16 = position.display =
      static_cast<std::uint32_t>(byte >> 1U);
  if ((byte & 1U) != 0) return position;
  position.code_point = read_number(bytes);
  position.utf16 = read_number(bytes);
  position.display = read_number(bytes);
  return position;
}

} // namespace galley
