"""How often each token stands in each passage: a sparse table that can be cut and put together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Counts:
    """Row ``i`` holds the tokens ``columns[starts[i]:starts[i + 1]]``, in ascending order, each as
    often as ``times`` says; ``tokens`` are sorted, and each stands in some row.
    """

    tokens: tuple[str, ...]
    starts: Ints
    columns: Ints
    times: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def of(cls, bags: Iterable[Sequence[str]]) -> Counts:
        """The table of bags of tokens, a row each."""
        counted = [sorted(Counter(bag).items()) for bag in bags]
        tokens = sorted({token for row in counted for token, _ in row})
        places = {token: i for i, token in enumerate(tokens)}
        return cls(
            tuple(tokens),
            _starts([len(row) for row in counted]),
            np.array([places[token] for row in counted for token, _ in row], dtype=np.int32),
            np.array([n for row in counted for _, n in row], dtype=np.int32),
        )

    def rows(self, which: Sequence[int]) -> Counts:
        """The table of some rows, in the order given."""
        wanted = np.asarray(which, dtype=np.int64)
        lengths = np.diff(self.starts)[wanted]
        starts = _starts(lengths)
        first = np.repeat(self.starts[:-1][wanted] - starts[:-1], lengths)
        taken = first + np.arange(starts[-1])
        columns = self.columns[taken]
        used = np.bincount(columns, minlength=len(self.tokens)) > 0
        numbers = (np.cumsum(used) - 1).astype(np.int32)
        tokens = tuple(self.tokens[i] for i in np.flatnonzero(used))
        return Counts(tokens, starts, numbers[columns], self.times[taken])

    def stacked(self, below: Counts) -> Counts:
        """This table with the rows of another one below its own."""
        tokens = sorted({*self.tokens, *below.tokens})
        places = {token: i for i, token in enumerate(tokens)}

        def placed(part: Counts) -> Ints:
            return np.array([places[t] for t in part.tokens], dtype=np.int32)[part.columns]

        return Counts(
            tuple(tokens),
            np.concatenate([self.starts, below.starts[1:] + self.starts[-1]]),
            np.concatenate([placed(self), placed(below)]),
            np.concatenate([self.times, below.times]),
        )

    def save(self, folder: Path) -> None:
        """Write the table below ``folder``."""
        folder.mkdir(parents=True)
        (folder / "tokens.json").write_text(json.dumps(self.tokens, ensure_ascii=False), "utf-8")
        for name in ("starts", "columns", "times"):
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> Counts:
        """Read a table that ``save`` wrote."""
        tokens = tuple(json.loads((folder / "tokens.json").read_text("utf-8")))
        arrays = [np.load(folder / f"{name}.npy") for name in ("starts", "columns", "times")]
        return cls(tokens, *arrays)


def _starts(lengths: Sequence[int] | npt.NDArray[np.integer]) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
