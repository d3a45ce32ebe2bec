// Writes files so that nobody ever sees half of one: a crash, a full disk or a kill leaves the old bytes or
// the new ones. In: a path on disk and all its bytes. The new file is made beside the old one under a name
// that begins with `.galley-`, and renamed over it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace galley {

enum class WriteOutcome : std::uint8_t { written, changed, failed };

struct WriteResult {
  WriteOutcome outcome = WriteOutcome::failed;
  std::string error; // the system's words where it failed
};

// Creates or replaces a file. Symlinks are followed and stay; mode stays, and owner where the system lets it.
// A file that its user may not write is not replaced. Other hard links keep the old bytes.
WriteResult write_file(const std::string &path, std::string_view text);

// Calls what it is given with a file's bytes, piece by piece: a file may be too large to be made as a whole.
using TakePiece = std::function<void(std::string_view)>;
using MakePieces = std::function<void(const TakePiece &)>;

// As write_file(), but doesn't wait until the disk has it: a power cut may leave half of it. For what can be
// made again, and is checked when it's read.
WriteResult write_file_unsynced(const std::string &path, const MakePieces &make);

// As write_file(), but leaves a file alone that doesn't hold `expected` any more: `changed`.
WriteResult replace_file(const std::string &path, std::string_view expected, std::string_view text);

// Makes a folder and those above it that are not there, for their owner alone. False where that can't be.
bool make_folders(const std::string &path);

} // namespace galley
