#include "cli/build.h"
#include "cli/command.h"
#include "cli/help.h"

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

std::string value_of(const CommandArgument &argument) {
  return argument.choices().empty() ? "\\fI" + escape(argument.value) + "\\fR" : escape(argument.value);
}

std::string synopsis_of(const CommandDescription &command) {
  std::string line = ".B galley " + command.name + "\n";
  if (!command.arguments.empty()) line += "[\\fIOPTIONS\\fR]\n";
  for (const CommandArgument &argument : command.arguments) {
    if (!argument.is_positional()) continue;
    const std::string shown = value_of(argument) + (argument.repeated ? "..." : "");
    line += (argument.required ? shown : "[" + shown + "]") + "\n";
  }
  return line + ".br\n";
}

void append_option(std::string &page, const CommandArgument &argument) {
  std::string term;
  if (argument.is_positional()) {
    term = value_of(argument);
  } else {
    for (const std::string &name : argument.names) term += (term.empty() ? "" : ", ") + bold(name);
    if (!argument.value.empty()) term += " " + value_of(argument);
  }
  page += ".TP\n" + term + "\n" + escape(argument.text) + ".\n";
}

void append_command(std::string &page, const CommandDescription &command) {
  page += fmt::format(".SS galley {}\n{}.\n", command.name, escape(command.text));
  for (const CommandArgument &argument : command.arguments) append_option(page, argument);
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

std::string write_manual(const ProgramDescription &described) {
  const CommandDescription &program = described.program;
  std::string page = fmt::format(".TH GALLEY 1 \"\" \"galley {}\"\n", escape(version_and_commit));
  page += ".SH NAME\ngalley \\- proofs Markdown before it is published\n.SH SYNOPSIS\n";
  for (const CommandDescription &command : described.commands) page += synopsis_of(command);
  page += ".SH DESCRIPTION\n" + escape(program.text) + "\n" + escape(program.footer) + "\n.SH OPTIONS\n";
  for (const CommandArgument &argument : program.arguments) append_option(page, argument);
  page += ".SH COMMANDS\n";
  for (const CommandDescription &command : described.commands) append_command(page, command);
  page += closing;
  return page;
}

class ManCommand final : public Command {
public:
  Result<int> run(const Surroundings & /*surroundings*/, Output &output) const override {
    output.out += write_manual(describe_program(command_types()));
    return exit_code::clean;
  }
};

} // namespace

CommandType man_command() {
  return {"man", 120, "Print the manual page, for man", make_command<ManCommand>};
}

} // namespace galley
