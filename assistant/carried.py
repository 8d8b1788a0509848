"""What a question takes over from those before it: their words, aspects, years and measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.aspects import Aspect
from assistant.cues import cue
from assistant.define import term_meant
from assistant.query import Query, query_of, understand
from index.years import fiscal_years
from ingest.records import Measure
from ingest.text import fold

if TYPE_CHECKING:
    from assistant.answer import Answerer

_POINTING = cue(
    r"その|それ|この|これ|さっき|先ほど|さきほど|前の(質問|回答)|上の|同じ|もう少し|もっと"
    r"|詳し|じゃあ|では|ちなみに|あと|それで|他には|ほかには|つまり|its|that|the same|it "
)
# How an answer is to be told, not of what.
_TONGUES = frozenset({"英語", "日本語", "english", "japanese"})
_ENDS = cue(r"最終|最後|最初|初年度")


def stepped(years: Sequence[str], by: int) -> tuple[str, ...]:
    """Fiscal years moved: the year after the last, or before the first."""
    place = -1 if by > 0 else 0
    moved = re.sub(
        r"[0-9]+|元", lambda m: str((1 if m.group() == "元" else int(m.group())) + by), years[place]
    )
    return tuple(fiscal_years(moved.replace("平成31", "令和1"))) or (moved,)


def leans(query: Query, answerer: Answerer) -> bool:
    """Whether a question cannot stand alone: it points back, or names nothing to speak of."""
    reading = query.reading
    named = answerer.lexicon.named_terms(reading.folded)
    if reading.numbers or (named and not _POINTING.search(reading.folded)):
        return False
    if term_meant(reading, named, measure=False):
        return False
    if not query.topic.words or _POINTING.search(reading.text):
        return True
    if reading.towns:
        return False
    few = len(query.topic.words)
    return few <= 1 or (few == 2 and answerer.meant(query) is None)


def only_town(query: Query) -> bool:
    """「秦野市の場合は」: nothing but a municipality."""
    generic = {"場合", "ほう", "方", "では", "同様"}
    whole = Aspect.PERIOD in query.reading.aspects or bool(query.reading.numbers)
    bare = all(not w.names or w.text in generic for w in query.topic.words)
    return bool(query.scope) and bare and not whole


def elsewhere(before: Query, query: Query, answerer: Answerer) -> Query:
    """The question before, asked of another municipality."""
    towns = query.scope or tuple(t for t in answerer.towns if t not in before.scope)
    reading = replace(
        before.reading,
        towns=towns,
        aspects=query.reading.aspects or before.reading.aspects,
        numbers=(),
        strangers=query.reading.strangers,
    )
    text = before.search
    for town in before.scope:
        text = text.replace(town, "").replace(town[:-1], "")
    topic = before.topic
    if before.reading.numbers:
        first = next(
            (
                m
                for m in answerer.corpus.measures
                if m.number in before.reading.numbers and m.municipality in before.scope
            ),
            None,
        )
        if first:
            named = understand(first.name.text, answerer.towns, answerer.lexicon)
            topic, text = named.topic, first.name.text
    return Query(
        replace(reading, text=text, folded=fold(text)), topic, before.expected, towns, text
    )


# What a question that only asks for a time or a value of another year wants.
WHEN = frozenset({Aspect.COVER, Aspect.TERM, Aspect.SCHEDULE, Aspect.INDICATOR, Aspect.PERIOD})


def _same_wish(query: Query, merged: Query) -> bool:
    """Whether a question that follows asks for the same as the one before: nothing of its own, or
    only another year or place in a row of values.
    """
    if not query.reading.aspects - {Aspect.COVER, Aspect.TERM}:
        return True
    values = merged.expected.value is not None and Aspect.INDICATOR in merged.reading.aspects
    timed = bool(query.reading.years or _ENDS.search(query.reading.folded))
    return values and timed and not query.reading.aspects - WHEN


def _strange(query: Query, measure: Measure, answerer: Answerer) -> bool:
    """Whether a question names something that the measure spoken of never does."""
    held = answerer.lexicon.words_of(measure)
    own = (w for w in query.topic.words if w.names and w.text not in _TONGUES)
    return any(not any(f in held for f in w.forms) for w in own)


def of_measure(
    measure: Measure, query: Query, answerer: Answerer, merged: Query | None = None
) -> Query:
    """The question asked of one measure; with the words of the one before where it says little."""
    brief = len(query.topic.words) <= 2 and not _strange(query, measure, answerer)
    if merged and brief and _same_wish(query, merged):
        return replace(merged, scope=(measure.municipality,), measure=measure)
    text = f"{measure.municipality}の「{measure.name.text}」 {query.reading.text}"
    reading = replace(
        query.reading,
        text=text,
        folded=fold(text),
        towns=(measure.municipality,),
        aspects=query.reading.aspects or frozenset({Aspect.COVER}),
        years=query.reading.years,
        numbers=(),
    )
    own = query_of(reading, answerer.towns, answerer.lexicon)
    return replace(own, scope=(measure.municipality,), measure=measure)


def merged_with(before: Query, query: Query, answerer: Answerer) -> Query:
    """The words of both questions, the aspects and years of the later one where it has any."""
    text = f"{before.reading.text} {query.reading.text}"
    reading = replace(
        query.reading,
        text=text,
        folded=fold(text),
        towns=query.reading.towns or before.reading.towns or before.scope,
        years=query.reading.years or (() if _undated(query) else before.reading.years),
        numbers=query.reading.numbers or before.reading.numbers,
        aspects=_aspects(before, query),
        past=query.reading.past or before.reading.past,
    )
    merged = query_of(reading, answerer.towns, answerer.lexicon)
    scope = merged.scope or before.scope
    brief = len(query.topic.words) <= 2 and not query.reading.aspects - WHEN
    like = before.expected.kind in {"percent", "money", "target"} and not query.expected.value
    same = replace(before.expected, strict=not query.topic.words and before.expected.strict)
    goes_on = not (query.expected.value or names_in(query))
    asked = same if goes_on or (brief and like) else query.expected
    return replace(merged, expected=asked, scope=scope)


def names_in(query: Query) -> int:
    """How many words of a question name something."""
    return sum(w.names for w in query.topic.words)


def _undated(query: Query) -> bool:
    """Whether a question that follows asks for a time itself, so that no year goes on."""
    return bool(_ENDS.search(query.reading.folded)) or query.expected.kind == "date"


def _aspects(before: Query, query: Query) -> frozenset[Aspect]:
    """What the later question wants; what the one before wanted where it gives but another year."""
    own = query.reading.aspects
    timed = not names_in(query) and own <= WHEN and before.expected.value is not None
    return before.reading.aspects if timed or not own - {Aspect.COVER} else own
