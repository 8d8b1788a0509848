"""What is told of a unit beside a query: the features that the ranker weighs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.aspects import Aspect
from assistant.cover import Cover, share
from assistant.expect import Expected
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.rows import counted
from assistant.topic import Topic
from assistant.unit import Unit
from assistant.units import Units
from index.search import Hit
from ingest.records import Corpus

Features = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
AROUND = 0.8
# Which roles answer which aspect; each pair is a feature of its own, and so is a role unasked for.
_ROLES: dict[Aspect, frozenset[str]] = {
    Aspect.LEAD: frozenset({"lead"}),
    Aspect.RELATED: frozenset({"related"}),
    Aspect.RESULTS: frozenset({"results"}),
    Aspect.ACTUAL: frozenset({"actual"}),
    Aspect.ISSUES: frozenset({"issues", "background"}),
    Aspect.REASON: frozenset({"reason"}),
    Aspect.EFFECT: frozenset({"effect"}),
    Aspect.BACKGROUND: frozenset({"background"}),
    Aspect.COVER: frozenset({"content", "aim"}),
    Aspect.INDICATOR: frozenset({"indicator"}),
    Aspect.ACTIONS: frozenset({"action"}),
    Aspect.SCHEDULE: frozenset({"planned", "schedule"}),
    Aspect.EVALUATION: frozenset({"evaluation"}),
}
_DATED = frozenset({"schedule", "planned", "actual"})
_RECORD = frozenset(
    {"action", "lead", "related", "evaluation", "planned", "actual", "indicator", "schedule"}
)
_KINDS = (
    "field", "action", "indicator", "schedule", "section", "article", "row", "cell", "event",
    "term", "lead", "related", "evaluation", "planned", "actual",
)  # fmt: skip
NAMES = (
    "whole", "alone", "item", "name", "body", "heading", "whole2", "heaviest", "rest",
    "fits", "misfits", "same_year", "other_year", "no_year", "past", "not_past", "bare", "short",
    "length", *(f"ask_{a.value}" for a in _ROLES), "unasked", "named", "hit", "content",
    "mention", *_KINDS, "term_asked", "precise", "entity", "role_body", "exact", "phrase",
)  # fmt: skip
# Where the features of the asked roles begin in what is told of a single unit.
ASKED = 10


@dataclass(frozen=True, slots=True)
class Held:
    """What all units hold of a topic, by word and as shares: in the unit, or near it too."""

    own: Features
    near: Features
    whole: Features
    alone: Features


def holding(units: Units, topic: Topic) -> Held:
    """How far each of ``units`` holds ``topic``."""
    own = units.own.words(topic)
    near = np.maximum(own, AROUND * units.around.words(topic))
    return Held(own, near, share(near, topic), share(own, topic))


class Gauge:
    """Tells the features of units for a query."""

    def __init__(self, corpus: Corpus, units: Units, lexicon: Lexicon) -> None:
        self.units = units
        self.lexicon = lexicon
        self._names = Cover(lexicon.measure_tokens[m.id] for m in corpus.measures)
        self._bodies = Cover(lexicon.words_of(m) for m in corpus.measures)
        self._folded = [lexicon.folded[m.id] for m in corpus.measures]

    def features(self, query: Query, places: Places, given: Held, hits: Sequence[Hit]) -> Features:
        """Features of the units at ``places``, as in ``NAMES``: (places, len(NAMES))."""
        units, topic = self.units, query.topic
        own, near, whole, alone = given.own, given.near, given.whole, given.alone
        names, bodies = self._names.words(topic), self._bodies.words(topic)
        measure = units.measure[places]
        inside = measure >= 0
        name = np.where(inside, share(names, topic)[measure], 0.0) if names.size else 0.0 * places
        body = np.where(inside, share(bodies, topic)[measure], 0.0) if bodies.size else 0.0 * places
        columns = [
            whole[places], alone[places], self._items(own, topic, places), name, body,
            share(units.sections.words(topic), topic)[places], whole[places] ** 2,
            _heaviest(near, topic)[places], self._rest(own, names, topic, places),
        ]  # fmt: skip
        single = [self._single(int(i), query) for i in places]
        columns += list(np.array(single, dtype=float).reshape(len(places), -1).T)
        named = [
            1.0
            if m >= 0 and len(self._folded[m]) >= 4 and self._folded[m] in query.reading.folded
            else 0.0
            for m in measure
        ]
        columns += [
            np.array(named),
            self._hit(places, hits),
            np.where(units.role[places] == "content", 1.0, 0.0),
            units.mention[places],
        ]
        kinds = units.kind[places]
        columns += [np.where(kinds == k, 1.0, 0.0) for k in _KINDS]
        columns.append(
            np.where((kinds == "term") & (Aspect.TERM in query.reading.aspects), 1.0, 0.0)
        )
        weights = np.array([w.weight for w in topic.words])
        mass = np.maximum(units.mass[places], 1e-6)
        columns.append(
            np.minimum(weights @ own[:, places] / mass, 1.0) if len(weights) else 0.0 * places
        )
        forms = topic.forms()
        columns.append(np.array([self._entity(int(i), query, forms) for i in places]))
        asked = np.array([any(s[ASKED:-1]) for s in single], dtype=float)
        columns.append(asked * body)
        columns.append(np.array([self._exact(int(i), query) for i in places]))
        columns.append(self.phrase(query)[places])
        return np.column_stack(columns)

    def phrase(self, query: Query) -> Features:
        """Share of the question's compounds that stand whole in each unit or near it."""
        topic = self.lexicon.phrases(query.reading.text, query.topic)
        own, around = self.units.own.words(topic), self.units.around.words(topic)
        return share(np.maximum(own, AROUND * around), topic)

    def _items(self, own: Features, topic: Topic, places: Places) -> Features:
        """Share of the topic in all units of the item in which a unit stands."""
        out = np.zeros(len(places))
        memory: dict[int, float] = {}
        for n, i in enumerate(places):
            item = int(self.units.item[i])
            if item not in memory:
                members = own[:, self.units.of_item[item]].max(axis=1, initial=0.0)
                memory[item] = float(share(members[:, None], topic)[0])
            out[n] = memory[item]
        return out

    def _rest(self, own: Features, names: Features, topic: Topic, places: Places) -> Features:
        """Share, of what the name of the unit's measure leaves of the topic, in the unit itself."""
        weights = np.array([w.weight for w in topic.words])
        measure = self.units.measure[places]
        given = np.where(measure >= 0, names[:, measure], 0.0) if names.size else 0.0
        left = weights[:, None] * (1.0 - given) if len(weights) else np.zeros((0, len(places)))
        total = left.sum(axis=0)
        held = (left * own[:, places]).sum(axis=0)
        out = np.zeros(len(places))
        np.divide(held, total, out=out, where=total > 1e-9)
        return out

    def _single(self, i: int, query: Query) -> tuple[float, ...]:
        unit, reading, expected = self.units.all[i], query.reading, query.expected
        fits = expected.value is not None and expected.fits(unit.text)
        fits |= expected.kind in {"count", "money"} and any(map(expected.fits, counted(unit)))
        fits |= expected.kind == "count" and unit.leads > 0 and expected.fits(_number(unit.leads))
        fits |= expected.kind == "date" and unit.role in _DATED and bool(unit.years)
        fits |= expected.kind in {"count", "percent", "target"} and unit.role == "indicator"
        fits |= expected.kind == "money" and _sum_headed(unit, expected)
        years = set(reading.years)
        same = bool(years & unit.years)
        roles = [a in reading.aspects and unit.role in held for a, held in _ROLES.items()]
        return (
            fits, expected.value is not None and expected.kind != "cause" and not fits, same,
            bool(years and unit.years and not same), bool(years and not unit.years),
            unit.past and not query.past, query.past and not unit.past, bool(self.units.bare[i]),
            len(unit.text) < 20, min(len(unit.text), 300) / 300, *roles,
            unit.role in _RECORD and not any(roles),
        )  # fmt: skip

    def _entity(self, i: int, query: Query, forms: dict[str, float]) -> float:
        """How far the question gives the name of a row, an indicator, an action or an item."""
        tokens, folded = self.units.names[i]
        if not tokens:
            return 0.0
        if len(folded) >= 3 and folded in query.reading.folded:
            return 1.2
        return self.lexicon.coverage(tokens, forms)

    def _exact(self, i: int, query: Query) -> float:
        """Whether the question gives the whole name of an indicator or of a row of the schedule."""
        folded = self.units.names[i][1]
        named = self.units.role[i] in {"indicator", "schedule"} and len(folded) >= 4
        return float(named and folded in query.reading.folded)

    def _hit(self, places: Places, hits: Sequence[Hit]) -> Features:
        """1 for units in the best passage found by search, less for later ones."""
        out = np.zeros(len(places))
        for rank, hit in enumerate(hits[:10]):
            p = hit.passage
            for n, i in enumerate(places):
                unit = self.units.all[i]
                if unit.source == p.source and p.start <= unit.start < p.end:
                    out[n] = max(out[n], 1.0 / (1 + rank))
        return out


def _heaviest(near: Features, topic: Topic) -> Features:
    """Likeness of the topic's weightiest word."""
    if not topic.words:
        return np.zeros(near.shape[1])
    row: Features = near[int(np.argmax([w.weight for w in topic.words]))]
    return row


def _number(count: int) -> str:
    """A number of items with what items are counted by."""
    return " ".join(f"{count}{c}" for c in ("件", "つ", "個", "項目", "点", "本", "種類"))


def _sum_headed(unit: Unit, expected: Expected) -> bool:
    """Whether a unit is a bare figure under a label that says that it is money."""
    headed = expected.about is not None and bool(expected.about.search(unit.head))
    return headed and bool(re.fullmatch(r"[0-9０-９][0-9０-９,，.]*", unit.text.strip()))
