#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "config/effective_rule.h"
#include "parse/document.h"
#include "report/inspect.h"
#include "site/find_config.h"

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
      const auto found = find_config(*surroundings.files, surroundings.current_folder, path,
                                     absolute_roots(allowed_roots_, surroundings));
      const FileInfo info = surroundings.files->info(path);
      const FileKind kind = info.kind;
      if (!found) {
        code = report_error(found.error(), output);
      } else if (info.outside) {
        code = report_error({cannot_be_read(path, lies_outside().reason)}, output);
      } else if (kind == FileKind::file) {
        inspect(path, *surroundings.files, *found, output);
      } else {
        code = report_error({kind == FileKind::missing ? "there is no file " + path : path + " is no file"},
                            output);
      }
    }
    return code;
  }

private:
  // Returns the generator that makes the anchors of a document, by the options of broken-anchor.
  static AnchorReading anchors_of(const ConfigOfPath &found) {
    std::vector<EffectiveRule> rules = default_rules(found.config);
    if (found.document) apply_layers(found.config, matching_layers(found.config, *found.document), rules);
    for (const EffectiveRule &rule : rules) {
      const Option *const option = rule.rule->id == "broken-anchor" ? rule.options.find("anchors") : nullptr;
      for (std::uint8_t i = 0; option != nullptr; ++i) {
        const auto reading = static_cast<AnchorReading>(i);
        if (anchor_reading_name(reading).empty()) break;
        if (option->value.text() == anchor_reading_name(reading)) return reading;
      }
    }
    return AnchorReading::any;
  }

  static void inspect(const std::string &path, const FileSystem &files, const ConfigOfPath &config,
                      Output &output) {
    std::string text;
    const FileResult read = files.read(path, max_source_size, text);
    const Source source(path, read ? std::move(text) : "");
    Document document = parse_document(source, {.body = BodyNeed::all, .syntax = config.config.syntax});
    if (!read) document.unreadable = Problem{{}, cannot_be_read("the file", read.error().reason)};
    append_inspection(output.out, path, document, anchors_of(config));
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
