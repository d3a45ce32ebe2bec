#include "text/date.h"

#include "catch.h"

using namespace galley;

TEST_CASE("a date is a day of the calendar") {
  for (const char *text : {"2025-11-05", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"})
    CHECK(is_date(text));
  for (const char *text : {"2025-02-29", "1900-02-29", "2025-04-31", "2025-00-10", "2025-13-01", "2025-1-5",
                           "2025-11-05 ", "2025/11/05", "", "20251105"})
    CHECK_FALSE(is_date(text));
}

TEST_CASE("a time has seconds and a zone") {
  for (const char *text : {"08:30:00Z", "08:30:00z", "23:59:59.123+08:00", "00:00:00-00:00"})
    CHECK(is_time(text));
  for (const char *text : {"08:30Z", "08:30:00", "24:00:00Z", "08:60:00Z", "08:30:00.Z", "08:30:00+0800",
                           "08:30:00+08:", "08:30:00+08", "08:30:00 Z", "08:30:00Zx", "08:30:00+24:00"})
    CHECK_FALSE(is_time(text));
}

TEST_CASE("a leap second stands at the end of a day of UTC") {
  CHECK(is_time("23:59:60Z"));
  CHECK(is_time("07:59:60+08:00"));
  CHECK(is_time("15:59:60-08:00"));
  CHECK_FALSE(is_time("23:59:60+01:00"));
  CHECK_FALSE(is_time("22:59:60Z"));
  CHECK_FALSE(is_time("23:59:61Z"));
}

TEST_CASE("a date and time are joined by a T") {
  CHECK(is_date_time("2025-11-05T08:30:00Z"));
  CHECK(is_date_time("2025-11-05t08:30:00.5+08:00"));
  CHECK_FALSE(is_date_time("2025-11-05 08:30:00Z"));
  CHECK_FALSE(is_date_time("2025-11-05"));
}

TEST_CASE("a moment is read from what front matter writes") {
  const auto second_of = [](const char *text) { return read_moment(text).value().second.value(); };
  CHECK(read_moment("1970-01-02").value().day == 1);
  CHECK_FALSE(read_moment("1970-01-02").value().second);
  CHECK(second_of("1970-01-02T00:00") == 86400);
  CHECK(second_of("1970-01-01 00:01:02.75") == 62);
  CHECK(second_of("1970-01-01T08:00:00+08:00") == 0);
  CHECK(second_of("1970-01-01 08:00:00 +0800") == 0);
  CHECK(second_of("1970-01-01T00:00:00-01:30") == 5400);
  CHECK(read_moment("1970-01-01T00:00:00Z").value().zone);
  CHECK_FALSE(read_moment("1970-01-01T00:00:00").value().zone);
  for (const char *text :
       {"", "today", "2025-02-30", "2025-11-05T", "2025-11-05T25:00", "2025-11-05T08:00 x"})
    CHECK_FALSE(read_moment(text));
}

TEST_CASE("moments are compared as far as they are known") {
  const auto order = [](const char *a, const char *b) {
    return compare(read_moment(a).value(), read_moment(b).value());
  };
  CHECK(order("2025-11-05", "2025-11-06") < 0);
  CHECK(order("2025-11-05T10:00", "2025-11-05") == 0);
  CHECK(order("2025-11-05T10:00Z", "2025-11-05T11:00+02:00") > 0);
  CHECK(order("2025-11-05T10:00Z", "2025-11-06T09:00") == 0); // the other zone isn't known
  CHECK(order("2025-11-05T10:00Z", "2025-11-08T09:00") < 0);
}

TEST_CASE("a date that can be read in one way only is written as ISO 8601 has it") {
  const std::vector<std::pair<std::string, std::string>> dates = {
      {"2025/11/05", "2025-11-05"},    {"2025.11.5", "2025-11-05"},        {"2025-1-5", "2025-01-05"},
      {"2025年11月5日", "2025-11-05"}, {"20251105", "2025-11-05"},         {"5 November 2025", "2025-11-05"},
      {"Nov 5, 2025", "2025-11-05"},   {"november 05 2025", "2025-11-05"}, {"5 Sept. 2025", "2025-09-05"},
      {"13/11/2025", "2025-11-13"},    {"11/13/2025", "2025-11-13"},       {"31.12.2025", "2025-12-31"},
      {"29 Feb 2024", "2024-02-29"}};
  for (const auto &[text, iso] : dates) {
    INFO(text);
    CHECK(iso_date(text) == iso);
  }
}

TEST_CASE("what may be read in two ways, or is no day, is no date") {
  for (const std::string text : {"",
                                 "5/11/2025",
                                 "12/12/2025",
                                 "2025/11",
                                 "2025/13/05",
                                 "30/02/2025",
                                 "29 Feb 2025",
                                 "2025-11/05",
                                 "25/11/05",
                                 "2025 11 05",
                                 "Novem 5, 2025",
                                 "2025年11月5",
                                 "x2025/11/05",
                                 "2025/11/05 ",
                                 "99999999",
                                 "2025/111/05",
                                 "202511051",
                                 "5 November 25",
                                 "November 2025",
                                 "32/11/2025",
                                 "999999999999 Nov 2025"}) {
    INFO(text);
    CHECK_FALSE(iso_date(text));
  }
}

TEST_CASE("a time has to be whole") {
  CHECK(iso_date_time("2025/11/05 08:30:00Z") == "2025-11-05T08:30:00Z");
  CHECK(iso_date_time("5 Oct 2025 08:30:00+08:00") == "2025-10-05T08:30:00+08:00");
  CHECK(iso_date_time("2025-1-5T08:30:00Z") == "2025-01-05T08:30:00Z");
  CHECK_FALSE(iso_date_time("2025/11/05 08:30"));
  CHECK_FALSE(iso_date_time("2025/11/05"));
  CHECK(iso_date_time("2025-01-05 10:00:00 +0100") == "2025-01-05T10:00:00+01:00");
  CHECK(iso_date_time("2025-01-05T10:00:00-0530") == "2025-01-05T10:00:00-05:30");
  CHECK(iso_date_time("2025-01-05T10:00Z") == "2025-01-05T10:00:00Z");
  CHECK(iso_date_time("2025-01-05 9:05 +08") == "2025-01-05T09:05:00+08:00");
  CHECK(iso_date_time("2025-01-05 10:00:00.25 UTC") == "2025-01-05T10:00:00.25Z");
  CHECK(iso_date_time("Sun, 05 Jan 2025 10:00:00 GMT") == "2025-01-05T10:00:00Z");
  CHECK_FALSE(iso_date_time("Mon, 05 Jan 2025 10:00:00 GMT")); // it was a Sunday
  CHECK_FALSE(iso_date_time("2025-01-05 10:00:00 CET"));
  CHECK_FALSE(iso_date_time("2025-01-05 25:00:00Z"));
  CHECK(iso_date("2025-01-05T00:00:00.000Z") == "2025-01-05");
  CHECK_FALSE(iso_date("2025-01-05T08:00:00Z"));
  CHECK_FALSE(iso_date("2025-01-05T00:00:00+08:00"));
}

TEST_CASE("what is wrong with a date is said") {
  using Words = std::vector<std::string_view>;
  CHECK(date_faults("2025-02-29") == Words{"there is no such day"});
  CHECK(date_faults("2025-02-28T10:00") == Words{"there is a time"});
  CHECK(date_faults("tomorrow").empty());
  CHECK(date_time_faults("2025-02-28") == Words{"there is no time"});
  CHECK(date_time_faults("2025-02-28 10:00") ==
        Words{"a space stands for the T", "there are no seconds", "there is no time zone"});
  CHECK(date_time_faults("2025-02-28T10:00:00+0100") == Words{"the time zone is not written as Z or +01:00"});
  CHECK(date_time_faults("2025-02-28T30:00:00Z") == Words{"there is no such time"});
}
