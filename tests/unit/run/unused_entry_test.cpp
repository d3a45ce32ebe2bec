// Plants entries that no document mentions among others that are mentioned in every way that counts.
#include "catch.h"

#include "run/run.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace galley;

namespace {

constexpr std::size_t entry_count = 420;
constexpr std::size_t planted_count = 210;

std::string cjk_term(std::mt19937 &rng) {
  std::string term;
  for (int i = 0; i < 4; ++i) append_utf8(term, static_cast<char32_t>(0x4E00 + rng() % 20000));
  return term;
}

std::string latin_term(std::mt19937 &rng) {
  std::string term;
  for (int i = 0; i < 13; ++i) term += i == 6 ? ' ' : static_cast<char>('a' + rng() % 26);
  return term;
}

std::string shouted(const std::string &term) {
  std::string out;
  for (const char c : term) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string widened(const std::string &term) {
  std::string out;
  for (const char c : term) {
    if (c >= 'a' && c <= 'z') {
      append_utf8(out, static_cast<char32_t>(c) + 0xFEE0);
    } else {
      out += c == ' ' ? std::string("\u3000") : std::string(1, c);
    }
  }
  return out;
}

// A document's text that mentions the words, in one of the ways that count.
std::string mention(const std::string &words, std::size_t way) {
  switch (way % 10) {
  case 0:
    return "前面的文字" + words + "后面的文字。\n";
  case 1:
    return "Of **" + words + "** it says nothing more.\n";
  case 2:
    return "## " + words + "\n\nText.\n";
  case 3:
    return "![" + words + "](picture.png)\n";
  case 4:
    return "| a | b |\n|---|---|\n| x | " + words + " |\n";
  case 5:
    return "- one\n- [" + words + "](https://example.org)\n";
  case 6:
    return "> " + shouted(words) + "\n";
  case 7:
    return "这里有 " + widened(words) + " 一词。\n";
  case 8:
    return "---\ntitle: \"" + words + "\"\n---\nText.\n";
  default:
    return "See `" + words + "`, and no more.\n";
  }
}

struct Entry {
  std::string yaml, words; // what the glossary holds, two lines; what documents say
};

Entry make_entry(std::mt19937 &rng, std::size_t index) {
  const std::string term = index % 2 == 0 ? cjk_term(rng) : latin_term(rng);
  const std::string other = index % 3 == 0 ? cjk_term(rng) : latin_term(rng);
  switch (index % 5) {
  case 0:
    return {fmt::format("- term: {}\n  aliases: [{}]\n", term, other), other};
  case 1:
    return {fmt::format("- term: {}\n  name: {}\n", term, other), other};
  default:
    return {fmt::format("- term: {}\n  definition: {}\n", term, other), term};
  }
}

} // namespace

TEST_CASE("of planted unused entries all are found at their lines, and nothing else is") {
  std::mt19937 rng(20251105);
  MemoryFileSystem files;
  files.add("galley.yaml",
            "glossary: terms.yaml\nrules: { undefined-term: off, missing-front-matter: off }\n");
  std::string glossary;
  std::vector<std::string> documents;
  for (std::size_t i = 0; i < entry_count; ++i) {
    const Entry entry = make_entry(rng, i);
    glossary += entry.yaml;
    documents.push_back(mention(entry.words, rng()));
    files.add(fmt::format("d{:03}.md", i), documents.back());
  }
  files.add("terms.yaml", glossary);
  files.add("picture.png", "");
  RunRequest request;
  request.scope.current_folder = "/site";
  request.scope.paths = {""};
  request.scope.jobs = 2;
  const auto lines = [&] {
    std::set<std::uint32_t> found;
    const auto result = run(files, request);
    REQUIRE(result);
    for (const auto &[site, one, fingerprint] : result->found) {
      CHECK(one.rule == "unused-glossary-entry");
      CHECK(one.where.path == "terms.yaml");
      found.insert(one.where.begin.line);
    }
    return found;
  };
  CHECK(lines().empty());

  std::set<std::uint32_t> planted;
  for (std::size_t i = 0; planted.size() < planted_count; i = (i + 1 + rng() % 3) % entry_count) {
    planted.insert(static_cast<std::uint32_t>(2 * i + 1));
    files.add(fmt::format("d{:03}.md", i), "No word of it, but for a [link](https://example.org/" +
                                               std::to_string(i) + ").\n\n```\n" + documents[i] + "```\n");
  }
  CHECK(lines() == planted);
}
