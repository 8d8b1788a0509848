"""Reading a question: what is asked, of which municipality, measure, year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.cues import cue
from index.places import named, names_of
from index.years import fiscal_years
from ingest.text import fold


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
        r"関係(課|部署|部局|する課)|(連携|協力)(する|先|している)?(の|となる|になる|になっている|となっている)?(課(?!題)|部署|部局|所属|組織|先)|(以外|ほか|他)に?.{0,10}(課|部署|部局)|(関わ|加わ|協力)[^。、]{0,6}(課|部署)|(一緒に|ともに|協働して)(動|取り組|進め|やる|行う|担)[^。、]{0,6}(課|部署|組織)|related(dep|sec|div|ones)|asrelated",
    ),
    (
        Aspect.LEAD,
        r"主管|主務(課|部|は|が|$)|(何|どの|どこの)課|(担当|所管|実施|推進)(課(?!題)|部署|部局|している?課|する課|は(?!いつ|何|ど[うん])|の課(?!題))|(担当|所管)([?？]|$)|(担当|所管).{0,4}(どこ|誰|だれ|どっち|どちら|教え)|(どこ|誰|だれ|どちら|どっち)が?(の)?(担当|所管|主管)|受け持|(?<!役割を)担(って|う)|まとめて(い)?る|進めている(部署|課|のは)"
        r"|(?<!関係)(課|部署)(名)?(は|を|が|って)?(それぞれ)?(どこ|どれ|何|教え|知り|$|[?？])|部署名|(窓口になる|動く|扱う|扱っている|やっている|進める)(課|部署)|(担当|所管|主管)(する|している|してる)のは|(どこ|誰|だれ)が(入れ|作|や|行|進|取り|始|動|運)"
        r"|(どこ|どちら|どの)の?(課(?!題)|係|部署|部局|室(?!温|内))|何の?(課(?!題)|部(?!署|分))|(問い合わせる|相談する|聞く)なら|(問い合わせれ|相談すれ|聞け)ばい|どこが(担当|所管|やって|実施|主導|統括)|どこの(仕事|役目|持ち場)|統括(する|している|して)|なに課|取りまとめ"
        r"|誰が(担当|所管|実施|やって)|which(section|office)|leads|whichdep|whatdep|whichdivision|incharge|responsible|wholeads|leaddep",
    ),
    (
        Aspect.REASON,
        r"(評価|遅れ|遅延).{0,12}(理由|なぜ)|理由|なぜ|どうして|(なん|何)で(?!す|しょ|も|、)|(?<=[たるいの])(わけ|訳)(?!で|が|に)"
        r"|(原因|要因)は?|事情|そうなった|why",
    ),
    (
        Aspect.EVALUATION,
        r"進捗(評価|状況|度|区分|の区分|の?記号|の?印|の?マク|欄|は|どう)|点検(の?結果|で)|評価(?!指標|の?理由|する)|達成(状況|度|区分)|判定|(どの|何)ランク|評定|順調|遅れて(い|る|ま|ない)|(計画|予定)(通|どお)り(です|に?進|か)"
        r"|の(記号|印|マーク)(は|が|って)?(何|なに|どれ|どう|どの|教え|$)"
        r"|どこまで(進(?!め)|でき)|進み具合|うまくいって|evaluat|ontrack|onschedule|asplanned|progress|rated|grade(?!s)",
    ),
    (Aspect.ISSUES, r"課題|問題点|困って|足りない|issues|challenge"),
    (Aspect.EFFECT, r"効果|メリット|effect|benefit"),
    (Aspect.BACKGROUND, r"背景|現状|経緯|background"),
    (
        Aspect.INDICATOR,
        r"指標|目標(値|は|を|件|数|率|です|でし|$|[?？])|kpi|何(件|人|回|%|パーセント|時間|箇所|か所|ヶ所|業務|割|万|枚|データ|種類)"
        r"|いくつ|どれ(だけ|くらい|ぐらい)|(件|人|回|登録者|フォロワー|アクセス|実施|達成|削減)(数|時間)|割合|率(は|を|$)"
        r"|(件数|人数|回数|日数|時間|割合|率|数)(は|が)[^。]{0,24}(どう|どれだけ|どのくらい|どのように)(変わ|変化|推移)"
        r"|howmany|target|indicator|percentage",
    ),
    (Aspect.REPEATS, r"再掲"),
    (
        Aspect.ACTIONS,
        r"主な取組|(取組|取り組み)(内容)?(の|は|を|が|、)?([0-9]+つ|いくつ|列挙|挙げ|全部|並|何本)|(どんな|何の)(取組|取り組み|項目)|何本立て|何に取り組|具体的に(は)?(何|どんなこと)を(や|す|実施|行|進|入れ|導入|整備|整え|作|設|始)|やることにな|(取組|取り組み|取組み)(は|を|に|の?一覧|の?リスト|内容|項目|$)|アクション|完了した(?!人)|廃止(した|され|に)|(取組|取り組み)と、?(それぞれ|その|各)"
        r"|(行う|行なう|やる|する|進める)こと(は|って)?、?(何と何|どれ|全部|すべて|[0-9]つ)"
        r"|実施(項目|事項|すること)|年次計画|工程(の?表|の?項目)"
        r"|新規に|追加された|終わった(取組|もの|施策|事業)|もう終わ|actions",
    ),
    (
        Aspect.ACTUAL,
        r"進捗実績|どこまで(進(?!め)|でき)|実績(?!値)|実際(に|は)|actual",
    ),
    (
        Aspect.RESULTS,
        r"実績|成果|何をした|やった|行った|実施した|できた|result|outcome|achiev|whathappened",
    ),
    (
        Aspect.SCHEDULE,
        r"予定|スケジュール|実施計画|到達点|いつ(から|まで|頃|ごろ|に|$|です|の)|何年度"
        r"|(終わる|始まる|始める|やめる|終了|開始|完了)(予定)?の?(年度|時期)"
        r"|計画(は|では|して)|when|schedule|plannedin",
    ),
    (
        Aspect.TERM,
        r"とは|って(何|なに|どういう|どんな意味)|(の|という)?(意味|定義)|何の略|なんの略|略語|正式名称|用語"
        r"|(どう|どのように)(説明|定義|解説)(し|さ)|説明文|言葉の説明"
        r"|whatis|whatdoes.*mean|standfor|meaningof",
    ),
    (
        Aspect.COVER,
        r"(施策|事業|取組)?の?(内容|概要|中身|目的|ねらい|狙い|目指)|どんな(施策|事業|取組|こと|もの|ふう|風に|形で|やり方)|どのような(施策|事業|取組|こと|もの|内容)"
        r"|何を(する|やる|行う|目指)|教えて|説明して|about|cover|overview|whatdoes",
    ),
    (
        Aspect.PERIOD,
        r"計画期間|最終年度|何(か|ヶ|カ)?年(の)?計画|finalfiscalyear|finalyear|whatperiod|periodcover|何年(度)?(から|まで)|いつからいつまで|計画の期間|期間が[^、。]{0,6}(長|短)|planperiod",
    ),
    (
        Aspect.LIST,
        r"(施策|事業|もの|取組)(は|を|が)?(どれ|何|なに|全部|すべて|全て|一覧|いくつ|何件|ありますか|挙げ|列挙)"
        r"|(どの|どんな|すべての|全ての|全)(施策|事業)|一覧|リスト|全部|すべて|whichmeasures|list",
    ),
)
# A set of things is asked for as a whole, not the one that some words describe.
WHOLE = cue(
    r"主な取組|一覧|リスト|全部|すべて|全て|列挙|挙げ|並(ん|べ|び)|項目|中身|何本|いくつ|[0-9]つ"
    r"|どんな(取組|取り組み|こと)|何を(する|や)|何に取り組|それぞれ"
)
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
_STATED = frozenset(
    {Aspect.SCHEDULE, Aspect.EVALUATION, Aspect.INDICATOR, Aspect.ACTUAL, Aspect.ISSUES}
)
_OF_YEAR = cue(r"年度(は|に|には|では)(?!.{0,12}(実績|評価|成果))")
_COMPILED = tuple((aspect, cue(pattern)) for aspect, pattern in _CUES)
_NUMBER = cue(
    r"(?<![0-9.])(?:施策|事業|no\.?|番号|measure)?\s*"
    r"((?<![a-z])[ivx]{1,4}-[0-9]{1,2}(?:-[0-9]{1,2})*(?![a-z0-9])"
    r"|[0-9]{1,2}(?:[-.][0-9]{1,2})+(?:-?\([0-9]{1,2}\))?|\([0-9]{1,2}\)-?[0-9]{1,2})(?![0-9])"
)
_PLAIN = cue(
    r"(?:(?:施策|事業|個別事業|取組)(?:の)?(?:番号|no\.?|№)?|no\.?|№|measure(?:no\.?)?|第)([0-9]{1,3})(?![0-9年月日次期回号条章節つ個件本種項点人名か割%]|-)"
    r"|(?<![0-9.第])([0-9]{1,3})番(?!号|目)"
)
_TOWN = re.compile(
    r"([一-龥々ヶケノ]{1,5}?(?:[市町村]|(?<![地学校政挙票特街工管漁検])区)|[一-龥]{2,3}県)(?![民場街販況価域立内外税道営境制政有分間画切割別])"
)
_DEIXIS = cue(
    r"^(その|それ|この|これ|じゃあ|では|ちなみに|あと|そこ|同じ|隣|逆に|他には)|^[^。]{0,12}[はも]?[?？]$"
)
_COMPARES = cue(
    r"違い|比べ|比較|それぞれ|各市|各自治体|どちらの市|[0-9一二三四五]市|[0-9]自治体|並べて|compare|eachcity|difference"
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_GENERIC_TOWN = cue(
    r"^(本|当|各|他|同|全|両|隣|都道府|道府|近隣|自治|該当|対象|どの|都|この|その|別の|各市区)+[市町村区県]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood.

    ``towns`` are municipalities of the corpus that the question names, ``strangers`` those it
    names that the corpus does not hold; ``years`` are fiscal years in era form; ``numbers`` are
    measure numbers in NFKC form; ``past`` says that an earlier plan is meant.
    """

    text: str
    folded: str
    aspects: frozenset[Aspect]
    towns: tuple[str, ...]
    strangers: tuple[str, ...]
    years: tuple[str, ...]
    numbers: tuple[str, ...]
    past: bool
    english: bool
    follow_up: bool
    compares: bool = False
    many: int = 0
    disputes: bool = False
    announced: bool = False


def read_question(text: str, towns: Sequence[str]) -> Reading:
    """Read ``text`` against the municipalities that the corpus holds."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()
    folded = fold(text)
    latin = set(re.findall(r"[a-z]+", text.lower()))
    found = tuple(t for t in towns if named(folded, t) or latin & set(names_of(t)))
    return Reading(
        text,
        folded,
        aspects_of(folded),
        found,
        _strangers(text, towns),
        () if _SINCE.search(folded) else tuple(dict.fromkeys(fiscal_years(text))),
        _numbers(folded),
        bool(
            re.search(
                r"(?<![事以午直])前(の|期|回の)?[^、。は]{0,8}(計画|方針|プラン|指針)(?!から|より|と比べ|に比べ)|(?:一つ|ひとつ|1つ)前の|前計画|第[0-9一二三]次.{0,8}(実績|計画で)|旧計画|previous[a-z]{0,20}plan",
                folded,
            )
        ),
        _is_english(text),
        bool(_DEIXIS.search(text)),
        bool(_COMPARES.search(folded)),
        _many(folded, text),
        bool(_DISPUTES.search(folded)),
        bool(_ANNOUNCED.search(folded)),
    )


# A year from which on something is followed is not the one year that is asked for.
_SINCE = cue(
    r"(?<!まで)(年度?末?|[rh][0-9]+)(から|に比べ|と比べ)(て|の)?[^。、0-9]{0,4}(伸び|増え|増加|増減|減っ|減少|変わ|変化|推移|上が|下が|改善)"
)
_DISPUTES = cue(
    r"食い違|くいちが|矛盾|異な(る|って|り)|一致し|ずれ|(記載|書き方|名称|名前|番号|時期|表記|事業名)が?(少し)?(違|合)|合っていますか|合ってる|両方(教|示|挙)|それぞれ(何|どう)(と)?(書|記)"
    r"|(どちら|どっち)が(正|本当)|[」』]と[「『][^」』]{1,20}[」』](の|は)?(どちら|どっち)|(場所|ペジ|箇所|か所|表|章|資料|文書)(に|によって|ごとに|ごとで|で|とで?)、?(も)?(違|変わ|別|まちまち)"
    r"|(二|ふた|2)通り|(揃|そろ)って(い|ま|る|お)|統一され|変わってい(ない|る)か|(と|が|は|で)同じ(か|です|に|こと|内容|課|名|時期|年度|数)"
    r"|違(う|って|い)(気が|ように|よう[でに]|のでは|んじゃ|ませんか|いませんか|いないか|いるよう)|(書いて|載って|付いて|付く).{0,8}(所|ところ)と.{0,12}ない"
)
# A number given as that of a measure, by a word or by its form.
_ANNOUNCED = cue(
    r"(施策|事業|番号|no\.?|№|measure|取組)(の|番号|は)?[\s(（]*([ivx]{1,4}-)?[0-9]|[0-9]番|[0-9]-[0-9]+-|[0-9]-?\([0-9]|\([0-9]+\)-?[0-9]"
)
_SEVERAL = cue(
    r"([0-9]+|[二三四五六七八九十])(?:つ|個|点|項目|本柱|種類|本)(?:とも|全部|すべて|を|の|は|って|挙|教|で|あり|お願|[、,]|$)|(?:([二三四五六七八九十])つとも)"
)
_ALL = cue(
    r"全部|すべて|全て|それぞれ|一覧|挙げ|あげて|列挙|並べ|何と何|どれとどれ|とも(教|知)|例を|何系と"
)
_ENGLISH = {w: i for i, w in enumerate(("two", "three", "four", "five", "six", "seven"), start=2)}
_COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven)\s+(?:\w+\s+){0,2}?(?:actions|measures|goals|pillars|policies"
    r"|systems|items|things|projects|viewpoints|fields|principles|steps|stages|phases)\b",
    re.IGNORECASE,
)
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九十", start=1)}


def _many(folded: str, text: str) -> int:
    """How many things a question asks for: 0 for one, -1 for all there are."""
    if english := _COUNTED.search(text):
        return _ENGLISH[english.group(1).lower()]
    if found := _SEVERAL.search(folded):
        said = found.group(1) or found.group(2)
        return int(said) if said.isdigit() else _DIGITS[said]
    return -1 if _ALL.search(folded) else 0


def aspects_of(folded: str) -> frozenset[Aspect]:
    """What is asked for; a year in a question about what was done asks for no schedule."""
    found = {a for a, pattern in _COMPILED if pattern.search(folded)}
    if _WHAT_IT_IS.search(folded):
        found = found - {Aspect.ACTIONS} | {Aspect.COVER}
    if _STATUS.search(folded) and not found & _STATED:
        found.add(Aspect.ACTIONS)
    if _DONE.search(folded):
        found.add(Aspect.RESULTS)
    elif _OF_YEAR.search(folded):
        found.add(Aspect.SCHEDULE)
    return frozenset(found)


def _strangers(text: str, towns: Sequence[str]) -> tuple[str, ...]:
    found = []
    for match in _TOWN.finditer(unicodedata.normalize("NFKC", text)):
        name = match.group(1)
        known = any(t in name or name in t or fold(name) in names_of(t) for t in towns)
        if known or _GENERIC_TOWN.match(name):
            continue
        found.append(name)
    return tuple(dict.fromkeys(found))


def _numbers(folded: str) -> tuple[str, ...]:
    """Measure numbers, the long forms first; 「(1)-5」 is written (1)5."""
    narrow = re.sub(r"(?<=\))-(?=[0-9])", "", folded)
    found = [m.group(1).upper() for m in _NUMBER.finditer(narrow)]
    if not found:
        found = [m.group(1) or m.group(2) for m in _PLAIN.finditer(narrow)]
    return tuple(dict.fromkeys(found))


def _is_english(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() for c in letters)
    return bool(letters) and latin > 0.7 * len(letters) and " " in text.strip()
