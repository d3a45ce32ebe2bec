// A bad invocation or a bad config: the run can't be done. It is returned up to cli/, printed as one
// GCC-style line on stderr, and ends the run with exit code 2. Bad content is never an Error.
#pragma once

#include "base/source.h"
#include "text/span.h"

#include <string>
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

// A T, or the Error that stood in its way.
template <class T> class Result {
public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T &operator*() { return *std::get_if<T>(&state_); }
  const T &operator*() const { return *std::get_if<T>(&state_); }
  T *operator->() { return std::get_if<T>(&state_); }
  const T *operator->() const { return std::get_if<T>(&state_); }
  Error &error() { return *std::get_if<Error>(&state_); }
  const Error &error() const { return *std::get_if<Error>(&state_); }

private:
  std::variant<T, Error> state_;
};

} // namespace galley
