"""What a question that names several municipalities says of each."""

from __future__ import annotations

import pytest

from assistant.town_parts import part_of

TOWNS = ("みどり市", "あおば町", "みなと市")


@pytest.mark.parametrize(
    ("question", "town", "own"),
    [
        ("台帳の公開、みどり市はいつ終え、あおば町はどの段階？", "みどり市", "はいつ終え、"),
        ("台帳の公開、みどり市はいつ終え、あおば町はどの段階？", "あおば町", "はどの段階？"),
        (
            "台帳についてみどり市とあおば町の違いを知りたい。みどり市は何台で、あおば町は何年度から？",
            "みどり市",
            "は何台で、",
        ),
        ("台帳は何冊か、みどり市の数とあおば町はいつ作るか", "あおば町", "はいつ作るか"),
        (
            "台帳の予定、みどり市の桟橋補修とあおば町の水門工事を挙げて",
            "みどり市",
            "の桟橋補修を挙げて",
        ),
    ],
)
def test_each_is_asked_what_follows_its_name_last(question: str, town: str, own: str) -> None:
    part = part_of(question, town, TOWNS)
    assert part.startswith("台帳")
    assert part.endswith(f"{town}{own}")


@pytest.mark.parametrize(
    ("town", "own"),
    [("みどり市", "渡し船が増えた年"), ("あおば町", "、桟橋を直した額"), ("みなと市", "")],
)
def test_a_name_in_brackets_stands_behind_what_is_asked_of_it(town: str, own: str) -> None:
    part = part_of("渡し船が増えた年（みどり市）、桟橋を直した額（あおば町）", town, TOWNS)
    assert part == (f"{town} {own}" if own else "")


@pytest.mark.parametrize("town", ["みどり市", "みなと市"])
def test_one_question_for_all_is_no_part(town: str) -> None:
    assert part_of("みどり市とあおば町の主管課は", town, TOWNS) == ""


def test_a_single_municipality_has_no_part() -> None:
    assert part_of("みどり市は何年度から始めますか", "みどり市", TOWNS) == ""


def test_words_before_a_name_describe_it_alone() -> None:
    question = "渡し船の数を増やすみどり市の桟橋、海沿いで早く水門を直したあおば町の年度"
    assert part_of(question, "あおば町", TOWNS) == "海沿いで早く水門を直した あおば町の年度"


def test_a_bare_question_word_asks_where_others_are_asked_more() -> None:
    question = "水門の工事はみどり市がいつまで、あおば町の下流の工事はいつまで"
    assert part_of(question, "みどり市", TOWNS).endswith("みどり市がいつまで、")
    assert part_of("水門はみどり市とあおば町でいつまで", "みどり市", TOWNS) == ""
