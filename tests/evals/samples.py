"""A question, a refusal and an answer that the tests of evals share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from evals.answered import Answered, Cited
from evals.grades import grade
from evals.judge import judge
from evals.questions import Question, Span
from evals.run import Outcome
from evals.system import System

TEXT = "情報課が主管する。"
TEXTS = {"k.txt": TEXT, "s.txt": TEXT}
LEAD = Question(
    id="lead-01",
    question="北市の[担当]課は？",
    kind="lead",
    city="北市",
    status="answered",
    max_chars=50,
    facts=(("情報課",),),
    spans=(Span("k.txt", 0, 3),),
)
ABSENT = Question("absent-01", "南市の担当課は？", "absent", "なし", "not_found", 50)
RIGHT = Answered("answered", "情報課です。[1]", (Cited("北市", "k.txt", 0, 3, "情報課"),))
WRONG = replace(RIGHT, answer="人事課です。[1]")
REFUSAL = Answered("not_found", "計画に記載がありません。")


def text_of(source: str) -> str | None:
    return TEXTS.get(source)


def outcome(question: Question, given: Answered) -> Outcome:
    return Outcome(
        question, given, judge(question, given, text_of), grade(question, given, text_of)
    )


def system(given: Answered = RIGHT) -> System:
    """A system that always finds, and always says the same."""
    hits = [Span("k.txt", 0, len(TEXT))]
    return System(lambda question, mode: hits, lambda question: given, {"k.txt": TEXT})


@contextmanager
def opened(data: Path) -> Iterator[System]:
    """As ``open_system``, for any folder."""
    yield system()


def printed(table: object) -> str:
    """What a wide terminal shows of ``table``."""
    console = Console(width=300)
    with console.capture() as capture:
        console.print(table)
    return capture.get()
