// This check reports links whose target does not exist: no document or file of the site, or no heading or id
// of a document. It also reports links to a name that several notes have.
#include "base/path.h"
#include "checks/check.h"
#include "checks/link_options.h"
#include "corpus/anchor_lookup.h"
#include "corpus/link_hint.h"
#include "corpus/link_resolver.h"
#include "text/glob.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>

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

std::string_view word_of_reading(AnchorReading reading) {
  switch (reading) {
  case AnchorReading::any:
    return "any";
  case AnchorReading::github:
    return "github";
  }
  return {};
}

struct Settings {
  Reported of = Reported::links;
  LinkReading reading;
  AnchorReading anchors = AnchorReading::any;
  std::size_t min_share = 90; // percent
  GlobSet ignored;
};

// A link whose target does not exist.
struct Broken {
  const Record *from;
  LinkFact link;
  Destination destination;
};

bool is_wikilink(LinkForm form) {
  return form == LinkForm::wikilink || form == LinkForm::embed;
}

// Counts the links of each route, and how many of them reach a target.
class Shares {
public:
  void count(const Destination &destination) {
    auto &[found, all] = counts_[static_cast<std::size_t>(destination.route)];
    found += destination.reach == Reach::found ? 1 : 0;
    all += destination.reach != Reach::unknown ? 1 : 0;
  }
  // Returns whether enough of the site's routes are known to call a link broken. Links to files need no such
  // proof, because a file's name does not depend on the generator.
  bool trust(LinkRoute route, std::size_t min_share) const {
    const auto &[found, all] = counts_[static_cast<std::size_t>(route)];
    return route == LinkRoute::file || found * 100 >= all * min_share;
  }

private:
  std::array<std::pair<std::size_t, std::size_t>, 5> counts_ = {};
};

// The state while the links of a site are checked.
struct State {
  const DocumentEndings &endings;
  AnchorLookup anchors;
  LinkHints hints;
  std::unordered_map<const Record *const *, bool> readmes; // by where groups begin: whether one is a README
  std::vector<Broken> pending; // links that are reported only if the site's routes can be trusted
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
  void check_link(Broken link, State &state, Sink &sink) const;
  void report_anchor(const Broken &link, State &state, Sink &sink) const;
  void report_ambiguous(const Broken &link, Sink &sink) const;
  void report_missing(const Broken &link, LinkHints &hints, Sink &sink) const;

  Settings settings_;
};

Finding finding_at(const Broken &link, std::vector<Argument> arguments) {
  return {link.link.where.in(link.from->path), std::move(arguments)};
}

void LinkTarget::check_corpus(const Index &index, Sink &sink) const {
  const LinkResolver resolver(index, settings_.reading);
  State state{
      resolver.routes().endings(), AnchorLookup(settings_.anchors), LinkHints(index, resolver), {}, {}};
  Shares shares;
  for (const Record *record : index.records()) {
    const bool partial = settings_.reading.partials.matches(record->path);
    record->facts.for_each<LinkFact>([&](const LinkFact &link) {
      if (partial && !link.target.starts_with('/') && !link.target.starts_with("http")) return;
      if (!concerns(link.form) || settings_.ignored.matches(link.target)) return;
      if (settings_.of == Reported::anchors && link.target.find('#') == std::string::npos) return;
      Broken found{record, link, resolver.resolve(*record, link)};
      shares.count(found.destination);
      check_link(std::move(found), state, sink);
    });
  }
  for (const Broken &link : state.pending) {
    if (!shares.trust(link.destination.route, settings_.min_share)) continue;
    if (settings_.of == Reported::ambiguous_wikilinks) {
      report_ambiguous(link, sink);
    } else {
      report_missing(link, state.hints, sink);
    }
  }
}

void LinkTarget::check_link(Broken link, State &state, Sink &sink) const {
  const Destination &destination = link.destination;
  switch (settings_.of) {
  case Reported::anchors:
    report_anchor(link, state, sink);
    break;
  case Reported::ambiguous_wikilinks:
    if (!destination.documents.empty() && destination.documents.groups().front().size() > 1)
      state.pending.push_back(std::move(link));
    break;
  case Reported::wikilinks:
    report_anchor(link, state, sink);
    [[fallthrough]];
  default:
    if (destination.reach == Reach::missing) state.pending.push_back(std::move(link));
  }
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
  for (const RecordSpan group : documents.groups()) {
    if (may_be_other_home(link, group, state) || state.anchors.has(group, fragment)) return;
  }
  const Record &document = documents.first();
  const std::string where = &document == link.from ? "this document" : document.path;
  const std::string_view what = fragment.starts_with('^') ? "block" : "heading";
  sink.report(finding_at(link, {{"target", std::string(link.link.target)},
                                {"anchor", std::string(fragment)},
                                {"document", where},
                                {"problem", fmt::format("{} has no {} \"{}\"", where, what, fragment)},
                                {"hint", state.hints.for_anchor(*link.from, document, fragment)}}));
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
                                {"hint", hints.for_path(*link.from, link.destination)}}));
}

OptionTable<Settings> options() {
  OptionTable<Settings> table = {
      {"of", &Settings::of, Presence::required, Choice(word_of),
       "What is reported: links that lead to nothing, images that aren't there, headings and ids that a "
       "document doesn't have, wikilinks that lead to nothing, or wikilinks that fit several documents."},
      {"anchors", &Settings::anchors, Choice(word_of_reading),
       "How a heading's id is compared: any compares letters and digits only, since generators differ in the "
       "rest; github takes GitHub's ids as they are."},
      {"min-share", &Settings::min_share, Integer{.minimum = 0, .maximum = 100},
       "How many of a hundred links of one kind must lead somewhere before those that don't are reported: "
       "addresses of pages, and wikilinks. Where most do not, the site's generator makes pages that galley "
       "can't see. Links that name a file are always reported."},
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
