"""The verifier: a fact that does not stand in the quote is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verify import facts_of, supported

QUOTE = "主管課等\t市民課、情報政策課\t関係課等\t広報課\n令和4年度 12,500件 70.8%"


@pytest.mark.parametrize(
    "sentence",
    [
        "主管課は、市民課、情報政策課です。",
        "令和4年度は12,500件です。",
        "割合は70.8%です。",
        "割合は７０．８％です。",
        "予定はありません。",
    ],
)
def test_supported(sentence: str) -> None:
    assert supported(sentence, [QUOTE])


@pytest.mark.parametrize(
    "sentence",
    [
        "主管課は、税務課です。",
        "令和5年度は12,500件です。",
        "件数は12,501件です。",
        "割合は70.9%です。",
        "名称は「別の施策」です。",
    ],
)
def test_not_supported(sentence: str) -> None:
    assert not supported(sentence, [QUOTE])


def test_given_words_need_no_quote() -> None:
    assert supported("「窓口予約」は市民課です。", [QUOTE], ["窓口予約"])


@given(st.integers(0, 10**7), st.integers(1, 9))
def test_any_changed_number_is_refused(number: int, change: int) -> None:
    quote = f"目標は{number}件とする"
    assert supported(f"目標は{number}件です。", [quote])
    other = number * 10 + change
    assert str(other) in facts_of(f"目標は{other}件です。")
    assert not supported(f"目標は{other}件です。", [quote])


@given(st.text("市民情報政策農林防災企画総務", min_size=2, max_size=6))
def test_any_other_department_is_refused(name: str) -> None:
    quote = f"主管課は{name}課"
    assert supported(f"担当は{name}課です。".replace("担当は", ""), [quote])
    assert not supported(f"{name}総課です。", [f"主管課は{name}課"])


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("The measure is led by 市民課, 情報政策課.", ()),
        ("Measure 2-1 in Midori is led by 市民課.", ("2-1",)),
        ("In 令和4年度 it was 12,500件 (70.8%).", ()),
        ("It is led by the citizens division.", ()),
    ],
)
def test_latin_sentences_are_supported(sentence: str, given: tuple[str, ...]) -> None:
    assert supported(sentence, [QUOTE], given)


@pytest.mark.parametrize(
    "sentence",
    [
        "The measure is led by 税務課.",
        "Measure 2-1 is led by 市民課.",
        "In 令和5年度 it was 12,500件.",
        "It was 70.9% in all.",
    ],
)
def test_latin_sentences_are_refused(sentence: str) -> None:
    assert not supported(sentence, [QUOTE])


def test_a_latin_word_is_no_part_of_a_department() -> None:
    assert facts_of("It is led by 市民課.") == ("市民課",)
    assert facts_of("担当は市民 課です。") == facts_of("担当は市民課です。")


@pytest.mark.parametrize("sentence", ["台数は5台です。", "台数は12台です。", "台数は250台です。"])
def test_a_figure_inside_a_longer_one_is_none(sentence: str) -> None:
    assert not supported(sentence, ["台数は1250台"])
    assert not supported(sentence, ["台数は1,250台"])


@pytest.mark.parametrize("sentence", ["割合は70%です。", "割合は8%です。"])
def test_a_part_of_a_decimal_is_no_figure(sentence: str) -> None:
    assert not supported(sentence, ["割合は70.8%"])


def test_cells_do_not_run_together() -> None:
    assert supported("台数は12台です。", ["台数\t12\t50"])
    assert not supported("台数は1250台です。", ["台数\t12\t50"])
