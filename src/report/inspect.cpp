#include "report/inspect.h"

#include "base/json.h"
#include "markdown/outline.h"
#include "terms/term.h"

#include <vector>

namespace galley {

namespace {

class Inspection {
public:
  Inspection(std::string &out, const Document &document) : json_(out), document_(document) {}

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

  void append_headings() {
    const auto all = document_.body ? headings(*document_.body) : std::vector<Heading>();
    append_objects("headings", all, [&](const Heading &heading) {
      append_line(position_of(heading.span));
      json_.member("level", heading.level);
      json_.member("text", heading.text);
      json_.member("anchor", heading.anchor);
    });
  }

  void append_links() {
    const auto all = document_.body ? links(*document_.source, *document_.body) : std::vector<Link>();
    append_objects("links", all, [&](const Link &link) {
      append_place(position_of(link.span));
      json_.member("target", link.target);
      json_.member("kind", link_kind_name(link.kind));
    });
  }

  JsonWriter json_;
  const Document &document_;
};

} // namespace

void append_inspection(std::string &out, std::string_view path, const Document &document) {
  Inspection(out, document).append(path);
  out += '\n';
}

} // namespace galley
