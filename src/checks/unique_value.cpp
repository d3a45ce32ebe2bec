// This check reports documents that share what should be unique: a field's value, as text, as an address or
// as a slug, or the path. It can also report different values that generate one page; of these, the rarer.
#include "base/field_language.h"
#include "base/hash.h"
#include "base/path.h"
#include "checks/check.h"
#include "corpus/field_values.h"
#include "corpus/generated_documents.h"
#include "corpus/language.h"
#include "corpus/look_alike.h"
#include "text/ascii.h"
#include "text/phrase.h"
#include "text/unicode.h"
#include "text/url.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_notes = 3; // notes at other occurrences, for each finding

enum class Comparison : std::uint8_t { text, url, slug };
enum class Within : std::uint8_t { site, folder };
enum class Among : std::uint8_t { documents, values };

std::string_view word_of_comparison(Comparison comparison) {
  switch (comparison) {
  case Comparison::text:
    return "text";
  case Comparison::url:
    return "url";
  case Comparison::slug:
    return "slug";
  }
  return {};
}

std::string_view word_of_within(Within within) {
  switch (within) {
  case Within::site:
    return "site";
  case Within::folder:
    return "folder";
  }
  return {};
}

std::string_view word_of_among(Among among) {
  switch (among) {
  case Among::documents:
    return "documents";
  case Among::values:
    return "values";
  }
  return {};
}

struct Unique {
  std::string field; // empty for the document's path
  Comparison as = Comparison::text;
  Within within = Within::site;
  Among among = Among::documents;

  bool in_folder() const { return within == Within::folder; }
  bool among_values() const { return among == Among::values; }
};

struct Settings {
  std::vector<Unique> uniques;
};

// A value of a field, or a document's path. It is kept small, because a large site has very many.
struct Place {
  const Record *record;
  std::optional<std::uint32_t> at; // the offset of the fact; none for the path

  std::string_view text() const { return at ? trim(record->facts.read<FieldFact>(*at).value) : record->path; }
  Location where() const {
    return at ? record->facts.read<FieldFact>(*at).where.in(record->path)
              : Location{record->path, {}, {}, {}};
  }
};

using Groups = std::map<std::string, std::vector<Place>>;

// Returns the folder that contains the page: `a/b/_index.md` is the page `a/b`, which is in `a`.
std::string_view folder_of_page(std::string_view path) {
  const std::string_view folder = folder_of(path);
  const std::string name = fold(name_of(path));
  const std::string_view stem = std::string_view(name).substr(0, name.find('.'));
  return stem == "index" || stem == "_index" || stem == "readme" ? folder_of(folder) : folder;
}

// Returns whether a template or a switch is in place of a value: `/{{ slug }}/`, `permalink: false`.
bool is_no_value(std::string_view text) {
  constexpr std::array<std::string_view, 5> words = {"", "false", "true", "null", "~"};
  return std::ranges::find(words, text) != words.end() || text.find('{') != text.npos ||
         text.find('<') != text.npos;
}

std::string identity(std::string_view text, const Unique &unique) {
  if (unique.as == Comparison::url) return url_identity(text);
  if (unique.as == Comparison::slug) return slug_of(text, !unique.among_values());
  return fold(text);
}

// Each part of the path becomes a slug of its own, and the file's ending is ignored.
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

// Returns the day that the file's name begins with, as in blogs, and its `-`: mostly a part of the address.
std::string_view date_in_name(std::string_view path) {
  constexpr std::string_view form = "0000-00-00-";
  const std::string_view name = name_of(path).substr(0, form.size());
  const auto fits = [](char c, char wanted) { return wanted == '-' ? c == '-' : is_ascii_digit(c); };
  return std::ranges::equal(name, form, fits) ? name : std::string_view();
}

// Returns the key under which two occurrences count as equal; empty where there is nothing to compare.
std::string key_of(const Place &place, const Unique &unique) {
  if (!place.at) return path_identity(place.record->path);
  std::string key = is_no_value(place.text()) ? std::string() : identity(place.text(), unique);
  if (key.empty() || !unique.in_folder()) return key;
  const std::string &path = place.record->path;
  return std::string(folder_of_page(path)) + "\n" + std::string(date_in_name(path)) + key;
}

// Two occurrences with one key are a defect only if they differ in this text. It is the document's path, or,
// among values, the form in which look-alikes are equal, because similar-value reports those.
std::string side_of(const Place &place, const Unique &unique) {
  return unique.among_values() ? without_diacritics(look_alike_key(place.text())) : place.record->path;
}

// No page is made of a data file, so nothing of it stands beside the same of another.
template <class Visit> void for_each_place(const Record &record, const Unique &unique, Visit visit) {
  if (is_data_file(record.path)) return;
  if (unique.field.empty()) return visit(Place{&record, std::nullopt});
  record.facts.for_each_field(unique.field, [&](const FieldFact &fact) { visit(Place{&record, fact.at}); });
}

// Collects the occurrences of what has to be unique, in site order.
class Gatherer {
public:
  explicit Gatherer(const Unique &unique) : unique_(unique) {}

  void add(const Place &place) {
    if (unique_.among_values()) {
      add_value(place);
    } else {
      const std::string key = key_of(place, unique_);
      if (!key.empty()) documents_.emplace_back(hash_bytes(key), place);
    }
  }
  // Returns the occurrences that several documents or values share, and forgets all.
  Groups take(const std::vector<const Record *> &records) {
    Groups groups = unique_.among_values() ? take_values(records) : take_documents();
    documents_.clear();
    keys_.clear();
    sides_.clear();
    return groups;
  }
  const Unique &unique() const { return unique_; }

private:
  using Folder = std::string_view;
  using ValueAt = std::pair<std::string_view, Folder>; // the folder is empty where it does not matter

  ValueAt value_at(const Place &place) const {
    return {place.text(), unique_.in_folder() ? folder_of_page(place.record->path) : Folder()};
  }
  // Few values occur very many times, so each is examined once.
  void add_value(const Place &place) {
    const auto [found, is_new] = keys_.try_emplace(value_at(place));
    if (!is_new) return;
    found->second = key_of(place, unique_);
    if (!found->second.empty()) sides_[found->second].insert(side_of(place, unique_));
  }
  Groups take_values(const std::vector<const Record *> &records);
  Groups take_documents();

  const Unique &unique_;
  // Hashes are compared first, because the texts of all occurrences would take much of a run's memory.
  std::vector<std::pair<std::uint64_t, Place>> documents_;
  std::map<ValueAt, std::string> keys_;
  std::map<std::string, std::set<std::string>> sides_; // the distinguishing texts, by key
};

Groups Gatherer::take_values(const std::vector<const Record *> &records) {
  Groups groups;
  for (const auto &[key, sides] : sides_) {
    if (sides.size() > 1) groups[key];
  }
  if (groups.empty()) return groups;
  for (const Record *record : records) {
    for_each_place(*record, unique_, [&](const Place &place) {
      if (const auto found = groups.find(keys_.at(value_at(place))); found != groups.end())
        found->second.push_back(place);
    });
  }
  return groups;
}

Groups Gatherer::take_documents() {
  std::ranges::stable_sort(documents_, [](const auto &a, const auto &b) { return a.first < b.first; });
  Groups groups;
  for (auto begin = documents_.begin(); begin != documents_.end();) {
    const auto end =
        std::find_if(begin, documents_.end(), [&](const auto &one) { return one.first != begin->first; });
    if (end - begin == 1) {
      begin = end;
      continue;
    }
    for (; begin != end; ++begin) {
      const Place &place = begin->second;
      std::vector<Place> &same = groups[key_of(place, unique_)];
      if (same.empty() || same.back().record != place.record) same.push_back(place);
    }
  }
  return groups;
}

// All that has to be unique. A site may have many languages, in each of which few of the fields occur.
class Gatherers {
public:
  explicit Gatherers(const std::vector<Unique> &uniques) : gatherers_(uniques.begin(), uniques.end()) {
    for (Gatherer &gatherer : gatherers_) by_field_[gatherer.unique().field].push_back(&gatherer);
  }

  // Reads each Record once, and returns the gatherers that found something.
  std::set<Gatherer *> gather(const std::vector<const Record *> &records) {
    std::set<Gatherer *> used;
    const auto add = [&](const std::vector<Gatherer *> &same, const Place &place) {
      for (Gatherer *gatherer : same) {
        gatherer->add(place);
        used.insert(gatherer);
      }
    };
    const auto of_paths = by_field_.find(std::string_view());
    for (const Record *record : records) {
      if (of_paths != by_field_.end()) add(of_paths->second, {record, std::nullopt});
      record->facts.for_each_field_in(by_field_, [&](const auto &of_field, const FieldFact &fact) {
        add(of_field.second, {record, fact.at});
      });
    }
    return used;
  }

private:
  std::vector<Gatherer> gatherers_;
  HashMap<std::string_view, std::vector<Gatherer *>> by_field_;
};

Finding finding_at(const Place &place, const Place &other, const Unique &unique,
                   std::vector<Related> related) {
  const bool path = unique.field.empty();
  return {place.where(),
          {{"what", path ? "path but for case, spaces and its ending" : unique.field},
           {"value", std::string(place.text())},
           {"other", std::string(other.text())},
           {"document", other.record->path},
           {"slug", slug_of(place.text())}},
          std::move(related)};
}

Related note_at(const Place &place) {
  return {place.where(), in_quotes(place.text()) + " stands here"};
}

// Reports each value but the one that most documents have, where it first stands.
void report_values(const std::vector<Place> &places, const Unique &unique, Sink &sink) {
  std::map<std::string, std::vector<const Place *>> sides;
  for (const Place &place : places) sides[side_of(place, unique)].push_back(&place);
  const std::vector<const Place *> *common = nullptr;
  for (const auto &[side, same] : sides) {
    const bool is_commoner = common == nullptr || same.size() > common->size();
    const bool is_earlier = common != nullptr && same.size() == common->size() &&
                            same.front()->record->path < common->front()->record->path;
    if (is_commoner || is_earlier) common = &same;
  }
  for (const auto &[side, same] : sides) {
    if (&same == common) continue;
    const Place &other = *common->front();
    sink.report(finding_at(*same.front(), other, unique, {note_at(other)}));
  }
}

void report_documents(const std::vector<Place> &places, const Unique &unique, Sink &sink) {
  // Notes are taken from the first occurrences of the first few distinguishing texts.
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
      related.push_back(note_at(*other));
    }
    sink.report(finding_at(place, *first, unique, std::move(related)));
  }
}

// Returns whether only case, spaces or endings tell the paths of the documents apart.
bool have_one_path(const std::vector<Place> &places) {
  const std::string path = path_identity(places.front().record->path);
  return std::ranges::all_of(places,
                             [&](const Place &place) { return path_identity(place.record->path) == path; });
}

class UniqueValue final : public Check {
public:
  explicit UniqueValue(Settings settings) : uniques_(std::move(settings.uniques)) {}

  Needs needs() const override {
    Needs needs = needs_of_fields(language_fields());
    for (const Unique &unique : uniques_) {
      if (!unique.field.empty()) needs.fields.push_back(unique.field);
    }
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    Gatherers gatherers(uniques_);
    const GeneratedDocuments generated(index.records());
    for (const auto &[language, records] : index.by_language()) {
      for (Gatherer *gatherer : gatherers.gather(records)) {
        const Unique &unique = gatherer->unique();
        for (const auto &[key, places] : gatherer->take(records)) {
          if (unique.among_values()) {
            report_values(places, unique, sink);
          } else if (!is_by_nature(places, unique, generated)) {
            report_documents(places, unique, sink);
          }
        }
      }
    }
  }

private:
  // Documents whose paths are one share the rest because of that, which is reported already.
  bool is_by_nature(const std::vector<Place> &places, const Unique &unique,
                    const GeneratedDocuments &generated) const {
    if (unique.field.empty()) return false;
    const bool paths_are_compared =
        std::ranges::any_of(uniques_, [](const Unique &one) { return one.field.empty(); });
    if (paths_are_compared && have_one_path(places)) return true;
    const auto is_generated = [&](const Place &place) { return generated.contain(place.record->path); };
    return unique.as == Comparison::text && unique.in_folder() && std::ranges::all_of(places, is_generated);
  }

  std::vector<Unique> uniques_;
};

OptionTable<Settings> options() {
  const OptionTable<Unique> unique = {
      {"field", &Unique::field, Presence::optional, Text(),
       with_nested_fields("A field. Without it: the document's path, each part as a slug.")},
      {"as", &Unique::as, Presence::optional, Choice(word_of_comparison),
       "What is compared: the text but for case, the address however it is written, or the slug."},
      {"within", &Unique::within, Presence::optional, Choice(word_of_within),
       "Where only one may have it. Without it: in the site."},
      {"among", &Unique::among, Presence::optional, Choice(word_of_among),
       "Whether two documents may not share it, or two different values of the field. Without it: "
       "documents."},
  };
  return {{"unique", &Settings::uniques, Presence::required, MappingList(unique),
           "What only one document may have."}};
}

} // namespace

CheckType unique_value_check() {
  return declare_check<UniqueValue>("unique-value", {"what", "value", "other", "document", "slug"},
                                    options());
}

} // namespace galley
