#include "catch.h"

#include "site/process.h"

using namespace galley;

TEST_CASE("a program's streams and exit code come back apart") {
  const auto done = run_process({"sh", "-c", "echo out; echo err >&2; exit 3"});
  REQUIRE(done);
  CHECK(done->code == 3);
  CHECK(done->out == "out\n");
  CHECK(done->err == "err\n");
}

TEST_CASE("much on both streams holds nobody up") {
  const auto done = run_process({"sh", "-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"});
  REQUIRE(done);
  CHECK(done->out.size() == 300000);
  CHECK(done->err.size() == 300000);
}

TEST_CASE("no shell sees the words, and nothing is on standard input") {
  const auto done = run_process({"printf", "%s|", "a b", "$HOME", "'", "\n"});
  REQUIRE(done);
  CHECK(done->out == "a b|$HOME|'|\n|");
  CHECK(run_process({"cat"})->out.empty());
}

TEST_CASE("a program that isn't there is an error, and a signal is an exit code") {
  CHECK_FALSE(run_process({"galley-no-such-program"}));
  CHECK(run_process({"sh", "-c", "kill -9 $$"})->code == 128 + 9);
}

TEST_CASE("a conversation goes to and fro") {
  auto started = Conversation::start({"cat"});
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
  auto started = Conversation::start({"true"});
  REQUIRE(started);
  std::string text;
  CHECK_FALSE((*started)->read_line(text));
  CHECK_FALSE((*started)->read(1, text));
  CHECK_FALSE((*started)->skip(1));
}
