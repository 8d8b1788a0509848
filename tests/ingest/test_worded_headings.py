"""Measures below headings of a word and a number of the plan's own, told by tables of years."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "みどり町デジタル計画\n\nみどり町\n\n1 取り組むこと\n\n年度ごとの予定を示します。\n\n"
NAMES = ("窓口予約の導入", "道路台帳の公開", "遠隔相談の開始", "図書館の電子化")
OFFICES = ("住民課", "建設課", "福祉課", "教育課")
PROSE = "{n}が遅れています。\n\nそこで{n}を進めます。\n\n"
TABLE = (
    "担当課等\t{o} （関係：総務課）\n令和5年度（実績）\t調査\n令和6年度\t構築\n"
    "令和7年度\t運用\n目安となる数値\t利用 5件 （令和5年度） → 9件 （令和7年度）\n"
)


def plan(word: str, mark: str = "{w}{i} {n}", table: str = TABLE, page: str = "") -> str:
    out = HEAD
    for i, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True), 1):
        rows = table.format(o=o)
        if page and i == 2:
            rows = rows.replace("令和7年度\t", f"{page}令和7年度\t")
        out += f"{mark.format(w=word, i=i, n=n)}\n\n{PROSE.format(n=n)}{rows}\n"
    return out


def read(text: str) -> tuple[Measure, ...]:
    return read_text(text, "x.txt").measures


@pytest.mark.parametrize("word", ["取組事項", "行動", "しごと", "実行項目"])
@pytest.mark.parametrize("mark", ["{w}{i} {n}", "{w} {i}　{n}", "{w}{i}：{n}"])
def test_a_word_that_returns_with_a_number_heads_a_measure(word: str, mark: str) -> None:
    found = read(plan(word, mark))
    assert [(m.number, m.name.text) for m in found] == [(str(i), n) for i, n in enumerate(NAMES, 1)]
    assert [[v.text for v in m.lead] for m in found] == [[o] for o in OFFICES]
    assert all([v.text for v in m.related] == ["総務課"] for m in found)


@pytest.mark.parametrize("page", ["", "\n \n\n", "\n- 3 -\n\n"])
def test_years_are_told_and_prose_is_content(page: str) -> None:
    for measure in read(plan("取組事項", page=page)):
        years = {y.year: (y.planned, y.actual) for y in measure.years}
        told = years["令和5年度"][1]
        assert told is not None
        assert told.text == "調査"
        planned = [years[y][0] for y in ("令和6年度", "令和7年度")]
        assert [p.text for p in planned if p] == ["構築", "運用"]
        (content,) = measure.values("content")
        assert content.text.startswith(measure.name.text)
        assert "進めます。" in content.text
        assert len(measure.lead) == 1


def test_a_word_that_stands_once_heads_nothing() -> None:
    text = HEAD + "取組事項1 窓口予約の導入\n\n窓口を変えます。\n\n" + TABLE.format(o="住民課")
    assert not any(m.number == "1" and m.lead for m in read(text))
