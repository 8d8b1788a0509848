"""Measures told in prose below headings, their departments and years in a table of the section."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第３次葦原町情報化計画\n\n令和６年度～令和８年度\n\n葦原町\n\n"
NAMES = (
    "漁港の見守り", "診療の予約", "農地の地図", "図書室の検索", "学校の端末",
    "防災の放送", "窓口の手数料", "古文書の保存", "職員の研修", "統計の公開",
)  # fmt: skip
LEADS = ("水産課", "福祉課", "農林課", "教育委員会事務局", "教育委員会事務局",
         "総務課", "町民課", "教育委員会事務局", "総務課", "企画課")  # fmt: skip
OTHERS = ("建設課、漁業協同組合", "町民課", "建設課", "企画課", "総務課",
          "消防団", "税務課", "観光協会", "—", "総務課、商工会")  # fmt: skip


def _plan(heading: str, actions: str, table: str, row: str, more: str = "", *, ahead: bool) -> str:
    """A plan of two sections of five measures each, with a table before or behind them."""
    parts = [HEAD, "1. 計画の目的\n\n町の暮らしを便利にするために定めます。\n\n"]
    for section in (0, 1):
        parts.append(f"{section + 2}. 分野の取組{'前' if section else '後'}半\n\n")
        at = range(section * 5, section * 5 + 5)
        rows = "".join(
            row.format(
                n=f"{section + 2}-{i % 5 + 1}", name=NAMES[i], lead=LEADS[i], other=OTHERS[i]
            )
            for i in at
        )
        tabled = f"表{section + 1}　受け持つ課と予定\n\n{table}{rows}\n"
        told = [
            heading.format(n=f"{section + 2}-{i % 5 + 1}", name=NAMES[i])
            + f"{NAMES[i]}は人の手で行っています。\n\n機械に任せて手間を減らします。\n\n"
            + actions.format(name=NAMES[i])
            for i in at
        ]
        parts += [tabled, *told] if ahead else [*told, tabled]
    return "".join([*parts, "4. 進め方\n\n毎年点検します。\n\n", more])


WORDED = _plan(
    "{n} {name}\n\n",
    "① 下調べ：{name}の今を\n調べる。\n\n② 入替え：古い機器を改める。\n\n",
    "取組\t受持ちの課\tいっしょに動く相手\tR6\t7\t8\n",
    "{n} {name}\t{lead}\t{other}\t調査\t入替え\t運用\n",
    "表3　ものさし\n\n指標\t担当課\t現状（令和5年度）\t目標（令和8年度）\n"
    "診療の予約をした人\t福祉課\t10人\t90人\n"
    "端末を持つ学校の割合\t総務課\t20％\t100％\n"
    "町の人口\t総務課\t8,000人\t7,800人\n",
    ahead=False,
)
MARKED = _plan(
    "{n} {name}\n\n",
    "- {name}の下調べ　3か所で今を調べる。\n- 機器の入替え　古い物を改める。\n\n",
    "施策名\t担当課\t2024年度\t25\t26\n",
    "{name}\t{lead}\t調査\t入替え\t運用\n",
    ahead=True,
)


def _measures(text: str) -> list[Measure]:
    return sorted(read_text(text, "plan.txt").measures, key=lambda m: m.number)


@pytest.mark.parametrize("text", [WORDED, MARKED])
def test_headings_that_rows_name_are_the_measures(text: str) -> None:
    found = _measures(text)
    assert [m.name.text for m in found] == list(NAMES)
    assert [m.lead[0].text for m in found] == list(LEADS)
    assert [m.number for m in found] == [f"{a}-{b}" for a in (2, 3) for b in range(1, 6)]
    for measure in found:
        (content,) = measure.values("content")
        assert content.text.startswith(f"{measure.name.text}は人の手")
        assert content.text.endswith("減らします。")
        assert text[content.start : content.end].endswith("減らします。")


@pytest.mark.parametrize("text", [WORDED, MARKED])
def test_bare_years_count_on_from_the_year_before_them(text: str) -> None:
    for measure in _measures(text):
        told = [(y.year, y.planned.text) for y in measure.years if y.planned]
        assert told == [("令和6年度", "調査"), ("令和7年度", "入替え"), ("令和8年度", "運用")]


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        (WORDED, ["下調べ", "入替え"], "漁港の見守りの今を調べる。"),
        (MARKED, ["漁港の見守りの下調べ", "機器の入替え"], "3か所で今を調べる。"),
    ],
)
def test_a_line_names_an_action_and_tells_of_it(text: str, names: list[str], told: str) -> None:
    first = _measures(text)[0]
    assert [a.text.text for a in first.actions] == names
    (said,) = [f.value.text for f in first.fields if f.label == names[0]]
    assert said.replace("\n", "") == told


def test_partners_are_no_departments_only() -> None:
    related = [[d.text for d in m.related] for m in _measures(WORDED)]
    assert related[0] == ["建設課", "漁業協同組合"]
    assert related[5] == ["消防団"]
    assert related[8] == []


def test_an_indicator_is_of_the_measure_whose_words_it_has() -> None:
    found = {m.name.text: m for m in _measures(WORDED)}
    held = {n: [i.name.text for i in m.indicators] for n, m in found.items() if m.indicators}
    assert held == {"診療の予約": ["診療の予約をした人"], "学校の端末": ["端末を持つ学校の割合"]}
    values = {y: v.text for y, v in found["診療の予約"].indicators[0].values}
    assert values == {"令和5年度": "10人", "令和8年度": "90人"}
    assert not found["診療の予約"].conflicts


def test_who_keeps_an_indicator_may_disagree_with_who_leads() -> None:
    (told,) = next(m for m in _measures(WORDED.replace("\t福祉課\t10人", "\t税務課\t10人")) if
                   m.name.text == "診療の予約").conflicts  # fmt: skip
    assert told.role == "lead"
    assert [v.text for v in told.values] == ["福祉課", "税務課"]


def test_a_heading_without_sentences_is_no_measure_of_its_own() -> None:
    bare = MARKED.replace("は人の手で行っています。", "").replace(
        "機械に任せて手間を減らします。", ""
    )
    bare = bare.replace("を調べる。", "").replace("古い物を改める。", "")
    assert all(not m.values("content") for m in read_text(bare, "plan.txt").measures)


def test_what_measures_are_filed_under_is_no_measure() -> None:
    goals = "表0　目標\n\n施策\t担当課\tR6\n" + "".join(
        f"分野の取組{half}半\t総務課\t調査\n" for half in ("前", "後")
    )
    found = read_text(WORDED.replace("4. 進め方", f"{goals}\n4. 進め方"), "plan.txt").measures
    assert not [m for m in found if "分野" in m.name.text]


@pytest.mark.parametrize("heading", ["2-3 農地の地凶\n\n", "2-3 農地の池図\n\n"])
def test_a_measure_of_the_list_is_read_however_its_heading_was_misread(heading: str) -> None:
    text = WORDED.replace("2-3 農地の地図\n\n", heading)
    found = _measures(text)
    assert [m.number for m in found] == [f"{a}-{b}" for a in (2, 3) for b in range(1, 6)]
    assert [m.lead[0].text for m in found] == list(LEADS)


def test_the_last_measure_of_a_section_is_one_though_projects_stand_below_it() -> None:
    projects = "".join(
        f"■ {name}の事業\n\n{name}を先に進めます。\n【受持ち】総務課\n\n" for name in NAMES[:3]
    )
    text = WORDED.replace("表2　受け持つ課", f"{projects}表2　受け持つ課")
    numbers = {m.number: m.name.text for m in _measures(text)}
    assert numbers["3-5"] == "統計の公開"
