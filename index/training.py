"""Training the built-in model at ingest, on pairs that the plans themselves give."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.chunks import Passage
from index.tokens import terms
from index.wordvectors import WordVectors, load

Matrix = npt.NDArray[np.float32]
DIMENSION = 128
EPOCHS = 8
BATCH = 128
RATE = 0.02
SEED = 20260401
# Words the plans do not use but that are near one they do: how near, and how many at most.
NEAR = 0.55
MAX_NEAR = 30_000
UNKNOWN = "[UNK]"


def train(passages: Sequence[Passage], folder: Path) -> None:
    """Train a static model on ``passages`` and save it to ``folder``, the same for the same input.

    A random part of a passage is the query and the rest of it the answer; a title asks for its
    text. The other answers of a batch are the negatives (multiple negatives ranking, Henderson et
    al. 2017). Vectors start from word vectors weighted by inverse document frequency.
    """
    bags = [terms(p.indexed) for p in passages]
    words, start = _vocabulary(bags)
    model = _model(words, start)
    _fit(model, _pairs(passages, random.Random(SEED)))  # noqa: S311
    model.save(str(folder), create_model_card=False)


def _vocabulary(bags: list[list[str]]) -> tuple[list[str], Matrix]:
    counts = Counter(t for bag in bags for t in set(bag))
    words = sorted(counts)
    table = load()
    generator = np.random.default_rng(SEED)
    if table is None:
        vectors = generator.normal(0, 0.1, (len(words), DIMENSION)).astype(np.float32)
    else:
        near = _near_words(table, set(words))
        words = words + near
        vectors = _projected(table, words, generator)
    weights = np.array(
        [math.log(1 + len(bags) / (1 + counts[w])) if w in counts else 4.0 for w in words],
        dtype=np.float32,
    )
    return [UNKNOWN, *words], np.vstack(
        [np.zeros((1, DIMENSION), np.float32), vectors * weights[:, None]]
    )


def _near_words(table: WordVectors, known: set[str]) -> list[str]:
    """Words unknown to the plans whose vector is close to one of theirs, closest first."""
    rows = sorted({r for w in known if (r := table.row(w)) is not None})
    if not rows:
        return []
    units = table.vectors / np.maximum(np.linalg.norm(table.vectors, axis=1, keepdims=True), 1e-6)
    best = (units @ units[rows].T).max(axis=1)
    found = []
    for word in table.words():
        if 2 <= len(word) <= 10 and word not in known:
            row = table.row(word)
            if row is not None and best[row] >= NEAR:
                found.append((-float(best[row]), word))
    return [w for _, w in sorted(found)[:MAX_NEAR]]


def _projected(table: WordVectors, words: list[str], generator: np.random.Generator) -> Matrix:
    """Vectors of words on the main axes of the table; a word it does not know starts small."""
    rows = [table.row(w) for w in words]
    known = np.array([r for r in rows if r is not None])
    centred = table.vectors[known] - table.vectors[known].mean(axis=0)
    _, _, axes = np.linalg.svd(centred[:20000], full_matrices=False)
    flat = (table.vectors - table.vectors[known].mean(axis=0)) @ axes[:DIMENSION].T
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    out = generator.normal(0, 0.3 / math.sqrt(DIMENSION), (len(words), DIMENSION))
    for i, row in enumerate(rows):
        if row is not None:
            out[i] = flat[row]
    return out.astype(np.float32)


def _pairs(passages: Sequence[Passage], chance: random.Random) -> list[tuple[str, str]]:
    """(query, answer) as segmented texts, for all epochs together."""
    pairs = []
    for _ in range(EPOCHS):
        batch = []
        for passage in passages:
            body = terms(passage.text)
            title = terms(passage.title)
            if len(body) < 6:
                continue
            size = chance.randint(3, max(4, len(body) // 3))
            at = chance.randrange(max(len(body) - size, 1))
            query = body[at : at + size]
            rest = title + body[:at] + body[at + size :]
            if chance.random() < 0.3 and title:
                query, rest = title, body
            batch.append((" ".join(query), " ".join(rest)))
        chance.shuffle(batch)
        pairs.extend(batch)
    return pairs


def _model(words: list[str], vectors: Matrix) -> Any:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import (
        StaticEmbedding,
    )
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=vectors)], device="cpu"
    )


def _fit(model: Any, pairs: list[tuple[str, str]]) -> None:
    import torch
    from sentence_transformers.sentence_transformer.losses import (
        MultipleNegativesRankingLoss,
    )

    torch.manual_seed(SEED)
    loss = MultipleNegativesRankingLoss(model)
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE)
    for i in range(0, len(pairs), BATCH):
        batch = pairs[i : i + BATCH]
        if len(batch) < 2:
            continue
        features = [model.preprocess([p[side] for p in batch]) for side in (0, 1)]
        optimiser.zero_grad()
        loss(features, torch.zeros(len(batch))).backward()
        optimiser.step()
