"""Rows that slipped sideways are laid out again by the kind of what their cells hold."""

from __future__ import annotations

import pytest

from ingest.align import MAX_COLUMNS, aligned, kind_of
from ingest.blocks import Cell, Line
from ingest.records import Role

ROLES: tuple[Role | None, ...] = (None, "goal", "number", "state", "name", "lead", "related")


def line(text: str) -> Line:
    cells = tuple(Cell(c, i, i + len(c)) for i, c in enumerate(text.split("|")))
    return Line(0, len(text), cells)


def texts(text: str, roles: tuple[Role | None, ...] = ROLES) -> str:
    return "|".join(c.text for c in aligned(line(text), roles).cells)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("1-2-(3)", "number"),
        ("(4)", "number"),
        ("12", "digits"),
        ("新規", "state"),
        ("継 続", "state"),
        ("市民課、情報課", "departments"),
        ("各業務所管課", "departments"),
        ("窓口予約の導入", "words"),
        ("継続的な見直し", "words"),
    ],
)
def test_kinds(cell: str, kind: str) -> None:
    assert kind_of(cell) == kind


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        # number and state one column to the left
        ("|1-(2)|新規|窓口予約の導入|市民課||", "||1-(2)|新規|窓口予約の導入|市民課|"),
        # a number far to the left of its state, with holes between
        ("1-(2)|||新規|窓口予約の導入|市民課|情報課", "||1-(2)|新規|窓口予約の導入|市民課|情報課"),
        # one column to the right, the last department pushed out of the table
        ("||方針2|1-(2)|継続|窓口予約|市民課", "|方針2|1-(2)|継続|窓口予約|市民課|"),
        # the group of the row stays beside the number
        ("便利なまち|1-(3)|新規|道路台帳|土木課||", "|便利なまち|1-(3)|新規|道路台帳|土木課|"),
    ],
)
def test_a_slipped_row_is_put_back(printed: str, meant: str) -> None:
    assert texts(printed) == meant


@pytest.mark.parametrize(
    "printed",
    [
        "理念|方針1|1-(1)|新規|窓口予約|市民課|情報課",
        "||1-(1)|新規|窓口予約|市民課|",
        "|||新規|窓口予約||",
        "|備考のある行|||||",
        "||1-(1)|○|窓口予約|市民課|",
    ],
)
def test_a_row_that_fits_is_left_alone(printed: str) -> None:
    assert texts(printed) == printed


def test_only_tables_of_measures_are_touched() -> None:
    assert texts("1-2|新規|3", (None, None, None)) == "1-2|新規|3"
    assert texts("新規|17|13", ("area", None, None)) == "新規|17|13"
    assert texts("|17|窓口", ("number", "name", None)) == "|17|窓口"


@pytest.mark.parametrize("columns", [MAX_COLUMNS, MAX_COLUMNS + 1])
def test_a_very_wide_row_is_left_alone(columns: int) -> None:
    roles: tuple[Role | None, ...] = ("number", "state", "name", *([None] * (columns - 3)))
    moved = texts("|1-(2)|新規|窓口予約", roles).split("|")[:3] == ["1-(2)", "新規", "窓口予約"]
    assert moved == (columns <= MAX_COLUMNS)


def test_cells_keep_their_places() -> None:
    moved = aligned(line("|1-(2)|新規|窓口予約の導入|市民課||"), ROLES)
    assert next((c.text, c.start) for c in moved.cells if c.text) == ("1-(2)", 1)
