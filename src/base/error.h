// The ways to fail. A bad invocation or a bad config is an Error: the run can't be done. It is returned up to
// cli/, printed as one GCC-style line on stderr, and ends the run with exit code 2. Bad content is never an
// Error, and a bug asserts.
#pragma once

#include "base/source.h"
#include "text/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace galley {

struct Error {
  std::string message;
  std::string path = {};            // empty: the command line
  Position place = {0, 0, 0, 0, 0}; // line 0: the whole file
};

// An error at a place of a config file, a rule file or a schema.
Error error_at(const Source &source, Span span, std::string message);

// The one sentence that says that `what` can't be read, and why.
std::string cannot_be_read(std::string_view what, std::string_view reason);

// A T, or the E that stood in its way: an Error unless it is named.
template <class T, class E = Error> class [[nodiscard]] Result {
public:
  Result(T value) : state_(std::move(value)) {}
  Result(E error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T &operator*() { return *std::get_if<T>(&state_); }
  const T &operator*() const { return *std::get_if<T>(&state_); }
  T *operator->() { return std::get_if<T>(&state_); }
  const T *operator->() const { return std::get_if<T>(&state_); }
  E &error() { return *std::get_if<E>(&state_); }
  const E &error() const { return *std::get_if<E>(&state_); }

private:
  std::variant<T, E> state_;
};

// Success without a value, or the E that stood in its way.
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
