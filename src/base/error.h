// The ways to fail. A bad invocation or a bad config is an Error, since the run can't be done. It is returned
// up to cli/, which prints it as one GCC-style line on stderr and exits with code 2. Bad content is never an
// Error, and a bug asserts.
#pragma once

#include "base/source.h"
#include "text/result.h"
#include "text/span.h"

#include <string>
#include <string_view>

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

// The error of a Result is an Error unless another type is named.
template <class T, class E = Error> class Result;

} // namespace galley
