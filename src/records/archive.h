// Writes structs as bytes, and reads them again. In: a struct for which a function `visit(archive, object)`
// names all members. Out: bytes, in the format of base/bytes.h, from which any machine reads an equal struct.
// The same visit() is used for writing and for reading:
//
//   template <class Archive, Of<Edit> T> void visit(Archive &archive, T &edit) {
//     auto &[span, replacement] = edit; // a new member doesn't compile until it is named here
//     archive(span, replacement);
//   }
//
// An enum needs a function `last_of(Enum)` that returns its last value. Reading is safe for any bytes: it
// never leaves them, and failed() says whether they were invalid.
#pragma once

#include "base/bytes.h"
#include "base/diagnostic.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace galley {

// Holds for `T` and `const T`.
template <class Object, class T>
concept Of = std::same_as<std::remove_const_t<Object>, T>;

void put_position(ByteWriter &out, const Position &position);
Position read_position(ByteReader &bytes);

class ArchiveWriter {
public:
  // Appends the bytes to `out`. A Location in the document at `path` is written without its path. Both
  // arguments must outlive the writer.
  explicit ArchiveWriter(std::string &out, std::string_view path = {}) : bytes_(out), path_(path) {}

  template <class... Members> void operator()(const Members &...members) { (put(members), ...); }

private:
  void put(bool value) { bytes_.put_byte(value ? 1 : 0); }
  void put(std::uint32_t number) { bytes_.put_number(number); }
  void put(std::string_view text) { bytes_.put_text(text); }
  void put(const std::string &text) { bytes_.put_text(text); }
  template <class T> void put(const T &value) {
    if constexpr (std::is_enum_v<T>) {
      bytes_.put_number(static_cast<std::uint64_t>(value));
    } else {
      visit(*this, value);
    }
  }
  template <class T> void put(const std::vector<T> &items) {
    bytes_.put_number(items.size());
    for (const T &item : items) put(item);
  }
  template <class T> void put(const std::optional<T> &value) {
    put(value.has_value());
    if (value) put(*value);
  }
  void put(const Span &span) {
    const auto &[begin, end] = span;
    put(begin);
    put(end - begin);
  }
  void put(const Position &position) { put_position(bytes_, position); }
  void put(const Location &where) {
    const auto &[path, span, begin, end] = where;
    const bool elsewhere = path != path_;
    put(elsewhere);
    if (elsewhere) put(path);
    (*this)(span, begin, end);
  }

  ByteWriter bytes_;
  std::string_view path_;
};

class ArchiveReader {
public:
  // A std::string_view that is read points into `bytes`. `path` is the same as the writer's.
  explicit ArchiveReader(std::string_view bytes, std::string_view path = {}) : bytes_(bytes), path_(path) {}

  template <class... Members> void operator()(Members &...members) { (read(members), ...); }

  std::string_view rest() const { return bytes_.rest(); } // is empty after a failure
  bool failed() const { return bytes_.failed(); }

private:
  void read(bool &value) {
    const std::uint8_t byte = bytes_.read_byte();
    if (byte > 1) bytes_.fail();
    value = byte == 1;
  }
  void read(std::uint32_t &number) {
    const std::uint64_t wide = bytes_.read_number();
    if (wide > UINT32_MAX) bytes_.fail();
    number = static_cast<std::uint32_t>(wide);
  }
  void read(std::string_view &text) { text = bytes_.read_text(); }
  void read(std::string &text) { text = bytes_.read_text(); }
  template <class T> void read(T &value) {
    if constexpr (std::is_enum_v<T>) {
      const std::uint64_t number = bytes_.read_number();
      if (number > static_cast<std::uint64_t>(last_of(T{}))) return bytes_.fail();
      value = static_cast<T>(number);
    } else {
      visit(*this, value);
    }
  }
  // Each item has at least one byte, so a count greater than the number of bytes is invalid.
  template <class T> void read(std::vector<T> &items) {
    const std::uint64_t count = bytes_.read_number();
    if (count > bytes_.rest().size()) return bytes_.fail();
    constexpr std::uint64_t most_reserved = 64; // an item may need more memory than it has bytes
    items.reserve(static_cast<std::size_t>(std::min(count, most_reserved)));
    for (std::uint64_t i = 0; i < count && !bytes_.failed(); ++i) read(items.emplace_back());
  }
  template <class T> void read(std::optional<T> &value) {
    bool present = false;
    read(present);
    if (present) read(value.emplace());
  }
  void read(Span &span) {
    read(span.begin);
    read(span.end);
    span.end += span.begin;
  }
  void read(Position &position) { position = read_position(bytes_); }
  void read(Location &where) {
    bool elsewhere = false;
    read(elsewhere);
    if (elsewhere) {
      read(where.path);
    } else {
      where.path = path_;
    }
    (*this)(where.span, where.begin, where.end);
  }

  ByteReader bytes_;
  std::string_view path_;
};

} // namespace galley
