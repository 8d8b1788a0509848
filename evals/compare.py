"""Two runs on the same questions: what differs, and whether by more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table

from evals.intervals import Rate, mcnemar, rate_of
from evals.report import cells_of, shown
from evals.saved import Result, Run, RunFileError
from evals.scores import LABELS

Pair = tuple[Result, Result]


@dataclass(frozen=True, slots=True)
class Row:
    """A rate before and after over the questions that have it in both runs.

    ``p`` is that of McNemar's exact test, ``None`` for means, which it does not apply to.
    """

    key: str
    before: Rate
    after: Rate
    p: float | None

    @property
    def difference(self) -> float:
        """After less before."""
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rates side by side, the questions that changed, how many only one run has."""

    rows: tuple[Row, ...]
    better: tuple[Pair, ...]
    worse: tuple[Pair, ...]
    unpaired: int

    def row(self, key: str) -> Row:
        """The row of one rate; ``KeyError`` if there is none."""
        return {row.key: row for row in self.rows}[key]


def compare(before: Run, after: Run) -> Comparison:
    """Compare on the questions that both runs asked; raises ``RunFileError`` if there are none."""
    later = {result.id: result for result in after.results}
    pairs = tuple((r, later[r.id]) for r in before.results if r.id in later)
    if not pairs:
        raise RunFileError("2つの測定に共通する質問がありません。")
    return Comparison(
        rows=tuple(row for key in LABELS if (row := _row(key, pairs))),
        better=tuple((a, b) for a, b in pairs if b.passed and not a.passed),
        worse=tuple((a, b) for a, b in pairs if a.passed and not b.passed),
        unpaired=len(before.results) + len(after.results) - 2 * len(pairs),
    )


def _row(key: str, pairs: Sequence[Pair]) -> Row | None:
    both = [(a.values.get(key), b.values.get(key)) for a, b in pairs]
    told = [(x, y) for x, y in both if x is not None and y is not None]
    if not told:
        return None
    before, after = [x for x, _ in told], [y for _, y in told]
    binary = {*before, *after} <= {0.0, 1.0}
    lost = sum(x > y for x, y in told)
    gained = sum(x < y for x, y in told)
    p = mcnemar(lost, gained) if binary else None
    return Row(key, rate_of(before), rate_of(after), p)


def rates_table(found: Comparison) -> Table:
    """The rates side by side with their difference and p-value."""
    table = Table(title="2つの測定の比較", caption="p値はMcNemarの正確検定（両側）です。")
    table.add_column("項目")
    for name in ("前", "後", "差", "p値", "問"):
        table.add_column(name, justify="right")
    for row in found.rows:
        p = "―" if row.p is None else f"{row.p:.3f}"
        before, after = cells_of(row.before)[0], cells_of(row.after)[0]
        points = f"{row.difference * 100:+.1f}ポイント"
        table.add_row(LABELS[row.key], before, after, points, p, str(row.before.n))
    return table


def changes_table(title: str, pairs: Sequence[Pair]) -> Table:
    """Questions that changed sides, with the answers before and after."""
    table = Table(title=f"{title}（{len(pairs)}問）")
    for name in ("id", "質問", "前の回答", "後の回答"):
        table.add_column(name, overflow="fold")
    for before, after in pairs:
        said = [shown(r.given.error or r.given.answer) for r in (before, after)]
        table.add_row(shown(before.id), shown(before.question), *said)
    return table
