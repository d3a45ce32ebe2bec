// Whether a document has the anchor that `#fragment` leads to. In: Records, which must outlive the lookup.
// Out: yes or no. It remembers the anchors of long documents, so that many links into one cost no more than
// their number.
#pragma once

#include "records/record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace galley {

enum class AnchorReading : std::uint8_t {
  any,    // only letters and digits are compared, since generators differ in the rest
  github, // all characters are compared
};

class AnchorLookup {
public:
  explicit AnchorLookup(AnchorReading reading) : reading_(reading) {}

  bool has(const Record &record, std::string_view fragment);

private:
  struct Known {
    std::unordered_set<std::string> exact;
    std::unordered_map<std::string, std::uint32_t> keys; // each with the number of ids that have it
    std::unordered_set<std::string> open;                // keys of ids whose ends aren't known
  };
  const Known &known(const Record &record);
  static Known read(const Record &record);

  AnchorReading reading_;
  std::unordered_map<const Record *, Known> long_documents_;
  Known last_; // the anchors of last_record_, which was asked for last
  const Record *last_record_ = nullptr;
};

} // namespace galley
