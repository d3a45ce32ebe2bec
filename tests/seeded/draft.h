// A document that defects are planted in, line by line; where real ones come from, and how others are made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace galley::seeded {

// The same numbers on every machine, which the standard's distributions don't promise.
class Rng {
public:
  explicit Rng(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; } // limit at least 1
  template <class T> const T &pick(const std::vector<T> &from) { return from[below(from.size())]; }

private:
  std::mt19937 engine_;
};

// Lines without what ends them; the last one is empty where the text ends with a line feed.
struct Draft {
  std::vector<std::string> lines;
  std::size_t close = 0; // index of the line that closes the front matter

  std::string text() const;
  // Inserts lines before `index`; `close` moves along.
  void insert(std::size_t index, const std::vector<std::string> &added);

  // Index of the line of a top-level key; none where there is no such key.
  std::optional<std::size_t> find_key(std::string_view key) const;
  // The lines of the front matter before which a top-level key can be put.
  std::vector<std::size_t> key_places() const;
  // The lines of the body between two paragraphs.
  std::vector<std::size_t> paragraph_places() const;
};

// Removes a key with the items below it, if it is there. False where its value can't be told from what
// follows.
bool remove_key(Draft &draft, std::string_view key);

// None where it is no document that defects can be planted in: without front matter that can be read,
// without a key at the margin, or with carriage returns.
std::optional<Draft> read_draft(std::string_view text);

// A garden note or talk that a proofreader finds nothing in.
Draft generate_draft(Rng &rng);

// Those of `count` real documents, spread evenly over a folder, that defects can be planted in; empty where
// there is no such folder.
std::vector<Draft> read_real_drafts(const std::filesystem::path &folder, std::size_t count);

} // namespace galley::seeded
