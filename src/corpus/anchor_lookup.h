// Whether a document has the anchor that `#fragment` leads to. In: Records, which must outlive the lookup.
// Out: yes or no. It remembers the anchors of long documents and of many documents that one link may mean, so
// that many links cost no more than their number.
#pragma once

#include "base/hash.h"
#include "corpus/routes.h"
#include "records/record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley {

enum class AnchorReading : std::uint8_t {
  any,    // only letters and digits are compared, since generators differ in the rest
  github, // all characters are compared
};

class AnchorLookup {
public:
  explicit AnchorLookup(AnchorReading reading) : reading_(reading) {}

  bool has(const Record &record, std::string_view fragment);
  // Whether any of the documents has it. The group is one of the Routes.
  bool has(RecordSpan group, std::string_view fragment);

private:
  // The anchors of documents that are asked for together.
  class Known {
  public:
    void add(const Record &record);
    void finish(); // once, when all were added
    bool has(std::string_view fragment, AnchorReading reading) const;

  private:
    bool leads_on_to(std::string_view key) const;

    HashSet<std::string> exact_;
    HashMap<std::string, bool> keys_; // of ids; whether several ids of a document have the key
    // The fragments without `-1` of ids that a generator may count from 1 or from 2: `notes` where a document
    // has `notes` and `notes-1`.
    HashSet<std::string> numbered_;
    // Keys of ids whose ends aren't known; sorted, and none begins with another one.
    std::vector<std::string> open_;
  };
  const Known &known(const Record &record);

  AnchorReading reading_;
  std::unordered_map<const Record *, Known> long_documents_;
  std::unordered_map<const Record *const *, Known> large_groups_; // by where they begin
  Known last_; // the anchors of last_record_, which was asked for last
  const Record *last_record_ = nullptr;
};

} // namespace galley
