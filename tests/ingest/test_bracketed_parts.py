"""Measures as headings over parts in brackets: lists, departments, years and figures below them."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第２次若葉市情報化推進計画\n\n令和４年度～令和７年度\n\n若葉市\n\n"
NAMES = (
    "窓口の予約", "道路の台帳", "防災の地図", "図書の貸出", "学校の連絡",
    "畑の見回り", "店の支払い", "バスの位置", "文書の保存", "職員の学び",
)  # fmt: skip
LEADS = ("市民課", "土木課", "防災課", "図書館", "学校教育課",
         "農政課", "商工課", "交通課", "総務課", "人事課")  # fmt: skip
OTHERS = ("税務課、会計課", "企画課", "土木課", "生涯学習課", "保育課",
          "情報課", "観光課、企画課", "都市計画課", "情報課", "総務課")  # fmt: skip

TABLED = """{mark}{number}　{name}{star}

［現状とねらい］

{name}は紙で行っており、待つ人がいます。これを改めます。

［取組］

○{name}の調査
○{name}の入替え（本庁）

［担当課］主：{lead}　連携：{other}

［年次計画］

R4\tR5\tR6\tR7
調査\t入替え\t→\t見直し

［指標］{name}の利用（件数を除く。）　令和3年度 5% ⇒ 令和7年度 40%

［指標］{name}の登録者　令和7年度 300人

"""
LISTED = """{mark}{number}　{name}{star}

【受け持ち】主 {lead} ／ 協力 {other}

【ねらいと背景】

{name}は紙で行っており、待つ人がいます。これを改めます。

【事業】

・{name}の調査
・{name}の入替え（本庁）

【目標値】{name}の利用　5%（令和3年度）→ 40%（令和7年度）

【実施計画】

令和4年度　調査
令和5年度　入替え
令和6年度　→
令和7年度　見直し

"""
BARE = TABLED.replace("［取組］", "■ 主な進め方").replace(
    "［年次計画］\n\nR4\tR5\tR6\tR7\n調査\t入替え\t→\t見直し\n\n", ""
)
FORMS = {
    "tabled": (TABLED, "", ("Ⅰ－{0}", "Ⅱ－{0}"), "基本目標{0}　町をひらく"),
    "listed": (LISTED, "", ("1-{0}", "2-{0}"), "基本方針{0}　町をひらく"),
    "bare": (BARE, "施策", ("{0}", "{0}"), "第{0}章　町をひらく"),
}


def plan(form: str, star: str = "　★重点") -> str:
    """A plan of ten measures under two goals, those in even places with a mark behind them."""
    sheet, mark, numbers, goal = FORMS[form]
    text = f"{HEAD}第１章　施策の展開\n\n" if form != "bare" else HEAD
    signs = ("Ⅰ", "Ⅱ") if form == "tabled" else ("１", "２")
    for at, (name, lead, other) in enumerate(zip(NAMES, LEADS, OTHERS, strict=True)):
        half, place = divmod(at, 5)
        number = numbers[half].format(at + 1 if form == "bare" else "１２３４５"[place])
        text += f"{goal.format(signs[half])}\n\n" if place == 0 else ""
        words = {"mark": mark, "number": number, "star": "" if at % 2 else star}
        text += sheet.format(name=name, lead=lead, other=other, **words)
    return text


def read(form: str, star: str = "　★重点") -> list[Measure]:
    """The measures of such a plan, named as it names them."""
    found = list(read_text(plan(form, star), "x.txt").measures)
    assert [m.name.text for m in found] == list(NAMES)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_list_below_what_may_be_a_name_is_of_actions(form: str) -> None:
    found = read(form)
    want = [[f"{n}の調査", f"{n}の入替え（本庁）"] for n in NAMES]
    assert [[a.text.text for a in m.actions] for m in found] == want
    assert not any(m.values("name") for m in found)
    assert all(m.summary and m.summary.text.endswith("改めます。") for m in found)


@pytest.mark.parametrize("form", FORMS)
def test_departments_of_a_line_in_which_one_leads(form: str) -> None:
    found = read(form)
    assert [[v.text for v in m.lead] for m in found] == [[n] for n in LEADS]
    assert [[v.text for v in m.related] for m in found] == [o.split("、") for o in OTHERS]


@pytest.mark.parametrize("form", ["tabled", "listed"])
def test_what_is_planned_in_each_year(form: str) -> None:
    want = [(f"令和{y}年度", said) for y, said in zip(range(4, 8), ("調査", "入替え", "→", "見直し"), strict=True)]  # fmt: skip
    for measure in read(form):
        assert [(y.year, y.planned and y.planned.text) for y in measure.years] == want


@pytest.mark.parametrize("form", FORMS)
def test_figures_of_years(form: str) -> None:
    for measure in read(form):
        first = [(y, v.text) for y, v in measure.indicators[0].values]
        assert first == [("令和3年度", "5%"), ("令和7年度", "40%")]
        rest = [[(y, v.text) for y, v in i.values] for i in measure.indicators[1:]]
        assert rest == ([] if form == "listed" else [[("令和7年度", "300人")]])


@pytest.mark.parametrize("form", ["tabled", "listed"])
def test_numbers_and_the_goals_above(form: str) -> None:
    found = read(form)
    heads = ("I", "II") if form == "tabled" else ("1", "2")
    assert [m.number for m in found] == [f"{h}-{n}" for h in heads for n in range(1, 6)]
    goals = [next(h for h in m.section if "町をひらく" in h) for m in found]
    assert len(set(goals[:5])) == len(set(goals[5:])) == 1
    assert goals[0] != goals[5]


@pytest.mark.parametrize(
    ("star", "tag"), [("　★重点", "重点"), ("  ◎ 重要", "重要"), (" ◆新規", "新規")]
)
def test_a_mark_behind_a_name_is_a_tag(star: str, tag: str) -> None:
    tags = [[v.text for v in m.values("tag")] for m in read("tabled", star)]
    assert tags == [[tag], []] * 5


def test_a_line_without_a_department_behind_who_takes_part() -> None:
    text = plan("listed").replace("協力 企画課\n", "協力 －\n")
    measure = read_text(text, "x.txt").measures[1]
    assert [v.text for v in measure.lead] == ["土木課"]
    assert measure.related == ()
