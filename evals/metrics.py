"""How well a ranking finds the gold spans of a question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    """Anything that stands at ``[start, end)`` of a source."""

    @property
    def source(self) -> str:
        """File name."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""


def covers(hit: Placed, gold: Placed) -> bool:
    """Whether ``hit`` holds at least half of ``gold``, in the same source."""
    shared = min(hit.end, gold.end) - max(hit.start, gold.start)
    return hit.source == gold.source and shared > 0 and 2 * shared >= gold.end - gold.start


def ranks_of(needs: Sequence[Sequence[Placed]], hits: Sequence[Placed]) -> tuple[int | None, ...]:
    """For each need, the rank (from 1) of the first hit that covers one of its alternatives."""
    return tuple(
        next((r for r, hit in enumerate(hits, start=1) if any(covers(hit, g) for g in need)), None)
        for need in needs
    )


def recall_at(ranks: Sequence[int | None], k: int) -> float:
    """Share of the needs met within the first ``k`` hits."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks)


def hit_at(ranks: Sequence[int | None], k: int) -> float:
    """1 if any need is met within the first ``k`` hits, else 0."""
    return float(any(rank is not None and rank <= k for rank in ranks))


def reciprocal_rank(ranks: Sequence[int | None], k: int = 10) -> float:
    """One over the rank of the first hit that meets any need; 0 if there is none within ``k``."""
    return max((1 / rank for rank in ranks if rank is not None and rank <= k), default=0.0)


def ndcg_at(ranks: Sequence[int | None], k: int = 10) -> float:
    """Discounted gain of the needs met, against one need a rank from the top; at most 1.

    K. Järvelin, J. Kekäläinen 2002, ACM TOIS 20: a gain of 1, discounted by log2(rank + 1).

    A need gains once, at its first hit, so passages that repeat a fact gain nothing. Without the
    bound, one passage that meets several needs would beat the ideal.
    """
    gain = sum(1 / math.log2(rank + 1) for rank in ranks if rank is not None and rank <= k)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(len(ranks), k) + 1))
    return min(1.0, gain / ideal)


def all_found(ranks: Sequence[int | None], k: int = 10) -> float:
    """1 if every need is met within the first ``k`` hits, else 0."""
    return float(all(rank is not None and rank <= k for rank in ranks))
