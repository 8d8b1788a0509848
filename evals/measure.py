"""One evaluation: choose the questions that fit the index, run what is asked for, with a bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.files import QUESTIONS, QuestionSet, fitting, load_sets, merged
from evals.halves import only
from evals.questions import Question, QuestionsError
from evals.run import MODES, Outcome, RetrievalScore, run_answers, run_retrieval, searchable
from evals.system import System, open_system

OpenSystem = Callable[[Path], AbstractContextManager[System]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: the sets asked, the retrieval scores, the outcomes, the texts of the plans."""

    sets: tuple[str, ...]
    retrieval: tuple[RetrievalScore, ...]
    outcomes: tuple[Outcome, ...]
    texts: Mapping[str, str]


def measure(
    data: Path,
    path: Path | None = None,
    *,
    part: str = "all",
    retrieval: bool = True,
    answers: bool = True,
    opener: OpenSystem = open_system,
) -> Evaluation:
    """Load the questions, open the system and run what is asked for, with a bar on stderr."""
    sets = load_sets(path or QUESTIONS)
    with opener(data) as system:
        names, questions = chosen(sets, system.texts, part)
        with bar() as shown:
            scores = _retrieval(questions, system, shown) if retrieval else ()
            outcomes = ask_all(questions, system, shown) if answers else ()
        return Evaluation(names, scores, outcomes, system.texts)


def chosen(
    sets: Sequence[QuestionSet], texts: Mapping[str, str], part: str
) -> tuple[tuple[str, ...], tuple[Question, ...]]:
    """Names and questions, of one half or of both, of the sets that fit the plans."""
    fits = fitting(sets, texts)
    questions = only(merged(fits), part)
    if not questions:
        raise QuestionsError("選ばれた半分に、質問が1問もありません。")
    return tuple(s.name for s in fits), questions


def ask_all(
    questions: Sequence[Question], system: System, shown: Progress, label: str = "回答"
) -> tuple[Outcome, ...]:
    """Ask every question, one step of the bar each."""
    task = shown.add_task(label, total=len(questions))
    return run_answers(questions, system.ask, system.text_of, lambda: shown.advance(task))


def bar() -> Progress:
    """A progress bar on stderr that goes when the work is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)


def _retrieval(
    questions: Sequence[Question], system: System, shown: Progress
) -> tuple[RetrievalScore, ...]:
    asked = searchable(questions)
    task = shown.add_task("検索", total=len(asked) * len(MODES))
    return tuple(
        run_retrieval(asked, system.search, mode, lambda: shown.advance(task)) for mode in MODES
    )
