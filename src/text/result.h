// What a function returns that may fail: either a value or an error. A Result owns both. To read what it does
// not contain is a bug.
#pragma once

#include <optional>
#include <utility>
#include <variant>

namespace galley {

// Contains either a T or the error that prevented it. The two types must differ.
template <class T, class E> class [[nodiscard]] Result {
public:
  Result(T value) : state_(std::move(value)) {}
  Result(E error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T &operator*() & { return *std::get_if<T>(&state_); }
  const T &operator*() const & { return *std::get_if<T>(&state_); }
  T &&operator*() && { return std::move(*std::get_if<T>(&state_)); }
  T *operator->() { return std::get_if<T>(&state_); }
  const T *operator->() const { return std::get_if<T>(&state_); }
  E &error() { return *std::get_if<E>(&state_); }
  const E &error() const { return *std::get_if<E>(&state_); }

private:
  std::variant<T, E> state_;
};

// Contains either nothing, for success, or the error that prevented it.
template <class E> class [[nodiscard]] Result<void, E> {
public:
  Result() = default;
  Result(E error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_; }
  E &error() { return *error_; }
  const E &error() const { return *error_; }

private:
  std::optional<E> error_;
};

} // namespace galley
