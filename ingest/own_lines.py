"""Measures whose departments stand on a line of their own among their prose, without a label."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.leads import first_leads, lead_in, spaces_within
from ingest.outline import Node, node_at
from ingest.owned_lines import are_offices, own_departments, owned
from ingest.records import Measure
from ingest.text import View, clean, fold

_MOST = 0.8
_LEAST = 3
# Words of a label that ends like a department: 事業所管課 市民課.
_CALLS = re.compile(r"担当|所管|主管|所轄|責任|まとめ")
_LINE = re.compile(r"[^\n]+")
_SEVERAL = 2


def with_own_lines(
    series: Sequence[Candidate], found: Sequence[Measure], nodes: tuple[Node, ...], text: str
) -> tuple[Candidate, ...]:
    """``series`` with the departments that stand alone on a line below nearly all of its names, if
    of the measures ``found`` most name none.
    """
    bare = {(m.start, fold(m.name.text)) for m in found if not m.lead}
    places = [c for c in series if (c.start, fold(c.name.text)) in bare and not c.lead]
    if not places or len(bare) * 2 < len(found):
        return tuple(series)
    ends = ends_of(places, nodes, text)
    lines = {c.start: line_in(text, c.name.end, ends[c.start]) for c in places}
    told = {at: line for at, line in lines.items() if line}
    if len(told) < max(_LEAST, _MOST * len(places)):
        return tuple(series)
    first, within = first_leads(text), spaces_within(v.text for v in told.values())
    who = {
        c.start: lead_in(told[c.start], c.source, first=first, within=within)
        for c in places
        if c.start in told
    }
    return tuple(
        replace(c, lead=who[c.start][0], related=c.related or who[c.start][1])
        if c.start in who and not c.lead
        else c
        for c in series
    )


def ends_of(places: Sequence[Candidate], nodes: tuple[Node, ...], text: str) -> dict[int, int]:
    """Where what is said of each place ends, by its start: at the next one, or with its section."""
    found: dict[int, int] = {}
    starts = sorted({c.start for c in places})
    names = {c.start: c.name.end for c in places}
    for start, after in itertools.zip_longest(starts, starts[1:], fillvalue=len(text)):
        node = node_at(nodes, start)
        end = node.section.end if node and node.section.end > names[start] else len(text)
        found[start] = min(end, after)
    return found


def line_in(text: str, start: int, end: int) -> View | None:
    """The departments of the first line of a stretch that says nothing else, or labels them."""
    for match in _LINE.finditer(text, start, end):
        line = clean(text, *match.span())
        line = line.slice(*_bare(line.text))
        told = (
            owned(line) if line.text and "。" not in line.text and _apart(match.group()) else None
        )
        if told and not told[0].text and not _CALLS.search(told[1].text):
            return told[1]
        if own := own_departments(line):
            return own
    return None


def _apart(line: str) -> bool:
    """Whether each cell of a line, where it has several, holds departments: no label of them."""
    cells = [clean(c).text.strip() for c in re.split(r"[\t|]", line) if c.strip()]
    return len(cells) < _SEVERAL or all(map(are_offices, cells))


def _bare(words: str) -> tuple[int, int]:
    """Where the words of a line stand, without the signs of Markdown around them."""
    bare = words.strip("*_ ")
    start = words.find(bare) if bare else 0
    return start, start + len(bare)
