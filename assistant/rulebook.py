"""Articles of rules (設置要綱, 委員会規則): which one settles what a question asks of a body.

Rules name their body in every other line, so its name tells no article from another. What does is
the caption, which rules of all places draw from the same few, and the rest of the question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cues import cue
from assistant.lexicon import Lexicon
from assistant.matters import Matter, matters_of
from assistant.query import Query
from assistant.rank import Found
from assistant.topic import Topic
from assistant.unit import Unit
from assistant.units import Units
from index.tokens import words
from ingest.text import fold

# What counts beside the share of the rest of the question: a caption or a sentence of the matter
# asked for, and a value of the kind asked for.
CAPTION, SAID, VALUE = 0.7, 0.5, 0.3
# How many captions of the matter one counts for that the question gives by name (幹事会).
OWN = 1.5
# How sure it is at least that an article settles what is asked of a body named.
SURE = 0.5
# Least that an article must gain over the best one to be told in its place.
MORE = 0.2
_TITLE_END = re.compile(
    r"(?:の?(?:設置|運営|組織|開催)(?:及び運営)?(?:に関する)?)?\s?(?:要綱|規則|条例|規程|要領|規約|会則)"
    r"(?:[(（][^()（）]*[)）])*$"
)
_PURPOSE = re.compile(r"必要な事項(?:は|を|について|に関し)?.{0,12}定める|趣旨とする")
_OF_PURPOSE = cue(r"趣旨|目的|何のため|第1条|第一条|根拠|何を定め|どの条例")
_CAPTION_LINE = re.compile(r"[(（][^()（）]*[)）]")
_HOLDS = re.compile(r"施行する|廃止する")


class Rulebook:
    """The articles of a generation, by the rules that they stand in."""

    def __init__(self, units: Units, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._all = tuple(u for u in units.all if u.kind == "article" and len(u.section) > 1)
        self._rules = tuple(
            dict.fromkeys((u.source, u.section[0], u.municipality) for u in self._all)
        )

    def settled(
        self, query: Query, found: Sequence[Found], sure: float
    ) -> tuple[list[Found], float]:
        """``found`` with the article first that settles what the question asks of a body: one that
        it names, or that of the rules where the best stands; and how sure that is.
        """
        if not self._all or not found:
            return list(found), sure
        telling = [f for f in found if not _is_mute(f.unit, query)] or list(found)
        named = self._named(query)
        best = next((f for f in (found[0], telling[0]) if f.unit.kind == "article"), None)
        rules = named or (best and (best.unit.source, best.unit.section[0]))
        if not rules:
            return telling, sure
        told, settles = self._of(*rules, query, telling, sure=named is not None)
        return told, max(sure, SURE) if settles else sure

    def _named(self, query: Query) -> tuple[str, str] | None:
        """The rules of the body whose name the question gives, with or without its town."""
        for source, rule, town in self._rules:
            body = fold(_body(rule)).removeprefix(fold(town))
            if len(body) > 3 and body in query.reading.folded and town in (query.scope or (town,)):
                return source, rule
        return None

    def _of(
        self, source: str, rule: str, query: Query, found: list[Found], *, sure: bool
    ) -> tuple[list[Found], bool]:
        """``found`` with the article of ``rule`` first that settles what is asked, if one does."""
        best = found[0]
        matters = matters_of(_asked(query, rule, best.unit.municipality))
        own = query.topic.without(frozenset((*words(rule), *words(_body(rule)))))
        inside = [
            u for u in self._all
            if u.section[0] == rule and u.source == source and not _is_mute(u, query)
        ]  # fmt: skip
        inside += _supplementary(found, inside)
        if not inside or (best.unit.kind != "article" and not (sure and matters)):
            return found, False
        here = self._worth(best.unit, own, matters, query)
        top, first = max(
            ((self._worth(u, own, matters, query), u) for u in inside), key=lambda pair: pair[0]
        )
        if top < here + MORE:
            first = best.unit
        fits = query.expected.fits(first.text)
        said = first.kind == "article" and any(m.said.search(first.text) for m in matters)
        known = {id(f.unit): f for f in found}
        moved = known.get(id(first)) or replace(best, unit=first, fits=fits)
        rest = [f for f in found if f.unit is not first and not (sure and said and f.unit.measure)]
        first_of_all = replace(moved, score=max(moved.score, best.score))
        return [first_of_all, *rest], sure and said and fits

    def _worth(self, unit: Unit, own: Topic, matters: Sequence[Matter], query: Query) -> float:
        """How far a unit settles what is asked, beside the name of the body."""
        text, expected = unit.text.strip(), query.expected
        tokens = set(self._lexicon.tokens(f"{text} {unit.context}"))
        held = own.covered(tokens) if own.words else 0.0
        caption = fold(_caption(unit))
        captions = 1.0 * any(m.caption.search(caption) for m in matters)
        captions += OWN * (len(caption) > 2 and caption in query.reading.folded)
        said = sum(bool(m.said.search(text)) for m in matters)
        fits = expected.value is not None and expected.fits(text)
        misfits = expected.strict and not fits
        return held + CAPTION * captions + SAID * min(said, 2) + VALUE * (fits - 2 * misfits)


def _supplementary(found: Sequence[Found], inside: Sequence[Unit]) -> list[Unit]:
    """Good units in what follows the articles of rules: since when they hold, what they end."""
    last = max((u.end for u in inside), default=0)
    near = (f.unit for f in found if f.unit.kind != "article" and _HOLDS.search(f.unit.text))
    return [u for u in near if inside and u.source == inside[0].source and u.start > last]


def _is_mute(unit: Unit, query: Query) -> bool:
    """Whether a unit of rules is a caption, or only says what they are for and the question does
    not ask for that.
    """
    if unit.kind != "article":
        return False
    text = unit.text.strip()
    pointing = _PURPOSE.search(text) and not _OF_PURPOSE.search(query.reading.folded)
    return bool(pointing or _CAPTION_LINE.fullmatch(text))


def _caption(unit: Unit) -> str:
    """The caption of the article of a unit: what its title says beside the rules and the number."""
    if unit.kind != "article":
        return ""
    rule, number = unit.section[:2]
    return unit.context.removesuffix(f"{rule} {number}").rpartition(number)[2].strip()


def _body(rule: str) -> str:
    """The body that rules are about, by their title."""
    return _TITLE_END.sub("", rule)


def _asked(query: Query, rule: str, town: str) -> str:
    """The folded question without the name of the body, whose words are no cue."""
    body = fold(_body(rule)).removeprefix(fold(town))
    return query.reading.folded.replace(body, "□") if body else query.reading.folded
