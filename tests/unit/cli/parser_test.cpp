#include "catch.h"

#include "cli/parser.h"
#include "cli/program.h"

using namespace galley;

namespace {

enum class Shape { round, square };

struct Values {
  std::string word;
  std::vector<std::string> paths, tags;
  bool loud = false;
  Shape shape = Shape::round;
  std::optional<std::string> note;
  std::string first, second;
};

// Has an argument of every kind, and leaves what it was given in `seen`.
Values seen;

class SampleCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.value("word", "WORD", values_.word, "A word").required = true;
    arguments.values("path", "PATH", values_.paths, "Paths");
    arguments.values("--tag,-t", "TAG", values_.tags, "A tag");
    arguments.flag("--loud", values_.loud, "Speak up");
    arguments.choice("--shape", values_.shape, {{"round", Shape::round}, {"square", Shape::square}},
                     "A shape");
    arguments.value("--note", "TEXT", values_.note, "A note").excludes = "--loud";
    arguments.value("--first", "TEXT", values_.first, "One half").needs = "--second";
    arguments.value("--second", "TEXT", values_.second, "The other half");
  }
  Result<int> run(const Surroundings &, Output &) const override {
    seen = values_;
    return 7;
  }

private:
  Values values_;
};

class BareCommand final : public Command {
public:
  Result<int> run(const Surroundings &, Output &) const override { return Error{"it fails"}; }
};

std::vector<CommandType> types() {
  return {{"sample", 1, "Take a sample", make_command<SampleCommand>, "A footer."},
          {"bare", 2, "Take nothing", make_command<BareCommand>}};
}

Values parse(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "sample");
  const auto command = parse_arguments(arguments, types());
  REQUIRE(command);
  Output output;
  CHECK(*(*command)->run({}, output) == 7);
  return seen;
}

std::string error_of(const std::vector<std::string> &arguments,
                     const std::vector<CommandType> &commands = types()) {
  const auto command = parse_arguments(arguments, commands);
  REQUIRE_FALSE(command);
  CHECK(command.error().message.find('\n') == std::string::npos);
  return command.error().message;
}

// What galley itself says to arguments that can't be understood.
std::string complaint(const std::vector<std::string> &arguments) {
  MemoryFileSystem files;
  Surroundings surroundings;
  surroundings.files = &files;
  surroundings.current_folder = "/site";
  Output output;
  CHECK(run_command_line(arguments, surroundings, output) == exit_code::not_run);
  CHECK(output.out.empty());
  return output.err;
}

std::string printed(const std::vector<std::string> &arguments) {
  const auto command = parse_arguments(arguments, types());
  REQUIRE(command);
  Output output;
  CHECK(*(*command)->run({}, output) == exit_code::clean);
  return output.out;
}

} // namespace

TEST_CASE("arguments that are not given leave their variables as they are") {
  const Values values = parse({"w"});
  CHECK(values.word == "w");
  CHECK(values.paths.empty());
  CHECK(values.tags.empty());
  CHECK_FALSE(values.loud);
  CHECK(values.shape == Shape::round);
  CHECK_FALSE(values.note);
}

TEST_CASE("every kind of argument stores its value") {
  const Values values = parse({"w", "a.md", "--tag", "one", "b.md", "-t", "two", "--loud", "--shape=square",
                               "--first", "1", "--second", "", "--", "--c.md"});
  CHECK(values.word == "w");
  CHECK(values.paths == std::vector<std::string>{"a.md", "b.md", "./--c.md"});
  CHECK(values.tags == std::vector<std::string>{"one", "two"});
  CHECK(values.loud);
  CHECK(values.shape == Shape::square);
  CHECK(values.first == "1");
  CHECK(values.second.empty());
  CHECK(parse({"w", "--note", ""}).note == "");
  CHECK(parse({"bare", "sample"}).paths == std::vector<std::string>{"sample"}); // words, not commands
}

TEST_CASE("what can't be understood is one clear line") {
  CHECK(error_of({}) == "what shall galley do? sample or bare (galley --help)");
  CHECK(error_of({"smaple"}) == "unknown command smaple; did you mean sample? (galley --help)");
  CHECK(error_of({"--hepl"}) == "unknown option --hepl; did you mean --help? (galley --help)");
  CHECK(error_of({"bare", "--lou"}) == "unknown option --lou (galley bare --help)");
  CHECK(error_of({"bare", "word"}) == "unknown argument word (galley bare --help)");
  CHECK(error_of({"sample", "--lout", "w"}) ==
        "unknown option --lout; did you mean --loud? (galley sample --help)");
  CHECK(error_of({"sample"}) == "galley sample needs a word (galley sample --help)");
  CHECK(error_of({"sample", "w", "--shape", "flat"}) == "--shape: it takes round|square, not \"flat\"");
  CHECK(error_of({"sample", "w", "--shape"}) == "--shape takes one value");
  CHECK(error_of({"sample", "w", "--note", "n", "--loud"}) == "--loud excludes --note");
  CHECK(error_of({"sample", "w", "--first", "1"}) == "--first requires --second");
}

TEST_CASE("a command may word what it needs, and take values behind --") {
  std::vector<CommandType> commands = types();
  commands[0].missing = "word of its own";
  commands[0].takes_values = true;
  CHECK(error_of({"sample"}, commands) == "galley sample needs a word of its own (galley sample --help)");
  const auto command = parse_arguments({"sample", "--", "-x"}, commands);
  REQUIRE(command);
  Output output;
  CHECK(*(*command)->run({}, output) == 7);
  CHECK(seen.word == "-x");
}

TEST_CASE("help and version") {
  CHECK_THAT(printed({"--version"}), ContainsSubstring("galley "));
  CHECK_THAT(printed({"--help"}), ContainsSubstring("  sample                Take a sample\n"));
  CHECK(printed({"sample", "--help"}) == "Take a sample.\n\n"
                                         "Usage: galley sample [OPTIONS] WORD [PATH...]\n\n"
                                         "Arguments:\n"
                                         "  WORD                  A word\n"
                                         "  PATH...               Paths\n\n"
                                         "Options:\n"
                                         "  -h, --help            Print this help message and exit\n"
                                         "  -t, --tag TAG         A tag\n"
                                         "  --loud                Speak up\n"
                                         "  --shape round|square  A shape\n"
                                         "  --note TEXT           A note\n"
                                         "  --first TEXT          One half\n"
                                         "  --second TEXT         The other half\n\n"
                                         "A footer.\n");
}

TEST_CASE("galley's own commands refuse what they can't do") {
  CHECK_THAT(complaint({}), ContainsSubstring("completions or man"));
  CHECK_THAT(complaint({"check", "--jobs", "0"}), ContainsSubstring("--jobs: it takes a number from 1 to"));
  CHECK_THAT(complaint({"check", "--jobs", "many"}), ContainsSubstring("\"many\""));
  CHECK_THAT(complaint({"check", "--max-per-rule", "0"}), ContainsSubstring("a number from 1 on"));
  CHECK_THAT(complaint({"check", "--shard", "4/3", "--records-out", "r"}), ContainsSubstring("such as 3/8"));
  CHECK_THAT(complaint({"check", "--shard", "1/3"}), ContainsSubstring("--records-out"));
  CHECK_THAT(complaint({"check", "--fail-on", "fatal"}), ContainsSubstring("error|warning|info|never"));
  CHECK_THAT(complaint({"check", "--color", "red"}), ContainsSubstring("\"red\""));
  CHECK_THAT(complaint({"check", "--stdin-filename", "a.md"}), ContainsSubstring("`-`"));
  CHECK_THAT(complaint({"check", "--no-cache", "--cache-dir", "c"}),
             ContainsSubstring("--no-cache excludes --cache-dir"));
  CHECK_THAT(complaint({"inspect"}), ContainsSubstring("galley inspect needs a file"));
  CHECK_THAT(complaint({"rules", "--format", "xml"}), ContainsSubstring("text|json|markdown"));
  CHECK_THAT(complaint({"fix", "-", "a.md"}), ContainsSubstring("name no other path"));
  CHECK_THAT(complaint({"fix", "--stdin-filename", "a.md"}), ContainsSubstring("no path is `-`"));
  CHECK_THAT(complaint({"terms", "--format", "html"}), ContainsSubstring("text|json|csv|markdown"));
}

TEST_CASE("the commands are listed by rank, each name once") {
  const std::vector<CommandType> &all = command_types();
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().name == "check");
  for (std::size_t i = 1; i < all.size(); ++i) {
    CHECK(all[i - 1].rank < all[i].rank);
    for (std::size_t j = 0; j < i; ++j) CHECK(all[i].name != all[j].name);
  }
}
