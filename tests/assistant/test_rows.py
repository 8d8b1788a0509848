"""Rows and sentences as an answer says them: the column asked for, the clause that matters."""

from __future__ import annotations

import pytest

from assistant import rows
from assistant.answer import Answerer
from assistant.expect import NOTHING, expected
from assistant.sentences import flat, of_years, trimmed
from assistant.topic import Topic
from ingest.records import Row
from ingest.text import fold
from tests.assistant.asking import query_in, topic_of
from tests.fakes import merged

YEARLY = """\
---
municipality: みなと市
plan: みなと市デジタル計画
---

# みなと市デジタル計画

## 作業の予定

| 作業 | 令和5年度 | 令和6年度 | 令和7年度 |
|---|---|---|---|
| 窓口の改修 | 調査 | 工事 | 運用開始 |
| 倉庫の移転 |  | 調査 | 工事 |
"""
SYSTEMS = """\
---
municipality: みなと市
plan: みなと市デジタル計画
---

# みなと市デジタル計画

## システムの更新

| システム名 | 所管課 | 現行 稼働開始 | 現行 終了予定 | 次期 稼働開始 |
|---|---|---|---|---|
| 税システム | 税務課 | 令和3年10月 | 令和9年3月 | 令和9年4月 |
"""


def row_of(text: str, place: int = 0) -> Row:
    return merged(text).tables[0].rows[place]


def said(harbour: Answerer, row: Row, question: str) -> list[str]:
    _, cells = rows.said(row, query_in(harbour, question), harbour.lexicon)
    return [value.text for _, value in cells]


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("税システムの所管課は", ["税務課"]),
        ("税システムはどの部署の担当ですか", ["税務課"]),
        ("今の税システムはいつまで使いますか", ["令和9年3月"]),
        ("現行の税システムはいつから動いていますか", ["令和3年10月"]),
        ("次期の税システムはいつ稼働しますか", ["令和9年4月"]),
        ("税システムはいつ動きますか", ["税務課", "令和3年10月", "令和9年3月", "令和9年4月"]),
        ("税システムについて教えて", ["税務課", "令和3年10月", "令和9年3月", "令和9年4月"]),
    ],
)
def test_the_column_asked_for(harbour: Answerer, question: str, cells: list[str]) -> None:
    assert said(harbour, row_of(SYSTEMS), question) == cells


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("窓口の改修は令和6年度に何をしますか", ["工事"]),
        ("窓口の改修はR5には何をしますか", ["調査"]),
        ("窓口の改修の2025年度の予定は", ["運用開始"]),
        ("窓口の改修の令和6年度と令和7年度の予定", ["工事", "運用開始"]),
        ("窓口の改修の工事はいつですか", ["工事"]),
        ("窓口の改修の予定は", ["調査", "工事", "運用開始"]),
    ],
)
def test_the_year_asked_for(harbour: Answerer, question: str, cells: list[str]) -> None:
    assert said(harbour, row_of(YEARLY), question) == cells


def test_empty_cells_are_left_out_and_the_name_is_that_of_the_row(harbour: Answerer) -> None:
    name, cells = rows.said(row_of(YEARLY, 1), query_in(harbour, "予定は"), harbour.lexicon)
    assert name == "倉庫の移転"
    assert [v.text for _, v in cells] == ["調査", "工事"]


def test_arrows_and_line_breaks_are_not_said() -> None:
    assert rows.cell("運用\n開始 →") == "運用 開始"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("・港を見る", "港を見る"),
        ("  ● 港を\n  見る ", "港を 見る"),
        ("①港を見る", "①港を見る"),
        ("港を見る。", "港を見る。"),
    ],
)
def test_flat(text: str, line: str) -> None:
    assert flat(text) == line


LONG = "港の入り口に柵を置き、夜は灯りをつけ、カメラを6台置いて波を見守り、冬は雪をかき、春に柵を塗り直します。"


def test_what_fits_is_said_whole() -> None:
    assert trimmed(LONG, len(LONG), Topic(()), NOTHING) == LONG
    assert trimmed(f"・{LONG}", len(LONG), Topic(()), NOTHING) == LONG


@pytest.mark.parametrize("limit", [8, 15, 20, 30, 45])
def test_never_longer_than_the_limit_but_for_the_ellipses(limit: int) -> None:
    line = trimmed(LONG, limit, topic_of(("カメラ", 1.0)), NOTHING)
    assert len(line.strip("…")) <= limit
    assert line.strip("…") in LONG
    assert line.endswith("…")


@pytest.mark.parametrize(
    ("word", "said"),
    [("灯り", "灯りをつけ"), ("カメラ", "カメラ"), ("雪", "雪をかき"), ("春", "春に")],
)
def test_the_clause_of_the_topic_is_kept(word: str, said: str) -> None:
    line = trimmed(LONG, 22, topic_of((word, 1.0)), NOTHING)
    assert said in line


def test_the_clause_with_the_value_is_kept() -> None:
    line = trimmed(LONG, 22, topic_of(("火星", 1.0)), expected("何台置きますか"))
    assert "6台" in line


def test_a_text_without_clauses_is_cut() -> None:
    assert trimmed("あ" * 50, 20, Topic(()), NOTHING) == "あ" * 20 + "…"


@pytest.mark.parametrize(
    ("line", "years", "said"),
    [
        (
            "貸出は令和4年度32件、令和5年度40件でした。",
            ["令和5年度"],
            "貸出は…令和5年度40件でした。",
        ),
        ("貸出はR4は32件、R5は40件と増えた。", ["令和4年度"], "貸出はR4は32件、…と増えた。"),
        ("貸出は令和4年度32件、令和5年度40件でした。", [], None),
        ("貸出は令和4年度32件、令和5年度40件でした。", ["令和6年度"], None),
        ("貸出は令和4年度32件、令和5年度40件でした。", ["令和4年度", "令和5年度"], None),
        ("貸出は令和5年度に40件でした。", ["令和5年度"], None),
    ],
)
def test_figures_of_other_years_are_left_out(line: str, years: list[str], said: str | None) -> None:
    assert of_years(line, years) == (said or line)


REVIEWED = """\
---
municipality: みなと市
plan: みなと市デジタル計画
---

# みなと市デジタル計画

## 前の計画の振り返り

| 項目 | 計画の内容 | 実績 | 説明 | 所管課 |
|---|---|---|---|---|
| 機器の集約 | 12台を3台に | 一部完了 | 5台まで減らした | 情報課 |
"""


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("機器の集約の目標と結果は", ["12台を3台に", "一部完了", "5台まで減らした"]),
        ("機器の集約はどこまで進みましたか", ["一部完了", "5台まで減らした"]),
        ("機器の集約の目標は", ["12台を3台に"]),
    ],
)
def test_targets_and_results_in_other_words(
    harbour: Answerer, question: str, cells: list[str]
) -> None:
    assert said(harbour, row_of(REVIEWED), question) == cells


def test_how_far_something_went_is_told_by_the_state_alone() -> None:
    assert rows.is_way(("実施状況",), fold("予約の拡充はどこまで実施された？"))
    assert not rows.is_way(("実施内容",), fold("予約の拡充はどこまで実施された？"))
