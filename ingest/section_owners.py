"""Measures led by the departments that a heading above them names, or a row over theirs.

「■ 総務課」, 「基本目標2 …【主管：市民課】」: such a line holds up to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.leads import Departments, lead_in, spaces_within
from ingest.markers import marker_of
from ingest.outline import Node
from ingest.own_lines import ends_of, line_in
from ingest.owned_lines import own_departments, owned
from ingest.text import View, clean, fold

_LINE = re.compile(r"[^\n]+")
_NEAR = 3
_HEADS = 2  # different departments over a series
_MOST = 0.8

Series = tuple[tuple[Candidate, ...], ...]


def with_section_owners(
    series: Series, bare: Set[tuple[int, str]], nodes: tuple[Node, ...], text: str
) -> Series:
    """``series`` with the departments above their places, where nearly all of those that are
    ``bare`` (by their places and folded names) stand below some.
    """
    places = [c for s in series for c in s if (c.start, fold(c.name.text)) in bare]
    headings = [n for n in nodes if n.heading]
    lines = {c.start: line for c in places if (line := _above(c, headings, text))}
    within = spaces_within({v.text for v in lines.values()}, least=1)
    above = {at: lead_in(v, places[0].source, within=within) for at, v in lines.items()}
    heads = {tuple(v.text for v in lead) for lead, _ in above.values()}
    if len(heads) < _HEADS or len(above) < _MOST * len(places):
        return series
    ends = ends_of(places, nodes, text)
    own = {c.start: who for c in places if (who := _said(text, c, ends[c.start]))}
    return tuple(tuple(_led(c, above | own) for c in s) for s in series)


def _led(place: Candidate, above: Mapping[int, Departments]) -> Candidate:
    """A place with its own departments, or those above it."""
    if place.lead or place.start not in above:
        return place
    lead, related = above[place.start]
    return replace(place, lead=lead, related=place.related or related)


def _said(text: str, place: Candidate, end: int) -> Departments | None:
    """The departments that a place names itself, behind a label: （担当：診療所）."""
    lines = (clean(text, *m.span()) for m in _LINE.finditer(text, place.name.end, end))
    told = next((own for line in lines if (own := own_departments(line))), None)
    return lead_in(told, place.source) if told else None


def _above(place: Candidate, nodes: Sequence[Node], text: str) -> View | None:
    """The departments in the innermost line over a place that names some."""
    over = {n.section.path: n.heading for n in nodes if n.section.start <= place.start}
    for depth in range(len(place.section), 0, -1):
        path = place.section[:depth]
        if heading := over.get(path):
            start, end = heading.start, max(heading.end, heading.title_end)
        else:
            start = text.rfind(path[-1], 0, place.start)
            end = start + len(path[-1])
        told = owned(clean(text, start, end)) if start >= 0 else None
        if told:
            return told[1]
        below = text.find("\n", end) if heading else -1
        if 0 <= below < place.start and (line := _below(text, below, place.start)):
            return line
    return None


def _below(text: str, start: int, end: int) -> View | None:
    """The departments on one of the first lines below a heading that no other follows."""
    for match in [*_LINE.finditer(text, start, end)][:_NEAR]:
        line = clean(text, *match.span())
        if marker_of(line.text) or line.text.startswith("#"):
            return None
        if told := line_in(text, *match.span()):
            return told
    return None
