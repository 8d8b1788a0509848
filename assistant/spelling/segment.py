"""A run of kana cut into the words of the plans that sound so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.spelling.cuts import Cut
from assistant.spelling.entries import Entry
from assistant.spelling.sounds import key, loose
from assistant.spelling.vocabulary import Vocabulary

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
# What joins words; any other kana between two words costs more.
_JOINTS = frozenset("のはがをにでともへや")
# Cost of a word, of a joint and of kana left over; shortest reading that is a word by itself.
_WORD, _JOINT, _REST = 2.0, 1.0, 2.5
SHORTEST = 3
# How many times as often as any other a word must stand to be meant by a reading they share.
_SURE = 10


def segments(
    run: str, fluent_at: Sequence[bool], vocabulary: Vocabulary, following: str = ""
) -> list[Cut]:
    """The words of the plans in ``run``; none where two ways to cut it are equally good.

    ``fluent_at`` tells which of its characters stand in words that are understood: a word found in
    such characters alone is chance, unless it touches another. ``following`` is the
    text after the run.
    """
    best: list[tuple[float, list[tuple[Cut, ...]]]] = [(0.0, [()])]
    for end in range(1, len(run) + 1):
        options = [_step(best[end - 1], _rest(run[end - 1]), None)]
        for start, entries in _ending(run, end, vocabulary):
            if end - start >= SHORTEST or not all(fluent_at[start:end]):
                after = following if end == len(run) else ""
                before = {p[-1].read for p in best[start][1] if p and p[-1].end == start}
                reads = _meant(entries, before, after, vocabulary)
                options += [_step(best[start], _WORD, Cut(start, end, r)) for r in reads]
        low = min(cost for cost, _ in options)
        paths = [p for cost, found in options if cost < low + 1e-6 for p in found]
        best.append((low, list(dict.fromkeys(paths))[:4]))
    paths = best[-1][1]
    return _likely(paths[0], fluent_at) if len(paths) == 1 else []


def _likely(path: Sequence[Cut], fluent_at: Sequence[bool]) -> list[Cut]:
    """Without words found in understood characters alone, unless they touch another word."""
    sure = [c for c in path if not all(fluent_at[c.start : c.end])]
    edges = {e for c in sure for e in (c.start, c.end)}
    return [c for c in path if c in sure or {c.start, c.end} & edges]


def _step(
    before: tuple[float, list[tuple[Cut, ...]]], cost: float, cut: Cut | None
) -> tuple[float, list[tuple[Cut, ...]]]:
    total, paths = before
    return total + cost, [(*p, cut) for p in paths] if cut else paths


def _rest(char: str) -> float:
    return _JOINT if char in _JOINTS or char == "ー" else _REST


def _ending(run: str, end: int, vocabulary: Vocabulary) -> Iterator[tuple[int, list[Entry]]]:
    """Every start from which ``run[start:end]`` sounds like words of the plans."""
    loanword = "ァ" <= run[0] <= "ヺ"
    for start in range(max(0, end - 2 * vocabulary.longest), end):
        if run[start] == "ー" or (end < len(run) and run[end] == "ー"):
            continue
        part = run[start:end]
        found = vocabulary.by_reading.get(key(part))
        if not found and loanword and end - start > SHORTEST:
            found = vocabulary.katakana.get(loose(part))
        if found:
            yield start, found


def _meant(
    entries: Sequence[Entry], before: Iterable[str], following: str, vocabulary: Vocabulary
) -> list[str]:
    """The word meant of those that sound the same: by its neighbours, or by far the commonest."""
    words = _distinct(entries)
    after = re.match(r"[一-龥ァ-ヺー]{1,4}", following)
    fitting = [
        e
        for e in words
        if any(vocabulary.known(b + e.surface) for b in before)
        or (after and any(vocabulary.known(e.surface + after.group()[:n]) for n in range(1, 5)))
    ]
    if len(fitting) == 1:
        return [fitting[0].surface]
    words = [e for e in (fitting or words) if len(e.reading) >= SHORTEST]
    if len(words) > 1 and words[0].count < _SURE * words[1].count:
        return []
    return [words[0].surface] if words else []


def _distinct(entries: Sequence[Entry]) -> list[Entry]:
    """One entry a word, the way of writing it that is most frequent; frequent words first."""
    ordered = sorted(entries, key=lambda e: (-e.count, e.surface))
    kept: dict[str, Entry] = {}
    for entry in ordered:
        if not _KANA.fullmatch(entry.surface) or not "ぁ" <= entry.surface[0] <= "ゖ":
            kept.setdefault(entry.lemma, entry)
    return list(kept.values())
