#include "cli/commands.h"
#include "cli/exit_code.h"
#include "parse/document.h"
#include "report/inspect.h"

namespace galley {

int inspect_command(const InspectOptions &options, const Surroundings &surroundings, Output &output) {
  int code = exit_code::clean;
  for (const std::string &path : options.files) {
    std::string text;
    const FileKind kind = surroundings.files->info(path).kind;
    if (kind != FileKind::file) {
      code = report_error({kind == FileKind::missing ? "there is no file " + path : path + " is no file"},
                          output);
      continue;
    }
    const FileResult read = surroundings.files->read(path, max_source_size, text);
    const Source source(path, read ? std::move(text) : "");
    Document document = parse_document(source, {true, true, true});
    if (!read) document.unreadable = Problem{{}, cannot_be_read("the file", read.error().reason)};
    append_inspection(output.out, path, document);
  }
  return code;
}

} // namespace galley
