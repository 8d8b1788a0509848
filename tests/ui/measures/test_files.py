"""Files of the table: read by Excel as text, never as formulas."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.ui.measures.records import measure, some
from ui.measures.columns import file_columns
from ui.measures.files import as_csv, as_excel, guarded
from ui.measures.goals import goals
from ui.measures.order import Column

FORMULAS = ["=1+1", "+81-3", "-2", "@SUM(A1)", "＝1", "＠A", "\t=1", " =1", "\r=1", "=HYPERLINK(\"x\")"]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "施策", "1-2", "①=1", "a@b"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_csv_is_what_excel_reads() -> None:
    columns = file_columns(some(), goals(some()))
    data = as_csv(some(), columns)
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert head[:4] == ["自治体", "計画", "目標・分野", "番号"]
    assert [r[head.index("施策名")] for r in rows] == ["窓口の予約", "書類の電子化", "回線の整備"]
    assert rows[0][head.index("令和4年度（計画）")] == "設計"


def test_planted_formulas_are_text_in_both_files() -> None:
    planted = [measure(text, id=str(n), summary="x\x0by") for n, text in enumerate(FORMULAS)]
    name = [Column("name", "=施策", lambda m: m.measure_name), Column("s", "概要", lambda m: m.summary or "")]  # fmt: skip
    told = list(csv.reader(io.StringIO(as_csv(planted, name).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in told] == [f"'{text}" for text in ("=施策", *FORMULAS)]
    sheet = load_workbook(io.BytesIO(as_excel(planted, name, "施策一覧"))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(str(row[0].value).startswith("'") for row in sheet.iter_rows())
    assert sheet.cell(2, 2).value == "xy"


def test_the_workbook_keeps_its_heading_in_view() -> None:
    columns = file_columns(some(), goals(some()))
    sheet = load_workbook(io.BytesIO(as_excel(some(), columns, "施策一覧"))).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.max_row == 4
    assert sheet.cell(1, 1).value == "自治体"
