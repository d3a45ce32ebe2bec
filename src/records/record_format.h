// Writes Records as bytes, and reads them again. In: a Record. Out: bytes, from which any machine reads an
// equal Record. The bytes don't contain the document's path, which the caller stores. They have no checksum;
// the file that contains many of them has one (records/store.h).
//
// record_format.cpp alone defines the format. A change to it must increase record_format_version.
#pragma once

#include "records/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

inline constexpr std::uint64_t record_format_version = 2;

void append_record(std::string &out, const Record &record);

// Returns none if the bytes are no Record: if they are too short or too long, or have an invalid value.
// `path` is the document's. The Record's facts point into the bytes, which `owner` keeps alive.
std::optional<Record> read_record(std::string_view bytes, std::string_view path,
                                  std::shared_ptr<const void> owner);

} // namespace galley
