"""A meaning that does not give its term away, and cut to a length, its readings kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ui.api.records import Term
from ui.api.ruby import Ruby
from ui.terms.uses import names_of, places

GAP = "＿＿"
_SPACE = re.compile(r"\s+")
Span = tuple[int, int]


def masked(term: Term, meaning: Iterable[Ruby]) -> list[Ruby]:
    """The parts of the term's ``meaning`` in a line, with the term's own names left out."""
    parts = [part.model_copy(update={"text": _SPACE.sub(" ", part.text)}) for part in meaning]
    spans = list(places(names_of(term), "".join(part.text for part in parts)))
    made, at = list[Ruby](), 0
    for part in parts:
        made += _without(part, [(start - at, end - at) for start, end in spans])
        at += len(part.text)
    return made


def cut(parts: Sequence[Ruby], length: int) -> list[Ruby]:
    """The parts up to ``length`` characters."""
    made = list[Ruby]()
    for part in parts:
        if len(part.text) > length:
            return [*made, Ruby(text=f"{part.text[:length]}…")]
        made.append(part)
        length -= len(part.text)
    return made


def plain(parts: Iterable[Ruby]) -> str:
    """The text without readings."""
    return "".join(part.text for part in parts).strip()


def _without(part: Ruby, spans: Sequence[Span]) -> Iterator[Ruby]:
    """What is left of a part, a gap where a span begins; only a whole part keeps its reading."""
    held = [span for span in spans if span[1] > 0 and span[0] < len(part.text)]
    if not held:
        yield part
        return
    at = 0
    for start, end in held:
        yield Ruby(text=part.text[at : max(at, start)] + (GAP if start >= 0 else ""))
        at = max(at, end)
    yield Ruby(text=part.text[at:])
