#include "base/path.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "parse/document.h"
#include "report/inspect.h"
#include "site/site_folder.h"

#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

class InspectCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.values("file", "FILE", files_, "Documents").required = true;
    declare_allow_root(arguments, allowed_roots_);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    int code = exit_code::clean;
    for (const std::string &path : files_) {
      const auto site = find_site_folder(*surroundings.files, surroundings.current_folder,
                                         folder_of(absolute_path(surroundings.current_folder, path)),
                                         absolute_roots(allowed_roots_, surroundings));
      const FileInfo info = surroundings.files->info(path);
      const FileKind kind = info.kind;
      if (!site) {
        code = report_error(site.error(), output);
      } else if (info.outside) {
        code = report_error({cannot_be_read(path, lies_outside().reason)}, output);
      } else if (kind == FileKind::file) {
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
  std::vector<std::string> allowed_roots_;
};

} // namespace

CommandType inspect_command() {
  return {"inspect", 40, "Print what galley sees in documents, one JSON object a line",
          make_command<InspectCommand>};
}

} // namespace galley
