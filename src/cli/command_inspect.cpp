#include "cli/command.h"
#include "parse/document.h"
#include "report/inspect.h"

#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

class InspectCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.values("file", "FILE", files_, "Documents").required = true;
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    int code = exit_code::clean;
    for (const std::string &path : files_) {
      const FileKind kind = surroundings.files->info(path).kind;
      if (kind == FileKind::file) {
        inspect(path, *surroundings.files, output);
      } else {
        code = report_error({kind == FileKind::missing ? "there is no file " + path : path + " is no file"},
                            output);
      }
    }
    return code;
  }

private:
  static void inspect(const std::string &path, const FileSystem &files, Output &output) {
    std::string text;
    const FileResult read = files.read(path, max_source_size, text);
    const Source source(path, read ? std::move(text) : "");
    Document document = parse_document(source, {.body = BodyNeed::all});
    if (!read) document.unreadable = Problem{{}, cannot_be_read("the file", read.error().reason)};
    append_inspection(output.out, path, document);
  }

  std::vector<std::string> files_;
};

} // namespace

CommandType inspect_command() {
  return {"inspect", 40, "Print what galley sees in documents, one JSON object a line",
          make_command<InspectCommand>};
}

} // namespace galley
