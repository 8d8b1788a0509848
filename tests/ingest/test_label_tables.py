"""Tables of labels and values below headings that name a measure behind a word and a number."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = (
    "みどり町デジタル計画 年次報告書\n\nみどり町\n\nみどり町は、みどり町役場の窓口を変えます。\n\n"
)
NAMES = (("窓口予約の導入", "道路台帳の公開"), ("遠隔相談の開始", "図書館の電子化"))
OFFICES = ("住民課", "建設課", "福祉課", "教育課")
ROWS = (
    "概要\t{n}を進める。\n推進主体\t{o}\nこれまでの取組\t令和5年度に検討した。\n"
    "令和6年度の取組結果\t対象を50世帯に広げた。\n進捗\tA 順調\n課題と対応\t周知が足りない。\n"
    "令和7年度以降の予定\t令和8年度に終える。\n予算\t1,200千円\n"
)
FIGURES = "\n目標指標\t単位\t策定時\tR5\tR6\tR8目標\n利用率\t%\t0\t11\t25\t50\n"
MATRIX = (
    "# 2 一覧\n\n●は推進主体、○は協力する部署を示します。\n\n"
    "プロジェクト\t住民課\t建設課\t福祉課\t教育課\n"
    "{0} 窓口予約の導入\t●\t○\t\t\n{1} 道路台帳の公開\t\t●\t\t\n"
    "{2} 遠隔相談の開始\t○\t\t●\t\n{3} 図書館の電子化\t\t\t○\t●\n\n"
)
LISTED = ("Ⅰ-①", "Ⅰ-②", "Ⅱ-①", "Ⅱ-②")


def plan(
    mark: str = "### 重点プロジェクト{c} {n}", header: str = "項目\t内容\n", rows: str = ROWS
) -> str:
    out = "# 3 報告\n\n"
    for i, names in enumerate(NAMES):
        out += f"## 施策の柱{'ⅠⅡ'[i]} 分野{i}\n\n柱のねらいを述べます。\n\n"
        for j, n in enumerate(names):
            title = mark.format(c="①②"[j], d=j + 1, k="AB"[j], n=n)
            out += f"{title}\n\n{header}{rows.format(n=n, o=OFFICES[2 * i + j])}{FIGURES}\n"
    return out


def read(text: str) -> tuple[Measure, ...]:
    return read_text(HEAD + text, "x.txt").measures


def heads(measures: tuple[Measure, ...]) -> list[tuple[str, str, list[str]]]:
    return [(m.number, m.name.text, [v.text for v in m.lead]) for m in measures]


def expected(numbers: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
    names = [n for group in NAMES for n in group]
    return [(x, n, [o]) for x, n, o in zip(numbers, names, OFFICES, strict=True)]


@pytest.mark.parametrize("header", ["項目\t内容\n", "区分\t説明\n", "事項\t記載内容\n", ""])
@pytest.mark.parametrize(
    ("mark", "numbers"),
    [
        ("### 重点プロジェクト{c} {n}", ("1", "2", "1", "2")),
        ("### 【事業{d}】{n}", ("1", "2", "1", "2")),
        ("### アクション{k}：{n}", ("A", "B", "A", "B")),
        ("重点プロジェクト{d}　{n}", ("1", "2", "1", "2")),
        ("### {n}", ("", "", "", "")),
        ("### 事業No.{d}. {n}", ("1", "2", "1", "2")),
    ],
)
def test_the_heading_names_the_measure(header: str, mark: str, numbers: tuple[str, ...]) -> None:
    found = read(plan(mark, header))
    assert heads(found) == expected(numbers)
    assert {m.section[-1][:4] for m in found} == {"施策の柱"}


def test_every_label_says_what_it_does() -> None:
    first = read(plan())[0]
    told = {f.label: (f.role, f.year, f.value.text) for f in first.fields}
    assert told["概要"] == ("content", None, "窓口予約の導入を進める。")
    assert told["これまでの取組"] == ("other", None, "令和5年度に検討した。")
    assert told["令和6年度の取組結果"] == ("results", "令和6年度", "対象を50世帯に広げた。")
    assert told["進捗"] == ("evaluation", "令和6年度", "A 順調")
    assert told["令和7年度以降の予定"] == ("planned", None, "令和8年度に終える。")
    assert told["予算"] == ("other", None, "1,200千円")
    assert first.evaluation_year == "令和6年度"
    assert [y.year for y in first.years] == ["令和6年度"]
    assert dict(first.indicators[0].values)["令和8年度"].text == "50"


def test_a_label_of_unknown_words_before_departments() -> None:
    rows = ROWS.replace("推進主体", "だれが").replace("概要", "何をするか")
    found = read(plan(rows=rows))
    assert heads(found) == expected(("1", "2", "1", "2"))
    assert [f.role for f in found[0].fields if f.label == "何をするか"] == ["content"]


def test_labels_in_another_order_and_missing_cells() -> None:
    lines = ROWS.splitlines(keepends=True)
    turned = "".join(reversed(lines)).replace("周知が足りない。", "").replace("進捗\tA 順調\n", "")
    found = read(plan(rows=turned))
    assert heads(found) == expected(("1", "2", "1", "2"))
    assert found[0].evaluation is None
    assert len(found[0].values("results")) == 1


@pytest.mark.parametrize("again", ["", "項目\t内容\n"])
def test_a_page_break_within_the_table(again: str) -> None:
    rows = ROWS.replace("進捗", f"\n\f{again}進捗")
    found = read(plan(rows=rows))
    assert heads(found) == expected(("1", "2", "1", "2"))
    assert [m.evaluation.text for m in found if m.evaluation] == ["A 順調"] * 4


@pytest.mark.parametrize(
    ("listed", "numbers"),
    [
        (LISTED, ("I-1", "I-2", "II-1", "II-2")),
        (("Ⅰ.①", "Ⅰ.②", "Ⅱ.①", "Ⅱ.②"), ("I.1", "I.2", "II.1", "II.2")),
        (("Ⅰ-①", "Ⅰ-②", "Ⅱ-①", "未定"), ("I-1", "I-2", "II-1", "II-2")),
    ],
)
def test_a_list_of_departments_gives_the_whole_number(
    listed: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    found = read(MATRIX.format(*listed) + plan())
    assert heads(found) == expected(numbers)
    related = [[v.text for v in m.related] for m in found]
    assert related[:3] == [["建設課"], [], ["住民課"]]


@pytest.mark.parametrize("name", ["就労支援事業A型の充実", "重点施策2025年版の作成"])
def test_a_letter_or_figure_within_a_name_is_no_number(name: str) -> None:
    found = read(plan().replace("重点プロジェクト① 窓口予約の導入", name))
    assert (found[0].number, found[0].name.text) == ("", name)


@pytest.mark.parametrize("mark", ["### {c} {n}", "### 【重点{d}】{n}"])
def test_numbers_of_the_list_where_the_heading_has_another_form(mark: str) -> None:
    listed = ("Ⅰ-①", "Ⅰ-②", "Ⅱ-①", "Ⅱ-②") if "{c}" in mark else ("Ⅰ-1", "Ⅰ-2", "Ⅱ-1", "Ⅱ-2")
    found = read(MATRIX.format(*listed) + plan(mark))
    assert heads(found) == expected(("I-1", "I-2", "II-1", "II-2"))


def test_a_list_that_numbers_in_another_way_is_of_the_same_measures() -> None:
    found = read(MATRIX.format("11", "12", "13", "14") + plan())
    assert heads(found) == expected(("1", "2", "1", "2"))
    assert [[v.text for v in m.related] for m in found][:3] == [["建設課"], [], ["住民課"]]


def test_tables_that_describe_no_measures() -> None:
    survey = "項目\t内容\n調査期間\t令和5年7月\n対象\t町民1,200人\n方法\t郵送\n回収数\t538人\n\n"
    text = "# 1 調査\n\n## 町民の意識\n\n" + survey + "## 職員の意識\n\n" + survey
    assert read(text) == ()


@pytest.mark.parametrize("word", ["取組", "施策", "事業", "主な事業"])
def test_words_of_a_name_over_sentences_say_what_is_done(word: str) -> None:
    """Markdown needs a header over such tables: 項目, 内容."""
    rows = (
        "| 項目 | 内容 |\n|---|---|\n| 主担当課 | 市民課 |\n| 関係課 | 総務課 |\n"
        "| {w} | {n}を順に広げます。 |\n| 指標 | 件数 |\n| 現状（令和4年度） | 5件 |\n| 目標（令和8年度） | 90件 |\n"
    )
    names = ("窓口の案内", "見守りの拡大", "避難の知らせ", "果樹の観測")
    told = "\n".join(f"### 1-{i} {n}\n\n{rows.format(w=word, n=n)}" for i, n in enumerate(names, 1))
    found = read(f"# みどり町計画\n\n## 第2章 施策\n\n{told}")
    assert heads(found) == [(f"1-{i}", n, ["市民課"]) for i, n in enumerate(names, 1)]
    assert [m.summary.text for m in found if m.summary] == [f"{n}を順に広げます。" for n in names]
    values = [{k: v.text for k, v in i.values} for m in found for i in m.indicators]
    assert values == [{"令和4年度": "5件", "令和8年度": "90件"}] * len(names)
