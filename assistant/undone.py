"""What became of the measures of an earlier plan: which were not done, and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, of_unit
from assistant.cues import cue
from assistant.listing import REST, unexplained
from assistant.query import Query
from assistant.sentences import flat
from assistant.unit import Unit

_NOT = (
    r"(?:実施|実現|達成|完了|着手|終了)(?:が|は|も|を|に)?(?:でき|し|いた|至ら|せ)(?:なかった|ていな|ず)"
    r"|未(?:実施|達成|完了|着手)|完了しな|実施に至らな|見送(?:った|り)|断念|手つかず|手付かず"
)
_PART = r"一部(?:の?実施|を実施|実施|達成|だけ|のみ|しか|に)|途中まで|半ば"
_KINDS = (
    (cue(rf"{_PART}|半分しか"), re.compile(_PART)),
    (
        cue(
            rf"{_NOT}|でき(?:なかった|ていな|ずに|なくて)|(?:終わ|やり残|積み残|持ち越)(?:ら|し|さ)"
        ),
        re.compile(_NOT),
    ),
)
_COUNT = cue(r"いくつ|何(?:件|個|施策|事業|本|項目|つ)")
_WORDS = (
    "実施 実現 達成 完了 着手 終了 未達成 未実施 未完了 一部 途中 半分 事業 取組 計画 方針 "
    "できる 終わる やる 残る 積み残す 持ち越す 前 次 こと もの"
)
# What was not done is named: 未実施となったのは、…です.
_NAMING = re.compile(r"(?:の|もの|事業|施策|取組|項目)は、?[^。]*です")
# A sentence that goes on with the one before it.
_GOES_ON = re.compile(r"(?:この|その)?うち|これらのうち|内訳は")
_NUMBER = re.compile(r"[0-9０-９]+\s*(?:の|つ|件|事業|施策|項目|取組|個)")


def undone(query: Query, units: Sequence[Unit]) -> tuple[Claim, ...]:
    """The sentence on an earlier plan that says which of its measures were not or only partly done,
    or how many; nothing where more is asked.
    """
    if not query.past:
        return ()
    said = next((told for asked, told in _KINDS if asked.search(query.reading.folded)), None)
    if said is None or unexplained(query, [_WORDS, *_editions(query)], []) > REST:
        return ()
    counted = bool(_COUNT.search(query.reading.folded))
    own = [
        u for u in units
        if u.past and u.kind == "section" and said.search(u.text)
        and (not query.scope or u.municipality in query.scope)
        and (not counted or _NUMBER.search(u.text))
    ]  # fmt: skip
    towns = {u.municipality for u in own}
    if not own or len(towns) > 1:
        return ()
    best = own[0] if counted else next((u for u in own if _NAMING.search(u.text)), own[0])
    at = units.index(best)
    before = units[at - 1] if at and _GOES_ON.match(best.text) else None
    kept = [u for u in (before, best) if u and u.section == best.section]
    return tuple(_claim(u) for u in kept)


def _editions(query: Query) -> list[str]:
    return re.findall(r"第[0-9一二三四五]+[次期]", query.reading.text)


def _claim(unit: Unit) -> Claim:
    text = flat(unit.text)
    heading = unit.section[-1] if unit.section else "前の計画"
    sentence = f"{unit.municipality}の計画「{heading}」によると、{text}"
    return Claim(sentence, (of_unit(unit),), (unit.municipality, unit.plan, *unit.section))
