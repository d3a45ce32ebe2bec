#include "actions/suppression_writer.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "cli/write_documents.h"
#include "site/known_rules.h"
#include "site/site_folder.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

namespace {

struct SuppressOptions {
  std::vector<std::string> words; // rules and paths
  std::vector<std::string> allowed_roots;
  unsigned jobs = 1;
};

struct Words {
  std::vector<std::string> ids, paths;
};

// A word that is a rule's id is that rule; any other has to be a path that exists.
Result<Words> sort_words(const SuppressOptions &options, const Surroundings &surroundings) {
  const std::vector<std::string> &words = options.words;
  const FileSystem &files = *surroundings.files;
  const auto exists = [&](const std::string &word) {
    return files.info(file_from(surroundings.current_folder, word)).kind != FileKind::missing;
  };
  std::vector<std::string> paths;
  std::ranges::copy_if(words, std::back_inserter(paths), exists);
  const auto known = known_rule_ids(files, make_scope(paths, options.allowed_roots, 1, surroundings));
  if (!known) return known.error();
  Words result;
  for (const std::string &word : words) {
    if (std::ranges::find(*known, word) != known->end()) {
      result.ids.push_back(word);
    } else if (exists(word)) {
      result.paths.push_back(word);
    } else {
      const auto near = nearest_name(word, {known->begin(), known->end()});
      return Error{"there is no rule, file or folder " + word + did_you_mean(near, "")};
    }
  }
  if (result.ids.empty()) return Error{"galley suppress needs the id of a rule (galley rules lists them)"};
  return result;
}

Result<int> suppress(const SuppressOptions &options, const Surroundings &surroundings, Output &output) {
  const auto words = sort_words(options, surroundings);
  if (!words) return words.error();
  const CheckScope scope = make_scope(words->paths, options.allowed_roots, options.jobs, surroundings);
  const auto result = suppress_rules(*surroundings.files, scope, words->ids);
  if (!result) return result.error();

  append_messages(output.err, result->notices);
  int code = exit_code::clean;
  std::size_t diagnostics = 0;
  std::size_t documents = 0;
  const auto leave = [&](const std::string &path, std::string_view why) {
    output.err += fmt::format("galley: {} is left alone: {}\n", escape_path(path), escape_controls(why));
    code = exit_code::found;
  };
  for (const SuppressedDocument &document : result->documents) {
    if (document.left > 0) {
      output.err += fmt::format(
          "galley: {}: {} left: no comment there would hold back just this; galley.yaml "
          "can (overrides)\n",
          escape_path(document.path), count_of(document.left, "diagnostic is", "diagnostics are"));
      code = exit_code::found;
    }
    std::string lost;
    const FileResult written =
        surroundings.files->replace(document.path, document.before, document.after, &lost);
    report_lost(document.path, lost, output);
    if (written) {
      diagnostics += document.diagnostics;
      ++documents;
    } else {
      leave(document.path, written.error().changed ? "it changed meanwhile" : written.error().reason);
    }
  }
  for (const std::string &path : result->left_alone) {
    leave(path, "no comment there would hold back just this; galley.yaml can (overrides)");
  }
  output.err +=
      fmt::format("galley: {} suppressed in {}\n", count_of(diagnostics, "diagnostic", "diagnostics"),
                  count_of(documents, "document", "documents"));
  return code;
}

class SuppressCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments
        .values("word", "ID|PATH", options_.words,
                "Rules, by their ids, and files and folders (default: the current folder)")
        .required = true;
    declare_allow_root(arguments, options_.allowed_roots);
    declare_jobs(arguments, options_.jobs);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    return suppress(options_, surroundings, output);
  }

private:
  SuppressOptions options_;
};

} // namespace

CommandType suppress_command() {
  CommandType type{
      "suppress", 90, "Write comments into documents that hold diagnostics back",
      make_command<SuppressCommand>,
      "Exit code: 0 all are held back, 1 a document was left alone, 2 the run could not be done."};
  type.missing = "rule";
  return type;
}

} // namespace galley
