"""A question as the answerer works on it: reading, topic, value waited for, scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.aspects import aspects_of
from assistant.english import Phrase, counted_things, translate
from assistant.english_offices import offices_named
from assistant.expect import Expected, expected
from assistant.lexicon import Lexicon
from assistant.question import Reading, read_question
from assistant.topic import Topic, Word, speech_of, topic_words, without_years
from index.places import names_of
from ingest.earlier import EDITION
from ingest.records import Measure
from ingest.text import fold

# What says that a year follows, which is read by itself.
_FISCAL = re.compile(
    r"\b(?:fiscal|FY)\s*(?:year\s*)?(?=(?:20|19)[0-9]{2}|[RrHh][0-9])", re.IGNORECASE
)
# A municipality in Latin letters: Minato City, Minato's.
_ROMAN = (
    r"\b[A-Z][\w-]+(?:'s)?(?:\s+(?:City|Town|Village|Ward|Prefecture)(?:'s)?(?:\s+[Oo]ffice)?)?"
)
# How much an English word of no known meaning counts, and another equivalent of a known one.
FREE, OTHER = 0.3, 0.9


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, about which topic, in which municipalities; ``search`` is the text to find.

    ``compared`` says that it is asked of several municipalities, each by itself, ``alike`` that
    the same words ask it of each, and ``of_measures`` that a measure of another one answers it.
    """

    reading: Reading
    topic: Topic
    expected: Expected
    scope: tuple[str, ...]
    search: str
    past: bool = False
    measure: Measure | None = None
    compared: bool = False
    alike: bool = False
    of_measures: bool = False


def understand(
    text: str, towns: Sequence[str], lexicon: Lexicon, municipality: str | None = None
) -> Query:
    """Read ``text`` against the municipalities and the words of the corpus."""
    reading = read_question(lexicon.as_printed(text), towns)
    masked = lexicon.masked(reading.folded)
    if masked != reading.folded and not reading.english:
        reading = replace(reading, aspects=aspects_of(masked))
    if named := lexicon.aspects_named(masked):
        reading = replace(reading, aspects=reading.aspects | named)
    return query_of(reading, towns, lexicon, municipality)


def query_of(
    reading: Reading, towns: Sequence[str], lexicon: Lexicon, municipality: str | None = None
) -> Query:
    """The query of a reading; an English one is put into Japanese words."""
    scope = (municipality,) if municipality and municipality in towns else reading.towns
    scope = scope or lexicon.towns_by_plan(reading.folded)
    if reading.english:
        return _english(reading, towns, lexicon, scope)
    past = lexicon.of_earlier_plan(reading, scope)
    given = topic_words(reading, tuple(towns), lexicon.plan_names)
    given = given or topic_words(reading, tuple(towns))
    if not past and len(given) > 1:
        given = {t: w for t, w in given.items() if not EDITION.fullmatch(t)}
    topic = lexicon.topic(given, reading.folded)
    waited = expected(lexicon.masked(reading.folded)).knowing(reading.folded)
    return Query(reading, topic, waited, scope, reading.text, past)


def _english(
    reading: Reading, towns: Sequence[str], lexicon: Lexicon, scope: tuple[str, ...]
) -> Query:
    latin = frozenset(n for t in towns for n in names_of(t) if n.isascii())
    printed = {fold(t) for t in towns}
    text = without_years(_FISCAL.sub(" ", _once_named(reading)))
    phrases = [p for p in translate(text, latin) if fold(p.text) not in printed]
    japanese = " ".join(w for p in phrases for w in p.japanese)
    proper = set(re.findall(r"\b[a-z]*[A-Z0-9]\w*", reading.text))
    words = tuple(
        w if p.text != p.japanese[0] or _is_proper(p.text, proper) else _lighter(w, lexicon)
        for p in phrases for w in _words(lexicon, p, scope)
    )  # fmt: skip
    named = " ".join((*offices_named(text, lexicon.offices(scope), latin), *counted_things(text)))
    asked = replace(reading, folded=f"{reading.folded} {fold(japanese)} {fold(named)}")
    return Query(
        asked,
        Topic(words),
        expected(reading.folded),
        scope,
        f"{reading.text} {japanese}",
        lexicon.of_earlier_plan(asked, scope),
    )


def _once_named(reading: Reading) -> str:
    """The text without Latin names of municipalities that it gives in brackets as well."""
    text = reading.text
    for town in map(re.escape, reading.towns):
        text = re.sub(rf"{_ROMAN}\s*[(（]?\s*({town})\s*[)）]?", r" \1 ", text)
    return text


def _is_proper(word: str, proper: set[str]) -> bool:
    """Whether an English question writes a word as a name."""
    return any(word == p.lower() for p in proper)


def _lighter(word: Word, lexicon: Lexicon) -> Word:
    """A small English word that no plan prints: chosen freely, and hardly the name of a thing."""
    known = lexicon.known(word.text)
    return word if known else replace(word, weight=word.weight * FREE, names=False)


def _words(lexicon: Lexicon, phrase: Phrase, scope: Sequence[str]) -> tuple[Word, ...]:
    """The words of the equivalent that the plans of ``scope`` print, or know best; the others are
    further forms of them. They weigh little where its first equivalent is a word that only asks.
    """
    parts = {j: given for j in phrase.japanese if (given := speech_of(j))}
    if not parts:
        return ()
    light = 1.0 if phrase.japanese[0] in parts else FREE
    best = max(parts, key=lambda j: (all(map(lexicon.known, parts[j])), lexicon.holds(j, scope)))
    found = lexicon.topic(parts[best], "").words
    extra: dict[str, float] = {}
    for other in parts:
        if other != best:
            for token in lexicon.whole(other):
                forms = lexicon.topic({token: 1.0}, "").forms() if len(parts[other]) == 1 else {}
                extra |= {f: s * OTHER for f, s in forms.items()} | {token: OTHER}
    return tuple(replace(w, weight=w.weight * light, forms=extra | dict(w.forms)) for w in found)


# How much the words of the rest of a question count for one of its wishes.
CONTEXT = 0.4


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of a question: as a query, with the rest as context, and its own words alone."""

    query: Query
    own: Topic


def wish_of(text: str, whole: Query, towns: Sequence[str], lexicon: Lexicon) -> Wish:
    """One wish of a question as a query: its own words first, those of the rest as its context."""
    own = understand(text, towns, lexicon)
    mine = own.topic.texts
    rest = tuple(
        replace(w, weight=w.weight * CONTEXT) for w in whole.topic.words if w.text not in mine
    )
    reading = replace(
        own.reading, towns=whole.reading.towns, years=own.reading.years or whole.reading.years,
        numbers=(),
    )  # fmt: skip
    query = Query(
        reading, Topic((*own.topic.words, *rest)), own.expected, whole.scope, own.search,
        whole.past, whole.measure,
    )  # fmt: skip
    return Wish(query, own.topic)
