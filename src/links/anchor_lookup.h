// Whether a document has the anchor that `#fragment` leads to. In: Records, which must outlive the lookup,
// and the generator that makes the site's anchors. Out: yes, no, or unknown. It remembers the anchors of long
// documents and of many documents that one link may mean, so that many links cost no more than their number.
#pragma once

#include "base/hash.h"
#include "corpus/routes.h"
#include "markdown/anchor.h"
#include "records/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley {

enum class AnchorAnswer : std::uint8_t {
  missing,
  unknown, // the document takes in content that may have it, or a template makes the end of an id
  found,
};

class AnchorLookup {
public:
  // With `notes`, fragments may also be the texts of headings, as in `[[note#Part one]]`.
  explicit AnchorLookup(AnchorReading reading, bool notes = false);

  AnchorAnswer find(const Record &record, std::string_view fragment);
  // Whether any of the documents has it. The group is one of the Routes.
  AnchorAnswer find(RecordSpan group, std::string_view fragment);

  bool has(const Record &record, std::string_view fragment) {
    return find(record, fragment) != AnchorAnswer::missing;
  }

private:
  // The anchors of documents that are asked for together.
  class Known {
  public:
    void add(const Record &record);
    void finish(); // once, when all were added
    AnchorAnswer find(std::string_view fragment, const AnchorLookup &lookup);

  private:
    bool leads_on_to(std::string_view key) const;
    bool has_similar(std::string_view fragment) const;
    bool is_made(std::string_view fragment, const AnchorLookup &lookup);

    std::vector<const Record *> records_;
    HashSet<std::string> exact_;      // ids that documents give
    HashSet<std::string> github_;     // anchors of headings
    HashMap<std::string, bool> keys_; // of ids; whether several ids of a document have the key
    // The fragments without `-1` of ids that a generator may count from 1 or from 2: `notes` where a document
    // has `notes` and `notes-1`.
    HashSet<std::string> numbered_;
    // Whether a function may make an id of other letters than another one, or another number.
    bool varied_ = false;
    // Keys of ids whose ends aren't known; sorted, and none begins with another one.
    std::vector<std::string> open_;
    std::optional<HashSet<std::string>> made_; // by the functions of the lookup, once they are asked for
  };
  Known &known(const Record &record);

  AnchorReading reading_;
  std::vector<AnchorMaker> makers_;
  bool github_ = false; // whether GitHub's function is one of them
  std::unordered_map<const Record *, Known> long_documents_;
  std::unordered_map<const Record *const *, Known> large_groups_; // by where they begin
  Known last_; // the anchors of last_record_, which was asked for last
  const Record *last_record_ = nullptr;
};

} // namespace galley
