#include "terms/other_name.h"

#include "catch.h"
#include "terms/entity.h"

#include <string>
#include <vector>

using namespace galley;

TEST_CASE("a parenthesis names a term once more in another script, or writes it out") {
  CHECK(is_other_name("量子隧穿", "Quantum Tunneling"));
  CHECK(is_other_name("quantum tunneling", "量子隧穿"));
  CHECK(is_other_name("AGI", "Artificial General Intelligence"));
  CHECK(is_other_name("AGI", "Some Other Words"));
  CHECK(is_other_name("编码代理（Coding Agents）", "Coding Agents"));
  CHECK_FALSE(is_other_name("AGI", "Optional"));
  CHECK_FALSE(is_other_name("AGI", "as used here"));
  CHECK_FALSE(is_other_name("foo", "Optional"));
  CHECK_FALSE(is_other_name("量子隧穿", "量子隧道"));
  CHECK_FALSE(is_other_name("量子隧穿", ""));
  CHECK_FALSE(is_other_name("量子隧穿", std::string(300, 'a')));
}

TEST_CASE("names that are spelt in two ways are one") {
  CHECK(names_agree("Quantum Tunneling", "quantum tunnelling"));
  CHECK(names_agree("Quantum Tunneling", "Quantum Tunnelling Effect"));
  CHECK(names_agree("Low-dimensional Manifold", "Low Dimensional Manifolds"));
  CHECK(names_agree("Ｅｃｈｏ Chamber", "Echo Chamber"));
  CHECK(names_agree("Labour Centre", "Labor Center"));
  CHECK(names_agree("Optimization", "Optimisation"));
  CHECK(names_agree("Goodhart's Law", "Goodhart’s law"));
  CHECK(names_agree("Retrieval-Augmented Generation", "RAG"));
  CHECK(names_agree("Large Language Model, LLM", "LLM"));
  CHECK(names_agree("LLM：Large Language Model", "Large language models"));
  CHECK(names_agree("Zettelkasten", "Zettelkassten"));
  CHECK(names_agree("背压", "背压机制"));
  CHECK(names_agree("背压", "Backpressure"));
  CHECK(names_agree("", "Backpressure"));
}

TEST_CASE("other names differ") {
  CHECK_FALSE(names_agree("Quantum Tunneling", "Quantum Leap"));
  CHECK_FALSE(names_agree("Artificial General Intelligence", "Adjusted Gross Income"));
  CHECK_FALSE(names_agree("Context", "Context Window"));
  CHECK_FALSE(names_agree("Feedback Loop", "Feedback Cycle"));
  CHECK_FALSE(names_agree("量子隧穿", "量子隧道"));
  CHECK_FALSE(names_agree("Model", "Theory"));
}

TEST_CASE("an entity goes by its name and by the one in its parenthesis") {
  using Keys = std::vector<std::string>;
  CHECK(entity_keys("Naval Ravikant（纳瓦尔）") == Keys{"naval ravikant", "纳瓦尔"});
  CHECK(entity_keys("OpenAI (Open AI)") == Keys{"openai", "open ai"});
  CHECK(entity_keys("DeepMind") == Keys{"deepmind"});
  CHECK(entity_keys("") == Keys{""});
}
