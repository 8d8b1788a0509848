"""What an answer told: the measures that it names and the items of its lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.records import Measure
from ingest.text import KANJI, fold

if TYPE_CHECKING:
    from assistant.answer import Answerer
    from assistant.query import Query


def named_in(text: str, before: Query, answerer: Answerer) -> list[Measure]:
    """Measures whose name or number an answer gives, in the order in which it gives them."""
    folded = fold(text)
    towns = [t for t in answerer.towns if fold(t) in folded] or list(before.scope)
    found: dict[str, tuple[int, Measure]] = {}
    for measure in answerer.corpus.measures:
        if towns and measure.municipality not in towns:
            continue
        name = fold(measure.name.text)
        at = folded.find(name) if len(name) >= 4 else -1
        number = measure.number and re.search(
            rf"(?<![0-9\-.(]){re.escape(fold(measure.number))}(?![0-9\-(])", folded
        )
        if (
            at < 0
            and number
            and (
                "-" in measure.number or "(" in measure.number or f"施策{measure.number}" in folded
            )
        ):
            at = number.start()
        if at >= 0:
            key = f"{measure.municipality}{name}"
            if key not in found or measure.repeats is None:
                found[key] = (at, measure)
    ordered = [m for _, m in sorted(found.values(), key=lambda p: p[0])]
    names = [fold(m.name.text) for m in ordered]
    return [
        m for m, n in zip(ordered, names, strict=True) if not any(n != o and n in o for o in names)
    ]


_LINE = re.compile(r"^\s*(?:[・*•-]|[0-9]{1,2}[.)．、:：])\s*(\S.{1,80})$", re.MULTILINE)


def nth_item(told: str, ordinal: str, *, lines: bool = False) -> str:
    """The n-th item of a list with circled numbers in an answer, or, if ``lines``, of any marked
    lines or of things joined by 「と」; empty where there is none.
    """
    items = re.findall(r"[①-⑳]([^①-⑳\n、。]{2,60})", told)
    if len(items) < 2 and lines:
        items = _LINE.findall(told) or _joined(told)
    place = nth_place(ordinal, len(items))
    return items[place] if 0 <= place < len(items) and len(items) > 1 else ""


def _joined(told: str) -> list[str]:
    """The two things that a sentence joins: 「AとBです」."""
    found = re.fullmatch(
        r"([^。、\n]{4,40})と([^。、\n]{4,40}?)(?:です|の2つです|の二つです)。?", told.strip()
    )
    return list(found.groups()) if found else []


def nth_place(ordinal: str, size: int) -> int:
    """Where in a list of ``size`` an ordinal points, from 0."""
    if "最後" in ordinal or "後者" in ordinal:
        return size - 1
    if "最初" in ordinal or "前者" in ordinal:
        return 0
    digits = re.match(r"[0-9]+", ordinal)
    return (int(digits.group()) if digits else KANJI.get(ordinal[0], 1)) - 1
