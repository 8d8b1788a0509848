"""Questions for all actions of the measure that they describe: 「…の施策にぶら下がる取組は？」."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.aspects import Aspect
from assistant.cues import cue
from assistant.listing import STATES
from assistant.query import Query
from assistant.topic import Topic
from index.tokens import words

_ACTS = r"(?:取組|取り組み|取組み|アクション|主な事業)(?:内容|項目)?"
_SET = (
    r"全部|すべて|全て|一覧|リスト|箇条|列挙|挙げ|並べ|洗い出|内訳|中身|構成|それぞれ|いくつ|何本|何と何"
    r"|何が|どれ[がは]|[0-9]つ|(?:1|一|ひと)つ(?:1|一|ひと)つ"
)
# Actions as a set: what they hang on, each of them, all of them.
_ROSTER = cue(
    rf"(?:主な|個々の|個別の|各|具体的な|(?:ぶら下が|紐づ|ひもづ)[^。、]{{0,6}}){_ACTS}"
    rf"|(?:どんな|どういう|どのような){_ACTS}(?!です|でしょ|な[のん])"
    rf"|{_ACTS}(?:ごと|別|の?(?:{_SET}|状態|状況|{'|'.join(STATES)})|(?:は|が|を|に|には|って|と|から)、?[^。？?]{{0,12}}(?:{_SET}))"
    rf"|(?:{_SET})[^。、]{{0,6}}{_ACTS}(?!です|でしょ|な[のん])|{_ACTS}(?:は|って)?[?？]?$"
    rf"|(?:掲げ|挙げ|並べ|下に)[^。、]{{0,8}}{_ACTS}(?:は|を|って)"
    r"|(?:やる|する|行う|行なう|進める|実施する|取り組む)こと(?:は|って|を|が)?、?(?:何と何|どれ|全部|すべて|全て|一覧|箇条|列挙|挙げ|[0-9]つ)"
)
# One measure, described, and what it does: not the measures that speak of a thing.
_OF_ONE = cue(rf"(?:施策|事業)(?!名|内容)[^。]{{0,24}}(?:{_ACTS}|こと)")
# What became of actions, and why: told by other parts of a record.
_TOLD = frozenset({Aspect.RESULTS, Aspect.ISSUES, Aspect.EFFECT, Aspect.REASON, Aspect.RELATED})
# Words that ask for the form of a list, or for the state of its items.
_ASKED = frozenset(
    words(
        "箇条書き 箇条 書き 個々 個別 状態 状況 つき 付き 付く 付ける ぶら下がる 紐づく 構成 列挙"
        " リスト 主な 主要 担当 内訳 洗い出す 区別 区分 別 ごと 項目 印 続く 終わる 済む やめる"
        " 途中 新しい 新た 並べる 教える アクション"
    )
)
_STATE = re.compile(rf"(?<![一-龥])(?:{'|'.join(STATES)})")


def asks_roster(query: Query) -> bool:
    """Whether a question is for the actions of a measure as a whole."""
    reading = query.reading
    return bool(_ROSTER.search(reading.folded)) and not reading.aspects & _TOLD


def of_one(query: Query) -> bool:
    """Whether a question is for the actions of a thing that it calls a measure."""
    return asks_roster(query) and bool(_OF_ONE.search(query.reading.folded))


def described(query: Query) -> Query:
    """``query`` about nothing but what it describes the measure by, where it asks for a roster."""
    if not asks_roster(query):
        return query
    states = {s for m in _STATE.finditer(query.reading.text) for s in words(m.group())}
    left = tuple(w for w in query.topic.words if w.text not in _ASKED | states)
    return replace(query, topic=Topic(left)) if any(w.names for w in left) else query
