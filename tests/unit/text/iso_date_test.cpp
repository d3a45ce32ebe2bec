#include "text/date.h"

#include "catch.h"

#include <string>
#include <utility>
#include <vector>

using namespace galley;

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
}
