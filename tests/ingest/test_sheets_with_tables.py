"""Measures whose parts stand below marked labels on lines, with tables of years between them."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.headed_numbers import own_number
from ingest.header_years import year_over
from ingest.records import Measure
from ingest.text import View

HEAD = "みどり市デジタル計画\n\n令和5年度～令和7年度\n\nみどり市\n\n第4章 取り組むこと\n\n"
NAMES = ("窓口の予約", "道路台帳の公開", "遠隔での相談", "図書の検索", "農地の地図", "古文書の保存")
LEADS = ("市民課", "建設課", "福祉課", "図書館", "農政課", "文化課")
LABELS = ("■現状と課題", "■取組の方向性", "■ロードマップ", "■KPI")
OTHER_LABELS = ("【現状】", "【取組内容】", "【工程表】", "【数値目標】")


def plan(
    number: str = "【{s}－{c}】{n}",
    labels: tuple[str, ...] = LABELS,
    owner: str = "◇主管課　{o}　　◇関係課　総務課、会計課",
    goal: str = "R7（目標）",
) -> str:
    """Six measures in three sections; the last has neither labels nor a note below the page."""
    out = [HEAD]
    for i, (name, lead) in enumerate(zip(NAMES, LEADS, strict=True)):
        out.append(f"重点{i // 2 + 1} まちの分野\n\n市を変えます。\n\n" if i % 2 == 0 else "")
        at = {"s": i // 2 + 1, "i": i % 2 + 1, "c": "①②"[i % 2], "a": "ABC"[i // 2]}
        out.append(f"{number.format(**at, n=name)}\n\n")
        told = i < len(NAMES) - 1
        out.append(f"{labels[0]}\n{name}は手で行っています。\n\n{labels[1]}\n" if told else "")
        out.append(f"{name}を新しくします。\n\n{owner.format(o=lead)}\n\n")
        out.append(f"{labels[2]}\n" if told else "")
        out.append(f"取組項目\tR5\tR6\tR7\n{name}の準備\t調査\t構築\t\n{name}の運用\t\t試行\t→\n\n")
        out.append(f"{labels[3]}\n" if told else "")
        out.append(f"指標\t基準値（R4）\tR5\tR6\t{goal}\n{name}の件数\t10件\t20件\t30件\t40件\n\n")
        out.append(f"{i + 1}　電源：電気のもと。\n\n{i + 1}\n\n" if told else "")
    return "".join([*out, "第5章 進め方\n\n毎年点検します。\n"])


def read(text: str) -> list[Measure]:
    return sorted(read_text(text, "x.txt").measures, key=lambda m: m.start)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("【{s}－{c}】{n}", ["1-1", "1-2", "2-1", "2-2", "3-1", "3-2"]),
        ("［{s}-({i})］{n}", ["1-(1)", "1-(2)", "2-(1)", "2-(2)", "3-(1)", "3-(2)"]),
        ("【{a}-{i}】{n}", ["A-1", "A-2", "B-1", "B-2", "C-1", "C-2"]),
    ],
)
def test_numbers_of_two_parts_in_brackets(number: str, printed: list[str]) -> None:
    found = read(plan(number))
    assert [m.number for m in found] == printed
    assert [m.name.text for m in found] == list(NAMES)


@pytest.mark.parametrize("labels", [LABELS, OTHER_LABELS])
@pytest.mark.parametrize(
    "owner",
    [
        "◇主管課　{o}　　◇関係課　総務課、会計課",
        "担当課：{o}／関係課：総務課、会計課",
        "【主管課】{o}　【連携】総務課、会計課",
    ],
)
def test_the_whole_measure_is_read(labels: tuple[str, ...], owner: str) -> None:
    for measure, name, lead in zip(
        read(plan(labels=labels, owner=owner)), NAMES, LEADS, strict=True
    ):
        assert [d.text for d in measure.lead] == [lead]
        assert [d.text for d in measure.related] == ["総務課", "会計課"]
        assert [r.name.text for r in measure.schedule] == [f"{name}の準備", f"{name}の運用"]
        (indicator,) = measure.indicators
        told = {year: v.text for year, v in indicator.values}
        assert told == dict(
            zip(
                [f"令和{n}年度" for n in (4, 5, 6, 7)],
                ["10件", "20件", "30件", "40件"],
                strict=True,
            )
        )
        (content,) = measure.values("content")
        assert content.text == f"{name}を新しくします。"
        assert not any("電源" in f.value.text for f in measure.fields)


@pytest.mark.parametrize("goal", ["R7（目標）", "令和7年度目標値", "令和7年度以降", "R7 目標"])
def test_a_year_before_a_kind_of_value_is_over_its_column(goal: str) -> None:
    assert year_over((goal,)) == "令和7年度"
    assert all("令和7年度" in dict(m.indicators[0].values) for m in read(plan(goal=goal)))


@pytest.mark.parametrize("header", ["令和7年度の主な行事", "R7着手の件数", "7月"])
def test_other_words_behind_a_year_head_no_column_of_it(header: str) -> None:
    assert year_over((header,)) is None


@pytest.mark.parametrize(
    ("heading", "number", "name"),
    [
        ("【1-(1)-ア】窓口", "1-(1)-ア", "窓口"),
        ("〔Ⅰ-②〕窓口", "Ⅰ-②", "窓口"),
        ("【取組2-3】窓口", "2-3", "窓口"),
        ("【(1)①】窓口", "(1)①", "窓口"),
        ("AI-OCRの導入", "", "AI-OCRの導入"),
        ("5Gの利用", "", "5Gの利用"),
        ("I-CITYの開始", "", "I-CITYの開始"),
    ],
)
def test_own_number(heading: str, number: str, name: str) -> None:
    view, printed = own_number(View(heading, tuple(range(len(heading)))), "x.txt")
    assert (printed.text if printed else "", view.text) == (number, name)


@pytest.mark.parametrize("label", ["■取組の中身", "■これからの姿", "■手立て"])
def test_the_first_unknown_label_over_prose_says_what_is_done(label: str) -> None:
    for measure, name in zip(
        read(plan(labels=(LABELS[0], label, *LABELS[2:]))), NAMES, strict=True
    ):
        assert [v.text for v in measure.values("content")] == [f"{name}を新しくします。"]
        assert sum("新しく" in f.value.text for f in measure.fields) == 1


def test_a_list_below_an_unknown_label_leaves_what_follows_as_it_is() -> None:
    labels = (LABELS[0], "■手順\n・準備の会\n・実施\n\n■こう変わる", *LABELS[2:])
    for measure in read(plan(labels=labels))[:-1]:
        assert not any("新しく" in v.text for v in measure.values("content"))
