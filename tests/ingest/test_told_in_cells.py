"""What one cell of a row tells by year: plans, and an indicator with its figures; rows cut in two."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure
from ingest.stacked_years import dated_lines

HEAD = "みどり町情報化計画\n\n令和6年度～令和9年度\n\nみどり町\n\n第４章 取組\n\n"
OFFICES = ("市民課", "農林課", "会計課")


def read(header: str, *rows: str) -> list[Measure]:
    table = "\n".join((header, *rows)).replace("|", "\t")
    return list(read_text(HEAD + table + "\n", "a.txt").measures)


def planned(measure: Measure) -> list[tuple[str, str]]:
    return [(y.year, y.planned.text) for y in measure.years if y.planned]


def figures(measure: Measure) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(i.name.text, [(y, v.text) for y, v in i.values]) for i in measure.indicators]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("施策番号|取組名|担当|内容|KPI|スケジュール", "{n}|{a}|◎{o}|{c}|{k}|{s}"),
        ("No.|事業名|事業概要|成果指標|実施時期|担当課", "{n}|{a}|{c}|{k}|{s}|{o}"),
        ("番号|年度別計画|施策名|指標|所管課|施策の内容", "{n}|{s}|{a}|{k}|{o}|{c}"),
    ],
)
@pytest.mark.parametrize(
    "indicator",
    [
        "窓口の数 <br>3か所（R5） <br>9か所（R9）",
        "窓口の数 3か所（令和5年度）→9か所（令和9年度）",
        "窓口の数 <br>現状：3か所（R5） <br>目標：9か所（R9）",
        "窓口の数 R5：3か所 → R9：9か所",
    ],
)
def test_plans_and_figures_that_one_cell_tells(header: str, row: str, indicator: str) -> None:
    plan = "R6：調べる <br>R7～R8：増やす <br>R9以降：続ける"
    rows = [
        row.format(
            n=i, a=f"窓口を増やす{o}の取組", o=o, c="窓口を増やします。", k=indicator, s=plan
        )
        for i, o in enumerate(OFFICES, 1)
    ]
    told = ["調べる", "増やす", "増やす", "続ける"]
    for measure, office in zip(read(header, *rows), OFFICES, strict=True):
        assert [d.text for d in measure.lead] == [office]
        assert planned(measure) == [
            (f"令和{y}年度", t) for y, t in zip((6, 7, 8, 9), told, strict=True)
        ]
        assert figures(measure) == [("窓口の数", [("令和5年度", "3か所"), ("令和9年度", "9か所")])]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("番号|取組名|担当|スケジュール|||KPI\n|||R6|R7|R8|", "{n}|{a}|{o}|{s}|{k}"),
        ("番号|取組名|担当課|令和6年度|令和7年度|令和8年度|成果指標", "{n}|{a}|{o}|{s}|{k}"),
        ("番号|取組名|KPI|担当課|R6|R7|R8", "{n}|{a}|{k}|{o}|{s}"),
    ],
)
def test_words_below_years_are_plans_beside_an_indicator(header: str, row: str) -> None:
    rows = [
        row.format(n=i, a=f"{o}の取組", o=o, s="調べる|3か所で試す|→", k="件数 <br>1件（R4）")
        for i, o in enumerate(OFFICES, 1)
    ]
    for measure in read(header, *rows):
        assert planned(measure)[:2] == [("令和6年度", "調べる"), ("令和7年度", "3か所で試す")]
        assert figures(measure) == [("件数", [("令和4年度", "1件")])]


def test_a_year_with_a_remark_heads_figures_and_a_report_adds_what_was_reached() -> None:
    header = "番号|取組名|担当課|指標|R4（基準）|R6|R9（目標）"
    rows = [f"{i}|{o}の取組|{o}|窓口の数|{i}件|{i}2件|{i}9件" for i, o in enumerate(OFFICES, 1)]
    report = ["", "第５章 令和6年度の進捗状況", "", "番号|取組名|令和6年度の実績|KPIの実績値|評価"]
    report += [f"{i}|{o}の取組|試した。|{i}4件|B" for i, o in enumerate(OFFICES, 1)]
    for i, measure in enumerate(read(header, *rows, *report), 1):
        ((name, values),) = figures(measure)
        assert (name, values[:3]) == (
            "窓口の数",
            [("令和4年度", f"{i}件"), ("令和6年度", f"{i}2件"), ("令和9年度", f"{i}9件")],
        )
        assert values[3] == ("令和6年度実績", f"{i}4件")


TURN = ("番号|取組名|内容|担当課", "1|窓口|窓口に並ぶ人を減らします。|市民課")
CUT = "2|農地|空から撮った写真を町の地図に重ねて、荒れた畑を|農林課"


@pytest.mark.parametrize("turned", [[], ["", "14", ""], ["", "14", "", TURN[0]]])
@pytest.mark.parametrize("header", TURN[:1])
def test_a_row_that_a_page_cut_in_two_is_one(header: str, turned: list[str]) -> None:
    rest = ["||早く見つけます。|", "3|支払|カードで払えます。|会計課"]
    pages = [x for n in range(11, 14) for x in ("町の人の声を聞きます。" * 12, "", str(n), "")]
    found = read("\n".join([*pages, header]), TURN[1], CUT, *turned, *rest)
    assert [m.number for m in found] == ["1", "2", "3"]
    said = [v.text for v in found[1].values("content")]
    assert said == ["空から撮った写真を町の地図に重ねて、荒れた畑を", "早く見つけます。"]
    assert not any("14" in s for m in found for s in m.section)


def test_steps_below_one_another_are_no_rest_of_a_row() -> None:
    rows = [
        "1|窓口|窓口の混み具合を知らせる画面の設置|準備|開始",
        "||子育ての届出を受け付ける画面の公開|開始|→",
    ]
    found = read("番号|取組名|取組項目|R6|R7", *rows, "2|支払|カードで払える窓口の拡大|準備|開始")
    assert not any("設置子育て" in f.value.text for m in found for f in m.fields)


def test_a_row_without_a_key_is_no_rest_of_a_finished_one() -> None:
    found = read(*TURN, "||町の全体で進めます。|", "3|支払|カードで払えます。|会計課")
    assert found[0].summary
    assert found[0].summary.text == "窓口に並ぶ人を減らします。"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "R6：調査 R7：導入、R8～：運用",
            {"R6": "調査", "R7": "導入、", "R8": "運用", "R9": "運用"},
        ),
        ("【R6】調査\n【R7・R8】導入", {"R6": "調査", "R7": "導入", "R8": "導入"}),
        ("令和6年度　調査\nつづき\n令和7年度　導入", {"R6": "調査\nつづき", "R7": "導入"}),
        ("令和6年度に調査し、令和7年度に導入する", {}),
    ],
)
def test_years_before_words(said: str, told: dict[str, str]) -> None:
    _, found = dated_lines(said, "a.txt", 0, len(said), last="令和9年度")
    assert {y.replace("令和", "R").replace("年度", ""): v.text for y, v in found} == told
