"""When a value counts as told, and a measure, term or heading as cited, as tables of cases."""

from __future__ import annotations

import pytest

from evals.answered import Cited
from evals.matching import contains, names_measure, names_section, names_term


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("計画どおり", "計画どおり", True),
        ("サーバーの更新", "サーバの更新", True),
        ("ＩＣＴ－ＢＣＰ", "ICT-BCP", True),
        ("1,007件です", "1007件", True),
        ("1007件です", "1,007 件", True),
        ("運用終了は2024/12です", "2024/1", False),
        ("2024/1に開始", "2024/1", True),
        ("12月17日に実施", "2月17日", False),
        ("割合は79.3%です", "79", False),
        ("割合は79.3%です", "9.3", False),
        ("割合は79.3%です。", "79.3", True),
        ("約29人です。[23]", "23", False),
        ("約29人です。[29]", "29", True),
        ("8地域[1]2件", "12件", False),
        ("少し遅延", "遅延", True),
        ("7,000\t7,300", "7,000", True),
        ("7,000 7,300", "7,300", True),
        ("29 回", "29回", True),
    ],
)
def test_a_value_is_found_whatever_its_width_but_never_inside_a_number(
    text: str, value: str, expected: bool
) -> None:
    assert contains(text, value) is expected


CITED = Cited("北市", "k.txt", 0, 3, "情報課", "（１）５", "RPA（自動化）", "第1章 > 推進 体制")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("(1)5", True),
        ("(1) 5", True),
        ("5", False),
        ("(1)51", False),
        ("北市:(1)5", True),
        ("北市：(1)5", True),
        ("南市:(1)5", False),
        ("市:(1)5", False),
    ],
)
def test_a_measure_is_named_by_its_whole_number(entry: str, expected: bool) -> None:
    assert names_measure(CITED, entry) is expected


@pytest.mark.parametrize(("entry", "expected"), [("ＲＰＡ", True), ("自動化", True), ("AI", False)])
def test_a_term_is_named_by_its_headword(entry: str, expected: bool) -> None:
    assert names_term(CITED, entry) is expected


@pytest.mark.parametrize(
    ("entry", "expected"), [("推進体制", True), ("情報課", True), ("財政", False)]
)
def test_a_section_is_named_by_its_path_or_the_quote(entry: str, expected: bool) -> None:
    assert names_section(CITED, entry) is expected


def test_a_citation_of_text_names_no_measure_and_no_term() -> None:
    plain = Cited("北市", "k.txt", 0, 3, "情報課")
    assert not names_measure(plain, "1")
    assert not names_term(plain, "RPA")
