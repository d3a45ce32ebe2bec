#include "text/ascii.h"

#include "catch.h"

#include <algorithm>
#include <cctype>
#include <string_view>

using namespace galley;

TEST_CASE("classes of ASCII are those of the C locale") {
  for (int c = 0; c < 0x80; ++c) {
    const char byte = static_cast<char>(c);
    CAPTURE(c);
    CHECK(is_ascii_digit(byte) == (std::isdigit(c) != 0));
    CHECK(is_ascii_upper(byte) == (std::isupper(c) != 0));
    CHECK(is_ascii_lower(byte) == (std::islower(c) != 0));
    CHECK(is_ascii_letter(byte) == (std::isalpha(c) != 0));
    CHECK(is_ascii_alphanumeric(byte) == (std::isalnum(c) != 0));
    CHECK(is_ascii_space(byte) == (std::isspace(c) != 0));
    CHECK(is_ascii_punctuation(byte) == (std::ispunct(c) != 0));
    CHECK(is_hex_digit(byte) == (std::isxdigit(c) != 0));
    CHECK(to_ascii_lower(byte) == std::tolower(c));
    CHECK(is_ascii(byte));
  }
}

TEST_CASE("no byte or code point beyond ASCII belongs to a class") {
  for (char32_t value = 0x80; value < 0x3000; ++value) {
    CAPTURE(static_cast<unsigned>(value));
    const bool any = is_ascii(value) || is_ascii_alphanumeric(value) || is_ascii_space(value) ||
                     is_ascii_punctuation(value) || is_hex_digit(value);
    CHECK_FALSE(any);
    CHECK(to_ascii_lower(value) == value);
  }
  for (int byte = 0x80; byte < 0x100; ++byte) {
    CAPTURE(byte);
    const char c = static_cast<char>(byte);
    CHECK_FALSE((is_ascii(c) || is_ascii_alphanumeric(c) || is_ascii_space(c) || is_ascii_punctuation(c)));
  }
}

TEST_CASE("hexadecimal digits have a value in both cases") {
  CHECK(hex_value('0') == 0);
  CHECK(hex_value('9') == 9);
  CHECK(hex_value('a') == 10);
  CHECK(hex_value('F') == 15);
  CHECK(hex_value(U'f') == 15);
  CHECK(hex_value('g') == -1);
}

TEST_CASE("an algorithm takes a class by its name") {
  CHECK(std::ranges::all_of(std::string_view("2025"), is_ascii_digit));
  CHECK_FALSE(std::ranges::all_of(std::string_view("20x5"), is_ascii_digit));
}
