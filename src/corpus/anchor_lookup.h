// Whether a document has what `#fragment` leads to. Remembers what it has read of long documents, so that
// many links into one cost no more than their number.
#pragma once

#include "records/record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace galley {

enum class AnchorReading : std::uint8_t {
  any,    // equal letters and digits will do: generators differ in what they make of the rest
  github, // as it stands
};

class AnchorLookup {
public:
  explicit AnchorLookup(AnchorReading reading) : reading_(reading) {}

  bool has(const Record &record, std::string_view fragment);

private:
  struct Known {
    std::unordered_set<std::string> exact;
    std::unordered_map<std::string, std::uint32_t> keys; // and how many ids have each
    std::unordered_set<std::string> open;                // keys of ids that go on
  };
  const Known &known(const Record &record);
  static Known read(const Record &record);

  AnchorReading reading_;
  std::unordered_map<const Record *, Known> long_documents_;
  Known last_; // of the document that was asked for last
  const Record *last_record_ = nullptr;
};

} // namespace galley
