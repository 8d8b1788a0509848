"""「時間だと？」「最終年度なら？」: the question before, of another thing or another year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.aspects import Aspect
from assistant.carried import WHEN, names_in
from assistant.cues import cue
from assistant.expect import Expected, any_number
from assistant.query import Query, wish_of
from assistant.topic import without_years
from ingest.records import Measure
from ingest.text import fold

if TYPE_CHECKING:
    from assistant.answer import Answerer

# A thing or a year, what sets it beside the one before, and at most how much.
_ELLIPTIC = cue(
    r"^(?:(?:じゃあ|では|それ(?:が|で|は)|あと|ちなみに)、?)?(?P<of>[^。?？]{1,20}?)"
    r"(?:だと|なら(?:ば)?|の(?:ほう|方|場合)(?:は|だと)?|は|って)"
    r"(?:、?(?:どう(?:なる|なります)?|いくつ|どのくらい|どれくらい|どこまで[^。?？]{0,6}|何[^。?？]{1,3})"
    r"(?:です|なの)?(?:か)?)?[?？。]*$"
)
# What a value of an indicator is of, when no year is.
_OPEN = frozenset({Aspect.COVER, Aspect.TERM})
_END = cue(r"(?:最終|最後|最初)の?(?:年|期)|初年度")
_BASE = cue(r"基準値?|現状値?|当初値?|計画値|中間値?")


def is_elliptic(query: Query) -> bool:
    """Whether a question names but a thing or a year, and asks what the one before does."""
    reading = query.reading
    asked = reading.aspects - WHEN
    return bool(_ELLIPTIC.match(reading.folded)) and not asked and not reading.numbers


def swapped(query: Query, before: Query, focus: Measure | None, answerer: Answerer) -> Query | None:
    """The question before with what this one names in the place of its thing or its year."""
    if query.scope and set(query.scope) != set(before.scope):
        return None
    asked = before.reading.aspects - _OPEN or frozenset({Aspect.INDICATOR})
    timed = query.reading.years or _END.search(query.reading.folded)
    if timed or _BASE.search(query.reading.folded):
        return _of_time(query, before, focus) if _valued(before) and names_in(query) <= 1 else None
    if not names_in(query) or not _valued(before):
        return None
    wish = wish_of(query.reading.text, before, answerer.towns, answerer.lexicon)
    own = wish.query
    expected = own.expected if own.expected.value else _like(before.expected)
    reading = replace(own.reading, aspects=asked)
    found = replace(own, reading=reading, expected=expected, measure=None)
    if focus is None:
        return found
    held = {t for u in answerer.units_of(focus) for t in answerer.lexicon.tokens(u)}
    inside = wish.own.covered(held) > 0.5
    return replace(found, scope=(focus.municipality,), measure=focus if inside else None)


def _of_time(query: Query, before: Query, focus: Measure | None) -> Query:
    """The question before of another time, which may be given as the last or the first year."""
    text = f"{without_years(before.reading.text)} {query.reading.text}"
    reading = replace(
        before.reading, text=text, folded=fold(text), years=query.reading.years,
        aspects=before.reading.aspects - {Aspect.PERIOD},
    )  # fmt: skip
    search = f"{before.search} {' '.join(query.reading.years)}"
    found = replace(before, reading=reading, search=search)
    return replace(found, scope=(focus.municipality,), measure=focus) if focus else found


def _valued(before: Query) -> bool:
    """Whether the question before waits for a value, so that another thing has one too."""
    return before.expected.value is not None or Aspect.INDICATOR in before.reading.aspects


def _like(expected: Expected) -> Expected:
    """The kind of value waited for; of another thing another counter may count."""
    return any_number() if expected.kind == "count" else expected
