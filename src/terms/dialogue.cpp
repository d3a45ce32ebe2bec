#include "terms/dialogue.h"

#include "terms/word_list.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::size_t min_dialogue_turns = 4; // of known speakers, before one who speaks once counts

// Lead-ins that recur and name nobody.
constexpr std::string_view section_labels =
    "提醒 注意 注 备注 備註 提示 警告 说明 說明 结论 結論 小结 小結 总结 總結 要点 要點 示例 例子 例 背景 "
    "方法 "
    "结果 結果 优点 優點 缺点 缺點 "
    "优势 優勢 劣势 原因 影响 影響 建议 建議 观点 觀點 核心观点 论点 证据 反驳 补充 補充 来源 來源 问题 問題 "
    "解决方案 解决办法 步骤 步驟 "
    "前提 目标 目標 适用 用途 场景 場景 定义 定義 数据 行动 决议 負責人 负责人 時間 时间 地点 地點 参会 状态 "
    "注意点 補足 ポイント 例 結論 理由 目的 概要 まとめ 手順 参考 주의 참고 예 예시 결론 이유 목적 요약 방법 "
    "note notes warning tip tips caution important example examples update edit info result results summary "
    "conclusion background method methods problem solution pros cons why what how when where usage source "
    "todo "
    "action actions decision decisions owner status date time place attendees before after bad good fix "
    "cause "
    "symptom effect reason goal goals context caveat disclaimer returns parameters default type remember "
    "step "
    "примечание nota hinweis achtung remarque attention atenção uwaga not dikkat lưu ghi";

// Who they are by their part in a conversation.
constexpr std::string_view speaker_labels = "主持人 主持 记者 記者 问 問 答 观众 觀眾 听众 聽眾 提问者 "
                                            "提問者 嘉宾 嘉賓 采访者 受访者 "
                                            "司会 司会者 聞き手 話し手 記者 編集部 질문 답변 진행자 사회자 "
                                            "기자 청중 q a host guest interviewer interviewee moderator "
                                            "speaker narrator audience";

} // namespace

bool names_nobody(std::string_view key) {
  static const WordList labels(section_labels);
  return labels.has(key.substr(0, key.find(' ')));
}

std::vector<bool> find_speakers(const std::vector<Turn> &turns) {
  static const WordList roles(speaker_labels);
  std::vector<const Turn *> by_key;
  by_key.reserve(turns.size());
  for (const Turn &turn : turns) by_key.push_back(&turn);
  // Those of one key stay in order, and so by section.
  std::stable_sort(by_key.begin(), by_key.end(),
                   [](const Turn *a, const Turn *b) { return a->key < b->key; });
  std::vector<bool> result(turns.size()), nobody(turns.size());
  for (auto begin = by_key.begin(); begin != by_key.end();) {
    const std::string_view key = (*begin)->key;
    const auto end = std::find_if(begin, by_key.end(), [&](const Turn *turn) { return turn->key != key; });
    const bool label = names_nobody(key);
    const auto recurs = [](const Turn *a, const Turn *b) { return a->section == b->section; };
    const bool speaks = !label && (roles.has(key) || std::adjacent_find(begin, end, recurs) != end);
    for (; begin != end; ++begin) {
      const auto at = static_cast<std::size_t>(*begin - turns.data());
      result[at] = speaks;
      nobody[at] = label;
    }
  }
  const auto known = static_cast<std::size_t>(std::count(result.begin(), result.end(), true));
  // In a dialogue, who leads a paragraph speaks, though it be once.
  if (known < min_dialogue_turns || known * 2 < turns.size()) return result;
  nobody.flip();
  return nobody;
}

} // namespace galley
