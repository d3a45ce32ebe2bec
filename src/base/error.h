// The ways to fail. A bad invocation or a bad config is an Error, since the run can't be done. It is returned
// up to cli/, which prints it as one GCC-style line on stderr and exits with code 2. Bad content is never an
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

// Why a run can't be done where no Error can be returned, since it may come up in any thread that reads a
// file: the machine has no file handle left, or Git doesn't answer. It is thrown, passes through
// parallel_for(), and is caught in cli/.
struct RunFailure {
  Error error;
};

// Makes an Error at a position in a config file, a rule file or a schema.
Error error_at(const Source &source, Span span, std::string message);

// Returns the message that `what` can't be read, with the reason.
std::string cannot_be_read(std::string_view what, std::string_view reason);

// Contains either a T or the error that prevented it. The type of the error is Error by default.
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
