"""Layouts that no reader knows: measures are found by the departments that return with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.anchored import count_named
from ingest.folder import read_text
from ingest.records import Corpus, Measure, Value

NAMES = (
    "窓口予約の導入", "電子契約の導入", "防災情報の配信", "職員研修の充実", "図書館の電子化",
    "ごみ分別アプリの配信", "農業データの活用", "公衆無線の整備",
)  # fmt: skip
OFFICES = (
    "市民課", "総務課", "危機管理課", "人事課", "生涯学習課", "環境課", "農林課", "情報政策課",
)  # fmt: skip
GOALS = ("便利な暮らし", "仕事の見直し")
TOLD = "{}について、他団体の例を調べ、費用を見ながら順に取り入れます。"
HEAD = """海辺市デジタル推進計画

令和6年度～令和9年度

海辺市

第1章 計画について

海辺市では、海辺市役所の仕事を見直すため、この計画を定めます。

第2章 施策の展開

"""
TAIL = """第3章 推進体制

市長を本部長とする本部を置き、年に1回、進み具合を確かめます。

用語集

クラウド：インターネットを通じて使う計算機のこと。
"""
Number = Callable[[int, int, int], str]
NUMBERS: dict[str, tuple[Number, Number]] = {
    "none": (lambda g, i, k: "", lambda g, i, k: ""),
    "running": (lambda g, i, k: f"{k} ", lambda g, i, k: f"{k}"),
    "dashed": (lambda g, i, k: f"{g}-{i}　", lambda g, i, k: f"{g}-{i}"),
    "dotted": (lambda g, i, k: f"{g}.{i} ", lambda g, i, k: f"{g}.{i}"),
    "letter": (lambda g, i, k: f"{'AB'[g - 1]}-{i} ", lambda g, i, k: f"{'AB'[g - 1]}-{i}"),
    "id": (lambda g, i, k: f"{'AB'[g - 1]}0{i} ", lambda g, i, k: f"{'AB'[g - 1]}0{i}"),
    "labelled": (lambda g, i, k: f"取組{k} ", lambda g, i, k: f"{k}"),
    "no": (lambda g, i, k: f"No.{k} ", lambda g, i, k: f"{k}"),
    "bracketed": (lambda g, i, k: f"【{k}】", lambda g, i, k: f"{k}"),
    "wide": (lambda g, i, k: f"{chr(0xFF10 + k)}．", lambda g, i, k: f"{k}"),
    "initial": (lambda g, i, k: f"{'窓内'[g - 1]}-{i} ", lambda g, i, k: f"{'窓内'[g - 1]}-{i}"),
    "kanji": (lambda g, i, k: f"{'一二'[g - 1]}の{i}　", lambda g, i, k: f"{'一二'[g - 1]}の{i}"),
    "kanji dashed": (
        lambda g, i, k: f"{'一二'[g - 1]}－{i}　",
        lambda g, i, k: f"{'一二'[g - 1]}-{i}",
    ),
    "above": (lambda g, i, k: f"施策{g}-{i}\n", lambda g, i, k: f"{g}-{i}"),
    "roman": (lambda g, i, k: f"{'ⅠⅡ'[g - 1]}-{i} ", lambda g, i, k: f"{'I' * g}-{i}"),
}
# A measure as (title, office, prose) → lines.
Form = Callable[[str, str, str], str]
FORMS: dict[str, Form] = {
    "bracket behind the heading": lambda t, o, p: f"◆{t}（{o}）\n\n{p}\n\n",
    "bracket behind a gap": lambda t, o, p: (
        f"{t}　　〔{o}〕\n　{p}\n　道のり　６年度から始める。\n\n"
    ),
    "items of a list": lambda t, o, p: f"・{t}［{o}］\n　{p}\n",
    "a labelled bracket": lambda t, o, p: f"● {t}〔とりまとめ：{o}〕\n\n{p}\n\n",
    "lines of labels": lambda t, o, p: f"■{t}\n\n事業所管課：{o}\n取組の中身：{p}\n時期：継続\n\n",
    "labels above values": lambda t, o, p: f"◆{t}\n\n受け持ち\n{o}\n中身\n{p}\n時期\n継続\n\n",
    "cells": lambda t, o, p: f"○ {t}\n\n受け持つ課\t{o}\n中身\t{p}\n時期\t継続\n\n",
    "on the line of its prose": lambda t, o, p: f"{t}　{p}（実施：{o}）\n\n",
    "behind an arrow": lambda t, o, p: f"{t}\n　　{p}\n　　→ 事業所管課 {o}\n\n",
    "a cell for the name": lambda t, o, p: f"取組名\t{t}\n中身\t{p}\n実施主体\t{o}\n\n",
}


def plan(form: Form, number: Number) -> str:
    parts = [HEAD]
    for g, goal in enumerate(GOALS, start=1):
        parts.append(f"基本方針{g} {goal}\n\nこの分野では、次のことを行います。\n\n")
        for i in range(1, 5):
            k = 4 * (g - 1) + i
            name = NAMES[k - 1]
            parts.append(form(number(g, i, k) + name, OFFICES[k - 1], TOLD.format(name)))
        parts.append("\n")
    return "".join([*parts, TAIL])


def read(form: Form, number: Number) -> Corpus:
    return read_text(plan(form, number), "plan.txt")


# No plan sets a number above its name there.
_ODD = {("a cell for the name", "above"), ("on the line of its prose", "above")}
_BOTH = [(f, n) for f in FORMS for n in NUMBERS if (f, n) not in _ODD]


@pytest.mark.parametrize(("form", "number"), _BOTH)
def test_number_name_and_department(form: str, number: str) -> None:
    printed, told = NUMBERS[number]
    corpus = read(FORMS[form], printed)
    found = [(m.number, m.name.text, [d.text for d in m.lead]) for m in corpus.measures]
    assert found == [
        (told(g, i, 4 * (g - 1) + i), NAMES[4 * (g - 1) + i - 1], [OFFICES[4 * (g - 1) + i - 1]])
        for g in (1, 2)
        for i in range(1, 5)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_done_and_the_headings_above(form: str) -> None:
    corpus = read(FORMS[form], NUMBERS["running"][0])
    for measure, name in zip(corpus.measures, NAMES, strict=True):
        assert measure.summary is not None
        assert TOLD.format(name) in measure.summary.text
        assert any("基本方針" in heading for heading in measure.section)
        value = measure.name
        assert plan(FORMS[form], NUMBERS["running"][0])[value.start : value.end] == value.text


@pytest.mark.parametrize("gap", ["    ", "　　"])
def test_rows_that_only_spaces_part(gap: str) -> None:
    rows = [("番号", "名称", "受け持ち", "時期")]
    rows += [
        (f"【{k}】", n, o, "継続") for k, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True), 1)
    ]
    corpus = read_text(HEAD + "\n".join(gap.join(r) for r in rows) + "\n\n" + TAIL, "plan.txt")
    assert [(m.number, m.name.text, m.lead[0].text) for m in corpus.measures] == [
        (str(k), n, o) for k, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True), 1)
    ]


def test_offices_other_than_sections() -> None:
    offices = ("住民グループ", "総務係", "議会事務局", "会計管理者", "消防本部", "こども園")
    sheets = "".join(
        f"・{n}（{o}）\n　{TOLD.format(n)}\n" for n, o in zip(NAMES, offices, strict=False)
    )
    corpus = read_text(HEAD + sheets + TAIL, "plan.txt")
    assert [m.lead[0].text for m in corpus.measures] == list(offices)


def test_a_team_below_its_office_is_one_with_it() -> None:
    rows = "".join(f"| {k} | {n} | 総務課<br>情報係 |\n" for k, n in enumerate(NAMES, 1))
    table = f"| 番号 | 施策名 | 主管課 |\n|---|---|---|\n{rows}"
    corpus = read_text(HEAD + table + TAIL, "plan.md")
    assert {d.text.replace("\n", "") for m in corpus.measures for d in m.lead} == {"総務課情報係"}


def test_departments_of_a_body_are_no_measures() -> None:
    rows = "\n".join(
        f"{role}\t{o}長" for role, o in zip(("会長", "委員") * 4, OFFICES, strict=True)
    )
    text = f"{HEAD}本部の構成は、次のとおりです。\n\n{rows}\n\n{TAIL}"
    assert not read_text(text, "plan.txt").measures


@pytest.mark.parametrize(
    "names",
    [
        ("5Gの活用", "3つの柱の推進", "24時間の受付", "6次産業の支援"),
        ("DX人材の育成", "ICTの活用", "AIの導入", "IT研修の実施"),
    ],
)
def test_names_that_open_with_figures_keep_them(names: tuple[str, ...]) -> None:
    sheets = "".join(
        f"◆{n}（{o}）\n\n{TOLD.format(n)}\n\n" for n, o in zip(names, OFFICES, strict=False)
    )
    corpus = read_text(HEAD + sheets + TAIL, "plan.txt")
    assert [(m.number, m.name.text) for m in corpus.measures] == [("", n) for n in names]


@pytest.mark.parametrize("sign", ["- ", "・", "", "○"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["＜担当部局＞", "**所管課**", "■担当課："])
def test_departments_one_to_a_line_below_their_label(sign: str, gap: str, label: str) -> None:
    leads = [["市民課", "税務課"], ["防災課"], ["人事課", "総務課", "土木部河川課"], ["福祉課"]]
    names = ["窓口の予約", "SNSの活用", "職員の研修", "見守りの拡大"]
    text = "みどり市情報化計画\n令和6年度～令和9年度\n\n第1章 取組\n"
    for i, (name, lead) in enumerate(zip(names, leads, strict=True), 1):
        owners = gap.join(sign + o for o in lead)
        text += f"\n（{i}）{name}\n{gap}市の{name}を進めます。\n{gap}{label}\n{gap}{owners}\n"
    found = read_text(text, "x.txt").measures
    assert [(m.number, m.name.text) for m in found] == [
        (f"({i})", n) for i, n in enumerate(names, 1)
    ]
    assert [[v.text for v in m.lead] for m in found] == leads


def test_the_department_written_first_leads_where_the_plan_says_so() -> None:
    said = "見出しの〔　〕は担当です。はじめに書いてある課が主担当、あとの課は協力して進めます。"

    def form(t: str, o: str, p: str) -> str:
        return f"{t}　　〔{o}、会計室〕\n　{p}\n\n"

    text = plan(form, NUMBERS["none"][0]).replace("次のことを行います。", said, 1)
    found = [
        ([d.text for d in m.lead], [d.text for d in m.related])
        for m in read_text(text, "plan.txt").measures
    ]
    assert found == [([o], ["会計室"]) for o in OFFICES]


def test_a_name_that_reads_as_an_office_is_one_of_the_names() -> None:
    text = plan(FORMS["bracket behind a gap"], NUMBERS["none"][0])
    text = text.replace("公衆無線の整備", "スマホよろず相談所")
    found = [(m.name.text, [d.text for d in m.lead]) for m in read_text(text, "plan.txt").measures]
    assert found == [
        *((n, [o]) for n, o in zip(NAMES[:-1], OFFICES[:-1], strict=True)),
        ("スマホよろず相談所", ["情報政策課"]),
    ]


@pytest.mark.parametrize("other", ["手伝い", "一緒に行う課"])
def test_a_label_in_the_brackets_behind_who_leads_is_of_those_who_take_part(other: str) -> None:
    def form(t: str, o: str, p: str) -> str:
        return f"■{t}\n\n受け持ち　{o}〔{other}：会計室、海辺小学校〕\n中身　{p}\n\n"

    found = [
        ([d.text for d in m.lead], [d.text for d in m.related])
        for m in read(form, NUMBERS["kanji"][0]).measures
    ]
    assert found == [([o], ["会計室", "海辺小学校"]) for o in OFFICES]


def test_figures_from_year_to_year_are_an_indicator() -> None:
    def form(t: str, o: str, p: str) -> str:
        return f"{t}　　〔{o}〕\n　{p}\n　めやす　{t}の利用者数　―（５年度）→ 600人（９年度）\n\n"

    for measure, name in zip(read(form, NUMBERS["none"][0]).measures, NAMES, strict=True):
        told = [(i.name.text, [(y, v.text) for y, v in i.values]) for i in measure.indicators]
        assert told == [(f"{name}の利用者数", [("令和5年度", "―"), ("令和9年度", "600人")])]
        assert measure.summary is not None
        assert TOLD.format(name) in measure.summary.text


def test_the_first_name_may_stand_far_above_its_department() -> None:
    lines = "".join(f"　・{w}ことを確かめます。\n" for w in "一二三四五六七八九十甲乙丙丁")

    def form(t: str, o: str, p: str) -> str:
        return f"◆{t}\n\n{p}\n{lines}受け持つ課\t{o}\n時期\t継続\n\n"

    assert [m.name.text for m in read(form, NUMBERS["none"][0]).measures] == [*NAMES]


def _led(*names: tuple[str, int]) -> list[Measure]:
    who = (Value("住民課", "p.txt", 0, 3),)
    return [
        Measure("", "", "", (), "", Value(n, "p.txt", at, at + len(n)), "p.txt", at, at, lead=who)
        for n, at in names
    ]


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ([("電子申請の拡充", 10), ("納付の多様化", 40), ("農地情報の地図化", 80)], 3),
        ([("届出\n拡充", 10), ("届出の拡充実施 →", 40), ("届出の拡充", 80)], 1),
        ([("届出", 10), ("届出の拡充", 10), ("納付の多様化", 40)], 2),
    ],
    ids=["each", "arrows and lines of other columns", "two that begin in one place"],
)
def test_names_that_count(names: list[tuple[str, int]], count: int) -> None:
    assert count_named(_led(*names)) == count
