#include "terms/explanation.h"
#include "terms/repetition.h"

#include "catch.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

Disagreement between(std::string_view a, std::string_view b) {
  const Disagreement there = find_disagreement(read_gist(a), read_gist(b));
  CHECK(find_disagreement(read_gist(b), read_gist(a)) == there);
  return there;
}

} // namespace

TEST_CASE("an explanation's language is told by its script and its small words") {
  CHECK(read_gist("只听得到自己声音").tongue == Tongue::chinese);
  CHECK(read_gist("这个变化经过一串因果又回到它自己").tongue == Tongue::simplified);
  CHECK(read_gist("這個變化經過一串因果又回到它自己").tongue == Tongue::traditional);
  CHECK(read_gist("粒子が壁を通り抜けること").tongue == Tongue::japanese);
  CHECK(read_gist("자기 목소리만 들리는 환경").tongue == Tongue::korean);
  CHECK(read_gist("a place where everybody agrees").tongue == Tongue::english);
  CHECK(read_gist("ein Raum, in dem das Echo nicht endet").tongue == Tongue::unclear);
  CHECK(read_gist("").tongue == Tongue::unclear);
  CHECK(read_gist("用 GPU 训练的神经网络").tongue != Tongue::english);
}

TEST_CASE("explanations in other words agree") {
  CHECK(between("一种微观粒子能够穿透自身能量无法克服的势垒的现象",
                "粒子以一定概率穿过经典力学中不可逾越的能量壁垒") == Disagreement::none);
  CHECK(between("从一件事切换到另一件事之后，仍然停留在前一件事上的那部分注意力",
                "切换任务时，前一个任务残留并占用的认知资源") == Disagreement::none);
  CHECK(between("a place where everybody repeats the same opinion",
                "a room in which the same opinions are repeated") == Disagreement::none);
  CHECK(between("retrieving information strengthens memory more than rereading does",
                "the retrieval of what was learnt helps the memory") == Disagreement::none);
}

TEST_CASE("explanations of other things disagree") {
  CHECK(between("一种微观粒子能够穿透自身能量无法克服的势垒的现象",
                "道路变宽以后，更多的人选择开车，新增的容量很快被新增的车流填满") == Disagreement::subject);
  CHECK(between("a place where everybody repeats the same opinion until nobody hears another one",
                "the part of a yearly budget that was spent last month and does not come back") ==
        Disagreement::subject);
  CHECK(between("粒子が越えられないはずの壁を通り抜ける現象", "道路を広げると自動車が増えて渋滞が戻ること") ==
        Disagreement::subject);
  CHECK(between("자기와 같은 의견만 되풀이해서 듣게 되는 환경",
                "도로를 넓히면 자동차가 늘어나서 다시 막히는 현상") == Disagreement::subject);
}

TEST_CASE("what can't be told is no disagreement") {
  // Two languages, two scripts of one, a language that galley doesn't know, and few words.
  CHECK(between("只听得到自己声音的环境，人们因此越来越极端",
                "the part of a budget that was spent and does not come back") == Disagreement::none);
  CHECK(between("这个系统让数据从网络里经过", "飛機們為什麼會動") == Disagreement::none);
  CHECK(between("ein Raum, in dem jeder Mensch dieselbe Meinung wiederholt",
                "der Teil des Geldes, der ausgegeben wurde") == Disagreement::none);
  CHECK(between("声音的环境", "开车的人") == Disagreement::none);
  CHECK(between("", "道路变宽以后，更多的人选择开车") == Disagreement::none);
}

TEST_CASE("other numbers in the same sentence disagree") {
  const std::string start = "光照在金属上打出电子的现象，由爱因斯坦在";
  CHECK(between(start + "1905年解释", start + "1921年解释") == Disagreement::numbers);
  CHECK(between(start + "1905年解释", start + "１９０５年解释") == Disagreement::none);
  CHECK(between(start + "1905年解释", start + "1905年解释，1921年获奖") == Disagreement::none);
  CHECK(between(start + "1905年解释", "1921年的诺贝尔奖所表彰的发现") == Disagreement::none);
  CHECK(between("a chip with 1,000 cores that work in parallel",
                "a chip with 1000 cores which works in parallel") == Disagreement::none);
  CHECK(between("a chip with 1,000 cores that work in parallel",
                "a chip with 2,000 cores that work in parallel") == Disagreement::numbers);
}

TEST_CASE("one `not` more in the same sentence disagrees") {
  CHECK(between("在编译时放进可执行文件，运行时需要原来的库文件",
                "在编译时放进可执行文件，运行时不需要原来的库文件") == Disagreement::negation);
  CHECK(between("a link that needs the library file when the program runs",
                "a link that does not need the library file when the program runs") ==
        Disagreement::negation);
  CHECK(between("让数据在网络中不断流动的做法", "让数据在网络中流动的做法") == Disagreement::none);
}

TEST_CASE("an explanation that only repeats its term") {
  CHECK(only_repeats("回声室", "Echo Chamber", "一种回声室"));
  CHECK(only_repeats("回声室", "Echo Chamber", "回声室"));
  CHECK(only_repeats("回声室", "Echo Chamber", "指的是回声室的现象"));
  CHECK(only_repeats("回声室", "Echo Chamber", "an echo chamber"));
  CHECK(only_repeats("注意力残留", "", "所谓的注意力的残留"));
  CHECK(only_repeats("backpressure", "", "the backpressure of a system"));
  CHECK(only_repeats("load balancing", "", "the process of balancing loads"));
  CHECK(only_repeats("AGI", "Artificial General Intelligence", "AGI是一种AGI"));
  CHECK(only_repeats("エコー室", "", "エコー室のこと"));
}

TEST_CASE("an explanation that says more") {
  CHECK_FALSE(only_repeats("回声室", "Echo Chamber", "一种像回声室一样只听得到自己声音的环境"));
  CHECK_FALSE(only_repeats("回声室", "Echo Chamber", "没有回声的室"));
  CHECK_FALSE(only_repeats("计算机科学", "", "一门科学"));
  CHECK_FALSE(only_repeats("backpressure", "", "pressure back on the sender"));
  CHECK_FALSE(only_repeats("backpressure", "", "a system"));
  CHECK_FALSE(only_repeats("GPT", "", "GPT 4"));
  CHECK_FALSE(only_repeats("回声室", "", ""));
  CHECK_FALSE(only_repeats("", "", "一种"));
}

TEST_CASE("long and broken explanations are no trouble") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "不同";
  CHECK(read_gist(text).units.size() < 5);
  CHECK(read_gist("\xff\xfe 坏的字节 \xe4\xbd").tongue != Tongue::english);
}
