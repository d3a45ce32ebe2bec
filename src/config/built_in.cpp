#include "config/built_in.h"

#include <algorithm>

namespace galley {

const BuiltInFile *find_built_in_file(std::string_view path) {
  const std::span<const BuiltInFile> files = built_in_files();
  const auto named = [&](const BuiltInFile &file) { return file.path == path; };
  const auto found = std::ranges::find_if(files, named);
  return found == files.end() ? nullptr : &*found;
}

} // namespace galley
