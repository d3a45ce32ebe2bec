#include "cli/command_line.h"

#include <fmt/format.h>

#include <string_view>

namespace galley {

namespace {

// roff takes a backslash, and a dot or a quote at a line's start, as its own; a bare minus may become a
// hyphen.
std::string escape(std::string_view text) {
  std::string escaped;
  if (text.starts_with('.') || text.starts_with('\'')) escaped += "\\&";
  for (const char byte : text) {
    if (byte == '\\') {
      escaped += "\\e";
    } else if (byte == '-') {
      escaped += "\\-";
    } else {
      escaped += byte;
    }
  }
  return escaped;
}

std::string bold(std::string_view text) {
  return "\\fB" + escape(text) + "\\fR";
}

std::string value_of(const OptionDescription &option) {
  return choices_of(option).empty() ? "\\fI" + escape(option.value) + "\\fR" : escape(option.value);
}

std::string synopsis_of(const CommandDescription &command) {
  std::string line = ".B galley " + command.name + "\n";
  if (!command.options.empty()) line += "[\\fIOPTIONS\\fR]\n";
  for (const OptionDescription &option : command.options) {
    if (!is_positional(option)) continue;
    const std::string shown = value_of(option) + (option.repeated ? "..." : "");
    line += (option.required ? shown : "[" + shown + "]") + "\n";
  }
  return line + ".br\n";
}

void append_option(std::string &page, const OptionDescription &option) {
  std::string term;
  if (is_positional(option)) {
    term = value_of(option);
  } else {
    for (const std::string &name : option.names) term += (term.empty() ? "" : ", ") + bold(name);
    if (!option.value.empty()) term += " " + value_of(option);
  }
  page += ".TP\n" + term + "\n" + escape(option.text) + ".\n";
}

void append_command(std::string &page, const CommandDescription &command) {
  page += fmt::format(".SS galley {}\n{}.\n", command.name, escape(command.text));
  for (const OptionDescription &option : command.options) append_option(page, option);
  if (!command.footer.empty()) page += ".PP\n" + escape(command.footer) + "\n";
}

constexpr std::string_view closing = R"(.SH EXIT STATUS
.TP
0
Nothing was found at or above \fB\-\-fail\-on\fR.
.TP
1
Diagnostics at or above \fB\-\-fail\-on\fR were found.
.TP
2
The run itself could not be done; stderr says why.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Set and not empty: no color unless \fB\-\-color always\fR asks for it.
.SH FILES
.TP
.B galley.yaml
The site's configuration, in the folder of the documents or above. Also \fB.galley.yaml\fR.
)";

} // namespace

std::string write_manual(const CommandLine &line, const std::string &version) {
  const CommandDescription &program = line.program;
  std::string page = fmt::format(".TH GALLEY 1 \"\" \"galley {}\"\n", escape(version));
  page += ".SH NAME\ngalley \\- proofs Markdown before it is published\n.SH SYNOPSIS\n";
  for (const CommandDescription &command : line.commands) page += synopsis_of(command);
  page += ".SH DESCRIPTION\n" + escape(program.text) + "\n" + escape(program.footer) + "\n.SH OPTIONS\n";
  for (const OptionDescription &option : program.options) append_option(page, option);
  page += ".SH COMMANDS\n";
  for (const CommandDescription &command : line.commands) append_command(page, command);
  page += closing;
  return page;
}

} // namespace galley
