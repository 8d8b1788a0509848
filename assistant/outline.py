"""Lists that plans give under a heading: sub-headings, first cells of a table, marked lines."""

from __future__ import annotations

import re
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
    """The lists of a generation."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._all = listings
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
        return _claims(best[1]) if best else ()


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


def _claims(listing: Listing) -> tuple[Claim, ...]:
    document = listing.document
    title, count = flat(listing.title)[:40], numbered(len(listing.items))
    head = f"{document.municipality}の計画の「{title}」は、次の{count}です。"
    given = (document.municipality, title, count)
    claims = []
    for i, (text, start, end) in enumerate(listing.items):
        quote = Quote(
            document.source, start, end, document.municipality, document.plan, listing.section
        )
        line = f"・{text}。"
        claims.append(Claim(f"{head}\n{line}" if i == 0 else line, (quote,), given))
    return tuple(claims)
