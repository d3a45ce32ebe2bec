#include "report/inspect.h"

#include "base/hash.h"
#include "base/json.h"
#include "markdown/outline.h"
#include "parse/explicit_id.h"
#include "records/facts.h"
#include "terms/term.h"

#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

class Inspection {
public:
  Inspection(std::string &out, const Document &document, AnchorReading anchors)
      : json_(out), document_(document),
        maker_(anchors == AnchorReading::any ? AnchorMaker() : anchor_makers(anchors).front()) {}

  void append(std::string_view path) {
    json_.begin_object();
    json_.member("path", path);
    if (const Value fields = document_.fields()) {
      json_.member("front_matter", fields);
    } else {
      json_.member("front_matter", nullptr);
    }
    // These members say why there are no fields.
    if (document_.fences && !document_.fences->readable())
      json_.member("language", document_.fences->language_name);
    if (document_.unreadable) {
      append_error(*document_.unreadable);
    } else if (!document_.problems.empty()) {
      append_error(document_.problems.front());
    }
    append_terms();
    append_headings();
    append_ids();
    append_links();
    json_.end_object();
  }

private:
  void append_line(Position position) { json_.member("line", position.line); }
  void append_place(Position position) {
    append_line(position);
    json_.member("column", position.code_point);
  }
  Position position_of(Span span) const { return document_.source->position(span.begin); }

  void append_error(const Problem &problem) {
    json_.key("error");
    json_.begin_object();
    append_place(position_of(problem.span));
    json_.member("message", problem.message);
    json_.end_object();
  }

  template <class Items, class AppendMembers>
  void append_objects(std::string_view name, const Items &items, AppendMembers append_members) {
    json_.key(name);
    json_.array(items, [&](const auto &item) {
      json_.begin_object();
      append_members(item);
      json_.end_object();
    });
  }

  void append_terms() {
    const auto terms = document_.body ? find_terms(document_) : std::vector<Term>();
    append_objects("terms", terms, [&](const Term &term) {
      append_place(position_of(term.span));
      json_.member("text", document_.source->slice(term.content));
      json_.member("role", role_name(term.role));
      json_.member("is_name", term.is_name);
      if (term.defined_by == DefinedBy::none) {
        json_.member("defined_by", nullptr);
      } else {
        json_.member("defined_by", name_of(term.defined_by));
      }
    });
  }

  // Adds the headings, whose anchors are the ids that they give themselves, or those of the generator.
  void append_headings() {
    const auto all =
        document_.body ? headings(*document_.source, *document_.body, maker_) : std::vector<Heading>();
    const auto ids =
        document_.body ? explicit_ids(*document_.source, *document_.body) : std::vector<ExplicitId>();
    auto id = ids.begin();
    append_objects("headings", all, [&](const Heading &heading) {
      while (id != ids.end() && id->span.begin < heading.span.begin) ++id;
      const bool own = id != ids.end() && id->span.end <= heading.span.end && id->form == IdForm::attribute &&
                       id->complete;
      append_line(position_of(heading.span));
      json_.member("level", heading.level);
      json_.member("text", heading.text);
      json_.member("anchor", own ? std::string_view(id->id) : heading.anchor);
    });
  }

  // Adds all that a `#` may lead to, each once.
  void append_ids() {
    FactWriter writer;
    if (document_.body) add_anchors(document_, writer);
    const Facts facts = writer.finish();
    AnchorNumbering anchors(maker_);
    std::vector<std::string> ids, beginnings;
    HashSet<std::string> known;
    facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
      std::string id =
          anchor.kind == AnchorKind::heading ? anchors.next(anchor.texts()) : std::string(anchor.id);
      if (anchor.kind == AnchorKind::beginning) {
        beginnings.push_back(std::move(id));
      } else if (known.insert(id).second) {
        ids.push_back(std::move(id));
      }
    });
    append_texts("ids", ids);
    append_texts("id_beginnings", beginnings);
  }

  void append_texts(std::string_view name, const std::vector<std::string> &texts) {
    json_.key(name);
    json_.array(texts, [&](const std::string &text) { json_.write(text); });
  }

  void append_links() {
    append_objects("links", find_links(document_, LinkScope::all), [&](const FoundLink &link) {
      append_place(position_of(link.whole));
      json_.member("target", link.target);
      json_.member("kind", link.kind);
    });
  }

  JsonWriter json_;
  const Document &document_;
  AnchorMaker maker_; // of the anchors of headings
};

} // namespace

void append_inspection(std::string &out, std::string_view path, const Document &document,
                       AnchorReading anchors) {
  Inspection(out, document, anchors).append(path);
  out += '\n';
}

} // namespace galley
