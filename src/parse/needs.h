// What is made of each document. In: what every check on duty asks for, joined by `|=`. Out: what the parser,
// the extraction of facts and the store of Records go by. What nobody needs is not made.
#pragma once

#include "base/bytes.h"
#include "dialect/markdown_syntax.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

// Of which documents the Markdown body is parsed; each value includes those before it.
enum class BodyNeed : std::uint8_t {
  none,
  with_bold, // where the text holds `**`, `__` or `~~`, or a `*` beside text that isn't ASCII
  all,
};

struct Needs {
  bool front_matter = true;
  bool suppressions = true; // also parses the part of the document that the comments stand in
  BodyNeed body = BodyNeed::none;
  std::uint32_t facts = 0; // kinds of facts, a bit each (records/facts.h: needs_of)
  std::vector<std::string> fields =
      {}; // keys of the front matter whose values are facts; `nav.parent` is a nested one
  std::vector<std::string> sites = {}; // how URLs of the site itself begin, whose links are facts, too
  bool taxonomy = false;               // the fields of the site's taxonomy are such keys, too
  bool corpus = false;                 // the check implements check_corpus
  bool today = false;                  // what the check finds in a document holds for today only
  MarkdownSyntax syntax = {};          // of the site; no check asks for one
};

// The fields are sorted afterwards, each there once.
Needs &operator|=(Needs &needs, const Needs &others);

// Appends the part of a store's fingerprint that says what its Records were made to hold.
void append_fingerprint(ByteWriter &out, const Needs &needs);

} // namespace galley
