#include "catch.h"

#include "text/uri.h"

using namespace galley;

TEST_CASE("references resolve as RFC 3986 has it") {
  const auto seen = [](std::string_view reference) { return resolve_uri("http://a/b/c/d;p?q", reference); };
  // Section 5.4.1 and 5.4.2.
  CHECK(seen("g:h") == "g:h");
  CHECK(seen("g") == "http://a/b/c/g");
  CHECK(seen("./g") == "http://a/b/c/g");
  CHECK(seen("g/") == "http://a/b/c/g/");
  CHECK(seen("/g") == "http://a/g");
  CHECK(seen("//g") == "http://g");
  CHECK(seen("?y") == "http://a/b/c/d;p?y");
  CHECK(seen("g?y") == "http://a/b/c/g?y");
  CHECK(seen("#s") == "http://a/b/c/d;p?q#s");
  CHECK(seen("g#s") == "http://a/b/c/g#s");
  CHECK(seen(";x") == "http://a/b/c/;x");
  CHECK(seen("") == "http://a/b/c/d;p?q");
  CHECK(seen(".") == "http://a/b/c/");
  CHECK(seen("..") == "http://a/b/");
  CHECK(seen("../g") == "http://a/b/g");
  CHECK(seen("../..") == "http://a/");
  CHECK(seen("../../g") == "http://a/g");
  CHECK(seen("../../../g") == "http://a/g");
  CHECK(seen("/../g") == "http://a/g");
  CHECK(seen("g..") == "http://a/b/c/g..");
  CHECK(seen("./g/.") == "http://a/b/c/g/");
  CHECK(seen("g/../h") == "http://a/b/c/h");
}

TEST_CASE("paths of files resolve as well") {
  CHECK(resolve_uri("schemas/post.json", "tag.json#/a") == "schemas/tag.json#/a");
  CHECK(resolve_uri("schemas/post.json", "../tag.json") == "tag.json");
  CHECK(resolve_uri("post.json", "../../tag.json") == "../../tag.json");
  CHECK(resolve_uri("../x/post.json", "../tag.json") == "../tag.json");
  CHECK(resolve_uri("../post.json", "../tag.json") == "../../tag.json");
  CHECK(resolve_uri("/s/post.json", "../tag.json") == "/tag.json");
  CHECK(resolve_uri("post.json", "#/definitions/a") == "post.json#/definitions/a");
  CHECK(resolve_uri("urn:uuid:1", "#x") == "urn:uuid:1#x");
  CHECK(has_scheme("http://a"));
  CHECK_FALSE(has_scheme("a/b:c"));
  CHECK_FALSE(has_scheme("1a:b"));
}
