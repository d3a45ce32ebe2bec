#include "base/hash.h"

#include <xxhash.h>

#include <new>

namespace galley {

std::uint64_t hash_bytes(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

Hasher::Hasher() : state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  XXH3_64bits_reset(state_.get());
}

void Hasher::add(std::string_view bytes) {
  XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
}

std::uint64_t Hasher::hash() const {
  return XXH3_64bits_digest(state_.get());
}

void Hasher::Free::operator()(XXH3_state_s *state) const {
  XXH3_freeState(state);
}

} // namespace galley
