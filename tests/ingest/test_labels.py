"""Labels, departments and years as kinds of things."""

from __future__ import annotations

import pytest

from ingest.labels import fiscal_name, fiscal_number, is_department, role_of, year_of


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("主管課等", "lead"),
        ("主管課 (関係課)", "lead"),
        ("担当課", "lead"),
        ("担当部署", "lead"),
        ("所管課", "lead"),
        ("関係課等", "related"),
        ("関係部署", "related"),
        ("施策名", "name"),
        ("名称", "name"),
        ("事務事業名 (システム名)", "name"),
        ("No.", "number"),
        ("番号", "number"),
        ("現状・課題", "background"),
        ("施策内容", "content"),
        ("概要", "content"),
        ("概 要", "content"),
        ("目指すもの", "aim"),
        ("期待される効果", "effect"),
        ("実施計画", "planned"),
        ("進捗実績", "actual"),
        ("実績・効果", "results"),
        ("課題", "issues"),
        ("進捗 評価", "evaluation"),
        ("理由", "reason"),
        ("評価指標", "indicator"),
        ("指標の考え方", "basis"),
        ("SDGs", "sdgs"),
        ("新規/継続", "state"),
    ],
)
def test_roles(label: str, role: str) -> None:
    assert role_of(label) == role


@pytest.mark.parametrize(
    "text",
    [
        "",
        "情報システム課",
        "令和3年度",
        "運用",
        "計画通り",
        "システム名",
        "本市は申請の電子化を進めます。",
    ],
)
def test_values_are_no_labels(text: str) -> None:
    assert role_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "情報政策課",
        "議会事務局",
        "図書館",
        "教育研究所",
        "各施設所管課等",
        "総務部",
        "まちづくり課",
        "わくわく課",
    ],
)
def test_departments(text: str) -> None:
    assert is_department(text)


@pytest.mark.parametrize(
    "text",
    [
        "運用", "自治体 DX", "再掲", "令和3年度", "会議を開く課です。",
        "関わる課", "支える部", "受け持つ課", "ともに行う課等",
    ],
)  # fmt: skip
def test_other_words_are_no_departments(text: str) -> None:
    assert not is_department(text)


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("令和3年度", "令和3年度"),
        ("令和 4 年度", "令和4年度"),
        ("R5", "令和5年度"),
        ("R.6年度", "令和6年度"),
        ("Ｒ４", "令和4年度"),
        ("2022年度", "令和4年度"),
        ("令和元年度", "令和元年度"),
        ("平成31年", "平成31年度"),
        ("令和3年度から", None),
        ("7,000", None),
        ("", None),
    ],
)
def test_year_cells(cell: str, year: str | None) -> None:
    assert year_of(cell) == year


@pytest.mark.parametrize(
    ("year", "name"), [(2022, "令和4年度"), (2019, "令和元年度"), (2010, "平成22年度")]
)
def test_fiscal_years_both_ways(year: int, name: str) -> None:
    assert fiscal_name(year) == name
    assert fiscal_number(name) == year
