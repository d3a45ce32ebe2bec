// The messages of galley about places in files. Diagnostics own their strings and don't point into a source,
// so they can outlive it, be sorted and be stored.
#pragma once

#include "base/source.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A fault that a parser or a loader found, before a rule gives it an id and a severity.
struct Problem {
  Span span;
  std::string message;
};

enum class Severity : std::uint8_t { info, warning, error };

std::string_view severity_name(Severity severity);
std::optional<Severity> severity_from_name(std::string_view name);

struct Location {
  std::string path; // site-relative with '/'
  Span span;
  Position begin, end;

  bool operator==(const Location &) const = default;
};

// Adds the printable positions of `span` in `source`.
Location locate(const Source &source, Span span);

// Says how certain it is that a fix does what the writer intended.
enum class Applicability : std::uint8_t { safe, unsafe };

struct Edit {
  Span span; // empty: an insertion
  std::string replacement;

  bool operator==(const Edit &) const = default;
};

struct Fix {
  std::string title;
  Applicability applicability = Applicability::unsafe;
  std::vector<Edit> edits;

  bool operator==(const Fix &) const = default;
};

// Another position, which explains a diagnostic.
struct Related {
  Location where;
  std::string message;

  bool operator==(const Related &) const = default;
};

struct Diagnostic {
  std::string rule; // a rule id, in kebab case
  Severity severity = Severity::warning;
  Location where;
  std::string message; // plain text, one line once escaped
  std::optional<Fix> fix;
  std::vector<Related> related;

  bool operator==(const Diagnostic &) const = default;
};

// What a check could not judge in a document. It is no diagnostic: it is counted on stderr.
struct Unjudged {
  std::string what; // in the plural: "links by address"
  std::string why;  // what speaks against a judgement: "2 of 42 to /x/ lead somewhere"
  std::uint32_t count = 1;

  bool operator==(const Unjudged &) const = default;
};

// Compares by the order of output: path, offset, rule id, then message.
bool operator<(const Diagnostic &a, const Diagnostic &b);

} // namespace galley
