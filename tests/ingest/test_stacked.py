"""Sheets printed as stacks of labels and values: every way to print one reads the same."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ingest.blocks import read_blocks
from ingest.folder import read_text
from ingest.records import Corpus, Value
from ingest.stacked import SheetBlock, with_sheets
from ingest.text import clean
from tests.ingest.stacks import ALL, FIRST, HEAD, SECOND, THIRD, expected, gist, measures, stacked


def paired(parted: str) -> str:
    """The sheets with labels and values on one line, lists below their labels."""
    return re.sub(rf"(?m)^({'|'.join(map(re.escape, SECOND))})\n(?!・)", rf"\1{parted}", stacked())


def paged(page: str) -> str:
    """The sheets with the end of a page inside a list, a sentence and between two sheets."""
    text = stacked().replace("第３章", page.format(1) + "第３章")
    text = text.replace("・電話での受付", page.format(2) + "・電話での受付", 1)
    text = text.replace("紙の傷みが進", "紙の傷みが\n" + page.format(3) + "進", 1)
    return text.replace("\n\n事業番号\n2-1", "\n" + page.format(4) + "事業番号\n2-1")


def headed(parted: str) -> str:
    """The sheets below headings that number and name them, without labels for that."""
    return re.sub(r"事業番号\n(\S+)\n事業名\n", rf"\1{parted}", stacked())


def renamed(*names: tuple[str, str]) -> str:
    """The sheets with words for labels that nobody has told the reader."""
    text = stacked()
    for old, new in names:
        text = re.sub(rf"(?m)^{old}$", new, text)
    return text


LAYOUTS: dict[str, Callable[[], str]] = {
    "stacked": stacked,
    "no blank lines": lambda: HEAD + re.sub(r"\n+", "\n", stacked()[len(HEAD) :]),
    "a blank line after every line": lambda: stacked().replace("\n", "\n\n"),
    "labels in brackets": lambda: stacked(mark="【{}】"),
    "labels with squares": lambda: stacked(mark="■ {}"),
    "labels with a colon": lambda: stacked(mark="{}："),
    "pairs with a colon": lambda: paired("："),
    "pairs with a wide space": lambda: paired("　"),
    "pairs with many spaces": lambda: paired("     "),
    "pairs with one space": lambda: paired(" "),
    "page numbers and heads": lambda: paged("\n- {} -\nみどり市デジタル計画　事業編\n"),
    "bare page numbers": lambda: paged("\n{}\n\fみどり市デジタル計画　事業編\n"),
    "heads that hold the page number": lambda: paged("\nみどり市デジタル計画　事業編　{}\n\f"),
    "form feeds alone": lambda: paged("\f"),
    "headings with a wide space": lambda: headed("　"),
    "headings with a stop": lambda: headed("．"),
    "the department first": lambda: re.sub(
        r"(事業番号\n\S+\n事業名\n.+\n)(所管課\n.+\n)", r"\2\1", stacked()
    ),
    "number and name below one label": lambda: renamed(("事業名", "")).replace("\n\n", "\n"),
    "unknown words for labels": lambda: renamed(
        ("所管課", "音頭を取る課"), ("取組内容", "やること"), ("事業概要", "あらまし")
    ),
    "an unknown word for the name": lambda: renamed(("事業名", "呼び名")),
    "windows line ends": lambda: stacked().replace("\n", "\r\n"),
    "indented values": lambda: paired("　").replace("\n待ち", "\n　　　　　待ち"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_measures(layout: str) -> None:
    found = measures(LAYOUTS[layout]())
    assert [gist(m) for m in found] == [expected(s) for s in ALL]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_stands_where_it_says_and_holds_nothing_of_the_page(layout: str) -> None:
    text = LAYOUTS[layout]()
    for value in values(read_text(text, "x.txt")):
        raw = clean(text, value.start, value.end).text
        assert re.sub(r"\s", "", raw) == re.sub(r"\s", "", value.text)
        assert not re.search(r"- \d -|事業編|\f", text[value.start : value.end])
        assert "終わります" not in value.text
        assert len(value.text) < 60


def values(corpus: Corpus) -> list[Value]:
    found = [f.value for m in corpus.measures for f in m.fields]
    found += [a.text for m in corpus.measures for a in m.actions]
    found += [v for m in corpus.measures for i in m.indicators for _, v in i.values]
    return [v for v in found if v.text]


def test_fields_keep_label_role_and_year() -> None:
    second = measures(stacked())[1]
    told = {f.label: (f.role, f.year, f.value.text) for f in second.fields}
    assert told["令和5年度の実績"] == ("results", "令和5年度", "試行を始めた。")
    assert told["今後の予定"] == ("planned", None, "本格的に始める。")
    assert told["実施期間"] == ("planned", None, "令和4年度～令和6年度")
    assert told["課題"] == ("issues", None, "紙の傷みが進んでいる。")
    assert second.evaluation_year == "令和5年度"
    assert [(y.year, y.actual and y.actual.text) for y in second.years] == [
        ("令和5年度", "試行を始めた。")
    ]
    assert second.summary is not None
    assert second.summary.text == "紙の台帳を読み取る。"


def test_sheets_stand_below_their_headings() -> None:
    text = stacked((FIRST, SECOND)).replace(
        "\n\n事業番号\n1-2", "\n\n柱２　まちをつくる\n道や川を守ります。\n\n事業番号\n1-2"
    )
    found = measures(text)
    assert [m.section[-1] for m in found] == ["第３章 事業の個票", "柱２ まちをつくる"]
    assert all("守ります" not in f.value.text for m in found for f in m.fields)


def test_a_missing_value_takes_nothing_from_its_neighbours() -> None:
    first, second, _ = measures(stacked((FIRST | {"所管課": "", "評価": ""}, SECOND, THIRD)))
    assert first.lead == ()
    assert first.evaluation is None
    assert [d.text for d in first.related] == ["広報課"]
    assert [d.text for d in second.lead] == ["土木課"]


def test_blocks_keep_every_line_outside_the_sheets_once() -> None:
    text = stacked()
    blocks = with_sheets(text, read_blocks(text), frozenset())
    assert sum(isinstance(b, SheetBlock) for b in blocks) == len(ALL)
    assert all(a.end <= b.start for a, b in zip(blocks, blocks[1:], strict=False))
    covered = "".join(text[b.start : b.end] for b in blocks)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)
