"""Measures by a short value of theirs that no other condition reads: 短期, 検証, 優先度 高."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.listing import Condition
from assistant.question import Reading
from index.years import came, fiscal_years
from ingest.records import Measure, Value
from ingest.text import fold

# How long such a value is.
SHORTEST, LONGEST = 2, 12
# A value is meant as one where it is said to be so, or stands beside its label.
_SAID = r"[」』]?(?:と(?:なって|なる|され|ある|書)|が予定|の予定|を予定|にな(?:って|る)|の段階)"


def cell_condition(pool: Sequence[Measure], reading: Reading) -> Condition | None:
    """A condition on the value of a field or of a year in the plan of measures."""
    meant: dict[str, tuple[str, str]] = {}
    for measure in pool:
        for label, value, _ in _values(measure):
            if _is_meant(label, fold(value.text), reading):
                meant.setdefault(fold(value.text), (label, value.text))
    if not meant:
        return None
    word = max(meant, key=len)
    label, printed = meant[word]
    years = set(reading.years)

    def proof(measure: Measure) -> tuple[Value, ...]:
        return tuple(
            v
            for _, v, year in _values(measure)
            if fold(v.text) == word and (not years or not year or came(year) in years)
        )[:1]

    when = f"{'・'.join(reading.years)}の" if years else ""
    called = label if label and not fiscal_years(label) else f"{when}計画"
    return Condition(
        f"{called}が「{printed}」の", (word, label, "予定 計画 段階 位置付ける 位置づける"), proof
    )


def _is_meant(label: str, word: str, reading: Reading) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or word.isdigit() or word not in reading.folded:
        return False
    beside = len(fold(label)) >= 2 and fold(label) in reading.folded
    return beside or bool(re.search(re.escape(word) + _SAID, reading.folded))


def _values(measure: Measure) -> Iterator[tuple[str, Value, str]]:
    """Labels, values and years of what a measure plans and of its fields of no known kind."""
    for fields in (measure.fields, *(m.fields for m in measure.mentions)):
        for field in fields:
            if field.role in {"planned", "other"}:
                yield field.label, field.value, field.year or ""
    yield from (("", y.planned, y.year) for y in measure.years if y.planned)
