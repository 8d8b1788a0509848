"""Words of katakana with letters wrong, names in Latin letters with two changed about."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.spelling.cuts import Cut
from assistant.spelling.sounds import loose
from assistant.spelling.vocabulary import KANJI, Vocabulary
from index.tokens import Token, parsed

# Letters changed at most in a loan word, by the length of its sound.
_CHANGES = ((9, 2), (4, 1))
# Longest name in Latin letters that may be another one by chance.
_SHORT = 4
_RUN = re.compile(r"[ァ-ヺ][ァ-ヺー]+")
_WORDS = re.compile(rf"[{KANJI}]+")
# Letters that touch no other sign of code or addresses.
_LATIN = re.compile(r"(?<![!-~！-～])[A-Za-zＡ-Ｚａ-ｚ]{3,}(?![!-~！-～])")


def loans(text: str, vocabulary: Vocabulary) -> list[Cut]:
    """Words of katakana with a letter too few, too many or wrong.

    A word of the language is only read otherwise where the plans join that to what follows.
    """
    found = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        written = run.group()
        parts = parsed(written)
        single = len(parts) == 1 and vocabulary.known(written)
        if single or all(vocabulary.written(p.surface) for p in parts):
            continue
        if written[-1] == "ヘ" and vocabulary.known(written[:-1]):
            found.append(Cut(end - 1, end, "へ"))
            continue
        common = vocabulary.common(written) or _built(parts, vocabulary)
        read = _loan(written, vocabulary)
        if read and (
            not common or loose(read) == loose(written) or _joined(read, text[end:], vocabulary)
        ):
            found.append(Cut(start, end, read))
    return found


def _built(parts: list[Token], vocabulary: Vocabulary) -> bool:
    """Whether a word is made of words that are understood, not of many scraps of words."""
    short = min(len(p.surface) for p in parts)
    known = all(vocabulary.understands(p.surface) for p in parts)
    return known and short > (1 if len(parts) < 3 else 2)


def _loan(written: str, vocabulary: Vocabulary) -> str | None:
    sound = loose(written)
    most = next((n for size, n in _CHANGES if len(sound) >= size), 0)
    near = process.extract(
        sound, vocabulary.katakana.keys(), scorer=OSA.distance, score_cutoff=most, limit=2
    )
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):
        return None
    return max(vocabulary.katakana[near[0][0]], key=lambda e: e.count).surface


def latin(text: str, vocabulary: Vocabulary) -> list[Cut]:
    """Letters changed about (ITC), and the English of a loan word (TELEWORK)."""
    found = []
    for match in _LATIN.finditer(text):
        word = unicodedata.normalize("NFKC", match.group())
        if vocabulary.known(word):
            continue
        read = vocabulary.origins.get(word.lower()) or _swapped(
            word, text[match.end() :], vocabulary
        )
        if read:
            found.append(Cut(*match.span(), read))
    return found


def _swapped(word: str, following: str, vocabulary: Vocabulary) -> str | None:
    """The one name of the plans with two neighbouring letters of ``word`` changed about.

    Where ``word`` may be another name, the two must stand together with what follows.
    """
    names = vocabulary.latin.get("".join(sorted(word.lower())), ())
    near = [n for n in names if OSA.distance(n.lower(), word.lower()) == 1]
    if len(near) != 1:
        return None
    sure = len(word) > _SHORT or not vocabulary.common(word)
    return near[0] if sure or _joined(near[0], following, vocabulary) else None


def _joined(read: str, following: str, vocabulary: Vocabulary) -> bool:
    """Whether the plans join a word to the first word of what follows."""
    after = _WORDS.match(following)
    first = parsed(after.group())[0].surface if after else ""
    return bool(first) and vocabulary.known(read + first)
