#include "parse/needs.h"

#include <algorithm>
#include <tuple>

namespace galley {

namespace {

// All members: what is done with Needs is done with each of them. A new member doesn't compile until it is
// named here, twice.
template <class T> auto members(T &needs) {
  auto &[front_matter, suppressions, body, facts, fields, sites, taxonomy, corpus, today, syntax] = needs;
  return std::tie(front_matter, suppressions, body, facts, fields, sites, taxonomy, corpus, today, syntax);
}

void join(bool &flag, bool other) {
  flag = flag || other;
}

void join(BodyNeed &body, BodyNeed other) {
  body = std::max(body, other);
}

void join(std::uint32_t &bits, std::uint32_t others) {
  bits |= others;
}

void join(std::vector<std::string> &names, const std::vector<std::string> &others) {
  names.insert(names.end(), others.begin(), others.end());
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

// The syntax is the site's, so only one of the two can say something.
void join(MarkdownSyntax &syntax, const MarkdownSyntax &other) {
  if (syntax == MarkdownSyntax()) syntax = other;
}

void put(ByteWriter &out, bool flag) {
  out.put_byte(flag ? 1 : 0);
}

void put(ByteWriter &out, BodyNeed body) {
  out.put_byte(static_cast<std::uint8_t>(body));
}

void put(ByteWriter &out, std::uint32_t bits) {
  out.put_number(bits);
}

void put(ByteWriter &out, const std::vector<std::string> &names) {
  out.put_number(names.size());
  for (const std::string &name : names) out.put_text(name);
}

void put(ByteWriter &out, const MarkdownSyntax &syntax) {
  for (const SyntaxSwitch &known : syntax_switches) put(out, syntax.*known.member);
}

} // namespace

Needs &operator|=(Needs &needs, const Needs &others) {
  std::apply(
      [&](auto &...own) {
        std::apply([&](const auto &...other) { (join(own, other), ...); }, members(others));
      },
      members(needs));
  return needs;
}

void append_fingerprint(ByteWriter &out, const Needs &needs) {
  std::apply([&](const auto &...member) { (put(out, member), ...); }, members(needs));
}

} // namespace galley
