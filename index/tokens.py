"""The one tokeniser for documents and questions: short units, their other forms, compounds."""

from __future__ import annotations

import itertools
import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

import fugashi

from ingest.text import fold, katakana

_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞", "記号"})
_CONTENT = frozenset(
    {"名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "代名詞", "連体詞", "記号"}
)
# Verbs that only carry grammar; unidic tags them as dependent.
_EMPTY = frozenset(
    {
        "する",
        "為る",
        "ある",
        "有る",
        "なる",
        "成る",
        "いる",
        "居る",
        "こと",
        "もの",
        "よう",
        "ため",
        "等",
    }
)
_PLAIN = re.compile(r"[^\W_]+")
_MAX_COMPOUND = 4

# Words of which it is kept what the dictionary says: more than many plans hold.
_MOST_ENTRIES = 50_000
# Texts of which the words are kept: more than all parts of fifty plans, so that a service that
# loads a new generation cuts only what it did not read in the one before.
_MOST_TEXTS = 200_000

_entries: dict[tuple[str, str], _Entry] = {}
_tagger: fugashi.Tagger | None = None
_lock = threading.Lock()


class Token(NamedTuple):
    """A word at ``start``; ``origin`` is the English word that a loan word comes from."""

    surface: str
    start: int
    speech: str
    detail: str
    lemma: str
    origin: str
    kana: str

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.surface)


class _Entry(NamedTuple):
    """What the dictionary says of a word, and the distinct forms under which it is found."""

    surface: str
    folded: str
    speech: str
    detail: str
    lemma: str
    origin: str
    kana: str
    forms: tuple[str, ...]


def terms(text: str) -> list[str]:
    """Tokens of ``text`` in order, each word in its several forms, and compounds of nouns.

    A word gives its folded surface, its written base form and its lemma where they differ, so that
    inflection and loan-word spelling do not hide it. Two to four neighbouring nouns also give the
    compound that they form, since short units alone lose the weight of phrases.
    """
    return list(_terms(_folded(text)))


def words(text: str) -> list[str]:
    """Content words of ``text`` in order, one form each and no compounds: for measuring how much
    of a question something covers.
    """
    return [w.forms[0] for w in _words(_folded(text)) if w.speech in _CONTENT and w.forms]


def tagged(text: str) -> list[tuple[str, str]]:
    """Content words of ``text`` as ``words`` gives them, each with its part of speech."""
    found = (w for w in _words(_folded(text)) if w.speech in _CONTENT and w.forms)
    return [(w.forms[0], w.speech) for w in found]


def pairs(text: str) -> list[tuple[str, str]]:
    """Neighbouring nouns of ``text``, folded: the joints of its compounds."""
    found = [(w.folded, w.speech in _NOUNS and bool(w.forms)) for w in _words(_folded(text))]
    return [(a, b) for (a, x), (b, y) in itertools.pairwise(found) if x and y]


def parsed(text: str) -> list[Token]:
    """Every word of ``text`` as the dictionary cuts it, with the place where it stands."""
    out, at = [], 0
    for word in _words(text):
        surface, _, speech, detail, lemma, origin, kana, _ = word
        at = text.index(surface, at)
        out.append(Token(surface, at, speech, detail, lemma, origin, kana))
        at += len(surface)
    return out


def readings(text: str) -> str:
    """The reading of ``text`` in katakana, as far as the dictionary knows it."""
    return "".join(w.kana for w in _words(unicodedata.normalize("NFKC", text)))


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring letters and digits: they rescue unknown words and misprints."""
    out: list[str] = []
    for run in _PLAIN.findall(fold(text)):
        out.extend(run[i : i + 2] for i in range(len(run) - 1)) if len(run) > 1 else out.append(run)
    return out


def _folded(text: str) -> str:
    """``text`` in one width, with katakana where recognition printed kanji for them."""
    return katakana(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=_MOST_TEXTS)
def _terms(text: str) -> tuple[str, ...]:
    out: list[str] = []
    run: list[str] = []
    for word in _words(text):
        if word.speech in _NOUNS and word.forms:
            run.append(word.folded)
            out.extend(word.forms)
            continue
        if run:
            out.extend(_compounds(run))
            run = []
        if word.speech in _CONTENT:
            out.extend(word.forms)
    out.extend(_compounds(run))
    return tuple(out)


def _compounds(run: list[str]) -> list[str]:
    """Neighbouring nouns joined: every pair, and the whole run where it is short."""
    found = [a + b for a, b in itertools.pairwise(run)]
    if 2 < len(run) <= _MAX_COMPOUND:
        found.append("".join(run))
    return [c for c in found if not c.isdigit()]


@lru_cache(maxsize=_MOST_TEXTS)
def _words(text: str) -> tuple[_Entry, ...]:
    """Each word of ``text``; what was once read of a word of the dictionary is not read again."""
    out = []
    with _lock:
        for node in _shared()(text):
            key = (node.surface, node.feature_raw)
            entry = _entries.get(key)
            if entry is None:
                if len(_entries) >= _MOST_ENTRIES:
                    _entries.clear()
                entry = _entries[key] = _entry(node.surface, node.feature)
            out.append(entry)
    return tuple(out)


def _entry(surface: str, feature: Any) -> _Entry:
    lemma, _, origin = (feature.lemma or "").partition("-")
    forms = _forms(surface, feature.pos1, feature.orthBase or "", lemma)
    detail = f"{feature.pos2}/{feature.pos3}"
    kana = feature.kana or ""
    return _Entry(surface, fold(surface), feature.pos1, detail, lemma, origin, kana, forms)


def _forms(surface: str, pos: str, base: str, lemma: str) -> tuple[str, ...]:
    """The distinct forms of a word; a form is folded and not empty."""
    if base in _EMPTY or lemma in _EMPTY:
        return ()
    forms = [
        fold(surface) if pos not in {"動詞", "形容詞"} else "",
        fold(base),
        fold(lemma),
    ]
    return tuple(dict.fromkeys(f for f in forms if f and _PLAIN.search(f)))


def _shared() -> fugashi.Tagger:
    """The process's one tagger; callers hold the lock, since MeCab's lattice is not shareable."""
    global _tagger
    if _tagger is None:
        _tagger = fugashi.Tagger()
    return _tagger
