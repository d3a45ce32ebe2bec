#include "catch.h"

#include "site/process.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace galley;

namespace {

// Returns the program, found as galley finds it. Its environment has nothing but PATH.
Program program(std::vector<std::string> words) {
  const std::string path = std::getenv("PATH");
  const std::string found = find_program(words.front(), program_folders(path, "/untrusted"));
  words.front() = found.empty() ? "/galley-no-such-program" : found;
  return {std::move(words), {"PATH=" + path}};
}

} // namespace

TEST_CASE("a program's streams and exit code come back apart") {
  const auto done = run_process(program({"sh", "-c", "echo out; echo err >&2; exit 3"}));
  REQUIRE(done);
  CHECK(done->code == 3);
  CHECK(done->out == "out\n");
  CHECK(done->err == "err\n");
}

TEST_CASE("much on both streams holds nobody up") {
  const auto done =
      run_process(program({"sh", "-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"}));
  REQUIRE(done);
  CHECK(done->out.size() == 300000);
  CHECK(done->err.size() == 65536); // what is kept of it
}

TEST_CASE("no shell sees the words, and nothing is on standard input") {
  const auto done = run_process(program({"printf", "%s|", "a b", "$HOME", "'", "\n"}));
  REQUIRE(done);
  CHECK(done->out == "a b|$HOME|'|\n|");
  CHECK(run_process(program({"cat"}))->out.empty());
}

TEST_CASE("a program that isn't there is an error, and a signal is an exit code") {
  CHECK_FALSE(run_process(program({"galley-no-such-program"})));
  CHECK(run_process(program({"sh", "-c", "kill -9 $$"}))->code == 128 + 9);
}

TEST_CASE("a conversation goes to and fro") {
  auto started = Conversation::start(program({"cat"}));
  REQUIRE(started);
  Conversation &cat = **started;
  std::string text;
  for (int round = 0; round < 3; ++round) {
    REQUIRE(cat.write("one\ntwo\nthree"));
    CHECK((cat.read_line(text) && text == "one"));
    CHECK(cat.skip(2));
    CHECK((cat.read(7, text) && text == "o\nthree"));
  }
}

TEST_CASE("a program that went away gives nothing") {
  auto started = Conversation::start(program({"true"}));
  REQUIRE(started);
  std::string text;
  CHECK_FALSE((*started)->read_line(text));
  CHECK_FALSE((*started)->read(1, text));
  CHECK_FALSE((*started)->skip(1));
}

TEST_CASE("a program that takes too long is ended, whatever it waits for") {
  for (const char *waits :
       {"exec sleep 60", "exec >&- 2>&-; exec sleep 60", "while :; do echo; sleep 0.01; done"}) {
    Program slow = program({"sh", "-c", waits});
    slow.patience = std::chrono::milliseconds(200);
    const auto done = run_process(slow);
    if (done) { // it had nothing more to say
      CHECK(done->code == 128 + 9);
    } else {
      CHECK(done.error().message == "it took more than 1 s and was ended");
    }
  }
  Program silent = program({"sleep", "60"});
  silent.patience = std::chrono::milliseconds(50);
  auto started = Conversation::start(silent);
  REQUIRE(started);
  std::string text;
  CHECK_FALSE((*started)->read_line(text));
}

TEST_CASE("a program that prints without end is ended") {
  Program endless = program({"cat", "/dev/zero"});
  endless.most_output = std::size_t{1} << 20;
  const auto done = run_process(endless);
  REQUIRE_FALSE(done);
  CHECK(done.error().message == "it printed more than 1 MB and was ended");
  const auto err = run_process(program({"sh", "-c", "head -c 3000000 /dev/zero >&2"}));
  REQUIRE(err);
  CHECK(err->err.size() == 64 << 10);
}

TEST_CASE("a program gets the environment that is given, and no more") {
  Program bare = program({"env"});
  bare.environment = {"A=b"};
  CHECK(run_process(bare)->out == "A=b\n");
}

TEST_CASE("programs are looked for in absolute folders that are not the repository's") {
  using Folders = std::vector<std::string>;
  CHECK(program_folders("/usr/bin:/bin", "/site") == Folders{"/usr/bin", "/bin"});
  CHECK(program_folders(":.:bin:/bin::/site:/site/node_modules/.bin:/other/../site/bin:/sites/bin:",
                        "/site") == Folders{"/bin", "/sites/bin"});
  CHECK(program_folders("", "/site").empty());

  std::string name = (std::filesystem::temp_directory_path() / "galley-test-XXXXXX").string();
  const std::string folder = ::mkdtemp(name.data());
  std::filesystem::create_directories(folder + "/a/tool");
  std::filesystem::create_directories(folder + "/b");
  std::ofstream(folder + "/b/tool") << "no program\n";
  CHECK(find_program("tool", {folder + "/none", folder + "/a", folder + "/b"}).empty());
  std::filesystem::permissions(folder + "/b/tool", std::filesystem::perms::owner_all);
  CHECK(find_program("tool", {folder + "/none", folder + "/a", folder + "/b"}) == folder + "/b/tool");
  std::filesystem::remove_all(folder);
}
