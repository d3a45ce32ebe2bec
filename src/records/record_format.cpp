#include "records/record_format.h"

#include "base/bytes.h"

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <utility>
#include <vector>

namespace galley {

namespace {

// `T` or `const T`: one visit() serves writing and reading.
template <class Object, class T>
concept Of = std::same_as<std::remove_const_t<Object>, T>;

// The last value of each enum that a Record holds.
constexpr Severity last_of(Severity) {
  return Severity::error;
}
constexpr Applicability last_of(Applicability) {
  return Applicability::unsafe;
}
constexpr SuppressionReach last_of(SuppressionReach) {
  return SuppressionReach::nothing;
}

// What each part of a Record is made of. The names on the left are all its fields, or this doesn't compile;
// so a new field is a new name here, twice.
template <class Archive, Of<Edit> T> void visit(Archive &archive, T &edit) {
  auto &[span, replacement] = edit;
  archive(span, replacement);
}

template <class Archive, Of<Fix> T> void visit(Archive &archive, T &fix) {
  auto &[title, applicability, edits] = fix;
  archive(title, applicability, edits);
}

template <class Archive, Of<Related> T> void visit(Archive &archive, T &related) {
  auto &[where, message] = related;
  archive(where, message);
}

template <class Archive, Of<Diagnostic> T> void visit(Archive &archive, T &diagnostic) {
  auto &[rule, severity, where, message, fix, related] = diagnostic;
  archive(rule, severity, where, message, fix, related);
}

template <class Archive, Of<Suppression> T> void visit(Archive &archive, T &suppression) {
  auto &[rule, reach, first_line, last_line, where, comment, removal, comment_removal, used] = suppression;
  archive(rule, reach, first_line, last_line, where, comment, removal, comment_removal, used);
}

template <class Archive, Of<Record> T> void visit(Archive &archive, T &record) {
  auto &[path, diagnostics, facts, suppressions, partly_read] = record; // the path stands elsewhere
  archive(diagnostics, facts, suppressions, partly_read);
}

class Writer {
public:
  Writer(std::string &out, const std::string &path) : bytes_(out), path_(path) {}

  template <class... Fields> void operator()(const Fields &...fields) { (put(fields), ...); }

private:
  void put(bool value) { bytes_.put_byte(value ? 1 : 0); }
  void put(std::uint32_t number) { bytes_.put_number(number); }
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
  void put(const Facts &facts) { bytes_.put_text(facts.bytes()); }
  void put(const Location &where) {
    const auto &[path, span, begin, end] = where;
    const bool elsewhere = path != path_;
    put(elsewhere);
    if (elsewhere) put(path);
    put(span);
    put(begin);
    put(end);
  }

  ByteWriter bytes_;
  const std::string &path_;
};

class Reader {
public:
  Reader(std::string_view bytes, const std::string &path, std::shared_ptr<const void> owner)
      : bytes_(bytes), path_(path), owner_(std::move(owner)) {}

  template <class... Fields> void operator()(Fields &...fields) { (take(fields), ...); }

  bool read_all() const { return !bytes_.failed() && bytes_.rest().empty(); }

private:
  void take(bool &value) {
    const std::uint8_t byte = bytes_.take_byte();
    if (byte > 1) bytes_.fail();
    value = byte == 1;
  }
  void take(std::uint32_t &number) { number = narrow(bytes_.take_number()); }
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
  void take(Facts &facts) { facts = Facts(bytes_.take_text(), owner_); }
  void take(Location &where) {
    bool elsewhere = false;
    take(elsewhere);
    if (elsewhere) {
      take(where.path);
    } else {
      where.path = path_;
    }
    take(where.span);
    take(where.begin);
    take(where.end);
  }

  std::uint32_t narrow(std::uint64_t number) {
    if (number > UINT32_MAX) bytes_.fail();
    return static_cast<std::uint32_t>(number);
  }

  ByteReader bytes_;
  const std::string &path_;
  std::shared_ptr<const void> owner_;
};

} // namespace

void append_record(std::string &out, const Record &record) {
  Writer writer(out, record.path);
  visit(writer, record);
}

std::optional<Record> read_record(std::string_view bytes, std::string_view path,
                                  std::shared_ptr<const void> owner) {
  Record record;
  record.path = path;
  Reader reader(bytes, record.path, std::move(owner));
  visit(reader, record);
  if (!reader.read_all()) return std::nullopt;
  return record;
}

} // namespace galley
