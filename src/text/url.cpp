#include "text/url.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace galley {

namespace {

struct Url {
  std::string host; // lower case, without `www.`, a default port and user information
  std::string_view path, query;
};

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), to_ascii_lower);
  return result;
}

std::optional<Url> read_url(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string scheme = lower_case(text.substr(0, colon));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  text = text.substr(colon + 3);
  text = text.substr(0, text.find('#'));
  const std::size_t host_end = std::min(text.find_first_of("/?"), text.size());
  std::string_view host = text.substr(0, host_end);
  host.remove_prefix(std::min(host.rfind('@') + 1, host.size())); // npos + 1 is 0
  Url url{lower_case(host), {}, {}};
  for (const std::string_view port : {":80", ":443"}) {
    if (url.host.ends_with(port)) url.host.erase(url.host.size() - port.size());
  }
  if (url.host.starts_with("www.")) url.host.erase(0, 4);
  const std::size_t path_end = std::min(text.find('?'), text.size());
  url.path = text.substr(host_end, path_end - host_end);
  url.query = text.substr(std::min(path_end + 1, text.size()));
  while (url.path.ends_with('/')) url.path.remove_suffix(1);
  return url;
}

// Returns whether the parameter only says where a reader came from.
bool is_tracking(std::string_view parameter) {
  constexpr std::array<std::string_view, 7> names = {"fbclid", "gclid",       "igshid",      "mc_cid",
                                                     "mc_eid", "spm_id_from", "share_source"};
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return name.starts_with("utm_") || std::ranges::find(names, name) != names.end();
}

// Returns the part of a YouTube address that should be the id of a video. Returns nothing for other
// addresses.
std::optional<std::string_view> video_id(const Url &url) {
  std::optional<std::string_view> id;
  if (url.host == "youtu.be") {
    id = url.path.substr(std::min<std::size_t>(1, url.path.size()));
  } else if (url.host == "youtube.com" || url.host == "m.youtube.com" || url.host == "music.youtube.com" ||
             url.host == "youtube-nocookie.com") {
    for (const std::string_view folder : {"/embed/", "/shorts/", "/live/", "/v/", "/e/", "/watch/"}) {
      if (url.path.starts_with(folder)) id = url.path.substr(folder.size());
    }
    for (const std::string_view parameter : split(url.query, '&')) {
      if (url.path == "/watch" && parameter.starts_with("v=")) id = parameter.substr(2);
    }
  }
  return id;
}

// An id has eleven letters, digits, `-` and `_`.
bool is_video_id(std::string_view id) {
  const auto allowed = [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '_'; };
  return id.size() == 11 && std::ranges::all_of(id, allowed);
}

} // namespace

std::string url_identity(std::string_view text) {
  const std::optional<Url> url = read_url(trim(text));
  if (!url) return {};
  if (const auto id = video_id(*url)) {
    if (is_video_id(*id)) return "youtube:" + std::string(*id);
    if (url->path != "/") return {}; // the id is a placeholder such as VIDEO_ID
  }
  std::vector<std::string_view> kept = split(url->query, '&');
  std::erase_if(kept, is_tracking);
  std::ranges::sort(kept);
  if (url->path.empty() && kept.empty()) return {};
  std::string identity = url->host + std::string(url->path);
  for (const std::string_view parameter : kept) identity.append("?").append(parameter);
  return identity;
}

} // namespace galley
