// Reports documents that share what only one may have: a field's value, as text, as an address or as a slug,
// or their own path. Or values of a field that differ and yet make one page. Translations are told apart
// (corpus/language.h). Every place is reported, with notes at the others.
#include "base/unicode.h"
#include "base/url.h"
#include "checks/check.h"
#include "corpus/field_values.h"
#include "corpus/language.h"
#include "corpus/look_alike.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_notes = 3; // at other places, of one finding

struct Unique {
  std::string field; // empty: the document's path
  std::string as;    // text, url or slug
  bool in_folder = false;
  bool among_values = false;
};

struct Place {
  const Record *record;
  const FieldFact *fact; // null: the path

  std::string_view text() const { return fact != nullptr ? trim(fact->value) : record->path; }
  Location where() const { return fact != nullptr ? fact->where : Location{record->path, {}, {}, {}}; }
};

using Groups = std::map<std::string, std::vector<Place>>;

// The folder of the page: `a/b/_index.md` is the page `a/b`, which stands in `a`.
std::string_view folder_of(std::string_view path) {
  const auto above = [](std::string_view of) {
    const std::size_t slash = of.rfind('/');
    return of.substr(0, slash == of.npos ? 0 : slash);
  };
  const std::string_view folder = above(path);
  const std::string name = fold(path.substr(folder.empty() ? 0 : folder.size() + 1));
  const std::string_view stem = std::string_view(name).substr(0, name.find('.'));
  return stem == "index" || stem == "_index" || stem == "readme" ? above(folder) : folder;
}

// What a template or a switch fills in is no value: `/{{ slug }}/`, `permalink: false`.
bool is_no_value(std::string_view text) {
  constexpr std::array<std::string_view, 5> words = {"", "false", "true", "null", "~"};
  return std::find(words.begin(), words.end(), text) != words.end() || text.find('{') != text.npos ||
         text.find('<') != text.npos;
}

std::string identity(std::string_view text, const Unique &unique) {
  if (unique.as == "url") return url_identity(text);
  if (unique.as == "slug") return slug_of(text, !unique.among_values);
  return fold(text);
}

// Each part of the path is a slug of its own; the ending makes no difference.
std::string path_identity(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot != path.npos && path.find('/', dot) == path.npos) path = path.substr(0, dot);
  std::string key;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    key += "/" + slug_of(path.substr(begin, end - begin), true);
    begin = end + 1;
  }
  return key;
}

Groups group(const std::vector<const Record *> &records, const Unique &unique) {
  Groups groups;
  for (const Record *record : records) {
    if (unique.field.empty()) {
      groups[path_identity(record->path)].push_back({record, nullptr});
      continue;
    }
    const std::string folder = unique.in_folder ? std::string(folder_of(record->path)) : std::string();
    for_each_fact(record->facts, unique.field, [&](const FieldFact &fact) {
      const std::string_view text = trim(fact.value);
      const std::string key = is_no_value(text) ? std::string() : identity(text, unique);
      if (key.empty()) return;
      std::vector<Place> &places = groups[folder + "\n" + key];
      if (unique.among_values || places.empty() || places.back().record != record)
        places.push_back({record, &fact});
    });
  }
  return groups;
}

// What tells a place from another one that it makes a defect with: the document, or among values how the
// value is read. Of values that look alike, similar-value speaks.
std::string side_of(const Place &place, const Unique &unique) {
  return unique.among_values ? without_diacritics(look_alike_key(place.text())) : place.record->path;
}

void report(const std::vector<Place> &places, const Unique &unique, Sink &sink) {
  // The first place of each of the first few sides: every place has its notes among them.
  std::map<std::string, const Place *> firsts;
  for (const Place &place : places) {
    if (firsts.size() > max_notes) break;
    firsts.emplace(side_of(place, unique), &place);
  }
  if (firsts.size() < 2) return;
  for (const Place &place : places) {
    const std::string side = side_of(place, unique);
    std::vector<Related> related;
    const Place *first = nullptr;
    for (const auto &[other_side, other] : firsts) {
      if (other_side == side || related.size() == max_notes) continue;
      if (first == nullptr) first = other;
      related.push_back({other->where(), "\"" + std::string(other->text()) + "\" stands here"});
    }
    const bool path = unique.field.empty();
    sink.report({place.where(),
                 {{"what", path ? "path but for case, spaces and its ending" : unique.field},
                  {"value", std::string(place.text())},
                  {"other", std::string(first->text())},
                  {"document", first->record->path},
                  {"slug", slug_of(place.text())}},
                 std::move(related)});
  }
}

class UniqueValue final : public Check {
public:
  explicit UniqueValue(std::vector<Unique> uniques) : uniques_(std::move(uniques)) {}

  Needs needs() const override {
    Needs needs;
    needs.corpus = true;
    needs.fields = language_fields();
    for (const Unique &unique : uniques_) {
      if (!unique.field.empty()) needs.fields.push_back(unique.field);
    }
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    for (const auto &[language, records] : by_language(index.records())) {
      for (const Unique &unique : uniques_) {
        for (const auto &[key, places] : group(records, unique)) {
          if (places.size() > 1) report(places, unique, sink);
        }
      }
    }
  }

private:
  std::vector<Unique> uniques_;
};

CheckResult make(const Options &options, const SiteSchemas &) {
  std::vector<Unique> uniques;
  for (const Value entry : options.value("unique")) {
    Unique unique;
    if (const Value field = entry.find("field")) unique.field = field.text();
    if (const Value as = entry.find("as")) unique.as = as.text();
    if (const Value within = entry.find("within")) unique.in_folder = within.text() == "folder";
    if (const Value among = entry.find("among")) unique.among_values = among.text() == "values";
    uniques.push_back(std::move(unique));
  }
  return std::unique_ptr<Check>(std::make_unique<UniqueValue>(std::move(uniques)));
}

} // namespace

CheckType unique_value_check() {
  return {"unique-value",
          R"({
            "unique": {
              "type": "array", "minItems": 1,
              "description": "What only one document may have.",
              "items": {
                "type": "object", "additionalProperties": false,
                "properties": {
                  "field": {"type": "string", "minLength": 1,
                            "description": "A field. Without it: the document's path, each part as a slug. A dot leads into a mapping: nav.parent."},
                  "as": {"enum": ["text", "url", "slug"],
                         "description": "What is compared: the text but for case, the address however it is written, or the slug."},
                  "within": {"enum": ["site", "folder"],
                             "description": "Where only one may have it. Without it: in the site."},
                  "among": {"enum": ["documents", "values"],
                            "description": "Whether two documents may not share it, or two different values of the field. Without it: documents."}
                }
              }
            }
          })",
          {"what", "value", "other", "document", "slug"},
          make};
}

} // namespace galley
