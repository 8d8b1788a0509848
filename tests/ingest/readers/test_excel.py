"""Excel files → text."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest

from ingest.readers.formats import convert
from ingest.readers.sheets_of_cells import shown
from tests.ingest.readers.made import excel


def test_sheets_are_headings_and_stretches_of_rows_tables() -> None:
    rows: list[list[object]] = [
        ["進捗一覧"],
        ["番号", "施策"],
        [1, "窓口"],
        [],
        ["用語", None, "説明"],
        ["LGWAN", None, "網"],
    ]
    text = convert(excel({"令和6年度": rows}), ".xlsx").text
    assert text == "# 令和6年度\n\n進捗一覧\n\n番号\t施策\n1\t窓口\n\n用語\t説明\nLGWAN\t網\n\n"


def test_hidden_sheets_are_not_read_and_merged_cells_speak_once() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "表"
    for row in (["甲", None, "乙"], ["1", "2", "3"]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    book.create_sheet("秘").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert convert(out.getvalue(), ".xlsx").text == "# 表\n\n甲\t\t乙\n1\t2\t3\n\n"


SHOWN = [
    (0.708, "0.0%", "70.8%"), (0.7, "0%", "70%"), (12000, "#,##0", "12,000"),
    (1234.5, '#,##0.0"円"', "1,234.5"), (3.0, "General", "3"), (0.1, "General", "0.1"),
    (True, "General", "TRUE"), ("課", "@", "課"), (None, "General", ""),
    (datetime.datetime(2024, 4, 1), "yyyy/m/d", "2024年4月1日"),
    (datetime.datetime(2024, 4, 1), 'yyyy"年"m"月"', "2024年4月"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "expected"), SHOWN)
def test_values_are_told_as_they_are_shown(value: object, form: str, expected: str) -> None:
    sheet: Any = openpyxl.Workbook().active
    cell = sheet["A1"]
    cell.value = value
    cell.number_format = form
    assert shown(cell) == expected
