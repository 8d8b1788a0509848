"""The fictional plans: what is read of them beside the gold, and the places of their questions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.files import QUESTIONS, load_questions
from evals.gold import load_gold
from evals.reading import PlanReading
from evals.reading_cli import readings
from ingest.changes import Change, changes
from ingest.editions import Shelf, shelves
from ingest.files import plan_files, read_file
from ingest.folder import read_folder
from ingest.records import Value
from ingest.text import fold, nfkc

PLANS = Path(__file__).resolve().parents[2] / "evals" / "plans"
# Each is read as one folder; below ``editions`` lie the editions of one plan and its accounts.
PAIRS = sorted(f"editions/{p.name}" for p in (PLANS / "editions").iterdir())
HELD = ["held_out"] if (PLANS / "held_out").is_dir() else []  # between two sets there is none
HELD_PAIRS = sorted(f"held_out_editions/{p.name}" for p in (PLANS / "held_out_editions").iterdir())
FOLDERS = ("fiction", *PAIRS)
TUNING = [f"{folder}/{name}" for folder in FOLDERS for name in sorted(load_gold(PLANS / folder))]
# The day on which the editions were written; later another one of them is in force.
YEAR = 2026


@pytest.fixture(scope="module")
def fiction() -> Mapping[str, PlanReading]:
    return {f"{f}/{one.source}": one for f in FOLDERS for one in readings(PLANS / f)}


def test_every_plan_has_its_gold() -> None:
    found = [f"{folder}/{p.name}" for folder in FOLDERS for p in plan_files(PLANS / folder)]
    assert found == TUNING


@pytest.mark.parametrize("plan", TUNING)
def test_every_measure_is_read_with_number_and_departments(
    fiction: Mapping[str, PlanReading], plan: str
) -> None:
    assert all(fiction[plan].led)
    assert not fiction[plan].spurious


@pytest.mark.parametrize("plan", TUNING)
def test_every_term_is_read(fiction: Mapping[str, PlanReading], plan: str) -> None:
    assert all(fiction[plan].told)
    assert not fiction[plan].strange
    assert not fiction[plan].doubled


@pytest.mark.parametrize("plan", TUNING)
def test_the_plan_says_what_it_is(fiction: Mapping[str, PlanReading], plan: str) -> None:
    assert [k for k, (_, _, right) in fiction[plan].identity.items() if not right] == []


@pytest.mark.parametrize("folder", PAIRS)
def test_exactly_the_seeded_changes_are_told(folder: str) -> None:
    corpus = read_folder(PLANS / folder)
    found = shelves(corpus.documents, YEAR)
    old, new = (
        [m for m in corpus.measures if found[m.source] == Shelf("plan", age)] for age in (1, 0)
    )
    seeded = json.loads((PLANS / folder / "changes.json").read_text("utf-8"))
    told = changes(old, new) if old else ()
    assert sorted(map(_told, told)) == sorted(map(_seeded, seeded))


def _told(change: Change) -> tuple[str, ...]:
    named = (f"{nfkc(m.number)} {fold(m.name.text)}" if m else "" for m in (change.old, change.new))
    what = change.what if change.kind in {"target", "schedule"} else ""
    return change.kind, *named, *_values(change.kind, what, change.before, change.after)


def _seeded(change: dict[str, Any]) -> tuple[str, ...]:
    named = (f"{m['no']} {fold(m['name'])}" if m else "" for m in (change["old"], change["new"]))
    what = change["what"] if change["kind"] in {"target", "schedule"} else ""
    ends = ([change["before"]], [change["after"]])
    return change["kind"], *named, *_values(change["kind"], what, *ends)


def _values(kind: str, what: str, *ends: Iterable[Value | str]) -> tuple[str, ...]:
    """What changed and both values: of targets without the year, of departments in any order.
    Numbers stand in the measures.
    """
    told = [[v if isinstance(v, str) else v.text for v in end] for end in ends]
    if kind in {"added", "dropped", "renumbered"}:
        return ()
    names = (sorted(fold(n) for v in end for n in v.split("、") if n) for end in told)
    return (fold(re.sub(r" \S+年度$", "", what)), *("、".join(n) for n in names))


@pytest.mark.parametrize(
    ("name", "least"),
    [("fiction", 50), *((h, 50) for h in HELD), *((p, 5) for p in (*PAIRS, *HELD_PAIRS))],
)
def test_evidence_of_each_question_stands_in_its_plan(name: str, least: int) -> None:
    texts = {p.name: read_file(p).written.text for p in plan_files(PLANS / name)}
    questions = load_questions(QUESTIONS / name)
    assert len(questions) >= least
    for question in questions:
        for span in question.spans:
            assert 0 <= span.start < span.end <= len(texts[span.source])
            assert texts[span.source][span.start : span.end].strip()
        assert bool(question.spans) != (question.status == "not_found")
