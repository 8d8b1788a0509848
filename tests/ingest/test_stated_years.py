"""Sheets whose years say what stands below them, and whose grade stands alone, with cells or not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ingest.folder import read_text
from ingest.furniture import furniture
from ingest.leads import whole_names
from ingest.records import Measure, Value

HEAD = "みどり市デジタル計画\n\nみどり市\n\nみどり市は、窓口を変えます。\n\n第2章　一覧\n\n番号\t{name}\t{lead}\n"
OFFICES = (
    "市民課",
    "税務課",
    "防災課",
    "情報課",
    "福祉課",
    "道路課",
    "人事課",
    "総務課",
    "会計課",
    "学務課",
)
TOPICS = ("窓口", "納税", "避難", "回線", "介護", "道路", "研修", "文書", "支払", "学習")
GRADES = ("順調", "順調", "遅れ", "順調", "やや遅れ", "順調", "順調", "遅れ", "順調", "順調")
KINDS = ("継続", "新規", "拡充")


@dataclass(frozen=True)
class Words:
    """The labels of a plan."""

    name: str = "施策名"
    lead: str = "所管"
    now: str = "現況"
    issue: str = "改善すべき点"
    do: str = "実施事項"
    plan: str = "年次工程"
    goal: str = "到達目標"
    state: str = "令和6年度末の状況"
    years: tuple[str, ...] = ("R5（実績）", "R6（実績）", "R7", "R8")
    figures: tuple[str, ...] = ("計画策定時（R4）", "R6実績", "R9目標")
    number: str = "{a}-{b:02}"
    reason: str = "人手が足りない。"


FIRST = Words()
SECOND = Words(
    name="事業名",
    lead="担当課",
    now="現状",
    issue="解決が必要な課題",
    do="進めること",
    plan="実施計画",
    goal="数値目標",
    state="令和6年度の到達度",
    years=("令和5年度(実績)", "令和6年度(実績)", "令和7年度", "令和8年度"),
    figures=("基準（R4）", "R6末", "R9見込"),
    number="{i}",
    reason="",
)


def sheet(w: Words, i: int, *, flat: bool) -> str:
    """One sheet, by cells or by lines without any."""
    topic, gap = TOPICS[i], "　" if flat else "\t"
    name = f"{w.name}{gap}{topic}のデジタル化{gap}区分{gap}{KINDS[i % 3]}"
    lead = f"{w.lead}{gap}総務部{OFFICES[i]}{gap}連携{gap}総務部{OFFICES[i - 1]}"
    said = (f"{topic}は紙である。", f"{topic}に手間がかかる。", f"{topic}の道具をそろえる。")
    told = [f"{topic}の調べ", f"{topic}の試し", f"{topic}の開始", f"{topic}の広がり"]
    values = [f"{topic}の件数", f"1{i}件", f"2{i}件", f"9{i}件"]
    reason = w.reason if GRADES[i] != "順調" else ""
    state = gap.join(filter(None, (w.state, GRADES[i], reason))).replace("　", " ", 1)
    labels = zip((w.now, w.issue, w.do), said, strict=True)
    if flat:
        prose = "\n\n".join(f"{a}\n{b}" for a, b in labels)
        plan = "\n".join((w.plan, *(f"{y} {t}" for y, t in zip(w.years, told, strict=True))))
        goal = "\n".join((w.goal, " ".join(w.figures), " ".join(values)))
    else:
        prose = "\n".join(f"{a}\t{b}" for a, b in labels)
        plan = "\t".join((w.plan, *w.years)) + "\n" + "\t".join(("", *told))
        goal = "\t".join((w.goal, *w.figures)) + "\n" + "\t".join(values)
    return f"{name}\n{lead}\n\n{prose}\n\n{plan}\n\n{goal}\n\n{state}"


def read(w: Words) -> tuple[Measure, ...]:
    numbers = [w.number.format(a=i // 5 + 1, b=i % 5 + 1, i=i + 1) for i in range(10)]
    head = HEAD.format(name=w.name, lead=w.lead)
    head += "".join(
        f"{n}\t{t}のデジタル化\t{o}\n" for n, t, o in zip(numbers, TOPICS, OFFICES, strict=True)
    )
    sheets = (
        f"個票 {n}\n\n{sheet(w, i, flat=i % 3 == 2)}\n\n{i + 9}\n" for i, n in enumerate(numbers)
    )
    return read_text(head + "\n第3章　個票\n\n" + "\n\n".join(sheets), "plan.txt").measures


@pytest.fixture(params=["first", "second"])
def plan(request: pytest.FixtureRequest) -> tuple[Words, tuple[Measure, ...]]:
    words = FIRST if request.param == "first" else SECOND
    found = read(words)
    assert [m.name.text for m in found] == [f"{t}のデジタル化" for t in TOPICS]
    return words, found


Plan = tuple[Words, tuple[Measure, ...]]


def test_years_say_themselves_what_stands_below_them(plan: Plan) -> None:
    for topic, m in zip(TOPICS, plan[1], strict=True):
        done = {y.year: y.actual.text for y in m.years if y.actual}
        told = {y.year: y.planned.text for y in m.years if y.planned}
        assert done == {"令和5年度": f"{topic}の調べ", "令和6年度": f"{topic}の試し"}
        assert told == {"令和7年度": f"{topic}の開始", "令和8年度": f"{topic}の広がり"}


def test_figures_stand_below_kinds_with_their_years(plan: Plan) -> None:
    for i, m in enumerate(plan[1]):
        (only,) = m.indicators
        assert only.name.text == f"{TOPICS[i]}の件数"
        values = {year: v.text for year, v in only.values}
        assert values == {"令和4年度": f"1{i}件", "令和6年度": f"2{i}件", "令和9年度": f"9{i}件"}


def test_a_label_before_grades_is_an_evaluation_with_or_without_a_reason(plan: Plan) -> None:
    words, found = plan
    assert [m.evaluation.text if m.evaluation else "" for m in found] == list(GRADES)
    assert {m.evaluation_year for m in found} == {"令和6年度"}
    for grade, m in zip(GRADES, found, strict=True):
        reason = [v.text for v in m.values("reason")]
        assert reason == ([words.reason] if words.reason and grade != "順調" else [])


def test_what_is_to_be_solved_and_what_is_done(plan: Plan) -> None:
    for topic, m in zip(TOPICS, plan[1], strict=True):
        assert [v.text for v in m.values("issues")] == [f"{topic}に手間がかかる。"]
        assert [v.text for v in m.values("content")] == [f"{topic}の道具をそろえる。"]


def test_an_office_without_its_division_is_no_other(plan: Plan) -> None:
    for office, m in zip(OFFICES, plan[1], strict=True):
        assert [v.text for v in m.lead] == [f"総務部{office}"]
        assert m.conflicts == ()


def test_a_row_that_returns_at_the_foot_of_pages_is_no_head_of_them() -> None:
    lines = "".join(f"本文の{c}である。\n\n今の状況 順調\n\f" for c in "いろはにほへと")
    rows = "今の状況\t順調\n\n本文である。\n\n" * 4
    assert lines.index("今の状況 順調") in furniture(lines)
    assert (rows + lines).index("今の状況 順調") not in furniture(rows + lines)


def test_a_division_and_its_office_on_two_lines_are_one() -> None:
    text = "総務部税務課は、税を扱う。"
    found = [Value("総務部", "x", 3, 6), Value("税務課", "x", 13, 16)]
    page = "<p>総務部</p><p>税務課</p>" + text
    assert [v.text for v in whole_names(found, page)] == ["総務部税務課"]
    assert len(whole_names(found, "<p>総務部</p><p>税務課</p>")) == 2
