"""Labels on lines of their own below measures, and departments in brackets without a colon."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

TITLE = "若葉町情報化計画\n\n若葉町\n\n第２章 取組\n\n"
NAMES = ("窓口の予約", "道路の台帳", "防災の地図", "図書の貸出")
OFFICES = ("市民課", "土木課", "防災課", "図書館")
OTHERS = ("税務課・会計課", "企画課", "企画課・土木課", "教育課")
PROSE = "{n}を新しくし、待つ人を減らします。\n\n古い仕組みはやめます。\n"


def measures(form: str, least: int = 0) -> list[Measure]:
    """The measures of a plan, the first ``least`` of them without what follows a blank line."""
    text = TITLE
    for at, (name, office, other) in enumerate(zip(NAMES, OFFICES, OTHERS, strict=True)):
        whole = form if at >= least else form.partition("\n\n")[0] + "\n"
        text += f"◇ {name}\n\n{whole.format(n=name, o=office, r=other)}\n"
    found = list(read_text(text, "x.txt").measures)
    assert [m.name.text for m in found] == list(NAMES)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "（担当 {o}　協力 {r}）",
        "(担当課 {o} 連携課 {r})",
        "（受け持ち {o}　手伝い {r}）",
        "（担当 {o}）（協力 {r}）",
        "（受け持ち：{o}） （ともに：{r}）",
        "担当　{o}\n協力　{r}",
    ],
)
def test_departments_in_brackets_need_no_colon(line: str) -> None:
    found = measures(line + "\n\n" + PROSE)
    assert [[v.text for v in m.lead] for m in found] == [[o] for o in OFFICES]
    assert [[v.text for v in m.related] for m in found] == [r.split("・") for r in OTHERS]


def test_brackets_that_hold_no_departments_are_prose() -> None:
    found = measures("（担当 {o}）\n\n" + PROSE + "（資料 国の調べ）\n")
    assert [[v.text for v in m.lead] for m in found] == [[o] for o in OFFICES]
    assert not any(m.related for m in found)


@pytest.mark.parametrize("label", ["主な進め方", "■ すること", "● 進め方と手順"])
@pytest.mark.parametrize("mark", ["- ", "・", "● "])
def test_a_list_below_a_label_that_returns_is_of_actions(label: str, mark: str) -> None:
    items = f"{mark}{{n}}の調査\n{mark}機器の入替え、\n研修\n"
    found = measures(
        f"担当：{{o}}\n\n{PROSE}\n{label}\n\n{items}\nこうなります\n\n早く済みます。\n"
    )
    want = [[f"{n}の調査", "機器の入替え、研修"] for n in NAMES]
    assert [[a.text.text for a in m.actions] for m in found] == want
    assert [a.number for m in found for a in m.actions] == [None] * 8
    told = [[(f.label, f.value.text) for f in m.fields if f.role == "other"] for m in found]
    assert [t[-1] for t in told] == [("こうなります", "早く済みます。")] * 4
    assert [t[0][0] for t in told] == [label.lstrip("■● ")] * 4


@pytest.mark.parametrize(
    ("label", "role"),
    [("期待される効果", "effect"), ("今後の課題", "issues"), ("ひとこと", "other")],
)
def test_what_stands_below_a_label_is_of_its_kind(label: str, role: str) -> None:
    found = measures(f"担当：{{o}}\n\n{PROSE}\n{label}\n\n{{n}}が楽です。\n\n続きます。\n")
    told = [[f.value.text for f in m.fields if f.label == label and f.role == role] for m in found]
    assert told == [[f"{n}が楽です。\n続きます。"] for n in NAMES]


def test_items_below_a_label_of_another_kind_are_no_actions() -> None:
    found = measures(f"担当：{{o}}\n\n{PROSE}\n残された課題\n\n- 費用\n- 人手\n")
    assert not any(m.actions for m in found)
    assert all([f.label for f in m.fields if f.role == "issues"] == ["残された課題"] for m in found)


def test_the_content_goes_on_to_the_first_label() -> None:
    found = measures(f"担当：{{o}}\n\n{PROSE}\nあゆみ\n\n令和5年に始めました。\n")
    assert all(m.summary and m.summary.text.endswith("やめます。") for m in found)


def test_words_that_return_below_few_measures_are_no_label() -> None:
    form = f"担当：{{o}}\n\n{PROSE}\n主な進め方\n\n- 調査\n- 入替え\n"
    assert not any(m.actions for m in measures(form, least=2))
    assert sum(bool(m.actions) for m in measures(form, least=1)) == 3
