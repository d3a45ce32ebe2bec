#include "catch.h"

#include "base/value.h"

using namespace galley;

TEST_CASE("a tree keeps order, sizes and keys, also when moved") {
  ValueBuilder builder;
  builder.begin(ValueKind::mapping, ValueStyle::block, {0, 0});
  builder.key("tags", {0, 4});
  builder.begin(ValueKind::sequence, ValueStyle::flow, {6, 6});
  builder.string("a", ValueStyle::plain, {7, 8});
  builder.integer(1, {9, 10}, "1");
  builder.end(11);
  builder.key("x", {12, 13});
  builder.number(1.0, {15, 18}, "1.0");
  builder.end(18);
  ValueTree tree = builder.finish();
  const Value root = tree.root();
  const ValueTree moved = std::move(tree);
  CHECK(moved.root() == root);
  REQUIRE(root.size() == 2);
  CHECK(root.find("tags").size() == 2);
  CHECK(root.find("tags").at(0).text() == "a");
  CHECK(root.find("x").as_number() == 1.0);
  CHECK_FALSE(root.find("y"));
  CHECK(equal(root.find("tags").at(1), root.find("x")));
  CHECK_FALSE(equal(root.find("tags"), root.find("x")));
}
