"""Small tables below headings whose labels of departments are words of the plan's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.folder import read_text
from ingest.markers import marker_of
from ingest.records import Measure

TOP = (
    "# みなと町デジタル計画\n\n令和７年度～令和11年度\n\nみなと町\n\n# 第１章 計画について\n\n"
    "計画の期間は、令和７年度から令和11年度までです。\n\n# 第２章 取組\n\n## 柱A 暮らし\n\n"
)
NAMES = ("窓口の受付の見直し", "図書館の予約", "水道の検針", "見守りの装置", "職員の研修")
LEAD = ("町民課", "社会教育課", "上下水道課", "福祉課", "総務課")
RELATED = ("税務課、福祉課", "図書館", "会計課", "健康課、消防課", "―")
STEPS = (("準備", "試行", "運用"), ("検討", "導入", "運用"), ("調査", "設置", "設置"))
Table = Callable[[int, str, str, tuple[str, ...]], str]

MIXED = (
    "取りまとめ\t{l}\t\t協力\t{c}\t\nものさし\t使う人の数\t\t\t{k}0人（R5）\t{k}00人（R11）\n"
    "\t満足の割合\t\t\t―\t{k}5％（R11）\n進め方\tR7\tR8\tR9\tR10\tR11\n"
    "本庁\t{s[0]}\t{s[1]}\t{s[2]}\t\t\n支所\t毎年{k}件\t\t\t\t"
)
TWO_LEVEL = (
    "担い手\t{l}\t\t\t\n支え手\t{c}\t\t\t\n進め方\t項目\tR7\tR8\tR9\n\t本庁\t{s[0]}\t{s[1]}\t{s[2]}\n"
    "\t支所\t\t{s[1]}\t{s[2]}"
)
TOP_ROW = "推進担当\t一緒に動く課\t始める年度\n{l}\t{c}\t令和{n}年度"
PAIRS = "仕切り役\t{l}\n仲間の課\t{c}\nすすめる時期\t令和{n}年度～令和11年度"
ONE_ROW = "仕切り役\t{l}\t手伝い\t{c}\t時期\tR{n}～R11"
KINDS = (
    "取りまとめ\t{l}\n協力\t{c}\nめやす\t項目\tR5\tR11\n\t使う人の数\t{k}0人\t{k}00人\n"
    "\t満足の割合\t{k}1％\t{k}9％"
)
YEARS_FIRST = "年度\tR7\tR8\tR9\n進み方\t{s[0]}\t{s[1]}\t{s[2]}\n指揮\t{l}\t\t\n力添え\t{c}\t\t"
TWO_TABLES = (
    "指揮をとる部署\t{l}\n手を貸す部署\t{c}\n\n進み方\tR7\tR8\tR9\n本庁\t{s[0]}\t{s[1]}\t{s[2]}"
)
TURNED_PAGE = (
    "進み方\tR7\tR8\tR9\n本庁\t{s[0]}\t{s[1]}\t{s[2]}\n\n進み方\tR7\tR8\tR9\n"
    "支所\t\t{s[1]}\t{s[2]}\n指揮\t{l}\t\t\n力添え\t{c}\t\t"
)
ALL_YEARS = "進行役\t{l}\n支え\t{c}\n\nR7\tR8\tR9\n{s[0]}\t{s[1]}\t{s[2]}"
FORMS = {
    "mixed": MIXED,
    "two levels": TWO_LEVEL,
    "labels above": TOP_ROW,
    "pairs": PAIRS,
    "one row": ONE_ROW,
    "kinds": KINDS,
    "years first": YEARS_FIRST,
    "two tables": TWO_TABLES,
    "turned page": TURNED_PAGE,
    "all years": ALL_YEARS,
}
HEADS = {
    "### A-{k} {name}": "A-{k}",
    "### {c} {name}": "{k}",
    "### （{k}） {name}": "({k})",
    "### {name}": "",
}


def read(form: str, head: str = "### A-{k} {name}") -> list[Measure]:
    text = TOP
    for k, name in enumerate(NAMES, 1):
        values = {"l": LEAD[k - 1], "c": RELATED[k - 1], "s": STEPS[k % 3], "k": k, "n": 6 + k}
        text += head.format(k=k, name=name, c="①②③④⑤"[k - 1])
        text += f"\n\n{name}を進めます。使う人を増やします。\n\n{form.format(**values)}\n\n"
    text += "# 第３章 進め方\n\n本部が毎年度点検します。\n\n事務局\t総務課\n座長\t町長\n"
    return list(read_text(text, "x.txt").measures)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("form", FORMS)
def test_who_leads_and_who_takes_part(form: str, head: str) -> None:
    found = read(FORMS[form], head)
    assert [m.name.text for m in found] == list(NAMES)
    assert [m.number for m in found] == [HEADS[head].format(k=k) for k in range(1, 6)]
    assert [[v.text for v in m.lead] for m in found] == [[d] for d in LEAD]
    related = [[] if r == "―" else r.split("、") for r in RELATED]
    assert [[v.text for v in m.related] for m in found] == related
    assert all(m.summary and "進めます。使う人" in m.summary.text for m in found)


@pytest.mark.parametrize("form", ["mixed", "two levels", "two tables", "turned page"])
def test_steps_by_year(form: str) -> None:
    for k, m in enumerate(read(FORMS[form]), 1):
        steps = {row.name.text: dict(row.cells) for row in m.schedule}
        assert [v.text for v in steps["本庁"].values()] == list(STEPS[k % 3])
        assert list(steps["本庁"]) == ["令和7年度", "令和8年度", "令和9年度"]
        if form == "mixed":  # one cell that spans the years
            assert [v.text for v in steps["支所"].values()] == [f"毎年{k}件"]


@pytest.mark.parametrize("form", ["years first", "all years"])
def test_plans_by_year(form: str) -> None:
    for k, m in enumerate(read(FORMS[form]), 1):
        rows = [v.text for row in m.schedule for _, v in row.cells]
        years = [y.planned.text for y in m.years if y.planned]
        assert (rows or years) == list(STEPS[k % 3])


@pytest.mark.parametrize("form", ["labels above", "pairs", "one row"])
def test_a_label_before_years_says_when(form: str) -> None:
    for k, m in enumerate(read(FORMS[form]), 1):
        (when,) = m.values("planned")
        assert when.text.startswith((f"R{6 + k}", f"令和{6 + k}年度"))


@pytest.mark.parametrize("form", ["mixed", "kinds"])
def test_figures_with_their_years(form: str) -> None:
    for k, m in enumerate(read(FORMS[form]), 1):
        first, second = m.indicators
        assert first.name.text == "使う人の数"
        assert [(y, v.text) for y, v in first.values] == [
            ("令和5年度", f"{k}0人"),
            ("令和11年度", f"{k}00人"),
        ]
        assert second.name.text == "満足の割合"
        assert second.values[-1][0] == "令和11年度"


def test_a_row_of_a_list_that_is_printed_again_names_no_one() -> None:
    rows = "".join(f"{n}の手順\t{d}\n" for n, d in zip(NAMES, LEAD, strict=True))
    text = TOP + "".join(
        f"### A-{k} 一覧{k}\n\n次の表のとおりです。\n\n{rows}\n" for k in range(1, 5)
    )
    assert not any(m.lead for m in read_text(text, "x.txt").measures)


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("A-1 窓口", "lettered", "A-1"),
        ("Ｂ－２　水道", "lettered", "B-2"),
        ("取組C-① 図書", "lettered", "C-1"),
        ("D-3．研修", "lettered", "D-3"),
        ("柱B まち", "goal", "柱B"),
        ("Ⅱ-3 まち", "lettered", "II-3"),
    ],
)
def test_letters_number_headings(line: str, kind: str, number: str) -> None:
    found = marker_of(line)
    assert found
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize("line", ["目標Ａ 2 3 5", "R.7 年度の予定", "目標IT化"])
def test_letters_that_number_nothing(line: str) -> None:
    assert marker_of(line) is None
