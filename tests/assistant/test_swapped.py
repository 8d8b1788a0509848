"""Questions that only name another thing, value or year than the one before."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.figures import last_of
from assistant.swapped import is_elliptic
from tests.assistant.asking import ask, query_in

BEFORE = ("しらね市の図書の宅配、令和5年度の宅配の冊数の目標は？", "令和5年度は100冊です。")


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("端末予約だと？", "10件", "100冊"),
        ("端末予約の件数のほうは？", "10件", "100冊"),
        ("最終年度だと？", "300冊", "200冊"),
        ("最後の年ならいくつ？", "300冊", "200冊"),
        ("翌年度は？", "200冊", "300冊"),
    ],
)
def test_the_rest_is_taken_from_the_question_before(
    mountain: Answerer, question: str, told: str, untold: str
) -> None:
    reply = ask(mountain, question, *BEFORE)
    assert told in reply.answer
    assert untold not in reply.answer
    assert {c.measure_no for c in reply.citations} == {"1-2"}


@pytest.mark.parametrize(
    ("question", "elliptic"),
    [
        ("時間だと？", True),
        ("じゃあ、台数のほうは？", True),
        ("県平均は？", True),
        ("担当課は？", False),
        ("なぜですか", False),
        ("1-2は？", False),
        ("しらね市の登山届の電子化で現在地を通知するのはどこの部署ですか", False),
    ],
)
def test_what_is_elliptic(mountain: Answerer, question: str, elliptic: bool) -> None:
    assert is_elliptic(query_in(mountain, question)) is elliptic


@pytest.mark.parametrize(
    ("keys", "last"),
    [
        (["令和5年度", "令和7年度", "令和6年度実績"], "令和7年度"),
        (["平成31年度", "令和2年度", "令和元年度"], "令和2年度"),
        (["基準値", "目標値"], "目標値"),
    ],
)
def test_the_latest_year(keys: list[str], last: str) -> None:
    assert [k for k, _ in last_of([(k, 0) for k in keys])] == [last]
