#include "text/uri.h"

#include "text/ascii.h"

#include <algorithm>
#include <cstddef>

namespace galley {

namespace {

struct Uri {
  std::string_view scheme, authority, path, query;
  bool has_authority = false, has_query = false;
};

Uri split(std::string_view text) {
  Uri uri;
  text = without_fragment(text);
  if (const std::size_t size = scheme_size(text); size > 0) {
    uri.scheme = text.substr(0, size);
    text.remove_prefix(size + 1);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    uri.has_query = true;
    uri.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  if (text.starts_with("//")) {
    uri.has_authority = true;
    const std::size_t end = std::min(text.find('/', 2), text.size());
    uri.authority = text.substr(2, end - 2);
    text.remove_prefix(end);
  }
  uri.path = text;
  return uri;
}

// Follows section 5.2.4, but a relative path keeps each `..` that it can't resolve.
std::string remove_dot_segments(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::string out;
  std::size_t kept_parents = 0; // bytes of leading "../" in `out`
  if (rooted) path.remove_prefix(1);
  while (true) {
    const std::size_t slash = path.find('/');
    const bool last = slash == std::string_view::npos;
    const std::string_view segment = path.substr(0, slash);
    if (segment == "..") {
      if (out.size() > kept_parents) {
        out.pop_back();
        out.erase(out.find_last_of('/') + 1);
        if (out.size() < kept_parents) out.resize(kept_parents);
      } else if (!rooted) {
        out += "../";
        kept_parents = out.size();
      }
    } else if (segment != ".") {
      out += segment;
      if (!last) out += '/';
    }
    if (last) break;
    path.remove_prefix(slash + 1);
  }
  return rooted ? "/" + out : out;
}

std::string merge_paths(const Uri &base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? "" : base.path.substr(0, slash + 1);
  return std::string(folder) + std::string(path);
}

} // namespace

std::string_view without_fragment(std::string_view uri) {
  return uri.substr(0, uri.find('#'));
}

std::string_view fragment_of(std::string_view uri) {
  const std::size_t hash = uri.find('#');
  return hash == std::string_view::npos ? std::string_view() : uri.substr(hash + 1);
}

std::size_t scheme_size(std::string_view uri) {
  if (uri.empty() || !is_ascii_letter(uri.front())) return 0;
  for (std::size_t i = 1; i < uri.size(); ++i) {
    const char c = uri[i];
    if (c == ':') return i;
    if (!is_ascii_alphanumeric(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

bool has_scheme(std::string_view uri) {
  return scheme_size(uri) > 0;
}

std::string resolve_uri(std::string_view base_text, std::string_view reference) {
  const Uri base = split(base_text);
  Uri uri = split(reference);
  std::string path;
  if (!uri.scheme.empty() || uri.has_authority) {
    path = uri.path.starts_with('/') ? remove_dot_segments(uri.path) : std::string(uri.path);
  } else if (uri.path.empty()) {
    path = base.path;
    if (!uri.has_query) {
      uri.query = base.query;
      uri.has_query = base.has_query;
    }
  } else {
    path =
        remove_dot_segments(uri.path.starts_with('/') ? std::string(uri.path) : merge_paths(base, uri.path));
  }
  const bool inherits = uri.scheme.empty() && !uri.has_authority;
  const std::string_view scheme = uri.scheme.empty() ? base.scheme : uri.scheme;
  std::string out;
  if (!scheme.empty()) out.append(scheme).append(":");
  if (inherits ? base.has_authority : uri.has_authority) {
    out.append("//").append(inherits ? base.authority : uri.authority);
  }
  out += path;
  if (uri.has_query) out.append("?").append(uri.query);
  if (const std::size_t hash = reference.find('#'); hash != std::string_view::npos) {
    out += reference.substr(hash);
  }
  return out;
}

} // namespace galley
