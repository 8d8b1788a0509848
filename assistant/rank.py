"""Which unit of the plans answers a question: features of each, weighed by a learned model."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from assistant.aspects import Aspect
from assistant.cues import cue
from assistant.doubts import DOUBTS, stored
from assistant.features import NAMES, Features, Gauge, Places, holding
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.units import Unit, Units
from index.search import Hit
from ingest.records import Corpus
from ingest.text import fold

__all__ = ["CALLED", "NAMES", "POOL", "Found", "Ranker"]

POOL = 240
_ONLY_ASKED = {
    "lead": frozenset({Aspect.LEAD, Aspect.RELATED}),
    "related": frozenset({Aspect.LEAD, Aspect.RELATED}),
    "evaluation": frozenset({Aspect.EVALUATION}),
}
# A question for the word itself: definitions are searched by what they say.
_GLOSSARY = cue(r"用語|脚注|注釈|注記|の注(で|に|では)|読み方|何と読|と説明|glossary|footnote")
# Share of the topic that the name of a term must hold for its definition to be evidence.
ABOUT_TERM = 0.75
# The same for a term that hardly any place but its definition speaks of, and the most such places.
ABOUT_RARE = 0.3
RARE = 3
CALLED = cue(
    r"何と(呼|い[うい]|言[うい])|何て(呼|い[うい]|言[うい])|何という(用語|言葉)|(どの|なんという)用語"
    r"|用語は(何|どれ)"
)


# The word whose meaning is asked for.
_DEFINED = re.compile(
    r"([一-龥々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ0-9０-９・]{2,20})[」』]?"
    r"(?:って|とは|の(?:意味|定義|説明)|という(?:言葉|用語)|を?(?:どう|どのように)(?:説明|定義|解説))"
)
SAME = 0.9


@dataclass(frozen=True, slots=True)
class Found:
    """A unit with its score, what it covers of the topic, and the features behind the score."""

    unit: Unit
    score: float
    whole: float
    alone: float
    fits: bool
    features: Features


class Ranker:
    """Scores the units of a generation for a query."""

    def __init__(self, corpus: Corpus, units: Units, lexicon: Lexicon) -> None:
        self.corpus = corpus
        self.units = units
        self.lexicon = lexicon
        self._gauge = Gauge(corpus, units, lexicon)

    def best(
        self,
        query: Query,
        *,
        towns: Collection[str] = (),
        measures: Collection[str] = (),
        hits: Sequence[Hit] = (),
        most: int = 5,
    ) -> list[Found]:
        """Units by score, best first, among those of ``measures`` or of ``towns``."""
        places, features = self.features(query, towns=towns, measures=measures, hits=hits)
        if not len(places):
            return []
        scores = features @ _weights()
        order = np.argsort(-scores, kind="stable")[:most]
        return [
            Found(
                self.units.all[places[i]], float(scores[i]), features[i, 0], features[i, 1],
                not features[i, NAMES.index("misfits")], features[i],
            )
            for i in order
        ]  # fmt: skip

    def features(
        self,
        query: Query,
        *,
        towns: Collection[str] = (),
        measures: Collection[str] = (),
        hits: Sequence[Hit] = (),
    ) -> tuple[Places, Features]:
        """Places of the candidates and their features: (candidates, len(NAMES))."""
        given = holding(self.units, query.topic)
        places = self._pool(0.6 * given.whole + 0.4 * given.alone, towns, measures)
        places = places[[self._eligible(int(i), query) for i in places]] if len(places) else places
        if not len(places):
            return places, np.zeros((0, len(NAMES)))
        return places, self._gauge.features(query, places, given, hits)

    def doubts(self, query: Query, found: Sequence[Found]) -> Features:
        """What tells whether the best unit answers at all, as in ``DOUBTS``."""
        if not found:
            return np.zeros(len(DOUBTS))
        best, at = found[0], NAMES.index
        foreign, unknown, apart = self._strange(query, best.unit)
        second = next((f.score for f in found[1:] if f.unit.measure != best.unit.measure), 0.0)
        f = best.features
        return np.array(
            [best.score / 10, f[at("whole")], f[at("rest")], f[at("hit")], f[at("misfits")],
             f[at("other_year")], foreign, unknown, apart, min(best.score - second, 6.0) / 6,
             f[at("entity")], f[at("name")], f[at("named")], f[at("heaviest")],
             float(best.unit.kind in {"section", "cell", "row"}), f[at("phrase")],
             float(bool(self.lexicon.phrases(query.reading.text, query.topic).words))]
        )  # fmt: skip

    def _strange(self, query: Query, best: Unit) -> tuple[float, float, float]:
        """Share of the topic that stands only in plans of other municipalities, in none, and in
        those asked for but not where ``best`` stands.
        """
        topic = query.topic
        weights = np.array([w.weight for w in topic.words])
        if not weights.sum():
            return 0.0, 0.0, 0.0
        held = np.maximum(self.units.own.words(topic), self.units.around.words(topic))
        inside = np.isin(self.units.town, list(query.scope)) if query.scope else slice(None)
        mine, all_ = held[:, inside].max(axis=1, initial=0.0), held.max(axis=1, initial=0.0)
        foreign = weights @ np.maximum(all_ - mine, 0.0)
        unknown = weights @ (1.0 - all_)
        here = held[:, self.units.place[best.source, best.start, best.end, best.role]]
        apart = weights @ np.maximum(mine - here, 0.0)
        total = weights.sum()
        return float(foreign / total), float(unknown / total), float(apart / total)

    def confidence(self, query: Query, found: Sequence[Found]) -> float:
        """Probability that the best unit answers the question; 0 where it asks for the meaning
        of a word that no plan asked for holds.
        """
        if Aspect.TERM in query.reading.aspects and self._strange_word(query):
            return 0.0
        return stored().probability(self.doubts(query, found))

    def _strange_word(self, query: Query) -> bool:
        """Whether the word whose meaning is asked for stands in no plan, nor does its last part."""
        found = _DEFINED.search(unicodedata.normalize("NFKC", query.reading.text))
        if not found or self.lexicon.holds(found.group(1), query.scope):
            return False
        inside = [w for w in query.topic.words if w.text in fold(found.group(1))]
        last = max(inside, key=lambda w: fold(found.group(1)).rfind(w.text), default=None)
        return last is not None and not any(
            likeness >= SAME and self.lexicon.known(form) for form, likeness in last.forms.items()
        )

    def _pool(self, prior: Features, towns: Collection[str], measures: Collection[str]) -> Places:
        if measures:
            return np.array([i for m in measures for i in self.units.of_measure[m]], dtype=np.int64)
        if towns:
            prior = np.where(np.isin(self.units.town, list(towns)), prior, -1.0)
        prior = np.where(self.units.repeat, -1.0, prior)
        order = np.argsort(-prior, kind="stable")[:POOL]
        return order[prior[order] > 0]

    def _eligible(self, i: int, query: Query) -> bool:
        """Departments and evaluations are evidence only where they are asked for; definitions only
        for questions that name the term.
        """
        unit = self.units.all[i]
        if unit.role in _ONLY_ASKED:
            return bool(query.reading.aspects & _ONLY_ASKED[unit.role])
        if unit.kind != "term" or CALLED.search(query.reading.folded):
            return True
        named = [w for w in unit.names if len(w) > 1 and fold(w) in query.reading.folded]
        if not named:
            return False
        asked = Aspect.TERM in query.reading.aspects or bool(_GLOSSARY.search(query.reading.folded))
        held = self.lexicon.tokens(" ".join(named))
        if query.topic.covered([*held, *self.lexicon.tokens(unit.text)]) >= ABOUT_TERM:
            return True
        apart = len(named[0]) > 3 and 0 < self.lexicon.count(fold(named[0])) <= RARE
        return asked or query.topic.covered(held) >= (ABOUT_RARE if apart else ABOUT_TERM)


@cache
def _weights() -> Features:
    """Weights of the features, learned from the tuning half of the questions."""
    text = resources.files("assistant").joinpath("data/weights.json").read_text(encoding="utf-8")
    stored = json.loads(text)["rank"]
    return np.array([stored.get(name, 0.0) for name in NAMES])
