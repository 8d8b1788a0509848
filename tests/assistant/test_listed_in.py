"""Measures that a plan lists under a heading of their own: which question gives that heading."""

from __future__ import annotations

import pytest

from assistant.listed_in import listed_condition
from assistant.question import read_question
from ingest.folder import read_text
from ingest.records import Measure
from tests.ingest.test_row_columns import BASE, NAMES, table

ROWS = [f"{i}|{n}" for i, n in enumerate(NAMES[:2], 1)]


def measures(heading: str, rows: list[str]) -> list[Measure]:
    text = f"{BASE}## 第3章 推進\n\n### {heading}\n\n" + table("番号|施策名", rows)
    return list(read_text(text, "x.txt").measures)


def listed(heading: str, question: str, rows: list[str] | None = None) -> list[str]:
    found = measures(heading, rows or ROWS)
    condition = listed_condition(found, read_question(question, ("青葉市",)))
    return [m.name.text for m in found if condition and condition.proof(m)]


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("3 重点施策", "青葉市の重点施策の一覧がほしい"),
        ("(2) 先導プロジェクト一覧", "先導プロジェクトはいくつある？"),
        ("早期に着手する取組の工程表", "早期に着手する取組を全部教えて"),
    ],
)
def test_the_heading_of_a_list_tells_which_measures_are_meant(heading: str, question: str) -> None:
    assert listed(heading, question) == list(NAMES[:2])


@pytest.mark.parametrize("heading", ["個別施策一覧", "主な取組の工程", "3 優先順位"])
def test_a_heading_that_sets_nothing_apart_is_no_condition(heading: str) -> None:
    assert not listed(heading, f"{heading}を教えて")


def test_a_list_of_all_measures_is_no_condition() -> None:
    rows = [f"{i}|{n}" for i, n in enumerate(NAMES, 1)]
    assert not listed("3 重点施策", "重点施策の一覧", rows)
