// Structs as bytes. In: a struct for which a function `visit(archive, object)` names all members. Out: bytes,
// by base/bytes.h, that make the same struct again on any machine. One visit() serves writing and reading:
//
//   template <class Archive, Of<Edit> T> void visit(Archive &archive, T &edit) {
//     auto &[span, replacement] = edit; // a new member doesn't compile until it is named here
//     archive(span, replacement);
//   }
//
// An enum needs a function `last_of(Enum)` beside it that gives its last value. Reading trusts nothing:
// whatever the bytes are, it ends within them, and failed() says whether they made sense.
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

// `T` or `const T`.
template <class Object, class T>
concept Of = std::same_as<std::remove_const_t<Object>, T>;

void put_position(ByteWriter &out, const Position &position);
Position take_position(ByteReader &bytes);

class ArchiveWriter {
public:
  // Appends to `out`. A Location in the document at `path` is written without its path. Both must outlive
  // this.
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
  // What is read as a string_view points into `bytes`. `path` is that of the writer.
  explicit ArchiveReader(std::string_view bytes, std::string_view path = {}) : bytes_(bytes), path_(path) {}

  template <class... Members> void operator()(Members &...members) { (take(members), ...); }

  std::string_view rest() const { return bytes_.rest(); } // empty once something has failed
  bool failed() const { return bytes_.failed(); }

private:
  void take(bool &value) {
    const std::uint8_t byte = bytes_.take_byte();
    if (byte > 1) bytes_.fail();
    value = byte == 1;
  }
  void take(std::uint32_t &number) {
    const std::uint64_t wide = bytes_.take_number();
    if (wide > UINT32_MAX) bytes_.fail();
    number = static_cast<std::uint32_t>(wide);
  }
  void take(std::string_view &text) { text = bytes_.take_text(); }
  void take(std::string &text) { text = bytes_.take_text(); }
  template <class T> void take(T &value) {
    if constexpr (std::is_enum_v<T>) {
      const std::uint64_t number = bytes_.take_number();
      if (number > static_cast<std::uint64_t>(last_of(T{}))) return bytes_.fail();
      value = static_cast<T>(number);
    } else {
      visit(*this, value);
    }
  }
  // An item takes a byte at least, so more than there are bytes is a lie.
  template <class T> void take(std::vector<T> &items) {
    const std::uint64_t count = bytes_.take_number();
    if (count > bytes_.rest().size()) return bytes_.fail();
    constexpr std::uint64_t believed = 64; // an item may need more memory than it has bytes
    items.reserve(static_cast<std::size_t>(std::min(count, believed)));
    for (std::uint64_t i = 0; i < count && !bytes_.failed(); ++i) take(items.emplace_back());
  }
  template <class T> void take(std::optional<T> &value) {
    bool present = false;
    take(present);
    if (present) take(value.emplace());
  }
  void take(Span &span) {
    take(span.begin);
    take(span.end);
    span.end += span.begin;
  }
  void take(Position &position) { position = take_position(bytes_); }
  void take(Location &where) {
    bool elsewhere = false;
    take(elsewhere);
    if (elsewhere) {
      take(where.path);
    } else {
      where.path = path_;
    }
    (*this)(where.span, where.begin, where.end);
  }

  ByteReader bytes_;
  std::string_view path_;
};

} // namespace galley
