"""Evidence units: sentences, rows and parts of records, each where it says it stands."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.units import Stretches, Unit, is_bare
from index.chunks import passages
from ingest.earlier import is_past
from ingest.records import Indicator, Row
from ingest.text import clean


@pytest.fixture(scope="module")
def units(harbour: Answerer) -> tuple[Unit, ...]:
    return harbour.ranker.units.all


def with_text(units: tuple[Unit, ...], text: str) -> Unit:
    found = [u for u in units if text in u.text]
    assert len(found) == 1, [u.text for u in found]
    return found[0]


def test_prose_and_rows_stand_where_they_say(harbour: Answerer, units: tuple[Unit, ...]) -> None:
    text = harbour.corpus.documents[0].text
    assert {u.kind for u in units} >= {"field", "row", "section", "term", "indicator", "lead"}
    for unit in units:
        raw = clean(text, unit.start, unit.end).text
        assert unit.text.split()[0] in raw
        if unit.kind in {"field", "section"}:
            assert raw.split() == unit.text.split()


def test_sentences_end_at_full_stops_outside_brackets(units: tuple[Unit, ...]) -> None:
    first, second = with_text(units, "個別計画"), with_text(units, "1,250人")
    assert first.text.endswith("もの。）です。")
    assert second.text.startswith("市民アンケート")
    assert first.item == second.item


def test_every_section_of_prose_gives_units(harbour: Answerer, units: tuple[Unit, ...]) -> None:
    prose = {p.section for p in passages(harbour.corpus) if p.kind == "section" and p.section}
    tabled = {t.section for t in harbour.corpus.tables}
    assert prose - tabled <= {u.section for u in units}


def test_a_short_row_is_one_unit_that_keeps_its_cells(units: tuple[Unit, ...]) -> None:
    row = with_text(units, "財務会計システム")
    assert row.kind == "row"
    assert isinstance(row.part, Row)
    assert [c.text for _, c in row.part.cells] == ["財務会計システム", "財政課", "令和3年10月", "令和9年3月"]  # fmt: skip
    assert "稼働開始" in row.context
    assert row.years == {"令和3年度", "令和8年度"}


def test_sheets_of_measures_give_no_rows(units: tuple[Unit, ...]) -> None:
    rows = [u.text for u in units if u.kind == "row"]
    assert not [t for t in rows if "港湾カメラ" in t or "主管課" in t]


def test_parts_of_a_record(units: tuple[Unit, ...]) -> None:
    inside = [u for u in units if u.measure and u.measure.number == "1-1"]
    roles = {u.role: u for u in inside}
    assert set(roles) >= {"content", "indicator", "lead", "related", "evaluation"}
    assert isinstance(roles["indicator"].part, Indicator)
    assert roles["indicator"].years == {"令和5年度", "令和6年度", "令和7年度"}
    assert roles["evaluation"].years == {"令和5年度"}
    assert (roles["lead"].text, roles["related"].text) == ("港湾課", "防災課")
    assert all("港湾カメラの設置" in u.context for u in inside)


def test_what_a_record_lacks_gives_no_unit(units: tuple[Unit, ...]) -> None:
    inside = {u.role for u in units if u.measure and u.measure.number == "1-2"}
    assert not inside & {"related", "evaluation", "indicator"}


def test_only_the_account_of_an_earlier_plan_is_past(units: tuple[Unit, ...]) -> None:
    past = [u for u in units if u.past]
    assert past
    assert {u.section[0] for u in past} == {"第2章 前計画の総括"}
    assert not [u for u in units if not u.past and "前計画" in " ".join(u.section)]


def test_past_measures_of_the_sample(sample: Answerer) -> None:
    inside = [u for u in sample.ranker.units.all if u.measure]
    assert {(u.past, u.role in {"lead", "action"}) for u in inside} == {
        (True, True),
        (True, False),
        (False, True),
        (False, False),
    }
    assert [u for u in inside if u.measure and u.past != is_past(u.measure)] == []
    older = [u for u in inside if u.municipality == "二本松市"]
    assert all(u.past == any("第3次計画" in s for s in u.section) for u in older)


def test_terms_carry_their_other_names(units: tuple[Unit, ...]) -> None:
    term = next(u for u in units if u.term == "LGWAN")
    assert term.kind == "term"
    assert set(term.names) == {"LGWAN", "総合行政ネットワーク"}


def test_the_arrays_follow_the_units(harbour: Answerer) -> None:
    units = harbour.ranker.units
    assert len(units.all) == units.own.size == units.around.size == len(units.names)
    for i, unit in enumerate(units.all):
        assert (units.kind[i], units.role[i], units.town[i]) == (unit.kind, unit.role, "みなと市")
        assert i in units.of_item[unit.item]
        assert bool(units.past[i]) is unit.past
        assert bool(units.measure[i] >= 0) is (unit.measure is not None)
    assert {i for held in units.of_measure.values() for i in held} == {
        i for i, u in enumerate(units.all) if u.measure
    }


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("計画の位置づけ", True),
        ("利用者は増えました。", False),
        ("9か所", False),
        ("対象（市民）", False),
        ("あ" * 40, False),
    ],
)
def test_headings_and_labels_are_bare(text: str, bare: bool) -> None:
    assert is_bare(text) is bare


@pytest.mark.parametrize(
    ("start", "end", "holds", "meets"),
    [(10, 20, True, True), (12, 15, True, True), (5, 11, False, True), (20, 25, False, False)],
)
def test_stretches(start: int, end: int, holds: bool, meets: bool) -> None:
    stretches = Stretches([("a.txt", 10, 20), ("b.txt", 0, 100)])
    assert stretches.holds("a.txt", start, end) is holds
    assert stretches.meets("a.txt", start, end) is meets
    assert not stretches.meets("c.txt", start, end)
