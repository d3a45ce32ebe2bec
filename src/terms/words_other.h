// Japanese, Korean and English words by which a phrase shows what it is. Not a dictionary: function words and
// the commonest stressed ones.
#pragma once

#include <string_view>

namespace galley {

namespace japanese {

// Of a clause, wherever they stand.
inline constexpr std::string_view clause_words =
    "を です ます ました ません でした した して する すれば される された させる ない なく なかった "
    "なければ こと ください という たい れば "
    "から まで より ので のに だけ ほど など いる いた ある あった なる なった れる られる せる ため とき "
    "たら なら ても でも "
    "これ それ あれ この その あの どの ここ そこ もの いちばん もっとも もっと すべて まだ もう すぐ とても "
    "古い 新しい 正しい 大きい 小さい 高い 低い 多い 少ない 長い 短い ";

// How a phrase ends that is no noun.
inline constexpr std::string_view clause_ends = "い う く す つ ぬ む る た だ な に か よ ね 的";

// How phrases end that are no names.
inline constexpr std::string_view phrase_ends =
    "のみ だけ ごと ずつ まで 以外 以上 以下 以内 程度 前後 自体 中 済み 不要 必須 禁止 限定 ";

// Stressed words, no names.
inline constexpr std::string_view common = "必ず 重要 重要な 絶対 注意 注意点 最も 非常に 必須 警告 結論 "
                                           "理由 目的 結果 原因 問題 方法 手順 概要 背景 効果 時間 費用 品質 "
                                           "速度 精度 安全 無料 有料 推奨 任意 今日 明日 今年 全部 全員 一部 "
                                           "最初 最後 最大 最小 例外 禁止 不可 可能 不可能 簡単 複雑 "
                                           "保存 設定 削除 追加 変更 確認 実行 終了 開始 完了 成功 失敗 自分 "
                                           "相手 人間 社会 仕事 会社 お金 世界 日本 ";

} // namespace japanese

namespace korean {

// How the last word of a clause ends.
inline constexpr std::string_view clause_ends =
    "다 요 까 죠 니다 세요 하기 지만 함 음 됨 임 것 때 한다 된다 이다 있다 없다 않다 하고 하며 해서 아서 "
    "어서 면 려면 도록 게 는 은 ";

// Particles and endings that bind a word to others.
inline constexpr std::string_view particles = "아니라 아닌 을 를 에서 으로 에게 이라는 라는 하는 되는 위한 "
                                              "대한 통한 있는 없는 않는 같은 위해 통해 대해 부터 까지 "
                                              "보다 처럼 마다 에만 만이 "
                                              "하지 되지 이나 거나 ";

// How a word ends that only belongs to a noun, which is not there.
inline constexpr std::string_view adnominal_ends = "해진 하던 던 스러운 로운 기 지 ";

// Words that join or point.
inline constexpr std::string_view joints = "다음 이전 바로 다른 모든 어떤 이런 그런 저런 이번 지난 그 이 저 "
                                           "및 또는 그리고 하지만 가장 더 덜 새 첫 두 세 네 내 우리 ";

inline constexpr std::string_view common =
    "반드시 절대 매우 중요 가장 모두 필수 주의 결론 이유 목적 결과 원인 문제 방법 시간 비용 품질 속도 무료 "
    "유료 권장 선택 오늘 내일 "
    "전부 전체 일부 처음 마지막 최대 최소 예외 금지 가능 불가능 저장 설정 삭제 추가 변경 확인 실행 완료 성공 "
    "실패 사람 사회 회사 세계 "
    "먼저 항상 결코 오직 단 지금 바로 다시 아직 이미 훨씬 더 덜 꼭 핵심 중요한 ";

} // namespace korean

namespace english {

// Words that make no name: alone they stress, first or last they make a phrase of it.
inline constexpr std::string_view stress_words =
    "a an not no never always only must very all any every none both more most first second third last best "
    "worst "
    "same new old now here this that these those and or but nor also before after again still even just "
    "really "
    "truly please important note warning tip caution required optional recommended deprecated default yes ok "
    "don't do does did done doesn't didn't cannot can can't won't will would wouldn't should shouldn't could "
    "couldn't may might must've is are was were be been being am isn't aren't wasn't at least one two three "
    "four "
    "five six seven eight nine ten zero free easy hard fast slow simple good bad great big small huge whole "
    "entire "
    "exactly immediately today tomorrow yesterday finally however therefore instead why how what when where "
    "who "
    "whom which whose if then than with without each other another different much many few less too so such "
    "own "
    "your our their my his her its eleven twelve twenty thirty forty fifty hundred thousand million billion "
    "dozen throughout hardly you we they it i me us them he she there experimental beta alpha update "
    "updated "
    "edit todo example examples result results summary conclusion about into onto over under between because "
    "while until unless though although whether once twice per via yet ever almost nearly roughly about half "
    "twice half double never-ending completely totally absolutely extremely highly fully partly mostly "
    "usually "
    "often sometimes rarely seldom probably certainly clearly obviously simply merely nothing everything "
    "anything "
    "something someone everyone anyone nobody have has had having get gets got getting make makes made "
    "making "
    "take takes took keep keeps kept let lets use uses used using want wants need needs needed know knows "
    "think "
    "thinks say says said go goes went see sees look looks come comes came give gives gave tell tells told "
    "try "
    "tries tried stop stops start starts works work worked really? available unavailable true false right "
    "wrong "
    "in on of for from by to as up down out off against during within across like "
    // Adjectives and verbs that are stressed oftener than they name.
    "rude forbidden dangerous safe wrong bad better worse nice kind careful honest wrong hard soft hot cold "
    "warm dry wet "
    "early late long short high low heavy light dark bright clean dirty rich poor young cheap expensive "
    "strong weak "
    "quick quiet loud sharp dull thin thick full empty open closed possible impossible necessary unnecessary "
    "useful "
    "useless helpful harmful correct incorrect exact rough strict loose certain uncertain sure unsure ready "
    "done gone "
    "broken missing different similar equal identical separate single multiple several main major minor big "
    "critical "
    "crucial essential mandatory vital public private local global real actual original final initial "
    "previous next "
    "current temporary permanent manual automatic silent silently read write run build test check fix add "
    "remove delete "
    "change move copy open close save send wait stop begin end finish leave stay ask answer pay buy sell cut "
    "turn put "
    "pull push hold break lose win learn teach show hide help hurt love hate choose decide forget remember "
    "avoid prefer ";

// Words that every reader knows: stressed, they want no explanation.
inline constexpr std::string_view common_nouns =
    "time cost costs speed quality data information problem problems reason reasons way ways goal goals risk "
    "risks "
    "value values price prices money people person team teams company companies user users customer "
    "customers "
    "product products service services market markets world life work job jobs day days week weeks month "
    "months "
    "year years hour hours minute minutes number numbers size amount thing things place point points part "
    "parts "
    "question questions answer answers idea ideas step steps rule rules change changes fact facts word words "
    "name "
    "names file files folder folders page pages link links list lists button option options version versions "
    "simplicity clarity trust attention patience effort energy power control progress success failure growth "
    "context memory mind body heart home food water salt heat light sound space room door side end beginning "
    "difference purpose meaning process practice habit choice decision responsibility freedom safety health "
    "title author date tags status category description feature features benefit benefits ";

} // namespace english

} // namespace galley
