"""The one tokeniser for documents and questions: short units, their other forms, compounds."""

from __future__ import annotations

import itertools
import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

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

_tagger: fugashi.Tagger | None = None
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Token:
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
    found = _words(_folded(text))
    return [forms[0] for _, pos, forms in found if pos in _CONTENT and forms]


def tagged(text: str) -> list[tuple[str, str]]:
    """Content words of ``text`` as ``words`` gives them, each with its part of speech."""
    found = _words(_folded(text))
    return [(forms[0], pos) for _, pos, forms in found if pos in _CONTENT and forms]


def pairs(text: str) -> list[tuple[str, str]]:
    """Neighbouring nouns of ``text``, folded: the joints of its compounds."""
    found = [(fold(s), p in _NOUNS and bool(forms)) for s, p, forms in _words(_folded(text))]
    return [(a, b) for (a, x), (b, y) in itertools.pairwise(found) if x and y]


def parsed(text: str) -> list[Token]:
    """Every word of ``text`` as the dictionary cuts it, with the place where it stands."""
    out, at = [], 0
    with _lock:
        for word in _shared()(text):
            at = text.index(word.surface, at)
            feature = word.feature
            lemma = (feature.lemma or "").partition("-")
            speech, detail = feature.pos1, f"{feature.pos2}/{feature.pos3}"
            kana = feature.kana or ""
            out.append(Token(word.surface, at, speech, detail, lemma[0], lemma[2], kana))
            at += len(word.surface)
    return out


def readings(text: str) -> str:
    """The reading of ``text`` in katakana, as far as the dictionary knows it."""
    with _lock:
        return "".join(w.feature.kana or "" for w in _shared()(unicodedata.normalize("NFKC", text)))


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring letters and digits: they rescue unknown words and misprints."""
    out: list[str] = []
    for run in _PLAIN.findall(fold(text)):
        out.extend(run[i : i + 2] for i in range(len(run) - 1)) if len(run) > 1 else out.append(run)
    return out


def _folded(text: str) -> str:
    """``text`` in one width, with katakana where recognition printed kanji for them."""
    return katakana(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1000)
def _terms(text: str) -> tuple[str, ...]:
    out: list[str] = []
    run: list[str] = []
    for surface, pos, forms in _words(text):
        if pos in _NOUNS and forms:
            run.append(fold(surface))
            out.extend(forms)
            continue
        out.extend(_compounds(run))
        run = []
        if pos in _CONTENT:
            out.extend(forms)
    out.extend(_compounds(run))
    return tuple(out)


def _compounds(run: list[str]) -> list[str]:
    """Neighbouring nouns joined: every pair, and the whole run where it is short."""
    found = [a + b for a, b in itertools.pairwise(run)]
    if 2 < len(run) <= _MAX_COMPOUND:
        found.append("".join(run))
    return [c for c in found if not c.isdigit()]


@lru_cache(maxsize=1000)
def _words(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(surface, part of speech, distinct forms) of each word; a form is folded and not empty."""
    with _lock:
        return tuple(
            (w.surface, f.pos1, _forms(w.surface, f.pos1, f.orthBase or "", f.lemma or ""))
            for w in _shared()(text)
            for f in (w.feature,)
        )


@lru_cache(maxsize=20_000)
def _forms(surface: str, pos: str, base: str, lemma: str) -> tuple[str, ...]:
    lemma = lemma.partition("-")[0]
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
