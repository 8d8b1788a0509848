"""What the weights are learned from: for each question the units in the running, and the gold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from assistant.lexicon import Lexicon
from assistant.query import Query, understand
from assistant.rank import Ranker
from assistant.units import Unit, Units
from evals.files import QuestionSet, fitting, load_questions, load_sets
from evals.halves import only
from evals.matching import contains
from evals.metrics import Placed
from evals.questions import Question, QuestionsError
from index.store import Index

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
# Kinds that are not answered by one best unit, or not by the ranker alone.
UNRANKED = frozenset(
    {
        "list", "count", "compare", "glossary", "ambiguous", "absent", "misuse", "followup",
        "conflict",
    }
)  # fmt: skip
# Kinds answered by a field of the record; any unit of that field of the right measure is gold.
ROLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "lead": frozenset({"lead"}),
        "action_lead": frozenset({"lead", "action"}),
        "evaluation": frozenset({"evaluation"}),
        "related": frozenset({"related"}),
    }
)
_TOWN = ("市", "町", "村", "区")


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its candidates: the places of the units, their features, what each is worth.

    ``gain`` is 0 for a wrong unit; ``file`` is the file of the question, left out as a whole when
    the weights are tried on it.
    """

    question: Question
    query: Query
    places: Places
    features: Floats
    gain: Floats
    file: str

    @property
    def has_gold(self) -> bool:
        """Whether any candidate is right."""
        return bool(self.gain.max(initial=0.0))


class Bench:
    """The reading of questions and the features of units, over one index."""

    def __init__(self, index: Index) -> None:
        self.towns = tuple(
            dict.fromkeys(d.municipality for d in index.corpus.documents if d.municipality)
        )
        self.lexicon = Lexicon(index)
        self.units = Units(index, self.lexicon)
        self.ranker = Ranker(index.corpus, self.units, self.lexicon)
        self._search = index.searcher.search

    def read(self, text: str, municipality: str | None = None) -> Query:
        """The question as the answerer reads it."""
        return understand(text, self.towns, self.lexicon, municipality)

    def candidates(self, query: Query) -> tuple[Places, Floats]:
        """Places and features of the candidates, as the answerer ranks them."""
        hits = [
            hit
            for town in query.scope or (None,)
            for hit in self._search(query.search, k=10, municipality=town)
        ]
        return self.ranker.features(query, towns=query.scope, hits=hits)

    def example(self, question: Question, file: str) -> Example:
        """The candidates of a question, each with what it is worth."""
        query = self.read(question.question, question.municipality)
        places, features = self.candidates(query)
        units = [self.units.all[i] for i in places]
        return Example(question, query, places, features, gains(question, units), file)


def tuning_files(path: Path, texts: Mapping[str, str]) -> tuple[QuestionSet, ...]:
    """The tuning half of each file that fits the plans; the other half goes no further than here.

    Raises ``QuestionsError`` for fewer than two files: each is tried on what the others taught.
    """
    names = {s.name for s in fitting(load_sets(path), texts)}
    files = [path] if path.is_file() else sorted(path.rglob("*.jsonl"))
    found = [
        QuestionSet(file.stem, only(load_questions(file), "tune"))
        for file in files
        if path.is_file() or file.parent.name in names
    ]
    found = [s for s in found if s.questions]
    if len(found) < 2:
        raise QuestionsError("重みの学習には、調整用の質問があるファイルが2つ以上必要です。")
    return tuple(found)


def rankable(question: Question) -> bool:
    """Whether one best unit answers the question, and its place in the plans is known."""
    return bool(question.spans) and not question.history and question.kind not in UNRANKED


def examples_of(
    bench: Bench, sets: Sequence[QuestionSet], advance: Callable[[], object] = lambda: None
) -> tuple[Example, ...]:
    """An example for every question of ``sets`` that can be ranked."""
    found = []
    for one in sets:
        for question in one.questions:
            if rankable(question):
                found.append(bench.example(question, one.name))
            advance()
    return tuple(found)


def gains(question: Question, units: Sequence[Unit]) -> Floats:
    """What each unit is worth as the answer: 0 where it is wrong.

    A unit at a gold span is worth the number of facts it tells; where none tells a fact, all units
    at gold spans are worth 1. For a question that a field of the record answers, the units of that
    field of the right measure are worth 1, and nothing else is anything.
    """
    if question.kind in ROLES and question.measures:
        fields = np.array([float(_is_field(question, u)) for u in units])
        if fields.max(initial=0.0):
            return fields
    at_gold = np.array([any(_overlap(u, s) for s in question.spans) for u in units], dtype=bool)
    told = np.array([_told(question, u) if at else 0 for u, at in zip(units, at_gold, strict=True)])
    return told.astype(float) if told.max(initial=0) else at_gold.astype(float)


def _is_field(question: Question, unit: Unit) -> bool:
    """Whether a unit is the field that the question asks for, of a measure that it lists."""
    if unit.measure is None or unit.role not in ROLES[question.kind]:
        return False
    numbers: Collection[str] = {entry.rpartition(":")[2] for entry in question.measures}
    here = not question.city.endswith(_TOWN) or unit.municipality == question.city
    return here and unit.measure.number in numbers


def _overlap(one: Placed, other: Placed) -> bool:
    return one.source == other.source and min(one.end, other.end) > max(one.start, other.start)


def _told(question: Question, unit: Unit) -> int:
    return sum(any(contains(unit.text, said) for said in fact) for fact in question.facts)
