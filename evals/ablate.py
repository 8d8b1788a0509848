"""Run the questions with one mechanism off at a time and see what falls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.progress import Progress
from rich.table import Table

from evals.ablations import Ablation
from evals.compare import Comparison, compare
from evals.measure import ask_all
from evals.questions import Question
from evals.report import cells_of
from evals.run import RetrievalScore, run_retrieval, searchable
from evals.saved import Run, run_of
from evals.system import System


@dataclass(frozen=True, slots=True)
class Part:
    """What one configuration does: its search and its answers."""

    search: RetrievalScore
    answers: Run


@dataclass(frozen=True, slots=True)
class Fall:
    """What one mechanism being off does, and how its answers compare to those with all on."""

    ablation: Ablation
    part: Part
    found: Comparison


def ablate(
    make: Callable[[], System],
    questions: Sequence[Question],
    ablations: Sequence[Ablation],
    shown: Progress,
) -> tuple[Part, tuple[Fall, ...]]:
    """The run with everything on, and each run with one thing off; ``make`` builds the system."""
    whole = _part(make(), questions, shown, "すべて有効")
    falls = []
    for ablation in ablations:
        with ablation.off():
            part = _part(make(), questions, shown, f"{ablation.name}なし")
        falls.append(Fall(ablation, part, compare(whole.answers, part.answers)))
    return whole, tuple(falls)


def falls_table(whole: Part, falls: Sequence[Fall]) -> Table:
    """One line per mechanism: search and answers without it, and what that costs."""
    results = whole.answers.results
    passed = sum(result.passed for result in results)
    title = (
        f"仕組みを1つずつ止めたとき（すべて有効: {passed}/{len(results)}問合格、"
        f"Recall@5 {whole.search.recall_5.value:.3f}）"
    )
    table = Table(title=title, caption="p値は、合格についてのMcNemarの正確検定（両側）です。")
    table.add_column("止めた仕組み")
    for name in ("Recall@5", "合格", "差", "失った", "得た", "p値", "誤った事実の差"):
        table.add_column(name, justify="right")
    for fall in falls:
        table.add_row(*_cells(fall, whole))
    return table


def _part(system: System, questions: Sequence[Question], shown: Progress, label: str) -> Part:
    score = run_retrieval(searchable(questions), system.search, "hybrid")
    return Part(score, run_of(ask_all(questions, system, shown, label)))


def _cells(fall: Fall, whole: Part) -> tuple[str, ...]:
    row, wrong = fall.found.row("passed"), fall.found.row("wrong")
    recall = fall.part.search.recall_5.value
    return (
        f"{fall.ablation.label} {fall.ablation.name}",
        f"{recall:.3f} ({recall - whole.search.recall_5.value:+.3f})",
        cells_of(row.after)[0],
        f"{row.difference * 100:+.1f}ポイント",
        str(len(fall.found.worse)),
        str(len(fall.found.better)),
        "―" if row.p is None else f"{row.p:.3f}",
        f"{wrong.difference * 100:+.1f}ポイント",
    )
