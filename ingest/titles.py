"""A line or cell that names a measure: its number, the name, departments and tags behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.cells import BRACKET
from ingest.labels import is_department
from ingest.leads import lead_in
from ingest.owned_lines import behind_sign, opening_departments
from ingest.records import Value
from ingest.text import CIRCLED, View

_TAG = re.compile(
    r"(?:^|[\s】]|(?P<open>[(（〔\[【＜<]))\s*(?!(?(open)再|\Z))"
    r"((?:継\s*続|新\s*規|廃\s*止|完\s*了|拡\s*充|再\s*掲|統\s*合|見\s*直\s*し))"
    r"\s*(?(open)[)）〕\]】＞>])\s*$"
)
_MARKED = re.compile(r"[\s\u3000]+[★☆◎●■◆♦❖]\s*([^\W\d_]{1,4})\s*$")
_STARRED = re.compile(r"\s*([★☆◎●○◆◇■□▲△▼▽♦❖])\s*(?=[^\W\d_])")
_STAR_BEHIND = re.compile(r"(?<=\w)\s*([★☆])\s*$")
_NUMBER = re.compile(
    rf"\s*((?:\([0-9]+\)\s*)?[{CIRCLED}]"
    rf"|(?:[Ⅰ-Ⅻ]|[IVX]{{1,4}}|[A-ZＡ-Ｚ]|[0-9０-９]{{1,2}})(?:[-－‐–.．][0-9０-９]{{1,2}})?[-－‐–.．][{CIRCLED}]"
    r"|[Ⅰ-Ⅻ](?:[-－‐–.．][0-9０-９]{1,2}(?![0-9０-９])){1,2}"
    r"|[(（][0-9０-９]+[)）]"
    r"|(?:(?:施策|事業|取組)(?:No\.?)?\s*)?[A-ZＡ-Ｚ]?[0-9０-９]+(?:[-－‐–.．][0-9０-９]+)+(?:[-－‐–]?[(（][0-9０-９]+[)）])?(?=[\s.．:：]|$)"
    r"|(?:施策|事業|取組)?(?:No\.?)?\s*(?:[0-9０-９]\s?){1,3}(?=[.．\s:：)）]))[.．:：)）]?\s*"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A cell or line that names a measure: number, name, tags, and the
    ``departments`` in it that lead or are ``related``.
    """

    number: Value | None
    name: Value
    departments: tuple[Value, ...]
    tags: tuple[Value, ...]
    related: tuple[Value, ...] = ()


_Found = tuple[list[Value], list[Value], list[Value], int, int]


def read_title(view: View, source: str) -> Title:
    """Read number, name, departments in 【…課】 and tags (【再掲】, 継続) from a title."""
    number = None
    start = 0
    match = _NUMBER.match(view.text)
    if match and match.end() < len(view.text):
        number = view.slice(match.start(1), match.end(1)).value(source)
        start = match.end()
    tags: list[Value] = []
    end = len(view.text)
    tag = _TAG.search(view.text)
    if tag:
        tags.append(view.slice(tag.start(2), tag.end(2)).joined().value(source))
        end = tag.start(1) if tag.start(1) >= 0 else tag.start(2)
    elif marked := _MARKED.search(view.text, start):
        tags.append(view.slice(*marked.span(1)).value(source))
        end = marked.start()
    if star := _STARRED.match(view.text, start, end):
        tags.append(view.slice(star.start(1), star.end(1)).value(source))
        start = star.end()
    if star := _STAR_BEHIND.search(view.text, start, end):
        tags.append(view.slice(star.start(1), star.end(1)).value(source))
        end = star.start()
    lead, related, others, start, end = _departments(view, source, start, end)
    name = view.slice(start, end).joined().value(source)
    return Title(number, name, (*lead,), (*tags, *others), (*related,))


def _departments(view: View, source: str, start: int, end: int) -> _Found:
    """Who leads and takes part of the departments beside a name, what other brackets behind it
    say, and where the name is left.
    """
    told = view.slice(start, end)
    base = view.text.index(told.text, start)
    if opened := opening_departments(told):
        led = lead_in(told.slice(opened[0], opened[1]), source)
        return [*led[0]], [*led[1]], [], base + opened[2], end
    lead: list[Value] = []
    related: list[Value] = []
    tags: list[Value] = []
    for bracket in BRACKET.finditer(view.text, start, end):
        inner = view.slice(*bracket.span("inner"))
        main, others = lead_in(inner, source)
        if main and all(is_department(d.text) for d in (*main, *others)):
            lead.extend(main)
            related.extend(others)
        elif bracket.start() > start:
            tags.append(inner.value(source))
        else:
            continue
        end = min(end, bracket.start())
    told = view.slice(base, end)
    if not lead and (parted := behind_sign(told)):
        led = lead_in(told.slice(parted[1], len(told.text)), source)
        return [*led[0]], [*led[1]], tags, start, base + parted[0]
    return lead, related, tags, start, end
