#include "report/inspect.h"

#include "base/json.h"
#include "markdown/outline.h"
#include "terms/term.h"

#include <fmt/format.h>

#include <iterator>

namespace galley {

namespace {

class Inspection {
public:
  Inspection(std::string &out, const Document &document) : out_(out), document_(document) {}

  void append(std::string_view path) {
    out_ += R"({"path":)";
    append_json_string(out_, path);
    out_ += R"(,"front_matter":)";
    if (const Value fields = document_.fields()) {
      append_json(out_, fields);
    } else {
      out_ += "null";
    }
    // Why there are no fields.
    if (document_.fences && !document_.fences->readable())
      append_text("language", document_.fences->language_name);
    if (document_.unreadable) {
      append_error(*document_.unreadable);
    } else if (!document_.problems.empty()) {
      append_error(document_.problems.front());
    }
    append_terms();
    append_headings();
    append_links();
    out_ += "}\n";
  }

private:
  // Opens an object with the place of a byte offset.
  void open_at(std::uint32_t offset, bool column) {
    const Position position = document_.source->position(offset);
    fmt::format_to(std::back_inserter(out_), R"({{"line":{})", position.line);
    if (column) fmt::format_to(std::back_inserter(out_), R"(,"column":{})", position.code_point);
  }
  void append_text(std::string_view name, std::string_view text) {
    out_.append(",\"").append(name).append("\":");
    append_json_string(out_, text);
  }

  void append_error(const Problem &problem) {
    out_ += R"(,"error":)";
    open_at(problem.span.begin, true);
    append_text("message", problem.message);
    out_ += '}';
  }

  template <class T, class Append>
  void append_list(std::string_view name, const T &items, Append append_item) {
    out_.append(",\"").append(name).append("\":[");
    bool first = true;
    for (const auto &item : items) {
      if (!first) out_ += ',';
      first = false;
      append_item(item);
      out_ += '}';
    }
    out_ += ']';
  }

  void append_terms() {
    const auto terms = document_.body ? find_terms(document_) : std::vector<Term>();
    append_list("terms", terms, [&](const Term &term) {
      open_at(term.span.begin, true);
      append_text("text", document_.source->slice(term.content));
      append_text("role", role_name(term.role));
    });
  }

  void append_headings() {
    const auto all = document_.body ? headings(*document_.body) : std::vector<Heading>();
    append_list("headings", all, [&](const Heading &heading) {
      open_at(heading.span.begin, false);
      fmt::format_to(std::back_inserter(out_), R"(,"level":{})", heading.level);
      append_text("text", heading.text);
      append_text("anchor", heading.anchor);
    });
  }

  void append_links() {
    const auto all = document_.body ? links(*document_.source, *document_.body) : std::vector<Link>();
    append_list("links", all, [&](const Link &link) {
      open_at(link.span.begin, true);
      append_text("target", link.target);
      append_text("kind", link_kind_name(link.kind));
    });
  }

  std::string &out_;
  const Document &document_;
};

} // namespace

void append_inspection(std::string &out, std::string_view path, const Document &document) {
  Inspection(out, document).append(path);
}

} // namespace galley
