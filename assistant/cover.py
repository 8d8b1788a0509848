"""How far each of many texts covers a topic, by an inverted index of tokens."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from assistant.topic import Topic

Scores = npt.NDArray[np.float64]


class Cover:
    """Postings of tokens over ``size`` texts."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        postings: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self.size = 0
        for i, tokens in enumerate(texts):
            self.size = i + 1
            for token in set(tokens):
                postings[token].append(i)
        self._postings = {t: np.array(p, dtype=np.int32) for t, p in postings.items()}

    def words(self, topic: Topic) -> Scores:
        """Likeness of the best form of each word of the topic in each text: (words, texts)."""
        out = np.zeros((len(topic.words), self.size))
        for row, word in zip(out, topic.words, strict=True):
            for form, likeness in word.forms.items():
                at = self._postings.get(form)
                if at is not None:
                    row[at] = np.maximum(row[at], likeness)
        return out


def share(likeness: Scores, topic: Topic) -> Scores:
    """Share, by weight, of the topic in each text, from the likeness of its words."""
    weights = np.array([w.weight for w in topic.words])
    total = weights.sum()
    return weights @ likeness / total if total else np.zeros(likeness.shape[1])
