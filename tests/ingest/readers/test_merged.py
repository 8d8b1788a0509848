"""Merged cells: what they say counts for all the rows and the years that they cover."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ingest.folder import read_folder
from ingest.readers.formats import convert
from ingest.records import Corpus
from tests.ingest.readers.made import new_word, pdf, said, table, word, word_table

TITLE = "若菜町DX推進計画"
PERIOD = "令和6年度～令和9年度"
LIST: list[list[Any]] = [
    ["基本方針", "施策", "No", "重点", "取組", None, "主担当", "実施時期", None, None, None],
    [None, None, None, None, "取組名", "概要", None, "R6", "R7", "R8", "R9"],
    ["くらし", "手続", 1, "○", "電子申請の拡大", "様式を見直す。", "住民課", "試行", "運用", None, None],
    [None, None, 2, None, "書かない窓口", "印字する。", None, "調達", None, "運用", None],
    [None, "支え", 3, None, "スマホ教室", "公民館で開く。", "福祉課", "毎年度実施", None, None, None],
    ["しごと", "役場", 4, "○", "電子決裁", "紙をなくす。", "総務課", "見直し", "見直し", "完了", "完了"],
]  # fmt: skip
MERGED = "A1:A2 B1:B2 C1:C2 D1:D2 E1:F1 G1:G2 H1:K1 A3:A5 B3:B4 G3:G4 I3:K3 H4:I4 J4:K4 H5:K5"


def book(rows: list[list[Any]], merged: str) -> Any:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title = "一覧"
    for row in rows:
        sheet.append(row)
    for area in merged.split():
        sheet.merge_cells(area)
    return made


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def page(rows: list[list[Any]], merged: str) -> bytes:
    """The same table as a web page."""
    sheet = book(rows, merged).active
    areas = {(a.min_row, a.min_col): a for a in sheet.merged_cells.ranges}
    covered = {c for a in areas.values() for row in a.rows for c in row} - areas.keys()
    out = []
    for y, row in enumerate(rows, 1):
        cells = []
        for x, text in enumerate(row, 1):
            size = areas[y, x].size if (y, x) in areas else {"columns": 1, "rows": 1}
            span = f'colspan="{size["columns"]}" rowspan="{size["rows"]}"'
            cells += [] if (y, x) in covered else [f"<td {span}>{text or ''}</td>"]
        out.append(f"<tr>{''.join(cells)}</tr>")
    body = f"<h1>{TITLE}（{PERIOD}）</h1><p>若菜町</p><table>{''.join(out)}</table>"
    return f"<html><body>{body}</body></html>".encode()


def document(rows: list[list[Any]], merged: str) -> bytes:
    """The same table as a Word file."""
    made = new_word()
    made.add_heading(f"{TITLE}（{PERIOD}）", 1)
    made.add_paragraph("若菜町")
    table = word_table(made, [[str(c) if c is not None else "" for c in row] for row in rows])
    for area in book(rows, merged).active.merged_cells.ranges:
        last = table.cell(area.max_row - 1, area.max_col - 1)
        cell = table.cell(area.min_row - 1, area.min_col - 1)
        said = cell.text
        cell.merge(last).text = said
    return word(made)


def workbook(rows: list[list[Any]], merged: str) -> bytes:
    made = book(rows, merged)
    front = made.create_sheet("表紙", 0)
    front["A1"], front["A2"], front["A3"] = TITLE, f"計画期間 {PERIOD}", "若菜町"
    return saved(made)


def paged(rows: list[list[Any]], merged: str) -> bytes:
    """The same table on a page of a PDF file."""
    areas = [
        ("SPAN", (a.min_col - 1, a.min_row - 1), (a.max_col - 1, a.max_row - 1))
        for a in book(rows, merged).active.merged_cells.ranges
    ]
    cells = [[str(c) if c is not None else "" for c in row] for row in rows]
    widths = [max(36, *(11 * len(row[x]) for row in cells)) for x in range(len(cells[0]))]
    scale = min(1.0, 500 / sum(widths))
    made = table(cells, [w * scale for w in widths], *areas)
    return pdf([said(f"{TITLE}（{PERIOD}）", 18), said("若菜町"), said("計画の一覧を示す。"), made])


MAKERS = {".xlsx": workbook, ".html": page, ".docx": document, ".pdf": paged}


def read(folder: Path, name: str, data: bytes) -> Corpus:
    (folder / name).write_bytes(data)
    return read_folder(folder)


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_list_with_merged_cells_tells_of_each_row_and_year(tmp_path: Path, suffix: str) -> None:
    corpus = read(tmp_path, f"x{suffix}", MAKERS[suffix](LIST, MERGED))
    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in corpus.measures] == [
        ("1", "電子申請の拡大", ["住民課"]),
        ("2", "書かない窓口", ["住民課"]),
        ("3", "スマホ教室", ["福祉課"]),
        ("4", "電子決裁", ["総務課"]),
    ]
    planned = [[y.planned.text for y in m.years if y.planned] for m in corpus.measures]
    assert planned == [
        ["試行", "運用", "運用", "運用"],
        ["調達", "調達", "運用", "運用"],
        ["毎年度実施"] * 4,
        ["見直し", "見直し", "完了", "完了"],
    ]
    (table,) = (t for t in corpus.tables if len(t.rows) == 4)
    assert table.headers[4:6] == (("取組", "取組名"), ("取組", "概要"))
    text = corpus.document(f"x{suffix}").text
    for measure in corpus.measures:
        for year in measure.years:
            assert year.planned
            assert text[year.planned.start : year.planned.end] == year.planned.text


SEVERAL: list[list[Any]] = [
    ["番号", "施策名", "取組内容", "担当課", "R6", "R7", "指標", "目標値"],
    [1, "電子申請の拡大", "様式の見直し", "住民課", "検討", "実施", "手続の数", "50件"],
    [None, None, "電子納付", "会計課", "実施", None, "利用率", "30%"],
    [2, "書かない窓口", "機器の導入", "住民課", "検討", "実施", "待ち時間", "10分"],
    [None, None, "動線の見直し", None, "検討", "検討", "満足度", "80%"],
    [3, "電子決裁", "文書管理の更新", "総務課", "実施", None, "決裁率", "90%"],
    [4, "スマホ教室", "公民館で開催", "福祉課", "実施", None, "受講者", "300人"],
]
ROWS = "A2:A3 B2:B3 E3:F3 A4:A5 B4:B5 D4:D5 E6:F6 E7:F7"


@pytest.mark.parametrize("suffix", MAKERS)
def test_rows_below_a_name_merged_down_are_of_one_measure(tmp_path: Path, suffix: str) -> None:
    found = read(tmp_path, f"x{suffix}", MAKERS[suffix](SEVERAL, ROWS)).measures
    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == [
        ("1", "電子申請の拡大", ["住民課", "会計課"]),
        ("2", "書かない窓口", ["住民課"]),
        ("3", "電子決裁", ["総務課"]),
        ("4", "スマホ教室", ["福祉課"]),
    ]
    steps = [[(r.name.text, [v.text for _, v in r.cells]) for r in m.schedule] for m in found]
    assert steps[:2] == [
        [("様式の見直し", ["検討", "実施"]), ("電子納付", ["実施", "実施"])],
        [("機器の導入", ["検討", "実施"]), ("動線の見直し", ["検討", "検討"])],
    ]
    assert [[i.name.text for i in m.indicators] for m in found[:2]] == [
        ["手続の数", "利用率"],
        ["待ち時間", "満足度"],
    ]


HALVES: list[list[Any]] = [
    ["番号", "事業の名称", "所管", "実施計画", None, None, None],
    [None, None, None, "2024年度", None, "2025年度", None],
    [None, None, None, "上期", "下期", "上期", "下期"],
    ["A-1", "窓口の予約", "住民課", "調査", "調達", "導入", "運用"],
    ["A-2", "電子決裁", "総務課", "調査", "導入", "運用", "検証"],
    ["A-3", "水道の検針", "水道課", "協議", "調査", "導入", "運用"],
]


@pytest.mark.parametrize("suffix", MAKERS)
def test_headers_are_as_deep_as_cells_are_merged_down(tmp_path: Path, suffix: str) -> None:
    merged = "A1:A3 B1:B3 C1:C3 D1:G1 D2:E2 F2:G2"
    corpus = read(tmp_path, f"x{suffix}", MAKERS[suffix](HALVES, merged))
    assert [(m.number, [d.text for d in m.lead]) for m in corpus.measures] == [
        ("A-1", ["住民課"]),
        ("A-2", ["総務課"]),
        ("A-3", ["水道課"]),
    ]
    (table,) = (t for t in corpus.tables if len(t.rows) == 3)
    assert table.headers[2:5] == (
        ("所管",),
        ("実施計画", "2024年度", "上期"),
        ("実施計画", "2024年度", "下期"),
    )
    said = [(f.label, f.value.text) for f in corpus.measures[0].fields if "下期" in f.label]
    assert said == [("実施計画 2024年度 下期", "調達"), ("実施計画 2025年度 下期", "運用")]


FORM: list[list[Any]] = [
    ["年度", "令和6年度", "令和7年度", "令和8年度", "令和9年度"],
    ["工程", "調査", "導入", None, None],
    ["担当課", "住民課", None, None, None],
    ["対象", "町民", None, None, None],
]
BARS = "C2:E2 B3:E3 B4:E4"


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_value_beside_its_label_is_of_no_year(tmp_path: Path, suffix: str) -> None:
    corpus = read(tmp_path, f"x{suffix}", MAKERS[suffix](FORM, BARS))
    (table,) = (t for t in corpus.tables if len(t.rows) == 3)
    told = [[v.text for _, v in row.cells] for row in table.rows]
    assert told == [
        ["工程", "調査", "導入", "導入", "導入"],
        ["担当課", "住民課"],
        ["対象", "町民"],
    ]


def test_hidden_columns_are_not_read_but_folded_ones() -> None:
    made = book([["番号", "鍵", "施策", "旧"], [1, 1010, "窓口", "前年"]], "")
    sheet = made.active
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.column_dimensions["D"].outlineLevel = 1
    text = convert(saved(made), ".xlsx").text
    assert text == "# 一覧\n\n番号\t施策\t旧\n1\t窓口\t前年\n\n"


@pytest.mark.parametrize("suffix", sorted(MAKERS.keys() - {".pdf"}))
def test_each_empty_cell_knows_what_is_merged_with_it(suffix: str) -> None:
    rows: list[list[Any]] = [["甲", None, "乙"], [None, None, "丙"], ["丁", "戊", None]]
    written = convert(MAKERS[suffix](rows, "A1:B2 C2:C3"), suffix)
    cells = {place: written.text[at] for place, at in written.merged or ()}
    assert sorted(cells.values()) == ["丙", "甲", "甲", "甲"]
    assert all(written.text[place] in "\t\n" for place in cells)
