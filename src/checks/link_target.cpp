// This check reports links whose target does not exist: no document or file of the site, or no heading or id
// of a document. It also reports links to a name that several notes have.
#include "base/path.h"
#include "checks/check.h"
#include "checks/link_families.h"
#include "checks/link_options.h"
#include "links/anchor_lookup.h"
#include "links/link_hint.h"
#include "links/link_resolver.h"
#include "text/glob.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace galley {

namespace {

enum class Reported : std::uint8_t { links, images, anchors, wikilinks, ambiguous_wikilinks };

std::string_view word_of(Reported reported) {
  switch (reported) {
  case Reported::links:
    return "links";
  case Reported::images:
    return "images";
  case Reported::anchors:
    return "anchors";
  case Reported::wikilinks:
    return "wikilinks";
  case Reported::ambiguous_wikilinks:
    return "ambiguous-wikilinks";
  }
  return {};
}

struct Settings {
  Reported of = Reported::links;
  LinkReading reading;
  AnchorReading anchors = AnchorReading::any;
  std::size_t min_share = 50; // percent
  GlobSet ignored;
};

// A link whose target does not exist.
struct Broken {
  const Record *from;
  LinkFact link;
  Destination destination;
  std::size_t family = 0;   // of LinkFamilies; unused for links to files, which are always judged
  bool was_deleted = false; // its target existed in an earlier state of the site
  std::string for_all = {}; // set where it is reported for its whole family: how many of that lead somewhere
};

bool is_wikilink(LinkForm form) {
  return form == LinkForm::wikilink || form == LinkForm::embed;
}

// Counts the links of a document that aren't judged, by what they are and why.
class UnjudgedLinks {
public:
  void add(const Record &from, std::string_view what, std::string why) {
    ++counts_[{from.path, what, std::move(why)}];
  }
  void report(Sink &sink) const {
    for (const auto &[kind, count] : counts_) {
      const auto &[path, what, why] = kind;
      sink.report_unjudged(path, {std::string(what), why, count});
    }
  }

private:
  std::map<std::tuple<std::string_view, std::string_view, std::string>, std::uint32_t> counts_;
};

// Finds the links that led to documents of an earlier state of the site.
class DeletedTargets {
public:
  DeletedTargets(const LinkContext &links, const LinkReading &reading) {
    if (links.deleted.empty()) return;
    for (const std::string &path : links.deleted) records_.push_back({path, {}, {}});
    index_.emplace(records_, glossary_);
    resolver_.emplace(*index_, reading);
  }
  bool has(const Record &from, const LinkFact &link) const {
    return resolver_ && !resolver_->resolve(from, link).documents.empty();
  }

private:
  std::vector<Record> records_;
  Glossary glossary_;
  std::optional<Index> index_;
  std::optional<LinkResolver> resolver_;
};

// The state while the links of a site are checked.
struct State {
  const DocumentEndings &endings;
  AnchorLookup anchors;
  LinkHints hints;
  std::unordered_map<const Record *const *, bool> readmes; // by where groups begin: whether one is a README
  LinkFamilies families;
  std::vector<Broken> pending; // links that are reported only if their families are judged
  std::set<std::size_t> mixed; // the families of which one link was reported
  UnjudgedLinks unjudged;
  bool strict = false; // all links are judged
};

class LinkTarget final : public Check {
public:
  explicit LinkTarget(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override { return needs_of_links(settings_.reading); }

  void check_corpus(const Index &index, Sink &sink) const override;

private:
  bool concerns(LinkForm form) const {
    switch (settings_.of) {
    case Reported::links:
      return form == LinkForm::link || form == LinkForm::shortcode;
    case Reported::images:
      return form == LinkForm::image;
    case Reported::anchors:
      return form != LinkForm::image && !is_wikilink(form);
    case Reported::wikilinks:
    case Reported::ambiguous_wikilinks:
      return is_wikilink(form);
    }
    return false;
  }
  // Where the generator is known, so are all addresses.
  std::size_t least_share() const {
    const bool addresses = settings_.of == Reported::links && settings_.reading.generator != Generator::any;
    return addresses ? 0 : settings_.min_share;
  }
  void check_link(Broken link, State &state, Sink &sink) const;
  void check_target(Broken link, State &state) const;
  bool judges(Broken &link, State &state) const;
  void report_anchor(const Broken &link, State &state, Sink &sink) const;
  void report_ambiguous(const Broken &link, Sink &sink) const;
  void report_missing(const Broken &link, LinkHints &hints, Sink &sink) const;

  Settings settings_;
};

Finding finding_at(const Broken &link, std::vector<Argument> arguments) {
  return {link.link.where.in(link.from->path), std::move(arguments)};
}

// Says why nobody knows whether something is at an address: nothing of the site is seen on the way.
std::string unknown_way(const Destination &destination) {
  if (!destination.path.starts_with('/')) return "they are made when the site is";
  const std::string_view path = std::string_view(destination.path).substr(1);
  if (destination.route != LinkRoute::file)
    return fmt::format("nothing here is below /{}", first_folder(path));
  const std::string_view folder = folder_of(path);
  return folder.empty() ? fmt::format("the site may make .{} files", ending_of(path))
                        : fmt::format("the site has no folder /{}", folder);
}

void LinkTarget::check_corpus(const Index &index, Sink &sink) const {
  const LinkResolver resolver(index, settings_.reading);
  const DeletedTargets deleted(index.links(), settings_.reading);
  State state{resolver.routes().endings(),
              AnchorLookup(settings_.anchors, settings_.of == Reported::wikilinks),
              LinkHints(index, resolver),
              {},
              LinkFamilies(resolver.roots(), least_share(), index.links().strict),
              {},
              {},
              {},
              index.links().strict};
  for (const Record *record : index.records()) {
    std::optional<bool> partial;
    const auto is_partial = [&] {
      if (!partial) partial = settings_.reading.partials.matches(record->path);
      return *partial;
    };
    record->facts.for_each<LinkFact>([&](const LinkFact &link) {
      if (!concerns(link.form) || settings_.ignored.matches(link.target)) return;
      if (settings_.of == Reported::anchors && link.target.find('#') == std::string::npos) return;
      if (!link.target.starts_with('/') && !link.target.starts_with("http") && is_partial()) return;
      Broken found{record, link, resolver.resolve(*record, link)};
      // What leaves the site is no matter of its documents, whatever was deleted.
      if (found.destination.reach == Reach::missing || found.destination.reach == Reach::unknown)
        found.was_deleted = deleted.has(*record, link);
      check_link(std::move(found), state, sink);
    });
  }
  for (Broken &link : state.pending) {
    if (settings_.of == Reported::ambiguous_wikilinks) {
      if (state.families.judges(link.family)) report_ambiguous(link, sink);
    } else if (judges(link, state)) {
      report_missing(link, state.hints, sink);
    }
  }
  state.unjudged.report(sink);
}

// Returns whether a link may be called broken, and counts it otherwise. Of a family that may be made or gone,
// one link is reported for all, so that a gate never opens because more breaks.
bool LinkTarget::judges(Broken &link, State &state) const {
  if (link.was_deleted || link.destination.route == LinkRoute::file || state.families.judges(link.family))
    return true;
  const std::string reason = state.families.reason(link.family);
  if (state.families.is_mixed(link.family) && state.mixed.insert(link.family).second) {
    link.for_all = fmt::format("; {}, so the others are not judged", reason);
    return true;
  }
  state.unjudged.add(*link.from, is_wikilink(link.link.form) ? "wikilinks" : "links by address", reason);
  return false;
}

void LinkTarget::check_link(Broken link, State &state, Sink &sink) const {
  if (settings_.of == Reported::anchors || settings_.of == Reported::wikilinks)
    report_anchor(link, state, sink);
  if (settings_.of != Reported::anchors) check_target(std::move(link), state);
}

void LinkTarget::check_target(Broken link, State &state) const {
  const Destination &destination = link.destination;
  const bool missing = destination.reach == Reach::missing || link.was_deleted;
  if (destination.reach == Reach::unknown && !missing) {
    const bool file = destination.route == LinkRoute::file;
    const std::string_view what = !file                               ? "links by address"
                                  : link.link.form == LinkForm::image ? "images"
                                                                      : "links to files";
    state.unjudged.add(*link.from, what, unknown_way(destination));
  }
  if (destination.reach != Reach::found && !missing) return;
  if (destination.route != LinkRoute::file && destination.route != LinkRoute::own_document)
    link.family = state.families.add(*link.from, destination, !missing || link.was_deleted);
  const bool ambiguous = settings_.of == Reported::ambiguous_wikilinks;
  const bool several = !destination.documents.empty() && destination.documents.groups().front().size() > 1;
  if (ambiguous ? several : missing) state.pending.push_back(std::move(link));
}

// A README is the page at its folder's address, but a generator may show another page there.
bool may_be_other_home(const Broken &link, RecordSpan group, State &state) {
  if (link.destination.route != LinkRoute::root_page) return false;
  const auto is_readme = [&](std::string_view path) { return state.endings.note_name(path) == "readme"; };
  if (is_readme(link.destination.path)) return false;
  const auto [known, is_new] = state.readmes.try_emplace(group.data());
  if (is_new)
    known->second = std::ranges::any_of(group, [&](const Record *one) { return is_readme(one->path); });
  return known->second;
}

void LinkTarget::report_anchor(const Broken &link, State &state, Sink &sink) const {
  const MeantDocuments &documents = link.destination.documents;
  std::string_view fragment = link.destination.fragment;
  if (fragment.empty() || documents.empty()) return;
  // `[[note#Part#Chapter]]` leads to the chapter.
  if (is_wikilink(link.link.form)) fragment = trim(fragment.substr(fragment.rfind('#') + 1));
  AnchorAnswer answer = AnchorAnswer::missing; // the best of all documents
  for (const RecordSpan group : documents.groups()) {
    if (may_be_other_home(link, group, state)) return;
    answer = std::max(answer, state.anchors.find(group, fragment));
  }
  if (answer == AnchorAnswer::found) return;
  if (answer == AnchorAnswer::unknown && !state.strict)
    return state.unjudged.add(*link.from, "links to anchors", "templates or other documents may make them");
  const Record &document = documents.first();
  const AnchorMaker maker =
      settings_.anchors == AnchorReading::any ? AnchorMaker() : anchor_makers(settings_.anchors).front();
  const std::string where = &document == link.from ? "this document" : document.path;
  const std::string_view what = fragment.starts_with('^') ? "block" : "heading";
  sink.report(finding_at(link, {{"target", std::string(link.link.target)},
                                {"anchor", std::string(fragment)},
                                {"document", where},
                                {"problem", fmt::format("{} has no {} \"{}\"", where, what, fragment)},
                                {"hint", state.hints.for_anchor(*link.from, document, fragment, maker)}}));
}

void LinkTarget::report_ambiguous(const Broken &link, Sink &sink) const {
  constexpr std::size_t shown = 3;
  const RecordSpan documents = link.destination.documents.groups().front();
  Finding finding = finding_at(link, {{"target", link.destination.path},
                                      {"documents", std::to_string(documents.size()) + " documents"}});
  for (std::size_t i = 0; i < documents.size() && i < shown; ++i) {
    Related one;
    one.where.path = documents[i]->path;
    one.message = "this is one of them";
    finding.related.push_back(std::move(one));
  }
  sink.report(std::move(finding));
}

void LinkTarget::report_missing(const Broken &link, LinkHints &hints, Sink &sink) const {
  const std::string &path = link.destination.path;
  const bool note = is_wikilink(link.link.form);
  sink.report(finding_at(link, {{"target", note ? path : std::string(link.link.target)},
                                {"problem", fmt::format("there is no note or file \"{}\"", path)},
                                {"hint", hints.for_path(*link.from, link.destination) + link.for_all}}));
}

OptionTable<Settings> options() {
  OptionTable<Settings> table = {
      {"of", &Settings::of, Presence::required, Choice(word_of),
       "What is reported: links that lead to nothing, images that aren't there, headings and ids that a "
       "document doesn't have, wikilinks that lead to nothing, or wikilinks that fit several documents."},
      {"anchors", &Settings::anchors, Choice(anchor_reading_name),
       "The generator that makes the ids of headings. With any it is unknown: an id is right if one of them "
       "makes it, or if it has the letters and digits of one."},
      {"min-share", &Settings::min_share, Integer{.minimum = 0, .maximum = 100},
       "How many of a hundred links of one family must lead somewhere before each that doesn't is "
       "reported. A family is made of the links by address that begin alike, or of wikilinks, in one "
       "language. Where most do not, something makes pages that galley can't see. What is left is counted "
       "on stderr. Links that name a file are always reported, and links by address too where `generator` "
       "says what makes the site."},
      {"ignore", &Settings::ignored, GlobList(),
       "Patterns of targets, as they are written, that are never reported."},
  };
  table.add(&Settings::reading, link_reading_options());
  return table;
}

} // namespace

CheckType link_target_check() {
  return declare_check<LinkTarget>(
      "link-target", {"target", "problem", "anchor", "document", "documents", "hint"}, options());
}

} // namespace galley
