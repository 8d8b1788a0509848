"""Tables: headers, captions, groups, and rows that extraction broke."""

from __future__ import annotations

from ingest.folder import read_text
from ingest.records import Table

HEAD = "みどり市の計画\n\n1 状況\n\n"


def tables(text: str) -> tuple[Table, ...]:
    return read_text(HEAD + text, "x.txt").tables


def rows(text: str) -> list[list[tuple[str, str]]]:
    return [
        [(" > ".join(path), value.text) for path, value in row.cells]
        for table in tables(text)
        for row in table.rows
    ]


def test_a_table_of_systems_says_what_each_date_is() -> None:
    text = (
        "表1 更新計画\n\nシステム名\t主管課\t現行\t次期システム\t\n\t\t\t調達時期\t運用開始\n"
        "戸籍システム\t市民課\t2024/12\t2023/7\t2025/1\n"
    )
    assert rows(text) == [
        [
            ("システム名", "戸籍システム"),
            ("主管課", "市民課"),
            ("現行", "2024/12"),
            ("次期システム > 調達時期", "2023/7"),
            ("次期システム > 運用開始", "2025/1"),
        ]
    ]


def test_headers_printed_again_are_no_rows() -> None:
    text = "No.\t施策名\t評価\n1\t窓口予約\t順調\nNo.\t施策名\t評価\n2\t道路台帳\t遅れ\n"
    assert [dict(r)["施策名"] for r in rows(text)] == ["窓口予約", "道路台帳"]


def test_two_columns_with_numbered_keys_below_a_plain_line_have_headers() -> None:
    text = "取り組む課題\t解決の方向\n①窓口の混雑\t予約を入れる\n②紙の台帳\t電子にする\n"
    assert rows(text)[0] == [("取り組む課題", "①窓口の混雑"), ("解決の方向", "予約を入れる")]


def test_two_columns_with_a_label_over_the_values_have_headers() -> None:
    assert rows("推進計画\t内容\n窓口の改善\t予約を入れる\n台帳の電子化\t紙をなくす\n")[0] == [
        ("推進計画", "窓口の改善"),
        ("内容", "予約を入れる"),
    ]


def test_keys_and_values_have_no_headers() -> None:
    text = "対象者数\t400人\n調査方法\tネット調査\n調査期間\t令和2年10月\n"
    assert [[v for _, v in r] for r in rows(text)] == [
        ["対象者数", "400人"],
        ["調査方法", "ネット調査"],
        ["調査期間", "令和2年10月"],
    ]


def test_a_value_without_a_key_goes_on_with_the_row_above() -> None:
    text = "平成25年\t・介護システム稼働\n\t・水道システム稼働\n平成26年\t・委員会設置\n"
    assert [r[1][1].splitlines() for r in rows(text)] == [
        ["・介護システム稼働", "・水道システム稼働"],
        ["・委員会設置"],
    ]
    events = read_text(HEAD + text, "x.txt").events
    assert "水道システム稼働" in events[0].body.text


def test_a_table_that_goes_on_keeps_headers_and_takes_a_new_name() -> None:
    text = (
        "【重点事項】\n\n項目\t内容\n①標準化\t移行する\n\n"
        "【あわせて取り組む事項】\n\n②地域社会\t支援する\n\n③点検\t見直す\n"
    )
    found = tables(text)
    assert [t.caption for t in found] == [
        "【重点事項】",
        "【あわせて取り組む事項】",
        "【あわせて取り組む事項】",
    ]
    assert all(t.headers == (("項目",), ("内容",)) for t in found)


def test_rows_know_the_group_and_the_cells_that_span_them() -> None:
    text = (
        "重点取組\t施策\t評価\n【重点事項】\t\t\n手続の電子化\t1 窓口予約\t順調\n"
        "\t3 申請\t遅れ\n○\t4 台帳\t順調\n\t5 放送\t順調\n"
    )
    groups = [row.group for row in tables(text)[0].rows]
    assert groups == [
        ("【重点事項】",),
        ("【重点事項】", "手続の電子化"),
        ("【重点事項】",),
        ("【重点事項】",),
    ]


def test_years_below_words_are_values() -> None:
    text = (
        "システム名\t開始\t終了\n財務会計\t令和5年度\t令和7年度\n人事給与\t令和6年度\t令和8年度\n"
    )
    assert rows(text)[0] == [
        ("システム名", "財務会計"),
        ("開始", "令和5年度"),
        ("終了", "令和7年度"),
    ]


def test_years_above_the_values_are_headers() -> None:
    text = "目標\t\t\n\t令和5年度\t令和6年度\n予約率\t10%\t20%\n"
    assert rows(text) == [[("", "予約率"), ("令和5年度", "10%"), ("令和6年度", "20%")]]
