"""Reading a question: what is asked, of which municipality, measure, year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    (Aspect.RELATED, r"関係(課|部署|部局|する課)|連携(する)?(課|部署)|relateddep"),
    (
        Aspect.LEAD,
        r"主管|(担当|所管|実施|推進)(課|部署|部局|している?課|する課|は|して|の課|$)|担当.{0,3}(どこ|誰|だれ)|受け持|担って|担う|まとめて(い)?る|進めている(部署|課|のは)"
        r"|(どこ|どちら|何|どの)の?(課|部署|部局)|どこが(担当|所管|やって|実施|主導)|なに課"
        r"|誰が(担当|所管|実施|やって)|whichdep|whatdep|whichdivision|incharge|responsible|wholeads|leaddep",
    ),
    (Aspect.REASON, r"(評価|遅れ|遅延).{0,12}(理由|なぜ)|理由|なぜ|どうして|why"),
    (
        Aspect.EVALUATION,
        r"進捗(評価|状況|度|は|どう)|評価(?!指標|の?理由|する)|順調|遅れて|(計画|予定)(通|どお)り(です|に進|か)"
        r"|どこまで進|進み具合|うまくいって|evaluat|ontrack|progress",
    ),
    (Aspect.ISSUES, r"課題|問題点|困って|足りない|issues|challenge"),
    (Aspect.EFFECT, r"効果|メリット|effect|benefit"),
    (Aspect.BACKGROUND, r"背景|現状|経緯|background"),
    (
        Aspect.INDICATOR,
        r"指標|目標(値|は|を|件|数|率|$)|kpi|何(件|人|回|%|パーセント|時間|箇所|か所|ヶ所|業務|割|万|枚|データ|種類)"
        r"|いくつ|どれ(だけ|くらい|ぐらい)|(件|人|回|登録者|フォロワー|アクセス|実施|達成|削減)(数|時間)|割合|率(は|を|$)"
        r"|howmany|target|indicator|percentage",
    ),
    (Aspect.REPEATS, r"再掲"),
    (
        Aspect.ACTIONS,
        r"(主な|具体的な?)?(取組|取り組み|取組み)(は|を|に|の一覧|内容|項目|$)|アクション|完了した|廃止(した|され|に)"
        r"|新規に|追加された|終わった|actions",
    ),
    (
        Aspect.ACTUAL,
        r"進捗実績|実績(?!値)|実際(に|は)|actual",
    ),
    (Aspect.RESULTS, r"実績|成果|何をした|やった|行った|実施した|できた|result|outcome|achiev"),
    (
        Aspect.SCHEDULE,
        r"予定|スケジュール|実施計画|いつ(から|まで|頃|ごろ|に|$|です|の)|何年度|年度(は|に|の|には|では)"
        r"|計画(は|では|して)|when|schedule|plannedin",
    ),
    (
        Aspect.TERM,
        r"とは|って(何|なに|どういう|どんな意味)|(の|という)?(意味|定義)|何の略|なんの略|略語|正式名称|用語"
        r"|whatis|whatdoes.*mean|standfor|meaningof",
    ),
    (
        Aspect.COVER,
        r"(施策|事業|取組)?の?(内容|概要|中身|目的|ねらい|狙い|目指)|どんな(施策|事業|取組|こと|もの)|どのような(施策|事業|取組|こと|もの|内容)"
        r"|何を(する|やる|行う|目指)|教えて|説明して|about|cover|overview|whatdoes",
    ),
    (Aspect.PERIOD, r"計画期間|何年(度)?(から|まで)|いつからいつまで|計画の期間|planperiod"),
    (
        Aspect.LIST,
        r"(施策|事業|もの|取組)(は|を|が)?(どれ|何|なに|全部|すべて|全て|一覧|いくつ|何件|ありますか|挙げ|列挙)"
        r"|(どの|どんな|すべての|全ての|全)(施策|事業)|一覧|リスト|全部|すべて|whichmeasures|list",
    ),
)
_COMPILED = tuple((aspect, re.compile(pattern)) for aspect, pattern in _CUES)
_NUMBER = re.compile(
    r"(?<![0-9.])(?:施策|事業|no\.?|番号|measure)?\s*"
    r"([0-9]{1,2}(?:[-.][0-9]{1,2})+(?:-?\([0-9]{1,2}\))?|\([0-9]{1,2}\)-?[0-9]{1,2})(?![0-9])"
)
_PLAIN = re.compile(
    r"(?:(?:施策|事業|個別事業|取組)(?:の)?(?:番号|no\.?|№)?|no\.?|№|measure(?:no\.?)?|第)([0-9]{1,3})(?![0-9年月日次期回号条章節]|-)"
    r"|(?<![0-9.第(])([0-9]{1,3})番(?!号|目)"
)
_TOWN = re.compile(
    r"([一-龥々ヶケノ]{1,5}?[市町村区]|[一-龥]{2,3}県)(?![民場街販況価域立内外税道営境制政有])"
)
_DEIXIS = re.compile(
    r"^(その|それ|この|これ|じゃあ|では|ちなみに|あと|そこ|同じ|隣|逆に|他には)|^[^。]{0,12}[はも]?[?？]$"
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_GENERIC_TOWN = re.compile(
    r"^(本|当|各|他|同|全|両|隣|近隣|自治|該当|対象|どの|都|この|その|別の|各市区)+[市町村区県]"
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


def read_question(text: str, towns: Sequence[str]) -> Reading:
    """Read ``text`` against the municipalities that the corpus holds."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()
    folded = fold(text)
    found = tuple(t for t in towns if named(folded, t))
    return Reading(
        text,
        folded,
        frozenset(a for a, pattern in _COMPILED if pattern.search(folded)),
        found,
        _strangers(text, towns),
        tuple(dict.fromkeys(fiscal_years(text))),
        _numbers(folded),
        bool(
            re.search(
                r"前(の|期|回の)?計画|前計画|第[0-9一二三]次.{0,8}(実績|計画で)|旧計画|previousplan",
                folded,
            )
        ),
        _is_english(text),
        bool(_DEIXIS.search(text)),
    )


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
    found = [m.group(1) for m in _NUMBER.finditer(narrow)]
    if not found:
        found = [m.group(1) or m.group(2) for m in _PLAIN.finditer(narrow)]
    return tuple(dict.fromkeys(found))


def _is_english(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() for c in letters)
    return bool(letters) and latin > 0.7 * len(letters) and " " in text.strip()
