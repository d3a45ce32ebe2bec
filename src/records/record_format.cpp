#include "records/record_format.h"

#include "records/archive.h"

namespace galley {

// The last value of each enum in a Record. Reading rejects greater values.
constexpr Severity last_of(Severity) {
  return Severity::error;
}
constexpr Applicability last_of(Applicability) {
  return Applicability::unsafe;
}
constexpr SuppressionReach last_of(SuppressionReach) {
  return SuppressionReach::nothing;
}

// These functions list the members of each part of a Record. The names on the left must be all members, or
// the function doesn't compile, so nobody can add a member without storing it.
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

template <class Archive, Of<Unjudged> T> void visit(Archive &archive, T &unjudged) {
  auto &[what, why, count] = unjudged;
  archive(what, why, count);
}

static void visit(ArchiveWriter &archive, const Facts &facts) {
  archive(facts.bytes());
}
static void visit(ArchiveReader &archive, Facts &facts) {
  std::string_view bytes;
  archive(bytes);
  facts = Facts(bytes, nullptr); // read_record() sets their owner
}

template <class Archive, Of<Record> T> void visit(Archive &archive, T &record) {
  // The store writes the path.
  auto &[path, diagnostics, facts, suppressions, partly_read, generated, unjudged] = record;
  archive(diagnostics, facts, suppressions, partly_read, generated, unjudged);
}

void append_record(std::string &out, const Record &record) {
  ArchiveWriter(out, record.path)(record);
}

std::optional<Record> read_record(std::string_view bytes, std::string_view path,
                                  std::shared_ptr<const void> owner) {
  Record record;
  record.path = path;
  ArchiveReader reader(bytes, path);
  reader(record);
  if (reader.failed() || !reader.rest().empty()) return std::nullopt;
  record.facts = Facts(record.facts.bytes(), std::move(owner));
  return record;
}

} // namespace galley
