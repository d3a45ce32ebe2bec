#include "records/facts.h"

namespace galley {

namespace {

std::uint32_t take_number(ByteReader &reader) {
  const std::uint64_t number = reader.take_number();
  if (number > UINT32_MAX) reader.fail();
  return static_cast<std::uint32_t>(number);
}

} // namespace

void put_position(ByteWriter &writer, const Position &position) {
  const auto &[line, byte, code_point, utf16, display] = position;
  writer.put_number(line);
  const bool equal = code_point == byte && utf16 == byte && display == byte; // as in ASCII
  writer.put_number(std::uint64_t{byte} << 1U | (equal ? 1U : 0U));
  if (equal) return;
  for (const std::uint32_t column : {code_point, utf16, display}) writer.put_number(column);
}

Position take_position(ByteReader &reader) {
  Position position;
  position.line = take_number(reader);
  const std::uint64_t byte = reader.take_number();
  position.byte = position.code_point = position.utf16 = position.display =
      static_cast<std::uint32_t>(byte >> 1U);
  if ((byte & 1U) != 0) return position;
  position.code_point = take_number(reader);
  position.utf16 = take_number(reader);
  position.display = take_number(reader);
  return position;
}

namespace {

void put_place(ByteWriter &writer, const FactPlace &place) {
  writer.put_number(place.span.begin);
  writer.put_number(place.span.size());
  put_position(writer, place.begin);
  put_position(writer, place.end);
}

FactPlace take_place(ByteReader &reader) {
  FactPlace place;
  place.span.begin = take_number(reader);
  place.span.end = place.span.begin + take_number(reader);
  place.begin = take_position(reader);
  place.end = take_position(reader);
  return place;
}

template <class Enum> Enum take_enum(ByteReader &reader, Enum last) {
  const std::uint8_t value = reader.take_byte();
  if (value > static_cast<std::uint8_t>(last)) reader.fail();
  return reader.failed() ? Enum{} : static_cast<Enum>(value);
}

template <class Enum> void put_enum(ByteWriter &writer, Enum value) {
  writer.put_byte(static_cast<std::uint8_t>(value));
}

} // namespace

FactPlace place_of(const Source &source, Span span) {
  const auto [begin, end] = source.positions(span);
  return {span, begin, end};
}

void FactWriter::add(const FieldFact &fact) {
  if (fact.field != field_) end_group();
  field_ = fact.field;
  ByteWriter writer(group_);
  writer.put_text(fact.value);
  put_place(writer, fact.where);
  put_enum(writer, fact.style);
}

void FactWriter::end_group() {
  if (group_.empty()) return;
  ByteWriter writer(parts_[0]);
  writer.put_text(field_);
  writer.put_text(group_);
  group_.clear();
}

FieldFact Facts::take_field(ByteReader &reader) const {
  FieldFact fact;
  fact.at = offset_of(reader);
  fact.value = reader.take_text();
  fact.where = take_place(reader);
  fact.style = take_enum(reader, ValueStyle::flow);
  return fact;
}

void FactWriter::add(const TermFact &fact) {
  ByteWriter writer(parts_[1]);
  put_enum(writer, fact.role);
  put_enum(writer, fact.meant);
  for (const std::string_view text : {fact.text, fact.key, fact.name, fact.explanation, fact.name_key})
    writer.put_text(text);
  put_place(writer, fact.where);
}

TermFact Facts::take_term(ByteReader &reader) const {
  TermFact fact;
  fact.at = offset_of(reader);
  fact.role = take_enum(reader, TermRole::not_rendered);
  fact.meant = take_enum(reader, TermRole::not_rendered);
  for (std::string_view *text : {&fact.text, &fact.key, &fact.name, &fact.explanation, &fact.name_key})
    *text = reader.take_text();
  fact.where = take_place(reader);
  return fact;
}

// By how much it is more than the one before.
void FactWriter::add_entry(std::uint32_t entry) {
  ByteWriter(parts_[2]).put_number(entry - last_entry_);
  last_entry_ = entry;
}

void FactWriter::add(const LinkFact &fact) {
  ByteWriter writer(parts_[3]);
  put_enum(writer, fact.form);
  writer.put_text(fact.target);
  put_place(writer, fact.where);
}

LinkFact Facts::take_link(ByteReader &reader) {
  LinkFact fact;
  fact.form = take_enum(reader, LinkForm::shortcode);
  fact.target = reader.take_text();
  fact.where = take_place(reader);
  return fact;
}

void FactWriter::add(const AnchorFact &fact) {
  ByteWriter writer(parts_[4]);
  writer.put_byte(fact.open ? 1 : 0);
  writer.put_text(fact.id);
}

AnchorFact Facts::take_anchor(ByteReader &reader) {
  AnchorFact fact;
  fact.open = reader.take_byte() != 0;
  fact.id = reader.take_text();
  return fact;
}

Facts FactWriter::take() {
  end_group();
  std::string bytes;
  ByteWriter writer(bytes);
  for (const std::string &part : parts_) writer.put_text(part);
  return Facts(bytes == std::string(parts_.size(), '\0') ? std::string() : std::move(bytes));
}

ByteReader Facts::part_of(std::size_t kind) const {
  ByteReader reader(bytes());
  for (; kind > 0; --kind) reader.take_text();
  return ByteReader(reader.take_text());
}

std::uint32_t Facts::offset_of(const ByteReader &reader) const {
  return static_cast<std::uint32_t>(reader.rest().data() - bytes().data());
}

FieldFact Facts::field(std::uint32_t at) const {
  ByteReader reader(bytes().substr(at));
  return take_field(reader);
}

TermFact Facts::term(std::uint32_t at) const {
  ByteReader reader(bytes().substr(at));
  return take_term(reader);
}

} // namespace galley
