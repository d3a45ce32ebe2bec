// The kinds of options that checks declare. In: the value of an option, which its schema has validated. Out:
// the value in the member of a check's struct, which the check owns. A kind knows the JSON Schema of its
// options, writes their defaults and reads their values. A check that needs another kind defines a class with
// the same three functions:
//
//   schema(common)               the members of the option's JSON Schema, with those of `common` among them
//   write(default_value)         the default as JSON; only for options that have one
//   read(option, value, member)  the error that stood in the way, if any
//
// The schema has validated the value before read() is called. An error of read() therefore says what a schema
// cannot: that a text is not a regular expression, for example.
#pragma once

#include "checks/options.h"
#include "schema/schema.h"
#include "text/glob.h"
#include "text/regex.h"

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The schema members that all options have, each with a comma before it.
struct CommonMembers {
  std::string default_value; // empty where there is no default
  std::string description;
};

std::string write_text(std::string_view text); // writes a JSON string
// Writes the JSON of a list of strings. A long list is broken into lines that are aligned below its first
// item, since the documentation prints a default exactly as it is written here.
std::string write_texts(const std::vector<std::string> &texts);
std::vector<std::string> read_texts(Value list);

class Flag {
public:
  std::string schema(const CommonMembers &common) const;
  std::string write(bool value) const { return value ? "true" : "false"; }
  std::optional<Error> read(const Option &, Value value, bool &member) const {
    member = value.as_bool();
    return std::nullopt;
  }
};

// An integer with inclusive bounds. The member is a std::size_t where there is a `minimum`, else a
// std::int64_t.
struct Integer {
  std::optional<std::int64_t> minimum = {};
  std::optional<std::int64_t> maximum = {};

  std::string schema(const CommonMembers &common) const;
  template <class Number> std::string write(Number value) const { return std::to_string(value); }
  template <class Number> std::optional<Error> read(const Option &, Value value, Number &member) const {
    member = static_cast<Number>(read_integer(value));
    return std::nullopt;
  }

private:
  static std::int64_t read_integer(Value value);
};

// A string that is not empty.
class Text {
public:
  std::string schema(const CommonMembers &common) const;
  std::string write(const std::string &value) const { return write_text(value); }
  std::optional<Error> read(const Option &, Value value, std::string &member) const {
    member = value.text();
    return std::nullopt;
  }
};

// A word from a fixed set, each of which names a value of an enum. The words come from a function with a
// `switch` over all values and no `default`, so that a value without a word doesn't compile. The values count
// from 0, and for any other number the function returns an empty text.
template <class Enum> class Choice {
public:
  explicit Choice(std::string_view (*word_of)(Enum)) : word_of_(word_of) {}

  std::string schema(const CommonMembers &common) const {
    std::vector<std::string> words;
    for (std::uint8_t i = 0; !word(i).empty(); ++i) words.emplace_back(word(i));
    return R"("enum": )" + write_texts(words) + common.default_value + common.description;
  }
  std::string write(Enum value) const { return write_text(word_of_(value)); }
  std::optional<Error> read(const Option &, Value value, Enum &member) const {
    std::uint8_t i = 0;
    while (word(i) != value.text()) {
      assert(!word(i).empty()); // the schema accepts no other word
      ++i;
    }
    member = static_cast<Enum>(i);
    return std::nullopt;
  }

private:
  std::string_view word(std::uint8_t i) const { return word_of_(static_cast<Enum>(i)); }

  std::string_view (*word_of_)(Enum);
};

// A list of strings.
struct TextList {
  bool non_empty_items = false; // no item may be empty
  bool non_empty = false;       // the list may not be empty
  bool unique = false;          // no item may occur twice

  std::string schema(const CommonMembers &common) const;
  std::string write(const std::vector<std::string> &value) const { return write_texts(value); }
  std::optional<Error> read(const Option &, Value value, std::vector<std::string> &member) const {
    member = read_texts(value);
    return std::nullopt;
  }
};

// The fields that a check examines. The list has at least one.
inline constexpr TextList field_list{.non_empty_items = true, .non_empty = true, .unique = true};
// Keys whose values a check skips.
inline constexpr TextList skipped_keys{.unique = true};

// Returns the description of an option that names fields which may be nested in a mapping.
std::string with_nested_fields(std::string_view description, std::string_view example = "nav.parent");

// A list of glob patterns for paths.
class GlobList {
public:
  std::string schema(const CommonMembers &common) const;
  std::string write(const GlobSet &value) const { return write_texts(value.patterns()); }
  std::optional<Error> read(const Option &option, Value value, GlobSet &member) const;
};

// A regular expression.
class Pattern {
public:
  std::string schema(const CommonMembers &common) const { return Text().schema(common); }
  std::optional<Error> read(const Option &option, Value value, Regex &member) const;
};

// A list of regular expressions. The default is an empty list.
struct PatternList {
  bool non_empty_items = false;
  bool non_empty = false;

  std::string schema(const CommonMembers &common) const;
  std::string write([[maybe_unused]] const std::vector<Regex> &value) const {
    assert(value.empty());
    return write_texts({});
  }
  std::optional<Error> read(const Option &option, Value value, std::vector<Regex> &member) const;
};

// A JSON Schema for front matter. The default schema accepts everything; a member without a schema is one
// that nothing was read into.
class FrontMatterSchema {
public:
  std::string schema(const CommonMembers &common) const;
  std::string write(const std::optional<Schema> &) const { return "{}"; }
  std::optional<Error> read(const Option &option, Value value, std::optional<Schema> &member) const;
};

} // namespace galley
