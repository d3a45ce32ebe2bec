// What the parser knows of itself, as plain data and words. In: CLI11's types, which stay in this file and in
// options.cpp. Out: galley's.
#pragma once

#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>

namespace galley {

// The whole command line.
CommandLine describe(const CLI::App &app);

// The first line of CLI11's words, which may run over several.
std::string one_line(std::string_view text);

// What is to say of a word that `command`, or galley itself where that is `app`, doesn't take.
std::string describe_unexpected(const CLI::App &app, const CLI::App &command, const std::string &word);

} // namespace galley
