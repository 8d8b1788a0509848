"""Headings over prose whose departments stand behind words of the plan's own, set off by a gap."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.layout import read_layout
from ingest.opening_labels import LabelLine
from ingest.owner_lines import owner_lines
from ingest.prose import read_lines
from ingest.records import Measure

HEAD = "みどり市デジタル計画\n\nみどり市\n\n第5章　実施計画\n\n第1節　暮らしを守る\n\n市を守ります。\n\n"
NAMES = ("防災情報の伝達", "河川の監視", "見守りの拡大", "消防団の支援")
OFFICES = ("防災課", "建設課", "福祉課", "消防署")
BODY = (
    "{mark}　{n}\n\n{owner}\n\n{n}には限りが生じています。新しい手立てを整えます。\n\n"
    "ア　{n}の準備\n準備の会を開きます。\n\nイ　{n}の実施\n順に広げます。\n\n"
    "年次計画\t令和4年度\t令和5年度\nア\t検討\t構築\nイ\t－\t運用\n\n"
    "目標とする水準\t基準（令和2年度）\t令和5年度\n{n}の件数\t3件\t9件\n\n"
    "（留意事項）電源に備えます。\n\n注5 電源：電気のもと。\n\n"
)


def plan(mark: str = "Ⅰ－{i}", owner: str = "主務　{o}　　協議　総務課・会計課") -> str:
    return HEAD + "".join(
        BODY.format(mark=mark.format(i=i), n=n, owner=owner.format(o=o))
        for i, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True), 1)
    )


def read(text: str) -> tuple[Measure, ...]:
    return read_text(text, "x.txt").measures


@pytest.mark.parametrize("mark", ["Ⅰ－{i}", "Ⅲ－{i}", "II-{i}", "Ⅴ.{i}"])
def test_a_roman_number_with_a_second_one_heads_a_measure(mark: str) -> None:
    found = read(plan(mark))
    assert [m.name.text for m in found] == list(NAMES)
    assert [m.number[-2:] for m in found] == [
        f"{mark[-4]}{i}".replace("－", "-") for i in range(1, 5)
    ]


@pytest.mark.parametrize(
    "owner",
    [
        "主務　{o}　　協議　総務課・会計課",
        "受持ち {o}  相談先 総務課、会計課",
        "取扱い　{o}　　調整　総務課・会計課",
    ],
)
def test_departments_behind_words_that_return(owner: str) -> None:
    found = read(plan(owner=owner))
    assert [[v.text for v in m.lead] for m in found] == [[o] for o in OFFICES]
    assert all([v.text for v in m.related] == ["総務課", "会計課"] for m in found)


def test_a_word_before_other_things_names_no_departments() -> None:
    found = read(plan(owner="開始　来年の春から　　費用　未定").replace("署", "者"))
    assert not any(m.lead for m in found)


def test_actions_years_and_figures_below_the_heading() -> None:
    measure = read(plan())[1]
    assert [(a.number, a.text.text) for a in measure.actions] == [
        ("ア", "河川の監視の準備"),
        ("イ", "河川の監視の実施"),
    ]
    rows = {r.name.text: {y: v.text for y, v in r.cells} for r in measure.schedule}
    assert rows["河川の監視の準備"] == {"令和4年度": "検討", "令和5年度": "構築"}
    assert rows["河川の監視の実施"] == {"令和5年度": "運用"}
    (indicator,) = measure.indicators
    assert {y: v.text for y, v in indicator.values} == {"令和2年度": "3件", "令和5年度": "9件"}


def test_what_is_left_is_kept_under_its_label() -> None:
    measure = read(plan())[0]
    others = {f.label: f.value.text for f in measure.fields if f.role == "other"}
    assert others["防災情報の伝達の準備"] == "準備の会を開きます。"
    assert others["留意事項"].endswith("電源に備えます。")
    assert not any("電気のもと" in f.value.text for f in measure.fields)


def test_prose_that_a_page_broke_goes_on() -> None:
    broken = plan().replace("新しい手立てを整えます。", "新しい手立\n\nてを整えます。")
    for measure in read(broken):
        (content,) = measure.values("content")
        assert content.text.replace("\n", "").endswith("手立てを整えます。")


@pytest.mark.parametrize("word", ["基本目標Ⅲ", "柱Ⅰ"])
def test_a_roman_number_before_what_only_ends_like_a_department_names_nobody(word: str) -> None:
    assert not _owners(f"{word}　信頼される支所\n\n新しい手立てを整えます。\n\n" * 3)
    assert len(_owners("主務　信頼される支所\n\n新しい手立てを整えます。\n\n" * 3)) == 3


def _owners(text: str) -> dict[int, LabelLine]:
    layout = read_layout(text, 0)
    return owner_lines(text, read_lines(text, layout.blocks, layout.page))
