"""Parts below measures that are marked alike (○ 効果), and lists that end in departments."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

_NAMES = (
    "灯台の案内",
    "釣り場の見守り",
    "貸し舟の予約",
    "潮位の放送",
    "海藻の台帳",
    "朝市の決済",
    "浜の清掃",
)
_LEADS = ("観光課", "水産課", "港湾課", "防災課", "農林課", "商工課", "環境課")
_OTHERS = ("広報課", "観光課", "水産課", "総務課", "税務課", "会計課", "市民課")
_CHANGED = (1, 2, 5)  # measures that also say what changes: too few to show a label by themselves


def plan(mark: str, closing: str) -> str:
    """A plan of four measures: two of them also say what changes, one closes with a sentence."""
    open_, close = (
        (mark, mark.translate(str.maketrans("【《", "】》"))) if mark in "【《" else (mark, "")
    )
    parts = ["浜風町デジタル計画\n\n令和6年度～令和8年度\n\n浜風町\n\n第1章 施策\n\n"]
    for i, name in enumerate(_NAMES):
        items = "".join(
            f"・{name}の{what}を整えます。{closing.format(_LEADS[i], _OTHERS[i])}\n"
            for what in ("画面", "機器")
        )
        parts.append(f"1-{i + 1} {name}\n\n{name}には人手が要ります。\n\n")
        parts.append(f"{open_}取り組むこと{close}\n{items}\n")
        parts.append(f"{name}の利用者は令和5年度末で8人です。\n\n" if i == 1 else "")
        parts.append(
            f"{open_}変わること{close}\n待つ時間が短くなります。\n\n" if i in _CHANGED else ""
        )
        parts.append(
            f"{open_}指標{close} {name}の利用者数（年間）：8人（令和5年度）→ 90人（令和8年度）\n\n"
        )
    rows = "".join(f"1-{i + 1}\t{n}\t{_LEADS[i]}\t{_OTHERS[i]}\n" for i, n in enumerate(_NAMES))
    figures = "".join(f"1-{i + 1}\t{n}の利用者数\t8人（R5）\t40人\n" for i, n in enumerate(_NAMES))
    return "".join([
        *parts, "第2章 一覧\n\n番号\t施策名\t主担当課\t関係課\n", rows,
        "\n番号\t指標\t基準値（年度）\t中間値（R7）\n", figures,
    ])  # fmt: skip


def _measures(text: str) -> list[Measure]:
    return sorted(read_text(text, "plan.txt").measures, key=lambda m: m.number)


@pytest.mark.parametrize("mark", ["○ ", "■ ", "◆"])
def test_a_label_marked_as_those_below_most_measures_is_one(mark: str) -> None:
    found = _measures(plan(mark, ""))
    assert [m.name.text for m in found] == list(_NAMES)
    for measure in (found[i] for i in _CHANGED):
        told = [f.value.text for f in measure.fields if f.label == "変わること"]
        assert told == ["待つ時間が短くなります。"]
    for measure in found:
        assert [a.text.text for a in measure.actions] == [
            f"{measure.name.text}の{what}を整えます。" for what in ("画面", "機器")
        ]


@pytest.mark.parametrize("closing", ["（{}）", "({}、{})", "（{}・{}）"])
def test_items_that_end_in_departments_have_them(closing: str) -> None:
    for i, measure in enumerate(_measures(plan("○ ", closing))):
        want = [
            d for d, slot in zip((_LEADS[i], _OTHERS[i]), closing.split("{}")[1:], strict=False)
        ]
        assert [[d.text for d in a.departments] for a in measure.actions] == [want] * 2
        assert [a.text.text for a in measure.actions] == [
            f"{measure.name.text}の{what}を整えます。" for what in ("画面", "機器")
        ]


def test_a_place_in_brackets_at_the_end_of_one_item_is_part_of_it() -> None:
    text = plan("○ ", "").replace("灯台の案内の画面を整えます。", "画面の設置（本庁市民課）")
    (measure, *_) = _measures(text)
    assert measure.actions[0].text.text == "画面の設置（本庁市民課）"
    assert measure.actions[0].departments == ()


def test_an_indicator_whose_name_leaves_out_a_remark_is_the_same() -> None:
    for measure in _measures(plan("○ ", "")):
        (indicator,) = measure.indicators
        assert indicator.name.text == f"{measure.name.text}の利用者数（年間）"
        assert {k: v.text for k, v in indicator.values}["令和7年度"] == "40人"
