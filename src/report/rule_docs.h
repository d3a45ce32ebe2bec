// What is printed about rules: the list of them, the page of one, and the checks that rules may name. In:
// rules with their prose. Out: text for a terminal, JSON for tools, Markdown for a site.
#pragma once

#include "checks/check.h"
#include "config/rule.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class DocFormat : std::uint8_t { text, json, markdown };

// A line each; as JSON, an array of what write_rule() gives; as Markdown, a page that links those of the
// rules.
std::string write_rule_list(const std::vector<const Rule *> &rules, DocFormat format);

// What galley prints about the bad site of each of a rule's examples; an empty text says nothing of it.
using PrintedExamples = std::vector<std::string>;

// Summary, why, examples with what is printed about them, options with their defaults.
std::string write_rule(const Rule &rule, DocFormat format, const PrintedExamples &printed);

// For who writes rules: what a rule of each check may set and say, and which of `rules` are of that check.
// The Markdown is a page beside a folder `rules` of theirs.
std::string write_check_list(const std::vector<CheckType> &types, const std::vector<const Rule *> &rules,
                             DocFormat format);

// The rest is for the formats.

std::string write_rule_list_as_markdown(const std::vector<const Rule *> &rules);
std::string write_rule_as_markdown(const Rule &rule, const PrintedExamples &printed);
std::string write_check_list_as_markdown(const std::vector<CheckType> &types,
                                         const std::vector<const Rule *> &rules);
std::vector<const Rule *> rules_of(const CheckType &type, const std::vector<const Rule *> &rules);
// What a message may hold, in words: "`{field}`, `{value}`", with `quote` around each placeholder.
std::string placeholders_in_words(const CheckType &type, std::string_view quote);

struct OptionDoc {
  std::string name;
  std::string description;
  std::string type;    // in words: "list of strings"
  std::string value;   // the default, as JSON; empty where the option has to be given
  std::string written; // the default as YAML in a line of text, or, where it is long, with its key as a block
  bool is_block = false;
};
// With the defaults of the check, or of a rule of that check.
std::vector<OptionDoc> document_options(const CheckType &type);
std::vector<OptionDoc> document_options(const Rule &rule);

} // namespace galley
