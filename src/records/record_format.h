// Records as bytes. In: a Record. Out: bytes that make the same Record again, on any machine; and back. The
// bytes hold no path of the document's own: who keeps them knows it. They have no checksum either; the file
// that holds many of them has one (records/store.h).
//
// The format is made by record_format.cpp alone. What changes it, raises record_format_version.
#pragma once

#include "records/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

inline constexpr std::uint64_t record_format_version = 1;

void append_record(std::string &out, const Record &record);

// None where the bytes make no Record: cut off, with more behind, or with a value that there is not. `path`
// is the document's. The Record's facts point into the bytes, which `owner` keeps alive.
std::optional<Record> read_record(std::string_view bytes, std::string_view path,
                                  std::shared_ptr<const void> owner);

} // namespace galley
