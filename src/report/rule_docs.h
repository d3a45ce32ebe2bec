// Prints rules: the list of them, the page of one, and the checks that rules may name. In: rules with their
// prose. Out: text for a terminal, JSON for tools, Markdown for a site.
#pragma once

#include "checks/check.h"
#include "config/rule.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class DocFormat : std::uint8_t { text, json, markdown };

// Returns a line for each rule; as JSON, an array of what write_rule() returns; as Markdown, a page that
// links the rules' pages.
std::string write_rule_list(const std::vector<const Rule *> &rules, DocFormat format);

// The output of galley about the bad site of each of a rule's examples. An empty text is not shown.
using PrintedExamples = std::vector<std::string>;

// Returns the rule's summary, its reason, its options with their defaults, and its examples with what galley
// prints about them.
std::string write_rule(const Rule &rule, DocFormat format, const PrintedExamples &printed);

// Returns, for people who write rules, what a rule of each check may set and say, and which of `rules` use
// that check. The Markdown is a page beside the folder `rules` that holds the rules' pages.
std::string write_check_list(const std::vector<CheckType> &types, const std::vector<const Rule *> &rules,
                             DocFormat format);

// The functions below are parts of those above, for the files of the formats.

std::string write_rule_list_as_markdown(const std::vector<const Rule *> &rules);
std::string write_rule_as_markdown(const Rule &rule, const PrintedExamples &printed);
std::string write_check_list_as_markdown(const std::vector<CheckType> &types,
                                         const std::vector<const Rule *> &rules);
// Returns the text of a rule as lines that CI takes for no command, and other programs for no diagnostic.
std::string escape_lines(std::string_view text);
std::vector<const Rule *> rules_of(const CheckType &type, const std::vector<const Rule *> &rules);
// Lists the placeholders that a message may have, such as "`{field}`, `{value}`", with `quote` around each.
std::string placeholders_in_words(const CheckType &type, std::string_view quote);

struct OptionDoc {
  std::string name;
  std::string description;
  std::string type;    // in words: "list of strings"
  std::string value;   // the default, as JSON; empty where the option has to be given
  std::string written; // the default as YAML in a line of text, or, where it is long, with its key as a block
  bool is_block = false;
};
// Return the options of a check with its defaults, or with those of a rule of that check.
std::vector<OptionDoc> document_options(const CheckType &type);
std::vector<OptionDoc> document_options(const Rule &rule);

} // namespace galley
