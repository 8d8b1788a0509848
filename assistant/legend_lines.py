"""Signs and stages that prose explains one after the other, on lines of their own or on one."""

from __future__ import annotations

import re

from ingest.records import Value
from ingest.sources import Document

# How many different signs are explained, how long a meaning is, and what is no grade.
LINED, LONGEST, NONE = 3, 40, "－―ー–"
_SIGNS = "◎○〇◯△▲×✕●☆★－"
# A sign and what it means, at the start of a line or behind another sign with its meaning.
_SAID = re.compile(
    rf"(?:^|(?<=[\s\u3000、。]))\s*[「『(（・]?(?P<sign>[{_SIGNS}])[」』)）]?\s*(?:[:：…＝=]+\s*)?"
    rf"は?(?P<told>[^{_SIGNS}\sがは][^{_SIGNS}\n\t]*)"
)
# A stage cut down to one letter, and what it stands for behind a colon: 検：調査・検討.
_STAGE = re.compile(
    r"(?:^|(?<=[\s\u3000、，。／/]))(?P<sign>[一-龥ァ-ヶA-ZＡ-Ｚ])\s?[:：＝=]\s?"
    r"(?P<told>[^\s\u3000:：＝=、，。／/]{2,20})(?=$|[\s\u3000、，。／/])"
)
_WORDS = re.compile(r"[一-龥ぁ-ん]{3}")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
Said = list[tuple[str, Value]]


def lined(document: Document) -> Said:
    """The grades that the prose of a document explains, each with its meaning."""
    found: Said = []
    run: Said = []
    for line in _LINE.finditer(document.text):
        stages = _stages(line, document.source)
        found += stages if len({s for s, _ in stages}) >= LINED else []
        told = _on(line, document.source)
        signs = [sign for sign, _ in (*run, *told)]
        if told and len(set(signs)) == len(signs):
            run += told
            continue
        found += run if len(run) >= LINED else []
        run = told if len({s for s, _ in told}) == len(told) else []
    found += run if len(run) >= LINED else []
    return [(s, v) for s, v in found if s not in NONE]


def _stages(line: re.Match[str], source: str) -> Said:
    """The stages of one letter that a line explains."""
    matches = ((m, line.start() + m.start("told")) for m in _STAGE.finditer(line.group()))
    return [(m["sign"], Value(m["told"], source, at, at + len(m["told"]))) for m, at in matches]


def _on(line: re.Match[str], source: str) -> Said:
    """The signs on one line, each with the words behind it."""
    told: Said = []
    for match in _SAID.finditer(line.group()):
        words = match["told"].rstrip(" \u3000、。】")
        at = line.start() + match.start("told")
        if 0 < len(words) <= LONGEST and _WORDS.search(words):
            told.append((match["sign"], Value(words, source, at, at + len(words))))
    return told
