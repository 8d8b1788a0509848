"""Lists and counts over the rows of a table."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "しらね市の更新一覧で継続使用とされているものを全部あげて",
            {"地図システム", "図書システム"},
        ),
        (
            "しらね市で令和7年1月に運用開始するシステムはどれですか",
            {"税システム", "戸籍システム"},
        ),
        ("しらね市で2025年1月から動き出すシステムをすべて", {"税システム", "戸籍システム"}),
    ],
)
def test_rows_whose_cell_is_named(mountain: Answerer, question: str, names: set[str]) -> None:
    reply = ask(mountain, question)
    assert reply.status == "answered"
    told = {n for n in ("税", "戸籍", "地図", "図書", "給与") if f"・{n}システム" in reply.answer}
    assert {f"{n}システム" for n in told} == names
    assert len(reply.citations) == len(names)


def test_rows_are_counted(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市で2025年1月に運用開始するシステムはいくつ")
    assert "2件" in reply.answer
    assert "・" not in reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "しらね市で令和7年2月に運用開始するシステムはどれですか",
        "しらね市の更新一覧で宇宙使用とされているものを全部あげて",
        "しらね市で継続使用とされた病院の機械を全部あげて",
    ],
)
def test_other_values_list_no_rows(mountain: Answerer, question: str) -> None:
    assert "件です" not in ask(mountain, question).answer
