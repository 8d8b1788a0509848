"""The table of what falls when one mechanism is off, over a small fake system."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from evals.ablate import ablate, falls_table
from evals.ablations import Ablation
from evals.answered import Answered
from evals.measure import bar
from evals.questions import Question, Span
from evals.run import Mode
from evals.system import System
from tests.evals.samples import LEAD, RIGHT, TEXT, WRONG, printed

SECOND = replace(LEAD, id="lead-02", wrong=("人事課",))
on = {"first": True, "second": True}


@contextmanager
def off(name: str) -> Iterator[None]:
    on[name] = False
    try:
        yield
    finally:
        on[name] = True


ABLATIONS = tuple(Ablation(n, f"仕組み{n}", lambda n=n: off(n)) for n in on)  # type: ignore[misc]


def make() -> System:
    """Built anew each time: it is as good as what is on while it is built."""
    good, finds = on["first"], on["second"]

    def ask(question: Question) -> Answered:
        return RIGHT if good or question == LEAD else WRONG

    def search(question: Question, mode: Mode) -> list[Span]:
        assert mode == "hybrid"
        return [Span("k.txt", 0, len(TEXT))] if finds else []

    return System(search, ask, {"k.txt": TEXT})


def test_each_is_off_alone_and_what_falls_is_told() -> None:
    with bar() as shown:
        whole, falls = ablate(make, [LEAD, SECOND], ABLATIONS, shown)
    assert [r.passed for r in whole.answers.results] == [True, True]
    assert whole.search.recall_5.value == 1.0
    first, second = falls
    assert [pair[0].id for pair in first.found.worse] == ["lead-02"]
    assert first.found.row("wrong").difference == 0.5
    assert first.part.search.recall_5.value == 1.0
    assert second.found.worse == ()
    assert second.part.search.recall_5.value == 0.0
    shown_table = printed(falls_table(whole, falls))
    assert "2/2問合格" in shown_table
    lines = {n: line for n in on for line in shown_table.splitlines() if f"仕組み{n} {n}" in line}
    assert "-50.0ポイント" in lines["first"]
    assert "+50.0ポイント" in lines["first"]
    assert "0.000 (-1.000)" in lines["second"]
