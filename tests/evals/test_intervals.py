"""Intervals, quantiles and McNemar's test, as tables of cases."""

from __future__ import annotations

import pytest

from evals.intervals import Rate, bootstrap, mcnemar, quantile, rate_of, wilson


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ([1.0] * 10, 0.7225, 1.0),
        ([0.0] * 10, 0.0, 0.2775),
        ([1.0] * 5 + [0.0] * 5, 0.2366, 0.7634),
        ([0.5] * 10, 0.2366, 0.7634),
        ([1.0] * 81 + [0.0] * 19, 0.7222, 0.8749),
    ],
)
def test_wilson_interval(values: list[float], low: float, high: float) -> None:
    rate = wilson(values)
    assert (rate.low, rate.high) == pytest.approx((low, high), abs=1e-4)
    assert rate.low <= rate.value <= rate.high
    assert rate.n == len(values)


def test_nothing_measured_is_wholly_unsure() -> None:
    assert wilson([]) == Rate(0.0, 0.0, 1.0, 0)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([], 0.5, 0.0), ([3], 0.5, 3), ([4, 1, 3, 2], 0.5, 2), ([3, 1, 2], 0.5, 2), ([1, 9], 0.95, 9)],
)
def test_quantile(values: list[float], share: float, expected: float) -> None:
    assert quantile(values, share) == expected


@pytest.mark.parametrize(
    ("values", "method"),
    [
        ([], "wilson"),
        ([1.0, 0.0, 1.0], "wilson"),
        ([1.0, 1.0], "wilson"),
        ([0.5, 0.5], "wilson"),  # nothing varies: resampling would claim to be certain
        ([0.5, 1.0], "bootstrap"),
    ],
)
def test_shares_have_wilson_intervals_and_means_the_bootstrap(
    values: list[float], method: str
) -> None:
    assert rate_of(values).method == method


def test_the_bootstrap_interval_is_that_of_the_normal_mean() -> None:
    values = [i / 199 for i in range(200)]
    rate = bootstrap(values)
    half = 1.96 * (1 / 12) ** 0.5 / 200**0.5  # standard error of a uniform mean
    assert rate.value == pytest.approx(0.5)
    assert (rate.low, rate.high) == pytest.approx((0.5 - half, 0.5 + half), abs=0.005)
    assert rate.n == 200
    assert bootstrap(values) == rate  # from a fixed seed


@pytest.mark.parametrize(
    ("lost", "gained", "p"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 5, 1.0),
        (0, 5, 0.0625),
        (0, 6, 0.03125),
        (6, 0, 0.03125),
        (2, 8, 0.109375),
        (1, 9, 0.021484375),
    ],
)
def test_mcnemar_exact(lost: int, gained: int, p: float) -> None:
    assert mcnemar(lost, gained) == pytest.approx(p)
