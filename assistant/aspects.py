"""What a question wants to know: the aspects of a measure, each by its cues."""

from __future__ import annotations

from enum import StrEnum

from assistant.cues import cue


class Aspect(StrEnum):
    """What a question wants to know."""

    LEAD = "lead"
    RELATED = "related"
    COVER = "cover"
    ACTIONS = "actions"
    SCHEDULE = "schedule"
    ACTUAL = "actual"
    RESULTS = "results"
    ISSUES = "issues"
    EFFECT = "effect"
    BACKGROUND = "background"
    EVALUATION = "evaluation"
    REASON = "reason"
    INDICATOR = "indicator"
    TERM = "term"
    PERIOD = "period"
    REPEATS = "repeats"
    LIST = "list"


# Cues are matched on the folded question; every aspect whose cue occurs is asked for.
_CUES: tuple[tuple[Aspect, str], ...] = (
    (
        Aspect.RELATED,
        r"関係(課|部署|部局|する課)|(連携|協力)(する|先|している)?(の|となる|になる|になっている|となっている)?(課(?!題)|部署|部局|所属|組織|先)|(以外|ほか|他)に?.{0,10}(課|部署|部局)|(関わ|加わ|協力)[^。、]{0,6}(課|部署)|(一緒に|ともに|協働して)(動|取り組|進め|やる|行う|担)[^。、]{0,6}(課|部署|組織)",
    ),
    (
        Aspect.LEAD,
        r"主管|主務(課|部|は|が|$)|(何|どの|どこの)課|(担当|所管|実施|推進)(課(?!題)|部署|部局|している?課|する課|は(?!いつ|何|ど[うん])|の課(?!題))|(担当|所管)([?？]|$)|(担当|所管).{0,4}(どこ|誰|だれ|どっち|どちら|教え)|(どこ|誰|だれ|どちら|どっち)が?(の)?(担当|所管|主管)|受け持|(?<!役割を)担(って|う)|まとめて(い)?る|進めている(部署|課|のは)"
        r"|(?<!関係)(課|部署)(名)?(は|を|が|って)?(それぞれ)?(どこ|どれ|何|教え|知り|$|[?？])|部署名|(窓口になる|動く|扱う|扱っている|やっている|進める)(課|部署)|(担当|所管|主管)(する|している|してる)のは|(どこ|誰|だれ)が(入れ|作|や|行|進|取り|始|動|運)"
        r"|(どこ|どちら|どの)の?(課(?!題)|係|部署|部局|室(?!温|内))|何の?(課(?!題)|部(?!署|分))|(問い合わせる|相談する|聞く)なら|(問い合わせれ|相談すれ|聞け)ばい|どこが(担当|所管|やって|実施|主導|統括)|どこの(仕事|役目|持ち場)|統括(する|している|して)|なに課|取りまとめ"
        r"|誰が(担当|所管|実施|やって)|(担当|所管|主管|受け持っ?)(し|っ)?て(い)?る(ところ|とこ)",
    ),
    (
        Aspect.REASON,
        r"(評価|遅れ|遅延).{0,12}(理由|なぜ)|(評価の|た)根拠|理由|なぜ|どうして|(なん|何)で(?!す|しょ|も|、)|(?<=[たるいの])(わけ|訳)(?!で|が|に)"
        r"|(原因|要因)は?|事情|そうなった|(?<=[いただる])から(です|でしょう|なの|だと|[?？]|$)",
    ),
    (
        Aspect.EVALUATION,
        r"進捗(評価|状況|度|区分|の区分|の?記号|の?印|の?マク|欄|は|どう)|点検(の?結果|で)|評価(?!指標|の?理由|する)|達成(状況|度|区分)|判定|(どの|何)ランク|評定|順調|遅れて(い|る|ま|ない)|(計画|予定)(通|どお)り(です|に?進|か)"
        r"|の(記号|印|マーク)(は|が|って)?(何|なに|どれ|どう|どの|教え|$)"
        r"|どこまで(進(?!め)|でき)|進み具合|うまくいって",
    ),
    (Aspect.ISSUES, r"課題|問題点|困って|足りない"),
    (Aspect.EFFECT, r"効果|メリット"),
    (Aspect.BACKGROUND, r"背景|現状|経緯"),
    (
        Aspect.INDICATOR,
        r"指標|目標(値|は|を|件|数|率|です|でし|$|[?？])|(?:基準|中間|到達|現状)値|kpi|何(件|人|回|%|パーセント|時間|箇所|か所|ヶ所|業務|割|万|枚|データ|種類)"
        r"|いくつ(?!かの)|どれ(だけ|くらい|ぐらい)|(件|人|回|登録者|フォロワー|アクセス|実施|達成|削減)(数|時間)|割合|率(は|を|$)"
        r"|(件数|人数|回数|日数|時間|割合|率|数)(は|が)[^。]{0,24}(どう|どれだけ|どのくらい|どのように)(変わ|変化|推移)",
    ),
    (Aspect.REPEATS, r"再掲"),
    (
        Aspect.ACTIONS,
        r"主な取組|(取組|取り組み)(内容)?(の|は|を|が|、)?([0-9]+つ|いくつ|列挙|挙げ|全部|並|何本)|(どんな|何の)(取組|取り組み|項目)|何本立て|何に取り組|具体的に(は)?(何|どんなこと)を(や|す|実施|行|進|入れ|導入|整備|整え|作|設|始)|やることにな|(取組|取り組み|取組み)(は|を|に|の?一覧|の?リスト|内容|項目|$)|アクション(?!プラン|計画)|完了した(?!人)|廃止(した|され|に)|(取組|取り組み)と、?(それぞれ|その|各)"
        r"|(行う|行なう|やる|する|進める)こと(は|って)?、?(何と何|どれ|全部|すべて|[0-9]つ)"
        r"|実施(項目|事項|すること)|年次計画|工程(の?表|の?項目)"
        r"|新規に|追加された|終わった(取組|もの|施策|事業)|もう終わ",
    ),
    (
        Aspect.ACTUAL,
        r"進捗実績|どこまで(進(?!め)|でき|い[っく]|達)|実績(?!値)|実際(に|は|ど[こう]|何)",
    ),
    (
        Aspect.RESULTS,
        r"実績|成果|何をした|やった|行った|実施した|できた",
    ),
    (
        Aspect.SCHEDULE,
        r"予定|スケジュール|実施計画|到達点|いつ(から|まで|頃|ごろ|に|$|です|の)|何年度"
        r"|(終わる|始まる|始める|やめる|終了|開始|完了)(予定)?の?(年度|時期)"
        r"|計画(は|では|して)",
    ),
    (
        Aspect.TERM,
        r"(?<![こひもあ])とは|って(何|なに|どういう|どんな意味)|(の|という)?(意味|定義)|何の略|なんの略|略語|正式名称|用語"
        r"|(どう|どのように)(説明|定義|解説)(し|さ)|説明文|言葉の説明",
    ),
    (
        Aspect.COVER,
        r"(施策|事業|取組)?の?(内容|概要|中身|目的|ねらい|狙い|目指)|どんな(施策|事業|取組|こと|もの|ふう|風に|形で|やり方)|どのような(施策|事業|取組|こと|もの|内容)"
        r"|何を(する|やる|行う|目指)|教えて|説明して",
    ),
    (
        Aspect.PERIOD,
        r"計画期間|最終年度|何(か|ヶ|カ)?年(の)?計画|何年(度)?(から|まで|で(終|満了))|いつからいつまで|計画の期間|期間が[^、。]{0,6}(長|短)",
    ),
    (
        Aspect.LIST,
        r"(施策|事業|もの|取組)(は|を|が)?(どれ|何|なに|全部|すべて|全て|一覧|いくつ|何件|ありますか|挙げ|列挙)"
        r"|(どの|どんな|すべての|全ての|全)(施策|事業)|一覧|リスト|全部|すべて",
    ),
)
# A set of things is asked for as a whole, not the one that some words describe.
WHOLE = cue(
    r"主な取組|一覧|リスト|全部|すべて|全て|列挙|挙げ|並(ん|べ|び)|項目|中身|何本|いくつ|[0-9]つ"
    r"|どんな(取組|取り組み|こと)|何を(する|や)|何に取り組|それぞれ"
)
_DOES = cue(r"どんなこと|何を(?:する|や)")
_DONE = cue(
    r"((?<!で)(?<!ま)し|でき|され|入れ|使っ|増え|減っ|始め|行っ|やっ|作っ|設け|整え|行われ|なっ|開い|なり|見つか|分か)(?:て(?:い|き))?(?:た|ました)(?![らりい])"
    r"|(?<!でし)(?<!だっ)(?<!かっ)(?<![なあ]っ)(?<!い)た(のでしょう|んでしょう|のです|んです|ですか|の|か)?(?=$|[?？。])"
)
_STATUS = cue(
    r"状態|どうなっ(た|てい|てる)|どうなりました|その後|状況は|まだ(途中|続|や|進|残)|(今|現在)も(続|や|進|導入|実施)"
    r"|もう(済|終|完|や)|途中です"
)
# What something is, which the question calls a measure: not what is done in one.
_WHAT_IT_IS = cue(
    r"(とは|って|というのは)、?(どんな|どういう|どのような|何の)(取組|取り組み)(です|か|なの|$|[?？])"
)
# When something began that is there already: no schedule tells it.
BEGUN = cue(
    r"いつ(から|ごろ|頃)?(に|、)?[^。、?？]{0,10}(始め|始ま|でき|開設|開始|導入|作られ|作っ|設け|使い始め)[^。、?？]{0,4}"
    r"(た|ました)(んだっけ|のだっけ|っけ|んですか|のですか|のか|の|か)?(?=$|[?？。])"
)
# What a grade brings about is a rule, and no measure's grade.
_FOLLOWS = cue(
    r"(評価|判定|ランク|達成度?)[^。、?？]{0,6}"
    r"(だと|なら|だったら|になると|になったら|となると|となったら|になった場合|となった場合|の場合|が付くと|がつくと|を取ると)"
    r"[^。?？]{0,8}(どう|何が|何を|なに)"
)
_STATED = frozenset(
    {Aspect.SCHEDULE, Aspect.EVALUATION, Aspect.INDICATOR, Aspect.ACTUAL, Aspect.ISSUES}
)
_OF_YEAR = cue(r"年度(は|に|には|では)(?!.{0,12}(実績|評価|成果))")
_COMPILED = tuple((aspect, cue(pattern)) for aspect, pattern in _CUES)


def aspects_of(folded: str) -> frozenset[Aspect]:
    """What is asked for; a year in a question about what was done asks for no schedule."""
    found = {a for a, pattern in _COMPILED if pattern.search(folded)}
    if _WHAT_IT_IS.search(folded):
        found = found - {Aspect.ACTIONS} | {Aspect.COVER}
    if _FOLLOWS.search(folded):
        found -= {Aspect.EVALUATION}
    if _STATUS.search(folded) and not found & _STATED:
        found.add(Aspect.ACTIONS)
    if _DONE.search(folded):
        found.add(Aspect.RESULTS)
        found -= {Aspect.SCHEDULE} if BEGUN.search(folded) else set()
    elif _OF_YEAR.search(folded):
        found.add(Aspect.SCHEDULE)
    return frozenset(found)


def what_is_done(folded: str) -> bool:
    """Whether a question for what is done asks for no more: prose tells that better than a list."""
    return bool(_DOES.search(folded)) and not WHOLE.search(_DOES.sub("", folded))
