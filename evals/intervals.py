"""How sure a rate or a mean is, and whether two runs differ by more than chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

_Z = 1.959963984540054  # two-sided 95 %
_RESAMPLES = 2000
_SEED = 20261


@dataclass(frozen=True, slots=True)
class Rate:
    """A mean of values between 0 and 1 over ``n`` cases, with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int
    method: Literal["wilson", "bootstrap"] = "wilson"


def rate_of(values: Sequence[float]) -> Rate:
    """Mean of ``values``: Wilson's interval for yes or no, the bootstrap's for degrees.

    Where all values are the same there is nothing to resample; Wilson's is on the safe side then.
    """
    if len(set(values)) < 2 or set(values) <= {0.0, 1.0}:
        return wilson(values)
    return bootstrap(values)


def wilson(values: Sequence[float]) -> Rate:
    """Mean of ``values`` with Wilson's score interval (E. B. Wilson 1927, JASA 22).

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


def bootstrap(values: Sequence[float]) -> Rate:
    """Mean of ``values`` with the percentile interval of resampled means, from a fixed seed.

    B. Efron 1979, Annals of Statistics 7; ``values`` must not be empty.
    """
    array = np.asarray(values, dtype=np.float64)
    picks = np.random.default_rng(_SEED).integers(0, len(array), (_RESAMPLES, len(array)))
    low, high = np.quantile(array[picks].mean(axis=1), [0.025, 0.975])
    mean = float(array.mean())
    return Rate(mean, min(float(low), mean), max(float(high), mean), len(array), "bootstrap")


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` of ``values`` do not exceed; 0 if there are none.

    The nearest-rank definition: always one of the values, in their unit.
    """
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def mcnemar(lost: int, gained: int) -> float:
    """Exact two-sided p-value of McNemar's test, from the questions that changed sides.

    Q. McNemar 1947, Psychometrika 12; exact by the binomial distribution with p = 1/2.
    """
    changed = lost + gained
    tail = sum(math.comb(changed, k) for k in range(min(lost, gained) + 1))
    return min(1.0, float(2 * tail) / float(2**changed))
