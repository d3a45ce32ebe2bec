#include "text/url.h"

#include "catch.h"
#include "text/date.h"

using namespace galley;

TEST_CASE("a video has many addresses and one identity") {
  for (const char *url :
       {"https://www.youtube.com/watch?v=dQw4w9WgXcQ", "http://youtube.com/watch?t=42s&v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?si=x", "https://m.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1#t=3",
        "https://www.youtube.com/embed/dQw4w9WgXcQ", "https://www.youtube.com/shorts/dQw4w9WgXcQ/",
        "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share",
        "https://www.youtube-nocookie.com/v/dQw4w9WgXcQ", "HTTPS://WWW.YouTube.com/watch?v=dQw4w9WgXcQ"}) {
    INFO(url);
    CHECK(url_identity(url) == "youtube:dQw4w9WgXcQ");
  }
  CHECK(url_identity("https://youtu.be/dQw4w9WgXcq") != url_identity("https://youtu.be/dQw4w9WgXcQ"));
  CHECK(url_identity("https://www.youtube.com/watch?v=YOUR_VIDEO_ID").empty());
}

TEST_CASE("addresses are the same where only their writing differs") {
  const std::string one = url_identity("https://example.org/a/b?x=1&y=2");
  for (const char *url : {"http://example.org/a/b?x=1&y=2", "https://www.example.org/a/b/?y=2&x=1",
                          "https://EXAMPLE.org:443/a/b?x=1&utm_source=mail&y=2#part",
                          " https://example.org/a/b?x=1&&y=2&fbclid=7 "}) {
    INFO(url);
    CHECK(url_identity(url) == one);
  }
  CHECK(url_identity("https://example.org/A/b?x=1&y=2") != one);
  CHECK(url_identity("https://example.org/a/b?x=1&y=3") != one);
  CHECK(url_identity("https://sub.example.org/a/b?x=1&y=2") != one);
}

TEST_CASE("what many documents may share has no identity") {
  for (const char *text : {"", "https://example.org", "https://www.example.org/", "a book", "/a/b", "://",
                           "ftp://example.org/a", "https://", "http://example.org?utm_source=x"}) {
    INFO(text);
    CHECK(url_identity(text).empty());
  }
}

TEST_CASE("days and moments are read as RFC 3339 has them") {
  CHECK(read_moment("1970-01-02")->day == 1);
  CHECK(read_moment("2024-02-29")->day - read_moment("2024-02-28")->day == 1);
  CHECK(read_moment("1970-01-01T02:00:00+02:00")->second == 0);
  CHECK(read_moment("1970-01-01 00:01")->second == 60);
  CHECK(read_moment("1970-01-01T00:00:01.25Z")->second == 1);
  for (const char *text : {"", "2025", "2025-2-3", "2025-02-30", "2025-02-03T", "2025-02-03T25:00",
                           "5 May 2025", "2025-02-03T10:00:00 CET", "2025-02-03x"}) {
    INFO(text);
    CHECK_FALSE(read_moment(text));
  }
}

TEST_CASE("moments compare only where it is sure which comes first") {
  const auto order = [](const char *a, const char *b) { return compare(*read_moment(a), *read_moment(b)); };
  CHECK(order("2025-01-02", "2025-01-01") > 0);
  CHECK(order("2025-01-01", "2025-01-01T09:00") == 0);
  CHECK(order("2025-01-01T10:00", "2025-01-01T09:00") > 0);
  CHECK(order("2025-01-01T10:00+02:00", "2025-01-01T09:00Z") < 0);
  CHECK(order("2025-01-02T01:00Z", "2025-01-01T23:00") == 0);
  CHECK(order("2025-01-03T01:00Z", "2025-01-01T23:00") > 0);
}
