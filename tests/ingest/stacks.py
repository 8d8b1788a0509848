"""Sheets printed as stacks of labels and values, for the tests that read them."""

from __future__ import annotations

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第2次みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n"
Sheet = dict[str, str]

FIRST: Sheet = {
    "事業番号": "1-1",
    "事業名": "窓口予約の導入",
    "所管課": "市民課、情報課",
    "関係課": "広報課",
    "実施期間": "令和4年度～令和6年度",
    "事業概要": "窓口の予約を電話のほかに画面でも受け付け、\n待ち時間を減らす。",
    "取組内容": "・予約画面の用意\n・電話での受付",
    "ＫＰＩ": "予約の割合",
    "現状値（令和3年度）": "10％",
    "目標値（令和6年度）": "50％",
    "令和5年度の実績": "試行を始めた。",
    "評価": "Ｂ",
    "今後の予定": "本格的に始める。",
}
SECOND: Sheet = FIRST | {
    "事業番号": "1-2",
    "事業名": "道路台帳の電子化",
    "所管課": "土木課",
    "事業概要": "紙の台帳を読み取る。",
    "取組内容": "・台帳の読取り\n・図面を市民にも見やすく\n公開",
    "評価": "Ａ",
    "課題": "紙の傷みが進んでいる。",
}
THIRD: Sheet = FIRST | {
    "事業番号": "2-1",
    "事業名": "図書の検索",
    "所管課": "図書館",
    "関係課": "－",
    "現状値（令和3年度）": "－",
    "評価": "Ｃ",
}
ALL = (FIRST, SECOND, THIRD)


def stacked(sheets: tuple[Sheet, ...] = ALL, mark: str = "{}") -> str:
    """The sheets with every label on a line of its own."""
    told = ("\n".join(f"{mark.format(k)}\n{v}" for k, v in s.items()) for s in sheets)
    return (
        HEAD
        + "第３章　事業の個票\n\n"
        + "\n\n".join(told)
        + "\n\n第４章　おわりに\n\n終わります。\n"
    )


def measures(text: str) -> list[Measure]:
    return list(read_text(text, "x.txt").measures)


def gist(measure: Measure) -> tuple[object, ...]:
    """What every way to print the sheets must give."""
    return (
        measure.number,
        measure.name.text,
        [d.text for d in measure.lead],
        [d.text for d in measure.related],
        measure.evaluation and measure.evaluation.text,
        [a.text.text for a in measure.actions],
        [(i.name.text, [(y, v.text) for y, v in i.values]) for i in measure.indicators],
    )


def expected(sheet: Sheet) -> tuple[object, ...]:
    figures = [("令和3年度", sheet["現状値（令和3年度）"]), ("令和6年度", "50％")]
    return (
        sheet["事業番号"],
        sheet["事業名"],
        sheet["所管課"].split("、"),
        [] if sheet["関係課"] == "－" else [sheet["関係課"]],
        sheet["評価"],
        [a.replace("\n", "") for a in sheet["取組内容"].removeprefix("・").split("\n・")],
        [("予約の割合", figures)],
    )
