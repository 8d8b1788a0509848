"""Kana for words that the plans write otherwise: のうせいか, なん件."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.spelling.cuts import Cut, applied
from assistant.spelling.segment import SHORTEST, segments
from assistant.spelling.sounds import key
from assistant.spelling.vocabulary import KANJI, Vocabulary
from index.tokens import Token, parsed

_RUN = re.compile(r"[ぁ-ゖ][ぁ-ゖー]*|[ァ-ヺ][ァ-ヺー]*")
_WORDS = re.compile(rf"[{KANJI}]+")
_GRAMMAR = frozenset({"助詞", "助動詞", "動詞", "形容詞", "連体詞", "接続詞", "空白"})
_QUESTIONS = "いつ どこ だれ なに なん なぜ どう どれ どちら いくつ いくら これ それ あれ ここ そこ"
_ASKS = frozenset(_QUESTIONS.split())


def kana(text: str, vocabulary: Vocabulary) -> list[Cut]:
    """Kana for words that the plans write otherwise."""
    tokens = parsed(text)
    plain = [True] * len(text)
    for token in tokens:
        known = _fluent(token, vocabulary)
        plain[token.start : token.end] = [known] * len(token.surface)
    found = [c for token, after in pairwise(tokens) for c in _how_many(token, after)]
    for run in _RUN.finditer(text):
        start, end = run.span()
        held = run.group() in vocabulary.runs or vocabulary.written(run.group())
        town = (key(run.group()), text[end : end + 1]) in vocabulary.towns
        if (held and not town) or all(plain[start:end]):
            continue
        made = segments(run.group(), plain[start:end], vocabulary, text[end:])
        moved = [Cut(start + c.start, start + c.end, c.read) for c in made]
        if moved and _smooth(text, start, end, moved, vocabulary):
            found += moved
    return found


def _how_many(token: Token, after: Token) -> list[Cut]:
    """「なん」 before a counter."""
    counted = _WORDS.fullmatch(after.surface) and token.end == after.start
    return [Cut(token.start, token.end, "何")] if token.surface == "なん" and counted else []


def _fluent(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word in kana is grammar or a word that is written so."""
    surface = token.surface
    if "ァ" <= surface[0] <= "ヺ":
        return len(surface) > 1 and vocabulary.understands(surface)
    if surface in _ASKS or token.detail.startswith("数詞"):
        return True
    if token.speech in _GRAMMAR:
        return not surface.startswith("ー")
    if vocabulary.written(surface):
        return True
    unlike = key(surface) not in vocabulary.by_reading
    return unlike and len(surface) >= SHORTEST and vocabulary.common(surface)


def _smooth(text: str, start: int, end: int, made: list[Cut], vocabulary: Vocabulary) -> bool:
    """Whether the kana of a run that its repairs leave over are words by themselves."""
    mended, _ = applied(text[:end], made)
    left = [i for i in range(start, end) if not any(c.start <= i < c.end for c in made)]
    moved = {i + sum(len(c.read) - (c.end - c.start) for c in made if c.end <= i) for i in left}
    over = (t for t in parsed(mended + text[end:]) if moved & set(range(t.start, t.end)))
    return all(_fluent(t, vocabulary) for t in over)
