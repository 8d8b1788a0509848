"""What a question that names several municipalities says of each."""

from __future__ import annotations

import pytest

from assistant.query import part_of

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
