"""Whether the built-in model still fits plans that have changed since it was trained."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection
from pathlib import Path

import numpy as np

from index import generations
from index.counts import Counts
from index.dense import StaticEmbeddings

# Of all passages that it was or would be trained on, the share that it has in common with both.
SHARED = 0.8
# The share of the tokens of the plans that it may have no vector for.
UNKNOWN = 0.05
MODEL = "model"
_TRAINED = "trained.json"


def kept_model(
    taken: Path, folder: Path, said: Collection[str], terms: Counts
) -> StaticEmbeddings | None:
    """The model of the whole generation ``taken``, if it fits; it stands in ``folder`` then.

    ``said`` is what the passages say, ``terms`` are their tokens.
    """
    trained = taken / _TRAINED
    if not trained.is_file():
        return None
    first, now = set(json.loads(trained.read_text("utf-8"))), set(said)
    if len(first & now) < SHARED * len(first | now):
        return None
    model = StaticEmbeddings(taken / MODEL, generations.told(taken)["fingerprint"])
    if unknown(terms, model) > UNKNOWN:
        return None
    shutil.copytree(taken / MODEL, folder / MODEL, copy_function=_linked)
    shutil.copy2(trained, folder / _TRAINED)
    return model


def write_trained(folder: Path, said: Collection[str]) -> None:
    """Note what the model in ``folder`` was trained on."""
    (folder / _TRAINED).write_text(json.dumps(sorted(set(said))), encoding="utf-8")


def unknown(terms: Counts, model: StaticEmbeddings) -> float:
    """The share of tokens, as often as they stand, that ``model`` has no vector for."""
    foreign = np.array([not model.knows(token) for token in terms.tokens], dtype=bool)
    return float(terms.times[foreign[terms.columns]].sum() / max(terms.times.sum(), 1))


def _linked(source: str, target: str) -> None:
    """The same file under another name, for it is never written again; a copy where that fails."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
