"""Which sentences are said beside the best one: those that complete it, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Quote
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.rank import CALLED, Found
from assistant.sentences import trimmed
from assistant.topic import Topic
from assistant.units import Unit, Units

# A sentence further away is added where its score is within this of the best, and it adds words.
NEAR = 4.0
# Within this of the best, a sentence is as good; below that many characters too little is said.
LIKE = 1.2
TOO_SHORT = 60
# Room below which nothing is added, and what the marks of a further sentence take of it.
LEAST, MARKS = 24, 5
# What of the rest of the topic a sentence must add; what a sentence behind the best loses for each
# point of its score, down to the furthest; and what that to which another points back gains.
ADDS, BEHIND, FURTHEST, POINTED = 0.25, 0.2, 8.0, 0.3
_POINTS = re.compile(
    r"\s*(?:また、|なお、)?(?:これ|この|それ|その)(?!に加え|以外|まで|から|ら|ため)"
)


class Beside:
    """Chooses what is said with the best unit."""

    def __init__(self, units: Units, lexicon: Lexicon) -> None:
        self.units = units
        self.lexicon = lexicon

    def chosen(
        self, found: Sequence[Found], query: Query, room: int, told: Sequence[Quote]
    ) -> list[tuple[Unit, str]]:
        """The best unit and what is said of it; then, while there is room, what completes it."""
        best, years = found[0].unit, query.reading.years
        said = trimmed(best.text, room, query.topic, query.expected, years)
        chosen, room = [(best, said)], room - len(said)
        scores = {id(f.unit): found[0].score - f.score for f in found}
        behind = {id(u): scores.get(id(u), 99.0) for u in self._candidates(found, best)}
        pool = [u for u in dict.fromkeys(self._candidates(found, best)) if not _stands_in(u, told)]
        while room >= LEAST:
            units = [u for u, _ in chosen]
            pool = [u for u in pool if not any(_overlap(u, v) for v in units)]
            fit = [u for u in pool if self._completes(u, units, behind[id(u)], query)]
            if not fit:
                break
            rest = self._rest(units, query)
            if best.measure:
                rest = rest.without(self.lexicon.measure_tokens[best.measure.id])
            other = max(fit, key=lambda u: self._worth(u, units, behind[id(u)], rest, query))
            pool.remove(other)
            said = trimmed(other.text, room - MARKS, query.topic, query.expected, years)
            if len(said) <= room - MARKS:
                chosen.append((other, said))
                room -= len(said) + MARKS
        return sorted(chosen, key=lambda c: (c[0].source != best.source, c[0].start))

    def _rest(self, chosen: Sequence[Unit], query: Query) -> Topic:
        """What of the topic those chosen do not hold."""
        said = f"{' '.join(u.text for u in chosen)} {chosen[0].head}"
        return query.topic.without(set(self.lexicon.tokens(said)))

    def _worth(
        self, unit: Unit, chosen: Sequence[Unit], behind: float, rest: Topic, query: Query
    ) -> float:
        """How much a unit tells that is lacking, less how far it is behind the best."""
        adds = rest.covered(self.lexicon.tokens(unit.text))
        pointed = POINTED if _leads_to(unit, chosen, query) else 0.0
        return adds + pointed - BEHIND * min(behind, FURTHEST)

    def _completes(self, other: Unit, chosen: Sequence[Unit], behind: float, query: Query) -> bool:
        """Whether a unit adds words of the topic or a value that those chosen lack, or is the
        sentence that one of them points back to, or that goes on where too little is said.
        """
        best, said = chosen[0], " ".join(u.text for u in chosen)
        adds = self._rest(chosen, query).covered(self.lexicon.tokens(other.text))
        lacking = query.expected.lacks(said)
        valued = bool(lacking) and len(query.expected.lacks(f"{said} {other.text}")) < len(lacking)
        if CALLED.search(query.reading.folded) and _bare(other.text) and other.end <= best.start:
            return best.start - other.end <= 4
        if _leads_to(other, chosen, query):
            return True
        if other.item == best.item:
            follows = other.start > best.start and not _bare(other.text)
            dated = set(query.reading.years) & best.years
            open_ = query.expected.value is None and behind <= LIKE and dated <= other.years
            return valued or adds > ADDS or open_ or (follows and len(said) < TOO_SHORT)
        whole = other.text.endswith("。")
        return whole and behind <= NEAR and (adds > ADDS or valued or behind <= LIKE)

    def _candidates(self, found: Sequence[Found], best: Unit) -> list[Unit]:
        """Good units of the same item, its other units, good ones of the measure or section."""
        same = [
            f.unit
            for f in found[1:8]
            if f.unit.part is None and f.unit.kind != f.unit.role and f.unit.source == best.source
            and f.unit.past == best.past
            and (f.unit.measure == best.measure if best.measure else f.unit.section == best.section)
        ]  # fmt: skip
        item = [self.units.all[i] for i in self.units.of_item[best.item]]
        at = item.index(best)
        near = item[max(at - 3, 0) : at + 5]
        inside = [u for u in same if u.item == best.item]
        return [*inside, *near, *(u for u in same if u.item != best.item)]


def _leads_to(unit: Unit, chosen: Sequence[Unit], query: Query) -> bool:
    """Whether a unit is the sentence before one of ``chosen`` that points back to it (これにより);
    where a value is asked for, another would blur it.
    """
    return not query.expected.strict and any(
        unit.item == u.item and unit.end <= u.start <= unit.end + 4 and _POINTS.match(u.text)
        for u in chosen
    )


def _overlap(one: Unit | Quote, other: Unit) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _stands_in(unit: Unit, told: Sequence[Quote]) -> bool:
    """Whether a unit stands in one of the places told."""
    return any(_overlap(q, unit) for q in told)


def _bare(text: str) -> bool:
    return len(text) < 25 and not text.endswith("。")
