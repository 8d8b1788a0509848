"""One calibration: both models from the tuning half, as tables, and as the file of weights."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress
from rich.table import Table

from assistant.doubts import DOUBTS, TERMS
from assistant.rank import NAMES
from evals.calibrate import (
    STRENGTH,
    STRENGTHS,
    Ranking,
    learn_ranking,
    left_out,
    ranking_of,
    with_priors,
)
from evals.calibrate_decision import RANKING_STRENGTH, Learned, cases_of, learn_decision
from evals.examples import Bench, Example, Floats, examples_of, tuning_files
from evals.files import QUESTIONS
from evals.report import cells_of, ranked_cell
from evals.saved import write_text
from index.store import Index

WEIGHTS = Path(__file__).parents[1] / "assistant" / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """The learned weights, and how good models learned in the same way are on unseen questions.

    ``rankings`` holds one figure per strength of the penalty, then that of the strength taken with
    the priors, by name.
    """

    rank: Floats
    decision: Learned
    rankings: Mapping[str, Ranking]
    questions: int


def calibrate(index: Index, path: Path | None, shown: Progress) -> Calibration:
    """Learn both models from the tuning half of the questions that fit the index."""
    texts = {d.source: d.text for d in index.corpus.documents}
    sets = tuning_files(path or QUESTIONS, texts)
    bench = Bench(index)
    step = _steps(shown)
    examples = examples_of(bench, sets, step("特徴の計算", sum(len(s.questions) for s in sets)))
    files = len({e.file for e in examples})
    advance = step("順位の学習", files * len(STRENGTHS) + 1)
    folds = {strength: left_out(examples, strength, advance) for strength in STRENGTHS}
    rank = with_priors(learn_ranking(examples))
    advance()
    # A file without an example taught the ranker nothing.
    unseen = {s.name: rank for s in sets} | _bounded(folds[RANKING_STRENGTH])
    cases = cases_of(bench, examples, sets, unseen, step("判断の学習", len(examples)))
    return Calibration(rank, learn_decision(cases), _rankings(examples, folds), len(examples))


def weights_of(found: Calibration) -> dict[str, dict[str, float]]:
    """The weights by name, as the ranker reads them."""
    model = found.decision.model
    rank = dict(zip(NAMES, found.rank, strict=True))
    decide = dict(zip(TERMS, model.weights, strict=True)) | {"bias": model.bias}
    mean = dict(zip(DOUBTS, model.mean, strict=True))
    scale = dict(zip(DOUBTS, model.scale, strict=True))
    parts = {"rank": rank, "decide": decide, "mean": mean, "scale": scale}
    return {name: _rounded(part) for name, part in parts.items()}


def write_weights(found: Calibration, path: Path) -> None:
    """Write the file of weights anew; raises ``RunFileError`` where it cannot be written."""
    write_text(path, json.dumps(weights_of(found), indent=1) + "\n")


def ranking_table(found: Calibration) -> Table:
    """How high the right unit stands, each file ranked by what the others taught."""
    table = Table(
        title=f"順位の学習（調整用{found.questions}問、ファイルを1つずつ除いた交差検証）",
        caption="Cは正則化の弱さ、区間は95％。R@kは、正解の文か行がk位までにある質問の割合です。",
    )
    table.add_column("設定")
    for name in ("R@1", "R@3", "R@10", "候補に正解なし"):
        table.add_column(name, justify="right")
    for name, ranking in found.rankings.items():
        rates = (ranking.at_1, ranking.at_3, ranking.at_10)
        table.add_row(name, *map(ranked_cell, rates), str(ranking.missed))
    return table


def decision_table(decision: Learned) -> Table:
    """What each threshold of the decision costs on either side."""
    table = Table(
        title=f"判断の学習（交差検証、AUC {decision.auc:.3f}）",
        caption="作例は、正解を除いた質問と、別の自治体について尋ねた質問です（答えがある場合を含みます）。",
    )
    table.add_column("しきい値")
    names = ("断った（答えがある）", "答えた（答えがない）", "答えた（作例）")
    for name in names:
        table.add_column(name, justify="right")
        table.add_column("95％区間", justify="right")
        table.add_column("件数", justify="right")
    for one in decision.decided:
        rates = (one.refused, one.answered, one.made_answered)
        table.add_row(f"{one.threshold:g}", *(cell for rate in rates for cell in cells_of(rate)))
    return table


def _rankings(
    examples: Sequence[Example], folds: Mapping[float, dict[str, Floats]]
) -> dict[str, Ranking]:
    found = {f"C={c:g}": ranking_of(examples, learned) for c, learned in folds.items()}
    bounded = ranking_of(examples, _bounded(folds[STRENGTH]))
    return found | {f"C={STRENGTH:g}（採用、限度つき）": bounded}


def _bounded(learned: Mapping[str, Floats]) -> dict[str, Floats]:
    return {file: with_priors(weights) for file, weights in learned.items()}


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in weights.items()}


def _steps(shown: Progress) -> Callable[[str, int], Callable[[], object]]:
    """Adds a task to the bar and returns what advances it."""

    def step(label: str, total: int) -> Callable[[], object]:
        task = shown.add_task(label, total=total)
        return lambda: shown.advance(task)

    return step
