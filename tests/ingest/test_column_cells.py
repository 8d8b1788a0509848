"""Columns without a known header: grades in words, what explains them, numbers of measures."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure
from tests.ingest.test_row_columns import BASE, HEAD, NAMES, led, measures, table, told

REPORT = "## 第6章 令和6年度の点検\n\n"
WHY = ["機器が届いた。", "入札が流れた。", "案を作った。", "担当を増やした。"]


def reported(header: str, cells: list[str], *, number: str = "番号|取組名") -> list[Measure]:
    """The measures with a table of a report behind them."""
    joined = "・" in number or "と" in number
    heads = [f"{i}{' ' if joined else '|'}{n}" for i, n in enumerate(NAMES, 1)]
    rows = [f"{h}|{c}" for h, c in zip(heads, cells, strict=True)]
    return measures(BASE + REPORT + table(f"{number}|{header}", rows))


def graded(found: list[Measure]) -> list[tuple[str | None, str | None]]:
    return [(m.evaluation.text if m.evaluation else None, m.evaluation_year) for m in found]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("点検結果", ["良い", "悪い", "良い", "悪い"]),
        ("いまのようす", ["順調", "遅れ", "順調", "順調"]),
        ("歩み", ["予定どおり", "未着手", "予定どおり", "未着手"]),
    ],
)
def test_few_words_that_return_grade(header: str, words: list[str]) -> None:
    assert graded(reported(header, words)) == [(w, "令和6年度") for w in words]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("点検結果", ["良い", "悪い", "ふつう", "遅れ"]),  # none returns
        ("点検結果", ["良い", "良い", "", "良い"]),  # one is empty
        ("対象", ["市民", "職員", "市民", "職員"]),  # says nothing of progress
        ("点検の回", ["1回", "2回", "1回", "2回"]),
    ],
)
def test_other_words_do_not(header: str, words: list[str]) -> None:
    assert graded(reported(header, words)) == [(None, None)] * 4


def test_prose_beside_a_grade_is_its_reason_where_nothing_else_explains_it() -> None:
    words = ["順調", "遅れ", "順調", "遅れ"]
    cells = [f"{w}|{y}" for w, y in zip(words, WHY, strict=True)]
    for header in ("点検結果|ようす", "ようすの点検|その中身"):
        found = reported(header, cells)
        assert told(found[1], "reason") == [("令和6年度", WHY[1])]
    more = [f"{c}|続ける。" for c in cells]
    assert told(reported("点検結果|ようす|今後の課題", more)[1], "reason") == []


@pytest.mark.parametrize("number", ["番号・取組名", "No.・事業名", "取組番号と取組名"])
def test_number_and_name_in_one_column(number: str) -> None:
    cells = [f"{g}|{y}" for g, y in zip("ABAB", WHY, strict=True)]
    found = reported("進捗|令和6年度の成果", cells, number=number)
    assert graded(found)[1] == ("B", "令和6年度")
    assert told(found[1], "results") == [("令和6年度", WHY[1])]


def test_of_two_columns_of_names_that_behind_the_numbers_counts() -> None:
    rows = [f"{i}|{n}|市民課|柱{i}" for i, n in enumerate(NAMES, 1)]
    assert len(measures(HEAD + table("番号|取組名|担当課|施策", rows))) == 4


def test_names_behind_numbers_under_an_unclear_header() -> None:
    rows = [f"{i}|{n}|{g}" for i, (n, g) in enumerate(zip(NAMES, "ABAB", strict=True), 1)]
    for header in ("番号|取組事項|進捗", "番号|重点プロジェクト|進捗"):
        assert graded(measures(BASE + REPORT + table(header, rows)))[0] == ("A", "令和6年度")


def test_a_list_of_actions_in_a_cell_is_cut_off_its_prose() -> None:
    rows = [f"{i}|{n}|{n}を進める。 ①調べる ②広げる|市民課" for i, n in enumerate(NAMES, 1)]
    found = measures(HEAD + table("番号|取組名|内容|担当課", rows))[0]
    assert [(a.number, a.text.text) for a in found.actions] == [("1", "調べる"), ("2", "広げる")]
    assert told(found, "content") == [(None, f"{NAMES[0]}を進める。")]


def test_an_index_before_the_tables_that_tell_more_gives_no_measures() -> None:
    index = [f"{i}|{n}|市民課" for i, n in enumerate(NAMES, 1)]
    text = HEAD + table("番号|取組名|担当課", index) + "## 第3章 内容\n\n"
    found = measures(text + led("所管", ["市民課", "税務課", "企画課", "総務課"]))
    assert [told(m, "content")[0][1] for m in found] == [f"{n}を進める。" for n in NAMES]
    assert [v.text for v in found[1].lead] == ["税務課"]


def test_what_measures_are_filed_under_is_none() -> None:
    heads = (
        "基本方針|施策|目指す姿",
        ["暮らし|Ⅰ-1 便利な窓口|待たない。", "|Ⅰ-2 守る町|逃げ遅れない。"],
    )
    rows = [f"{i}|{n}|市民課|{n}を進める。|{{}}" for i, n in enumerate(NAMES, 1)]
    head = "番号|取組名|担当課|内容|属する施策"
    filed = [r.format(f"Ⅰ-{i % 2 + 1}") for i, r in enumerate(rows)]
    assert len(measures(HEAD + table(heads[0], heads[1]) + table(head, filed))) == 4
    other = [r.format("市の柱") for r in rows]
    text = HEAD + table(heads[0], heads[1]) + table(head, other)
    assert len(read_text(text, "x.txt").measures) == 6


@pytest.mark.parametrize("header", ["令和6年度の実施状況", "進捗状況", "達成度"])
def test_prose_under_the_word_for_a_grade_tells_of_results(header: str) -> None:
    cells = [f"{w}|{g}" for w, g in zip(WHY, "◎△◎△", strict=True)]
    found = reported(f"{header}|印", cells)
    assert graded(found) == [(g, "令和6年度") for g in "◎△◎△"]
    assert [told(m, "results") for m in found] == [[("令和6年度", w)] for w in WHY]
