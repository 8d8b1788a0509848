"""Words of kanji with one character wrong: one that sounds the same, or any one in a long word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import Hamming

from assistant.spelling.cuts import Cut
from assistant.spelling.sounds import key, spoken
from assistant.spelling.vocabulary import KANJI, Vocabulary
from index.tokens import Token, parsed

# Shortest word in which a character inside may be wrong, whatever its sound; longest word tried.
_LONG, _WIDE = 4, 6
_WORDS = re.compile(rf"[{KANJI}]+")


def kanji(text: str, vocabulary: Vocabulary) -> list[Cut]:
    """Words with one character that sounds the same, or in long words any one."""
    tokens = parsed(text)
    found: list[Cut] = []
    for run in _WORDS.finditer(text):
        inside = [t for t in tokens if run.start() <= t.start and t.end <= run.end()]
        for i, token in enumerate(inside):
            before = inside[i - 1] if i else None
            cut = _homophone(token, before, vocabulary) or _one_wrong(
                token, before, text, run.span(), vocabulary
            )
            if cut and not (found and found[-1].end > cut.start):
                found.append(cut)
    return found


def _homophone(token: Token, before: Token | None, vocabulary: Vocabulary) -> Cut | None:
    """Another word of the same sound, where the plans join that one to the word before."""
    if before is None or len(token.surface) < 2:
        return None
    if vocabulary.known(before.surface + token.surface):
        return None
    reads = [
        e.surface
        for e in vocabulary.by_reading.get(key(token.kana), ())
        if _differ(e.surface, token.surface) and vocabulary.known(before.surface + e.surface)
    ]
    return Cut(token.start, token.end, reads[0]) if len(reads) == 1 else None


def _one_wrong(
    token: Token, before: Token | None, text: str, run: tuple[int, int], vocabulary: Vocabulary
) -> Cut | None:
    start, end = token.start, token.end
    word = len(token.surface) > 1 and vocabulary.common(token.surface)
    if word or vocabulary.known(token.surface):
        single = before is not None and len(before.surface) == len(token.surface) == 1
        pair = text[start - 1 : end]
        if not single or vocabulary.known(pair) or vocabulary.common(pair):
            return None
        start, run = start - 1, (start - 1, end)
    best: dict[int, set[Cut]] = defaultdict(set)
    for a, b in _windows(start, end, run):
        for read in _near(text[a:b], vocabulary):
            at = next(i for i in range(b - a) if text[a + i] != read[i])
            if start <= a + at < end and _sounds(text[a:b], read, at, vocabulary):
                best[b - a].add(Cut(a, b, read))
    reads = best[max(best)] if best else set()
    return reads.pop() if len(reads) == 1 else None


def _near(written: str, vocabulary: Vocabulary) -> list[str]:
    return [r for r in vocabulary.kanji[len(written)] if _differ(written, r)]


def _sounds(written: str, read: str, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the wrong character may be read as the right one; beside the point if long."""
    sounds = vocabulary.endings.get(written[at], set()) | {key(spoken(parsed(written[at])))}
    reading = key(spoken(parsed(read)))
    if at == len(read) - 1:
        return reading[-2:] in sounds
    if at == 0:
        return reading[:2] in sounds
    return len(written) >= _LONG


def _differ(one: str, other: str) -> bool:
    """Whether two words differ in exactly one character."""
    return len(one) == len(other) > 1 and Hamming.distance(one, other) == 1


def _windows(start: int, end: int, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Parts of a run of kanji that hold ``[start, end)``, of two to some more characters."""
    for a in range(max(run[0], end - _WIDE), start + 1):
        for b in range(end, min(run[1], a + _WIDE) + 1):
            if b - a > 1:
                yield a, b
