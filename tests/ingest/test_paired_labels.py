"""Sheets whose labels stand two to a row, with steps and figures in tables of their own below."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Indicator, Measure, ScheduleRow

HEAD = "みどり町デジタル計画\n\nみどり町\n\nみどり町は、みどり町役場の窓口を変えます。\n\n"
NAMES = (
    *("窓口の予約", "道路台帳", "遠隔の相談", "図書の検索", "見守り", "観光案内"),
    *("農地の地図", "給食の連絡", "電子の決裁", "水道の検針"),
)
OFFICES = ("住民課", "建設課", "福祉課", "教育課", "総務課")

# One plan: letters and numbers, what is the case first, no figures, two sheets as lines of text.
ONE = (
    "事業A-{d}　{n}の導入　【重点】\n\n"
    "いまの姿\t{n}は紙で行っています。\t\t\n受け持ち\t{o}\tともに動く\t情報課、{p}\n"
    "やること\t{n}を機器に替えます。\t\t\n\n歩み\tR6\tR7\tR8\n{n}の調達\t調査\t導入\t→\n"
    "{n}の研修\t\t年2回\t実施\n\n"
)
ONE_LINES = (
    "事業A-{d}　{n}の導入　【重点】\n\nいまの姿\n{n}は紙で行っています。\n\n"
    "受け持ち　{o}\nともに動く　情報課、{p}\n\nやること\n{n}を機器に替えます。\n\n"
    "歩み\tR6\tR7\tR8\n{n}の調達\t調査\t導入\t→\n{n}の研修\t\t年2回\t実施\n\n"
)
# Another: bare numbers, what is done first, figures before steps, a page break in one sheet.
TWO = (
    "取組{h}\n\n{n}の導入\n\n所管課\t{o}\t支援\t{p}\n取り組むこと\t{n}を機器に替えます。\t\t\n"
    "町民への約束\t{n}を誰でも使えるようにします。\t\t\n\n"
    "ものさし\t基準（令和5年度）\t2026年度\t2028年度\n{n}の件数\t―\t30件\t{h}件\n\n{cut}"
    "道のり\t2024年度\t2025年度\t2026年度\n{n}の調達\t調査\t導入\t→\n{n}の研修\t\t年2回\t実施\n\n"
)


def plan(form: str, lines: str = "", cut: str = "") -> str:
    out = "# 3 個票\n\n"
    for i, n in enumerate(NAMES):
        own = lines if lines and i in {4, 8} else form
        told = {"d": i + 1, "h": 101 + i, "n": n, "o": OFFICES[i % 5], "p": OFFICES[(i + 1) % 5]}
        group = f"施策({i // 5 + 1})　分野{i // 5}のこと\n\n分野のねらいです。\n\n"
        rest = cut.format(**told) if i == 2 else ""
        out += (group if i % 5 == 0 else "") + own.format(cut=rest, **told)
    return HEAD + out


def read(text: str) -> tuple[Measure, ...]:
    return read_text(text, "x.txt").measures


def steps(rows: tuple[ScheduleRow, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(r.name.text, [(y, v.text) for y, v in r.cells]) for r in rows]


def figures(found: tuple[Indicator, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(i.name.text, [(y, v.text) for y, v in i.values]) for i in found]


def test_labels_of_unknown_words_two_to_a_row() -> None:
    found = read(plan(ONE, ONE_LINES))
    assert [(m.number, m.name.text) for m in found] == [
        (f"A-{i + 1}", f"{n}の導入") for i, n in enumerate(NAMES)
    ]
    for i, m in enumerate(found):
        n = NAMES[i]
        assert [v.text for v in m.lead] == [OFFICES[i % 5]]
        assert [v.text for v in m.related] == ["情報課", OFFICES[(i + 1) % 5]]
        assert [v.text for v in m.values("content")] == [f"{n}を機器に替えます。"]
        assert [v.text for v in m.values("background")] == [f"{n}は紙で行っています。"]
        assert [v.text for v in m.values("tag")] == ["重点"]
        assert m.indicators == ()
        assert steps(m.schedule) == [
            (
                f"{n}の調達",
                [("令和6年度", "調査"), ("令和7年度", "導入"), ("令和8年度", "→")],
            ),
            (f"{n}の研修", [("令和7年度", "年2回"), ("令和8年度", "実施")]),
        ]


@pytest.mark.parametrize("again", ["取組{h}（つづき）\n\n", "取組{h}（続き）\n\n", ""])
def test_figures_before_steps_and_a_page_break(again: str) -> None:
    found = read(plan(TWO, cut=again))
    assert [(m.number, m.name.text) for m in found] == [
        (f"{101 + i}", f"{n}の導入") for i, n in enumerate(NAMES)
    ]
    for i, m in enumerate(found):
        n = NAMES[i]
        assert [v.text for v in m.lead] == [OFFICES[i % 5]]
        assert [v.text for v in m.related] == [OFFICES[(i + 1) % 5]]
        assert [v.text for v in m.values("content")] == [f"{n}を機器に替えます。"]
        assert m.values("background") == ()
        assert figures(m.indicators) == [
            (
                f"{n}の件数",
                [("令和5年度", "―"), ("令和8年度", "30件"), ("令和10年度", f"{101 + i}件")],
            )
        ]
        assert [r.name.text for r in m.schedule] == [f"{n}の調達", f"{n}の研修"]
        assert not any("分野" in f.value.text for f in m.fields)


@pytest.mark.parametrize("word", ["関わる課", "手を貸す相手", "仕事を支える課", "ともに行う課"])
def test_a_label_may_look_like_a_department(word: str) -> None:
    form = (
        "事業番号\t{d}\t事業名\t{n}の導入\n主な担い手\t{o}\t" + word + "\t{p}\n"
        "事業の中身\t{n}を機器に替えます。\t\t\n\n"
    )
    found = read(plan(form))
    assert [m.name.text for m in found] == [f"{n}の導入" for n in NAMES]
    for i, measure in enumerate(found):
        assert [v.text for v in measure.lead] == [OFFICES[i % 5]]


def test_a_row_of_labels_and_departments_is_no_line_of_departments() -> None:
    form = (
        "事業番号\t{d}\t事業名\t{n}の導入\n主な担い手\t{o}\t受け持ちの課\t{p}\n"
        "事業の中身\t{n}を機器に替えます。\t\t\n\n"
    )
    found = read(plan(form))
    assert found
    assert not any(v.text.startswith("主な担い手") for m in found for v in m.lead)
