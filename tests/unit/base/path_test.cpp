#include "base/path.h"

#include "catch.h"

using namespace galley;

TEST_CASE("a path falls into its folder and its name") {
  CHECK(folder_of("a/b/c.md") == "a/b");
  CHECK(folder_of("c.md") == "");
  CHECK(folder_of("") == "");
  CHECK(folder_of("/a/b") == "/a");
  CHECK(folder_of("/a") == "/");
  CHECK(folder_of("/") == "");
  CHECK(name_of("a/b/c.md") == "c.md");
  CHECK(name_of("c.md") == "c.md");
  CHECK(name_of("/a") == "a");
  CHECK(name_of("a/") == "");
  CHECK(join_path("a", "b") == "a/b");
  CHECK(join_path("a/", "b") == "a/b");
  CHECK(join_path("", "b") == "b");
  CHECK(join_path("/", "b") == "/b");
  CHECK(join_path("a", "") == "a/");
}

TEST_CASE("a path is within its folders and within nothing else") {
  CHECK(is_within("/a/b", "/a"));
  CHECK(is_within("/a", "/a"));
  CHECK(is_within("/a", "/"));
  CHECK(is_within("/", "/"));
  CHECK_FALSE(is_within("/ab", "/a"));
  CHECK_FALSE(is_within("/a", "/a/b"));
  CHECK(is_within("a/b", "a"));
  CHECK(is_within("a", ""));
  CHECK_FALSE(is_within("/a", ""));
  CHECK_FALSE(is_within("a", "/"));
}

TEST_CASE("the part of a path below its folder") {
  CHECK(path_below("a", "a/b/c") == "b/c");
  CHECK(path_below("/a", "/a/b") == "b");
  CHECK(path_below("/", "/a/b") == "a/b");
  CHECK(path_below("", "a/b") == "a/b");
  CHECK(path_below("/a", "/a") == "");
  CHECK(path_below("/", "/") == "");
}

TEST_CASE("a path is made normal") {
  CHECK(normal_path("a/./b//c/") == "a/b/c");
  CHECK(normal_path("a/../b") == "b");
  CHECK(normal_path("../../a/../b") == "../../b");
  CHECK(normal_path("a/../../b") == "../b");
  CHECK(normal_path("/a/../../b") == "/b");
  CHECK(normal_path("/") == "/");
  CHECK(normal_path("/..") == "/");
  CHECK(normal_path("a/..") == ".");
  CHECK(normal_path("./") == ".");
  CHECK(normal_path("") == "");
}

TEST_CASE("paths of links are resolved within the site") {
  CHECK(resolve_path("a/b", "c.md") == "a/b/c.md");
  CHECK(resolve_path("a/b", "../c/./d//e.md") == "a/c/d/e.md");
  CHECK(resolve_path("a", "..") == "");
  CHECK(resolve_path("", "/x/") == "x");
  CHECK(resolve_path("a", "../../x") == std::nullopt);
  CHECK(resolve_path("a", "../../a/x") == std::nullopt);
}

TEST_CASE("paths that people type become absolute") {
  CHECK(absolute_path("/a/b", "c.md") == "/a/b/c.md");
  CHECK(absolute_path("/a/b", "../c") == "/a/c");
  CHECK(absolute_path("/a/b", "/c/./d/") == "/c/d");
  CHECK(absolute_path("/a/b", "") == "/a/b");
  CHECK(absolute_path("/a", "../../..") == "/");
  CHECK(absolute_path("/", "a") == "/a");
}

TEST_CASE("a path is written as seen from a folder") {
  CHECK(relative_path("a/b", "a/b/c.md") == "c.md");
  CHECK(relative_path("a/b", "a/c/d.md") == "../c/d.md");
  CHECK(relative_path("", "x.md") == "x.md");
  CHECK(relative_path("x", "x") == "");
  CHECK(relative_path("x", "") == "..");
  CHECK(relative_path("/a/b", "/c") == "../../c");
  CHECK(relative_path("/", "/a") == "a");
  CHECK(relative_path("..", "../b/c") == "b/c");
  CHECK(relative_path("..", "c") == "c");
  CHECK(relative_path("a", "/c") == "/c");
}

TEST_CASE("messages name a path from the current folder where the two have a folder in common") {
  CHECK(printed_path("/a/b", "/a/b/c.md") == "c.md");
  CHECK(printed_path("/a/b", "/a/b") == "");
  CHECK(printed_path("/a/b", "/a/c.md") == "../c.md");
  CHECK(printed_path("/a/b", "/c/d.md") == "/c/d.md");
  CHECK(printed_path("/a/b", "/ab/d.md") == "/ab/d.md");
  CHECK(printed_path("/a/b", "/") == "/");
  CHECK(printed_path("/", "/c/d.md") == "c/d.md");
  CHECK(printed_path("/", "/") == "");
}

TEST_CASE("percent signs are decoded where two digits follow") {
  CHECK(decode_percent("a%20b%2e") == "a b.");
  CHECK(decode_percent("100%") == "100%");
  CHECK(decode_percent("%4") == "%4");
  CHECK(decode_percent("a%20b%zz%4") == "a b%zz%4");
  CHECK(decode_percent("%E4%B8%AD") == "中");
  CHECK(decode_percent("%E4%B8") == "\xe4\xb8");
  CHECK(decode_percent("%2541") == "%41");
}

TEST_CASE("a path has a file: URI, which leads back to it") {
  CHECK(file_uri("/") == "file:///");
  CHECK(file_uri("/srv/notes/a.md") == "file:///srv/notes/a.md");
  CHECK(file_uri("/笔记/a b.md") == "file:///%E7%AC%94%E8%AE%B0/a%20b.md");
  CHECK(file_uri("/100%/c#/d?.md") == "file:///100%25/c%23/d%3F.md");
  CHECK(file_uri("/a+b (1)~[x].md") == "file:///a+b%20(1)~%5Bx%5D.md");
  CHECK(file_uri("/\"<>\\^`{|}\x7f") == "file:///%22%3C%3E%5C%5E%60%7B%7C%7D%7F");
  for (const std::string path : {"/", "/a/b.md", "/笔记/术语 表.md", "/100%/%41", "/c#/#", "/d?e", "/\xff",
                                 "/a\nb", "/a:b@c", "/é/ü", "/...", "/~user"}) {
    CHECK(path_of_file_uri(file_uri(path)) == path);
  }
}

TEST_CASE("file: URIs are read in all forms that programs write") {
  CHECK(path_of_file_uri("file:///a/b.md") == "/a/b.md");
  CHECK(path_of_file_uri("file:/a/b.md") == "/a/b.md");
  CHECK(path_of_file_uri("FILE://LocalHost/a/b.md") == "/a/b.md");
  CHECK(path_of_file_uri("file:///a%3Ab/%e7%ac%94.md") == "/a:b/笔.md");
  CHECK(path_of_file_uri("file:///笔.md") == "/笔.md");
  CHECK(path_of_file_uri("file:///a/%2E%2E/b/") == "/b");
  CHECK(path_of_file_uri("file:///a%") == "/a%");
  CHECK(path_of_file_uri("file://server/a.md") == std::nullopt);
  CHECK(path_of_file_uri("file://localhosts/a.md") == std::nullopt);
  CHECK(path_of_file_uri("file:a.md") == std::nullopt);
  CHECK(path_of_file_uri("file:///a#b") == std::nullopt);
  CHECK(path_of_file_uri("file:///a?b") == std::nullopt);
  CHECK(path_of_file_uri("file:///a%2Fb") == std::nullopt);
  CHECK(path_of_file_uri("file:///a%00b") == std::nullopt);
  CHECK(path_of_file_uri("untitled:Untitled-1") == std::nullopt);
  CHECK(path_of_file_uri("/a/b.md") == std::nullopt);
  CHECK(path_of_file_uri("") == std::nullopt);
}
