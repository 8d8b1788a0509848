"""Search: both arms under filters, fused by weight, exact names first, ties broken by id."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from index import vectors
from index.chunks import Passage
from index.lexical import LexicalArm
from index.places import named
from ingest.text import fold

Mode = Literal["hybrid", "lexical", "dense"]
log = logging.getLogger(__name__)
# Share of the dense arm in the fused score, measured on the evaluation set.
DENSE_WEIGHT = 0.05
# Share, in the lexical score, of how much of the question a passage covers; the rest is BM25.
COVERAGE_WEIGHT = 0.65
# What a passage gains when the question gives its number, whole name or headword.
EXACT_BONUS = 0.25
POOL = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: the fused ``score`` and those of the arms, 0 to 1 each before the bonus."""

    passage: Passage
    score: float
    lexical: float
    dense: float


class Searcher:
    """Searches one generation, or only ``sources`` of it where they are given.

    ``degraded`` turns true while the dense arm does not answer.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        lexical: LexicalArm,
        store: vectors.DenseArm,
        *,
        sources: Sequence[str] | None = None,
    ) -> None:
        self._passages = tuple(passages)
        self._position = {p.id: i for i, p in enumerate(passages)}
        self._lexical = lexical
        self._store = store
        self._sources = sources
        self._names = [_names(p) for p in passages]
        self._towns = sorted({p.municipality for p in passages if p.municipality})
        self.degraded = False

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        municipality: str | None = None,
        plan: str | None = None,
        kinds: Collection[str] | None = None,
        mode: Mode = "hybrid",
    ) -> list[Hit]:
        """The ``k`` best passages; fewer where fewer match at all."""
        if not query.strip():
            return []
        folded = fold(query)
        towns = {municipality} if municipality else self._named_towns(folded)
        allowed = [
            (not towns or p.municipality in towns)
            and (plan is None or p.plan == plan)
            and (kinds is None or p.kind in kinds)
            for p in self._passages
        ]
        lexical = self._lexical_scores(query, allowed) if mode != "dense" else {}
        town = next(iter(towns)) if len(towns) == 1 else None
        dense = self._dense_scores(query, town, plan, allowed) if mode != "lexical" else {}
        weight = {"hybrid": DENSE_WEIGHT, "lexical": 0.0, "dense": 1.0}[mode]
        hits = []
        for i in lexical.keys() | dense.keys():
            lex, den = lexical.get(i, 0.0), dense.get(i, 0.0)
            exact = EXACT_BONUS if mode != "dense" and self._is_named(i, folded) else 0.0
            hits.append(Hit(self._passages[i], (1 - weight) * lex + weight * den + exact, lex, den))
        hits.sort(key=lambda h: (-h.score, h.passage.id))
        return hits[:k]

    def frequency(self, token: str) -> int:
        """In how many passages ``token`` stands."""
        return self._lexical.frequency(token)

    def arms(self) -> dict[str, bool]:
        """Whether each arm answers a trial question."""
        trial = self._passages[0].text[:40] if self._passages else "計画"
        every = [True] * len(self._passages)
        lexical = bool(self._lexical_scores(trial, every))
        dense = bool(self._dense_scores(trial, None, None, every))
        return {"lexical": lexical, "dense": dense}

    def _lexical_scores(self, query: str, allowed: list[bool]) -> dict[int, float]:
        """BM25, scaled so that the best has 1, and coverage together, for the best passages."""
        bm25 = np.where(allowed, self._lexical.scores(query), 0.0)
        if bm25.size == 0 or bm25.max() <= 0:
            return {}
        covered = np.where(allowed, self._lexical.coverage(query), 0.0)
        scores = (1 - COVERAGE_WEIGHT) * bm25 / bm25.max() + COVERAGE_WEIGHT * covered
        size = min(POOL, len(scores))
        best = np.argpartition(-scores, size - 1)[:size]
        return {int(i): float(scores[i]) for i in best if bm25[i] > 0}

    def _dense_scores(
        self, query: str, municipality: str | None, plan: str | None, allowed: list[bool]
    ) -> dict[int, float]:
        """Similarities of the nearest passages; empty, and marked, where the store fails."""
        try:
            where = {"municipality": municipality, "plan": plan, "source": self._sources}
            found = vectors.query(self._store, query, POOL, where)
        except Exception:
            log.warning("dense arm does not answer; lexical only", exc_info=False)
            self.degraded = True
            return {}
        self.degraded = False
        near = [(self._position[id_], max(s, 0.0)) for id_, s in found if id_ in self._position]
        return {i: s for i, s in near if allowed[i]}

    def _named_towns(self, folded: str) -> set[str]:
        """Municipalities that the question names; their passages alone are searched then."""
        return {town for town in self._towns if named(folded, town)}

    def _is_named(self, i: int, folded: str) -> bool:
        return any(name in folded for name in self._names[i])


def _names(passage: Passage) -> tuple[str, ...]:
    """What, given in a question, names the passage exactly."""
    names = [passage.measure_name or "", passage.term or ""]
    found = [fold(n) for n in names if len(fold(n)) >= 3]
    if passage.measure_no and ("-" in passage.measure_no or "(" in passage.measure_no):
        found.append(fold(passage.measure_no))
    return tuple(found)
