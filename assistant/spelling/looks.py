"""Characters taken for others that look like them, and spaces inside words."""

from __future__ import annotations

import re

from assistant.spelling.cuts import Cut
from assistant.spelling.glyphs import modern, shape
from assistant.spelling.vocabulary import KANJI, Vocabulary
from index.tokens import Token, parsed

_GAP = re.compile(rf"(?<=[{KANJI}ァ-ヺー])[ 　]+(?=[{KANJI}ァ-ヺー])")
# Single letters that are words, and are often meant for their likes in the other script.
_EITHER = "ー二口力工卜夕八千へ"


def alike(text: str, vocabulary: Vocabulary) -> list[Cut]:
    """Words in which a character stands for one that looks like it: ポ一タル, ニ本松."""
    seen = shape(modern(text, vocabulary.letters))
    doubtful = _doubtful(parsed(text), len(text), vocabulary)
    found: list[Cut] = []
    at = 0
    while at < len(text):
        cut = _lookalike(text, seen, doubtful, at, vocabulary)
        if cut:
            found.append(cut)
        at = cut.end if cut else at + 1
    return found


def _lookalike(
    text: str, seen: str, doubtful: list[bool], at: int, vocabulary: Vocabulary
) -> Cut | None:
    for end in range(min(len(text), at + vocabulary.widest), at + 1, -1):
        entries = vocabulary.by_shape.get(seen[at:end])
        written = text[at:end]
        if not entries:
            continue
        if vocabulary.written(written):
            return None
        other = [i for i in range(at, end) if text[i] != entries[0].surface[i - at]]
        old = modern(written, frozenset()) == entries[0].surface
        same = [text[i] for i in range(at, end) if i not in other and text[i] != "ー"]
        few = len(same) >= len(other) and any(doubtful[i] for i in other)
        if len(entries) == 1 and (old or few) and not vocabulary.known(written):
            return Cut(at, end, entries[0].surface)
    return None


def _doubtful(tokens: list[Token], size: int, vocabulary: Vocabulary) -> list[bool]:
    """For each character whether it stands in a word that nobody knows, or in one letter."""
    out = [True] * size
    for token in tokens:
        if len(token.surface) > 1 and vocabulary.understands(token.surface):
            out[token.start : token.end] = [False] * len(token.surface)
        elif len(token.surface) == 1 and vocabulary.known(token.surface):
            out[token.start] = shape(token.surface) in _EITHER
    return out


def gaps(text: str, vocabulary: Vocabulary) -> list[Cut]:
    """Spaces inside a word."""
    return [
        Cut(m.start(), m.end(), "")
        for m in _GAP.finditer(text)
        if _joins(text[: m.start()], text[m.end() :], vocabulary)
    ]


def _joins(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether a word of the plans spans the gap and one side is but a part of a word."""
    before, after = parsed(left)[-1].surface, parsed(right)[0].surface
    if min(len(before), len(after)) == 1 and vocabulary.written(before + after):
        return True
    spanning = next((t for t in parsed(left + right) if t.start < len(left) < t.end), None)
    if spanning is None or not vocabulary.known(spanning.surface):
        return False
    return not (vocabulary.known(before) and vocabulary.known(after))
