// Applies the fixes that diagnostics contain. In: files, a run, and which fixes to apply. Out: each document
// that changes, before and after, and what the run finds after the change. Nothing is written to any file.
//
// The fixer works in rounds: it runs the rules, applies all fixes that can be applied at once, and runs again
// on the new texts, until no fix is left. A fix that would damage a document is a defect of galley and is not
// applied: see FixResult::defects.
#pragma once

#include "base/edit.h"
#include "base/error.h"
#include "base/file_system.h"
#include "run/run.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace galley {

// The number of rounds that a document may take, and of those without progress. A round makes progress that
// leaves fewer fixes than the one before, since many fixes may wait for the same place, or that comes nearer
// to the end of the text, since a defect may hide those behind it.
inline constexpr std::size_t max_fix_rounds = 100;
inline constexpr std::size_t max_futile_fix_rounds = 10;

struct FixRequest {
  RunRequest run;
  bool unsafe = false;            // also applies fixes that are not safe
  std::vector<std::string> rules; // the ids of the rules whose fixes are applied; empty: all
};

struct FixedDocument {
  std::string path; // as file systems know it
  std::string before, after;
  std::vector<Edit> edits; // from before to after, sorted
  std::size_t fixes = 0;   // the number of fixes applied
};

struct FixResult {
  std::vector<FixedDocument> documents; // those that change, sorted by path
  RunResult left;                       // the run over the new texts
  // The paths of documents that another program changed meanwhile, so that they are left alone.
  std::vector<std::string> changed;
  // Fixes that were not applied because they are wrong, one line each: they break the front matter, or two of
  // them undo each other. In the latter case the whole document stays as it was.
  std::vector<std::string> defects;
  // Documents that are not done after all their rounds, one line each. What was fixed in them stays.
  std::vector<std::string> unfinished;
};

// Finds diagnostics. It is run(), except in tests that supply diagnostics of their own.
using Finder = std::function<Result<RunResult>(const FileSystem &, const RunRequest &)>;

Result<FixResult> fix(const FileSystem &files, const FixRequest &request, const Finder &find = run);

// Returns those of the diagnostics of one document, each with a fix, that can be fixed at once. All edits of
// a fix are applied or none; a fix whose edits touch those of an earlier fix has to wait. Rules are ordered
// by id, and the fixes of a rule by position. Two edits touch where they change the same byte, and where an
// insertion is next to another edit: the next round decides their order.
std::vector<const Diagnostic *> choose_fixes(std::vector<const Diagnostic *> diagnostics);

} // namespace galley
