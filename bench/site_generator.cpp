#include "bench/site_generator.h"

#include "bench/page.h"
#include "bench/planted_defects.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace galley::bench {

namespace {

constexpr std::uint64_t smallest = 600, largest = 298 * 1024; // bytes of a body
constexpr std::uint64_t documents_of_natural_defect = 50;
// Streams of random numbers that belong to one document each.
constexpr std::uint64_t text_stream = 1, path_stream = 2, bytes_stream = 3;

constexpr auto note_folders = std::to_array<std::string_view>({"talks", "notes", "essays", "books"});
constexpr auto docs_folders = std::to_array<std::string_view>(
    {"getting-started", "configuration", "templates", "content", "functions", "troubleshooting"});
constexpr auto areas =
    std::to_array<std::string_view>({"society-systems", "learning", "systems", "technology", "cities"});

const char *const notes_config = "extends: [garden]\n";
const char *const docs_config = R"(extends: [recommended]
schemas:
  - files: ["**"]
    schema: page.schema.json
)";
const char *const docs_schema = R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "required": ["title", "description", "date", "tags"],
  "properties": {
    "title": { "type": "string", "minLength": 1 },
    "description": { "type": "string", "minLength": 1 },
    "date": { "type": "string", "format": "date" },
    "weight": { "type": "integer" },
    "draft": { "type": "boolean" },
    "tags": { "type": "array", "items": { "type": "string" } }
  }
}
)";

// Bytes of the body, near to a log-normal distribution: a sum of twelve even numbers is near to a normal one,
// and its power of two is taken in whole numbers. The front matter and the last block add to it. One body in
// 500 is a transcript of any length. 16,000 documents make about 90 MB.
std::uint64_t draw_size(Random &random) {
  if (random.below(500) == 0) return 60 * 1024 + random.below(largest - 60 * 1024);
  constexpr std::uint64_t one = 65536; // an octave
  std::uint64_t sum = 0;
  for (int i = 0; i < 12; ++i) sum += random.below(one);
  // The median is 2^11.7, a deviation 1.15 octaves; the sum's mean is 6.
  const std::uint64_t octaves = sum * 115 / 100 + one * 117 / 10 - one * 69 / 10;
  const std::uint64_t whole = std::uint64_t{1} << (octaves / one);
  return std::clamp(whole + whole * (octaves % one) / one, smallest, largest);
}

// Here and below one random number a statement: C++ does not say which operand of `+` comes first.
std::string draw_date(Random &random) {
  std::string date = "'202";
  date.append(std::to_string(random.below(6)));
  for (const std::uint64_t most : {12U, 28U}) {
    const std::uint64_t part = 1 + random.below(most);
    date.append(part < 10 ? "-0" : "-").append(std::to_string(part));
  }
  return date.append("'");
}

std::string sentence(Random &random, Language language) {
  std::string text;
  add_sentence(random, language, text);
  return text;
}

// As an editor on Windows saves it.
std::string with_crlf(const std::string &text) {
  std::string result = "\xef\xbb\xbf";
  for (const char c : text) result.append(c == '\n' ? "\r\n" : std::string_view(&c, 1));
  return result;
}

// No two documents have the same one.
std::string own_title(Random &random, Language language, std::uint64_t number) {
  const bool chinese = language == Language::chinese;
  return title(random, language) + (chinese ? "（" : " (") + std::to_string(number + 1) +
         (chinese ? "）" : ")");
}

void add_note_fields(Random &random, Language language, std::uint64_t number, Page &page) {
  const std::string speaker = person_name(random, language);
  page.fields = {
      {"author", speaker}, {"date", draw_date(random)}, {"layout", "post.njk"}, {"speaker", speaker}};
  page.set("title", own_title(random, language, number));
  std::string summary = sentence(random, language);
  if (language == Language::english) summary += ' ';
  page.set("summary", summary.append(sentence(random, language)));
  page.set("category", std::string(random.pick({"talk", "concept", "essay", "book"})));
  page.set("area", std::string(random.pick(areas)));
  page.set("draft", "false");
  page.set("status", std::string(random.pick({"seedling", "budding", "evergreen"})));
  std::string people;
  for (std::uint64_t i = random.below(6); i > 0; --i) {
    const std::string line = "\n  - " + person_name(random, language);
    if (people.find(line) == std::string::npos) people += line;
  }
  if (!people.empty()) page.set("people", people);
  if (random.percent(40)) page.set("media_books", "[]");
}

void add_docs_fields(Random &random, std::uint64_t number, Page &page) {
  page.set("title", own_title(random, Language::english, number));
  page.set("description", sentence(random, Language::english));
  page.set("date", draw_date(random));
  page.set("weight", std::to_string(random.below(100)));
  if (random.percent(20)) page.set("draft", "false");
}

} // namespace

SiteGenerator::SiteGenerator(SiteOptions options) : options_(options) {
  // So many tags that also the rarest one is used by several documents.
  const std::uint64_t tags = std::clamp<std::uint64_t>(options.documents / 24, 6, max_tags);
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < tags; ++i) tag_weights_.push_back(sum += 1000000 / (i + 1));
}

std::vector<SiteFile> SiteGenerator::config() const {
  if (options_.shape == SiteShape::notes) return {{"galley.yaml", notes_config}};
  return {{"galley.yaml", docs_config}, {"page.schema.json", docs_schema}};
}

Language SiteGenerator::language(std::uint64_t number) const {
  if (options_.shape == SiteShape::docs) return Language::english;
  return Random(options_.seed + path_stream, number).percent(70) ? Language::chinese : Language::english;
}

std::string SiteGenerator::path(std::uint64_t number) const {
  Random random(options_.seed + path_stream, number);
  random.next(); // of the language
  const bool notes = options_.shape == SiteShape::notes;
  std::string path(notes ? random.pick(note_folders) : random.pick(docs_folders));
  path.append("/").append(notes ? std::to_string(2020 + random.below(6)) : tag_name(random.below(12)));
  return path.append("/")
             .append(tag_name(random.below(max_tags)))
             .append("-")
             .append(std::to_string(number)) +
         ".md";
}

std::vector<std::string> SiteGenerator::tags(Random &random) const {
  std::vector<std::string> tags;
  for (std::uint64_t i = 0, count = 2 + random.below(4); i < count; ++i) {
    const std::uint64_t at = random.below(tag_weights_.back());
    const auto found = std::upper_bound(tag_weights_.begin(), tag_weights_.end(), at);
    std::string name = tag_name(static_cast<std::uint64_t>(found - tag_weights_.begin()));
    if (std::find(tags.begin(), tags.end(), name) == tags.end()) tags.push_back(std::move(name));
  }
  return tags;
}

void SiteGenerator::add_block(std::uint64_t number, Random &random, std::vector<Term> &defined,
                              std::string &out) const {
  const Language words = language(number);
  const bool docs = options_.shape == SiteShape::docs;
  const std::uint64_t kind = random.below(100);
  if (kind < 10) {
    add_heading(random, words, out);
  } else if (kind < 20) {
    add_list(random, words, out);
  } else if (kind < 26) {
    add_link(random, words, "../../" + path(random.below(options_.documents)), out);
  } else if (kind < 30) {
    add_quote(random, words, out);
  } else if (kind < 35) {
    const Term drawn = term(random, words);
    const bool known =
        std::any_of(defined.begin(), defined.end(), [&](const Term &one) { return one.name == drawn.name; });
    if (known) {
      add_mention(random, words, drawn, out);
    } else {
      add_definition(random, words, drawn, out);
      defined.push_back(drawn);
    }
  } else if (kind < 40 && !defined.empty()) {
    add_mention(random, words, defined[random.below(defined.size())], out);
  } else if (kind < 50 && docs) {
    add_code(random, out);
  } else if (kind < 55 && docs) {
    add_table(random, out);
  } else if (kind < 45 && !docs) {
    add_dialogue(random, words, out);
  } else {
    add_paragraph(random, words, out);
  }
}

std::string SiteGenerator::body(std::uint64_t number, Random &random) const {
  std::string text;
  std::vector<Term> defined;
  const std::uint64_t size = draw_size(random);
  text.reserve(size + 2048);
  while (text.size() < size) add_block(number, random, defined, text);
  return text;
}

SiteFile SiteGenerator::document(std::uint64_t number) const {
  Random random(options_.seed + text_stream, number);
  Page page;
  const Language words = language(number);
  if (options_.shape == SiteShape::notes) {
    add_note_fields(random, words, number, page);
  } else {
    add_docs_fields(random, number, page);
  }
  page.tags = tags(random);
  page.body = body(number, random);
  // Spread evenly: so many stand before this document, so many with it.
  const std::uint64_t defects = options_.defects.value_or(options_.documents / documents_of_natural_defect);
  const auto until = [&](std::uint64_t documents) { return documents * defects / options_.documents; };
  const std::uint64_t first = until(number), count = until(number + 1) - first;
  plant_defects(first, count, words, options_.defects.has_value(), page);
  const bool crlf = Random(options_.seed + bytes_stream, number).percent(1);
  return {path(number), crlf ? with_crlf(page.text()) : page.text()};
}

std::vector<SiteFile> generate_site(const SiteOptions &options) {
  const SiteGenerator site(options);
  std::vector<SiteFile> files = site.config();
  for (std::uint64_t i = 0; i < options.documents; ++i) files.push_back(site.document(i));
  return files;
}

} // namespace galley::bench
