"""Lists that plans give under a heading: sub-headings, first cells of a table, marked lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.aspects import Aspect
from assistant.claims import Claim, Quote
from assistant.cover import Cover, share
from assistant.groups import numbered
from assistant.listings import Listing
from assistant.query import Query
from assistant.sentences import flat
from assistant.topic import Topic
from index.tokens import terms
from ingest.records import Measure
from ingest.text import fold

# Share of the topic that the title of a list must hold: where the number of its items is the one
# asked for, and where it is not given.
COUNTED, TITLED = 0.5, 0.8
# Least share in the title alone, unless the line before the list says how many of what follow.
OWN = 0.3
_DIGITS = str.maketrans("二三四五六七八九", "23456789")
_COUNT_OF = re.compile(r"[0-9]+(?:つ|個|本|点|項目)の[一-龥ァ-ヶ]{1,8}")
# What is asked of the things in a list, not which they are.
_VALUED = frozenset({Aspect.LEAD, Aspect.RELATED, Aspect.EVALUATION, Aspect.REASON})
# What a plan may be divided into, and how alike those are.
_DIVISIONS, LIKE = ("柱", "分野", "目標", "方針", "視点"), 0.7


class Outline:
    """The lists of a generation; items that are measures are cited as such."""

    def __init__(self, listings: Sequence[Listing], measures: Sequence[Measure] = ()) -> None:
        self._all = listings
        self._measures: dict[str, list[Measure]] = defaultdict(list)
        for measure in sorted(measures, key=lambda m: -len(m.name.text)):
            self._measures[measure.source].append(measure)
        self._titles = Cover(terms(f"{x.title} {x.context}") for x in self._all)
        self._own = Cover(terms(x.title) for x in self._all)
        self._towns = np.array([x.document.municipality for x in self._all], dtype=object)

    def answer(self, query: Query, about: str = "") -> tuple[Claim, ...]:
        """The items of the list whose title the question gives; nothing where it asks for none.

        ``about`` is a name that the list must have in its title or before it.
        """
        asked = query.reading.many
        valued = query.expected.strict or query.reading.aspects & _VALUED
        if not asked or not query.topic.words or not self._all or valued:
            return ()
        topic = _widened(query.topic) if asked > 0 else query.topic
        titled = share(self._titles.words(topic), topic)
        own = share(self._own.words(topic), topic)
        counted = _COUNT_OF.search(query.reading.folded.translate(_DIGITS))
        best: tuple[float, Listing] | None = None
        for i, listing in enumerate(self._all):
            if query.scope and listing.document.municipality not in query.scope:
                continue
            if about not in f"{listing.title}{listing.context}":
                continue
            if asked > 0 and len(listing.items) != asked:
                continue
            context = fold(listing.context).translate(_DIGITS)
            told = counted is not None and counted.group() in context
            if titled[i] < (COUNTED if asked > 0 else TITLED) or (own[i] < OWN and not told):
                continue
            score = titled[i] + 0.5 * own[i] - 0.6 * (listing.past != query.past)
            if best is None or score > best[0] + 1e-9:
                best = (float(score), listing)
        return _claims(best[1], self._named(best[1])) if best else ()

    def _named(self, listing: Listing) -> Sequence[Measure | None]:
        """The measure that each item names, where all of them do; else none."""
        known = self._measures[listing.document.source]
        found = [next((m for m in known if _names(t, m)), None) for t, _, _ in listing.items]
        all_apart = len({m.id for m in found if m}) == len(found)
        return found if all_apart else [None] * len(found)


def _names(item: str, measure: Measure) -> bool:
    """Whether an item of a list is a measure: its name, and nothing before it but a number."""
    head, name, _ = fold(item).partition(fold(measure.name.text))
    return bool(name) and not re.search(r"[^\W\d_]", re.sub(r"施策|事業|取組|[ivx]|no", "", head))


def _widened(topic: Topic) -> Topic:
    """The topic with other names for what a plan is divided into: their number tells which."""
    return Topic(
        tuple(
            replace(w, forms=dict.fromkeys(_DIVISIONS, LIKE) | dict(w.forms))
            if w.text in _DIVISIONS
            else w
            for w in topic.words
        )
    )


def _claims(listing: Listing, measures: Sequence[Measure | None]) -> tuple[Claim, ...]:
    document = listing.document
    title, count = flat(listing.title)[:40], numbered(len(listing.items))
    head = f"{document.municipality}の計画の「{title}」は、次の{count}です。"
    given = (document.municipality, title, count)
    claims = []
    for i, ((text, start, end), measure) in enumerate(zip(listing.items, measures, strict=True)):
        named = (measure.number or None, measure.name.text) if measure else ()
        quote = Quote(
            document.source, start, end, document.municipality, document.plan, listing.section,
            *named,
        )  # fmt: skip
        line = f"・{text.removesuffix('。')}。"
        claims.append(Claim(f"{head}\n{line}" if i == 0 else line, (quote,), given))
    return tuple(claims)
