#include "cli/build.h"

#ifdef __linux__

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <elf.h>
#include <link.h>

namespace galley {

namespace {

// Looks in a segment of notes (elf(5)). A note is a head, a name and a content, each padded to four bytes.
std::string find_build_id(std::string_view notes) {
  const auto filled = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
  ElfW(Nhdr) note = {};
  while (notes.size() >= sizeof note) {
    std::memcpy(&note, notes.data(), sizeof note);
    const std::size_t content = sizeof note + filled(note.n_namesz);
    const std::size_t size = content + filled(note.n_descsz);
    if (size > notes.size()) break;
    if (note.n_type == NT_GNU_BUILD_ID &&
        notes.substr(sizeof note, note.n_namesz) == std::string_view("GNU", 4)) {
      std::string digits;
      for (const char byte : notes.substr(content, note.n_descsz))
        digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
      return digits;
    }
    notes.remove_prefix(size);
  }
  return {};
}

// The first object is the program itself.
int look_at_program(dl_phdr_info *info, std::size_t /*size*/, void *result) {
  for (ElfW(Half) i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr) &segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto *const begin = reinterpret_cast<const char *>(info->dlpi_addr + segment.p_vaddr);
    std::string found = find_build_id({begin, segment.p_memsz});
    if (!found.empty()) *static_cast<std::string *>(result) = found;
  }
  return 1;
}

} // namespace

std::string build_id() {
  std::string result;
  ::dl_iterate_phdr(look_at_program, &result);
  return result;
}

} // namespace galley

#else

namespace galley {

std::string build_id() {
  return {};
}

} // namespace galley

#endif
