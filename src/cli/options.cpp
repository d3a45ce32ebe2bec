// Long: the types of CLI11, which this file wraps, stay in it alone.
#include "cli/options.h"

#include "base/parallel.h"
#include "cli/argument_paths.h"
#include "cli/command_line.h"
#include "cli/parsed.h"
#include "cli/validators.h"
#include "cli/version.h"
#include "text/suggest.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// CLI11 shows the type beside an option: here, what may stand there.
CLI::Option *one_of(CLI::Option *option, const std::vector<std::string> &names) {
  std::string shown;
  for (const std::string &name : names) shown += (shown.empty() ? "" : "|") + name;
  const auto known = [names, shown](const std::string &value) {
    if (std::find(names.begin(), names.end(), value) != names.end()) return std::string();
    return fmt::format("it takes {}, not \"{}\"", shown, value);
  };
  return option->check(CLI::Validator(known, "", "choice"))->type_name(shown);
}

void add_baseline(CLI::App &check, Parsed &parsed) {
  check.add_flag("--write-baseline", parsed.write_baseline,
                 "Hold all that is found in a first baseline, or take from it what is mended");
  check.add_flag("--grow", parsed.grow, "With --write-baseline: add what is new as well");
  check.add_flag("--no-baseline", parsed.no_baseline, "Print also what the baseline holds");
}

void add_since(CLI::App &check, Parsed &parsed) {
  check
      .add_option("--since", parsed.revision,
                  "Print only what is new since a revision of the Git repository, anywhere in the site")
      ->type_name("REV");
  check.add_flag("--staged", parsed.staged,
                 "Check what is staged, not the work tree; print only what is new since HEAD");
  check.add_flag("--affected", parsed.affected,
                 "Print all of what is named, and of the rest of its site what is new since HEAD");
}

void add_paths(CLI::App &command, Parsed &parsed) {
  command
      .add_option("path", parsed.check.paths,
                  "Files and folders (default: the current folder); - is standard input")
      ->type_name("PATH");
}

void add_stdin_filename(CLI::App &command, Parsed &parsed) {
  command.add_option("--stdin-filename", parsed.check.stdin_filename, "What standard input is called")
      ->type_name("PATH");
}

void add_jobs(CLI::App &command, Parsed &parsed) {
  command.add_option("--jobs,-j", parsed.check.jobs, "How many threads (default: as the machine has)")
      ->check(CLI::Validator(check_jobs, "", "jobs"))
      ->type_name("N");
}

// How what is found is printed, and what the exit code is.
void add_report(CLI::App &check, Parsed &parsed) {
  one_of(
      check.add_option("--fail-on", parsed.fail_on, "The lowest severity for exit code 1 (default: warning)"),
      {"error", "warning", "info", "never"});
  check.add_flag("--exit-zero", parsed.exit_zero, "Exit with 0 whatever is found, as --fail-on never does");
  one_of(check.add_option("--color", parsed.color,
                          "Color on stdout (default: auto, on a terminal without NO_COLOR)"),
         {"auto", "always", "never"});
  one_of(check.add_option("--column-unit", parsed.column_unit, "What a column counts (default: codepoint)"),
         {"codepoint", "byte", "utf16", "display"});
  check.add_flag("--statistics", parsed.check.statistics, "Sum up by rule, as on a terminal");
  check
      .add_option("--max-per-rule", parsed.check.max_per_rule, "Print at most so many diagnostics of a rule")
      ->check(CLI::Validator(check_maximum, "", "maximum"))
      ->type_name("N");
}

void add_shard(CLI::App &check, Parsed &parsed) {
  CLI::Option *shard =
      check.add_option("--shard", parsed.shard, "Check one of N parts of the site, for `galley merge`")
          ->check(CLI::Validator(check_shard, "", "shard"))
          ->type_name("K/N");
  CLI::Option *out =
      check.add_option("--records-out", parsed.check.records_out, "The file that the part goes to")
          ->type_name("FILE");
  shard->needs(out);
  out->needs(shard);
}

CLI::App *add_merge(CLI::App &app, Parsed &parsed) {
  CLI::App *merge = app.add_subcommand(
      "merge", "Print what `galley check` found in all parts of the current folder's site");
  merge->add_option("file", parsed.check.merged, "The files of all parts, as --records-out made them")
      ->type_name("FILE")
      ->required();
  add_report(*merge, parsed);
  merge->add_flag("--no-baseline", parsed.no_baseline, "Print also what the baseline holds");
  add_jobs(*merge, parsed);
  merge->footer("Exit code: as of `galley check`.");
  return merge;
}

CLI::App *add_check(CLI::App &app, Parsed &parsed) {
  CLI::App *check = app.add_subcommand("check", "Check documents and print what is wrong with them");
  add_paths(*check, parsed);
  add_stdin_filename(*check, parsed);
  add_jobs(*check, parsed);
  add_report(*check, parsed);
  check->add_flag("--no-cache", parsed.no_cache, "Use nothing that an earlier run kept, and keep nothing");
  check
      ->add_option("--cache-dir", parsed.check.cache_folder, "Where to keep it (else $XDG_CACHE_HOME/galley)")
      ->type_name("PATH")
      ->excludes(check->get_option("--no-cache"));
  check->add_flag("--no-exclude", parsed.check.no_exclude,
                  "Check also what galley.yaml excludes, and named files that are not its `content`");
  add_baseline(*check, parsed);
  add_since(*check, parsed);
  add_shard(*check, parsed);
  check->footer(
      "Exit code: 0 nothing found, 1 diagnostics at or above --fail-on, 2 the run could not be done.");
  return check;
}

CLI::App *add_fix(CLI::App &app, Parsed &parsed) {
  CLI::App *fix = app.add_subcommand("fix", "Mend what has one right answer, and print what is left");
  add_paths(*fix, parsed);
  fix->add_flag("--unsafe", parsed.fix.unsafe, "Make also fixes that may not be what the writer wants");
  fix->add_flag("--diff", parsed.fix.diff, "Print what would change as a unified diff, and write nothing");
  fix->add_flag("--check", parsed.fix.only_check, "Name the documents that would change, and write nothing");
  fix->add_option("--rule", parsed.fix.rules, "Make the fixes of this rule only; may stand several times")
      ->type_name("ID")
      ->allow_extra_args(false);
  add_stdin_filename(*fix, parsed);
  add_jobs(*fix, parsed);
  one_of(fix->add_option("--fail-on", parsed.fail_on,
                         "The lowest severity of what is left for exit code 1 (default: warning)"),
         {"error", "warning", "info", "never"});
  fix->add_flag("--no-exclude", parsed.check.no_exclude,
                "Fix also what galley.yaml excludes, and named files that are not its `content`");
  fix->footer(
      "Exit code: 0 nothing left, 1 diagnostics left at or above --fail-on, 2 the run could not be done or a "
      "document not be written. With --diff or --check: 0 nothing would change, 1 something would.");
  return fix;
}

CLI::App *add_inspect(CLI::App &app, Parsed &parsed) {
  CLI::App *inspect =
      app.add_subcommand("inspect", "Print what galley sees in documents, one JSON object a line");
  inspect->add_option("file", parsed.inspect.files, "Documents")->type_name("FILE")->required();
  return inspect;
}

CLI::App *add_rules(CLI::App &app, Parsed &parsed) {
  CLI::App *rules = app.add_subcommand("rules", "List the rules, or explain one");
  CLI::Option *id = rules->add_option("id", parsed.rules.id, "The rule to explain")->type_name("ID");
  one_of(rules->add_option("--format", parsed.rules.format, "How to print it (default: text)"),
         {"text", "json", "markdown"});
  rules->add_flag("--checks", parsed.rules.checks, "Print what rule files may use: checks, their options")
      ->excludes(id);
  return rules;
}

CLI::App *add_config(CLI::App &app, Parsed &parsed) {
  CLI::App *config = app.add_subcommand("config", "Print the config that serves for a path, and what set it");
  config->add_option("path", parsed.config.path, "A document or a folder (default: the current folder)")
      ->type_name("PATH");
  return config;
}

CLI::App *add_values(CLI::App &app, Parsed &parsed) {
  CLI::App *values = app.add_subcommand("values", "Print the values of a field, those used most first");
  values->add_option("field", parsed.values.field, "A key of the front matter, such as tags or nav.parent")
      ->type_name("FIELD")
      ->required();
  values->add_option("path", parsed.values.path, "A path of the site (default: the current folder)")
      ->type_name("PATH");
  one_of(values->add_option("--format", parsed.values.format, "How to print them (default: text)"),
         {"text", "json", "csv"});
  add_jobs(*values, parsed);
  return values;
}

CLI::App *add_rename(CLI::App &app, Parsed &parsed) {
  RenameOptions &options = parsed.rename;
  CLI::App *rename =
      app.add_subcommand("rename", "Rename a value of a field in all documents and in the taxonomy");
  rename->add_option("field", options.field, "A key of the front matter, such as tags or nav.parent")
      ->type_name("FIELD")
      ->required();
  rename->add_option("old", options.before, "The value that stands there")->type_name("OLD")->required();
  rename->add_option("new", options.after, "The value that is to stand there")->type_name("NEW")->required();
  rename->add_option("path", options.path, "A path of the site (default: the current folder)")
      ->type_name("PATH");
  rename->add_flag("--dry-run", options.dry_run,
                   "Print what would change as a unified diff, and write nothing");
  add_jobs(*rename, parsed);
  rename->footer("Exit code: 0 renamed wherever it stood, 1 a file was left alone, 2 the run could not be "
                 "done or a file not be written.");
  return rename;
}

CLI::App *add_suppress(CLI::App &app, Parsed &parsed) {
  CLI::App *suppress =
      app.add_subcommand("suppress", "Write comments into documents that hold diagnostics back");
  suppress
      ->add_option("word", parsed.suppress.words,
                   "Rules, by their ids, and files and folders (default: the current folder)")
      ->type_name("ID|PATH")
      ->required();
  add_jobs(*suppress, parsed);
  suppress->footer(
      "Exit code: 0 all are held back, 1 a document was left alone, 2 the run could not be done.");
  return suppress;
}

CLI::App *add_terms(CLI::App &app, Parsed &parsed) {
  CLI::App *terms =
      app.add_subcommand("terms", "Print the site's glossary: its terms, what defines them, and where");
  terms->add_option("path", parsed.terms.paths, "Files and folders (default: the current folder)")
      ->type_name("PATH");
  one_of(terms->add_option("--format", parsed.terms.format, "How to print it (default: text)"),
         {"text", "json", "csv", "markdown"});
  terms->add_flag("--undefined", parsed.terms.undefined,
                  "Print instead the bold terms that nothing defines, the most used first");
  add_jobs(*terms, parsed);
  return terms;
}

CLI::App *add_completions(CLI::App &app, Parsed &parsed) {
  CLI::App *completions = app.add_subcommand("completions", "Print a shell's completions of galley");
  one_of(completions->add_option("shell", parsed.shell, "The shell that reads them"), {"bash", "zsh", "fish"})
      ->required();
  return completions;
}

// The whole command line; what is parsed goes to `parsed`, which outlives it.
struct Grammar {
  explicit Grammar(Parsed &parsed)
      : check(add_check(app, parsed)), merge(add_merge(app, parsed)), fix(add_fix(app, parsed)),
        inspect(add_inspect(app, parsed)), rules(add_rules(app, parsed)), config(add_config(app, parsed)),
        values(add_values(app, parsed)), rename(add_rename(app, parsed)), suppress(add_suppress(app, parsed)),
        terms(add_terms(app, parsed)), completions(add_completions(app, parsed)),
        man(app.add_subcommand("man", "Print the manual page, for man")) {
    app.footer("`galley check` checks the current folder. `galley COMMAND --help` says more of a command.");
    app.set_version_flag("--version", fmt::format("galley {}", version_and_commit),
                         "Print the version and exit");
  }

  CLI::App app{"galley proofs Markdown before it is published.", "galley"};
  CLI::App *check;
  CLI::App *merge;
  CLI::App *fix;
  CLI::App *inspect;
  CLI::App *rules;
  CLI::App *config;
  CLI::App *values;
  CLI::App *rename;
  CLI::App *suppress;
  CLI::App *terms;
  CLI::App *completions;
  CLI::App *man;
};

OptionDescription describe(const CLI::Option &option) {
  OptionDescription result;
  if (option.get_positional()) {
    result.names = {option.get_name()};
  } else {
    for (const std::string &name : option.get_lnames()) result.names.push_back("--" + name);
    for (const std::string &name : option.get_snames()) result.names.push_back("-" + name);
  }
  const bool is_flag = option.get_items_expected_max() == 0;
  result.value = is_flag ? "" : option.get_type_name();
  result.text = option.get_description();
  result.required = option.get_required();
  result.repeated = option.get_items_expected_max() > 1;
  return result;
}

CommandDescription describe(const CLI::App &app, const std::string &name) {
  CommandDescription result{name, app.get_description(), app.get_footer(), {}};
  for (const CLI::Option *option : app.get_options()) result.options.push_back(describe(*option));
  return result;
}

CommandLine describe(const CLI::App &app) {
  CommandLine line{describe(app, ""), {}};
  for (const CLI::App *command : app.get_subcommands({}))
    line.commands.push_back(describe(*command, command->get_name()));
  return line;
}

std::string one_line(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  return line;
}

std::string describe_unexpected(const CLI::App &app, const CLI::App &command, const std::string &word) {
  std::vector<std::string> known;
  if (&app == &command && !word.starts_with('-')) {
    for (const CLI::App *subcommand : app.get_subcommands({})) known.push_back(subcommand->get_name());
  } else {
    for (const CLI::Option *option : command.get_options()) {
      if (!option->get_positional()) known.push_back(option->get_name());
    }
  }
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto meant = nearest_name(word, candidates);
  const std::string_view kind = word.starts_with('-') ? "option" : &app == &command ? "command" : "argument";
  const std::string suggestion = meant ? fmt::format("; did you mean {}?", *meant) : "";
  const std::string name = &app == &command ? "" : command.get_name() + " ";
  return fmt::format("unknown {} {}{} (galley {}--help)", kind, word, suggestion, name);
}

} // namespace

Result<Command> parse_arguments(const std::vector<std::string> &arguments) {
  Parsed parsed;
  parsed.check.jobs = default_jobs();
  Grammar grammar(parsed);
  CLI::App &app = grammar.app;
  std::vector<std::string> words = mark_paths(arguments);
  std::reverse(words.begin(), words.end()); // CLI11 takes the last one first
  const auto command = [&]() -> const CLI::App & {
    return app.get_subcommands().empty() ? app : *app.get_subcommands().front();
  };
  try {
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp &) {
    const bool of_galley = app.get_subcommands().empty();
    return Command(PrintText{write_help(describe(app), of_galley ? "" : command().get_name())});
  } catch (const CLI::CallForVersion &) {
    return Command(PrintText{fmt::format("galley {}\n", version_and_commit)});
  } catch (const CLI::ExtrasError &) {
    return Error{describe_unexpected(app, command(), app.remaining(true).front())};
  } catch (const CLI::RequiredError &) {
    return Error{fmt::format("galley {} needs a {} (galley {} --help)", command().get_name(),
                             grammar.completions->parsed() ? "shell"
                             : grammar.suppress->parsed()  ? "rule"
                             : grammar.values->parsed()    ? "field"
                             : grammar.rename->parsed()    ? "field, an old value and a new one"
                                                           : "file",
                             command().get_name())};
  } catch (const CLI::ArgumentMismatch &error) {
    const std::string_view message = error.what(); // the option's name, a colon, and how many it takes
    return Error{fmt::format("{} takes one value", message.substr(0, message.find(':')))};
  } catch (const CLI::ParseError &error) {
    return Error{one_line(error.what())};
  }
  const auto with_jobs = [&](auto options) {
    options.jobs = parsed.check.jobs;
    return Command(std::move(options));
  };
  if (grammar.check->parsed()) return finish_check(std::move(parsed));
  if (grammar.merge->parsed()) return finish_check(std::move(parsed));
  if (grammar.fix->parsed()) return finish_fix(std::move(parsed));
  if (grammar.inspect->parsed()) return Command(std::move(parsed.inspect));
  if (grammar.rules->parsed()) return Command(std::move(parsed.rules));
  if (grammar.config->parsed()) return Command(std::move(parsed.config));
  if (grammar.values->parsed()) return with_jobs(std::move(parsed.values));
  if (grammar.rename->parsed()) return with_jobs(std::move(parsed.rename));
  if (grammar.suppress->parsed()) return with_jobs(std::move(parsed.suppress));
  if (grammar.terms->parsed()) return with_jobs(std::move(parsed.terms));
  if (grammar.completions->parsed())
    return Command(PrintText{write_completions(describe(app), parsed.shell)});
  if (grammar.man->parsed()) return Command(PrintText{write_manual(describe(app), version_and_commit)});
  return Error{"what shall galley do? check, fix, inspect, rules or config (galley --help)"};
}

} // namespace galley
