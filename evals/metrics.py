"""How well a ranking finds the gold spans of a question, and how sure a rate is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_Z = 1.959963984540054  # two-sided 95 %


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


@dataclass(frozen=True, slots=True)
class Rate:
    """A mean of values between 0 and 1 over ``n`` cases, with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


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

    A need gains once, at its first hit, so passages that repeat a fact gain nothing. Without the
    bound, one passage that meets several needs would beat the ideal.
    """
    gain = sum(1 / math.log2(rank + 1) for rank in ranks if rank is not None and rank <= k)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(len(ranks), k) + 1))
    return min(1.0, gain / ideal)


def all_found(ranks: Sequence[int | None], k: int = 10) -> float:
    """1 if every need is met within the first ``k`` hits, else 0."""
    return float(all(rank is not None and rank <= k for rank in ranks))


def wilson(values: Sequence[float]) -> Rate:
    """Mean of ``values`` with Wilson's score interval.

    For values that are not only 0 and 1 the interval is wider than it has to be, never narrower.
    """
    n = len(values)
    if not n:
        return Rate(0.0, 0.0, 1.0, 0)
    mean = sum(values) / n
    spread = _Z * math.sqrt(mean * (1 - mean) / n + _Z**2 / (4 * n * n))
    centre, scale = mean + _Z**2 / (2 * n), 1 + _Z**2 / n
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return Rate(mean, max(0.0, min(low, mean)), min(1.0, max(high, mean)), n)


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` of ``values`` do not exceed; 0 if there are none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0
