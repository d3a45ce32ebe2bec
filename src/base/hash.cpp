#include "base/hash.h"

#include <xxhash.h>

#include <new>
#include <random>

namespace galley {

namespace {

std::uint64_t seed_of_run() {
  static const std::uint64_t seed = [] {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
  }();
  return seed;
}

} // namespace

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

std::size_t KeyedHash::operator()(std::string_view bytes) const {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed_of_run());
}

std::size_t KeyedHash::operator()(std::uint64_t number) const {
  return XXH3_64bits_withSeed(&number, sizeof number, seed_of_run());
}

} // namespace galley
