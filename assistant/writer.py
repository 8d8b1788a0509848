"""What every sentence about a measure needs: its subject, its citation, how values are said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.claims import Claim, of_measure
from assistant.query import Query
from ingest.records import Corpus, Measure, Role, Value
from ingest.text import fold


class Writer:
    """Writes claims about measures, as one question asks for them."""

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self.corpus = corpus
        self.reading = query.reading

    def claim(self, measure: Measure, sentence: str, values: Iterable[Value], *given: str) -> Claim:
        """A sentence about ``measure`` with the values that prove it."""
        names = (measure.municipality, measure.plan, measure.number, measure.name.text, *given)
        return Claim(sentence, of_measure(self.corpus, measure, *values), names)

    def other_versions(self, measure: Measure, role: Role, year: str | None = None) -> list[Claim]:
        """What another table of the plan says instead, once per different statement."""
        if not any(c.role == role and c.year == year for c in measure.conflicts):
            return []
        own = measure.lead if role == "lead" else (measure.name, *measure.values(role))
        mine = {fold(v.text) for v in own}
        mine |= {
            fold(v.text)
            for y in measure.years
            if y.year == year
            for v in (y.planned, y.actual)
            if v
        }
        claims: dict[str, Claim] = {}
        for mention in measure.mentions:
            theirs = [f.value for f in mention.fields if f.role == role and f.year == year]
            folded = {fold(v.text) for v in theirs}
            if not theirs or (folded == mine if role == "lead" else folded <= mine):
                continue
            said = "、".join(v.text for v in theirs)
            where = "一覧表" if any(f.role == "name" for f in mention.fields) else "別の表"
            text = f"ただし、同じ計画の{where}では「{said}」となっています。"
            claims.setdefault(said, self.claim(measure, text, theirs, said))
        return list(claims.values())[:1]


def cell(measure: Measure, role: Role) -> tuple[Value, ...]:
    """The whole cell of departments where the measure's own sheet has one."""
    return measure.values(role)[:1]


def short(text: str) -> str:
    """The first line of an action, without what it lists below."""
    return re.split(r"\n|[ 　]・|《", text.strip())[0].strip()


def circled(number: str | None) -> str:
    """A number as the plans print it before an action."""
    if number and number.isdigit() and 1 <= int(number) <= 20:
        return chr(0x2460 + int(number) - 1)
    return f"({number})" if number else ""


def years_said(
    cells: tuple[tuple[str, Value], ...], row: tuple[tuple[str, Value], ...] = ()
) -> str:
    """Years in which a row is marked; a text instead of an arrow is said with its year.

    An arrow goes on with the text before it in the ``row``, which is said where ``cells`` lack it.
    """
    said = []
    told = {year for year, _ in cells}
    for year, value in cells:
        bare, before = _bare(value), [(y, v) for y, v in row if v.start < value.start and _bare(v)]
        if bare:
            said.append(f"{year}（{bare}）")
        elif before and before[-1][0] not in told:
            said.append(f"{year}（「{_bare(before[-1][1])}」を継続）")
        else:
            said.append(year)
    return "、".join(said)


def _bare(value: Value) -> str:
    """What a cell of a schedule says, without arrows."""
    return re.sub(r"[→▶►⇒➡⟶\s]", "", value.text)


def whole(values: Iterable[Value]) -> Value:
    """The stretch from the first to the last of values of one source."""
    found = [v for v in values if v.text]
    first = min(found, key=lambda v: v.start)
    last = max(found, key=lambda v: v.end)
    return Value(first.text, first.source, first.start, last.end)
