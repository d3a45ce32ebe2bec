#include "catch.h"

#include "text/format.h"

using namespace galley;

namespace {

bool is(std::string_view format, std::string_view text) {
  return find_format(format)->accepts(text);
}

} // namespace

TEST_CASE("dates know the calendar") {
  CHECK(is("date", "2024-02-29"));
  CHECK(is("date", "2000-02-29"));
  CHECK_FALSE(is("date", "1900-02-29"));
  CHECK_FALSE(is("date", "2025-02-29"));
  CHECK_FALSE(is("date", "2025-04-31"));
  CHECK_FALSE(is("date", "2025-13-01"));
  CHECK_FALSE(is("date", "2025-1-1"));
  CHECK_FALSE(is("date", "2025-11-05 "));
  CHECK_FALSE(is("date", ""));
  CHECK(is("date-time", "2025-11-05T23:59:60Z"));
  CHECK_FALSE(is("date-time", "2025-11-05T22:59:60Z"));
  CHECK(is("date-time", "2025-11-05t08:30:00.25+08:00"));
  CHECK_FALSE(is("date-time", "2025-11-05 08:30:00Z"));
  CHECK_FALSE(is("time", "08:30:00"));
  CHECK(is("time", "01:29:60+01:30"));
}

TEST_CASE("addresses") {
  CHECK(is("uri", "https://www.youtube.com/watch?v=uRPqTkmIeAY"));
  CHECK(is("uri", "mailto:a@b.c"));
  CHECK_FALSE(is("uri", "example.org/a"));
  CHECK_FALSE(is("uri", "https://example.org/a b"));
  CHECK_FALSE(is("uri", "https://例子.org/"));
  CHECK_FALSE(is("uri", "https://example.org/%zz"));
  CHECK(is("uri-reference", "/a/b#c"));
  CHECK_FALSE(is("uri-reference", "a\\b"));
  CHECK(is("email", "ada@example.org"));
  CHECK_FALSE(is("email", "ada@"));
  CHECK_FALSE(is("email", "@example.org"));
  CHECK_FALSE(is("email", "a..b@example.org"));
  CHECK(is("hostname", "a-b.example"));
  CHECK_FALSE(is("hostname", "-a.example"));
  CHECK_FALSE(is("hostname", "a_b.example"));
  CHECK(is("ipv4", "192.0.2.1"));
  CHECK_FALSE(is("ipv4", "192.0.2.01"));
  CHECK_FALSE(is("ipv4", "192.0.2"));
  CHECK_FALSE(is("ipv4", "192.0.2.-1"));
  CHECK(is("ipv6", "::ffff:192.0.2.1"));
  CHECK_FALSE(is("ipv6", "1::2::3"));
  CHECK_FALSE(is("ipv6", "1:2:3:4:5:6:7:8:"));
  CHECK(is("uuid", "123e4567-e89b-12d3-a456-426614174000"));
  CHECK_FALSE(is("uuid", "123e4567e89b12d3a456426614174000"));
  CHECK(is("regex", "^a+$"));
  CHECK_FALSE(is("regex", "a("));
  CHECK(find_format("nonsense") == nullptr);
}

TEST_CASE("spans of time") {
  CHECK(is("duration", "P2W"));
  CHECK(is("duration", "P1Y2M"));
  CHECK(is("duration", "P3DT1H30M"));
  CHECK_FALSE(is("duration", "P1YT"));
  CHECK_FALSE(is("duration", "P1Y3D")); // the standard lets no unit out between two
  CHECK_FALSE(is("duration", "PT5"));
  CHECK_FALSE(is("duration", "1 hour"));
}

TEST_CASE("pointers and templates") {
  CHECK(is("json-pointer", "/a~1b/0"));
  CHECK_FALSE(is("json-pointer", "a/b"));
  CHECK_FALSE(is("json-pointer", "/a~2"));
  CHECK(is("relative-json-pointer", "10/a"));
  CHECK(is("relative-json-pointer", "0#"));
  CHECK_FALSE(is("relative-json-pointer", "01/a"));
  CHECK(is("uri-template", "/{year}/{slug:20}{?page,sort*}"));
  CHECK(is("uri-template", "/文/{x}"));
  CHECK_FALSE(is("uri-template", "/{year/{slug}"));
  CHECK_FALSE(is("uri-template", "/{}"));
  CHECK_FALSE(is("uri-template", "/{a b}"));
}

TEST_CASE("addresses beyond ASCII") {
  CHECK(is("iri", "https://例子.org/路径?问=答#锚"));
  CHECK_FALSE(is("iri", "/路径"));
  CHECK(is("iri-reference", "/路径"));
  CHECK_FALSE(is("iri-reference", "/a b"));
  CHECK(is("idn-email", "张三@例子.公司"));
  CHECK_FALSE(is("email", "张三@例子.公司"));
  CHECK_FALSE(is("idn-email", "张三 @例子.公司"));
  CHECK(is("idn-hostname", "例子。公司"));
  CHECK_FALSE(is("idn-hostname", "-例子.公司"));
  CHECK_FALSE(is("hostname", "例子.公司"));
}
