"""Departments that the sentences of a measure speak of: who does it, and who takes part.

「総務課が主体となり…」, 「運用は住民課が担当し、福祉課と連携します」, 「担当は税務課です」.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from ingest.candidates import Candidate
from ingest.leads import Departments
from ingest.outline import Node
from ingest.records import Value
from ingest.spoken_offices import JOINS, offices_in
from ingest.text import View, clean, fold

Series = tuple[tuple[Candidate, ...], ...]
_LEAST = 3
_MOST, _HALF = 0.6, 0.5
_DOES = (
    r"担(?:う|い|って|当)|所管|主管|実施|運営|主導|推進|取りまとめ|とりまとめ|統括|(?:行|おこな)[いうっ]"
    r"|進め|取り?組[みむん]|責任"
)
_HELPS = r"支援|協力|助言|補助|後押し|支え|応援|手伝|加わ|参加|参画"
_LEADS = re.compile(
    rf"(?:[がはを]|とともに)?(?:主体|中心|主管|事務局|窓口|主役|旗振り)(?:課|部署)?(?:と|に|で)"
    rf"|(?:[がは]|にお(?:いて|ける)|にて|で)(?:(?!{_HELPS})[^。、]){{0,24}}(?:{_DOES})|の(?:所管|担当|主管|主導|責任)"
    r"|[をが](?:主管|担当|所管|実施)(?:課|部署)?(?:と|です|で)"
)
_SHARES = re.compile(
    rf"と(?:も|の)?(?:連携|協力|協働|調整|共同|一体|相談|分担)|の(?:{_HELPS}|連携)"
    rf"|[がはも][^。、]{{0,30}}(?:{_HELPS}|連携)"
)
_DOING = re.compile(r"[がは]")
_SURE = re.compile(r"[課係]$|委員会$|全庁$")  # 室 and 局 may end other words
_CALLS = re.compile(r"(?:担当|主管|所管|実施|推進)(?:する)?(?:課|部署?|部局|主体)?は、?$")


@dataclass(frozen=True, slots=True)
class _Group:
    """Departments that one sentence names together, and what it says that they do."""

    names: tuple[View, ...]
    leads: bool
    shares: bool
    does: bool


def with_prose_owners(
    series: Series, bare: Set[tuple[int, str]], nodes: tuple[Node, ...], text: str
) -> Series:
    """``series`` with the departments that the prose of the ``bare`` ones speaks of, where that of
    most does, and says mostly in so many words that these lead.
    """
    places = [c for s in series for c in s if (c.start, fold(c.name.text)) in bare]
    told = {c.start: (_groups(clean(text, c.name.end, c.end)), c.source) for c in places}
    found = {at: who for at, (groups, source) in told.items() if (who := _who(groups, source))}
    sure = sum(any(g.leads for g in told[at][0]) for at in found)
    if len(found) < max(_LEAST, _MOST * len(places)) or sure < _HALF * len(found):
        return series
    return tuple(tuple(_led(c, found.get(c.start)) for c in s) for s in series)


def _led(place: Candidate, who: Departments | None) -> Candidate:
    """A place with the departments that its prose speaks of, where it names none."""
    if who is None or place.lead:
        return place
    return replace(place, lead=who[0], related=place.related or who[1])


def _who(groups: Sequence[_Group], source: str) -> Departments | None:
    """Who leads and takes part: those said to lead, or else the first who do something."""
    main = [g for g in groups if g.leads] or [g for g in groups if g.does and not g.shares][:1]
    if not main:
        return None
    lead = _values(main, source, set())
    others = [g for g in groups if g not in main and (g.shares or g.does)]
    return lead, _values(others, source, {v.text for v in lead})


def _values(groups: Sequence[_Group], source: str, known: set[str]) -> tuple[Value, ...]:
    """The departments of some groups, each once."""
    found: dict[str, Value] = {}
    for view in (v for g in groups for v in g.names):
        if view.text not in known:
            found.setdefault(view.text, view.value(source))
    return tuple(found.values())


def _groups(view: View) -> list[_Group]:
    """The departments of a text, those together that a sentence joins, in order."""
    found: list[_Group] = []
    run: list[tuple[int, int]] = []
    spans = offices_in(view.text)
    for number, span in enumerate(spans):
        run.append(span)
        after = spans[number + 1] if number + 1 < len(spans) else None
        if after and JOINS.fullmatch(view.text[span[1] : after[0]]):
            continue
        rest = view.text[span[1] :].partition("。")[0]
        calls = bool(_CALLS.search(view.text[: run[0][0]]))
        leads, shares = bool(_LEADS.match(rest)), bool(_SHARES.match(rest))
        names = tuple(view.slice(*s) for s in run)
        sure = all(_SURE.search(v.text) for v in names)
        found.append(_Group(names, calls or leads, shares, sure and bool(_DOING.match(rest))))
        run = []
    return found
