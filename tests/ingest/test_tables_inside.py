"""Tables inside what is said of a measure: years, steps and indicators, whatever reads the rest."""

from __future__ import annotations

import pytest

from ingest.blocks import read_blocks
from ingest.candidate_years import with_plan
from ingest.candidates import Candidate
from ingest.folder import read_text
from ingest.records import Field, Measure, Value
from ingest.tables_inside import with_tables_inside
from ingest.text import value_of

HEAD = (
    "# 北浜市情報化計画\n\n令和6年度～令和8年度\n\n北浜市の計画です。\n\n## 第3章 取り組むこと\n\n"
)
NAMES = (
    ("窓口の予約", "市民課"),
    ("水位の公開", "河川課"),
    ("電子決裁の徹底", "総務課"),
    ("図書の検索の改善", "図書館"),
)
YEARS = "年度\t令和6年度\t令和7年度\t令和8年度\n行程\t設計 →\t\t\n\t\t\t運用 →"
FIGURES = "成果指標\t指標名\t\t現状値\t目標値（令和8年度）\n\t利用する人の割合\t\t12.5％\t40.0％"


def _bare(inside: str) -> tuple[Candidate, ...]:
    """Measures of which a reader without columns has told the name, and cells as they stand."""
    text = "".join(f"{name}\n\n{name}に取り組みます。\n\n{inside}\n\n" for name, _ in NAMES)
    found = []
    for name, _ in NAMES:
        start = text.index(name)
        end = text.index(inside, start) + len(inside)
        at = text.index("\t", start)
        guess = Field("planned", "年度", value_of(text, "", at + 1, text.index("\t", at + 1)))
        named = value_of(text, "", start, start + len(name))
        found.append(Candidate((), "", None, named, "", start, end, (guess,)))
    return tuple(with_tables_inside(found, text, "", read_blocks(text)))


def _sheets(inside: str) -> tuple[Measure, ...]:
    """Measures as sheets of labels."""
    sheets = (
        f"番号\t{n}\t施策名\t{name}\n所管\t{lead}\t協力\t会計課\n内容\t{name}に取り組みます。\n{inside}\n"
        for n, (name, lead) in enumerate(NAMES, start=1)
    )
    return read_text(HEAD + "\n".join(sheets), "北浜.txt").measures


@pytest.mark.parametrize("read", [_bare, _sheets])
def test_years_and_figures_are_told_by_their_columns(read: object) -> None:
    assert callable(read)
    found = read(f"{YEARS}\n{FIGURES}")
    assert [m.name.text for m in found] == [name for name, _ in NAMES]
    for m in found:
        told = [(y.year, y.planned.text if y.planned else "") for y in m.years]
        assert ("令和6年度", "設計 →") in told
        assert ("令和8年度", "運用 →") in told
        (row,) = m.indicators
        assert row.name.text == "利用する人の割合"
        assert [(k, v.text) for k, v in row.values] == [
            ("現状値", "12.5％"),
            ("令和8年度", "40.0％"),
        ]


def test_cells_that_columns_tell_are_no_fields_of_their_own() -> None:
    for m in _bare(f"{YEARS}\n{FIGURES}"):
        assert not [f for f in m.fields if f.label == "年度"]


def test_rows_of_years_without_figures_are_steps() -> None:
    inside = (
        "進め方\t令和6年度\t令和7年度\t令和8年度\n機器\t検討\t入替え\t継続\n研修\t試行\t全課\t継続"
    )
    for m in _bare(inside):
        told = {s.name.text: {y: v.text for y, v in s.cells} for s in m.schedule}
        assert told["研修"]["令和7年度"] == "全課"
        assert not m.indicators


@pytest.mark.parametrize("second", ["3台\t5台\t→", "試行\t\t拡大"])
def test_names_below_the_label_of_plans_are_steps(second: str) -> None:
    inside = f"年次計画\t令和6年度\t令和7年度\t令和8年度\n①機器の入替え\t調査\t開始\t→\n②端末の増設\t{second}"
    for m in _sheets(inside):
        assert [s.name.text for s in m.schedule] == ["①機器の入替え", "②端末の増設"]
        assert m.schedule[0].cells[1][1].text == "開始"


@pytest.mark.parametrize("over", ["目標", "ねらい", "効果"])
def test_a_word_for_aims_may_stand_before_the_header_of_indicators(over: str) -> None:
    inside = (
        f"{over}\t指標\t令和5年度\t令和8年度\n\t紙の枚数\t142万枚\t60万枚\n\t決裁の割合\t０％\t90％"
    )
    for m in _sheets(inside):
        assert [i.name.text for i in m.indicators] == ["紙の枚数", "決裁の割合"]
        assert [(k, v.text) for k, v in m.indicators[0].values] == [
            ("令和5年度", "142万枚"),
            ("令和8年度", "60万枚"),
        ]


@pytest.mark.parametrize("said", [("検討", "調達", "運用"), ("検討した。", "調達", "運用")])
def test_fields_with_a_year_for_their_label_are_the_plan(said: tuple[str, ...]) -> None:
    text = "\n".join(said)
    starts = [text.index(t) for t in said]
    fields = tuple(
        Field("other", f"令和{n}年度", Value(t, "", at, at + len(t)))
        for n, (t, at) in enumerate(zip(said, starts, strict=True), start=6)
    )
    place = with_plan(Candidate((), "", None, Value("", "", 0, 0), "", 0, 9, fields), text)
    told = [(y.year, y.planned.text) for y in place.years if y.planned]
    done = "した" in text
    assert told == ([] if done else [(f.label, f.value.text) for f in fields])
    assert place.fields == (fields if done else ())
