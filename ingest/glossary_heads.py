"""Where a headword ends and its definition begins on one line, and what can be a headword."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.glossary_lines import narrow
from ingest.text import View, fold

_GAP = re.compile(r"\u3000\s*| {2,}| *[:：] *| *(?:(?:…|‥)+|[・･.]{3,}) *| +[-–—=→] +|とは[、,]\s*")
_LEADER = re.compile(r"[ \u3000]*(?:(?:…|‥)+|[・･.]{3,})[ \u3000]*$")
_SPACE = re.compile(r" +")
_SHORT = re.compile(r"の(?:略|頭文字|頭字)")
_STOPS = re.compile(r"[。、．]|[をはがへ]$|^(?:[をはがへ]|出典|資料|注記?|備考|参考|単位|図|表)$")
_HEADING = re.compile(
    r"^(?:[ア-ン]\s|\([ア-ンI]\)|(?:基本)?(?:方針|目標|施策|戦略|柱)\s*[0-9]|[図表]\s*[0-9]|第\s*[0-9]+\s*[章節条]"
    r"|(?:令和|平成|昭和)\s*[0-9元]+\s*年)"
)
_PAIRS = ("()", "「」", "『』", "[]", "【】", "〈〉", "《》")
_PAGES = re.compile(
    r"\s+[(→]?(?:p\.?|頁)?\s*[0-9]{1,3}(?:\s*[,、・-]\s*(?:p\.?)?\s*[0-9]{1,3})*\s*(?:頁|ページ)?\)?$"
    r"|\s*[(→]\s*(?:p\.?|頁)\s*[0-9]{1,3}(?:\s*[,、・-]\s*(?:p\.?)?[0-9]{1,3})*\)?$",
    re.IGNORECASE,
)
_OPENING = ")]」』】[〔【<《「『-・※*→◆●■○◇▼▽□★☆#①②③④⑤⑥⑦⑧⑨"
_PROSE = 8  # characters from which a word without a stop can open a definition
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
MAX_HEAD = 40
MAX_PRINTED = 90  # with what stands in its brackets
MIN_BODY = 6


@dataclass(frozen=True, slots=True)
class Draft:
    """A headword with its definition, not yet a term."""

    head: View
    body: View
    kind: Literal["glossary", "footnote"]
    mark: str | None = None


def can_head(words: str) -> bool:
    """Whether ``words`` can be a headword: short, whole, and no piece of a sentence."""
    line = narrow(words).strip()
    outer = _BRACKETS.sub("", line).strip()
    if not outer or len(outer) > MAX_HEAD or len(line) > MAX_PRINTED or _STOPS.search(line):
        return False
    if _HEADING.match(line):
        return False
    if any(line.count(p[0]) != line.count(p[1]) for p in _PAIRS):
        return False
    return bool(re.search(r"[^\W\d_]", line)) and line[0] not in _OPENING


def is_sound(draft: Draft) -> bool:
    """Whether a draft looks like an entry of a glossary."""
    body = draft.body.text
    told = len(body) >= MIN_BODY and body[0] not in "、。）)」』ー"
    return told and can_head(draft.head.text) and fold(body) != fold(draft.head.text)


def pages_at(words: str) -> int | None:
    """Where the page numbers at the end of a line begin, if it ends in some."""
    match = _PAGES.search(narrow(words))
    return match.start() if match and match.start() > 0 else None


def split(view: View) -> tuple[View, View] | None:
    """Headword and definition that stand on one line, or ``None``."""
    line = view.text
    for gap in _GAP.finditer(line):
        if can_head(line[: gap.start()]) and len(line) - gap.end() >= MIN_BODY:
            return view.slice(0, gap.start()), view.slice(gap.end(), len(line))
        if gap.start() > MAX_HEAD:
            break
    at = _space(line)
    if at is None or not can_head(line[:at]):
        return None
    return view.slice(0, at), view.slice(at, len(line))


def opens(view: View) -> View | None:
    """The headword of a line that ends with the leader behind it; its definition stands below."""
    match = _LEADER.search(view.text)
    return view.slice(0, match.start()) if match and can_head(view.text[: match.start()]) else None


def is_wide(view: View, pair: tuple[View, View] | None) -> bool:
    """Whether more than one plain space parts the two."""
    return pair is not None and view.text[len(pair[0].text) : -len(pair[1].text)] != " "


def _space(line: str) -> int | None:
    """The single space that parts a headword from its definition.

    Words in Latin letters go on up to the first Japanese one, unless they spell the headword out.
    """
    cuts = [m.start() for m in _SPACE.finditer(line) if m.start() > 0]
    words = line.split()
    japanese = next((i for i, w in enumerate(words) if not _latin(w)), None)
    if japanese is None or len(words) < 2:
        return None
    opening = narrow(words[japanese])[0]
    if japanese == 0:
        at = _japanese(words)
    elif opening == "(" and narrow(words[japanese])[-1] == ")":
        at = japanese + 1
    elif opening.isascii() or _SHORT.match(words[japanese]):
        at = _spelt(words, japanese)
    else:
        at = japanese
    return cuts[at - 1] if at and at <= len(cuts) else None


def _japanese(words: list[str]) -> int | None:
    """Before which of ``words`` the definition begins where the headword is Japanese."""
    for i, word in enumerate(words[1:], 1):
        bracketed = narrow(word)[0] == "(" and narrow(word)[-1] == ")"
        if not bracketed and (len(word) >= _PROSE or re.search(r"[。、]", word)):
            return i
    return None


def _spelt(words: list[str], japanese: int) -> int:
    """Before which word the spelt-out form of an abbreviation begins."""
    for i in range(1, japanese + 1):
        initials = "".join(w[0] for w in words[i : japanese + 1] if w[0].isalpha())
        if fold(initials)[: len(words[0])].startswith(fold(words[0])) and i == 1:
            return i
    return 1 if _SHORT.search(words[japanese]) else max(1, japanese)


def _latin(word: str) -> bool:
    return narrow(word).isascii()
