// Makes the fixes that diagnostics bring along. In: files, a run, and which fixes are wanted. Out: each
// document that changes, before and after, and what the run finds once they have; nothing is written to any
// file.
//
// It goes by rounds: run, make what fixes can be made at once, run again on the new texts, until no wanted
// fix is left. What would be a defect of galley itself never reaches a document: see FixResult::defects.
#pragma once

#include "base/edit.h"
#include "run/run.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace galley {

// How many rounds a document may take; one that leaves fewer fixes than the round before doesn't count, so
// that many of them may wait for one place.
inline constexpr std::size_t max_fix_rounds = 10;

struct FixRequest {
  RunRequest run;
  bool unsafe = false;            // also fixes that are not safe
  std::vector<std::string> rules; // the ids of those whose fixes are wanted; empty: all
};

struct FixedDocument {
  std::string path; // as file systems take it
  std::string before, after;
  std::vector<Edit> edits; // from before to after, sorted
  std::size_t fixes = 0;   // how many were made
};

struct FixResult {
  std::vector<FixedDocument> documents; // those that change, sorted by path
  RunResult left;                       // of the texts after
  std::vector<std::string> changed; // paths of documents that another program changed meanwhile: left alone
  // Fixes that were not made because they are wrong, a line each: they break the front matter, or one makes
  // what another unmakes. In the latter case the whole document stays as it was.
  std::vector<std::string> defects;
};

// Finds diagnostics: run(), unless a test knows of others.
using Finder = std::function<Result<RunResult>(const FileSystem &, const RunRequest &)>;

Result<FixResult> fix(const FileSystem &files, const FixRequest &request, const Finder &find = run);

// Which of these diagnostics of one document, each with a fix, can be mended at once. A fix is made whole or
// not at all; one whose edits meet those of a fix before it has to wait. Rules come in order of id, the fixes
// of a rule in order of place. Two edits meet where they want the same byte, and where an insertion touches
// another edit: which of the two comes first is for the next round to see.
std::vector<const Diagnostic *> choose_fixes(std::vector<const Diagnostic *> diagnostics);

} // namespace galley
