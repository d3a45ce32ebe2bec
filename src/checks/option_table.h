// The options of a check are declared once, in a table next to the struct that the check receives. In: a
// table whose rows each give an option's name, its member, its kind with bounds, and its description. Out:
// the JSON Schema that validates and documents the options, and the struct that is read from them, which the
// caller owns. The default of an option is the value of its member in a default-constructed struct.
//
//   struct Settings {
//     std::vector<std::string> fields;
//     std::size_t min_site = 20;
//   };
//
//   const OptionTable<Settings> table = {
//       {"fields", &Settings::fields, Presence::required, field_list, "The fields that are counted."},
//       {"min-site", &Settings::min_site, Integer{.minimum = 0}, "The least documents of a site."},
//   };
#pragma once

#include "checks/option_kinds.h"

#include <cassert>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// Whether an option without a default must be given. An optional one that is not given leaves its member
// unchanged. A check's own options are never optional, only those in a MappingList.
enum class Presence : std::uint8_t { required, optional };

struct DeclaredOption {
  std::string name;
  std::string schema; // the JSON Schema of its value, a JSON object
  bool required = false;
};

// Returns the options with their schemas, as a JSON object. The `default` of each begins a line.
std::string options_schema(const std::vector<DeclaredOption> &options);
// Returns the schema of a list of mappings with these members. `description` is the one of CommonMembers.
std::string mapping_list_schema(const std::vector<DeclaredOption> &members, const std::string &description);

CommonMembers common_members(std::string_view description);
CommonMembers common_members(std::string_view description, const std::string &default_value);

// An OptionRow declares one option of the struct T.
template <class T> class OptionRow {
public:
  using Read = std::function<std::optional<Error>(const Option &option, Value value, T &out)>;

  // This constructor declares an option with a default.
  template <class Member, class Kind>
  OptionRow(std::string_view name, Member T::*member, const Kind &kind, std::string_view description)
      : OptionRow(name, member, kind, common_members(description, kind.write(T{}.*member)), false) {}
  // This constructor declares an option without a default.
  template <class Member, class Kind>
  OptionRow(std::string_view name, Member T::*member, Presence presence, const Kind &kind,
            std::string_view description)
      : OptionRow(name, member, kind, common_members(description), presence == Presence::required) {}
  // This constructor declares an option whose member is in a part of T.
  template <class Part>
  OptionRow(Part T::*part, const OptionRow<Part> &row)
      : declared(row.declared), read([part, read = row.read](const Option &option, Value value, T &out) {
          return read(option, value, out.*part);
        }) {}

  DeclaredOption declared;
  Read read;

private:
  template <class Member, class Kind>
  OptionRow(std::string_view name, Member T::*member, const Kind &kind, const CommonMembers &common,
            bool required)
      : declared{std::string(name), "{" + kind.schema(common) + "}", required},
        read([member, kind](const Option &option, Value value, T &out) {
          return kind.read(option, value, out.*member);
        }) {}
};

template <class T> class OptionTable {
public:
  OptionTable() = default;
  OptionTable(std::initializer_list<OptionRow<T>> rows) : rows_(rows) {}

  // Adds the options of a part of T.
  template <class Part> OptionTable &add(Part T::*part, const OptionTable<Part> &table) {
    for (const OptionRow<Part> &row : table.rows()) rows_.emplace_back(part, row);
    return *this;
  }

  const std::vector<OptionRow<T>> &rows() const { return rows_; }
  std::vector<DeclaredOption> declared() const {
    std::vector<DeclaredOption> options;
    for (const OptionRow<T> &row : rows_) options.push_back(row.declared);
    return options;
  }

  // Reads the struct from `options`, which are valid and complete. They may include options that are not in
  // this table.
  Result<T> read(const Options &options) const {
    T out{};
    for (const OptionRow<T> &row : rows_) {
      const Option *option = options.find(row.declared.name);
      assert(option != nullptr);
      if (auto error = row.read(*option, option->value, out)) return *error;
    }
    return out;
  }
  // Reads the members of a mapping within the option's value.
  std::optional<Error> read_mapping(const Option &option, Value mapping, T &out) const {
    for (const OptionRow<T> &row : rows_) {
      const Value value = mapping.find(row.declared.name);
      if (!value) continue;
      if (auto error = row.read(option, value, out)) return error;
    }
    return std::nullopt;
  }

private:
  std::vector<OptionRow<T>> rows_;
};

// A kind of option: a list of mappings that is not empty. A table reads each mapping; none of its rows has a
// default.
template <class T> class MappingList {
public:
  explicit MappingList(OptionTable<T> table) : table_(std::move(table)) {}

  std::string schema(const CommonMembers &common) const {
    return mapping_list_schema(table_.declared(), common.description);
  }
  std::optional<Error> read(const Option &option, Value value, std::vector<T> &member) const {
    member.clear();
    for (const Value item : value) {
      if (auto error = table_.read_mapping(option, item, member.emplace_back())) return error;
    }
    return std::nullopt;
  }

private:
  OptionTable<T> table_;
};

} // namespace galley
