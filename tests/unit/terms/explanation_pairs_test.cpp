// How well find_disagreement tells one thing from two. The pairs say one thing in words as different as may
// be; every explanation of one pair and every one of another say two things.
#include "terms/explanation.h"

#include "catch.h"

#include <string>
#include <utility>
#include <vector>

using namespace galley;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Pairs chinese = {
    {"一种微观粒子能够穿透自身能量无法克服的势垒的现象", "粒子以一定概率穿过经典力学中不可逾越的能量壁垒"},
    {"通用人工智能，指具备与人类同等智慧、或超越人类智慧的AI", "能像人一样完成各种智力任务的人工智能系统"},
    {"在高维数据空间中，数据点实际分布于一个较低维度的几何结构上，AI通过学习这个结构来高效预测",
     "高维数据真正落在的那个维数低得多的曲面"},
    {"只听得到自己声音的环境", "人们只接触与自己相同的观点，意见因此不断被放大的处境"},
    {"只看得到自己愿意看的东西的处境", "算法不断推送用户喜欢的内容，使其接触的信息越来越窄"},
    {"一个变量的变化经过一串因果又回到它自己身上", "系统的输出又作为输入影响系统自身的过程"},
    {"每多投入一份资源，得到的产出越来越少", "继续增加某种投入时，新增部分带来的收益逐步下降"},
    {"道路变宽以后，更多的人选择开车，新增的容量很快被新增的车流填满",
     "扩建道路反而吸引更多车辆，拥堵并未缓解的现象"},
    {"今天能做什么，取决于过去一连串选择的次序，而不只取决于今天的条件",
     "历史上的偶然选择会锁定后来的发展方向"},
    {"许多简单的部分按照局部规则互动，整体表现出任何部分都没有的性质",
     "整体具有而个体不具备的特性，由大量个体相互作用产生"},
    {"把复习安排在快要忘记的时候，每记住一次，间隔就拉长一次",
     "按逐渐增大的时间间隔复习，以对抗遗忘的学习方法"},
    {"学过的东西随时间先快后慢地遗忘，复习会让曲线变平", "描述记忆保持量随时间下降的曲线，由艾宾浩斯提出"},
    {"把每个想法写成一张能独立读懂的卡片，再用链接把卡片连成网",
     "卢曼使用的笔记方法，以互相链接的原子化卡片积累知识"},
    {"替人办事的一方掌握更多信息，因而可能为自己而不是为委托人行动",
     "代理人与委托人利益不一致且信息不对称时产生的问题"},
    {"让模型在处理一个词的时候，自己决定该看句子里的哪些别的词",
     "根据相关程度给输入的不同部分分配权重的机制"},
    {"从一件事切换到另一件事之后，仍然停留在前一件事上的那部分注意力",
     "切换任务时，前一个任务残留并占用的认知资源"},
    {"模型一次能看到的全部文字", "大语言模型在生成时能够参考的文本范围"},
    {"用大量文本训练、能够预测下一个词的神经网络", "参数规模巨大、在海量语料上预训练的语言模型"},
    {"模型生成看似合理但与事实不符的内容", "大模型一本正经地编造不存在的信息"},
    {"先从知识库中检索相关文档，再交给模型生成答案的方法", "把外部检索结果拼进提示词，让回答有据可依的技术"},
    {"用人类的偏好评分来训练模型的方法", "基于人工反馈的强化学习，使模型输出符合人的期望"},
    {"人只能记住大约七个组块", "工作记忆容量有限，一次只能处理少量信息"},
    {"一个人对自己能力的高估，能力越低越严重", "能力不足者往往认识不到自己的不足而盲目自信的心理偏差"},
    {"为了避免损失而放弃更大收益的倾向", "同样数量的损失带来的痛苦大于收益带来的快乐"},
    {"已经付出且无法收回的成本", "过去投入、不可能再拿回来的支出，不应影响现在的决策"},
    {"企业难以被竞争对手复制的长期优势", "保护公司利润不被侵蚀的结构性竞争壁垒"},
    {"用户越多，产品对每个用户的价值越大", "产品价值随使用人数增加而上升的效应"},
    {"指标一旦成为目标，就不再是好的指标", "当衡量标准被当作目标追求时，它便失去衡量的意义"},
    {"把大问题拆成彼此独立的小模块的设计方法", "将系统划分为职责单一、接口清晰的部件"},
    {"容器编排平台，用来自动部署和管理容器", "自动化容器部署、扩缩和运维的开源系统"},
};

const Pairs english = {
    {"a place where everybody repeats the same opinion",
     "an environment in which people only encounter beliefs that match their own"},
    {"what stays with the task before",
     "the attention that remains stuck on a previous task after switching"},
    {"more road brings more traffic",
     "the phenomenon that widening roads attracts additional cars until they are congested again"},
    {"technology that informs without asking for attention",
     "devices that stay at the periphery and convey information quietly"},
    {"what is pulled out of memory stays longer than what is put in again",
     "retrieving information strengthens memory more than rereading does"},
    {"a way for the consumer to tell the producer to slow down",
     "a mechanism by which an overloaded system signals upstream senders to reduce their rate"},
    {"software that distributes network traffic across several servers",
     "a component which spreads incoming requests over multiple machines"},
    {"a lightweight package of software that includes everything needed to run it",
     "a running process with resource and capability constraints managed by the operating system"},
    {"running code on demand without managing servers",
     "a cloud model where the provider allocates resources and the developer only deploys functions"},
    {"the cost already paid that cannot be recovered",
     "money spent in the past which should not influence future decisions"},
    {"a metric that becomes a target ceases to be a good measure",
     "once you optimise for a measure, people game it and it loses its meaning"},
    {"knowledge that we have but cannot put into words",
     "skills and know-how that are hard to articulate or write down"},
};

bool differ(const std::string &a, const std::string &b) {
  return find_disagreement(read_gist(a), read_gist(b)) != Disagreement::none;
}

std::size_t count_false(const Pairs &pairs) {
  std::size_t count = 0;
  for (const auto &[one, other] : pairs) count += differ(one, other) ? 1U : 0U;
  return count;
}

// Percent.
std::size_t share_found(const Pairs &pairs) {
  std::size_t found = 0, all = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      for (const std::string &a : {pairs[i].first, pairs[i].second}) {
        for (const std::string &b : {pairs[j].first, pairs[j].second}) {
          found += differ(a, b) ? 1U : 0U;
          ++all;
        }
      }
    }
  }
  return found * 100 / all;
}

} // namespace

TEST_CASE("of explanations of one thing in other words, few are taken for two things") {
  CHECK(count_false(chinese) <= 4);
  CHECK(count_false(english) <= 3);
}

// English has fewer words to go by: explanations of fewer than six content words are not compared.
TEST_CASE("explanations of two things are mostly told apart") {
  CHECK(share_found(chinese) >= 90);
  CHECK(share_found(english) >= 40);
}
