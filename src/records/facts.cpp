#include "records/facts.h"

namespace galley {

std::string_view Facts::part_of(std::size_t kind) const {
  ByteReader reader(bytes());
  for (; kind > 0; --kind) reader.read_text();
  return reader.read_text();
}

void FactWriter::add(const FieldFact &fact) {
  if (fact.field != field_) end_group();
  field_ = fact.field;
  ArchiveWriter archive(group_);
  archive(fact);
}

void FactWriter::end_group() {
  if (group_.empty()) return;
  ArchiveWriter archive(parts_[index_of_kind<FieldFact>]);
  archive(field_, group_);
  group_.clear();
}

Facts FactWriter::finish() {
  end_group();
  std::string bytes;
  ByteWriter writer(bytes);
  for (const std::string &part : parts_) writer.put_text(part);
  return Facts(bytes == std::string(parts_.size(), '\0') ? std::string() : std::move(bytes));
}

} // namespace galley
