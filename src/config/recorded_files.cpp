#include "config/recorded_files.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "base/path.h"

namespace galley {

void RecordedFiles::add(std::string_view path, std::string_view seen) const {
  std::string bytes;
  size_ += seen.size();
  ByteWriter writer(bytes);
  writer.put_fixed(fingerprint_);
  writer.put_text(name_of(path));
  writer.put_text(seen);
  fingerprint_ = hash_bytes(bytes);
}

FileInfo RecordedFiles::info(const std::string &path) const {
  FileInfo info = below_.info(path);
  add(path, {info.kind == FileKind::file ? "file" : info.kind == FileKind::folder ? "folder" : "none"});
  return info;
}

FileResult RecordedFiles::read(const std::string &path, std::size_t limit, std::string &text) const {
  FileResult done = below_.read(path, limit, text);
  add(path, done ? text : "no");
  return done;
}

FileResult RecordedFiles::list(const std::string &path, std::vector<FolderEntry> &entries) const {
  FileResult done = below_.list(path, entries);
  std::string names;
  ByteWriter writer(names);
  for (const FolderEntry &entry : entries) {
    writer.put_text(entry.name);
    writer.put_byte(static_cast<std::uint8_t>(entry.kind));
  }
  add(path, done ? names : "no");
  return done;
}

} // namespace galley
