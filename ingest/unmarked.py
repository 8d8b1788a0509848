"""Names of measures without the numbers of notes that extraction left among their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.glossary_raised import plain_marks
from ingest.records import Value
from ingest.text import View, clean


def without_marks(series: Iterable[Candidate], text: str) -> tuple[Candidate, ...]:
    """``series`` with names that do not hold the numbers of notes: EBPM3の推進 is EBPMの推進."""
    marks = {
        at for _, number, start in plain_marks(text) for at in range(start, start + len(number))
    }
    return tuple(
        replace(c, name=_without(c.name, marks, text))
        if any(c.name.start <= at < c.name.end for at in marks)
        else c
        for c in series
    )


def _without(name: Value, marks: set[int], text: str) -> Value:
    view = clean(text, name.start, name.end).joined()
    if view.text != name.text:
        return name
    kept = [i for i, at in enumerate(view.offsets) if at not in marks]
    bare = View("".join(view.text[i] for i in kept), tuple(view.offsets[i] for i in kept))
    return bare.value(name.source)
