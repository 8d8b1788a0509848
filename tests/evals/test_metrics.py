"""Ranking metrics, as tables of cases."""

from __future__ import annotations

import pytest

from evals.metrics import (
    all_found,
    covers,
    hit_at,
    ndcg_at,
    ranks_of,
    recall_at,
    reciprocal_rank,
)
from evals.questions import Span

GOLD = Span("a.txt", 100, 120)


@pytest.mark.parametrize(
    ("hit", "expected"),
    [
        (Span("a.txt", 0, 500), True),
        (Span("a.txt", 100, 120), True),
        (Span("a.txt", 110, 400), True),  # exactly half
        (Span("a.txt", 111, 400), False),  # one character less
        (Span("a.txt", 0, 110), True),
        (Span("a.txt", 0, 109), False),
        (Span("a.txt", 105, 115), True),  # inside, exactly half
        (Span("a.txt", 106, 114), False),
        (Span("a.txt", 120, 400), False),  # touches only
        (Span("b.txt", 0, 500), False),  # another file
    ],
)
def test_a_hit_counts_when_it_holds_half_of_the_gold(hit: Span, expected: bool) -> None:
    assert covers(hit, GOLD) is expected


def test_an_empty_gold_is_never_covered() -> None:
    assert not covers(Span("a.txt", 0, 500), Span("a.txt", 7, 7))


HITS = (Span("a.txt", 0, 50), Span("b.txt", 0, 50), Span("a.txt", 50, 200))


@pytest.mark.parametrize(
    ("needs", "ranks"),
    [
        (((Span("a.txt", 10, 20),),), (1,)),
        (((Span("a.txt", 60, 70),),), (3,)),
        (((Span("c.txt", 0, 5),),), (None,)),
        # Alternatives: the better one counts, in whichever order they stand.
        (((Span("a.txt", 60, 70), Span("b.txt", 10, 20)),), (2,)),
        (((Span("c.txt", 0, 5), Span("a.txt", 10, 20)),), (1,)),
        # Several needs are ranked apart; one hit may meet two of them.
        (((Span("a.txt", 60, 70),), (Span("b.txt", 0, 9),)), (3, 2)),
        (((Span("a.txt", 60, 70),), (Span("a.txt", 80, 90),)), (3, 3)),
    ],
)
def test_each_need_has_the_rank_of_its_first_hit(
    needs: tuple[tuple[Span, ...], ...], ranks: tuple[int | None, ...]
) -> None:
    assert ranks_of(needs, HITS) == ranks


@pytest.mark.parametrize(
    ("ranks", "at_1", "at_5", "at_10", "rr", "whole"),
    [
        ((1,), 1, 1, 1, 1, 1),
        ((5,), 0, 1, 1, 1 / 5, 1),
        ((6,), 0, 0, 1, 1 / 6, 1),
        ((11,), 0, 0, 0, 0, 0),
        ((None,), 0, 0, 0, 0, 0),
        ((1, 2), 1 / 2, 1, 1, 1, 1),
        ((3, None), 0, 1 / 2, 1 / 2, 1 / 3, 0),
        ((None, None, 10), 0, 0, 1 / 3, 1 / 10, 0),
    ],
)
def test_recall_reciprocal_rank_and_all_found(
    ranks: tuple[int | None, ...], at_1: float, at_5: float, at_10: float, rr: float, whole: float
) -> None:
    recalls = [recall_at(ranks, k) for k in (1, 5, 10)]
    assert recalls == pytest.approx([at_1, at_5, at_10])
    assert reciprocal_rank(ranks) == pytest.approx(rr)
    assert all_found(ranks) == whole
    assert hit_at(ranks, 10) == (rr > 0)
    assert hit_at(ranks, 5) == (at_5 > 0)


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ((1,), 1.0),
        ((2,), 0.6309),
        ((1, 2), 1.0),
        ((1, 1), 1.0),  # one passage meets both needs: no better than the ideal
        ((1, None), 0.6131),
        ((None,), 0.0),
        ((11,), 0.0),
    ],
)
def test_ndcg(ranks: tuple[int | None, ...], expected: float) -> None:
    assert ndcg_at(ranks) == pytest.approx(expected, abs=1e-4)
