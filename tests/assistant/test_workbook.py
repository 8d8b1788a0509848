"""A plan kept as tables: a column of signs, costs by year, stages beside prose, values of now."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of

NAMES = ("荷さばきの予約", "氷の在庫の発信", "水門の遠隔操作", "鳥よけの通知")
OFFICES = ("水産課", "水産課", "農政課", "総務課")
SIGNS = ("◎", "", "○", "")
FORM = (
    "No\t{i}\t取組名\t{n}\n主担当\t{o}\t関係課\t企画課\n"
    "手順\t①{n}の調査\t\t\n\t②{n}の調達\t\t\n\t③{n}の開始\t\t\n"
    "事業費（千円）\tR6\tR7\tR8\n\t1,{i}00\t2,{i}50\t3{i}0\n\n"
)


def plan() -> str:
    rows = list(enumerate(zip(NAMES, OFFICES, SIGNS, strict=True), 1))
    listed = "".join(
        f"{i}\t{s}\t{n}\t{n}を始める。\t{o}\t調査\t導入\t運用\n" for i, (n, o, s) in rows
    )
    goals = "".join(f"{i}\t{n}\t{n}を使う割合\t1{i}.5%\t2{i}%\t4{i}%\n" for i, (n, *_) in rows)
    done = "".join(f"{i}\t{n}\t{n}を試した。\t{n}の機器を据え付ける。\n" for i, (n, *_) in rows)
    forms = "".join(FORM.format(i=i, n=n, o=o) for i, (n, o, _) in rows)
    return (
        "岬浦町DX推進計画（令和6年度～令和8年度）\n\n岬浦町\n\n# 一覧\n\n"
        f"No\t重点\t取組名\t内容\t主担当\tR6\tR7\tR8\n{listed}\n# KPI\n\n"
        f"No\t取組名\t指標\t基準値\t目標値\t\n\t\t\tR5\tR7\tR8\n{goals}\n# 令和6年度末の進捗\n\n"
        f"No\t取組名\t令和6年度の実績\t令和7年度の予定\n{done}\n# 個票\n\n{forms}"
    )


@pytest.fixture(scope="module")
def book() -> Answerer:
    corpus = read_text(plan(), "x.txt")
    assert [m.name.text for m in corpus.measures] == list(NAMES)
    return Answerer(index_of(corpus))


@pytest.mark.parametrize(
    "question", ["岬浦町の重点の取組は？", "岬浦町で重点とされている取組を一覧にして"]
)
def test_a_sign_below_a_header_marks_a_measure(book: Answerer, question: str) -> None:
    assert {c.measure_no for c in ask(book, question).citations} == {"1", "3"}


def test_a_stage_and_what_is_told_in_prose_are_no_two_versions(book: Answerer) -> None:
    reply = ask(book, "岬浦町の水門の遠隔操作の令和7年度の予定は？")
    assert "導入" in reply.answer
    assert "ただし" not in reply.answer
    assert not any(m.conflicts for m in book.corpus.measures)


def test_a_bare_figure_is_said_with_its_label_and_year(book: Answerer) -> None:
    answer = ask(book, "岬浦町の氷の在庫の発信の令和7年度の事業費はいくら").answer
    assert "令和7年度の事業費（千円）は「2,250」" in answer


@pytest.mark.parametrize(
    "question",
    [
        "岬浦町の鳥よけの通知を使う割合は今どれくらいで、令和8年度にどこまで上げるの？",
        "岬浦町の鳥よけの通知を使う割合は現在いくつで、令和8年度の目標はいくつ？",
    ],
)
def test_the_value_of_now_is_that_of_the_base(book: Answerer, question: str) -> None:
    answer = ask(book, question).answer
    assert "14.5%" in answer
    assert "44%" in answer
    assert "24%" not in answer


@pytest.mark.parametrize(
    "question",
    ["岬浦町の荷さばきの予約はどんな手順で進めるの", "岬浦町の荷さばきの予約の進め方は？"],
)
def test_how_it_is_done_are_the_steps(book: Answerer, question: str) -> None:
    answer = ask(book, question).answer
    assert all(f"荷さばきの予約の{step}" in answer for step in ("調査", "調達", "開始"))
