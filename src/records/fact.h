// Defines what a kind of fact is. A fact is something that the checks of other documents need to know of a
// document after its text is dropped, such as a link. A kind is a struct that is described by one header:
//
//   * its members: numbers, enums, texts as views, a FactPlace;
//   * `static constexpr BodyNeed body`: of which documents it needs the Markdown body;
//   * `static void extract(document, extractor, out)`: finds the facts of a document and adds them to `out`;
//   * `visit(archive, fact)`: names all members, for writing and reading (records/archive.h).
//
// It must be added to FactKinds in records/facts.h, where it doesn't compile if one of these is missing.
#pragma once

#include "base/source.h"
#include "parse/document.h"
#include "records/archive.h"

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace galley {

class FactExtractor;
class FactWriter;

template <class T>
concept FactKind = std::is_aggregate_v<T> &&
    requires(const Document &document, const FactExtractor &extractor, FactWriter &out, ArchiveWriter &writer,
             ArchiveReader &reader, const T &written, T &read) {
  { T::body } -> std::convertible_to<BodyNeed>;
  T::extract(document, extractor, out);
  visit(writer, written);
  visit(reader, read);
};

// The position of a fact in its document.
struct FactPlace {
  Span span;
  Position begin, end;

  Location in(std::string_view path) const { return {std::string(path), span, begin, end}; }
  bool operator==(const FactPlace &) const = default;
};

inline FactPlace place_of(const Source &source, Span span) {
  const auto [begin, end] = source.positions(span);
  return {span, begin, end};
}

template <class Archive, Of<FactPlace> T> void visit(Archive &archive, T &place) {
  auto &[span, begin, end] = place;
  archive(span, begin, end);
}

} // namespace galley
